"""Compares the pages of two files: content streams, sizes and resources, annotations left out."""

from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

PAGE_KEYS = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit", "/Group", "/AA")
PACKING = frozenset({"/Length", "/Filter", "/DecodeParms", "/Length1"})
"""Keys of a stream that depend on the compressor, not on what is shown."""
ACTIVE = ("/OpenAction", "/AA", "/OCProperties", "/Outlines")
"""Entries of the catalog that could change what a reader shows; a report has none."""
DEPTH = 24


def same_pages(first: Pdf, second: Pdf) -> bool:
    """Tell whether both files show the same pages."""
    if len(first.pages) != len(second.pages):
        return False
    return all(_same_page(one, other) for one, other in zip(first.pages, second.pages, strict=True))


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


def _same_page(first: pikepdf.Page, second: pikepdf.Page) -> bool:
    if _drawing(first.obj) != _drawing(second.obj):
        return False
    if any(not _same(first.obj.get(key), second.obj.get(key), 0) for key in PAGE_KEYS):
        return False
    return _same(first.resources, second.resources, 0)


def _drawing(page: Object) -> bytes:
    contents = page.get(Name.Contents)
    if contents is None:
        return b""
    parts = contents if isinstance(contents, Array) else (contents,)
    return b"\n".join(part.read_bytes() for part in parts)


def _same(first: object, second: object, depth: int) -> bool:
    if depth > DEPTH:
        return False
    if isinstance(first, Stream):
        return isinstance(second, Stream) and _same_stream(first, second, depth)
    if isinstance(first, Dictionary):
        return isinstance(second, Dictionary) and _same_keys(first, second, frozenset(), depth)
    if isinstance(first, Array):
        if not isinstance(second, Array) or len(first) != len(second):
            return False
        return all(_same(one, other, depth + 1) for one, other in zip(first, second, strict=True))
    return bool(first == second)


def _same_keys(first: Object, second: Object, without: frozenset[str], depth: int) -> bool:
    keys = set(first.keys()) - without
    if keys != set(second.keys()) - without:
        return False
    return all(_same(first[key], second[key], depth + 1) for key in keys)


def _same_stream(first: Stream, second: Stream, depth: int) -> bool:
    if not _same_keys(first, second, PACKING, depth):
        return False
    if first.get(Name.Subtype) == Name.Image:
        return (
            bool(first.get(Name.Filter) == second.get(Name.Filter))
            and first.read_raw_bytes() == second.read_raw_bytes()
        )
    return bool(first.read_bytes() == second.read_bytes())
