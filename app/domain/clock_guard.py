"""Whether the clock of a station is legally relevant, by what it says of itself (field rule 11); pure."""

from collections.abc import Iterable

from app.domain.legal_change import guarded
from app.domain.station import Setting

_OFF = frozenset({"", "false", "0", "no", "none", "off", "null"})


def clock_settings(settings: Iterable[Setting], patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the settings that say that the station signs what it measures, with its time; empty where none does.

    ``patterns`` are ``GuardedChange.relevant_with``. A setting without a value, or one that is switched off, says
    nothing; a secret that is only masked says that there is one.
    """
    return tuple(
        one.key for one in settings if guarded(one.key, patterns) and (one.value or "").strip().casefold() not in _OFF
    )
