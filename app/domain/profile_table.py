"""The cells of a table of limits as people type them: ``5..30; 40..55`` degC, and ``A 3.5; B 2; C 1`` percent."""

import re
from collections.abc import Mapping, Sequence

from app.domain.errors import BadInput, Reason
from app.domain.number import parse_number

_CLASS = re.compile(r"([A-Za-z][A-Za-z0-9 ]{0,7}?)\s*[ :=]\s*(\d[\d.,]*)", re.ASCII)
_NUMBER = r"[+\-\u2212]?\d+(?:[.,]\d+)?"
_SPAN = re.compile(rf"({_NUMBER})\s*(?:\.\.|to|bis|…)\s*({_NUMBER})")


def spans_text(spans: Sequence[Sequence[float]]) -> str:
    """Return temperature spans as they are typed."""
    return "; ".join(f"{low:.10g}..{high:.10g}" for low, high in spans)


def spans_from(text: str, field: str) -> list[list[float]]:
    """Return the spans typed; nothing typed = any temperature. Raises BadInput (WRONG_VALUE)."""
    spans = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        found = _SPAN.fullmatch(part)
        if found is None:
            raise BadInput(Reason.WRONG_VALUE, "", field=field, problem="not a number")
        low, high = (float(parse_number(value)) for value in found.groups())
        spans.append([low, high])
    return spans


def percent_text(percent: Mapping[str, float]) -> str:
    """Return the limits by class as they are typed."""
    return "; ".join(f"{name} {value:.10g}" for name, value in percent.items())


def percent_from(text: str, field: str) -> dict[str, float]:
    """Return the limits by class. Raises BadInput (WRONG_VALUE), also for a class named twice."""
    percent: dict[str, float] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        found = _CLASS.fullmatch(part)
        if found is None:
            raise BadInput(Reason.WRONG_VALUE, "", field=field, problem="not a number")
        name = found[1].strip().upper()
        if name in percent:
            raise BadInput(Reason.WRONG_VALUE, "", field=field, problem="entered twice")
        percent[name] = float(parse_number(found[2]))
    return percent
