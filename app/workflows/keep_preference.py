"""Keep the settings of this technician, checked before they are written, and read them back."""

import zoneinfo
from collections.abc import Callable, Mapping

from app.domain.errors import BadInput, Reason
from app.ports.store import KeepsPreferences


def _one_of(*allowed: str) -> Callable[[str], bool]:
    return lambda value: value in allowed


def _whole(low: int, high: int) -> Callable[[str], bool]:
    return lambda value: value.isascii() and value.isdigit() and low <= int(value) <= high


def _zone(value: str) -> bool:
    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


ALLOWED: Mapping[str, Callable[[str], bool]] = {
    "language": lambda value: len(value) <= 12,
    "technician": lambda value: len(value) <= 120,
    "licence": lambda value: len(value) <= 120,
    "issuer": lambda value: len(value) <= 240,
    "paper": _one_of("A4", "Letter"),
    "zone": _zone,
    "theme": _one_of("light", "dark", "sun"),
    "density": _one_of("desk", "field"),
    "listen.host": lambda value: bool(value.strip()),
    "listen.port": _whole(0, 65535),
    "lock.minutes": _whole(1, 60),
    "lock.state": lambda value: True,
    "sync.to": lambda value: value == "" or value.startswith(("folder:", "https://")),
}
"""The names of ``settings.toml``; ``lock.state`` is what the app lock keeps (a hash, never a PIN)."""


async def keep_preference(store: KeepsPreferences, name: str, value: str) -> str:
    """Check and save; returns the value kept. Raises BadInput (UNKNOWN_KEY, WRONG_VALUE) naming the setting."""
    if name not in ALLOWED:
        raise BadInput(Reason.UNKNOWN_KEY, "settings", field=name)
    kept = value.strip()
    if not ALLOWED[name](kept):
        raise BadInput(Reason.WRONG_VALUE, "settings", field=name, problem=value)
    await store.set_preference(name, kept)
    return kept


async def read_preferences(store: KeepsPreferences) -> dict[str, str]:
    """Return every setting that was saved, by name."""
    found = {name: await store.preference(name) for name in ALLOWED}
    return {name: value for name, value in found.items() if value is not None}
