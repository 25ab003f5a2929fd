"""Version and checksum of the legally relevant software, before and after a change (rule 22)."""

from fnmatch import fnmatchcase

from app.domain.errors import ChargeBenchError
from app.domain.visit import VisitState
from app.ports.station import StationLink
from app.workflows.visit import Visit


def checksum_key(state: VisitState, patterns: tuple[str, ...]) -> str:
    """Return the setting of the first snapshot that tells a checksum, empty where none does; makers name it freely."""
    taken = state.snapshot("first")
    names = (setting.key for setting in taken.snapshot.settings) if taken else ()
    lowered = tuple(pattern.casefold() for pattern in patterns)
    return next((name for name in names if any(fnmatchcase(name.casefold(), one) for one in lowered)), "")


async def read_checksum(visit: Visit, link: StationLink) -> str:
    """Return the checksum the station tells now, empty where it tells none or does not answer."""
    key = checksum_key(visit.state, visit.checksum_keys)
    if not key or not link.connected:
        return ""
    try:
        return next((one.value for one in await link.read_settings((key,)) if one.value), "")
    except ChargeBenchError:
        return ""  # what was changed counts all the same; the report says that no checksum was read
