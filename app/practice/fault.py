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
METER_FAULTS = frozenset({Fault.NO_ANSWER})
"""What a practice meter with a register map can do wrong; the others are the station's."""


def parse_faults(names: Iterable[str], possible: Iterable[Fault] = Fault) -> frozenset[Fault]:
    """Return the faults of that name. Raises BadInput (UNKNOWN_NAME) listing the ``possible`` ones."""
    faults: set[Fault] = set()
    known = [name for name in FAULT_NAMES if name in set(possible)]
    for name in names:
        if name not in known:
            raise BadInput(Reason.UNKNOWN_NAME, "fault", name=name, known=known)
        faults.add(Fault(name))
    return frozenset(faults)
