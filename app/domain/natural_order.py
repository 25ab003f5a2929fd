"""The order in which people read names with numbers in them: "Bay 2" before "Bay 10"; own practice, no standard."""

import re

_DIGITS = re.compile(r"[0-9]+", re.ASCII)
_WIDTH = 4
"""Digits that say how long a number is: names are shorter than ten thousand."""
_NEXT = "\n"
"""Between two names: below every sign a name may hold, so a shorter name comes first."""


def natural_key(*names: str) -> str:
    """Return a text that sorts, sign by sign, as people order these names, one after the other.

    Numbers count by their value, capitals like small letters. Names that differ only there have the same key: whoever
    sorts adds the names themselves. Stored beside stations: another rule needs a step of the database.
    """
    return _NEXT.join(_DIGITS.sub(_number, name.casefold()) for name in names)


def _number(found: re.Match[str]) -> str:
    digits = found[0].lstrip("0") or "0"
    return f"{len(digits):0{_WIDTH}d}{digits}"
