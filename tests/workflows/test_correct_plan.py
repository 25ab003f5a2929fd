"""A corrected plan changes what is to come, never what has happened."""

from decimal import Decimal
from typing import Any

import pytest

from app.domain.charge_fact import ChargeBegan
from app.domain.errors import BadInput, Reason
from app.domain.fact import (
    CalibrationPlanned,
    Fact,
    FirmwareUpdated,
    ItemAnswered,
    PlannedPoint,
    RunDiscarded,
    StepBegan,
    StepDone,
    StepFailed,
    StepSkipped,
    UpdateBegun,
)
from app.domain.step import Step
from app.domain.verdict import ItemVerdict
from app.workflows.correct_plan import check_correction
from tests.domain.facts import state_of
from tests.workflows.visits import ANSWERS, OPENED, plan

CALIBRATION: dict[str, Any] = {
    "profile": "house-1pct", "reference": {"kind": "modbus", "map": "sdm630"}, "load": "bank 3x32 A",
    "point": [{"id": "16 A", "limit_a": 16, "energy_kwh": 1, "runs": 3}],
}  # fmt: skip
PLANNED = CalibrationPlanned("house-1pct", (PlannedPoint("16 A", Decimal(16), Decimal(1), 3),), "sdm630")
SKIP = {"calibration": "not asked", "firmware": "not asked"}
STATION = {"id": "CP1", "serial": OPENED.plate_serial, "ocpp": "1.6"}
IMAGE = {"file": "f.img", "version": "2.0"}
SENT = FirmwareUpdated("f.img", "", 1, 1, "1", "1", "2.0", (), ok=False)


def check(facts: list[Fact], old: dict[str, Any], new: dict[str, Any]) -> None:
    check_correction(plan(**old), plan(**new), state_of(*facts, opened=OPENED), "NEW.toml")


def refused(facts: list[Fact], old: dict[str, Any], new: dict[str, Any]) -> tuple[object, object]:
    with pytest.raises(BadInput) as error:
        check(facts, old, new)
    assert (error.value.reason, error.value.where, error.value.exit_code) == (Reason.PLAN_FIXED, "NEW.toml", 2)
    return error.value.data["field"], error.value.data["problem"]


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("visit", "template", "other"), ("visit", "work_order", "WO-2"), ("visit", "site", "Park"),
        ("visit", "technician", "B. Other"), ("visit", "lang", "de"), ("visit", "paper", "Letter"),
        ("station", "id", "CP2"), ("station", "serial", "SN-2"), ("station", "ocpp", "2.0.1"),
    ],
)  # fmt: skip
def test_it_is_the_same_visit(table: str, key: str, value: str) -> None:
    visit = {"template": "small", "work_order": "WO-1", "site": "Yard", "technician": "M. Lind"}
    station = {"id": "CP1", "serial": OPENED.plate_serial, "ocpp": "1.6"}
    same = {"visit": visit, "station": station}
    check([], same, same)
    changed = {**same, table: {**same[table], key: value}}
    assert refused([], same, changed) == (f"{table}.{key}", "the visit began with it")


def test_how_the_station_is_reached_may_change() -> None:
    station = {"id": "CP1", "serial": OPENED.plate_serial, "ocpp": "1.6"}
    check([], {"station": station}, {"station": {**station, "port": 9001, "connect_within_s": 90}})


@pytest.mark.parametrize(
    "now",
    [
        {"value": "no"}, {"value": "yes", "note": "seen"}, {"value": "yes", "photo": "b.jpg"}, None,
    ],
)  # fmt: skip
def test_an_answer_that_was_given_stays_and_one_that_was_not_may_change(now: dict[str, str] | None) -> None:
    facts: list[Fact] = [ItemAnswered("K01", ItemVerdict.PASS, "yes")]
    others = {name: said for name, said in ANSWERS.items() if name != "K01"}
    new = {**others, **({"K01": now} if now else {})}
    old = {"answers": ANSWERS, "station": STATION}
    assert refused(facts, old, {"answers": new, "station": STATION}) == ("answers.K01", "it is answered already")
    check([], old, {"answers": new, "station": STATION})
    more = {**ANSWERS, "G01": {"value": "no"}, "I06": {"value": "phone"}}
    check(facts, old, {"answers": more, "station": STATION})


def test_an_answer_for_one_connector_is_the_answer_for_all_where_it_says_the_same() -> None:
    facts: list[Fact] = [ItemAnswered("E17", ItemVerdict.PASS, "25", connector=1)]
    old = {"answers": ANSWERS, "station": STATION}
    check(facts, old, {"answers": {**ANSWERS, "E17@1": {"value": "25"}}, "station": STATION})
    changed = {**ANSWERS, "E17@1": {"value": "26"}}
    assert refused(facts, old, {"answers": changed, "station": STATION})[0] == "answers.E17@1"


def test_what_was_skipped_or_done_stays_so() -> None:
    old = {"skip": SKIP, "station": STATION}
    facts: list[Fact] = [StepDone(Step.OUTSIDE), StepSkipped(Step.FIRMWARE, "not asked")]
    new = {**SKIP, "outside": "late"}
    assert refused(facts, old, {"skip": new, "station": STATION}) == ("skip.outside", "the step has ended")
    new = {"calibration": "not asked"}
    assert refused(facts, old, {"skip": new, "station": STATION}) == ("skip.firmware", "the step has ended")
    check(facts, old, {"skip": {**SKIP, "function": "no load"}, "station": STATION})


@pytest.mark.parametrize(
    "fact",
    [
        ChargeBegan(1, "t", Decimal(1), "16 A", 1),
        RunDiscarded("16 A", 1, "no load"),
    ],
)
def test_rule_18_the_calibration_is_fixed_once_a_run_was_begun(fact: Fact) -> None:
    old = {"calibration": CALIBRATION, "skip": {"firmware": "x"}, "station": STATION}
    new = {**old, "calibration": {**CALIBRATION, "point": [{**CALIBRATION["point"][0], "runs": 4}]}}
    check([PLANNED], old, new)
    assert refused([PLANNED, fact], old, new) == ("calibration", "runs were measured by it")
    assert refused([PLANNED, fact], old, {**new, "calibration": None})[0] == "calibration"
    address = {**CALIBRATION, "reference": {**CALIBRATION["reference"], "host": "127.0.0.2", "port": 5020}}
    check([PLANNED, fact], old, {**old, "calibration": address})
    assert refused([StepFailed(Step.CALIBRATION, "no_load")], old, new) == ("calibration", "the step has ended")


def test_a_test_charge_is_no_run() -> None:
    old = {"calibration": CALIBRATION, "skip": {"firmware": "x"}, "station": STATION}
    check([ChargeBegan(1, "t", Decimal(1))], old, {**old, "calibration": {**CALIBRATION, "load": "bank 3x16 A"}})


def test_firmware_that_was_sent_stays() -> None:
    old = {"firmware": IMAGE, "skip": {"calibration": "x"}, "station": STATION}
    new = {**old, "firmware": {**IMAGE, "version": "3.0"}}
    check([StepBegan(Step.FIRMWARE)], old, new)
    assert refused([SENT], old, new) == ("firmware", "the firmware was sent already")
    begun = UpdateBegun("f.img", "a" * 64, 10, "1.0", "2.0")  # the program ended before anybody knew what became of it
    assert refused([begun], old, new) == ("firmware", "the firmware was sent already")
    assert refused([StepFailed(Step.FIRMWARE, "reason_needed")], old, new) == ("firmware", "the step has ended")
