"""Making the report, and its way to a folder: frozen once, signed with the PIN, delivered without losing anything."""

import errno
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.act import Act
from app.domain.bundle import sha256_of
from app.domain.calibration_profile import read_profile
from app.domain.checklist import Choice, ItemKind
from app.domain.errors import ComputerCannot, OutcomeUnknown, Reason, Refused
from app.domain.fact import CalibrationPlanned, PlannedPoint, ReportSigned, RunMeasured, StepBegan
from app.domain.step import Step
from app.domain.verdict import VisitVerdict
from app.ports.store import Reading
from app.workflows.evaluate_calibration import complete, evaluate_calibration
from app.workflows.keep_instrument import keep_instrument
from app.workflows.make_report import SignedReport, evaluated_calibration, make_report, outcome_of
from app.workflows.push_bundles import push_bundles
from app.workflows.record_legal import compare_indication, declare_act
from app.workflows.run_visit import open_planned, run_visit
from app.workflows.visit import Photo, Visit
from app.workflows.write_bundle import write_file, write_report
from tests.fakes.fake_bench import FakeDelivery
from tests.fakes.fake_station import AT
from tests.workflows.visits import ANSWERS, CERTIFIED, CHECKLIST, WORDS, World, item, plan, shipped


async def signed(world: World) -> SignedReport:
    """Run a visit to its report."""
    return (await run_visit(plan(), world.bench(), "PLAN.toml")).report


async def test_a_report_holds_every_file_by_its_hash_and_fills_the_outbox() -> None:
    world = World()
    report = await signed(world)
    manifest = json.loads(report.files["manifest.json"])
    listed = {file["path"]: file["sha256"] for file in manifest["files"]}
    assert set(listed) == {"report.pdf", "data/data-manifest.json"}
    data = json.loads(report.files["data/data-manifest.json"])
    for file in data["files"]:
        assert sha256_of(report.files[file["path"]]) == file["sha256"]
        assert len(report.files[file["path"]]) == file["bytes"]
    assert "report.pdf" not in {file["path"] for file in data["files"]}
    assert any(path.startswith("evidence/") for path in report.files)
    assert report.bundle_id == sha256_of(report.files["manifest.json"])
    assert report.files["manifest.sig"].startswith(b"signed ")
    (line,) = await world.store.outbox()
    assert (line.bundle_id, line.state, line.revision) == (report.bundle_id, "waiting", 1)
    ((_, photos),) = world.builder.built
    assert list(photos.values()) == [b"copy of JPEG a.jpg"]


@pytest.mark.parametrize(("said", "proven"), [("in_service", False), ("not_done", False), ("done", True), ("", False)])
async def test_rule_5_words_that_say_otherwise_are_no_proof_of_a_lock(said: str, proven: bool) -> None:
    choices = (Choice("in_service", WORDS, "NA"), Choice("done", WORDS), Choice("not_done", WORDS, "S1"))
    label = item("Z09", Step.CLOSE_OUT, ItemKind.CHOICE, choices=choices, prints="service.label")
    told = item("Z10", Step.CLOSE_OUT, ItemKind.TEXT, prints="service.operator")
    world = World(checklist=replace(CHECKLIST, items=(*CHECKLIST.items, label, told)))
    answers = {**ANSWERS, "E02": {"value": "0.2"}, "Z10": {"verdict": "NT", "note": "nobody answered the phone"}}
    if said:
        answers["Z09"] = {"value": said}
    run = await run_visit(plan(answers=answers), world.bench(), "PLAN.toml")
    assert run.outcome.verdict is VisitVerdict.OUT_OF_SERVICE
    marks = {mark.text: mark.done for mark in run.report.content.judgement.out_of_service}
    assert marks == {"locked and labelled": proven, "availability read back": True, "operator told": False}


async def test_rule_29_what_was_begun_is_never_printed_as_nothing_opened() -> None:
    world = World()
    visit = await world.visit()
    untouched = await make_report(visit, world.tools, "0000")
    assert untouched.content.safety_of_work is not None
    assert not untouched.content.safety_of_work.applies
    assert untouched.content.customer.at is None  # nobody was asked
    await visit.add(StepBegan(Step.MAKE_SAFE))
    begun = await make_report(visit, world.tools, "0000")
    printed = begun.content.safety_of_work
    assert printed is not None
    assert (printed.applies, printed.risk, printed.dead_at) == (True, "Make safe not finished", None)
    assert (printed.isolation[0].source, printed.reenergised_by) == ("not proven", "")


async def test_a_wrong_pin_or_a_full_disk_freezes_nothing() -> None:
    world = World()
    visit = await world.visit()
    await make_report(visit, world.tools, "0000")
    await visit.add_photo(Photo(b"not a picture", "a.txt", "text/plain"))
    count = len(visit.state.saved)
    with pytest.raises(ComputerCannot) as error:
        await make_report(visit, world.tools, "1111")
    assert error.value.reason is Reason.PIN_WRONG
    world.store.full = True
    with pytest.raises(ComputerCannot) as full:
        await make_report(visit, world.tools, "0000")
    assert full.value.reason is Reason.DISK_FULL
    assert len(visit.state.saved) == count
    assert len(await world.store.outbox()) == 1


async def test_a_correction_is_a_new_revision_that_names_the_one_before() -> None:
    world = World()
    visit = await world.visit()
    first = await make_report(visit, world.tools, "0000")
    with pytest.raises(Refused) as error:
        await make_report(visit, world.tools, "0000")
    assert error.value.reason is Reason.VISIT_CLOSED
    await visit.add_photo(Photo(b"JPEG later", "b.jpg"))
    second = await make_report(visit, world.tools, "0000")
    assert (first.content.revision, second.content.revision) == (1, 2)
    assert first.content.number == second.content.number
    assert json.loads(second.files["manifest.json"])["previous"] == first.bundle_id
    assert [fact.revision for fact in visit.state.all(ReportSigned)] == [1, 2]


async def test_practice_and_real_reports_have_keys_of_their_own() -> None:
    world = World()
    await make_report(await world.visit(), world.tools, "0000")
    await make_report(await world.visit(practice=True), world.tools, "1111")
    names = [key.name for key in (await world.store.signing_key(False), await world.store.signing_key(True)) if key]
    assert names == ["M. Lind", "PRACTICE"]


# calibration of a visit
def run(number: int, point: str = "16 A", energy: str = "1.000") -> RunMeasured:
    begin = Decimal(f"{100 + 20 * number}.000")
    return RunMeasured(
        point, number, f"T{number}", begin, begin + Decimal(energy), None, None, Decimal("1.0000"), AT, AT
    )


async def planned(world: World, *points: PlannedPoint, reference: str = "sdm630") -> Visit:
    visit = await world.visit()
    await visit.add(CalibrationPlanned("house-1pct", points, reference))
    return visit


POINT = PlannedPoint("16 A", Decimal(16), Decimal(1), 3)


async def as_found(world: World, energy: str = "1.000") -> Visit:
    """Return a visit of an authorised repairer with three runs as found, and the display compared."""
    visit = await planned(world, POINT)
    await declare_act(visit, Act.AUTHORISED_REPAIR, number="N-1")
    for number in (1, 2, 3):
        await visit.add(run(number, energy=energy))
    await compare_indication(visit, "as_found", Decimal(energy), Decimal(energy), "1.0", "ab")
    return visit


PROFILE = read_profile(shipped().document("profiles", "house-1pct"), "house-1pct.json")
BUDGET = shipped().document("runs", "reference-budget")


async def test_evaluation_needs_a_plan_and_runs() -> None:
    world = World()
    visit = await world.visit()
    assert evaluate_calibration(visit.state, PROFILE, BUDGET, CERTIFIED, None) is None
    assert not complete(visit.state)
    visit = await planned(world, POINT)
    assert evaluate_calibration(visit.state, PROFILE, BUDGET, CERTIFIED, None) is None
    assert not complete(visit.state)


async def test_a_certificate_makes_the_budget_and_no_certificate_a_wider_one() -> None:
    visit = await planned(World(), POINT)
    for number in (1, 2, 3):
        await visit.add(run(number))
    certified = evaluate_calibration(visit.state, PROFILE, BUDGET, CERTIFIED, Decimal("0.0001"))
    bare = evaluate_calibration(visit.state, PROFILE, BUDGET, None, None)
    assert certified is not None
    assert bare is not None
    assert certified.given["points"][0]["budget"][0]["source"] == "reference certificate"
    assert certified.given["points"][0]["register_resolution_kwh"] == "0.001"
    assert bare.given["points"][0]["reference_resolution_kwh"] == "0.0001"
    assert bare.result.points[0].U > certified.result.points[0].U
    assert complete(visit.state)


async def test_a_point_with_one_run_is_undecided_and_the_others_stand() -> None:
    visit = await planned(World(), POINT, PlannedPoint("6 A", Decimal(6), Decimal(1), 3))
    for number in (1, 2, 3):
        await visit.add(run(number))
    await visit.add(run(1, "6 A"))
    evaluated = evaluate_calibration(visit.state, PROFILE, BUDGET, CERTIFIED, None)
    assert evaluated is not None
    assert [point.id for point in evaluated.result.points] == ["16 A"]
    assert evaluated.undecided["6 A"].reason is Reason.TOO_FEW_RUNS
    assert not complete(visit.state)


async def test_what_a_visit_found_of_the_meter_is_kept_with_its_revision() -> None:
    world = World()
    visit = await planned(world, POINT)
    for number, energy in ((1, "1.002"), (2, "1.003"), (3, "1.004")):
        await visit.add(run(number, energy=energy))
    report = await make_report(visit, world.tools, "0000")
    (point,) = json.loads(report.files["data/calibration-result.json"])["points"]
    (kept,) = await world.store.errors("meter", station=visit.state.opened.station_id)
    assert (kept.point, kept.error_percent, kept.expanded_percent) == ("16 A", point["mean_percent"], point["U"])
    assert (kept.source, kept.origin, kept.limit_percent, kept.at) == (
        visit.id,
        "visit",
        1.0,
        visit.state.runs("16 A")[2].ended_at,
    )
    assert kept.id == visit.state.opened.plate_serial  # this station does not name its meter


async def test_raw_readings_travel_in_the_bundle_as_a_table_and_as_json() -> None:
    world = World()
    visit = await planned(world, POINT)
    at = visit.clock.now()
    rows = [
        Reading("16 A/1", at, "reference", "energy", Decimal("7.0010"), "kWh", 1.25, b"\x40\xe0"),
        Reading("16 A/1", at, "station", "energy", Decimal("1E+2"), "kWh"),
    ]
    await world.store.keep_readings(visit.id, rows)
    report = await make_report(visit, world.tools, "0000")
    head, first, second = report.files["data/readings.csv"].decode().splitlines()
    assert head == "run,at,monotonic_s,source,quantity,value,unit,raw_hex"
    when = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    assert first == f"16 A/1,{when},1.250,reference,energy,7.0010,kWh,40e0"
    assert second == f"16 A/1,{when},,station,energy,100,kWh,"
    data = json.loads(report.files["data/readings.json"])
    assert [dict(zip(data["columns"], row, strict=True))["value"] for row in data["rows"]] == ["7.0010", "100"]
    listed = {file["path"] for file in json.loads(report.files["data/data-manifest.json"])["files"]}
    assert {"data/readings.csv", "data/readings.json"} <= listed


async def test_an_unfinished_calibration_does_not_judge_the_meter_rule_6() -> None:
    world = World()
    visit = await planned(world, POINT)
    await visit.add(run(1, energy="1.100"))
    assert (await outcome_of(visit, world.catalogue)).meter.value == "not_judged"
    await visit.add(run(2, energy="1.100"))
    await visit.add(run(3, energy="1.100"))
    assert (await outcome_of(visit, world.catalogue)).meter.value == "must_not_bill"


# on its way
async def test_a_refused_bundle_does_not_hold_up_the_others_and_a_second_push_sends_only_what_waits() -> None:
    world = World()
    reports = [await make_report(await world.visit(), world.tools, "0000") for _ in range(2)]
    delivery = FakeDelivery()
    delivery.fails[reports[0].bundle_id] = OutcomeUnknown(Reason.NO_CONFIRMATION, "share")
    pushed = await push_bundles(world.store, delivery)
    assert [(line.bundle_id, line.state) for line in pushed] == [
        (reports[0].bundle_id, "refused"),
        (reports[1].bundle_id, "copied"),
    ]
    assert pushed[0].problem == "no_confirmation"
    delivery.fails.clear()
    again = await push_bundles(world.store, delivery)
    assert [(line.bundle_id, line.state) for line in again] == [(reports[0].bundle_id, "copied")]
    assert await push_bundles(world.store, delivery) == ()
    assert world.store.receipts[reports[1].bundle_id] == b"receipt " + reports[1].bundle_id.encode()


async def test_a_full_target_stops_the_push_and_the_bundle_goes_on_waiting() -> None:
    world = World()
    report = await make_report(await world.visit(), world.tools, "0000")
    delivery = FakeDelivery()
    delivery.fails[report.bundle_id] = ComputerCannot(Reason.DISK_FULL, "stick")
    with pytest.raises(ComputerCannot):
        await push_bundles(world.store, delivery)
    (line,) = await world.store.outbox()
    assert (line.state, line.problem) == ("waiting", "disk_full")


async def test_a_report_is_written_whole(tmp_path: Path) -> None:
    world = World()
    visit = await open_planned(plan(), world.bench(), "PLAN.toml")
    report = await make_report(visit, world.tools, "0000")
    path = write_report(tmp_path / "out", report.content, report.files)
    assert path.read_bytes() == report.files["report.pdf"]
    assert json.loads((tmp_path / "out/report.json").read_text("utf-8"))["number"] == report.content.number
    for name, content in report.files.items():
        assert (tmp_path / "out/bundle" / name).read_bytes() == content
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, Reason.DISK_FULL), (errno.EFBIG, Reason.DISK_FULL), (errno.EACCES, Reason.NO_PERMISSION)],
)
def test_a_file_that_cannot_be_written_leaves_the_old_one(
    number: int, reason: Reason, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    write_file(path, b"old")

    def full(_: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ComputerCannot) as error:
        write_file(path, b"new")
    assert (error.value.reason, error.value.where) == (reason, str(path))
    assert path.read_bytes() == b"old"
    assert [found.name for found in path.parent.iterdir() if found.name.endswith(".part")] == []


@pytest.mark.parametrize(
    ("due", "next_begins", "named", "overdue"),
    [
        ("2027-01-01", "2026-11-24", "C-1", False),  # replaced the day after: the report names the one of its day
        ("2027-01-01", "2026-11-20", "C-2", False),
        ("2026-11-22", "2026-11-24", "C-1", True),  # had ended, and the next had not begun
    ],
)
async def test_a_report_names_the_certificate_of_the_day_of_the_visit(
    due: str, next_begins: str, named: str, overdue: bool
) -> None:
    world = World()
    renewed = replace(
        CERTIFIED, certificate="C-2", calibrated_on=next_begins, due_on="2028-11-30", expanded_percent=0.2
    )
    visit = await planned(world, POINT)
    await world.store.save_instrument(replace(CERTIFIED, due_on=due))
    await keep_instrument(world.store, renewed)
    await visit.list_instruments()
    for number in (1, 2, 3):
        await visit.add(run(number))
    content = (await make_report(visit, world.tools, "0000")).content
    (printed,) = content.instruments
    assert (printed.certificate, printed.overdue) == (named, overdue)
    _, evaluated = await evaluated_calibration(visit.state, world.catalogue, visit.instruments)
    assert evaluated is not None
    budget = evaluated.given["points"][0]["budget"]
    assert budget[0]["expanded_percent"] == (0.05 if named == "C-1" else 0.2)
