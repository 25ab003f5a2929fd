"""Whether an image is older than what runs, as far as versions of any maker can be read; pure.

A downgrade is often one way: the station may not take the newer version again, or open a hole that was closed.
"""

import re

_NUMBERS = re.compile(r"\d+(?:[.]\d+)+|\d+")
_DIGITS = 9


def numbers(version: str) -> tuple[int, ...] | None:
    """Return the numbers of the first dotted version in ``version``, without zeros at its end; None where none is.

    ``V5.2.1-rc1`` is (5, 2, 1). A number longer than 9 digits is a date or a hash: then nothing is known.
    """
    found = _NUMBERS.search(version)
    if found is None or any(len(part) > _DIGITS for part in found[0].split(".")):
        return None
    parts = [int(part) for part in found[0].split(".")]
    while parts and parts[-1] == 0:
        parts.pop()
    return tuple(parts)


def is_downgrade(installed: str, wanted: str) -> bool:
    """Return True only where both versions can be read, what stands before them is the same, and the new is lower."""
    before, after = numbers(installed), numbers(wanted)
    if before is None or after is None or _name(installed) != _name(wanted):
        return False
    return after < before


def _name(version: str) -> str:
    """Return what stands before the numbers: versions of another product line cannot be compared."""
    return _NUMBERS.split(version, maxsplit=1)[0].strip(" -_").casefold().removesuffix("v")
