"""The QR code of a revision: report, revision and data manifest; it opens no web page."""

import segno

from app.domain.report import ReportContent
from app.reports.sheet import Sheet

PREFIX = "CHARGEBENCH-REPORT/1"


def code_text(content: ReportContent) -> str:
    """Return what the code says."""
    return f"{PREFIX} {content.number} {content.revision} {content.data_manifest_sha256}".rstrip()


def draw_code(sheet: Sheet, text: str, x: float, y: float, side: float) -> None:
    """Draw ``text`` as a QR code (error correction M) with its top left corner at ``x``, ``y``."""
    rows = [list(row) for row in segno.make(text, error="m", micro=False, boost_error=False).matrix]
    cell = side / len(rows)
    boxes = []
    for number, row in enumerate(rows):
        at = 0
        while at < len(row):
            run = at
            while run < len(row) and row[run]:
                run += 1
            if run > at:
                boxes.append((x + at * cell, y + number * cell, (run - at) * cell, cell * 1.003))
            at = max(run, at + 1)
    sheet.rects(boxes, "#000000")
