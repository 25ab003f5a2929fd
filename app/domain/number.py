"""Numbers as people type them and testers print them; nothing is rounded, trailing zeros are kept."""

import re
from dataclasses import dataclass
from decimal import Decimal

from app.domain.errors import BadInput, Reason

_NUMBER = re.compile(r"([<>≤≥]|<=|>=)?\s*([+\-−]?)\s*([0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)", re.ASCII)
_LONGEST = 30
_BOUNDS = {"≤": "<", "<=": "<", "≥": ">", ">=": ">"}


@dataclass(frozen=True)
class Reading:
    """A measured number; ``bound`` is ``<`` or ``>`` where the instrument's range ended there, such as ``> 999``."""

    number: Decimal
    bound: str = ""


def parse_reading(text: str, where: str = "", field: str = "") -> Reading:
    """Return what ``text`` says; comma and point both separate decimals, blanks between groups are ignored.

    ``≥`` and ``≤`` are read as ``>`` and ``<``. Raises BadInput (WRONG_VALUE) naming ``where`` and ``field`` for
    anything else: a text with two separators may mean two numbers a thousand apart, so it is refused, not guessed.
    """
    packed = re.sub(r"(?<=[0-9])[ \u00a0\u2009\u202f](?=[0-9]{3}(?![0-9]))", "", text.strip())
    found = _NUMBER.fullmatch(packed) if len(packed) <= _LONGEST else None
    if found is None:
        raise BadInput(Reason.WRONG_VALUE, where, field=field, problem="not a number", value=text[:_LONGEST])
    bound, sign, digits = found.groups(default="")
    number = Decimal(("-" if sign in ("-", "−") else "") + digits.replace(",", "."))
    return Reading(number, _BOUNDS.get(bound, bound))


def parse_number(text: str, where: str = "", field: str = "") -> Decimal:
    """Return the number that ``text`` says, as ``parse_reading`` reads it; a bound such as ``> 999`` is refused too.

    Raises BadInput (WRONG_VALUE) naming ``where`` and ``field``.
    """
    reading = parse_reading(text, where, field)
    if reading.bound:
        raise BadInput(Reason.WRONG_VALUE, where, field=field, problem="not one number", value=text[:_LONGEST])
    return reading.number
