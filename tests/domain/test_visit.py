"""The state of a visit is the fold of its facts; what may come next is a rule of safety."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Reason, Refused
from app.domain.fact import (
    AvailabilitySet,
    CalibrationPlanned,
    Fact,
    FirmwareUpdated,
    ItemAnswered,
    LoadDeclared,
    MeasureAccepted,
    PlannedPoint,
    ReportSigned,
    RunDiscarded,
    RunMeasured,
    SettingWritten,
    SnapshotTaken,
    StationIdentified,
    StepBegan,
    StepDone,
    StepFailed,
    StepSkipped,
    SwitchedOff,
    SwitchedOn,
    TestCharge,
    VisitPaused,
    VisitStopped,
)
from app.domain.station import ConnectorState, Snapshot, StationIdentity
from app.domain.step import NEEDS_LIVE, NOT_IN_THIS_VERSION, OPENS, Step
from app.domain.template import order
from app.domain.verdict import ItemVerdict
from app.domain.visit import Lock, StepStatus, VisitState, check_write, next_step, why_locked
from tests.domain.facts import AT, facts, state_of
from tests.workflows.visits import CHECKLIST, TEMPLATE

WIRE = StationIdentity("CP1", "1.6", serial="SN-1")
RIGHT = StationIdentified("SN-1", "SN-1", WIRE)
DRY = ItemAnswered("V06", ItemVerdict.PASS, "dry")


def done_before(step: Step) -> tuple[Fact, ...]:
    """Return what ends every step before ``step`` and lets the enclosure be opened."""
    steps = order(TEMPLATE)
    ended = [StepDone(earlier) for earlier in steps[: steps.index(step)] if earlier not in NOT_IN_THIS_VERSION]
    return (DRY, *ended)


def lock(state: VisitState, step: Step) -> Lock | None:
    return why_locked(state, TEMPLATE, CHECKLIST, step)


# the fold
def test_a_step_goes_from_to_do_over_doing_to_its_end() -> None:
    state = state_of(StepBegan(Step.ARRIVE), StepBegan(Step.ARRIVE), StepDone(Step.ARRIVE, "11 items"))
    arrive = state.steps[Step.ARRIVE]
    assert (arrive.status, arrive.note) == (StepStatus.DONE, "11 items")
    assert arrive.began_at is not None
    assert (arrive.began_at - AT).seconds == 1  # the first begin counts
    assert arrive.ended_at is not None
    assert (arrive.ended_at - AT).seconds == 3
    assert state.steps[Step.IDENTIFY].status is StepStatus.TO_DO
    assert state.steps[Step.SECURITY_AUDIT].status is StepStatus.NOT_IN_THIS_VERSION


def test_a_skipped_and_a_failed_step_keep_their_reason_and_a_failed_one_can_be_taken_up() -> None:
    state = state_of(
        StepSkipped(Step.OUTSIDE, "dark"), StepBegan(Step.FIRMWARE), StepFailed(Step.FIRMWARE, "no_answer")
    )
    assert (state.steps[Step.OUTSIDE].status, state.steps[Step.OUTSIDE].note) == (StepStatus.SKIPPED, "dark")
    assert (state.steps[Step.FIRMWARE].status, state.steps[Step.FIRMWARE].note) == (StepStatus.FAILED, "no_answer")
    again = state_of(StepFailed(Step.FIRMWARE, "no_answer"), StepBegan(Step.FIRMWARE))
    assert again.steps[Step.FIRMWARE].status is StepStatus.DOING


@pytest.mark.parametrize(
    ("status", "ended"),
    [(StepStatus.TO_DO, False), (StepStatus.DOING, False), (StepStatus.DONE, True), (StepStatus.SKIPPED, True),
     (StepStatus.FAILED, True), (StepStatus.NOT_IN_THIS_VERSION, True)],
)  # fmt: skip
def test_what_counts_as_ended(status: StepStatus, ended: bool) -> None:
    assert status.ended is ended


def test_rule_4_every_attempt_is_kept_and_a_fail_gives_way_only_to_a_pass_with_a_cause() -> None:
    fail = ItemAnswered("E02", ItemVerdict.S1, "0.2")
    plain, cured = ItemAnswered("E02", ItemVerdict.PASS, "9"), ItemAnswered("E02", ItemVerdict.PASS, "9", cause="dried")
    assert state_of(fail, plain).answers[("E02", None)] == fail
    assert state_of(fail, plain, cured).answers[("E02", None)] == cured
    assert state_of(fail, plain, cured).attempts[("E02", None)] == (fail, plain, cured)
    assert [attempt.at.second for attempt in state_of(fail, plain).timed_attempts[("E02", None)]] == [1, 2]


def test_connectors_are_those_the_station_told_of() -> None:
    assert state_of().connectors == (1,)

    def told(*states: ConnectorState) -> tuple[int, ...]:
        return state_of(SnapshotTaken("first", Snapshot(AT, WIRE, (), states))).connectors

    assert told(ConnectorState(0, 0, "A"), ConnectorState(1, 1, "A"), ConnectorState(1, 2, "A")) == (1, 2)
    assert told(ConnectorState(1, 1, "A"), ConnectorState(2, 1, "A")) == (
        1,
        2,
    )  # as 2.0.1 says it
    assert told(ConnectorState(0, 0, "A")) == (1,)


def test_the_last_fact_of_a_kind_counts() -> None:
    snapshot = Snapshot(AT, WIRE, (), ())
    firmware = FirmwareUpdated("f", "0", 1, 1, "1", "2", "2", (), ok=True)
    charge = TestCharge("T1", Decimal(1), Decimal(2), 3.0, limit_followed=True)
    load, planned = LoadDeclared("bank", 3, Decimal(32)), CalibrationPlanned("p", (), "r")
    run = RunMeasured("6 A", 1, "T", Decimal(1), Decimal(2), None, None, Decimal(1), AT, AT)
    state = state_of(
        RIGHT, SnapshotTaken("first", snapshot), load, planned, run, RunDiscarded("6 A", 2, "why"), firmware, charge,
        AvailabilitySet(False, "Accepted", "1: Unavailable"), MeasureAccepted("A02", 1, "Boss", "fence"),
        ReportSigned("R", 1, "b", "m"),
    )  # fmt: skip
    assert state.identified == RIGHT
    assert state.snapshot("first") is not None
    assert state.snapshot("last") is None
    assert (state.load, state.calibration, state.firmware, state.test_charge) == (load, planned, firmware, charge)
    assert state.runs("6 A") == (run,)
    assert state.runs("16 A") == ()
    assert [found.reason for found in state.discarded] == ["why"]
    assert state.availability is not None
    assert state.accepted("A02", 1) is not None
    assert state.accepted("A02", None) is None
    assert len(state.revisions) == 1
    assert state_of().station_clock is None


def test_a_pause_holds_until_anything_else_happens() -> None:
    assert state_of(VisitPaused("locked")).paused is not None
    assert state_of(VisitPaused("locked"), DRY).paused is None


def test_a_setting_is_open_until_it_has_its_first_value_back() -> None:
    def written(before: str | None, read_back: str | None) -> SettingWritten:
        return SettingWritten("K", before, read_back, read_back, "why")

    assert [write.before for write in state_of(written("1", "2"), written("2", "3")).open_settings()] == ["1"]
    assert state_of(written("1", "2"), written("2", "1")).open_settings() == ()
    assert state_of(written("1", "1")).open_settings() == ()


@given(st.lists(facts(), max_size=12))
def test_any_facts_fold_to_a_state_and_adding_one_is_the_fold_of_all(happened: list[Fact]) -> None:
    whole = state_of(*happened)
    assert set(whole.steps) == set(Step)
    assert whole.steps[Step.SECURITY_AUDIT].status is not StepStatus.TO_DO
    grown = state_of()
    for saved in whole.saved[1:]:
        grown = grown.having(saved)
    assert grown == whole
    assert grown.steps == whole.steps
    for step in Step:
        why_locked(whole, TEMPLATE, CHECKLIST, step)  # an answer or a reason, never an exception


# rule 2
@pytest.mark.parametrize(
    ("happened", "locked_off", "blocked"),
    [
        ((), False, False),
        ((StepBegan(Step.MAKE_SAFE),), False, True),
        ((StepBegan(Step.MAKE_SAFE), SwitchedOff()), True, True),
        ((StepBegan(Step.MAKE_SAFE), SwitchedOff(), StepDone(Step.MAKE_SAFE)), True, True),
        ((StepDone(Step.MAKE_SAFE),), False, False),
        ((SwitchedOff(), SwitchedOn()), False, False),
        ((SwitchedOff(), SwitchedOn(), StepBegan(Step.MAKE_SAFE)), False, False),
        ((SwitchedOff(), SwitchedOn(), SwitchedOff()), True, True),
    ],
)
def test_rule_2_while_locked_off_no_command_is_sent(
    happened: tuple[Fact, ...], locked_off: bool, blocked: bool
) -> None:
    state = state_of(RIGHT, *happened)
    assert (state.locked_off, state.commands_blocked) == (locked_off, blocked)
    if blocked:
        with pytest.raises(Refused) as error:
            check_write(state)
        assert error.value.reason is Reason.STATION_LOCKED_OFF
    else:
        check_write(state)


@pytest.mark.parametrize(
    "identified", [None, replace(RIGHT, plate_serial="X"), replace(RIGHT, wire=replace(WIRE, serial="X"))]
)
def test_nothing_is_written_to_a_station_that_is_not_the_right_one(identified: StationIdentified | None) -> None:
    state = state_of(*([identified] if identified else []))
    with pytest.raises(Refused) as error:
        check_write(state)
    assert error.value.reason is Reason.WRONG_STATION
    assert error.value.data["wire"] == (identified.wire.serial if identified else "")


# what may come next
@pytest.mark.parametrize("step", [step for step in order(TEMPLATE) if step not in NOT_IN_THIS_VERSION])
def test_rule_1_each_step_waits_for_the_one_before(step: Step) -> None:
    happened = done_before(step)
    assert lock(state_of(*happened), step) is None
    if step is not Step.ARRIVE:
        missing = happened[-1]
        assert isinstance(missing, StepDone)
        assert lock(state_of(*happened[:-1]), step) == Lock(Reason.STEP_LOCKED, missing.step)


def test_a_step_that_is_not_in_this_version_is_locked_and_holds_nobody_up() -> None:
    assert lock(state_of(), Step.SECURITY_AUDIT) == Lock(Reason.NOT_IN_THIS_VERSION, Step.SECURITY_AUDIT)
    assert lock(state_of(*done_before(Step.CLOSE_OUT)), Step.CLOSE_OUT) is None


def test_rule_3_a_stopped_visit_is_closed_but_for_its_report() -> None:
    state = state_of(VisitStopped("lightning"))
    assert lock(state, Step.ARRIVE) == Lock(Reason.VISIT_CLOSED, "stopped")
    assert lock(state, Step.REPORT) is None


@pytest.mark.parametrize("step", sorted(OPENS))
@pytest.mark.parametrize(
    "answer", [None, ItemAnswered("V06", ItemVerdict.S2, "rain"), ItemAnswered("V06", ItemVerdict.NOT_TESTED)]
)
def test_rule_3_nothing_is_opened_before_arrival_is_answered_well(step: Step, answer: ItemAnswered | None) -> None:
    happened = (*([answer] if answer else []), *done_before(step)[1:])
    assert lock(state_of(*happened), step) == Lock(Reason.ARRIVAL_HOLDS, "V06")


@pytest.mark.parametrize("step", [step for step in order(TEMPLATE) if step not in NOT_IN_THIS_VERSION])
@pytest.mark.parametrize("verdict", [ItemVerdict.S1, ItemVerdict.S2, ItemVerdict.S3])
def test_rule_4_an_open_danger_locks_every_later_live_step(step: Step, verdict: ItemVerdict) -> None:
    state = state_of(*done_before(step), ItemAnswered("A02", verdict, "no"))
    dangerous = verdict in {ItemVerdict.S1, ItemVerdict.S2} and step in NEEDS_LIVE
    assert lock(state, step) == (Lock(Reason.OPEN_DANGER, "A02") if dangerous else None)


def test_rule_4_a_re_test_with_a_cause_unlocks_and_an_accepted_measure_does_not() -> None:
    fail = ItemAnswered("E17", ItemVerdict.S1, "500", connector=1)
    before = done_before(Step.FUNCTION)
    assert lock(state_of(*before, fail), Step.FUNCTION) == Lock(Reason.OPEN_DANGER, "E17@1")
    accepted = MeasureAccepted("E17", 1, "Boss", "fence")
    assert lock(state_of(*before, fail, accepted), Step.FUNCTION) is not None
    assert lock(state_of(*before, fail, replace(fail, verdict=ItemVerdict.PASS)), Step.FUNCTION) is not None
    cured = replace(fail, verdict=ItemVerdict.PASS, cause="RCD replaced")
    assert lock(state_of(*before, fail, cured), Step.FUNCTION) is None


def test_a_danger_that_is_not_electrical_locks_nothing() -> None:
    state = state_of(*done_before(Step.FUNCTION), ItemAnswered("M01", ItemVerdict.S2, "no"))
    assert lock(state, Step.FUNCTION) is None


def test_the_next_step_is_the_first_that_has_not_ended() -> None:
    assert next_step(state_of(), TEMPLATE) is Step.ARRIVE
    assert next_step(state_of(StepDone(Step.ARRIVE), StepBegan(Step.IDENTIFY)), TEMPLATE) is Step.IDENTIFY
    assert next_step(state_of(*done_before(Step.REPORT), StepDone(Step.REPORT)), TEMPLATE) is None
    assert PlannedPoint("6 A", Decimal(6), Decimal(1), 1).minutes == 0
