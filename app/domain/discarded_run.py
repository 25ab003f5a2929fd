"""Which discarded runs belong to the meter as found, and which to the meter as left (field rules 18 and 22)."""

from collections.abc import Iterator

from app.domain.as_left import changes_meter
from app.domain.fact import RunDiscarded
from app.domain.legal_fact import Phase
from app.domain.run_fact import RunBegun
from app.domain.visit import VisitState


def discarded_runs(state: VisitState, phase: Phase) -> tuple[RunDiscarded, ...]:
    """Return the discarded runs of one phase: the one its run began in, else as left from the first change on.

    A check charge is no run and says no phase: whether the meter was changed before it decides.
    """
    return tuple(run for run, found in _with_phase(state) if found == phase)


def _with_phase(state: VisitState) -> Iterator[tuple[RunDiscarded, Phase]]:
    now: Phase = "as_found"
    begun: dict[tuple[str, int], Phase] = {}
    for saved in state.saved:
        fact = saved.fact
        if changes_meter(fact):
            now = "as_left"
        elif isinstance(fact, RunBegun):
            begun[fact.point, fact.number] = fact.phase
        elif isinstance(fact, RunDiscarded):
            yield fact, begun.get((fact.point, fact.number), now)
