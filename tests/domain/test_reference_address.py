"""The short way to write a reference."""

import pytest

from app.domain.errors import BadInput, Reason
from app.domain.plan import PlanReference
from app.domain.reference_address import parse_reference


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("modbus:sdm630@127.0.0.1:502", PlanReference("modbus", "sdm630", "127.0.0.1", 502)),
        ("modbus:sdm630@meter.local", PlanReference("modbus", "sdm630", "meter.local")),
        ("http:lem-dcbm@[fe80::1]:80", PlanReference("http", "lem-dcbm", "fe80::1", 80)),
        ("modbus:sdm630@/dev/ttyUSB0", PlanReference("modbus", "sdm630", serial="/dev/ttyUSB0")),
        ("scpi:zera@COM3", PlanReference("scpi", "zera", serial="COM3")),
        ("scpi:zera@\\\\.\\COM12", PlanReference("scpi", "zera", serial="\\\\.\\COM12")),
        ("modbus:sdm630@COMPANY:502", PlanReference("modbus", "sdm630", "COMPANY", 502)),
    ],
)
def test_place(text: str, reference: PlanReference) -> None:
    assert parse_reference(text) == reference


def test_unit_and_speed_of_a_serial_line() -> None:
    found = parse_reference("modbus:bauer-bsm@/dev/ttyUSB0", 42, 115200)
    assert (found.unit, found.baud) == (42, 115200)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("sdm630", Reason.WRONG_VALUE),
        ("modbus:sdm630", Reason.WRONG_VALUE),
        ("modbus:@127.0.0.1", Reason.WRONG_VALUE),
        ("modbus:sdm630@", Reason.WRONG_VALUE),
        ("modbus:sdm630@127.0.0.1:99999", Reason.WRONG_VALUE),
        ("modbus:sdm630@a b:502", Reason.WRONG_VALUE),
        ("modbus:sdm630@host:port", Reason.WRONG_VALUE),
        ("manual:x@127.0.0.1", Reason.UNKNOWN_NAME),
        ("usb:x@127.0.0.1", Reason.UNKNOWN_NAME),
    ],
)
def test_what_cannot_be_used(text: str, reason: Reason) -> None:
    with pytest.raises(BadInput) as caught:
        parse_reference(text)
    assert caught.value.reason is reason
