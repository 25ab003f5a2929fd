"""A plan: every mistake names its key, and TOML numbers are answers as well."""

from typing import Any

import pytest

from app.domain.errors import BadInput, Reason
from app.domain.plan import read_plan
from app.domain.step import Step

GIVEN: dict[str, Any] = {
    "visit": {"template": "t", "work_order": "W", "site": "S", "technician": "T"},
    "station": {"id": "CP1", "serial": "SN-1"},
}
POINT = {"id": "6 A", "limit_a": 6, "energy_kwh": "1.0", "runs": 2}
MANUAL = {"profile": "p", "reference": {"kind": "manual"}, "load": "bank", "point": [POINT]}


def test_what_is_left_out_has_its_default() -> None:
    plan = read_plan(GIVEN, "PLAN.toml")
    assert (plan.station.host, plan.station.port, plan.station.ocpp) == ("127.0.0.1", 0, "any")
    assert (plan.visit.lang, plan.visit.paper) == ("en", "A4")
    assert (plan.calibration, plan.firmware, plan.sync) == (None, None, None)
    assert dict(plan.skip) == {}


@pytest.mark.parametrize(
    ("changes", "reason", "field"),
    [
        ({"visits": {}}, Reason.UNKNOWN_KEY, "visits"),
        ({"visit": {**GIVEN["visit"], "templat": "t"}}, Reason.UNKNOWN_KEY, "visit.templat"),
        ({"visit": {"template": "t"}}, Reason.MISSING_KEY, "visit.work_order"),
        ({"visit": {**GIVEN["visit"], "paper": "A5"}}, Reason.WRONG_VALUE, "visit.paper"),
        ({"station": {"id": "CP1"}}, Reason.MISSING_KEY, "station.serial"),
        ({"station": {**GIVEN["station"], "ocpp": "1.5"}}, Reason.WRONG_VALUE, "station.ocpp"),
        ({"station": {**GIVEN["station"], "prot": 9000}}, Reason.UNKNOWN_KEY, "station.prot"),
        ({"station": {**GIVEN["station"], "security_profile": 4}}, Reason.WRONG_VALUE, "station.security_profile"),
        ({"answers": {"A01": {"valeu": "1"}}}, Reason.UNKNOWN_KEY, "answers.A01.valeu"),
        ({"answers": {"A01": "yes"}}, Reason.WRONG_VALUE, "answers.A01"),
        ({"answers": []}, Reason.WRONG_VALUE, "answers"),
        ({"answers": {"A01": {"verdict": "good"}}}, Reason.WRONG_VALUE, "answers.A01.verdict"),
        ({"calibration": {**MANUAL, "reference": {"kind": "magic"}}}, Reason.WRONG_VALUE, "calibration.reference.kind"),
        ({"calibration": {**MANUAL, "lode": "x"}}, Reason.UNKNOWN_KEY, "calibration.lode"),
        ({"calibration": {**MANUAL, "point": [{"id": "6 A"}]}}, Reason.MISSING_KEY, "calibration.point.0.limit_a"),
        ({"calibration": MANUAL}, Reason.MISSING_KEY, "calibration.point.6 A.reference_kwh"),
        ({"firmware": {"file": "f", "version": "1", "via": "usb"}}, Reason.WRONG_VALUE, "firmware.via"),
        ({"skip": {"firmwear": "x"}}, Reason.WRONG_VALUE, "skip.firmwear"),
        ({"sync": {}}, Reason.MISSING_KEY, "sync.to"),
    ],
)
def test_a_mistake_names_its_key(changes: dict[str, Any], reason: Reason, field: str) -> None:
    with pytest.raises(BadInput) as error:
        read_plan(GIVEN | changes, "PLAN.toml")
    assert (error.value.reason, error.value.where) == (reason, "PLAN.toml")
    assert str(error.value.data["field"]).startswith(field)


def test_numbers_and_booleans_of_toml_are_taken_as_they_were_written() -> None:
    answers = {"A": {"value": 0.42}, "B": {"value": True}, "C": {"value": False}, "D": {"value": "0.420"}}
    plan = read_plan(GIVEN | {"answers": answers}, "PLAN.toml")
    assert {key: answer.value for key, answer in plan.answers.items()} == {
        "A": "0.42", "B": "yes", "C": "no", "D": "0.420",
    }  # fmt: skip


def test_by_hand_every_run_has_a_typed_reference_with_its_digits() -> None:
    point = {**POINT, "reference_kwh": ["1.0010", "1.0020"]}
    plan = read_plan(GIVEN | {"calibration": {**MANUAL, "point": [point]}, "skip": {"firmware": "x"}}, "PLAN.toml")
    assert plan.calibration is not None
    assert [str(value) for value in plan.calibration.point[0].reference_kwh] == ["1.0010", "1.0020"]
    assert plan.skip[Step.FIRMWARE] == "x"
