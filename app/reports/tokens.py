"""Colours, sizes and grid of the report, in millimetres and points."""

from dataclasses import dataclass, replace

INK = "#16202A"
SECOND = "#51606E"
THIRD = "#66737F"
ACCENT = "#0A66C2"
OK = "#0F7B55"
WARN = "#A85600"
FAIL = "#C0262D"
PAPER = "#FFFFFF"
RULE = "#D5DBE1"
HEAD_RULE = "#AEB8C2"
TINT_FAIL = "#FBEBEC"
TINT_WARN = "#FBF1E4"
TINT_LIMIT = "#F7ECEC"
TINT_BAND = "#F4F6F8"
TINT_VISIT = "#E8F1FA"
TINT_TRACK = "#E6EAEE"
BAR = "#3C4B59"
PASSED_BAR = "#BFE0D2"
UNTESTED_BAR = "#98A4AF"
OTHER_BAR = "#DDE2E7"

LEFT = 17.0
WIDTH = 176.0
RIGHT = LEFT + WIDTH
HALF = 86.0
SECOND_HALF = 107.0
COLUMN_STEP = 15.0
"""12 columns of 11 mm with gutters of 4 mm."""
LINE = 4.0
HAIR = 0.18
FINE = 0.15
HEAD = 0.25

REGULAR = "Inter"
MEDIUM = "Inter-Medium"
SEMIBOLD = "Inter-SemiBold"
BOLD = "Inter-Bold"
DISPLAY = "InterDisplay-SemiBold"
MONO = "JetBrainsMono"


@dataclass(frozen=True)
class Style:
    """A face, a size in points and a colour."""

    font: str
    size: float
    colour: str = INK

    def tinted(self, colour: str) -> "Style":
        """Return the same style in another colour."""
        return replace(self, colour=colour)

    def sized(self, size: float) -> "Style":
        """Return the same style in another size."""
        return replace(self, size=size)


SITE = Style(DISPLAY, 23)
VERDICT = Style(DISPLAY, 22, PAPER)
PAGE_TITLE = Style(DISPLAY, 17)
KEY_FIGURE = Style(DISPLAY, 15)
HEADING = Style(SEMIBOLD, 10)
NOTE = Style(REGULAR, 7.5, SECOND)
SMALL = Style(REGULAR, 7, SECOND)
BODY = Style(REGULAR, 8.5)
BODY_SECOND = Style(REGULAR, 8.5, SECOND)
STRONG = Style(MEDIUM, 8.5)
ROW = Style(REGULAR, 8)
ROW_SECOND = Style(REGULAR, 8, SECOND)
ROW_STRONG = Style(MEDIUM, 8)
TABLE_HEAD = Style(MEDIUM, 7, SECOND)
ITEM = Style(REGULAR, 7.5)
HASH = Style(MONO, 6.3, SECOND)
CODE = Style(MONO, 7.4)
