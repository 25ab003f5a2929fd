"""What a page shows: its drawing operators carried out to a list of marks on the paper.

Two pages that put the same marks on the paper are the same page, however their files are packed, their resources named
or their numbers written. An operator that our pages never use makes a page Unreadable: then it is not one of ours.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from app.reports.glyph import Face, Faces, Unreadable

Matrix = tuple[float, float, float, float, float, float]
Marks = list[tuple[Any, ...]]

UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
DEPTH = 6
"""How deep drawings may hold drawings."""
ALPHA = frozenset({"/Type", "/ca", "/CA"})
PICTURE = frozenset(
    "/Type /Subtype /Name /Width /Height /ColorSpace /BitsPerComponent /Filter /Length /DecodeParms".split()
)
CLOSED = {"s": "S", "b": "B", "b*": "B*"}
SAME = {"F": "f"}
PAINTED = frozenset({"S", "f", "f*", "B", "B*", "n"})


@dataclass(frozen=True)
class _State:
    """The graphics state, as far as our pages use it."""

    matrix: Matrix = UNIT
    fill: tuple[float, ...] = (0.0,)
    stroke: tuple[float, ...] = (0.0,)
    line: tuple[Any, ...] = (1.0, 0, 0, 10.0, (), 0.0)
    """Width, cap, join, mitre limit, dash, phase."""
    alpha: tuple[float, float] = (1.0, 1.0)
    clip: tuple[Any, ...] = ()
    font: str = ""
    size: float = 0.0
    spacing: tuple[float, float, float, float] = (0.0, 0.0, 100.0, 0.0)
    """Between characters, between words, horizontal scale in percent, rise."""
    leading: float = 0.0
    mode: int = 0


def marks_of(page: pikepdf.Page, fonts: Faces) -> Marks:
    """Return the marks in the order they are put on the paper. Raises Unreadable."""
    reading = _Reading(page.resources, fonts)
    reading.read(page)
    return reading.marks


@dataclass
class _Reading:
    """Carries out the operators of one stream."""

    resources: Object
    fonts: Faces
    state: _State = _State()
    depth: int = 0
    marks: Marks = field(default_factory=list)

    def __post_init__(self) -> None:
        self.stack: list[_State] = []
        self.path: list[tuple[Any, ...]] = []
        self.clipping = ""
        self.text: Matrix = UNIT
        self.line_start: Matrix = UNIT
        self.faces: dict[str, Face] = {}

    def read(self, stream: Any) -> None:
        """Carry out every operator of a page or drawing."""
        for instruction in pikepdf.parse_content_stream(stream):
            name, operands = str(instruction.operator), instruction.operands
            act = _ACTS.get(name)
            if act is None:
                raise Unreadable(f"operator {name}")
            act(self, list(operands))

    # state ----------------------------------------------------------------------------------------------------------

    def change(self, **values: Any) -> None:
        """Change the graphics state."""
        self.state = replace(self.state, **values)

    def restore(self) -> None:
        """Take the state of the last ``q``."""
        if not self.stack:
            raise Unreadable("Q without q")
        self.state = self.stack.pop()

    def resource(self, kind: Name, name: str) -> Object:
        """Return what a name stands for. Raises Unreadable when nothing is there."""
        found = self.resources.get(kind, Dictionary()).get(name)
        if found is None:
            raise Unreadable(f"{kind} {name}")
        return found

    def alpha(self, name: str) -> None:
        """Take transparency from the resources."""
        found = self.resource(Name.ExtGState, name)
        if {str(key) for key in found} - ALPHA:
            raise Unreadable("graphics state")
        fill, stroke = self.state.alpha
        self.change(alpha=(float(found.get("/ca", fill)), float(found.get("/CA", stroke))))

    # paths ----------------------------------------------------------------------------------------------------------

    def segment(self, verb: str, operands: Sequence[Any]) -> None:
        """Add a segment, its points on the paper."""
        numbers = _numbers(operands)
        points = [_apply(self.state.matrix, *numbers[at : at + 2]) for at in range(0, len(numbers), 2)]
        self.path.append((verb, *points))

    def box(self, operands: Sequence[Any]) -> None:
        """Add a rectangle."""
        x, y, width, height = _numbers(operands)
        self.segment("m", (x, y))
        for corner in ((x + width, y), (x + width, y + height), (x, y + height)):
            self.segment("l", corner)
        self.path.append(("h",))

    def paint(self, how: str) -> None:
        """Put the path on the paper and forget it."""
        if how in CLOSED:
            self.path.append(("h",))
        how = SAME.get(CLOSED.get(how, how), CLOSED.get(how, how))
        state, path = self.state, tuple(self.path)
        if self.clipping:
            self.change(clip=(*state.clip, (self.clipping, path)))
        if how != "n" and path:
            inside = (state.fill, state.alpha[0]) if how != "S" else ()
            edge = (state.stroke, state.alpha[1], self._line()) if how[0] in "SB" else ()
            self.marks.append(("path", how, path, inside, edge, state.clip))
        self.path, self.clipping = [], ""

    def _line(self) -> tuple[Any, ...]:
        return (*self.state.line, *self.state.matrix[:4])

    # text -----------------------------------------------------------------------------------------------------------

    def move(self, across: float, up: float) -> None:
        """Begin a line of text relative to the last one."""
        self.line_start = self.text = _multiply((1.0, 0.0, 0.0, 1.0, across, up), self.line_start)

    def place(self, operands: Sequence[Any]) -> None:
        """Begin a line of text anywhere."""
        a, b, c, d, e, f = _numbers(operands)
        self.line_start = self.text = (a, b, c, d, e, f)

    def show(self, text: bytes) -> None:
        """Put glyphs on the paper."""
        state = self.state
        face = self._face(state.font)
        between, words, scale, rise = state.spacing
        for code in text:
            own = (state.size * scale / 100, 0.0, 0.0, state.size, 0.0, rise)
            place = _multiply(_multiply(own, self.text), state.matrix)
            look = (state.fill, state.stroke if state.mode else (), state.alpha, state.mode, state.clip)
            self.marks.append(("glyph", face.glyph(code), place, look))
            advance = face.width(code) / 1000 * state.size + between + (words if code == 32 else 0.0)
            self.text = _multiply((1.0, 0.0, 0.0, 1.0, advance * scale / 100, 0.0), self.text)

    def show_spaced(self, parts: Sequence[Any]) -> None:
        """Put glyphs on the paper, moved in between."""
        for part in parts:
            if isinstance(part, int | float | Decimal):
                back = -float(part) / 1000 * self.state.size * self.state.spacing[2] / 100
                self.text = _multiply((1.0, 0.0, 0.0, 1.0, back, 0.0), self.text)
            else:
                self.show(bytes(part))

    def _face(self, name: str) -> Face:
        if name not in self.faces:
            self.faces[name] = self.fonts.of(self.resource(Name.Font, name))
        return self.faces[name]

    # pictures, marked content -----------------------------------------------------------------------------------------

    def drawing(self, name: str) -> None:
        """Put a picture on the paper, or carry out a drawing inside this one."""
        found = self.resource(Name.XObject, name)
        if found.get(Name.Subtype) == Name.Image:
            self.marks.append(("picture", _picture(found), self.state.matrix, self.state.alpha, self.state.clip))
            return
        if found.get(Name.Subtype) != Name.Form or self.depth >= DEPTH or Name.Group in found:
            raise Unreadable("drawing")
        inner = _Reading(found.get(Name.Resources, Dictionary()), self.fonts, self.state, self.depth + 1)
        inner.change(matrix=_multiply(_matrix(found.get(Name.Matrix)), self.state.matrix))
        x1, y1, x2, y2 = _numbers(found[Name.BBox])
        inner.box((x1, y1, x2 - x1, y2 - y1))
        inner.clipping = "W"
        inner.paint("n")
        inner.read(found)
        self.marks.extend(inner.marks)

    def marked(self, tag: str, properties: Object) -> None:
        """Keep what is read out instead of the glyphs."""
        if isinstance(properties, Name):
            properties = self.resource(Name.Properties, str(properties))
        if tag != "/Span" or {str(key) for key in properties} - {"/ActualText"}:
            raise Unreadable("marked content")
        self.marks.append(("said", str(properties.get("/ActualText", ""))))


def _numbers(operands: Any) -> tuple[float, ...]:
    return tuple(float(one) for one in operands)


def _matrix(found: Object | None) -> Matrix:
    if found is None:
        return UNIT
    a, b, c, d, e, f = _numbers(found)
    return a, b, c, d, e, f


def _multiply(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does ``first``, then ``then`` (row vectors, as PDF has them)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _picture(found: Any) -> tuple[Any, ...]:
    """Return what identifies a picture: its JPEG bytes, which no compressor may touch, or its pixels."""
    if {str(key) for key in found} - PICTURE:
        raise Unreadable("picture")
    jpeg = found.get(Name.Filter) in (Name.DCTDecode, Array([Name.DCTDecode]))
    data = found.read_raw_bytes() if jpeg else found.read_bytes()
    facts = (str(found.get(key)) for key in ("/Width", "/Height", "/ColorSpace", "/BitsPerComponent"))
    return (hashlib.sha256(data).hexdigest(), jpeg, *facts)


def _colour(name: str) -> Callable[[_Reading, list[Any]], None]:
    return lambda at, operands: at.change(**{name: _numbers(operands)})


def _line(place: int, kind: Callable[[Any], Any]) -> Callable[[_Reading, list[Any]], None]:
    def act(at: _Reading, operands: list[Any]) -> None:
        line = list(at.state.line)
        line[place] = kind(operands[0])
        at.change(line=tuple(line))

    return act


def _dash(at: _Reading, operands: list[Any]) -> None:
    at.change(line=(*at.state.line[:4], _numbers(operands[0]), float(operands[1])))


def _spacing(place: int) -> Callable[[_Reading, list[Any]], None]:
    def act(at: _Reading, operands: list[Any]) -> None:
        spacing = list(at.state.spacing)
        spacing[place] = float(operands[0])
        at.change(spacing=tuple(spacing))

    return act


def _segment(verb: str) -> Callable[[_Reading, list[Any]], None]:
    return lambda at, operands: at.segment(verb, operands)


def _paint(how: str) -> Callable[[_Reading, list[Any]], None]:
    return lambda at, _: at.paint(how)


def _clip(how: str) -> Callable[[_Reading, list[Any]], None]:
    return lambda at, _: setattr(at, "clipping", how)


def _begin_text(at: _Reading, _operands: list[Any]) -> None:
    at.text = at.line_start = UNIT


def _nothing(_at: _Reading, _operands: list[Any]) -> None:
    """End of a text or of a marked part: nothing on the paper."""


_ACTS: dict[str, Callable[[_Reading, list[Any]], None]] = {
    "q": lambda at, _: at.stack.append(at.state),
    "Q": lambda at, _: at.restore(),
    "cm": lambda at, operands: at.change(matrix=_multiply(_matrix(Array(operands)), at.state.matrix)),
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
    "Td": lambda at, operands: at.move(*_numbers(operands)),
    "T*": lambda at, _: at.move(0.0, -at.state.leading),
    "Tj": lambda at, operands: at.show(bytes(operands[0])),
    "TJ": lambda at, operands: at.show_spaced(operands[0]),
    "Do": lambda at, operands: at.drawing(str(operands[0])),
    "BDC": lambda at, operands: at.marked(str(operands[0]), operands[1]),
    "EMC": lambda at, _: at.marks.append(("said", None)),
}
"""Every operator our pages use, and the plain variants of them that a PDF library may choose instead."""
