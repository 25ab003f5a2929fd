"""The order in which the characters of one line are seen: right-to-left words inside left-to-right ones and back.

The Unicode Bidirectional Algorithm (UAX #9, revision 48) for one line without explicit embeddings or isolates: their
marks are taken out before (``printable``). Own code and not a library's, because a report is drawn again years later
and must come out the same.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

BRACKETS = {"(": ")", "[": "]", "{": "}", "\u2329": "\u232a", "\u3008": "\u3009", "\u300c": "\u300d"}
"""Pairs that rule N0 keeps together."""
MIRRORED = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")
"""Rule L4 for the characters our left-to-right faces hold; the shaper mirrors in its own faces."""
STRONG = {"L": "L", "R": "R", "AN": "R", "EN": "R"}
NEUTRAL = frozenset({"B", "S", "WS", "ON"})


@dataclass(frozen=True)
class Span:
    """Characters of one level; an odd level reads from right to left."""

    start: int
    end: int
    level: int

    @property
    def leftward(self) -> bool:
        """Tell whether it reads from right to left."""
        return self.level % 2 == 1


def visual_spans(text: str) -> tuple[Span, ...]:
    """Return the spans of ``text`` from left to right as they are seen (rules L1, L2)."""
    levels = _levels(text)
    spans = list(_spans(levels))
    for level in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(spans):
            end = at
            while end < len(spans) and spans[end].level >= level:
                end += 1
            spans[at:end] = spans[at:end][::-1]
            at = max(end, at + 1)
    return tuple(spans)


def _spans(levels: list[int]) -> Iterator[Span]:
    start = 0
    for at in range(1, len(levels) + 1):
        if at == len(levels) or levels[at] != levels[start]:
            yield Span(start, at, levels[start])
            start = at


def _levels(text: str) -> list[int]:
    kinds = [unicodedata.bidirectional(c) or "L" for c in text]
    base = next((int(kind != "L") for kind in kinds if kind in {"L", "R", "AL"}), 0)
    shown = [at for at, kind in enumerate(kinds) if kind != "BN"]
    types = [kinds[at] for at in shown]
    outer = "R" if base else "L"
    marks = [kind == "NSM" for kind in types]
    _weak(types, outer)
    _brackets([text[at] for at in shown], types, outer, marks)
    _neutral(types, outer)
    found = dict(zip(shown, (_level(kind, base) for kind in types), strict=True))
    levels: list[int] = []
    for at in range(len(text)):
        levels.append(found.get(at, levels[-1] if levels else base))
    for at in range(len(text) - 1, -1, -1):  # L1: blanks at the end belong to the line
        if kinds[at] not in {"WS", "BN", "S", "B"}:
            break
        levels[at] = base
    return levels


def _level(kind: str, base: int) -> int:
    """Return the level of a resolved type (rules I1, I2)."""
    if base % 2 == 0:
        return base + {"L": 0, "R": 1}.get(kind, 2)
    return base + (0 if kind == "R" else 1)


def _weak(types: list[str], outer: str) -> None:
    """Resolve marks, numbers and their signs (rules W1 to W7)."""
    before = strong = outer
    for at, kind in enumerate(types):
        if kind == "NSM":
            types[at] = kind = before
        before = kind
        if kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN" and strong == "AL":
            types[at] = "AN"
    types[:] = ["R" if kind == "AL" else kind for kind in types]
    for at in range(1, len(types) - 1):
        left, right = types[at - 1], types[at + 1]
        if left == right and ((types[at] == "ES" and left == "EN") or (types[at] == "CS" and left in {"EN", "AN"})):
            types[at] = left
    _terminators(types)
    strong = outer
    for at, kind in enumerate(types):
        if kind in {"L", "R"}:
            strong = kind
        elif kind in {"ES", "ET", "CS"}:
            types[at] = "ON"
        elif kind == "EN" and strong == "L":
            types[at] = "L"


def _terminators(types: list[str]) -> None:
    """Let percent and currency signs beside a number be part of it (rule W5)."""
    at = 0
    while at < len(types):
        end = at
        while end < len(types) and types[end] == "ET":
            end += 1
        if end > at and "EN" in (types[at - 1] if at else "", types[end] if end < len(types) else ""):
            types[at:end] = ["EN"] * (end - at)
        at = max(end, at + 1)


def _brackets(text: list[str], types: list[str], outer: str, marks: list[bool]) -> None:
    """Give a pair of brackets, and ``marks`` on them, one direction (rule N0)."""
    for first, last in _pairs(text, types):
        inside = {STRONG[kind] for kind in types[first + 1 : last] if kind in STRONG}
        if not inside:
            continue
        context = next((STRONG[kind] for kind in reversed(types[:first]) if kind in STRONG), outer)
        found = outer if outer in inside or context == outer else next(iter(inside))
        for at in (first, last):
            types[at] = found
            while at + 1 < len(types) and marks[at + 1]:
                at += 1
                types[at] = found


def _pairs(text: list[str], types: list[str]) -> list[tuple[int, int]]:
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    closing = set(BRACKETS.values())
    for at, c in enumerate(text):
        if types[at] != "ON":
            continue
        if c in BRACKETS:
            stack.append((BRACKETS[c], at))
        elif c in closing:
            place = next((n for n in range(len(stack) - 1, -1, -1) if stack[n][0] == c), None)
            if place is not None:
                pairs.append((stack[place][1], at))
                del stack[place:]
    return sorted(pairs)


def _neutral(types: list[str], outer: str) -> None:
    """Let blanks and signs take the direction around them (rules N1, N2)."""
    at = 0
    while at < len(types):
        end = at
        while end < len(types) and types[end] in NEUTRAL:
            end += 1
        if end > at:
            left = STRONG.get(types[at - 1], outer) if at else outer
            right = STRONG.get(types[end], outer) if end < len(types) else outer
            types[at:end] = [left if left == right else outer] * (end - at)
        at = max(end, at + 1)
