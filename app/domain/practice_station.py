"""How a visit tells that its station is a practice one: from another process, where nothing else shows it."""

from app.domain.station import Snapshot

VENDOR = "ChargeBench Practice"
PACE_KEYS = frozenset({"PracticeClockSpeed", "PracticeCtrlr/ClockSpeed"})
"""Where a practice station tells how much faster than real its clock goes, in 1.6 and 2.x."""
FASTEST = 10_000.0


def pace_of(snapshot: Snapshot) -> float:
    """Return how many seconds pass at the station in a real one: 1 at every real station, and where it does not say."""
    if snapshot.identity.vendor != VENDOR:
        return 1.0
    told = next((setting.value for setting in snapshot.settings if setting.key in PACE_KEYS), None)
    try:
        pace = float(told or 1)
    except ValueError:
        return 1.0
    return pace if 0 < pace <= FASTEST else 1.0
