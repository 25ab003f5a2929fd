"""The order in which people read names with numbers in them: "Bay 2" before "Bay 10"; own practice, no standard."""

import re
import unicodedata

_DIGITS = re.compile(r"[0-9]+", re.ASCII)
_WIDTH = 4
"""Digits that say how long a number is: names are shorter than ten thousand."""
_NEXT = "\n"
"""Between two names: below every sign a name may hold, so a shorter name comes first."""
_MARKS = "\v"
"""Before the marks of a name that has some: above the end of a name, below every sign: "Bar", "Bär", "Bar 1"."""


def natural_key(*names: str) -> str:
    """Return a text that sorts, sign by sign, as people order these names, one after the other.

    Numbers count by their value, capitals like small letters. Names that differ only there have the same key: whoever
    sorts adds the names themselves. A letter with marks (ä, é) stands beside the letter without, as in dictionaries
    (DIN 5007-1; compatibility decomposition of Unicode, UAX 15), and only then behind it. Stored beside stations:
    another rule needs a step of the database.
    """
    return _NEXT.join(_key(name) for name in names)


def _key(name: str) -> str:
    whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    plain = "".join(sign for sign in whole if not unicodedata.combining(sign))
    marks = "" if plain == whole else _MARKS + _DIGITS.sub(_number, whole)
    return _DIGITS.sub(_number, plain) + marks


def _number(found: re.Match[str]) -> str:
    digits = found[0].lstrip("0") or "0"
    return f"{len(digits):0{_WIDTH}d}{digits}"
