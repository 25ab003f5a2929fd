"""The embedded fonts: registered once, measured here, never substituted."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.reports import tokens

FILES: Mapping[str, str] = {
    tokens.REGULAR: "Inter-Regular.ttf",
    tokens.MEDIUM: "Inter-Medium.ttf",
    tokens.SEMIBOLD: "Inter-SemiBold.ttf",
    tokens.BOLD: "Inter-Bold.ttf",
    tokens.DISPLAY: "InterDisplay-SemiBold.ttf",
    tokens.MONO: "JetBrainsMono-Regular.ttf",
}
REPLACEMENT = "\u25a1"
"""A sign that every face holds: one that is missing would be drawn wider than it was measured."""
POINT_MM = 25.4 / 72


def register_fonts(folder: Traversable) -> None:
    """Make every face known to the PDF library from the ``fonts`` folder of the resources; done once a process."""
    known = pdfmetrics.getRegisteredFontNames()
    for name, file in FILES.items():
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, BytesIO(folder.joinpath(file).read_bytes())))


@lru_cache(maxsize=8)
def _advances(font: str) -> Mapping[int, float]:
    return cast(Mapping[int, float], pdfmetrics.getFont(font).face.charWidths)


@lru_cache(maxsize=20_000)
def printable(text: str) -> str:
    """Return ``text`` in one line of characters the fonts hold; others become the replacement sign."""
    known = _advances(tokens.REGULAR)
    flat = " ".join(unicodedata.normalize("NFC", text).split("\n"))
    return "".join(c if ord(c) in known else " " if c.isspace() else REPLACEMENT for c in flat)


@lru_cache(maxsize=50_000)
def width_mm(text: str, font: str, size: float) -> float:
    """Return the width of ``text`` in millimetres."""
    advances = _advances(font)
    return sum(advances.get(ord(c), 0.0) for c in text) * 0.001 * size * POINT_MM
