"""Compares the pages of two files: what they show and their sizes, annotations left out."""

from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from app.reports.glyph import Faces, Unreadable
from app.reports.shown import marks_of

PAGE_KEYS = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit", "/Group", "/AA")
ACTIVE = ("/OpenAction", "/AA", "/OCProperties", "/Outlines")
"""Entries of the catalog that could change what a reader shows; a report has none."""
DEPTH = 24
TOLERANCE = 0.02
"""Points (7 micrometres) by which two libraries may round differently; colours are shares of 1, far coarser."""
COLOUR_TOLERANCE = 0.002


def same_pages(first: Pdf, second: Pdf) -> bool:
    """Tell whether both files show the same pages."""
    if len(first.pages) != len(second.pages):
        return False
    fonts, others = Faces(), Faces()
    pages = zip(first.pages, second.pages, strict=True)
    return all(_same_page(one, fonts, other, others) for one, other in pages)


def only_fields(document: Pdf, allowed: Iterable[str]) -> bool:
    """Tell whether the only annotations are the fields of these names: nothing lies over the pages, nothing acts."""
    names = set(allowed)
    if any(key in document.Root for key in ACTIVE):
        return False
    for page in document.pages:
        for annotation in page.obj.get(Name.Annots, Array([])):
            if annotation.get(Name.Subtype) != Name.Widget or str(annotation.get(Name.T, "")) not in names:
                return False
    return True


def _same_page(first: pikepdf.Page, fonts: Faces, second: pikepdf.Page, others: Faces) -> bool:
    if any(not _same(first.obj.get(key), second.obj.get(key), 0) for key in PAGE_KEYS):
        return False
    try:
        return _alike(marks_of(first, fonts), marks_of(second, others))
    except Unreadable:
        return False


def _alike(first: object, second: object, allowed: float = TOLERANCE) -> bool:
    """Compare two trees of marks: numbers to the tolerance, everything else exactly."""
    if first == second:
        return True
    if isinstance(first, float) and isinstance(second, float):
        return abs(first - second) <= allowed
    if isinstance(first, list | tuple) and isinstance(second, list | tuple):
        if len(first) != len(second):
            return False
        finer = COLOUR_TOLERANCE if _is_colour(first) else allowed
        return all(_alike(one, other, finer) for one, other in zip(first, second, strict=True))
    return False


def _is_colour(values: list[object] | tuple[object, ...]) -> bool:
    """Tell a colour or a transparency, shares of 1, from lengths: it only makes the comparison finer."""
    return all(isinstance(value, float) and 0.0 <= value <= 1.0 for value in values)


def _same(first: object, second: object, depth: int) -> bool:
    if depth > DEPTH or isinstance(first, Stream) or isinstance(second, Stream):
        return False
    if isinstance(first, Dictionary):
        return isinstance(second, Dictionary) and _same_keys(first, second, depth)
    if isinstance(first, Array):
        if not isinstance(second, Array) or len(first) != len(second):
            return False
        return all(_same(one, other, depth + 1) for one, other in zip(first, second, strict=True))
    if isinstance(second, Dictionary | Array):
        return False
    return bool(first == second)


def _same_keys(first: Object, second: Object, depth: int) -> bool:
    if set(first.keys()) != set(second.keys()):
        return False
    return all(_same(first[key], second[key], depth + 1) for key in first.keys())  # noqa: SIM118
