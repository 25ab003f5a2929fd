"""A whole visit from a plan: the safe order, what happens when a step cannot be finished, and resuming."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.as_left import changes_meter
from app.domain.checklist import Choice
from app.domain.clock_fact import LaptopTimeChecked
from app.domain.clock_proof import ClockProof
from app.domain.errors import BadInput, ComputerCannot, OutcomeUnknown, PeerUnreachable, Reason, Refused
from app.domain.fact import (
    AvailabilitySet,
    FirmwareUpdated,
    OperatorsRecordsKept,
    StepFailed,
    StillAlive,
    VisitStopped,
)
from app.domain.station import OperatorsRecord
from app.domain.step import NOT_IN_THIS_VERSION, Step
from app.domain.verdict import ItemVerdict, MeterMark, VisitVerdict
from app.domain.visit import StepStatus, VisitState
from app.ports.store import Frame
from app.workflows.hands import PatientHands
from app.workflows.plan_step import update_by_plan
from app.workflows.progress import Doing
from app.workflows.run_visit import VisitRun, open_planned, run_visit, work_visit
from app.workflows.visit import read_state, resume_visit
from tests.fakes.fake_bench import other_serial
from tests.fakes.fake_station import AT
from tests.workflows.visits import ANSWERS, CHECKLIST, TEMPLATE, WORDS, World, plan

POINT = {"id": "16 A", "limit_a": 16, "energy_kwh": 1, "runs": 2}
TYPED = {"reference": {"kind": "manual"}}
TYPED_POINT = {"id": "16 A", "limit_a": 16, "energy_kwh": 1, "runs": 1, "reference_kwh": ["1.0002"]}


async def ran(world: World, *, given: Any = None, bench: Any = None) -> tuple[VisitRun, VisitState]:
    """Run a whole visit and return it with its state."""
    run = await run_visit(given or plan(), bench or world.bench(), "PLAN.toml")
    return run, await read_state(world.store, run.visit)


def statuses(state: VisitState) -> dict[Step, StepStatus]:
    return {step: found.status for step, found in state.steps.items() if step not in NOT_IN_THIS_VERSION}


async def test_rule_1_every_step_in_the_safe_order_and_a_report_at_the_end() -> None:
    world = World()
    heard: list[object] = []
    run, state = await ran(world, bench=world.bench(tell=heard.append))
    expected = dict.fromkeys(statuses(state), StepStatus.DONE)
    expected |= dict.fromkeys((Step.CALIBRATION, Step.FIRMWARE), StepStatus.SKIPPED)
    assert statuses(state) == expected
    assert (run.outcome.verdict, run.outcome.meter) == (VisitVerdict.SAFE, MeterMark.NOT_JUDGED)
    assert run.outcome.positive  # nobody calibrated: that is no undecided calibration
    begun = [saved.fact.step for saved in state.saved if saved.fact.kind == "step_began"]
    assert begun == sorted(begun, key=list(Step).index)
    assert world.hands.done == ["off", "on"]
    titles = [news.what for news in heard if isinstance(news, Doing) and not news.values]
    assert titles[0] == "Arrive"
    assert titles[-1] == "Report"
    assert (world.central.closed, world.shelf.open_on) == (True, "")
    (line,) = await world.store.stations()
    assert (line.id, line.serial, line.last_visit) == ("CP1", "SN-1", run.visit)


async def test_rule_3_and_5_inoperative_from_the_snapshot_on_and_proven_back_at_the_end() -> None:
    world = World()
    _, state = await ran(world)
    sets = [fact.operative for fact in (saved.fact for saved in state.saved) if fact.kind == "availability_set"]
    assert sets == [False, True, True]
    assert state.availability is not None
    assert state.availability.agrees


async def test_the_station_gets_its_own_heartbeat_interval_back() -> None:
    world = World()
    await ran(world)
    assert world.station.heartbeat_s == 300
    other = World()
    other.station.settings["HeartbeatInterval"] = "soon"
    await ran(other)
    assert other.station.heartbeat_s is None


async def test_rule_2_a_link_that_stays_while_locked_off_is_an_alarm() -> None:
    world = World()
    world.hands.stays = True
    _, state = await ran(world)
    assert [alarm.what for alarm in state.all(StillAlive)] == ["the link is still up"]


async def test_rule_2_a_frame_while_locked_off_is_an_alarm_once() -> None:
    world = World()
    off = world.hands.switch_off

    async def switched_off_and_talking() -> None:
        await off()
        original = world.store.add_fact

        async def add_and_talk(visit: str, fact: Any) -> Any:
            saved = await original(visit, fact)
            if fact.kind == "switched_off":
                world.central.frame("out", "Reset")
                world.central.frame("in", "StatusNotification")
                world.central.frame("in", "Heartbeat")
            return saved

        world.store.add_fact = add_and_talk  # type: ignore[method-assign]

    world.hands.switch_off = switched_off_and_talking  # type: ignore[method-assign]
    on = world.hands.switch_on

    async def later() -> None:
        await world.clock.sleep(1)
        await on()

    world.hands.switch_on = later  # type: ignore[method-assign]
    visit = await open_planned(plan(), world.bench(), "PLAN.toml")
    work = visit.add

    async def slow(fact: Any) -> Any:
        saved = await work(fact)
        await world.clock.sleep(0.1)
        return saved

    visit.add = slow  # type: ignore[method-assign]
    await work_visit(visit, plan(), world.bench())
    assert [alarm.what for alarm in visit.state.all(StillAlive)] == ["StatusNotification"]


async def test_rule_9_operators_records_are_stored_before_the_answer_and_counted() -> None:
    world = World()
    record = OperatorsRecord("CP1", "StartTransaction", "m1", "[2]", AT)

    async def ready(url: str) -> None:
        await world.central.deliver(record)
        assert world.store.records == [record]

    run, state = await ran(world, bench=world.bench(ready=ready))
    assert [kept.count for kept in state.all(OperatorsRecordsKept)] == [1]
    assert run.report.content is not None


async def test_rule_9_a_record_that_cannot_be_stored_is_never_confirmed() -> None:
    world = World()
    record = OperatorsRecord("CP1", "StartTransaction", "m1", "[2]", AT)

    async def ready(url: str) -> None:
        world.store.full = True
        with pytest.raises(ComputerCannot):
            await world.central.deliver(record)
        world.store.full = False

    _, state = await ran(world, bench=world.bench(ready=ready))
    assert list(state.all(OperatorsRecordsKept)) == []


async def test_a_wrong_station_stops_the_visit_with_a_report_and_sends_nothing() -> None:
    world = World()
    other_serial(world.station, "OTHER")
    run, state = await ran(world)
    assert world.station.commands == []
    assert [fact.reason for fact in state.all(VisitStopped)] == [Reason.WRONG_STATION]
    assert [(fact.step, fact.reason) for fact in state.all(StepFailed)] == [(Step.IDENTIFY, Reason.WRONG_STATION)]
    assert run.outcome.verdict is VisitVerdict.INCONCLUSIVE
    assert not run.outcome.positive
    assert {"outside", "close_out"} <= set(run.outcome.missing)


async def test_rule_4_an_open_danger_locks_the_later_live_steps_and_takes_the_station_out_of_service() -> None:
    world = World()
    answers = {**ANSWERS, "A02": {"value": "no", "photo": "a.jpg"}}
    run, state = await ran(world, given=plan(answers=answers))
    locked = {fact.step: fact.reason for fact in state.all(StepFailed)}
    assert locked == {Step.LIVE_CHECKS: Reason.OPEN_DANGER, Step.FUNCTION: Reason.OPEN_DANGER}
    assert "start_charge" not in world.station.commands
    assert run.outcome.verdict is VisitVerdict.OUT_OF_SERVICE
    last = state.availability
    assert last is not None
    assert (last.operative, last.agrees) == (False, True)


def _rainy(verdict: str) -> World:
    items = tuple(
        replace(item, choices=(Choice("dry", WORDS), Choice("rain", WORDS, verdict))) if item.id == "V06" else item
        for item in CHECKLIST.items
    )
    return World(checklist=replace(CHECKLIST, items=items))


@pytest.mark.parametrize(
    ("said", "verdict", "set_to"),
    [("NT", VisitVerdict.INCONCLUSIVE, [False, True]), ("S2", VisitVerdict.OUT_OF_SERVICE, [False])],
)
async def test_rule_3_rain_opens_nothing_gives_the_station_back_and_ends_with_a_report(
    said: str, verdict: VisitVerdict, set_to: list[bool]
) -> None:
    world = _rainy(said)
    run, state = await ran(world, given=plan(answers={**ANSWERS, "V06": {"value": "rain"}}))
    assert run.outcome.verdict is verdict
    failed = [(failed.step, failed.reason) for failed in state.all(StepFailed)]
    assert failed == [(Step.MAKE_SAFE, Reason.ARRIVAL_HOLDS)]
    assert [stopped.reason for stopped in state.all(VisitStopped)] == [Reason.ARRIVAL_HOLDS]
    assert state.steps[Step.DEAD_CHECKS].status is StepStatus.TO_DO
    assert [fact.operative for fact in state.all(AvailabilitySet)] == set_to
    assert world.hands.done == []
    content = run.report.content
    assert content.judgement.next_inspection is None  # nothing was inspected: no new interval begins
    assert all(due.finding for due in content.due)
    assert content.safety_of_work is not None
    assert not content.safety_of_work.applies
    assert "Make safe is locked" in content.safety_of_work.reason
    assert content.judgement.reasons[0].startswith("Stopped: Make safe is locked")
    assert content.configuration.total == 0  # no last snapshot: nothing was compared


async def test_a_question_of_the_arrival_without_an_answer_stops_before_anything_is_opened() -> None:
    world = World()
    answers = {name: answer for name, answer in ANSWERS.items() if name != "V06"}
    with pytest.raises(BadInput) as missing:
        await run_visit(plan(answers=answers), world.bench(), "PLAN.toml")
    assert (missing.value.reason, missing.value.data["field"]) == (Reason.MISSING_KEY, "answers.V06")
    assert await world.store.visits() == ()
    visit = await open_planned(plan(), world.bench(), "PLAN.toml")
    with pytest.raises(Refused) as error:  # a visit that began some other way
        await work_visit(visit, plan(answers=answers), world.bench())
    assert (error.value.reason, error.value.data["what"]) == (Reason.ARRIVAL_HOLDS, "V06")
    state = await read_state(world.store, str(error.value.data["visit"]))
    assert state.steps[Step.MAKE_SAFE].status is StepStatus.TO_DO
    assert world.hands.done == []


@pytest.mark.parametrize(
    ("laptop_error_s", "answered", "admitted"),
    [(0.02, "", True), (None, "", False), (2.0, "", False), (None, "DCF77 clock", True)],
)
async def test_rule_11_with_unproven_time_the_station_stays_pending_until_a_person_compared(
    laptop_error_s: float | None, answered: str, admitted: bool
) -> None:
    world = World()
    proof = ClockProof(laptop_error_s, "time server", world.clock.now())
    answers = {**ANSWERS, **({"I06": {"value": answered}} if answered else {})}
    if admitted:
        _, state = await ran(world, given=plan(answers=answers), bench=world.bench(time=proof))
        assert "admit" in world.station.commands
        kinds = [saved.fact.kind for saved in state.saved]
        assert kinds.index("laptop_time_checked") < kinds.index("station_identified")
        assert state.last(LaptopTimeChecked) == LaptopTimeChecked(proof)
        return
    with pytest.raises(BadInput) as early:  # a plan says it before anybody drives there
        await run_visit(plan(answers=answers), world.bench(time=proof), "PLAN.toml")
    assert early.value.data["field"] == "answers.I06"
    visit = await open_planned(plan(answers=answers), world.bench(), "PLAN.toml")
    with pytest.raises(Refused) as error:  # and where it was proven then, and no longer is
        await work_visit(visit, plan(answers=answers), world.bench(time=proof))
    assert (error.value.reason, error.value.data["item"]) == (Reason.UNPROVEN_TIME, "I06")
    assert "admit" not in world.station.commands


CALIBRATION: dict[str, Any] = {
    "profile": "house-1pct",
    "reference": {"kind": "modbus", "map": "sdm630"},
    "load": "bank 3x32 A, adapter 32 A",
    "point": [{"id": "16 A", "limit_a": 16, "energy_kwh": 1, "runs": 3}],
}


@pytest.mark.parametrize(
    ("error", "mark", "verdict"),
    [("0", MeterMark.MAY_BILL, VisitVerdict.SAFE), ("3", MeterMark.MUST_NOT_BILL, VisitVerdict.SAFE)],
)
async def test_rule_6_the_meter_has_a_mark_of_its_own(error: str, mark: MeterMark, verdict: VisitVerdict) -> None:
    world = World()
    world.station.meter_error = Decimal(error)
    run, state = await ran(world, given=plan(calibration=CALIBRATION, skip={"firmware": "not asked"}))
    assert len(state.runs("16 A")) == 3
    assert world.reference.closed
    assert run.outcome.meter is mark
    assert run.outcome.positive is (mark is MeterMark.MAY_BILL)
    assert state.availability is not None
    assert state.availability.operative is (mark is MeterMark.MAY_BILL)
    assert state.load is not None
    assert state.load.phases == 3


@pytest.mark.parametrize(("energy_kwh", "positive"), [(1, True), (0.02, False)])
async def test_the_contract_a_calibration_that_cannot_decide_ends_with_exit_1(
    energy_kwh: float, positive: bool
) -> None:
    short = {**CALIBRATION, "point": [{**CALIBRATION["point"][0], "energy_kwh": energy_kwh}]}
    run, _ = await ran(World(), given=plan(calibration=short, skip={"firmware": "not asked"}))
    assert run.outcome.verdict is VisitVerdict.SAFE
    assert run.outcome.meter is (MeterMark.MAY_BILL if positive else MeterMark.NOT_JUDGED)
    assert run.outcome.undecided is not positive
    assert run.outcome.positive is positive


async def test_a_load_in_words_without_a_current_leaves_every_point_to_be_tried() -> None:
    world = World()
    words = {**CALIBRATION, "load": "a big one"}
    _, state = await ran(world, given=plan(calibration=words, skip={"firmware": "not asked"}))
    assert len(state.runs("16 A")) == 3


async def test_a_point_beyond_the_load_is_not_attainable_with_its_reason_rule_17() -> None:
    world = World()
    points = [*CALIBRATION["point"], {"id": "32 A", "limit_a": 32, "energy_kwh": 1, "runs": 3}]
    small = {**CALIBRATION, "load": "bank 3x16 A", "point": points}
    _, state = await ran(world, given=plan(calibration=small, skip={"firmware": "not asked"}))
    assert state.calibration is not None
    assert [point.id for point in state.calibration.points] == ["16 A"]
    assert [name for name, _ in state.calibration.not_attainable] == ["32 A"]


async def test_calibration_without_a_plan_or_load_is_a_failed_step_and_the_visit_closes_out() -> None:
    world = World()
    run, state = await ran(world, given=plan(skip={}))
    failed = {fact.step: fact.reason for fact in state.all(StepFailed)}
    assert failed == {Step.CALIBRATION: Reason.REASON_NEEDED, Step.FIRMWARE: Reason.REASON_NEEDED}
    assert state.steps[Step.CLOSE_OUT].status is StepStatus.DONE
    assert run.outcome.verdict is VisitVerdict.DEFECTS


async def test_firmware_of_the_plan(tmp_path: Path) -> None:
    world = World()
    (tmp_path / "f.img").write_bytes(b"x" * 10)
    given = plan(firmware={"file": "f.img", "version": "2.0", "via": "http"}, skip={"calibration": "not asked"})
    _, state = await ran(world, given=given, bench=world.bench(firmware=lambda name: tmp_path / name))
    assert state.steps[Step.FIRMWARE].note == "1.0 → 2.0"
    world = World()
    world.station.updates_to = "1.0"
    run, state = await ran(world, given=given, bench=world.bench(firmware=lambda name: tmp_path / name))
    assert state.steps[Step.FIRMWARE].status is StepStatus.FAILED
    assert run.outcome.verdict is VisitVerdict.DEFECTS
    assert run.outcome.positive  # S3: it may serve


async def test_an_update_that_is_done_is_not_sent_again_where_the_program_ended_behind_it(tmp_path: Path) -> None:
    world, image = World(), tmp_path / "f.img"
    image.write_bytes(b"x" * 10)
    given = plan(firmware={"file": "f.img", "version": "2.0", "via": "http"}).firmware
    assert given is not None
    visit, bench = await world.visit(), world.bench(firmware=lambda _: image)
    for _ in range(2):
        assert await update_by_plan(visit, world.station, given, bench) == "1.0 → 2.0"
    assert len(list(visit.state.all(FirmwareUpdated))) == 1
    image.write_bytes(b"y" * 10)  # another image that bears the same version
    await update_by_plan(visit, world.station, given, bench)
    assert len(list(visit.state.all(FirmwareUpdated))) == 2


@pytest.mark.parametrize("runs_now", ["2.0", "1.0", "1.5"])
async def test_the_version_tells_what_became_of_an_update_in_which_the_program_ended(
    tmp_path: Path, runs_now: str
) -> None:
    world, image = World(), tmp_path / "f.img"
    image.write_bytes(b"x" * 10)
    given = plan(firmware={"file": "f.img", "version": "2.0", "via": "http"}, skip={"calibration": "not asked"})
    bench = world.bench(firmware=lambda _: image)
    world.station.fails = {"update_firmware": PeerUnreachable(Reason.LINK_LOST, "CP1")}
    with pytest.raises(PeerUnreachable) as error:
        await run_visit(given, bench, "PLAN.toml")
    world.station.fails = {}
    world.station.identity = replace(world.station.identity, firmware=runs_now)
    visit = await resume_visit(world.store, world.clock, world.catalogue, str(error.value.data["visit"]))
    sent = world.station.commands.count("update_firmware")
    run = await work_visit(visit, given, bench)
    left, *later = visit.state.all(FirmwareUpdated)
    assert (left.interrupted, left.before, left.after, left.ok) == (True, "1.0", runs_now, runs_now == "2.0")
    assert [(update.before, update.after) for update in later] == ([] if left.ok else [(runs_now, "2.0")])
    assert world.station.commands.count("update_firmware") - sent == len(later)
    assert visit.state.steps[Step.FIRMWARE].note == f"{visit.state.firmware.before} → 2.0"  # type: ignore[union-attr]
    assert run.report is not None
    assert "bytes fetched are not known" in run.report.content.firmware[0].proofs[0].title
    assert changes_meter(left) is (runs_now != "1.0")


async def test_a_dead_function_takes_the_station_out_of_service() -> None:
    world = World()
    world.station.energy.drawing = False
    world.station.silent_meter = True
    run, _ = await ran(world)
    assert run.outcome.verdict is VisitVerdict.OUT_OF_SERVICE


async def test_the_link_lost_or_no_confirmation_names_the_visit_and_it_is_resumed_where_it_was() -> None:
    world = World()
    world.station.fails = {"start_charge": OutcomeUnknown(Reason.NO_CONFIRMATION, "CP1", action="RemoteStart")}
    with pytest.raises(OutcomeUnknown) as error:
        await run_visit(plan(), world.bench(), "PLAN.toml")
    name = str(error.value.data["visit"])
    assert world.central.closed
    world.station.fails = {}
    visit = await resume_visit(world.store, world.clock, world.catalogue, name)
    before = len(visit.state.saved)
    assert visit.state.steps[Step.FUNCTION].status is StepStatus.DOING
    run = await work_visit(visit, plan(), world.bench())
    assert run.visit == name
    again = [saved.fact.kind for saved in visit.state.saved[before:]]
    assert "snapshot_taken" in again  # the last one only
    assert again.count("step_began") == 2  # close-out and report: what was done is not done twice
    assert run.outcome.verdict is VisitVerdict.SAFE


async def test_a_resumed_visit_admits_the_station_again_its_boot_was_answered_pending_by_the_new_program() -> None:
    world = World()
    world.station.fails = {"start_charge": PeerUnreachable(Reason.LINK_LOST, "CP1")}
    with pytest.raises(PeerUnreachable) as error:
        await run_visit(plan(), world.bench(), "PLAN.toml")
    world.station.fails, world.station.told[:] = {}, []
    visit = await resume_visit(world.store, world.clock, world.catalogue, str(error.value.data["visit"]))
    assert visit.state.steps[Step.LIVE_CHECKS].status is StepStatus.DONE
    await work_visit(visit, plan(), world.bench())
    assert world.station.commands.count("admit") == 1
    assert world.station.commands.index("admit") < world.station.commands.index("start_charge")


async def test_resuming_after_live_checks_were_skipped_admits_the_station_first() -> None:
    world = World()
    _, state = await ran(world, given=plan(skip=dict.fromkeys(("calibration", "firmware", "live_checks"), "x")))
    assert "admit" in world.station.commands
    assert world.station.commands.index("admit") < world.station.commands.index("start_charge")
    assert state.steps[Step.LIVE_CHECKS].note == "x"


async def test_no_station_and_a_port_in_use_close_everything_and_name_the_visit() -> None:
    world = World()
    world.central.fake = None
    with pytest.raises(PeerUnreachable) as error:
        await run_visit(plan(), world.bench(), "PLAN.toml")
    assert error.value.data["visit"]
    assert world.central.closed
    world = World()
    world.central.open_fails = ComputerCannot(Reason.PORT_IN_USE, "127.0.0.1:9000")
    with pytest.raises(ComputerCannot) as busy:
        await run_visit(plan(), world.bench(), "PLAN.toml")
    assert busy.value.data["visit"]


@pytest.mark.parametrize(
    ("changes", "kind", "reason"),
    [
        ({"answers": {"Q9": {"value": "1"}}}, BadInput, Reason.UNKNOWN_NAME),
        ({"answers": {"A02@x": {"value": "1"}}}, BadInput, Reason.UNKNOWN_NAME),
        ({"calibration": {**CALIBRATION, "profile": "none"}}, BadInput, Reason.UNKNOWN_NAME),
        ({"calibration": {**CALIBRATION, "reference": {"kind": "modbus", "map": "zz"}}}, BadInput, Reason.UNKNOWN_NAME),
        ({"skip": {"make_safe": "hurry"}}, BadInput, Reason.STEP_CANNOT_BE_SKIPPED),
        ({"skip": {"firmware": " "}}, BadInput, Reason.REASON_NEEDED),
        (
            {"calibration": {**CALIBRATION, **TYPED, "point": [{**TYPED_POINT, "reference_kwh": ["1000.2"]}]}},
            BadInput,
            Reason.WRONG_VALUE,
        ),
        (
            {"calibration": {**CALIBRATION, **TYPED, "point": [{**TYPED_POINT, "reference_kwh": ["1e999999"]}]}},
            BadInput,
            Reason.WRONG_VALUE,
        ),
        (
            {"calibration": {**CALIBRATION, **TYPED, "point": [{**TYPED_POINT, "left_reference_kwh": ["-1"]}]}},
            BadInput,
            Reason.WRONG_VALUE,
        ),
        ({"answers": {"V06": {"value": "snow"}}}, BadInput, Reason.UNKNOWN_NAME),
        ({"answers": {"E02": {"value": "a lot"}}}, BadInput, Reason.WRONG_VALUE),
        ({"answers": {"K01": {"value": "maybe"}}}, BadInput, Reason.WRONG_VALUE),
        ({"answers": {"K01@2": {"value": "yes"}}}, BadInput, Reason.UNKNOWN_NAME),
        ({"station": {"id": "CP1", "serial": " "}}, BadInput, Reason.WRONG_VALUE),
        ({"station": {"id": "CP1", "serial": "S", "port": 65536}}, BadInput, Reason.WRONG_VALUE),
        ({"station": {"id": "CP1", "serial": "S", "connect_within_s": -1}}, BadInput, Reason.WRONG_VALUE),
        ({"calibration": {**CALIBRATION, "reference": {"kind": "manual"}, "point": []}}, BadInput, Reason.MISSING_KEY),
        ({"calibration": {**CALIBRATION, "point": [{**POINT, "energy_kwh": -1}]}}, BadInput, Reason.WRONG_VALUE),
        ({"calibration": {**CALIBRATION, "point": [{**POINT, "limit_a": 0}]}}, BadInput, Reason.WRONG_VALUE),
        ({"calibration": {**CALIBRATION, "point": [{**POINT, "runs": 0}]}}, BadInput, Reason.WRONG_VALUE),
        ({"calibration": {**CALIBRATION, "point": [POINT, POINT]}}, BadInput, Reason.WRONG_VALUE),
    ],
)
async def test_a_plan_that_cannot_be_worked_is_refused_before_anything_is_opened(
    changes: dict[str, Any], kind: type[Exception], reason: Reason
) -> None:
    world = World()
    with pytest.raises(kind) as error:
        await open_planned(plan(**changes), world.bench(), "PLAN.toml")
    assert getattr(error.value, "reason", None) is reason
    assert await world.store.visits() == ()


async def test_an_answer_for_one_connector_goes_before_the_one_for_all() -> None:
    world = World()
    answers = {**ANSWERS, "E17": {"value": "25"}, "E17@1": {"value": "40"}}
    _, state = await ran(world, given=plan(answers=answers))
    assert state.answers[("E17", 1)].value == "40"


async def test_a_missing_answer_is_never_safe_rule_6() -> None:
    world = World()
    answers = {name: answer for name, answer in ANSWERS.items() if name != "K01"}
    run, state = await ran(world, given=plan(answers=answers))
    assert run.outcome.verdict is VisitVerdict.INCONCLUSIVE
    assert "K01" in run.outcome.missing
    assert ("K01", None) not in state.answers


async def test_a_station_item_is_answered_by_the_stations_own_value() -> None:
    world = World()
    _, state = await ran(world)
    answered = state.answers[("X01", None)]
    assert (answered.value, answered.source) == ("NoError", "R")
    assert answered.verdict is ItemVerdict.PASS


async def test_the_transcript_is_written_as_it_grows_and_at_the_end() -> None:
    world = World()
    frames: list[Frame] = []

    async def ready(url: str) -> None:
        frames.extend(Frame(AT, "CP1", "in", f"[{number}]") for number in range(250))
        world.central.frame()

    run, _ = await ran(world, bench=world.bench(ready=ready, frames=frames))
    assert len(await world.store.frames(run.visit)) == 250
    assert frames == []


async def test_a_template_without_a_step_never_asks_for_it() -> None:
    template = replace(TEMPLATE, steps=tuple(step for step in Step if step is not Step.OUTSIDE), skippable=TEMPLATE.skippable - {Step.OUTSIDE})  # fmt: skip  # noqa: E501
    world = World(template=template)
    answers = {name: answer for name, answer in ANSWERS.items() if name != "A02"}
    _, state = await ran(world, given=plan(answers=answers))
    assert state.steps[Step.OUTSIDE].status is StepStatus.TO_DO
    assert state.steps[Step.CLOSE_OUT].status is StepStatus.DONE


async def test_patient_hands_wait_for_the_link_and_read_references_from_the_plan() -> None:
    world = World()
    manual = {**CALIBRATION, "reference": {"kind": "manual"}, "point": [{"id": "16 A", "limit_a": 16, "energy_kwh": 1, "runs": 1, "reference_kwh": ["1.0002"]}]}  # fmt: skip  # noqa: E501
    hands = PatientHands(world.central, world.clock, plan(calibration=manual))
    assert await hands.type_reference("16 A", 1) == "1.0002"
    assert await hands.type_reference("16 A", 2) is None
    assert await hands.type_reference("6 A", 1) is None
    began = world.clock.monotonic()
    await hands.switch_on()
    assert world.clock.monotonic() == began  # it is there
    await hands.switch_off()
    assert 5 <= world.clock.monotonic() - began < 6  # it stays: waited as long as the plan says
    world.station.connected = False
    await hands.switch_off()
    assert world.clock.monotonic() - began < 6
    assert await PatientHands(world.central, world.clock, plan()).type_reference("16 A", 1) is None
