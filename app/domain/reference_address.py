"""The short way to write a reference: ``KIND:MAP@HOST:PORT`` or ``KIND:MAP@SERIAL``."""

import re

from app.domain.codec import decode
from app.domain.errors import BadInput, Reason
from app.domain.plan import PlanReference

_WINDOWS_PORT = re.compile(r"(\\\\\.\\)?COM\d+", re.IGNORECASE)
_HOST_AND_PORT = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^:\s]+)(?::(?P<port>\d{1,5}))?")
_HIGHEST_PORT = 65535
KINDS = ("modbus", "http", "scpi")
"""What has a link; a reference read by hand has none."""


def parse_reference(text: str, unit: int = 1, baud: int = 0) -> PlanReference:
    """Return the reference written as ``modbus:sdm630@127.0.0.1:502``, ``modbus:sdm630@/dev/ttyUSB0``, ``...@COM3``.

    Raises BadInput (WRONG_VALUE, UNKNOWN_NAME) naming the part that cannot be used.
    """
    kind, colon, rest = text.partition(":")
    name, at, place = rest.partition("@")
    if not (colon and at and name and place):
        raise BadInput(Reason.WRONG_VALUE, text, field="--reference", problem="KIND:MAP@HOST:PORT|SERIAL")
    if kind not in KINDS:
        raise BadInput(Reason.UNKNOWN_NAME, "--reference", name=kind, known=KINDS)
    named = {"kind": kind, "map": name, "unit": unit}
    if is_serial(place):
        return decode(PlanReference, {**named, "serial": place, "baud": baud}, text)
    found = _HOST_AND_PORT.fullmatch(place)
    port = int(found["port"] or 0) if found else 0
    if found is None or port > _HIGHEST_PORT:
        raise BadInput(Reason.WRONG_VALUE, text, field="--reference", problem=place)
    return decode(PlanReference, {**named, "host": found["host"].strip("[]"), "port": port}, text)


def is_serial(place: str) -> bool:
    """Say whether a place is a serial port: a path, or COM and a number."""
    return place.startswith("/") or _WINDOWS_PORT.fullmatch(place) is not None
