"""Field-proven workarounds for makes that need them: data in ``resources/quirks``, chosen by vendor and model."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from app.domain.codec import decode
from app.domain.station import StationIdentity


@dataclass(frozen=True)
class Quirk:
    """What one make needs. ``vendor``, ``model`` and ``firmware`` are patterns with ``*``, any case."""

    id: str
    source: str
    verified: bool
    vendor: str = "*"
    model: str = "*"
    firmware: str = "*"
    stack_level: int = 0
    profile_kind: str = "Relative"
    limit_unit: str = "A"
    phases: int = 3
    """Phases a limit in W is spread over."""
    profile_in_start: bool = True
    """False where a profile inside the remote start is refused or ignored."""
    trigger_without_connector: bool = True
    """False where a StatusNotification must be asked connector by connector."""
    note: Mapping[str, str] = field(default_factory=dict)

    def fits(self, identity: StationIdentity) -> bool:
        """Return True when the station is of this make."""
        pairs = ((identity.vendor, self.vendor), (identity.model, self.model), (identity.firmware, self.firmware))
        return all(fnmatchcase(value.lower(), pattern.lower()) for value, pattern in pairs)


STANDARD = Quirk("standard", "OCPP 1.6 edition 2 section 5.16.3; OCPP 2.0.1 part 2 K01", verified=True)
"""What the standard asks: any stack level, profile inside the start."""


def read_quirks(data: Mapping[str, Any]) -> tuple[Quirk, ...]:
    """Return the quirks of resource files (file name -> JSON). Raises BadInput naming file and field."""
    return tuple(decode(Quirk, content, name) for name, content in sorted(data.items()))


def quirk_for(identity: StationIdentity, quirks: Iterable[Quirk]) -> Quirk:
    """Return the first quirk that fits, else the standard's way."""
    return next((quirk for quirk in quirks if quirk.fits(identity)), STANDARD)
