"""The certificate of a visit: made where the meter was measured, frozen with the report, and saying nothing else."""

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.act import Act
from app.domain.bundle import sha256_of
from app.domain.calibration import evaluate
from app.domain.calibration_check import read_calibration
from app.domain.fact import CalibrationPlanned, RunDiscarded
from app.domain.legal_fact import Adjusted, MeterRated
from app.domain.meter_rating import MeterRatings
from app.domain.report import BudgetLine, Document, LoadPoint, ReportContent
from app.ports.store import Reading
from app.workflows.evaluate_calibration import Evaluated
from app.workflows.make_report import SignedReport, make_report
from app.workflows.make_report import _source as source_of
from app.workflows.record_legal import compare_indication, declare_act, record_adjustment
from app.workflows.report.budget_part import full_budget
from app.workflows.visit import Visit
from app.workflows.write_bundle import write_report
from tests.fakes.fake_station import AT
from tests.workflows.test_make_report import POINT, as_found, planned, run, signed
from tests.workflows.visits import World

PARTIES: dict[str, Any] = {
    "licence": "permit A-31",
    "issuer": "Lab, Road 1",
    "customer": "Operator, Road 2",
    "address": "Road 3",
}


async def measured(world: World, energies: tuple[str, ...] = ("1.0050", "1.0060", "1.0040")) -> Visit:
    """Return a visit whose one load point was measured as found."""
    visit = await planned(world, POINT)
    for number, energy in enumerate(energies, 1):
        await visit.add(run(number, energy=energy))
    return visit


async def certified(world: World, visit: Visit) -> tuple[SignedReport, ReportContent]:
    report = await make_report(visit, world.tools, "0000")
    assert report.certificate is not None
    return report, report.certificate


def lines_of(content: ReportContent) -> dict[str, BudgetLine]:
    (point,) = content.calibrations[0].as_found
    return {line.source: line for line in point.budget}


async def test_a_visit_without_a_measured_point_has_no_certificate() -> None:
    world = World()
    report = await signed(world)
    assert report.certificate is None
    assert "certificate.pdf" not in report.files
    untouched = await make_report(await planned(World(), POINT), World().tools, "0000")
    assert untouched.certificate is None


async def test_a_certificate_is_frozen_with_its_report() -> None:
    world = World()
    visit = await measured(world)
    report, content = await certified(world, visit)
    assert content.document is Document.CALIBRATION_CERTIFICATE
    assert content.number == report.content.number.replace("SR-", "CC-")
    assert content.data_manifest_sha256 == report.content.data_manifest_sha256
    assert content.certificate is not None
    assert content.certificate.report == report.content.number
    listed = {file["path"]: file["sha256"] for file in json.loads(report.files["manifest.json"])["files"]}
    assert listed["certificate.pdf"] == sha256_of(report.files["certificate.pdf"])
    data = json.loads(report.files["data/data-manifest.json"])
    assert not any(file["path"].endswith(".pdf") for file in data["files"])
    (revision,) = await world.store.revisions(visit.id)
    assert dict(revision.files)["certificate.pdf"] == sha256_of(report.files["certificate.pdf"])
    assert report.files["certificate.pdf"].startswith(b"%PDF CC-")


async def test_a_revision_shares_the_number_and_names_what_it_replaces() -> None:
    world = World()
    visit = await measured(world)
    _, first = await certified(world, visit)
    await compare_indication(visit, "as_found", Decimal("1.000"), Decimal("1.000"), "1.0", "ab")
    _, second = await certified(world, visit)
    assert (second.number, second.revision, second.replaces) == (first.number, 2, 1)


async def test_it_names_who_and_where_and_leaves_the_rest_of_the_visit_out() -> None:
    world = World()
    visit = await world.visit(**PARTIES)
    await visit.add(CalibrationPlanned("house-1pct", (POINT,), "sdm630"))
    for number in (1, 2, 3):
        await visit.add(run(number))
    await visit.add(MeterRated(MeterRatings(meter_class="B", imax_a=Decimal(80), temperature_c=18.5, phases=3)))
    await declare_act(visit, Act.CALIBRATION, number="not accredited")
    report, content = await certified(world, visit)
    given = content.certificate
    assert given is not None
    assert (given.issuer, given.place) == ("Lab, Road 1", "Yard, Road 3")
    assert (content.site.customer, content.signer.licence) == ("Operator, Road 2", "permit A-31")
    assert report.content.signer.licence == "permit A-31"
    assert content.station.meter_class == "B"
    assert [(one.name, one.value) for one in given.ratings] == [("imax_a", "80 A"), ("phases", "3")]
    assert given.temperature_c == Decimal("18.5")
    assert given.number == "not accredited"
    assert [one.id for one in content.instruments] == ["sdm630"]
    for part in ("findings", "done", "photos", "skipped", "queued", "key_values", "due", "parts", "clocks"):
        assert getattr(content, part) == (), part
    assert content.inspection.sections == ()
    assert content.safety_of_work is None
    assert content.customer.name == ""


async def test_every_line_of_the_budget_says_what_it_was_made_from() -> None:
    world = World()
    _, content = await certified(world, await measured(world))
    lines = lines_of(content)
    assert lines["repeatability"].distribution == "normal, type A"
    assert lines["repeatability"].dof == 2
    assert lines["repeatability"].value.endswith("%, n = 3")
    assert (lines["reference certificate"].value, lines["reference certificate"].distribution) == (
        "U = 0.05 %", "normal, k = 2",
    )  # fmt: skip
    assert (lines["reference drift"].value, lines["reference drift"].distribution) == ("± 0.03 %", "rectangular")
    assert lines["reference drift"].dof is None
    assert lines["register resolution"].distribution == "triangular"
    assert lines["register resolution"].value.endswith(" kWh")
    (point,) = content.calibrations[0].as_found
    total = sum((line.u_percent**2 for line in point.budget), Decimal(0)).sqrt()
    assert float(total) == pytest.approx(float(point.u_c_percent or 0))
    assert 99 <= sum(line.share_percent or 0 for line in point.budget) <= 101
    assert point.tur is not None
    assert point.uncertainty_percent is not None
    assert float(point.tur) == pytest.approx(float((point.limit_percent or 0) / point.uncertainty_percent))


async def test_a_sensitivity_is_told_apart_from_the_u_of_its_input() -> None:
    lines: list[dict[str, Any]] = [
        {"source": "computed", "half_width_percent": 9.51771e-05, "distribution": "rectangular"},
        {"source": "cable", "half_width_percent": 0.6, "distribution": "u_shaped", "sensitivity": -0.5},
        {"source": "stated", "standard_percent": 0.02, "degrees_of_freedom": 8},
        {"source": "narrow", "half_width_percent": 0.4, "distribution": "normal", "k": 2},
    ]
    runs = [{"start_kwh": "0.000", "stop_kwh": stop, "reference_kwh": "1.0000"} for stop in ("1.001", "1.002", "1.003")]
    point = {
        "id": "16 A", "method": "register", "register_resolution_kwh": "0.001", "register_reading": "difference",
        "reference_resolution_kwh": "0.0001", "register_type": "float32", "runs": runs, "budget": lines,
    }  # fmt: skip
    profile = {
        "limit_percent": 1.0, "decision": "simple", "coverage_probability": 0.9545, "max_uncertainty_ratio": 1.0,
    }  # fmt: skip
    given = {"profile": profile, "points": [point]}
    result = evaluate(read_calibration(given, "test"), "test")
    source = await _source()
    budget = {line.source: line for line in full_budget(source, Evaluated(given, result, {}), result.points[0])}
    cable = budget["cable"]
    assert (cable.distribution, cable.sensitivity) == ("U-shaped", Decimal("-0.5"))
    assert float(cable.input_u_percent or 0) == pytest.approx(0.6 / 2**0.5)
    assert float(cable.u_percent) == pytest.approx(0.3 / 2**0.5)
    assert (budget["stated"].value, budget["stated"].dof) == ("u = 0.02 %", Decimal(8))
    assert budget["computed"].value == "± 0.000095 %"  # not 9.51771e-05
    assert budget["narrow"].distribution == "normal, k = 2"
    assert budget["register float32 step"].value == "step of a 32-bit register"


async def _source() -> Any:
    world = World()
    return await source_of(await measured(world), world.tools, {})


async def test_as_left_software_and_adjustment_are_on_it() -> None:
    world = World()
    visit = await as_found(world, "1.020")
    await record_adjustment(visit, Adjusted("gain", "repairer", "N-1", "1.000", "0.980"))
    for number in (1, 2, 3):
        one = run(number, energy="1.001")
        later = timedelta(hours=1)
        began, ended = one.began_at + later, one.ended_at + later
        await visit.add(replace(one, phase="as_left", began_at=began, ended_at=ended))
    await compare_indication(visit, "as_left", Decimal("1.001"), Decimal("1.001"), "1.1", "cd")
    _, content = await certified(world, visit)
    (calibration,) = content.calibrations
    found, left = calibration.as_found[0], calibration.as_left[0]
    assert _error(found) == pytest.approx(2.0)
    assert _error(left) == pytest.approx(0.1)
    last = visit.state.runs("16 A", "as_left")[-1]
    assert calibration.ended == last.ended_at  # measured means as found and as left
    assert {line.source for line in left.budget} == {line.source for line in found.budget}
    assert content.certificate is not None
    states = [(one.phase, one.version, one.checksum) for one in content.certificate.software]
    assert states == [("as_found", "1.0", "ab"), ("as_left", "1.1", "cd")]
    assert "1.000 → 0.980" in calibration.adjustments


def _error(point: LoadPoint) -> float:
    return float(point.error_percent or 0)


async def test_discarded_runs_and_raw_readings_are_named() -> None:
    world = World()
    visit = await measured(world)
    await visit.add(RunDiscarded("16 A", 4, "the vehicle ended the charge"))
    await visit.add(RunDiscarded("16 A", 5, "leapt"))
    reading = Reading("16 A 1", AT, "reference", "energy", Decimal("1.0000"), "kWh", 1.5, b"\x01")
    await world.store.keep_readings(visit.id, [reading])
    report, content = await certified(world, visit)
    (point,) = content.calibrations[0].as_found
    given, leapt = [one.discarded_because for one in point.runs if one.discarded_because]
    assert given == "the vehicle ended the charge"
    assert leapt.startswith("after the program was started again")  # the point is printed before it
    hashes = {one.path: one.sha256 for one in content.attachments}
    for path in ("data/readings.csv", "data/readings.json", "data/calibration.json", "data/visit.json"):
        assert hashes[path] == sha256_of(report.files[path])
    assert "data/inspection.json" not in hashes


async def test_a_run_discarded_after_the_change_stands_as_left() -> None:
    world = World()
    visit = await as_found(world, "1.020")
    await visit.add(RunDiscarded("16 A", 4, "before"))
    await record_adjustment(visit, Adjusted("gain", "repairer", "N-1", "1.000", "0.980"))
    await visit.add(RunDiscarded("16 A", 1, "after"))
    _, alone = await certified(world, visit)
    for number in (1, 2, 3):
        await visit.add(replace(run(number, energy="1.001"), phase="as_left"))
    await compare_indication(visit, "as_left", Decimal("1.001"), Decimal("1.001"), "1.1", "cd")
    _, content = await certified(world, visit)
    (calibration,) = content.calibrations

    def whys(points: tuple[LoadPoint, ...]) -> list[str]:
        return [one.discarded_because for point in points for one in point.runs if one.discarded_because]

    assert (whys(calibration.as_found), whys(calibration.as_left)) == (["before"], ["after"])
    # nothing is printed as left yet: a discarded run is printed all the same (rule 18)
    assert whys(alone.calibrations[0].as_found) == ["before", "after the changes: after"]


async def test_it_is_written_beside_the_report_and_into_the_bundle(tmp_path: Path) -> None:
    world = World()
    report, _ = await certified(world, await measured(world))
    assert write_report(tmp_path, report.content, report.files) == tmp_path / "report.pdf"
    for path in (tmp_path / "certificate.pdf", tmp_path / "bundle" / "certificate.pdf"):
        assert path.read_bytes() == report.files["certificate.pdf"]
