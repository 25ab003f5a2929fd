"""One sheet of paper: text, lines and shapes in millimetres from the top left corner.

Every text call knows its width. Text that does not fit shrinks one step, then wraps where its caller allows it; what
still does not fit is an error on a strict sheet (tests) and is cut with an ellipsis on a real one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.reports.fonts import breakable, plain, printable, runs_of, width_mm
from app.reports.image import Jpeg
from app.reports.tokens import HAIR, INK, PAPER, RULE, TINT_BAND, Style

MM = 72 / 25.4
SHRINK = 0.9
"""One step smaller; the only one."""
SLACK_MM = 0.05
MOST_CUT = 1.03
"""A photo whose shape differs more than this from its box is shown whole."""


class LayoutError(Exception):
    """A text does not fit where it must stand; raised by strict sheets only."""


@dataclass
class Sheet:
    """Draws on a canvas; ``canvas`` is None while pages are only counted."""

    canvas: Any
    height: float
    photos: Mapping[str, bytes]
    strict: bool = False
    sizes: dict[str, Jpeg] = field(default_factory=dict)
    lowest: float | None = None
    """Down to where a baseline may stand; None while the page itself is set up. Lower is an error on a strict sheet."""

    # text ---------------------------------------------------------------------------------------------------------

    def text(
        self,
        x: float,
        y: float,
        text: str,
        style: Style,
        width: float | None = None,
        align: str = "left",
        may_cut: bool = False,
    ) -> float:
        """Draw one line with its baseline at ``y``; return its width. ``x`` is the edge that ``align`` names.

        ``may_cut`` is for texts that stand in full on another page.
        """
        if self.strict and self.lowest is not None and y > self.lowest:
            raise LayoutError(f"{text!r} stands at {y:.1f} mm, below {self.lowest:.1f} mm")
        shown, used = self.fitted(printable(text), style, width, may_cut)
        length = width_mm(shown, used.font, used.size)
        left = {"left": x, "right": x - length, "center": x - length / 2}[align]
        if self.canvas is not None and shown:
            self.canvas.setFillColor(used.colour)
            if plain(shown, used.font):
                self._out(left * MM, (self.height - y) * MM, shown, used.font, used.size)
            else:
                self._runs(left * MM, (self.height - y) * MM, shown, used)
        return length

    def _out(self, x: float, y: float, text: str, font: str, size: float) -> None:
        """Show characters at a place in points from the bottom left corner."""
        line = self.canvas.beginText()
        line.setFont(font, size)
        line.setTextOrigin(x, y)
        line.textOut(text)
        self.canvas.drawText(line)

    def _runs(self, x: float, y: float, text: str, style: Style) -> None:
        """Show text of several scripts, each glyph where its script wants it; what is read out is the text itself."""
        em = style.size / 1000
        self.canvas.addLiteral(f"/Span << /ActualText <FEFF{text.encode('utf-16-be').hex().upper()}> >> BDC")
        for run in runs_of(text, style.font):
            piece, start, at = "", x, x
            for glyph in run.glyphs:
                moved = bool(glyph.dx or glyph.dy)
                if piece and moved:
                    self._out(start, y, piece, run.font, style.size)
                    piece = ""
                if moved:
                    self._out(at + glyph.dx * em, y + glyph.dy * em, glyph.name, run.font, style.size)
                else:
                    start = start if piece else at
                    piece += glyph.name
                at += glyph.advance * em
                if piece and glyph.advance != glyph.width:
                    self._out(start, y, piece, run.font, style.size)
                    piece = ""
            if piece:
                self._out(start, y, piece, run.font, style.size)
            x = at
        self.canvas.addLiteral("EMC")

    def fitted(self, text: str, style: Style, width: float | None, may_cut: bool = False) -> tuple[str, Style]:
        """Return the text and style that fit ``width``."""
        if width is None or width_mm(text, style.font, style.size) <= width + SLACK_MM:
            return text, style
        smaller = style.sized(style.size * SHRINK)
        if width_mm(text, smaller.font, smaller.size) <= width + SLACK_MM:
            return text, smaller
        if self.strict and not may_cut:
            raise LayoutError(f"{text!r} is wider than {width:.1f} mm")
        return self._cut(text, smaller, width), smaller

    def _cut(self, text: str, style: Style, width: float) -> str:
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if width_mm(text[:middle] + "…", style.font, style.size) <= width:
                low = middle
            else:
                high = middle - 1
        return text[: breakable(text, low)].rstrip() + "…"

    def wrapped(
        self, text: str, style: Style, width: float, most: int | None = None, may_cut: bool = False
    ) -> tuple[list[str], Style]:
        """Break ``text`` into lines not wider than ``width``; one step smaller if that saves a line or is needed."""
        clean = printable(text)
        if not clean.strip():
            return [], style
        if width_mm(clean, style.font, style.size) <= width + SLACK_MM:
            return [clean], style
        smaller = style.sized(style.size * SHRINK)
        if width_mm(clean, smaller.font, smaller.size) <= width + SLACK_MM:
            return [clean], smaller
        lines = _broken(clean, style, width)
        if most is None or len(lines) <= most:
            return lines, style
        lines = _broken(clean, smaller, width)
        if len(lines) > most:
            if self.strict and not may_cut:
                raise LayoutError(f"{clean!r} needs {len(lines)} lines of {width:.1f} mm, {most} are free")
            lines = [*lines[: most - 1], self._cut(" ".join(lines[most - 1 :]), smaller, width)]
        return lines, smaller

    def paragraph(
        self,
        x: float,
        y: float,
        text: str,
        style: Style,
        width: float,
        most: int | None = None,
        leading: float = 4.0,
        align: str = "left",
    ) -> float:
        """Draw wrapped text, first baseline at ``y``; return the baseline after the last line."""
        lines, used = self.wrapped(text, style, width, most)
        for number, line in enumerate(lines):
            self.text(x, y + number * leading, line, used, align=align)
        return y + len(lines) * leading

    # lines and areas ----------------------------------------------------------------------------------------------

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        colour: str = RULE,
        width: float = HAIR,
        dash: tuple[float, float] | None = None,
        round_ends: bool = False,
    ) -> None:
        """Draw a straight line."""
        self.polyline([(x1, y1), (x2, y2)], colour, width, dash, round_ends)

    def polyline(
        self,
        points: Sequence[tuple[float, float]],
        colour: str,
        width: float,
        dash: tuple[float, float] | None = None,
        round_ends: bool = False,
    ) -> None:
        """Draw an open line through ``points``."""
        if self.canvas is None:
            return
        self.canvas.saveState()
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(width * MM)
        self.canvas.setLineCap(1 if round_ends else 0)
        self.canvas.setLineJoin(1)
        if dash:
            self.canvas.setDash([part * MM for part in dash])
        self.canvas.drawPath(self._path(points, close=False), stroke=1, fill=0)
        self.canvas.restoreState()

    def polygon(
        self,
        points: Sequence[tuple[float, float]],
        fill: str | None = None,
        stroke: str | None = None,
        width: float = HAIR,
    ) -> None:
        """Draw a closed shape."""
        self._area(lambda: self._path(points, close=True), fill, stroke, width)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str | None = None,
        stroke: str | None = None,
        line: float = HAIR,
        radius: float = 0.0,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw a rectangle whose top left corner is at ``x``, ``y``."""
        self._area(lambda: self._box(x, y, width, height, radius), fill, stroke, line, dash)

    def rects(self, boxes: Sequence[tuple[float, float, float, float]], fill: str) -> None:
        """Fill many boxes (left, top, width, height) as one path."""

        def path() -> Any:
            shape = self.canvas.beginPath()
            for x, y, width, height in boxes:
                shape.rect(x * MM, (self.height - y - height) * MM, width * MM, height * MM)
            return shape

        self._area(path, fill, None, HAIR)

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = HAIR,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw a circle around ``x``, ``y``."""

        def path() -> Any:
            shape = self.canvas.beginPath()
            shape.circle(x * MM, (self.height - y) * MM, radius * MM)
            return shape

        self._area(path, fill, stroke, width, dash)

    def half_disc(self, x: float, y: float, radius: float, colour: str, width: float) -> None:
        """Draw a circle whose left half is filled."""
        self.circle(x, y, radius, stroke=colour, width=width)

        def path() -> Any:
            shape = self.canvas.beginPath()
            shape.moveTo(x * MM, (self.height - y + radius) * MM)
            shape.arcTo(
                (x - radius) * MM,
                (self.height - y - radius) * MM,
                (x + radius) * MM,
                (self.height - y + radius) * MM,
                90,
                180,
            )
            shape.close()
            return shape

        self._area(path, colour, None, width)

    def _path(self, points: Sequence[tuple[float, float]], close: bool) -> Any:
        path = self.canvas.beginPath()
        for number, (x, y) in enumerate(points):
            (path.lineTo if number else path.moveTo)(x * MM, (self.height - y) * MM)
        if close:
            path.close()
        return path

    def _box(self, x: float, y: float, width: float, height: float, radius: float) -> Any:
        path = self.canvas.beginPath()
        bottom = self.height - y - height
        if radius:
            path.roundRect(x * MM, bottom * MM, width * MM, height * MM, radius * MM)
        else:
            path.rect(x * MM, bottom * MM, width * MM, height * MM)
        return path

    def _area(
        self, path: Any, fill: str | None, stroke: str | None, width: float, dash: tuple[float, float] | None = None
    ) -> None:
        if self.canvas is None:
            return
        self.canvas.saveState()
        if fill:
            self.canvas.setFillColor(fill)
        if stroke:
            self.canvas.setStrokeColor(stroke)
            self.canvas.setLineWidth(width * MM)
        if dash:
            self.canvas.setDash([part * MM for part in dash])
        self.canvas.drawPath(path(), stroke=int(bool(stroke)), fill=int(bool(fill)))
        self.canvas.restoreState()

    # pictures -----------------------------------------------------------------------------------------------------

    def photo(
        self, sha256: str, x: float, y: float, width: float, height: float, radius: float = 0.6, whole: bool = False
    ) -> None:
        """Draw a photo with a hairline around it: cut at the edges of the box, or ``whole`` where much would be cut."""
        if self.canvas is not None:
            picture = self.sizes.get(sha256) or self.sizes.setdefault(sha256, Jpeg(sha256, self.photos[sha256]))
            scales = (width / picture.width, height / picture.height)
            fit = whole and max(scales) > min(scales) * MOST_CUT
            scale = min(scales) if fit else max(scales)
            if fit:
                self.rect(x, y, width, height, fill=TINT_BAND, radius=radius)
            drawn_w, drawn_h = picture.width * scale, picture.height * scale
            self.canvas.saveState()
            self.canvas.clipPath(self._box(x, y, width, height, radius), stroke=0, fill=0)
            self.canvas.drawImage(
                picture,
                (x + (width - drawn_w) / 2) * MM,
                (self.height - y - (height + drawn_h) / 2) * MM,
                drawn_w * MM,
                drawn_h * MM,
            )
            self.canvas.restoreState()
        self.rect(x, y, width, height, stroke="#AEB8C2", radius=radius)

    def tag(self, x: float, y: float, text: str, style: Style, inverse: bool = False) -> None:
        """Draw a small label on a photo, dark, or light when ``inverse``."""
        width = width_mm(printable(text), style.font, style.size) + 4
        self.rect(x, y, width, 5, fill=PAPER if inverse else INK, stroke=INK, line=0.2, radius=1)
        self.text(x + 2, y + 3.46, text, style.tinted(INK if inverse else PAPER))


def _broken(text: str, style: Style, width: float) -> list[str]:
    """Break at blanks; a word that is too wide is broken inside, after a hyphen or slash where it has one."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        trial = f"{line} {word}" if line else word
        if width_mm(trial, style.font, style.size) <= width + SLACK_MM:
            line = trial
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, style, width)
        lines.extend(whole)
    return [*lines, line] if line else lines


def _pieces(word: str, style: Style, width: float) -> list[str]:
    pieces: list[str] = []
    while width_mm(word, style.font, style.size) > width + SLACK_MM and len(word) > 1:
        fits = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or _fits(word[:n], style, width))
        soft = max(word.rfind(sign, 1, fits) for sign in "-/_.@") + 1
        cut = soft if soft > fits // 2 else breakable(word, fits) or fits
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]


def _fits(text: str, style: Style, width: float) -> bool:
    return width_mm(text, style.font, style.size) <= width + SLACK_MM
