"""A practice calibration over real sockets: connection proven, signed values, tests, and runs that are too short."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.calibration_advice import AdviceReason
from app.domain.decision import Outcome
from app.domain.fact import CalibrationPlanned, RunMeasured
from app.domain.meter_fact import LoadTested, PriceChecked, ReferenceMatched, WiringChecked
from app.domain.meter_test import MeterTestKind
from app.domain.verdict import MeterMark
from app.ports.store import Instrument
from app.workflows.evaluate_calibration import Evaluated
from app.workflows.make_report import evaluated_calibration
from tests.e2e.practice_run import Practised, practise

VERSIONS = pytest.mark.parametrize("ocpp", ["1.6", pytest.param("2.0.1", marks=pytest.mark.soak)])
RATINGS = {"mda_a": 32, "mmq_kwh": "0.5", "confirmed": ["text_adopted"]}


def calibration(points: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """Return the table of a plan; ``practise`` puts its reference in."""
    return {"profile": "house-1pct", "load": "bank 3x32 A, adapter 32 A", "point": points, **more}


async def evaluated(practised: Practised) -> Evaluated:
    catalogue = practised.program.catalogue
    store = {one["id"]: one for one in catalogue.document("practice", "instruments")}
    known = {name: Instrument(**one) for name, one in store.items()}
    _, found = await evaluated_calibration(practised.state, catalogue, known)
    assert found is not None
    return found


def outcomes(found: Evaluated) -> dict[MeterTestKind, Outcome | None]:
    return {test.kind: test.outcome for test in found.tests}


@VERSIONS
async def test_before_the_first_run_the_reference_is_known_its_connection_proven_and_warmed_up(
    ocpp: str, tmp_path: Path
) -> None:
    practised = await practise(tmp_path, ocpp, skip=("firmware",))
    facts = [saved.fact for saved in practised.state.saved]
    (matched,) = practised.state.all(ReferenceMatched)
    (wiring,) = practised.state.all(WiringChecked)
    (planned,) = practised.state.all(CalibrationPlanned)
    first = next(fact for fact in facts if isinstance(fact, RunMeasured))
    assert facts.index(matched) < facts.index(planned) < facts.index(wiring) < facts.index(first)
    assert (matched.standing, matched.serial_compared) == ("in_date", False)
    assert wiring.ok
    assert wiring.judged
    assert wiring.power_w == pytest.approx(11_000, rel=0.05)
    assert wiring.seconds >= wiring.warm_up_s == 20
    assert wiring.start_kwh is not None
    assert wiring.stop_kwh is not None
    assert wiring.stop_kwh > wiring.start_kwh
    assert planned.reference_resolution_kwh == Decimal("0.001")
    assert planned.register_type == "float32"
    assert first.reference_step_kwh
    assert practised.done.outcome.meter is MeterMark.MAY_BILL


@VERSIONS
async def test_what_the_meter_signed_is_checked_with_the_stations_key_and_compared_with_register_and_reference(
    ocpp: str, tmp_path: Path
) -> None:
    practised = await practise(tmp_path, ocpp, skip=("firmware",))
    for run in practised.state.runs("16 A"):
        assert run.signed is not None
        assert run.signed.valid
        assert run.signed.key == "station"
        assert len(run.signed.records) == 2
        assert run.signed.energy_kwh == run.stop_kwh - run.start_kwh
    found = await evaluated(practised)
    said = outcomes(found)
    assert said[MeterTestKind.SIGNATURE] is Outcome.PASS
    assert said[MeterTestKind.SIGNED_REGISTER] is Outcome.PASS
    assert said[MeterTestKind.SIGNED_ENERGY] is Outcome.PASS
    assert said[MeterTestKind.DISPLAY] is Outcome.PASS
    assert found.signed is not None
    assert found.signed.points[0].mean_percent == pytest.approx(found.result.points[0].mean_percent)
    (printed,) = practised.done.report.content.calibrations
    titles = {check.title: check.detail for check in printed.checks}
    assert titles["Signature of the records"] == "valid in 3 of 3 runs; key told by the station"
    assert "Connection of the reference" in titles
    assert "proof" not in " ".join(titles.values()).lower()
    assert practised.verdict.positive


@VERSIONS
@pytest.mark.parametrize(("faults", "mark"), [((), MeterMark.MAY_BILL), (("meter+3%",), MeterMark.MUST_NOT_BILL)])
async def test_the_test_without_load_belongs_to_the_verdict(
    ocpp: str, faults: tuple[str, ...], mark: MeterMark, tmp_path: Path
) -> None:
    price = {
        "total": "0.45",
        "part": [{"fee": "energy", "unit_price": "0.30", "quantity": "1.5", "shown": "0.45"}],
    }
    points = [{"id": "16 A", "limit_a": 16, "energy_kwh": 1.0, "runs": 3}]
    practised = await practise(
        tmp_path, ocpp, faults, skip=("firmware",),
        calibration=calibration(points, profile="hb44-ac-maintenance", meter=RATINGS, price=price),
    )  # fmt: skip
    (zero,) = practised.state.all(LoadTested)
    assert (zero.test, zero.outcome, zero.digits) == ("zero_load", Outcome.PASS, 0)
    assert zero.seconds >= zero.needed_s == 60
    assert zero.current_a is not None
    assert zero.current_a < 0.1
    (paid,) = practised.state.all(PriceChecked)
    assert paid.outcome is Outcome.PASS
    assert practised.done.outcome.meter is mark
    assert not practised.state.open_charges


async def test_a_run_too_short_for_its_resolution_is_inconclusive_and_its_advice_fixes_it(tmp_path: Path) -> None:
    short = [{"id": "16 A", "limit_a": 16, "energy_kwh": 0.1, "runs": 3}]
    practised = await practise(tmp_path, "1.6", skip=("firmware",), calibration=calibration(short))
    found = await evaluated(practised)
    (point,) = found.result.points
    assert point.decision is Outcome.INCONCLUSIVE
    assert practised.done.outcome.meter is MeterMark.NOT_JUDGED
    assert not practised.done.outcome.positive
    advice = next(one for one in point.advice if one.reason is AdviceReason.MORE_ENERGY)
    (printed,) = practised.done.report.content.calibrations
    energy = float(advice.data["energy_kwh"])
    assert f"measure {energy:.3g} kWh a run" in printed.note
    assert printed.as_found[0].reason
    longer = [{**short[0], "energy_kwh": energy}]
    again = await practise(tmp_path / "again", "1.6", skip=("firmware",), calibration=calibration(longer))
    assert (await evaluated(again)).result.points[0].decision is Outcome.PASS
    assert again.done.outcome.meter is MeterMark.MAY_BILL
