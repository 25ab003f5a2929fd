"""What the characters of an embedded font look like: outlines, not bytes, so that a font cut by a newer library that
looks the same is the same, and one that looks otherwise under the same name is not.
"""

import hashlib
import re
import struct
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont, TTLibError
from pikepdf import Dictionary, Name, Object

SYMBOLS = 0xF000
"""Where a symbolic font keeps its codes in a Windows table."""
DAMAGED = (TTLibError, struct.error, AssertionError, AttributeError, LookupError, OverflowError, TypeError, ValueError)
"""What the font library raises on damaged bytes; found by flipping bits in whole files."""
DIRECT = (0, 0)
"""The number of an object that stands where it is used."""
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>(?:\s*<([0-9A-Fa-f]+)>)?")
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
KNOWN = frozenset("/Type /Subtype /BaseFont /FirstChar /LastChar /Widths /FontDescriptor /ToUnicode /Name".split())


class Unreadable(ValueError):
    """A page uses something that our own pages never do; nobody can say what it shows."""


class Faces:
    """The fonts of one file, each read once however many pages name it."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Face] = {}

    def of(self, font: Object) -> "Face":
        """Return the face of a font. Raises Unreadable."""
        if font.objgen == DIRECT:
            return Face(font)
        if font.objgen not in self._known:
            self._known[font.objgen] = Face(font)
        return self._known[font.objgen]


@dataclass
class Face:
    """One embedded font of a page."""

    font: Object
    _glyphs: dict[int, tuple[Any, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raises Unreadable for a font of another kind than ours."""
        unknown = {str(key) for key in self.font} - KNOWN
        if self.font.get(Name.Subtype) != Name.TrueType or unknown:
            raise Unreadable(f"font {sorted(unknown)}")

    def glyph(self, code: int) -> tuple[Any, ...]:
        """Return outline, width and text of a code. Raises Unreadable for a font that is damaged."""
        if code not in self._glyphs:
            try:
                self._glyphs[code] = (self._outline(code), self.width(code), self._said.get(code, ()))
            except DAMAGED as error:
                raise Unreadable(f"font: {error}") from None
        return self._glyphs[code]

    def width(self, code: int) -> float:
        """Return the width in thousandths of the size."""
        at = code - int(self.font.FirstChar)
        widths = self.font.Widths
        return float(widths[at]) if 0 <= at < len(widths) else float(self.font.FontDescriptor.get("/MissingWidth", 0))

    def _outline(self, code: int) -> str:
        """Return the shape by every table a reader may look into: they must not contradict each other."""
        shapes = set()
        for table in self._program["cmap"].tables:
            for at in (code, SYMBOLS + code) if table.platformID == 3 else (code,):
                if at in table.cmap:
                    shapes.add(self._shape(table.cmap[at]))
        if len(shapes) > 1:
            raise Unreadable("a font with two shapes for one code")
        return next(iter(shapes), "")

    def _shape(self, name: str) -> str:
        """Return a digest of the outline in thousandths of the size, components resolved."""
        pen = DecomposingRecordingPen(self._set)
        self._set[name].draw(pen)
        scale = 1000 / self._program["head"].unitsPerEm
        drawn = [
            (verb, [None if point is None else (round(point[0] * scale), round(point[1] * scale)) for point in points])
            for verb, points in pen.value
        ]
        return hashlib.sha256(repr(drawn).encode()).hexdigest()

    @cached_property
    def _program(self) -> Any:
        descriptor = self.font.get(Name.FontDescriptor, Dictionary())
        return TTFont(BytesIO(descriptor[Name.FontFile2].read_bytes()), lazy=True)

    @cached_property
    def _set(self) -> Any:
        return self._program.getGlyphSet()

    @cached_property
    def _said(self) -> dict[int, tuple[int, ...]]:
        """Return which characters are read out for a code."""
        said: dict[int, tuple[int, ...]] = {}
        stream = self.font.get(Name.ToUnicode)
        for kind, block in _BLOCK.findall(stream.read_bytes() if stream is not None else b""):
            for first, last, text in _PAIR.findall(block):
                if kind == b"bfchar":
                    said[int(first, 16)] = (int(last, 16),)
                elif text:
                    begin = int(first, 16)
                    said.update({code: (int(text, 16) + code - begin,) for code in range(begin, int(last, 16) + 1)})
        return said
