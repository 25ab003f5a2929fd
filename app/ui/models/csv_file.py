"""A table as a CSV file that spreadsheets open and do not run."""

import csv
import io
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QIODevice, QSaveFile

from app.domain.errors import ComputerCannot, Reason

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return the table; a cell that a spreadsheet would take for a formula is quoted with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads)
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return out.getvalue()


def write_csv(path: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write the whole file or nothing. Raises ComputerCannot (NO_PERMISSION)."""
    file = QSaveFile(path)
    content = csv_text(heads, rows).encode("utf-8-sig")
    opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if not opened or file.write(content) != len(content) or not file.commit():
        raise ComputerCannot(Reason.NO_PERMISSION, path)
