"""The marks of a page while its stream is read: the state of drawing, and what is put on the paper."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from app.reports.glyph import Face, Faces, Unreadable
from app.reports.matrix import UNIT, Matrix, apply, matrix_of, moved, multiply, numbers

Marks = list[tuple[Any, ...]]

DEPTH = 6
"""How deep drawings may hold drawings."""
ALPHA = frozenset({"/Type", "/ca", "/CA"})
PICTURE = frozenset(
    "/Type /Subtype /Name /Width /Height /ColorSpace /BitsPerComponent /Filter /Length /DecodeParms".split()
)
CLOSED = {"s": "S", "b": "B", "b*": "B*"}
SAME = {"F": "f"}


@dataclass(frozen=True)
class DrawingState:
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


@dataclass
class PageReading:
    """Carries out the operators of one stream."""

    resources: Object
    fonts: Faces
    acts: "Mapping[str, Act]"
    """What each operator does; one that is not there makes the page Unreadable."""
    state: DrawingState = DrawingState()
    depth: int = 0
    marks: Marks = field(default_factory=list)

    def __post_init__(self) -> None:
        self.stack: list[DrawingState] = []
        self.path: list[tuple[Any, ...]] = []
        self.clipping = ""
        self.text: Matrix = UNIT
        self.line_start: Matrix = UNIT
        self.faces: dict[str, Face] = {}

    def read(self, stream: Any) -> None:
        """Carry out every operator of a page or drawing."""
        for instruction in pikepdf.parse_content_stream(stream):
            name, operands = str(instruction.operator), instruction.operands
            act = self.acts.get(name)
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
        values = numbers(operands)
        points = [apply(self.state.matrix, *values[at : at + 2]) for at in range(0, len(values), 2)]
        self.path.append((verb, *points))

    def box(self, operands: Sequence[Any]) -> None:
        """Add a rectangle."""
        x, y, width, height = numbers(operands)
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
        self.line_start = self.text = multiply(moved(across, up), self.line_start)

    def place(self, operands: Sequence[Any]) -> None:
        """Begin a line of text anywhere."""
        a, b, c, d, e, f = numbers(operands)
        self.line_start = self.text = (a, b, c, d, e, f)

    def show(self, text: bytes) -> None:
        """Put glyphs on the paper."""
        state = self.state
        face = self._face(state.font)
        between, words, scale, rise = state.spacing
        for code in text:
            own = (state.size * scale / 100, 0.0, 0.0, state.size, 0.0, rise)
            place = multiply(multiply(own, self.text), state.matrix)
            look = (state.fill, state.stroke if state.mode else (), state.alpha, state.mode, state.clip)
            self.marks.append(("glyph", face.glyph(code), place, look))
            advance = face.width(code) / 1000 * state.size + between + (words if code == 32 else 0.0)
            self.text = multiply(moved(advance * scale / 100, 0.0), self.text)

    def show_spaced(self, parts: Sequence[Any]) -> None:
        """Put glyphs on the paper, moved in between."""
        for part in parts:
            if isinstance(part, int | float | Decimal):
                back = -float(part) / 1000 * self.state.size * self.state.spacing[2] / 100
                self.text = multiply(moved(back, 0.0), self.text)
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
        inner = PageReading(found.get(Name.Resources, Dictionary()), self.fonts, self.acts, self.state, self.depth + 1)
        inner.change(matrix=multiply(matrix_of(found.get(Name.Matrix)), self.state.matrix))
        x1, y1, x2, y2 = numbers(found[Name.BBox])
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


def _picture(found: Any) -> tuple[Any, ...]:
    """Return what identifies a picture: its JPEG bytes, which no compressor may touch, or its pixels."""
    if {str(key) for key in found} - PICTURE:
        raise Unreadable("picture")
    jpeg = found.get(Name.Filter) in (Name.DCTDecode, Array([Name.DCTDecode]))
    data = found.read_raw_bytes() if jpeg else found.read_bytes()
    facts = (str(found.get(key)) for key in ("/Width", "/Height", "/ColorSpace", "/BitsPerComponent"))
    return (hashlib.sha256(data).hexdigest(), jpeg, *facts)


Act = Callable[[PageReading, list[Any]], None]
