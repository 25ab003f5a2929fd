"""What a person reads from the display of a station: the legal indication, photographed or typed (field rule 19)."""

import re
from dataclasses import dataclass
from decimal import Decimal

from app.domain.errors import BadInput, Reason
from app.domain.number import parse_number

_BETWEEN = re.compile(r"\s*(?:;|\.\.|→|->)\s*")


@dataclass(frozen=True)
class DisplayShown:
    """Energy of one transaction on the display and one step of its last digit, in kWh; begin and end where shown."""

    energy_kwh: Decimal
    step_kwh: Decimal
    begin_kwh: Decimal | None = None
    end_kwh: Decimal | None = None


def read_display(text: str, where: str = "") -> DisplayShown:
    """Read ``1.502`` (the energy of the transaction), or ``1234.5; 1236.0`` (the counter at begin and end), in kWh.

    Raises BadInput (WRONG_VALUE) for anything else, and for a counter that runs backwards.
    """
    numbers = [parse_number(part, where, "display_kwh") for part in _BETWEEN.split(text.strip())]
    if len(numbers) not in (1, 2) or any(number < 0 for number in numbers) or numbers[-1] < numbers[0]:
        raise BadInput(Reason.WRONG_VALUE, where, field="display_kwh", problem=text)
    step = Decimal(1).scaleb(min(int(number.as_tuple().exponent) for number in numbers))
    if len(numbers) == 1:
        return DisplayShown(numbers[0], step)
    begin, end = numbers
    return DisplayShown(end - begin, step, begin, end)
