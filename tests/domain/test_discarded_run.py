"""Discarded runs of the meter as found and as left (field rules 18 and 22)."""

from app.domain.discarded_run import discarded_runs
from app.domain.fact import FirmwareUpdated, RunDiscarded
from app.domain.legal_fact import Phase
from app.domain.run_fact import RunBegun
from tests.domain.facts import AT, state_of

UPDATED = FirmwareUpdated("f", "0", 1, 1, "1", "2", "2", (), ok=True)


def begun(number: int, phase: Phase) -> RunBegun:
    """Return the begin of a run."""
    return RunBegun("16 A", number, phase, "register", "sdm630", AT)


def test_a_discarded_run_belongs_to_the_phase_it_began_in() -> None:
    found, left = RunDiscarded("16 A", 1, "link_lost"), RunDiscarded("16 A", 1, "other_load")
    state = state_of(begun(1, "as_found"), found, begun(1, "as_found"), UPDATED, begun(1, "as_left"), left)
    assert discarded_runs(state, "as_found") == (found,)
    assert discarded_runs(state, "as_left") == (left,)


def test_a_check_charge_belongs_to_the_meter_as_it_was_then() -> None:
    before, after = RunDiscarded("16 A", 0, "check_cancelled"), RunDiscarded("16 A", 0, "cancelled again")
    state = state_of(before, UPDATED, after)
    assert (discarded_runs(state, "as_found"), discarded_runs(state, "as_left")) == ((before,), (after,))
