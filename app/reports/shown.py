"""What a page shows: its drawing operators carried out to a list of marks on the paper.

Two pages that put the same marks on the paper are the same page, however their files are packed, their resources named
or their numbers written. An operator that our pages never use makes a page Unreadable: then it is not one of ours.
"""

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array

from app.reports.glyph import Faces
from app.reports.matrix import UNIT, matrix_of, multiply, numbers
from app.reports.page_reading import CLOSED, SAME, Act, Marks, PageReading

PAINTED = frozenset({"S", "f", "f*", "B", "B*", "n"})


def marks_of(page: pikepdf.Page, fonts: Faces) -> Marks:
    """Return the marks in the order they are put on the paper. Raises Unreadable."""
    reading = PageReading(page.resources, fonts, _ACTS)
    reading.read(page)
    return reading.marks


def _colour(name: str) -> Act:
    return lambda at, operands: at.change(**{name: numbers(operands)})


def _line(place: int, kind: Callable[[Any], Any]) -> Act:
    def act(at: PageReading, operands: list[Any]) -> None:
        line = list(at.state.line)
        line[place] = kind(operands[0])
        at.change(line=tuple(line))

    return act


def _dash(at: PageReading, operands: list[Any]) -> None:
    at.change(line=(*at.state.line[:4], numbers(operands[0]), float(operands[1])))


def _spacing(place: int) -> Act:
    def act(at: PageReading, operands: list[Any]) -> None:
        spacing = list(at.state.spacing)
        spacing[place] = float(operands[0])
        at.change(spacing=tuple(spacing))

    return act


def _segment(verb: str) -> Act:
    return lambda at, operands: at.segment(verb, operands)


def _paint(how: str) -> Act:
    return lambda at, _: at.paint(how)


def _clip(how: str) -> Act:
    return lambda at, _: setattr(at, "clipping", how)


def _begin_text(at: PageReading, _operands: list[Any]) -> None:
    at.text = at.line_start = UNIT


def _nothing(_at: PageReading, _operands: list[Any]) -> None:
    """End of a text or of a marked part: nothing on the paper."""


_ACTS: dict[str, Act] = {
    "q": lambda at, _: at.stack.append(at.state),
    "Q": lambda at, _: at.restore(),
    "cm": lambda at, operands: at.change(matrix=multiply(matrix_of(Array(operands)), at.state.matrix)),
    "gs": lambda at, operands: at.alpha(str(operands[0])),
    "rg": _colour("fill"),
    "RG": _colour("stroke"),
    "g": _colour("fill"),
    "G": _colour("stroke"),
    "w": _line(0, float),
    "J": _line(1, int),
    "j": _line(2, int),
    "M": _line(3, float),
    "d": _dash,
    "m": _segment("m"),
    "l": _segment("l"),
    "c": _segment("c"),
    "h": lambda at, _: at.path.append(("h",)),
    "re": lambda at, operands: at.box(operands),
    **{how: _paint(how) for how in (*PAINTED, *CLOSED, *SAME)},
    "W": _clip("W"),
    "W*": _clip("W*"),
    "BT": _begin_text,
    "ET": _nothing,
    "Tc": _spacing(0),
    "Tw": _spacing(1),
    "Tz": _spacing(2),
    "Ts": _spacing(3),
    "TL": lambda at, operands: at.change(leading=float(operands[0])),
    "Tr": lambda at, operands: at.change(mode=int(operands[0])),
    "Tf": lambda at, operands: at.change(font=str(operands[0]), size=float(operands[1])),
    "Tm": lambda at, operands: at.place(operands),
    "Td": lambda at, operands: at.move(*numbers(operands)),
    "T*": lambda at, _: at.move(0.0, -at.state.leading),
    "Tj": lambda at, operands: at.show(bytes(operands[0])),
    "TJ": lambda at, operands: at.show_spaced(operands[0]),
    "Do": lambda at, operands: at.drawing(str(operands[0])),
    "BDC": lambda at, operands: at.marked(str(operands[0]), operands[1]),
    "EMC": lambda at, _: at.marks.append(("said", None)),
}
"""Every operator our pages use, and the plain variants of them that a PDF library may choose instead."""
