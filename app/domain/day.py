"""Days as people type them."""

import re
from datetime import date

from app.domain.errors import BadInput, Reason

_DAY_FIRST = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", re.ASCII)


def typed_day(text: str, where: str = "", field: str = "") -> str:
    """Return ``23.11.2026`` or ``2026-11-23`` as ``2026-11-23``; empty stays empty.

    Anything else, such as ``11/23/2026``, may mean two days and is refused: raises BadInput (WRONG_VALUE) naming
    ``where`` and ``field``.
    """
    packed = text.strip()
    if not packed:
        return ""
    first, last = _DAY_FIRST.fullmatch(packed), _YEAR_FIRST.fullmatch(packed)
    parts = first.groups()[::-1] if first else last.groups() if last else None
    try:
        if parts is None:
            raise ValueError
        year, month, day = (int(part) for part in parts)
        return date(year, month, day).isoformat()
    except ValueError:
        raise BadInput(Reason.WRONG_VALUE, where, field=field, problem="not a day", value=packed[:30]) from None
