"""Work on the meter in a plan: judged first, recorded in its order, measured as left, printed (rules 21 to 23)."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.cli.calibrated import calibrated_lines
from app.domain.approval import ApprovalSubject
from app.domain.approval_file import written
from app.domain.errors import BadInput, Reason, Refused
from app.domain.fact import LinkChanged
from app.domain.legal_change import LegalChange, Relevance
from app.domain.legal_fact import ActDeclared, Adjusted, LegalChangeJudged, SealsRecorded
from app.domain.messages import message
from app.domain.meter_work_fact import MeterSwapped, ParameterChanged, SealOpened
from app.domain.plan import Plan
from app.domain.run_fact import RunTakenUp
from app.domain.swap_doubt import swap_doubts
from app.domain.verdict import MeterMark
from app.domain.visit import VisitState
from app.formats.signed.reader import SignedRecords
from app.practice.station.fiscal import FiscalMeter
from app.workflows.bench import Bench
from app.workflows.check_approvals import need_of_plan
from app.workflows.correct_plan import check_correction
from app.workflows.hands import PatientHands
from app.workflows.plan_step import repeat_by_plan
from app.workflows.progress import RunProgress
from app.workflows.run_visit import VisitRun, open_planned, run_visit, work_visit
from app.workflows.visit import Visit, read_state, resume_visit
from app.workflows.work_by_plan import work_by_plan
from tests.fakes.fake_bench import FakeHands
from tests.workflows.approving import SecondPerson, with_keys
from tests.workflows.visits import World, plan

YES: dict[str, Any] = {"relevant": True, "reason": "display fails", "right": "repairer N-1"}
NO: dict[str, Any] = {"relevant": False, "said_by": "certificate DE-1, annex 2"}
REPAIR = {"kind": "authorised_repair", "number": "N-1"}
SEAL: dict[str, Any] = {"place": "meter cover", "marking": "A-1182", "metrology": {**YES, "approval": "seal.json"}}
GAIN = {"what": "gain", "right": "repairer", "authorisation": "N-1", "before": "1.000", "after": "1.003"}
PULSES: dict[str, Any] = {"name": "PulseConstant", "before": "500", "after": "1000", "metrology": NO}
SWAP: dict[str, Any] = {
    "old_serial": "PM3-1", "new_serial": "PM3-2", "final_kwh": "1234.567", "initial_kwh": "0.012",
    "seals": [{"place": "meter cover", "marking": "B-7"}], "metrology": {**YES, "approval": "swap.json"},
}  # fmt: skip
POINT: dict[str, Any] = {"id": "16 A", "limit_a": 16, "energy_kwh": 1, "runs": 3}
HOUSE: dict[str, Any] = {
    "profile": "house-1pct", "reference": {"kind": "modbus", "map": "sdm630"}, "load": "bank 3x32 A, adapter 32 A",
    "point": [POINT],
    "seals_before": [{"place": "meter cover", "marking": "A-1182"}],
    "seals_after": [{"place": "meter cover", "marking": "B-7"}],
    "act": REPAIR,
}  # fmt: skip
WHOLE = {
    "seal_opened": [SEAL], "parameter": [PULSES], "adjustment": [GAIN], "meter_swap": SWAP, "check_point": "16 A",
    "act": REPAIR,
}  # fmt: skip

APPROVED = (("seal.json", LegalChange.SEAL, "meter cover"), ("swap.json", LegalChange.METER_SWAP, "PM3-2"))


class ReadingHands(FakeHands):
    """Reads the display of the station: the registers of the charge that ended last."""

    def __init__(self, world: "SigningWorld") -> None:
        super().__init__(world.station)
        self._world = world

    async def type_display(self, point: str, run: int) -> str | None:
        return "; ".join(str(kwh) for kwh in self._world.registers[-2:])


class SigningWorld(World):
    """A station whose meter signs, and that tells the checksum of its software."""

    def __post_init__(self) -> None:
        super().__post_init__()
        meter = FiscalMeter("PB-M3", "PM3-1", 1)
        self.registers: list[Decimal] = []
        self.station.settings["MeterPublicKey1"] = meter.public_key
        self.station.settings["MeterSoftwareChecksum"] = "7011AB26"

        def sign(context: str, kwh: Decimal) -> str:
            self.registers.append(kwh)
            return meter.sign(context, self.clock.now(), kwh.scaleb(3))

        self.station.signs = sign
        self.hands = ReadingHands(self)


def planned(work: dict[str, Any], **calibration: Any) -> Plan:
    return plan(calibration={**HOUSE, **calibration, "work": work}, skip={"firmware": "not asked"}, clock=NO)


async def approving(world: World, given: Plan) -> Bench:
    """Return the bench of a laptop that knows the key of a second person, who has signed what this work needs."""
    second, files = SecondPerson(world.clock.now()), {}
    await second.known_to(with_keys(world))
    for name, change, subject in APPROVED:
        need = need_of_plan(given, change, ApprovalSubject(subject))
        files[name] = written(await second.signed(need))
    return world.bench(signed=SignedRecords(), approvals=files.__getitem__)


async def ran(world: World, work: dict[str, Any], **calibration: Any) -> tuple[VisitRun, VisitState]:
    given = planned(work, **calibration)
    run = await run_visit(given, await approving(world, given), "PLAN.toml")
    return run, await read_state(world.store, run.visit)


async def test_the_whole_work_is_judged_recorded_measured_as_left_and_printed() -> None:
    world = SigningWorld()
    run, state = await ran(world, WHOLE)
    kinds: list[str] = [saved.fact.kind for saved in state.saved]
    work = [
        "seal_opened", "parameter_changed", "adjusted", "meter_swapped",
    ]  # fmt: skip
    places = [kinds.index(kind) for kind in work]
    assert places == sorted(places)
    said = [one for one in state.all(LegalChangeJudged) if one.change is not LegalChange.CLOCK]
    assert [(one.change, one.relevance, one.subject) for one in said] == [
        (LegalChange.SEAL, Relevance.YES, "meter cover, A-1182"),
        (LegalChange.PARAMETER, Relevance.NO, "PulseConstant"),
        (LegalChange.METER_SWAP, Relevance.YES, "PM3-1 → PM3-2"),
    ]
    for fact, kind in zip(said, ("seal_opened", "parameter_changed", "meter_swapped"), strict=True):
        assert kinds.index(kind) == [saved.fact for saved in state.saved].index(fact) + 1  # the warning came first
    assert (len(state.runs("16 A")), len(state.runs("16 A", "as_left"))) == (3, 3)
    assert [fact.when for fact in state.all(SealsRecorded)] == ["before", "after"]
    assert [isinstance(saved.fact, ActDeclared) for saved in state.saved[places[-1] :]].count(True) == 1
    assert run.outcome.meter is MeterMark.MAY_BILL
    content = run.report.content
    (calibration,) = content.calibrations
    assert calibration.intro.startswith("As found, before the changes.")
    assert len(calibration.as_left) == 1
    assert calibration.as_left_reason == ""
    assert calibration.seals_opened == "meter cover, A-1182: opened for the work"
    assert calibration.parameters == "PulseConstant: 500 → 1000"
    assert "1.000 → 1.003" in calibration.adjustments
    (swap,) = calibration.swaps
    assert (swap.old_serial, swap.new_serial, swap.final_kwh, swap.initial_kwh, swap.seals) == (
        "PM3-1", "PM3-2", Decimal("1234.567"), Decimal("0.012"), "meter cover: B-7, intact",
    )  # fmt: skip
    assert [(part.old_serial, part.new_serial) for part in content.parts] == [("PM3-1", "PM3-2")]
    assert content.test_energy.register_before_kwh is None  # registers of two meters have no before and after
    certificate = run.report.certificate
    assert certificate is not None
    assert certificate.calibrations[0].swaps == (swap,)
    told = [check.detail for check in calibration.checks if check.title == "Meter swap"]
    last = next(f"{one.told_kwh:f}" for one in swap_doubts(state) if one.which == "final")
    assert next(line for line in told if "does not agree" in line) == (
        f"The last register of the old meter, 1234.567 kWh, does not agree with the {last} kWh the station told before."
    )
    assert set(told) <= {check.detail for check in certificate.calibrations[0].checks}
    assert any(
        "does not agree" in line for line in calibrated_lines(content, lambda text, **values: text.format(**values))
    )


async def test_without_a_check_point_nothing_speaks_for_an_adjusted_meter() -> None:
    run, state = await ran(SigningWorld(), {"adjustment": [GAIN]})
    assert state.last(Adjusted) is not None
    assert run.outcome.meter is MeterMark.NOT_JUDGED
    assert "no check point was repeated" in run.report.content.calibrations[0].as_left_reason


async def test_what_was_bad_as_found_and_was_not_measured_as_left_must_not_bill() -> None:
    world = SigningWorld()
    world.station.meter_error = Decimal(5)
    run, _ = await ran(world, {"adjustment": [GAIN]})
    assert run.outcome.meter is MeterMark.MUST_NOT_BILL


async def test_a_bad_meter_that_is_good_as_left_may_bill_again() -> None:
    world = SigningWorld()
    world.station.meter_error = Decimal(5)

    class Turning(ReadingHands):
        async def type_display(self, point: str, run: int) -> str | None:
            read = await super().type_display(point, run)
            if run == 3:
                world.station.meter_error = Decimal(0)  # adjusted between as found and as left
            return read

    world.hands = Turning(world)
    run, state = await ran(world, {"adjustment": [GAIN], "check_point": "16 A"})
    assert run.outcome.meter is MeterMark.MAY_BILL
    (calibration,) = run.report.content.calibrations
    assert float(calibration.as_found[0].error_percent or 0) == pytest.approx(5, abs=0.3)
    assert float(calibration.as_left[0].error_percent or 0) == pytest.approx(0, abs=0.2)
    assert len(state.runs("16 A", "as_left")) == 3


async def test_a_swap_must_not_bill_until_its_act_is_declared_after_it() -> None:
    run, _ = await ran(SigningWorld(), {"meter_swap": SWAP, "check_point": "16 A"})
    assert run.outcome.meter is MeterMark.MUST_NOT_BILL  # the act before the work is not the act of the work
    assert any("Legal validity" in finding.title for finding in run.outcome.findings)


@pytest.mark.parametrize(
    ("work", "changes", "reason", "field"),
    [
        ({"meter_swap": {**SWAP, "new_serial": "PM3-1"}}, {}, Reason.WRONG_VALUE, "new_serial"),
        ({"meter_swap": {**SWAP, "old_serial": " "}}, {}, Reason.MISSING_KEY, "old_serial"),
        ({"meter_swap": {**SWAP, "final_kwh": "-1"}}, {}, Reason.WRONG_VALUE, "final_kwh"),
        ({"meter_swap": {**SWAP, "seals": [{"place": "cover"}]}}, {}, Reason.MISSING_KEY, "marking"),
        ({"parameter": [{**PULSES, "after": "500"}]}, {}, Reason.WRONG_VALUE, "after"),
        ({"seal_opened": [{**SEAL, "place": ""}]}, {}, Reason.MISSING_KEY, "place"),
        (
            {"seal_opened": [{**SEAL, "metrology": {"relevant": True}}]}, {}, Reason.MISSING_KEY,
            "calibration.work.seal_opened.0.metrology.reason",
        ),
        (
            {"meter_swap": {**SWAP, "metrology": {**SWAP["metrology"], "approved_by": "M. Lind"}}}, {},
            Reason.WRONG_VALUE, "calibration.work.meter_swap.metrology.approved_by",
        ),
        ({"adjustment": [{**GAIN, "right": ""}]}, {}, Reason.MISSING_KEY, "calibration.work.adjustment.0.right"),
        (
            {"adjustment": [GAIN]}, {"act": {"kind": "operators_check"}}, Reason.WRONG_VALUE,
            "calibration.act.kind",
        ),
        ({"adjustment": [GAIN], "extra": 1}, {}, Reason.UNKNOWN_KEY, "calibration.work.extra"),
        (
            {"adjustment": [GAIN], "check_point": "16 A"},
            {
                "reference": {"kind": "manual"},
                "point": [{**POINT, "reference_kwh": ["1.0", "1.0", "1.0"], "left_reference_kwh": ["1.0"]}],
            },
            Reason.MISSING_KEY, "calibration.point.16 A.left_reference_kwh",
        ),
    ],
)  # fmt: skip
async def test_work_that_is_not_told_whole_is_refused_before_the_visit(
    work: dict[str, Any], changes: dict[str, Any], reason: Reason, field: str
) -> None:
    world = World()
    with pytest.raises(BadInput) as caught:
        await ran(world, work, **changes)
    assert (caught.value.reason, caught.value.data["field"]) == (reason, field)
    assert world.station.commands == []


async def test_an_adjustment_under_an_act_that_does_not_include_it_names_the_act() -> None:
    with pytest.raises(BadInput) as caught:
        await ran(World(), {"adjustment": [GAIN]}, act={"kind": "operators_check"})
    told = message(caught.value, lambda text, **_: text)
    assert all(words in told for words in ("calibration.act.kind", "does not include adjusting", ": operators_check"))


async def test_a_check_point_has_to_be_a_load_point_of_the_plan() -> None:
    with pytest.raises(BadInput) as caught:
        await ran(World(), {"adjustment": [GAIN], "check_point": "64 A"})
    assert caught.value.reason is Reason.UNKNOWN_NAME


async def test_under_a_legal_limit_nothing_is_done_unsaid() -> None:
    from tests.workflows.test_chosen_profile import METER

    silent = {key: value for key, value in SWAP.items() if key != "metrology"}
    with pytest.raises(BadInput) as caught:
        await ran(World(), {"meter_swap": silent}, profile="mid-in-service", meter=METER)
    assert caught.value.data["field"] == "calibration.work.meter_swap.metrology"


async def test_a_resumed_visit_goes_on_with_the_work_that_is_left() -> None:
    world = SigningWorld()
    given = planned(WHOLE)
    bench = await approving(world, given)
    visit = await open_planned(given, bench, "PLAN.toml")
    await work_visit(visit, given, bench)
    before = len(visit.state.saved)
    assert given.calibration is not None
    await work_by_plan(visit, world.station, given.calibration, bench)
    assert len(visit.state.saved) == before  # all of it is on record already


async def test_a_corrected_plan_may_add_work_but_never_take_it_back() -> None:
    world = SigningWorld()
    old = planned({"seal_opened": [SEAL]})
    bench = await approving(world, old)
    visit = await open_planned(old, bench, "PLAN.toml")
    state = visit.state
    for fact in (SealOpened("meter cover", "A-1182"), LinkChanged(connected=True)):
        await visit.add(fact)
        state = visit.state
    check_correction(old, planned({"seal_opened": [SEAL], "adjustment": [GAIN]}), state, "NEW.toml")
    with pytest.raises(BadInput) as caught:
        check_correction(old, planned({"seal_opened": [{**SEAL, "marking": "A-1183"}]}), state, "NEW.toml")
    assert (caught.value.data["field"], caught.value.data["problem"]) == ("calibration.work", "it is recorded already")
    await visit.add(SealsRecorded("before", ()))
    await visit.add(SealsRecorded("after", ()))
    with pytest.raises(BadInput) as caught:
        check_correction(old, planned({"seal_opened": [SEAL]}, seals_after=[]), visit.state, "NEW.toml")
    assert caught.value.data["field"] == "calibration.seals_after"


async def test_what_a_typed_reference_showed_as_found_is_never_taken_as_left() -> None:
    world = World()
    point = {
        **POINT, "runs": 1, "reference_kwh": ["1.0"], "left_reference_kwh": ["1.1"],
        "display_kwh": ["1.00"], "left_display_kwh": ["1.10"], "pulses": ["1000"], "left_pulses": ["1100"],
    }  # fmt: skip
    given = planned({}, reference={"kind": "manual"}, point=[point])
    hands = PatientHands(world.central, world.clock, given)  # type: ignore[arg-type]
    left = hands.as_left()
    for one, values in ((hands, ("1.0", "1.00", "1000")), (left, ("1.1", "1.10", "1100"))):
        read = (
            await one.type_reference("16 A", 1), await one.type_display("16 A", 1),
            await one.count_pulses("16 A", 1, timed=False),
        )  # fmt: skip
        assert read == values


async def test_nothing_is_repeated_before_it_was_planned() -> None:
    world = World()
    given = planned({})
    visit = await world.visit()
    assert given.calibration is not None
    with pytest.raises(Refused) as caught:
        await repeat_by_plan(visit, world.station, given.calibration, "16 A", world.bench())
    assert caught.value.reason is Reason.NO_LOAD


def test_facts_say_what_the_guard_calls_them() -> None:
    assert SealOpened("cover").subject == "cover"
    assert ParameterChanged(" P ", "1", "2").subject == "P"
    assert MeterSwapped("1", "2", Decimal(0), Decimal(0)).subject == "1 → 2"


async def test_who_opens_a_seal_needs_a_signature_who_finds_it_broken_needs_none() -> None:
    told = {**YES, "approved_by": "S. Super"}
    opened, found = {**SEAL, "metrology": told}, {**SEAL, "metrology": told, "found_broken": True}
    with pytest.raises(BadInput) as caught:
        await ran(SigningWorld(), {"seal_opened": [opened]})
    assert caught.value.data["field"] == "calibration.work.seal_opened.0.metrology.approval"
    _, state = await ran(SigningWorld(), {"seal_opened": [found]})
    (said,) = (one for one in state.all(LegalChangeJudged) if one.change is LegalChange.SEAL)
    assert (said.relevance, said.approval, said.approved_by) == (Relevance.YES, None, "S. Super")


async def test_an_approval_for_another_meter_stops_before_the_visit() -> None:
    world = SigningWorld()
    given = planned({"meter_swap": {**SWAP, "new_serial": "PM3-3"}})
    with pytest.raises(Refused) as caught:
        await run_visit(given, await approving(world, given), "PLAN.toml")
    assert caught.value.reason is Reason.APPROVAL_REFUSED
    assert world.station.commands == []


async def test_a_run_as_left_that_a_crash_broke_off_is_taken_up_after_the_work() -> None:
    class Killed(BaseException):
        pass

    def kill(news: object) -> None:
        flowed = isinstance(news, RunProgress) and news.energy_kwh > Decimal("0.3")
        if flowed and made and made[0].state.last(MeterSwapped) is not None:
            raise Killed

    world, made = SigningWorld(), list[Visit]()
    given = planned(WHOLE)
    bench = await approving(world, given)
    made.append(await open_planned(given, bench, "PLAN.toml"))
    with pytest.raises(Killed):
        await work_visit(made[0], given, replace(bench, tell=kill))
    visit = await resume_visit(world.store, world.clock, world.catalogue, made[0].id)
    assert visit.state.runs("16 A", "as_left") == ()
    await work_visit(visit, given, bench)
    assert visit.state.discarded == ()
    assert [(run.number, run.phase) for run in visit.state.all(RunTakenUp)] == [(1, "as_left")]
    assert (len(visit.state.runs("16 A")), len(visit.state.runs("16 A", "as_left"))) == (3, 3)
    assert len(list(visit.state.all(MeterSwapped))) == len(list(visit.state.all(Adjusted))) == 1
