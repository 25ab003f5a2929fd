"""The embedded fonts: registered once, measured here, never substituted by a reader's.

A character the face of a style lacks is taken from the face of its script; scripts whose letters join or move are
shaped (HarfBuzz), right-to-left ones are ordered (``bidi``).
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any, cast

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.reports import tokens
from app.reports.bidi import MIRRORED, Span, visual_spans

FILES: Mapping[str, str] = {
    tokens.REGULAR: "Inter-Regular.ttf",
    tokens.MEDIUM: "Inter-Medium.ttf",
    tokens.SEMIBOLD: "Inter-SemiBold.ttf",
    tokens.BOLD: "Inter-Bold.ttf",
    tokens.DISPLAY: "InterDisplay-SemiBold.ttf",
    tokens.MONO: "JetBrainsMono-Regular.ttf",
}
HEAVY = frozenset({tokens.SEMIBOLD, tokens.BOLD, tokens.DISPLAY})
"""Faces whose other scripts are set in bold."""
HAN = "DroidSansFallback"
HANGUL = "ChargeBenchHangul"
UNSHAPED = frozenset({HAN, HANGUL})
"""Faces of one weight whose characters stand side by side as they are."""
SCRIPTS: tuple[tuple[int, int, str], ...] = (
    (0x0530, 0x058F, "NotoSansArmenian"),
    (0x0590, 0x05FF, "NotoSansHebrew"),
    (0x0600, 0x06FF, "NotoSansArabic"),
    (0x0750, 0x077F, "NotoSansArabic"),
    (0x0900, 0x097F, "NotoSansDevanagari"),
    (0x0E00, 0x0E7F, "NotoSansThai"),
    (0x10A0, 0x10FF, "NotoSansGeorgian"),
    (0x1C90, 0x1CBF, "NotoSansGeorgian"),
    (0x1CD0, 0x1CFF, "NotoSansDevanagari"),
    (0x2D00, 0x2D2F, "NotoSansGeorgian"),
    (0x3130, 0x318F, HANGUL),
    (0x2E80, 0x9FFF, HAN),
    (0xA8E0, 0xA8FF, "NotoSansDevanagari"),
    (0xAC00, 0xD7A3, HANGUL),
    (0xF900, 0xFAFF, HAN),
    (0xFB13, 0xFB17, "NotoSansArmenian"),
    (0xFB1D, 0xFB4F, "NotoSansHebrew"),
    (0xFE30, 0xFE4F, HAN),
    (0xFF00, 0xFFEF, HAN),
)
"""Which face holds the characters of which inclusive range."""
JOINERS = "\u200c\u200d"
VIRAMA = 9
"""Canonical combining class of the sign that joins a consonant to the next."""
PRIVATE = 0xE000
"""The private use area names the glyphs of shaped faces: this code point and the glyph's number."""
REPLACEMENT = "\u25a1"
"""A sign that every face holds: one that is missing would be drawn wider than it was measured."""
POINT_MM = 25.4 / 72

_folders: dict[str, Traversable] = {}
"""Where the faces of other scripts are read from when one is first needed."""


@dataclass(frozen=True)
class Glyph:
    """A glyph by the character that names it; lengths in thousandths of the size."""

    name: str
    advance: float
    width: float
    dx: float = 0.0
    dy: float = 0.0


@dataclass(frozen=True)
class Run:
    """Glyphs of one face, in the order they are seen."""

    font: str
    glyphs: tuple[Glyph, ...]

    @property
    def advance(self) -> float:
        """Return the width in thousandths of the size."""
        return sum(glyph.advance for glyph in self.glyphs)


def register_fonts(folder: Traversable) -> None:
    """Make every face known to the PDF library from the ``fonts`` folder of the resources; done once a process."""
    known = pdfmetrics.getRegisteredFontNames()
    _folders["fonts"] = folder
    for name, file in FILES.items():
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, BytesIO(folder.joinpath(file).read_bytes()), shapable=False))


@lru_cache(maxsize=32)
def _advances(font: str) -> Mapping[int, float]:
    return cast(Mapping[int, float], pdfmetrics.getFont(font).face.charWidths)


@lru_cache(maxsize=32)
def _shaper(name: str) -> Any:
    """Return the shaping font of a script's face, which it registers, every glyph under a name of its own."""
    data = _folders["fonts"].joinpath(f"{name}.ttf").read_bytes()
    font = TTFont(name, BytesIO(data), shapable=False)
    shaper = uharfbuzz.Font(uharfbuzz.Face(data))
    if name not in UNSHAPED:
        for number in range(shaper.face.glyph_count):
            font.face.charToGlyph[PRIVATE + number] = number
            font.face.charWidths[PRIVATE + number] = _scaled(shaper, shaper.get_glyph_h_advance(number))
    pdfmetrics.registerFont(font)
    return shaper


def _scaled(shaper: Any, length: int) -> float:
    return round(length * 1000 / shaper.face.upem)


def _face_of(c: str, heavy: bool) -> str:
    """Return the registered face of another script that holds ``c``, empty when there is none."""
    code = ord(c)
    name = next((name for first, last, name in SCRIPTS if first <= code <= last), "")
    if not name:
        return ""
    face = name if name in UNSHAPED else f"{name}-{'Bold' if heavy else 'Regular'}"
    _shaper(face)
    return face if code in _advances(face) else ""


@lru_cache(maxsize=20_000)
def printable(text: str) -> str:
    """Return ``text`` in one line of characters the fonts hold; others become the replacement sign.

    Marks that only steer the direction of text are left out: they could show a line in another order than it is stored.
    """
    known = _advances(tokens.REGULAR)
    flat = " ".join(unicodedata.normalize("NFC", text).split("\n"))
    return "".join(c if ord(c) in known and not _steers(c) else _stand_in(c) for c in flat)


def _steers(c: str) -> bool:
    return unicodedata.category(c) == "Cf" and c != "\u00ad"


def _stand_in(c: str) -> str:
    if c.isspace():
        return " "
    if _steers(c):
        return c if c in JOINERS else ""
    return c if _face_of(c, heavy=False) else REPLACEMENT


def plain(text: str, font: str) -> bool:
    """Tell whether the face alone draws ``text`` as it stands, from left to right."""
    known = _advances(font)
    return all(ord(c) in known for c in text) and not any(unicodedata.bidirectional(c) in {"R", "AL"} for c in text)


@lru_cache(maxsize=5_000)
def runs_of(text: str, font: str) -> tuple[Run, ...]:
    """Return the runs of ``text`` from left to right."""
    return tuple(_runs(text, font))


def _runs(text: str, font: str) -> Iterator[Run]:
    for span in visual_spans(text):
        parts = list(_by_face(text[span.start : span.end], font))
        for face, part in reversed(parts) if span.leftward else parts:
            if face in FILES:
                yield _unshaped(part.translate(MIRRORED)[::-1] if span.leftward else part, face)
            elif face in UNSHAPED:
                yield _unshaped(part, face)
            else:
                yield _shaped(part, face, span)


def _by_face(text: str, font: str) -> Iterator[tuple[str, str]]:
    """Split into parts of one face; blanks and marks stay with the letters before them where their face has them."""
    heavy, face, start = font in HEAVY, "", 0
    known = _advances(font)
    for at, c in enumerate(text):
        loose = c.isspace() or c in JOINERS or unicodedata.category(c) == "Mn"
        if loose and face not in {"", font} and ord(c) in _advances(face):
            continue
        wanted = font if ord(c) in known else _face_of(c, heavy) or tokens.REGULAR
        if wanted != face:
            if at > start:
                yield face, text[start:at]
            face, start = wanted, at
    if text:
        yield face, text[start:]


def _unshaped(text: str, font: str) -> Run:
    advances = _advances(font)
    widths = ((c, advances.get(ord(c), 0.0)) for c in text if c not in JOINERS)
    return Run(font, tuple(Glyph(c, width, width) for c, width in widths))


def _shaped(text: str, font: str, span: Span) -> Run:
    shaper, widths = _shaper(font), _advances(font)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if span.leftward else "ltr"
    uharfbuzz.shape(shaper, buffer)
    glyphs = []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        code = PRIVATE + info.codepoint
        advance, dx, dy = (_scaled(shaper, part) for part in (place.x_advance, place.x_offset, place.y_offset))
        glyphs.append(Glyph(chr(code), advance, widths[code], dx, dy))
    return Run(font, tuple(glyphs))


@lru_cache(maxsize=50_000)
def width_mm(text: str, font: str, size: float) -> float:
    """Return the width of ``text`` in millimetres."""
    if plain(text, font):
        advances = _advances(font)
        return sum(advances.get(ord(c), 0.0) for c in text) * 0.001 * size * POINT_MM
    return sum(run.advance for run in runs_of(text, font)) * 0.001 * size * POINT_MM


def breakable(text: str, at: int) -> int:
    """Return the last place up to ``at`` where ``text`` may be broken without parting a letter from its marks."""
    while 0 < at < len(text) and (
        unicodedata.category(text[at]) in {"Mn", "Mc"}
        or text[at] in JOINERS
        or text[at - 1] in JOINERS
        or unicodedata.combining(text[at - 1]) == VIRAMA
    ):
        at -= 1
    return at
