"""What a practice instrument can do wrong; each is a fault that real ones, their cables or their networks show."""

from collections.abc import Iterable
from enum import StrEnum

from app.domain.errors import BadInput, Reason


class InstrumentFault(StrEnum):
    """One fault; it may come and go while the instrument runs."""

    SILENT = "no-answer"
    GARBAGE = "garbage"
    NAN = "nan"
    STALE = "stale"
    TRUNCATED = "truncated"
    HTTP_500 = "http-500"
    SLOW_DRIP = "slow-drip"
    WRONG_TYPE = "wrong-type"
    CLOSED = "closed"
    BACKWARDS = "backwards"
    WRONG_UNIT = "wrong-unit"


def parse_instrument_faults(names: Iterable[str]) -> InstrumentFault | None:
    """Return the fault of that name, None for none. Raises BadInput (UNKNOWN_NAME), also for more than one."""
    given = tuple(names)
    known = [fault.value for fault in InstrumentFault]
    if len(given) > 1 or any(name not in known for name in given):
        raise BadInput(Reason.UNKNOWN_NAME, "fault", name=", ".join(given), known=known)
    return InstrumentFault(given[0]) if given else None
