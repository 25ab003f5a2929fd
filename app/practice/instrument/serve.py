"""Builds the practice instrument that a profile describes, on the kind of link it is asked for."""

from collections.abc import Mapping
from typing import Any, Protocol

from app.domain.errors import BadInput, Reason
from app.practice.instrument.fault import InstrumentFault
from app.practice.instrument.generic import GenericScpi
from app.practice.instrument.http_server import AnswersHttp, HttpInstrument
from app.practice.instrument.iem_dcr import IemDcr
from app.practice.instrument.lem import LemDcbm
from app.practice.instrument.line_server import AnswersLines, PtyInstrument, TcpInstrument
from app.practice.instrument.source import Sees
from app.practice.instrument.vxi11_server import Vxi11Instrument
from app.practice.instrument.yokogawa import Yokogawa
from app.practice.instrument.zera import Zera


class PracticeInstrument(Protocol):
    """A practice instrument on its link."""

    fault: InstrumentFault | None

    async def start(self) -> None:
        """Begin to listen. Raises ComputerCannot (PORT_IN_USE)."""

    async def stop(self) -> None:
        """End, and close every connection."""


def make_instrument(
    profile: Mapping[str, Any], source: Sees, *, host: str = "127.0.0.1", port: int = 0, pty: bool = False
) -> PracticeInstrument:
    """Return the instrument of a parsed file of resources/instruments, not started yet; ``pty`` = a serial port.

    Raises BadInput (UNKNOWN_NAME) for one nobody plays here, (WRONG_VALUE) for a serial port where it has none.
    """
    name = str(profile["id"])
    http: dict[str, type[LemDcbm] | type[IemDcr]] = {"lem-dcbm": LemDcbm, "iem-dcr": IemDcr}
    if pty and not profile.get("link", {}).get("serial"):
        raise BadInput(Reason.WRONG_VALUE, name, field="serial", problem="not a serial port")
    if name in http:
        make: AnswersHttp = http[name](source)
        return HttpInstrument(make, host, port)
    lines = _lines(name, source, b"\r\n" if profile["link"]["terminator"] == "crlf" else b"\n")
    if pty:
        return PtyInstrument(lines)
    if profile["link"]["tcp"] == "vxi11":
        return Vxi11Instrument(lines, host, port)
    return TcpInstrument(lines, host, port)


def _lines(name: str, source: Sees, end: bytes) -> AnswersLines:
    match name.partition("-")[0]:
        case "zera":
            return Zera(source)
        case "yokogawa":
            return Yokogawa(source, end, model=name.removeprefix("yokogawa-").upper())
        case "generic":
            return GenericScpi(source)
    raise BadInput(
        Reason.UNKNOWN_NAME, "--map", name=name, known=["generic-scpi", "lem-dcbm", "iem-dcr", "zera-mt310s2"]
    )
