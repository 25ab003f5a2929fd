"""The day on which an instrument was used in a visit: the certificate of that day counts for its values."""

from app.domain.fact import ItemAnswered, RunMeasured
from app.domain.visit import VisitState


def measuring_day(state: VisitState, instrument: str) -> str:
    """Return the day (UTC, ``2026-11-23``) of the last value this instrument measured, else of the begin."""
    times = [saved.at for saved, fact in state.saved_of(ItemAnswered) if fact.instrument == instrument]
    if state.calibration is not None and state.calibration.reference == instrument:
        times += [saved.at for saved, _ in state.saved_of(RunMeasured)]
    return max(times, default=state.saved[0].at).date().isoformat()
