"""Two pages are the same when they show the same: however packed, named or written; and never when they do not."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Operator

from app.reports.compare import same_pages
from tests.reports import sample
from tests.reports.signing import BUILDER

Change = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def report() -> bytes:
    content = sample.rich()
    return BUILDER.build(replace(content, practice=True, remarks="محطة الشحن चार्जिंग"), sample.PICTURES)


def again(pdf: bytes, change: Change | None = None, **how: object) -> pikepdf.Pdf:
    """Return the file changed and written anew."""
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        if change is not None:
            change(document)
        document.save(target, **how)  # type: ignore[arg-type]
    return pikepdf.open(BytesIO(target.getvalue()))


def instructions(page: pikepdf.Page) -> list[tuple[list[object], str]]:
    return [(list(one.operands), str(one.operator)) for one in pikepdf.parse_content_stream(page)]


def put(document: pikepdf.Pdf, page: pikepdf.Page, found: list[tuple[list[object], str]]) -> None:
    pairs = [(operands, Operator(operator)) for operands, operator in found]
    page.Contents = document.make_stream(pikepdf.unparse_content_stream(pairs))  # type: ignore[arg-type]


def rewritten(document: pikepdf.Pdf) -> None:
    """Write every number anew, every rectangle as lines, every text with its own spacing array."""
    for page in document.pages:
        found: list[tuple[list[object], str]] = [([1, 0, 0, 1, 0, 0], "cm")]
        for operands, operator in instructions(page):
            if operator == "re":
                x, y, width, height = (float(one) for one in operands)  # type: ignore[arg-type]
                corners = ([x, y], [x + width, y], [x + width, y + height], [x, y + height])
                found += [([*corner], "l" if at else "m") for at, corner in enumerate(corners)]
                found.append(([], "h"))
            elif operator == "Tj":
                found.append(([Array(operands)], "TJ"))
            elif operator == "f":
                found.append((operands, "F"))
            elif all(isinstance(one, int | float | Decimal) for one in operands):
                found.append(([round(float(one), 5) for one in operands], operator))  # type: ignore[arg-type]
            else:
                found.append((operands, operator))
        put(document, page, [(o, op) for o, op in found])


def renamed(document: pikepdf.Pdf) -> None:
    """Give every font of every page another name."""
    for page in document.pages:
        fonts = page.Resources.Font
        page.Resources.Font = Dictionary({f"/Z{key[1:].replace('+', 'x')}": value for key, value in fonts.items()})
        found = []
        for operands, operator in instructions(page):
            if operator == "Tf":
                operands = [Name(f"/Z{str(operands[0])[1:].replace('+', 'x')}"), operands[1]]
            found.append((operands, operator))
        put(document, page, found)


@pytest.mark.parametrize("change", [None, rewritten, renamed])
@pytest.mark.parametrize(
    "how",
    [
        {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.generalized},
        {"recompress_flate": True, "object_stream_mode": pikepdf.ObjectStreamMode.generate},
    ],
)
def test_another_library_may_write_the_same_pages(report: bytes, change: Change | None, how: dict[str, object]) -> None:
    with pikepdf.open(BytesIO(report)) as first, again(report, change, **how) as second:
        if change is not None:
            assert first.pages[0].Contents.read_bytes() != second.pages[0].Contents.read_bytes()
        assert same_pages(first, second)


def touched(operator: str, at: int, change: Callable[[list[object]], list[object]]) -> Change:
    """Return a change of the ``at``-th use of ``operator`` on page 1."""

    def act(document: pikepdf.Pdf) -> None:
        page, seen, found = document.pages[0], 0, []
        for operands, name in instructions(page):
            if name == operator:
                seen += 1
                operands = change(operands) if seen == at else operands
            found.append((operands, name))
        assert seen >= at
        put(document, page, found)

    return act


def added(extra: str) -> Change:
    """Return a change that draws more on the last page."""

    def act(document: pikepdf.Pdf) -> None:
        page = document.pages[-1]
        page.contents_add(document.make_stream(extra.encode()))

    return act


def other_font(document: pikepdf.Pdf) -> None:
    """Let the name of one face hold the outlines of another: what is written stays, what is seen changes."""
    fonts = list(document.pages[0].Resources.Font.values())
    fonts[0].FontDescriptor.FontFile2, fonts[1].FontDescriptor.FontFile2 = (
        fonts[1].FontDescriptor.FontFile2,
        fonts[0].FontDescriptor.FontFile2,
    )


def other_words(document: pikepdf.Pdf) -> None:
    """Let a font be read out as another text than it shows."""
    font = next(iter(document.pages[0].Resources.Font.values()))
    table = font.ToUnicode.read_bytes().replace(b"<43> <0043>", b"<43> <0044>")
    font.ToUnicode = document.make_stream(table)


def coded(document: pikepdf.Pdf) -> None:
    """Give a font an encoding that shows other glyphs for the same codes."""
    font = next(iter(document.pages[0].Resources.Font.values()))
    font.Encoding = Dictionary(Type=Name.Encoding, Differences=Array([65, Name.B]))


def two_tables(document: pikepdf.Pdf) -> None:
    """Let a font show one reader this glyph and another reader that one."""
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    font = next(iter(document.pages[0].Resources.Font.values()))
    program = TTFont(BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
    own = program["cmap"].tables[0]
    other = CmapSubtable.newSubtable(4)
    other.platformID, other.platEncID, other.language = 3, 0, 0
    names = sorted(own.cmap.items())
    other.cmap = {0xF000 + code: names[-at - 1][1] for at, (code, _) in enumerate(names)}
    program["cmap"].tables.append(other)
    target = BytesIO()
    program.save(target)
    font.FontDescriptor.FontFile2 = document.make_stream(target.getvalue())


def box(document: pikepdf.Pdf) -> None:
    document.pages[0].CropBox = Array([0, 0, 300, 300])


@pytest.mark.parametrize(
    "change",
    [
        touched("Tj", 3, lambda operands: [pikepdf.String(bytes(operands[0])[::-1])]),  # type: ignore[call-overload]
        touched("Tm", 6, lambda operands: [*operands[:4], float(operands[4]) + 0.1, operands[5]]),  # type: ignore[arg-type]
        touched("rg", 3, lambda _: [1, 1, 1]),
        touched("re", 1, lambda operands: [*operands[:3], 0]),
        touched("w", 1, lambda _: [3]),
        touched("gs", 1, lambda _: [Name("/Other")]),
        added("0 0 1 rg 100 100 300 300 re f"),
        added("/Span << /ActualText (something else) >> BDC EMC"),
        added("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI"),
        added("/Pattern cs"),
        added("Q Q Q"),
        other_font,
        other_words,
        coded,
        two_tables,
        box,
        lambda document: document.pages.__delitem__(-1),
        lambda document: document.pages.append(document.pages[0]),
    ],
)
def test_what_is_seen_or_read_out_otherwise_is_another_page(report: bytes, change: Change) -> None:
    with pikepdf.open(BytesIO(report)) as first, again(report, change) as second:
        assert not same_pages(first, second)


def test_a_drawing_inside_a_page_counts_as_its_content(report: bytes) -> None:
    def wrapped(document: pikepdf.Pdf) -> None:
        page = document.pages[1]
        form = document.make_stream(page.Contents.read_bytes())
        form.Type, form.Subtype, form.Resources = Name.XObject, Name.Form, page.Resources
        form.BBox = page.MediaBox
        page.Contents = document.make_stream(b"/All Do")
        page.Resources = Dictionary(XObject=Dictionary(All=form))

    def cut(document: pikepdf.Pdf) -> None:
        wrapped(document)
        document.pages[1].Resources.XObject.All.BBox = Array([0, 0, 200, 200])

    with pikepdf.open(BytesIO(report)) as first, again(report, cut) as second:
        assert not same_pages(first, second)  # the box of a drawing clips: it is part of what is seen
    with again(report, wrapped) as first, again(report, wrapped, recompress_flate=True) as second:
        assert same_pages(first, second)
