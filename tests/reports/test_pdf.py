"""Building the unsigned PDF/A-3."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta, timezone
from decimal import Decimal
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import Any

import jsonschema
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.codec import decode
from app.domain.errors import BadInput, Reason
from app.domain.report import Acceptance, BudgetLine, Finding, Paper, ReportContent, Value, items_of, report_bytes
from app.domain.verdict import MeterMark, Severity, VisitVerdict
from app.domain.words import METER_WORDS, SAFETY_WORDS
from app.reports.book import Book, Pages
from app.reports.front import draw_front
from app.reports.pdf import PdfReports
from app.reports.sheet import LayoutError
from tests.reports import sample, sample_parts
from tests.reports.signing import BUILDER, RESOURCES
from tests.reports.texts import texts_for

SCHEMA = Path(__file__).parents[2] / "resources" / "schemas" / "report.schema.json"
KINDS: tuple[Callable[[], ReportContent], ...] = (
    sample.rich,
    sample.failed,
    sample.german,
    sample.minimal,
    sample.long,
)


def text_of(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        text = page.get_textpage()
        pages.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return pages


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_report_fits_its_pages(kind: Callable[[], ReportContent], paper: Paper) -> None:
    content = replace(kind(), paper=paper)
    pdf = BUILDER.build(content, sample.PICTURES)
    with opened(pdf) as document:
        assert document.check_pdf_syntax() == []
        box = [float(edge) for edge in document.pages[0].mediabox]
        assert box[2:] == pytest.approx([595.28, 841.89] if paper is Paper.A4 else [612, 792], abs=0.02)


@pytest.mark.parametrize("count", [1, 3, 6])
def test_budgets_with_a_very_small_line_fit_wherever_they_come_to_stand(count: int) -> None:
    """The step of a 32-bit register is a u of seven decimals; a u broken over two lines cannot be read."""
    tiny = BudgetLine("register float32 step", Decimal("0.0000039"), "")
    points = tuple(
        replace(point, budget=(*sample_parts.budget_part(), tiny) if number < count else ())
        for number, point in enumerate(sample_parts.points_part())
    )
    run = replace(sample_parts.calibration_part(), as_found=points)
    pages = text_of(BUILDER.build(replace(sample.rich(), calibrations=(run,)), sample.PICTURES))
    assert " ".join(pages).count("0.0000039") == count


def test_the_same_content_gives_the_same_bytes() -> None:
    content = sample.rich()
    other = PdfReports(RESOURCES, strict=True)
    assert BUILDER.build(content, sample.PICTURES) == other.build(content, dict(sample.PICTURES))
    read = decode(ReportContent, json.loads(report_bytes(content)), "report.json")
    assert BUILDER.build(read, sample.PICTURES) == BUILDER.build(content, sample.PICTURES)


def test_it_is_pdf_a_3_by_construction() -> None:
    with opened(BUILDER.build(sample.rich(), sample.PICTURES)) as document:
        root = document.Root
        metadata = root.Metadata.read_bytes().decode()
        assert "<pdfaid:part>3</pdfaid:part>" in metadata
        assert "<pdfaid:conformance>B</pdfaid:conformance>" in metadata
        assert root.OutputIntents[0].S == "/GTS_PDFA1"
        assert bytes(root.OutputIntents[0].DestOutputProfile.read_bytes())[36:40] == b"acsp"
        assert root.AF[0].AFRelationship == "/Data"
        assert root.AF[0].EF.F.Subtype == "/application/json"
        assert "/ID" in document.trailer
        assert "/Encrypt" not in document.trailer
        assert "/Info" not in document.trailer


def test_every_font_is_embedded_and_ours() -> None:
    with opened(BUILDER.build(sample.rich(), sample.PICTURES)) as document:
        fonts = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        names = {str(font.BaseFont).partition("+")[2] for font in fonts}
        assert all("/FontFile2" in font.FontDescriptor and "/Encoding" not in font for font in fonts)
    assert names == {
        "Inter-Regular",
        "Inter-Medium",
        "Inter-SemiBold",
        "Inter-Bold",
        "InterDisplay-SemiBold",
        "JetBrainsMono-Regular",
    }


def test_the_embedded_data_are_the_content_and_fit_the_schema() -> None:
    content = sample.rich()
    with opened(BUILDER.build(content, sample.PICTURES)) as document:
        data = document.attachments["report.json"].get_file().read_bytes()
    assert data == report_bytes(content)
    assert decode(ReportContent, json.loads(data), "report.json") == content
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for kind in KINDS:
        jsonschema.validate(json.loads(report_bytes(kind())), schema)


def test_photos_go_in_unchanged_and_once() -> None:
    content = sample.rich()
    with opened(BUILDER.build(content, sample.PICTURES)) as document:
        images = [
            one for one in document.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
        found = sorted(hashlib.sha256(image.read_raw_bytes()).hexdigest() for image in images)
    assert found == sorted({photo.print_sha256 for photo in content.photos if photo.print_sha256})


def test_a_missing_or_foreign_photo_is_refused() -> None:
    content = sample.rich()
    first = content.photos[1].print_sha256
    with pytest.raises(BadInput) as missing:
        BUILDER.build(content, {key: data for key, data in sample.PICTURES.items() if key != first})
    assert (missing.value.reason, missing.value.where) == (Reason.FILE_UNREADABLE, "P1")
    with pytest.raises(BadInput) as foreign:
        BUILDER.build(content, {**sample.PICTURES, first: b"\x89PNG\r\n"})
    assert foreign.value.reason is Reason.WRONG_VALUE


def test_page_one_answers_alone() -> None:
    first = text_of(BUILDER.build(sample.failed(), sample.PICTURES))[0]
    for words in ("Out of service", "must not bill", "RCD does not trip at 30 mA", "Operator told", "S1", "388"):
        assert words in first
    assert "Awaiting the technician" in first
    assert "Signed by" not in first  # a page says nothing that happens only after it was fixed


def test_an_answer_that_was_taken_back_is_printed_with_time_and_reason_and_counts_no_more() -> None:
    pages = text_of(BUILDER.build(sample.failed(), sample.PICTURES))
    page = "\n".join(pages)
    part = page[page.index("Withdrawn answers") :]
    for words in ("4120 ms", "S1", "typed a nought too many"):
        assert words in part
    content = sample.failed()
    (attempt,) = (one for item in items_of(content) for one in item.withdrawn)
    assert attempt.withdrawn_at is not None
    local = attempt.withdrawn_at.astimezone(timezone(timedelta(minutes=content.zone.offset_minutes)))
    assert f"{local:%H:%M}" in part
    tried = page[page.index("Tried again") : page.index("Withdrawn answers")]
    assert "4120" not in tried
    assert "412 ms" in tried


def test_the_same_numbers_point_to_the_pages_that_show_them() -> None:
    pages = text_of(BUILDER.build(sample.rich(), sample.PICTURES))
    assert f"Page 1 of {len(pages)}" in pages[0]
    photos = next(
        number
        for number, text in enumerate(pages, 1)
        if text.startswith("ChargeBench") and "Before" in text and "P1" in text and "Photos" in text
    )
    assert f"2, {photos}" in pages[0]
    integrity = next(number for number, text in enumerate(pages, 1) if "How to verify" in text)
    assert f"check them as on page {integrity}" in pages[0]


def test_all_that_section_five_asks_for_is_printed() -> None:
    everything = "\n".join(text_of(BUILDER.build(sample.rich(), sample.PICTURES)))
    wanted = (
        "LOTO-14", "VD-5521", "PTW-2231", "still", "tx 88121", "40.696", "not in this version", "Terminal torque L3",
        "2.1 N m", "2026-RC-0883", "ConnectorLockFailure", "Kim Muster", "e", "Europe/Berlin", "UTC+01:00", "+94.0 s",
        "car stopped the charge", "8F2A 11C0", "secret, not shown", "GL-32-T", "WO-58299", "C2", "Operator's check",
    )  # fmt: skip
    assert [words for words in wanted if words not in everything and words != "still"] == []


def test_german_pages_speak_german() -> None:
    pages = text_of(BUILDER.build(sample.german(), sample.PICTURES))
    assert "In Betrieb mit Mängeln" in pages[0]
    assert "darf nicht" in pages[0]
    assert "0,08" in pages[0]
    assert "19. Nov. 2027" in pages[0]
    assert not re.search(r"\b(Checklist|Key measured values|Open findings|Signatures)\b", "".join(pages))


def test_practice_is_marked_on_every_page() -> None:
    content = replace(sample.rich(), practice=True)
    pages = text_of(BUILDER.build(content, sample.PICTURES))
    assert all(page.count("PRACTICE") == 2 for page in pages)
    assert all("PRACTICE" not in page for page in text_of(BUILDER.build(sample.rich(), sample.PICTURES)))


def test_k_is_only_called_two_where_the_degrees_of_freedom_are_many() -> None:
    content = sample.rich()
    run = content.calibrations[0]
    few = tuple(replace(point, nu_eff=Decimal(9), k=Decimal("2.32")) for point in run.as_found)
    pages = text_of(
        BUILDER.build(replace(content, calibrations=(replace(run, as_found=few, as_left=()),)), sample.PICTURES)
    )
    page = next(page for page in pages if "As found" in page and "Uncertainty budget" in page)
    assert "k = 2)" not in page.replace("normal, k = 2", "")
    assert "2.32" in page
    assert "Expanded U, k = 2.32" in page


def test_what_does_not_fit_is_an_error_in_tests_and_cut_in_the_field() -> None:
    wide = replace(sample.rich(), number="SR-" + "X" * 60)
    with pytest.raises(LayoutError):
        BUILDER.build(wide, sample.PICTURES)
    pages = text_of(PdfReports(RESOURCES).build(wide, sample.PICTURES))
    assert "…" in pages[0]


def test_unknown_characters_do_not_vanish() -> None:
    content = replace(sample.minimal(), remarks="🔌 ok")
    assert any("□ ok" in page for page in text_of(BUILDER.build(content, {})))


@pytest.mark.parametrize("count", [0, 1, 3, 4, 7, 30])
@pytest.mark.parametrize("paper", list(Paper))
def test_page_one_stays_one_page_however_many_findings(count: int, paper: Paper) -> None:
    findings = tuple(Finding(n, Severity.S3, f"Finding {n}", "dried", "Team") for n in range(1, count + 1))
    content = replace(sample.failed(), findings=findings, paper=paper)
    book = Book(content, texts_for("en"), sample.PICTURES, Pages(), None, strict=True)
    draw_front(book)
    assert book.page == 1
    assert book.y < book.sheet.height - 16


def test_what_finds_no_room_on_page_one_stands_with_the_scope_of_work() -> None:
    content = replace(sample.failed(), paper=Paper.LETTER)
    pages = text_of(BUILDER.build(content, sample.PICTURES))
    (scope,) = [page for page in pages if "Next due" in page]
    assert scope is not pages[0]
    assert "Scope and safety of work" in scope
    assert "Meter verification ends" in scope


def test_an_accepted_temporary_measure_names_person_and_time() -> None:
    content = sample.failed()
    accepted = Acceptance(
        "R. Beispiel, responsible electrician", sample.at(10, 30), "guarded by a second RCD", sample.at(18, 0)
    )
    judged = replace(content.judgement, acceptance=accepted)
    pages = text_of(BUILDER.build(replace(content, judgement=judged), sample.PICTURES))
    assert "accepted by R. Beispiel" in " ".join(pages[0].split())
    (full,) = [page for page in pages if "guarded by a second RCD" in page]
    assert "20 Nov 2026, 10:30" in " ".join(full.split())
    assert "until 20 Nov 2026, 18:00" in " ".join(full.split())


WORDS = st.text("aäß€站 \n-/.,:{}%\x07\u202eWiIM", max_size=160)


@settings(max_examples=6)
@given(st.lists(WORDS, min_size=40, max_size=40), st.sampled_from([sample.rich, sample.failed]), st.sampled_from(Paper))
def test_whatever_people_type_the_report_gets_built(
    words: list[str], kind: Callable[[], ReportContent], paper: Paper
) -> None:
    supply = cycle(words)

    def typed(value: Any, name: str = "") -> Any:
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{one.name: typed(getattr(value, one.name), one.name) for one in fields(value)})
        if isinstance(value, tuple):
            return tuple(typed(one, name) for one in value)
        plain = type(value) is str and name not in ("sha256", "print_sha256", "pair", "language", "schema")
        return next(supply) if plain else value

    content = replace(typed(kind()), paper=paper)
    with opened(PdfReports(RESOURCES).build(content, sample.PICTURES)) as document:
        assert document.check_pdf_syntax() == []
        assert len(document.pages) >= 5


def test_a_meter_not_judged_is_said() -> None:
    content = sample.rich()
    judged = replace(
        content.judgement, meter=MeterMark.NOT_JUDGED, meter_reason="no load on site", next_inspection=None
    )
    first = text_of(BUILDER.build(replace(content, judgement=judged, calibrations=()), sample.PICTURES))[0]
    assert "not judged" in first
    assert "no load on site" in first


def test_key_values_without_number_print_their_word() -> None:
    content = sample.rich()
    words = tuple(replace(one, value=Value(text="no trip"), last=Value()) for one in content.key_values)
    assert "no trip" in text_of(BUILDER.build(replace(content, key_values=words), sample.PICTURES))[0]


@pytest.mark.parametrize("meter", MeterMark)
@pytest.mark.parametrize("safety", VisitVerdict)
def test_every_verdict_fits_the_band_in_german(safety: VisitVerdict, meter: MeterMark) -> None:
    content = sample.german()
    judgement = replace(content.judgement, safety=safety, meter=meter)
    page = text_of(BUILDER.build(replace(content, judgement=judgement), sample.PICTURES))[0]
    tr = texts_for("de").tr
    assert tr(SAFETY_WORDS[safety]) in " ".join(page.split())
    assert tr(METER_WORDS[meter]) in " ".join(page.split())
