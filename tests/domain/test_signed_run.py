"""The signed transaction value as a run of a calibration."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.domain.calibration import evaluate
from app.domain.calibration_check import read_calibration
from app.domain.calibration_input import RegisterRun
from app.domain.errors import BadInput, Reason
from app.domain.signed_record import (
    SignedContent,
    SignedFormat,
    SignedReading,
    SignedReason,
    SignedRecord,
    SignedTransaction,
)
from app.domain.signed_run import signed_resolution_kwh, signed_run
from app.domain.signed_transaction import judged


def record(begin: str | None, end: str | None, *, obis: str = "1-0:1.8.0", **changed: Any) -> SignedRecord:
    """Return a valid record with these registers in kWh."""
    readings = [("B", begin), ("E", end)]
    said = tuple(
        SignedReading(Decimal(value), "kWh", obis=obis, transaction=kind, **changed)
        for kind, value in readings
        if value is not None
    )
    return judged(SignedRecord(SignedFormat.OCMF, True, content=SignedContent(SignedFormat.OCMF, said)))


def refused(one: SignedRecord) -> object:
    with pytest.raises(BadInput) as error:
        signed_run(one, Decimal("9.9985"), "visit", "16 A", 2)
    assert (error.value.reason, error.value.where) == (Reason.BAD_RUN, "visit")
    assert (error.value.data["point"], error.value.data["run"], error.value.data["field"]) == ("16 A", 2, "signed")
    return error.value.data["problem"]


def test_a_signed_pair_is_a_run_with_the_digits_that_were_signed() -> None:
    one = record("1234.567", "1244.589")
    run = signed_run(one, Decimal("9.9985"), "visit", "16 A", 1)
    assert run == RegisterRun(Decimal("1234.567"), Decimal("1244.589"), Decimal("9.9985"))
    assert str(run.station_kwh) == "10.022"
    assert signed_resolution_kwh(one) == Decimal("0.001")
    assert signed_resolution_kwh(record("1234.5", "1244.589")) == Decimal("0.1"), "the coarser of both"
    assert signed_resolution_kwh(replace(one, transaction=None)) is None


def test_a_register_of_the_transaction_begins_at_zero() -> None:
    run = signed_run(record(None, "10.022", obis="1-0:98.8.0"), Decimal("9.9985"), "visit", "16 A", 1)
    assert (str(run.start_kwh), str(run.stop_kwh)) == ("0.000", "10.022")


def test_what_may_not_be_used_is_refused_with_its_reason() -> None:
    good = record("1234.567", "1244.589")
    assert refused(replace(good, valid=False, fault=SignedReason.SIGNATURE_WRONG)) == "signature not valid"
    assert refused(record("1234.567", "1244.589", status="M")) == "not billable"
    assert refused(record("2.0", "1.0")) == "runs backwards"
    assert refused(record("2.0", None)) == "begin or end missing"
    assert refused(record(None, "2.0")) == "begin or end missing"
    assert refused(replace(good, remarks=(SignedReason.PAGINATION_GAP,))) == "a page is missing"
    assert refused(replace(good, transaction=SignedTransaction(None, None))) == "begin or end missing"


def test_a_remark_on_clock_or_curve_does_not_keep_it_out() -> None:
    one = replace(record("1.0", "2.0"), remarks=(SignedReason.KEY_CURVE_DIFFERS, SignedReason.CLOCK_UNSYNCHRONISED))
    assert signed_run(one, Decimal(1), "visit", "16 A", 1).station_kwh == Decimal("1.0")


def test_method_signed_has_the_arithmetic_of_the_register() -> None:
    """EV-1 of the facts, its pairs taken as signed ones."""
    pairs = [
        ("1234.567", "1244.589", "9.9985"),
        ("1244.589", "1254.604", "9.9942"),
        ("1254.604", "1264.637", "10.0076"),
    ]
    made = [signed_run(record(begin, end), Decimal(reference), "", "", 1) for begin, end, reference in pairs]
    runs = [
        {"start_kwh": str(run.start_kwh), "stop_kwh": str(run.stop_kwh), "reference_kwh": str(run.reference_kwh)}
        for run in made
    ]
    point = {
        "id": "16 A", "method": "signed", "register_resolution_kwh": "0.001", "reference_resolution_kwh": "0.0001",
        "runs": runs, "budget": [],
    }  # fmt: skip
    profile = {
        "limit_percent": 1.0, "decision": "simple", "coverage_probability": 0.9545, "max_uncertainty_ratio": 0.3333,
    }  # fmt: skip
    results = [
        evaluate(read_calibration({"profile": profile, "points": [{**point, "method": method}]}, "x"), "x").points[0]
        for method in ("signed", "register")
    ]
    assert results[0].mean_percent == pytest.approx(0.232321, abs=1e-6)
    assert results[0] == results[1]
