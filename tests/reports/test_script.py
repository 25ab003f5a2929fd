"""Names and notes in other scripts: order, joined letters, embedded faces, text that can be read out."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics

from app.reports.bidi import MIRRORED, visual_spans
from app.reports.fonts import PRIVATE, SCRIPTS, breakable, plain, printable, register_fonts, runs_of, width_mm
from app.reports.sheet import SLACK_MM, Sheet
from app.reports.tokens import BODY, BOLD, MONO, REGULAR
from tests.reports import sample
from tests.reports.signing import BUILDER, FONTS
from tests.reports.test_pdf import text_of

register_fonts(FONTS)

NAMES = {
    "NotoSansArabic-Regular": "محطة الشحن",
    "NotoSansHebrew-Regular": "תחנת טעינה",
    "NotoSansDevanagari-Regular": "चार्जिंग स्टेशन",
    "NotoSansThai-Regular": "สถานีชาร์จ",
    "NotoSansArmenian-Regular": "Երևան",
    "NotoSansGeorgian-Regular": "სადგური",
    "DroidSansFallback": "充电站ひらがな",
    "ChargeBenchHangul": "충전소",
}


def seen(text: str) -> str:
    """Return the characters from left to right, mirrored ones mirrored."""
    parts = []
    for span in visual_spans(text):
        part = text[span.start : span.end]
        parts.append(part[::-1].translate(MIRRORED) if span.leftward else part)
    return "".join(parts)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("plain, 12.5 kWh", "plain, 12.5 kWh"),
        ("אבג", "גבא"),
        ("bay אבג 12 (דה) end", "bay (הד) 12 גבא end"),  # the number stays readable
        ("אב (CCS) 3", "3 (CCS) בא"),
        ("שלום 20.5%", "20.5% םולש"),
        ("م 12/3", "12/3 م"),  # a slash between Arabic numbers belongs to them
        ("א a(ב)", "(ב)a א"),
        ("א(ב)̀ a", "a ̀(ב)א"),  # a mark on a bracket follows it
        ("", ""),
    ],
)
def test_the_order_follows_the_bidirectional_algorithm(text: str, order: str) -> None:
    # expected orders were compared with an independent implementation of UAX #9
    assert seen(text) == order


@pytest.mark.parametrize(("face", "text"), NAMES.items())
def test_every_script_has_its_face(face: str, text: str) -> None:
    assert printable(text) == text
    assert not plain(text, REGULAR)
    assert {run.font for run in runs_of(text, REGULAR)} == {face}
    assert width_mm(text, REGULAR, 10) > 3
    bold = {run.font for run in runs_of(text, BOLD)}
    assert bold == {face.replace("Regular", "Bold")}


def test_every_range_names_a_face_that_is_there() -> None:
    for _, _, name in SCRIPTS:
        assert (FONTS / f"{name}.ttf").is_file() or (FONTS / f"{name}-Bold.ttf").is_file()


def test_arabic_letters_join_and_are_seen_from_right_to_left() -> None:
    (run,) = runs_of("بب", REGULAR)
    first, last = (glyph.name for glyph in run.glyphs)
    alone = runs_of("ب", REGULAR)[0].glyphs[0].name
    assert len({first, last, alone}) == 3  # final form at the left, initial form at the right, and the isolated one
    face = pdfmetrics.getFont(run.font).face
    assert all(face.charToGlyph[ord(name)] == ord(name) - PRIVATE for name in (first, last, alone))


def test_lam_and_alef_become_one_glyph() -> None:
    assert len(runs_of("لا", REGULAR)[0].glyphs) == 1


def test_a_vowel_sign_is_seen_before_its_consonant() -> None:
    (ka,) = runs_of("क", REGULAR)[0].glyphs
    with_sign = [glyph.name for glyph in runs_of("कि", REGULAR)[0].glyphs]
    assert with_sign.index(ka.name) == 1


def test_signs_a_code_face_lacks_come_from_the_text_face() -> None:
    assert [run.font for run in runs_of("Aẞ", MONO)] in ([MONO], [MONO, REGULAR])
    assert width_mm("Σ\u1f00", MONO, 8) > width_mm("Σ", MONO, 8)


def test_a_line_is_never_broken_between_a_letter_and_its_marks() -> None:
    word = "ที่ปั๊มน้ำมัน" * 4
    lines, style = Sheet(None, 297, {}, strict=True).wrapped(word, BODY, 20)
    assert "".join(lines) == word
    assert all(width_mm(line, style.font, style.size) <= 20 + SLACK_MM for line in lines)
    assert all(breakable(line + "x", 1) >= 0 and not 0x0E34 <= ord(line[0]) <= 0x0E3A for line in lines)
    assert breakable("क्षेत्र", 2) == 0  # a conjunct stays whole


def test_a_report_in_other_scripts_embeds_its_faces_and_can_be_read_out() -> None:
    text = " ".join(NAMES.values())
    content = sample.minimal()
    content = replace(content, remarks=text, site=replace(content.site, name="محطة 12 (شمال)"))
    pdf = BUILDER.build(content, {})
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        names = {str(font.BaseFont).partition("+")[2] for font in fonts}
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
        streams = b"".join(page.Contents.read_bytes() for page in document.pages)
    assert {"NotoSansArabic-Regular", "NotoSansThai-Regular", "DroidSansFallback", "ChargeBenchHangul"} <= names
    assert f"FEFF{text.encode('utf-16-be').hex().upper()}".encode()[:60] in streams
    assert "站" in "".join(text_of(pdf))
    assert pdf == BUILDER.build(content, {})


def test_glyphs_do_not_depend_on_what_was_drawn_before() -> None:
    content = replace(sample.minimal(), remarks="محطة الشحن")
    first = BUILDER.build(content, {})
    BUILDER.build(replace(content, remarks="لا چار कि चार्जिंग"), {})
    assert BUILDER.build(content, {}) == first
