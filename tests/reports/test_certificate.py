"""The certificate of the meter: every act, paper and language fits; what it says, signs, and how it verifies."""

import itertools
import json
import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_private_key
from pypdfium2 import PdfDocument

from app.domain.act import Act
from app.domain.bundle import BundleManifest, canonical_bytes, file_of
from app.domain.report import Document, Paper, ReportContent
from app.reports.title import TITLES
from tests.reports import sample
from tests.reports.sample_certificate import certificate
from tests.reports.signing import BUILDER, CHECKS, COUNTERSIGNED_AT, SIGNED_AT, SIGNER, bundled, key_of, write_bundle


def texts_of(pdf: bytes) -> list[str]:
    """Return the text of every page, blanks and line breaks made one."""
    with PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def drawn(content: ReportContent) -> list[str]:
    return texts_of(BUILDER.build(bundled(content)[0], {}))


def with_run(content: ReportContent, **changes: object) -> ReportContent:
    (run,) = content.calibrations
    return replace(content, calibrations=(replace(run, **changes),))  # type: ignore[arg-type]


BESIDE_PLOT = 169 * 72 / 25.4 - 1
"""Points from the left edge of the paper."""


def place_of(pdf: bytes, words: str) -> tuple[float, float]:
    """Return bottom and top (points) of the words beside the plot."""
    with PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            if text.search("load current, A").get_next() is None:
                continue
            search = text.search(words)
            for first, count in iter(search.get_next, None):
                boxes = [text.get_charbox(first + place) for place in range(count)]
                if boxes[0][0] > BESIDE_PLOT:
                    return min(box[1] for box in boxes), max(box[3] for box in boxes)
    raise AssertionError(words)


@pytest.mark.parametrize("error", ["0.2", "1.4", "1.9", "2.4", "3.0", "9.0"])
@pytest.mark.parametrize("known", [True, False])
def test_the_key_of_the_plot_stands_clear_of_the_words_at_the_limits(error: str, *, known: bool) -> None:
    content = certificate(Act.AUTHORISED_REPAIR)
    (run,) = content.calibrations
    worst = tuple(
        replace(point, error_percent=Decimal(error), last_error_percent=Decimal("0.1") if known else None)
        for point in run.as_found
    )
    left = tuple(replace(point, error_percent=Decimal("0.1")) for point in run.as_found)
    pdf = BUILDER.build(bundled(with_run(content, as_found=worst, as_left=left))[0], {})
    key = [place_of(pdf, words) for words in ("this visit", "as left")]
    limit = max(point.limit_percent for point in run.as_found if point.limit_percent is not None)
    limits = [place_of(pdf, f"limit {sign}{limit.normalize():f}") for sign in ("+", "\N{MINUS SIGN}")]
    for one, other in itertools.product(key, limits):
        assert one[0] > other[1] or other[0] > one[1], (one, other)
    assert key[0][0] > key[1][1]


@pytest.mark.parametrize(("act", "language"), list(itertools.product(Act, ["en", "de"])))
def test_every_act_fits_on_both_papers_in_both_languages(act: Act, language: str) -> None:
    for paper in Paper:  # a strict builder raises where a text does not fit
        pages = drawn(certificate(act, paper=paper, language=language))
        assert all("CC-2026-01873" in page for page in pages)  # 7.8.2.1 d: on every page
        assert f"{len(pages)}" in pages[-1]


@pytest.mark.parametrize("act", Act)
def test_rule_21_only_the_authority_verifies_and_nothing_looks_accredited(act: Act) -> None:
    whole = " ".join(drawn(certificate(act))).lower()
    own = TITLES[act].lower()
    assert own in whole
    assert not any(title.lower() in whole for other, title in TITLES.items() if other is not act)
    verified = whole.replace("numbers not compared", "")
    assert ("verification" in verified.replace("no official verification", "")) is (act is Act.AUTHORITY_VERIFICATION)
    assert ("o. officer" in whole) is (act is Act.AUTHORITY_VERIFICATION)
    assert ("accreditation number" in whole) is (act is Act.CALIBRATION)


def test_words_alone_are_no_accreditation() -> None:
    content = certificate()
    assert content.certificate is not None
    page = drawn(replace(content, certificate=replace(content.certificate, number="in preparation")))[0]
    assert "Calibration, not accredited" in page
    assert "accreditation number" not in page


def test_it_says_what_a_metrologist_asks_for() -> None:
    whole = " ".join(drawn(certificate()))
    for said in (
        "Example Metrology, 1 Example Street", "Alex Example, electrician, permit A-31", "M-884120", "MID class B",
        "Itr 10 A, Imax 80 A", "as declared", "20 Nov 2026", "2026-RC-0883", "20417", "9 °C", "230.4 V",
        "Load bank LB-2", "+0.940 ± 0.086", "k = 2", "91.9 %", "8.2", "As left", "the vehicle ended the charge",
        "s = 0.0450 %, n = 3", "normal, type A", "∞", "\N{MINUS SIGN}0.5", "0.0230", "0.0429", "ILAC-G8:09/2019",
        "mid-b-in-service, edition 2026-01", "legal limit", "numbers not compared with the source yet",
        "rehearsal for 2028", "A-1182, A-1183 intact", "2.4.1, checksum ab12", "2.5.0, checksum cd34",
        "The results relate only to the meter named above", "may be reproduced only in full",
        "No load, 10 min", "40 A: not attainable, the load ends at 32 A", "End of CC-2026-01873, 7 pages",
        "data/calibration.json", "SR-2026-01873", "Revision 2, replaces 1",
    ):  # fmt: skip
        assert said in whole, said


def test_what_nobody_gave_is_said_to_be_missing() -> None:
    content = certificate()
    assert content.certificate is not None
    bare = replace(content.certificate, issuer="", temperature_c=None, mean_voltage_v=None, ratings=(), software=())
    content = replace(content, certificate=bare, instruments=(), station=replace(content.station, meter_class=""))
    pages = drawn(content)
    assert pages[0].count("not stated") == 4  # class, ratings, customer, issuer
    assert "no certificate of the reference in date is on file: the results are not traceable" in pages[0]


def test_an_overdue_certificate_carries_no_traceability() -> None:
    content = certificate()
    reference = replace(content.instruments[0], due=date(2026, 3, 12), overdue=True)
    assert "the results are not traceable" in drawn(replace(content, instruments=(reference,)))[0]


def test_u_has_two_digits_the_error_its_decimal_and_k_is_printed_where_it_is_not_2() -> None:
    content = certificate()
    point = replace(
        content.calibrations[0].as_found[0],
        error_percent=Decimal("0.23232098"), uncertainty_percent=Decimal("0.0716237"), k=Decimal("3.306830"),
        nu_eff=Decimal("3.125"),
    )  # fmt: skip
    coarse = replace(point, uncertainty_percent=Decimal("0.4449"))
    page = drawn(with_run(content, as_found=(point, coarse), as_left=()))[0]
    assert "+0.232 ± 0.072 k = 3.31" in page
    assert "+0.23 ± 0.44" in page


def test_as_left_says_why_it_was_not_measured() -> None:
    content = with_run(certificate(), as_left=(), as_left_reason="the firmware was updated after the runs")
    pages = drawn(content)
    assert "As left: not measured, the firmware was updated after the runs." in pages[0]
    assert "Nothing was changed." in drawn(with_run(content, as_left_reason=""))[0]


def test_many_loads_go_on_where_there_is_room() -> None:
    content = certificate(paper=Paper.LETTER)
    points = tuple(
        replace(content.calibrations[0].as_found[0], title=f"{n} A", load_a=Decimal(n)) for n in range(6, 33)
    )
    pages = drawn(with_run(content, as_found=points))
    shown = pages[0].count("± 0.086")
    assert f"and {27 - shown} more on page 2" in pages[0]
    assert " ".join(pages[1:]).count("Uncertainty budget at") == 28  # as found and one as left


def test_the_watermark_stands_on_every_page_of_a_practice_certificate() -> None:
    practice, real = (BUILDER.build(bundled(certificate(practice=p))[0], {}) for p in (True, False))
    assert all("PRACTICE, not real" in page for page in texts_of(practice))
    assert not any("PRACTICE" in page for page in texts_of(real))


# signed -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """Write a bundle with report and certificate as a visit leaves it, its manifest signed."""
    key = key_of("Alex Example")
    report, files = bundled(replace(sample.rich(), photos=(), practice=False))
    made = certificate(attachments=report.attachments, data_manifest_sha256=report.data_manifest_sha256)
    pdfs = {
        "report.pdf": SIGNER.sign(BUILDER.build(report, {}), key, SIGNED_AT),
        "certificate.pdf": SIGNER.sign(BUILDER.build(made, {}), key, SIGNED_AT),
    }
    listed = {"data/data-manifest.json": files["data/data-manifest.json"], **pdfs}
    manifest = canonical_bytes(
        BundleManifest(
            report.number, report.revision, "V", "WO", False, SIGNED_AT, "ChargeBench",
            tuple(file_of(path, raw, "application/pdf") for path, raw in listed.items()),
        )
    )  # fmt: skip
    private = load_der_private_key(key.private_key, None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    signature = private.sign(manifest, ec.ECDSA(hashes.SHA256()))
    write_bundle(tmp_path, {**files, **pdfs, "manifest.json": manifest, "manifest.sig": signature})
    return tmp_path


@pytest.mark.parametrize("name", ["report.pdf", "certificate.pdf"])
def test_both_documents_of_a_bundle_verify(bundle: Path, name: str) -> None:
    verdict = CHECKS.verify(bundle / name)
    assert verdict.positive, verdict.reason
    assert [one.role for one in verdict.signatures] == ["technician"]
    assert not verdict.practice


def test_a_countersigned_certificate_leaves_both_complete(bundle: Path) -> None:
    path = bundle / "certificate.pdf"
    path.write_bytes(SIGNER.countersign(path.read_bytes(), key_of("S. Super"), COUNTERSIGNED_AT, "documents reviewed"))
    assert [one.role for one in CHECKS.verify(path).signatures] == ["technician", "supervisor"]
    assert CHECKS.verify(path).positive
    assert CHECKS.verify(bundle / "report.pdf").positive


@pytest.mark.parametrize("name", ["report.pdf", "certificate.pdf"])
def test_a_document_that_is_missing_or_another_makes_the_bundle_incomplete(bundle: Path, name: str) -> None:
    (other,) = {"report.pdf", "certificate.pdf"} - {name}
    (bundle / name).rename(bundle / "kept.pdf")
    assert CHECKS.verify(bundle / other).reason == f"bundle_incomplete: {name}"
    shutil.copy(bundle / other, bundle / name)
    assert CHECKS.verify(bundle / other).reason == f"bundle_incomplete: {name}"


def test_a_certificate_in_the_place_of_the_report_is_no_report(bundle: Path) -> None:
    shutil.copy(bundle / "certificate.pdf", bundle / "report.pdf")
    assert CHECKS.verify(bundle / "report.pdf").reason == "bundle_incomplete: report.pdf"


def test_a_changed_error_is_found_though_the_signature_is_right(bundle: Path) -> None:
    path = bundle / "certificate.pdf"
    with pikepdf.open(BytesIO(path.read_bytes())) as document:
        data = json.loads(document.attachments["report.json"].get_file().read_bytes())
    assert data["document"] == Document.CALIBRATION_CERTIFICATE
    content = certificate(data_manifest_sha256=data["data_manifest_sha256"])
    data["calibrations"][0]["as_found"][0]["error_percent"] = "0.10"
    with pikepdf.open(BytesIO(BUILDER.build(content, {}))) as document:
        forged = json.dumps(data).encode()
        document.attachments["report.json"] = pikepdf.AttachedFileSpec(document, forged, filename="report.json")
        target = BytesIO()
        document.save(target)
    path.write_bytes(SIGNER.sign(target.getvalue(), key_of("Alex Example"), SIGNED_AT))
    verdict = CHECKS.verify(path)
    assert (verdict.valid, verdict.data_matches) == (True, False)


def test_a_certificate_without_its_part_is_drawn_as_a_report_and_never_crashes() -> None:
    content = replace(certificate(), certificate=None)
    assert BUILDER.build(bundled(content)[0], {}).startswith(b"%PDF-")
