"""Where an instrument is: addresses and serial ports out of plans, checked before anything is opened."""

import re
from dataclasses import dataclass

from app.domain.errors import BadInput, Reason
from app.domain.plan import PlanReference

_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})|[0-9A-Fa-f:]{2,45}", re.ASCII)
_SERIAL = re.compile(r"/dev/[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+){0,4}|COM[1-9][0-9]{0,2}", re.ASCII)


@dataclass(frozen=True)
class Place:
    """Host and TCP port, or a serial port and its speed."""

    host: str = ""
    port: int = 0
    serial: str = ""
    baud: int = 0

    def __str__(self) -> str:
        return self.serial or f"{self.host}:{self.port}"


def place_of(reference: PlanReference, usual_port: int, usual_baud: int, serial_allowed: bool) -> Place:
    """Return where ``reference`` is. Raises BadInput (WRONG_VALUE) naming host, port, serial or baud.

    A serial port is a device of this computer, never an address in disguise.
    """
    if reference.serial:
        _demand(serial_allowed, reference, "serial", "not a serial port")
        plain = _SERIAL.fullmatch(reference.serial) is not None and "/.." not in reference.serial
        _demand(plain, reference, "serial", "not a serial port")
        baud = reference.baud or usual_baud
        _demand(300 <= baud <= 4_000_000, reference, "baud", "out of range")
        return Place(serial=reference.serial, baud=baud)
    _demand(_HOST.fullmatch(reference.host) is not None, reference, "host", "not a host name")
    port = reference.port or usual_port
    _demand(1 <= port <= 65535, reference, "port", "out of range" if port else "missing")
    return Place(host=reference.host, port=port)


def _demand(holds: bool, reference: PlanReference, field: str, problem: str) -> None:
    if not holds:
        value = str(getattr(reference, field))[:60]
        raise BadInput(Reason.WRONG_VALUE, reference.map, field=field, problem=problem, value=value)
