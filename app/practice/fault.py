"""Faults a practice peer can be started with; their names are part of the command line contract."""

from collections.abc import Iterable
from enum import StrEnum

from app.domain.errors import BadInput, Reason


class Fault(StrEnum):
    """What the practice peer does wrong; several can be combined."""

    METER_PLUS_3 = "meter+3%"
    FIRMWARE_FAILS = "firmware-fails"
    LINK_DROPS = "link-drops"
    WRONG_SERIAL = "wrong-serial"
    DEAD_CONTACTOR = "dead-contactor"
    NO_ANSWER = "no-answer"
    QUEUED_TRANSACTIONS = "queued-transactions"


FAULT_NAMES = tuple(fault.value for fault in Fault)


def parse_faults(names: Iterable[str]) -> frozenset[Fault]:
    """Return the faults of that name. Raises BadInput (UNKNOWN_NAME) listing the known names."""
    faults: set[Fault] = set()
    for name in names:
        if name not in FAULT_NAMES:
            raise BadInput(Reason.UNKNOWN_NAME, "fault", name=name, known=list(FAULT_NAMES))
        faults.add(Fault(name))
    return frozenset(faults)
