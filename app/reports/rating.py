"""The declared ratings of a meter by the names that stand on its plate."""

from app.domain.report import Certificate
from app.domain.text import mark
from app.reports.book import Book

NAMES = {
    "imin_a": "Imin",
    "itr_a": "Itr",
    "imax_a": "Imax",
    "mda_a": "MDA",
    "mmq_kwh": "MMQ",
    "voltage_v": mark("voltage"),
    "phases": mark("phases"),
    "power_factor": "cos φ",
}
"""Symbols are the same in every language; the rest is translated."""
SYMBOLS = frozenset({"imin_a", "itr_a", "imax_a", "mda_a", "mmq_kwh", "power_factor"})


def rating_rows(book: Book, given: Certificate) -> list[tuple[str, str]]:
    """Return name and value of every rating that was declared."""
    return [
        (NAMES[one.name] if one.name in SYMBOLS else book.tr(NAMES.get(one.name, one.name)), one.value)
        for one in given.ratings
    ]
