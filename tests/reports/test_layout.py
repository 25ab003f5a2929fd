"""A signed report stays verifiable for its whole life: layouts are frozen, and every change asks for a new number."""

import hashlib
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import BadInput, Reason
from app.domain.report import LAYOUT, ReportContent, report_bytes
from app.domain.verdict import VisitVerdict
from app.domain.words import SAFETY_WORDS
from app.ports.report import FileVerdict
from app.reports.data import content_of, opened, print_copies
from app.reports.layout import LAYOUTS, LayoutTexts
from app.reports.pages import draw_report
from app.reports.pdf import PdfReports, _canvas
from app.reports.pdfa import to_pdfa
from tests.reports import sample
from tests.reports.signing import (
    BUILDER,
    CHECKS,
    FONTS,
    RESOURCES,
    SIGNED_AT,
    SIGNER,
    bundled,
    key_of,
    write_bundle,
)
from tests.reports.texts import FakeTexts, german

ROOT = Path(__file__).parents[2]
GOLDEN = sorted((ROOT / "tests" / "golden").glob("layout-*/*.pdf"))
PINS = {
    1: "11b6c02ee21c105c5b8a57cb538ad4290c9001a82f253f7aa6bea81376e04d08",
}
"""SHA-256 of ``resources/layouts/<n>/layout.json``, which names words and fonts by theirs; a released one stays."""
WHAT_TO_DO = (
    "What a report of layout {layout} says or looks like has changed: reports that are already signed would no longer"
    " verify. If the change is meant, give it a new layout: packaging/README.md, 'The report'."
)


def checked(path: Path, folder: Path) -> FileVerdict:
    """Check a golden report in ``folder``, with the bundle it belongs to."""
    with opened(path.read_bytes(), path.name) as document:
        content = content_of(document, path.name)
    bound, files = bundled(content)
    assert bound == content
    write_bundle(folder, files)
    shutil.copy(path, folder / "report.pdf")
    return CHECKS.verify(folder / "report.pdf")


# what was signed --------------------------------------------------------------------------------------------------


def test_there_are_signed_reports_of_every_layout() -> None:
    assert {path.parent.name for path in GOLDEN} == {f"layout-{number}" for number in LAYOUTS}


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_was_signed_once_still_verifies(path: Path, tmp_path: Path) -> None:
    verdict = checked(path, tmp_path)
    assert verdict.valid
    assert verdict.complete
    assert verdict.practice
    assert verdict.data_matches, WHAT_TO_DO.format(layout=path.parent.name)
    assert verdict.reason == ""


@pytest.mark.parametrize(
    "path",
    [GOLDEN[0], *(pytest.param(path, marks=pytest.mark.soak) for path in GOLDEN[1:])],
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_a_flipped_byte_of_what_was_signed_does_not(path: Path, tmp_path: Path) -> None:
    checked(path, tmp_path)
    pdf = bytearray(path.read_bytes())
    pdf[len(pdf) // 3] ^= 1
    (tmp_path / "report.pdf").write_bytes(pdf)
    verdict = CHECKS.verify(tmp_path / "report.pdf")
    assert not verdict.valid
    assert not verdict.positive


def test_the_golden_reports_hold_what_matters() -> None:
    contents = []
    for path in GOLDEN:
        with opened(path.read_bytes(), path.name) as document:
            contents.append(content_of(document, path.name))
    current = [content for content in contents if content.layout == LAYOUT]
    assert {(content.language[:2], content.paper.value) for content in current} >= {("en", "A4"), ("de", "Letter")}
    assert any(content.calibrations and content.findings and content.photos for content in current)
    assert any(content.judgement.safety is VisitVerdict.OUT_OF_SERVICE for content in current)


# attacks by somebody who may sign ---------------------------------------------------------------------------------


def forged(content: ReportContent, photos: dict[str, bytes], said: dict[str, str]) -> bytes:
    """Return a signed report whose pages say other words than its layout."""
    table = {**(german() if content.language == "de" else {}), **said}
    target = BytesIO()
    canvas = _canvas(target, content)
    draw_report(content, FakeTexts(content.language, table), photos, FONTS, canvas)
    canvas.save()
    return SIGNER.sign(to_pdfa(target.getvalue(), content), key_of("PRACTICE"), SIGNED_AT)


def test_a_report_cannot_bring_its_own_words(tmp_path: Path) -> None:
    (path,) = (path for path in GOLDEN if path.parent.name == f"layout-{LAYOUT}" and path.stem == "practice-en-a4")
    checked(path, tmp_path)
    with opened(path.read_bytes(), path.name) as document:
        content, photos = content_of(document, path.name), print_copies(document)
    (tmp_path / "report.pdf").write_bytes(forged(content, photos, {}))
    assert CHECKS.verify(tmp_path / "report.pdf").positive  # the way of forging is right, only the words will not be
    said = {SAFETY_WORDS[content.judgement.safety]: SAFETY_WORDS[VisitVerdict.SAFE]}
    (tmp_path / "report.pdf").write_bytes(forged(content, photos, said))
    verdict = CHECKS.verify(tmp_path / "report.pdf")
    assert (verdict.valid, verdict.data_matches, verdict.reason) == (True, False, "pages_differ")


def signed_with_data(data: bytes) -> bytes:
    """Return a signed report that carries ``data``, whatever its pages show."""
    content, _ = bundled(replace(sample.minimal(), practice=True))
    target = BytesIO()
    with pikepdf.open(BytesIO(BUILDER.build(content, {}))) as document:
        document.attachments["report.json"] = pikepdf.AttachedFileSpec(document, data, filename="report.json")
        document.save(target)
    return SIGNER.sign(target.getvalue(), key_of("PRACTICE"), SIGNED_AT)


@pytest.mark.parametrize("layout", [LAYOUT + 6, 0, -1])
def test_a_layout_this_program_does_not_know_is_named(layout: int, tmp_path: Path) -> None:
    raw = json.loads(report_bytes(sample.minimal()))
    path = tmp_path / "report.pdf"
    path.write_bytes(signed_with_data(json.dumps({**raw, "layout": layout}).encode()))
    verdict = CHECKS.verify(path)
    assert (verdict.valid, verdict.complete, verdict.data_matches) == (True, False, False)
    assert verdict.practice
    assert verdict.reason == f"layout_unknown: {layout}, 1, {LAYOUT}"


def test_a_newer_report_with_data_we_do_not_know_is_no_foreign_file(tmp_path: Path) -> None:
    raw = json.loads(report_bytes(sample.minimal()))
    path = tmp_path / "report.pdf"
    newer = json.dumps({**raw, "layout": LAYOUT + 1, "weather_on_mars": ["dust"]}).encode()
    content, _ = bundled(sample.minimal())
    target = BytesIO()
    with pikepdf.open(BytesIO(BUILDER.build(content, {}))) as document:
        document.attachments["report.json"] = pikepdf.AttachedFileSpec(document, newer, filename="report.json")
        document.save(target)
    path.write_bytes(target.getvalue())
    assert CHECKS.verify(path).reason == "not_signed"  # what is wrong first is said first


@pytest.mark.parametrize("layout", ["1", True, None, 1.5])
def test_a_layout_that_is_no_number_is_no_report(layout: object, tmp_path: Path) -> None:
    raw = json.loads(report_bytes(sample.minimal()))
    content, _ = bundled(sample.minimal())
    target = BytesIO()
    with pikepdf.open(BytesIO(BUILDER.build(content, {}))) as document:
        wrong = json.dumps({**raw, "layout": layout}).encode()
        document.attachments["report.json"] = pikepdf.AttachedFileSpec(document, wrong, filename="report.json")
        document.save(target)
    (tmp_path / "report.pdf").write_bytes(target.getvalue())
    verdict = CHECKS.verify(tmp_path / "report.pdf")
    assert not verdict.positive
    assert verdict.reason == "file_damaged"


def test_nobody_draws_a_layout_that_is_not_there() -> None:
    with pytest.raises(BadInput) as refused:
        BUILDER.build(replace(sample.minimal(), layout=LAYOUT + 1), {})
    assert refused.value.reason is Reason.WRONG_VALUE
    assert refused.value.data["field"] == "layout"


# frozen -----------------------------------------------------------------------------------------------------------


def test_new_reports_take_the_newest_layout() -> None:
    assert max(LAYOUTS) == LAYOUT
    assert sorted(LAYOUTS) == list(range(1, LAYOUT + 1))
    assert json.loads(report_bytes(sample.minimal()))["layout"] == LAYOUT


@pytest.mark.parametrize("layout", LAYOUTS)
def test_words_and_fonts_of_a_layout_are_the_ones_that_were_frozen(layout: int) -> None:
    pins = RESOURCES / "layouts" / str(layout) / "layout.json"
    assert hashlib.sha256(pins.read_bytes()).hexdigest() == PINS[layout], WHAT_TO_DO.format(layout=layout)
    named = json.loads(pins.read_text(encoding="utf-8"))
    files = {**{pins.parent / name: sha for name, sha in named["texts"].items()}}
    files |= {FONTS / name: sha for name, sha in named["fonts"].items()}
    for path, sha in files.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == sha, WHAT_TO_DO.format(layout=layout)
    assert {path.name for path in pins.parent.glob("*.json")} == {*named["texts"], "layout.json"}


def layout_tool(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "packaging" / "layout.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_changed_sentence_of_the_report_asks_for_a_new_layout() -> None:
    found = layout_tool("--check")
    assert found.returncode == 0, f"{WHAT_TO_DO.format(layout=LAYOUT)}\n{found.stderr}"


def copy_of_the_code(folder: Path) -> Path:
    for name in ("app", "resources", "translations", "packaging"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_the_check_notices_code_and_translations(tmp_path: Path) -> None:
    root = copy_of_the_code(tmp_path)
    front = root / "app" / "reports" / "front.py"
    front.write_text(front.read_text("utf-8").replace('tr("Key measured values")', 'tr("Main values")'), "utf-8")
    words = root / "translations" / "app_de.ts"
    words.write_text(words.read_text("utf-8").replace(">Unterschriften<", ">Signaturen<"), "utf-8")
    found = layout_tool("--check", "--root", str(root))
    assert found.returncode == 1
    assert "en: 'Main values' is new" in found.stderr
    assert "en: 'Key measured values' is gone" in found.stderr
    assert "de: 'Signatures' was said 'Unterschriften'" in found.stderr


def test_an_old_layout_lives_on_beside_a_new_one(tmp_path: Path) -> None:
    root = copy_of_the_code(tmp_path / "next")
    made = layout_tool("new", "--root", str(root))
    assert made.returncode == 0, made.stderr
    band = root / "app" / "reports" / "band.py"
    band.write_text(band.read_text("utf-8").replace("BAND_HEIGHT = 26.0", "BAND_HEIGHT = 30.0"), "utf-8")
    path = next(path for path in GOLDEN if path.stem == "scripts-de-a4")
    verdict = checked(path, tmp_path / "bundle")
    assert verdict.positive
    script = (
        "import sys; from pathlib import Path\n"
        "from dataclasses import replace\n"
        "from app.domain.report import LAYOUT\n"
        "from app.reports.verify import ReportChecks\n"
        "from app.reports.data import opened, content_of, print_copies\n"
        "from app.reports.pdf import PdfReports\n"
        "resources, report = Path(sys.argv[1]), Path(sys.argv[2])\n"
        "print(LAYOUT, ReportChecks(resources).verify(report).positive)\n"
        "document = opened(report.read_bytes(), 'x')\n"
        "content, photos = content_of(document, 'x'), print_copies(document)\n"
        "old, new = (PdfReports(resources).build(replace(content, layout=n), photos) for n in (1, LAYOUT))\n"
        "print(old[:5], old != new)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(root / "resources"), str(tmp_path / "bundle" / "report.pdf")],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.split("\n")[:2] == [f"{LAYOUT + 1} True", "b'%PDF-' True"], run.stderr


# texts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "used"), [("de", "de"), ("de_AT", "de"), ("de-CH", "de"), ("fr", "en"), ("", "en")]
)
def test_a_layout_speaks_the_languages_it_was_frozen_with(language: str, used: str) -> None:
    texts = LayoutTexts(RESOURCES, LAYOUT, language)
    assert texts.language == used
    assert texts.tr("Page {page} of {total}", page=2, total=9) == ("Seite 2 von 9" if used == "de" else "Page 2 of 9")
    assert texts.pick({"en": "one", "de": "eins"}) == ("eins" if used == "de" else "one")


def test_a_sentence_that_was_not_frozen_is_an_error_in_tests_and_english_in_the_field() -> None:
    assert LayoutTexts(RESOURCES, LAYOUT, "de").tr("A {thing} nobody froze", thing="word") == "A word nobody froze"
    with pytest.raises(KeyError, match="packaging/README"):
        LayoutTexts(RESOURCES, LAYOUT, "de", strict=True).tr("A {thing} nobody froze", thing="word")


def test_the_canvas_of_tests_is_the_one_of_the_builder() -> None:
    assert isinstance(_canvas(BytesIO(), sample.minimal()), Canvas)
    assert PdfReports(RESOURCES).build(sample.minimal(), {}) == BUILDER.build(sample.minimal(), {})
