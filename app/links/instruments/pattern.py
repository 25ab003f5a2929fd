"""Patterns out of users' files: regular expressions that cannot run away.

The engine of the standard library tries paths one by one and cannot be stopped. So a pattern is accepted only where
the number of paths is bounded: no back references, no look-around, groups are repeated at most by ``?``, answers are
short, and the repeats multiplied stay below a limit. Whole answers are matched, from one start.
"""

import re
from functools import lru_cache

from app.domain.errors import BadInput, Reason

LONGEST_ANSWER = 80
"""Characters of an answer, or of the field of it, that is matched."""
_LONGEST_PATTERN = 200
_MOST_PATHS = LONGEST_ANSWER**4 * 16
"""Four open repeats share the characters of one answer, so the paths are 1/4! of the product: about 3e7 at worst."""
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_REPEAT = re.compile(r"\*|\+|\?|\{(\d{0,3})(,?)(\d{0,3})\}")
_ESCAPES = frozenset("dDsSwWntrfv.^$*+?()[]{}|\\/-:;,=#%&'\"<>!@_~ ")


def compile_pattern(pattern: str, groups: int, where: str, field: str) -> re.Pattern[str]:
    """Return the compiled pattern, which has ``groups`` groups. Raises BadInput (WRONG_VALUE) naming ``field``."""
    problem = _problem(pattern)
    try:
        compiled = _compiled(pattern) if not problem else None
    except re.error as error:
        raise BadInput(Reason.WRONG_VALUE, where, field=field, problem=str(error)) from None
    if compiled is None:
        raise BadInput(Reason.WRONG_VALUE, where, field=field, problem=problem)
    if compiled.groups != groups:
        said = "exactly one group for the number" if groups else "not a plain pattern"
        raise BadInput(Reason.WRONG_VALUE, where, field=field, problem=said)
    return compiled


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


def _problem(pattern: str) -> str:
    """Return why the pattern is not accepted, empty where it is."""
    if not pattern or len(pattern) > _LONGEST_PATTERN or not pattern.isprintable():
        return "not a plain pattern"
    paths, at, was_group = 1, 0, False
    while at < len(pattern):
        step, factor, closes = _piece(pattern, at, was_group)
        if step == 0:
            return "not a plain pattern"
        paths, at, was_group = paths * factor, at + step, closes
        if paths > _MOST_PATHS:
            return "takes too long to match"
    return ""


def _piece(pattern: str, at: int, after_group: bool) -> tuple[int, int, bool]:
    """Return length of the piece at ``at``, the factor of paths it brings, and whether it closed a group.

    Length 0: not allowed.
    """
    sign = pattern[at]
    repeat = _REPEAT.match(pattern, at)
    if repeat is not None:
        return (0 if after_group and repeat[0] != "?" else len(repeat[0])), _times(repeat), False
    if sign == "\\":
        known = at + 1 < len(pattern) and pattern[at + 1] in _ESCAPES
        return (2 if known else 0), 1, False
    if sign == "[":
        found = _CLASS.match(pattern, at)
        return (len(found[0]) if found else 0), 1, False
    if sign == "(":
        if pattern.startswith("(?:", at):
            return 3, 1, False
        return (0 if pattern.startswith("(?", at) else 1), 1, False
    return 1, 2 if sign == "|" else 1, sign == ")"


def _times(repeat: re.Match[str]) -> int:
    """Return in how many ways the repeat can end, at least 1."""
    if repeat[0] in ("*", "+"):
        return LONGEST_ANSWER
    if repeat[0] == "?":
        return 2
    low, comma, high = repeat.groups()
    if not comma:
        return 1
    return int(high) - int(low or 0) + 1 if high and int(high) >= int(low or 0) else LONGEST_ANSWER
