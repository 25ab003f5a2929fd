"""Signing, countersigning and checking; each attack is really carried out."""

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from app.domain.errors import BadInput, Reason, Refused
from app.domain.report import ReportContent
from app.ports.report import FileVerdict
from tests.reports import sample
from tests.reports.picture import photo
from tests.reports.signing import (
    BUILDER,
    CHECKS,
    COUNTERSIGNED_AT,
    SIGNED_AT,
    SIGNER,
    bundled,
    key_of,
    pem_of,
    write_bundle,
)

REASON = "documents reviewed, work not witnessed"


class Made:
    """A signed report and the bundle it belongs to."""

    def __init__(self) -> None:
        self.content, self.files = bundled(sample.rich())
        self.unsigned = BUILDER.build(self.content, sample.PICTURES)
        self.signed = SIGNER.sign(self.unsigned, key_of("Alex Example"), SIGNED_AT)

    def check(self, folder: Path, pdf: bytes, trust: bytes | None = None) -> FileVerdict:
        """Write the bundle and ``pdf`` into ``folder`` and check it."""
        write_bundle(folder, self.files)
        (folder / "report.pdf").write_bytes(pdf)
        return CHECKS.verify(folder / "report.pdf", trust)


@pytest.fixture(scope="module")
def made() -> Made:
    return Made()


def altered(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """Return ``pdf`` rewritten after ``change``."""
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        change(document)
        document.save(target)
    return target.getvalue()


# what is right ----------------------------------------------------------------------------------------------------


def test_a_signed_report_with_its_bundle_holds(made: Made, tmp_path: Path) -> None:
    verdict = made.check(tmp_path, made.signed)
    assert (verdict.valid, verdict.complete, verdict.data_matches, verdict.reason) == (True, True, True, "")
    assert verdict.positive
    assert not verdict.practice
    (signature,) = verdict.signatures
    assert (signature.role, signature.signer, signature.level) == ("technician", "Alex Example", "B-B")
    assert signature.time == SIGNED_AT
    assert signature.intact
    assert signature.docmdp_ok
    assert not signature.trusted  # nobody said whom to trust


def test_trust_counts_only_for_the_certificates_given(
    made: Made, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    own = made.check(tmp_path, made.signed, pem_of(key_of("Alex Example")))
    other = made.check(tmp_path, made.signed, pem_of(key_of("Somebody Else")))
    assert own.signatures[0].trusted
    assert not other.signatures[0].trusted
    assert other.positive
    assert not caplog.records  # told by the verdict, not by a traceback in the log
    with pytest.raises(BadInput):
        made.check(tmp_path, made.signed, b"no certificate at all")


def test_the_supervisor_signs_without_touching_the_first_signature(made: Made, tmp_path: Path) -> None:
    both = SIGNER.countersign(made.signed, key_of("Sam Supervisor"), COUNTERSIGNED_AT, REASON)
    assert both.startswith(made.signed)
    verdict = made.check(tmp_path, both)
    assert verdict.positive
    assert [(one.role, one.intact, one.docmdp_ok) for one in verdict.signatures] == [
        ("technician", True, True),
        ("supervisor", True, True),
    ]
    assert verdict.signatures[1].time == COUNTERSIGNED_AT
    with pikepdf.open(BytesIO(both)) as document:
        fields = {str(field.T): field for field in document.Root.AcroForm.Fields}
        assert str(fields["Supervisor"].V.Reason) == REASON


def test_nobody_countersigns_twice_or_an_own_report_or_an_unsigned_one(made: Made) -> None:
    both = SIGNER.countersign(made.signed, key_of("Sam Supervisor"), COUNTERSIGNED_AT, REASON)
    with pytest.raises(Refused) as twice:
        SIGNER.countersign(both, key_of("Third Person"), COUNTERSIGNED_AT, REASON)
    assert twice.value.reason is Reason.VISIT_CLOSED
    with pytest.raises(Refused) as own:
        SIGNER.countersign(made.signed, key_of("Alex Example"), COUNTERSIGNED_AT, REASON)
    assert own.value.data["own_report"] is True
    with pytest.raises(Refused) as unsigned:
        SIGNER.countersign(made.unsigned, key_of("Sam Supervisor"), COUNTERSIGNED_AT, REASON)
    assert unsigned.value.data["own_report"] is False


def test_signing_works_where_an_event_loop_already_runs(made: Made) -> None:
    import asyncio

    async def inside() -> bytes:
        return SIGNER.sign(made.unsigned, key_of("Alex Example"), SIGNED_AT)

    assert asyncio.run(inside()).startswith(made.unsigned)


def test_the_signature_shows_itself_with_embedded_fonts(made: Made) -> None:
    with pikepdf.open(BytesIO(made.signed)) as document:
        fields = {str(field.T): field for field in document.Root.AcroForm.Fields}
        shown = fields["Technician"].AP.N
        assert "/V" not in fields["Supervisor"]
        assert float(fields["Supervisor"].Rect[2]) > float(fields["Supervisor"].Rect[0])
        fonts = _fonts(shown)
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def _fonts(form: pikepdf.Object) -> list[pikepdf.Object]:
    resources = form.get("/Resources", Dictionary())
    found = list(resources.get("/Font", Dictionary()).values())
    for inner in resources.get("/XObject", Dictionary()).values():
        found += _fonts(inner)
    return [font for font in found if font.get("/Subtype") == "/TrueType"]


def test_practice_is_told_from_a_real_report(tmp_path: Path) -> None:
    content, files = bundled(replace(sample.minimal(), practice=True))
    write_bundle(tmp_path, files)
    pdf = SIGNER.sign(BUILDER.build(content, {}), key_of("PRACTICE"), SIGNED_AT)
    (tmp_path / "report.pdf").write_bytes(pdf)
    verdict = CHECKS.verify(tmp_path / "report.pdf")
    assert verdict.positive
    assert verdict.practice
    assert verdict.signatures[0].signer == "PRACTICE"


@pytest.mark.parametrize("kind", [sample.german, sample.failed])
def test_other_languages_and_verdicts_hold_too(kind: Callable[[], ReportContent], tmp_path: Path) -> None:
    content, files = bundled(kind())
    write_bundle(tmp_path / "bundle", files)
    pdf = SIGNER.sign(BUILDER.build(content, sample.PICTURES), key_of("Alex Example"), SIGNED_AT)
    (tmp_path / "report.pdf").write_bytes(pdf)  # as the demo leaves it: the bundle in a folder beside the report
    assert CHECKS.verify(tmp_path / "report.pdf").positive


# attacks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [0.01, 0.2, 0.5, 0.9])
def test_one_flipped_byte_is_noticed(made: Made, tmp_path: Path, place: float) -> None:
    broken = bytearray(made.signed)
    start = made.unsigned.index(b"stream\n") + 40
    at = start + int((len(made.unsigned) - start - 2000) * place)
    broken[at] ^= 0x01
    verdict = made.check(tmp_path, bytes(broken))
    assert not verdict.valid
    assert not verdict.positive


@pytest.mark.parametrize(
    "loose",
    [b"\nnot a revision at all\n", *(pytest.param(one, marks=pytest.mark.soak) for one in (b"\n", b"\n% a comment\n"))],
)
def test_loose_bytes_after_the_last_signature_are_noticed(made: Made, tmp_path: Path, loose: bytes) -> None:
    found = made.check(tmp_path, made.signed + loose)
    assert (found.valid, found.reason) == (False, "changed_after_signing")
    countersigned = SIGNER.countersign(made.signed, key_of("Sam Supervisor"), COUNTERSIGNED_AT, REASON)
    assert made.check(tmp_path, countersigned).valid
    assert not made.check(tmp_path, countersigned + loose).valid


def test_page_content_added_after_signing_is_noticed(made: Made, tmp_path: Path) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(made.signed))
    more = writer.add_object(StreamObject(stream_data=b"0 0 1 rg 100 100 300 300 re f"))
    writer.add_stream_to_page(0, more)
    target = BytesIO()
    writer.write(target)
    verdict = made.check(tmp_path, target.getvalue())
    assert verdict.signatures[0].intact
    assert not verdict.signatures[0].docmdp_ok
    assert (verdict.valid, verdict.reason) == (False, "changed_after_signing")


def test_other_data_under_the_same_pages_are_noticed(made: Made, tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        raw = json.loads(document.attachments["report.json"].get_file().read_bytes())
        raw["key_values"][0]["value"]["number"] = "0.04"
        spec = document.Root.AF[0]
        spec.EF.F.write(json.dumps(raw).encode())

    pdf = SIGNER.sign(altered(made.unsigned, change), key_of("Alex Example"), SIGNED_AT)
    verdict = made.check(tmp_path, pdf)
    assert verdict.valid
    assert (verdict.data_matches, verdict.reason) == (False, "pages_differ")


def test_other_pages_over_the_same_data_are_noticed(made: Made, tmp_path: Path) -> None:
    def paint(document: pikepdf.Pdf) -> None:
        document.pages[0].contents_add(b"1 1 1 rg 40 600 500 80 re f")

    def drop(document: pikepdf.Pdf) -> None:
        del document.pages[1]

    def cover(document: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([40, 600, 500, 700]), Contents="safe")
        document.pages[0].obj.Annots.append(document.make_indirect(note))

    def act(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="this.pageNum = 2")

    def swap(document: pikepdf.Pdf) -> None:
        image = next(
            one for one in document.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        )
        image.write(photo("cabinet", 77), filter=Name.DCTDecode)

    reasons = {
        paint: "pages_differ",
        drop: "pages_differ",
        cover: "annotation_added",
        act: "annotation_added",
        swap: "photo_differs",
    }
    for change, reason in reasons.items():
        pdf = SIGNER.sign(altered(made.unsigned, change), key_of("Alex Example"), SIGNED_AT)
        verdict = made.check(tmp_path, pdf)
        assert verdict.valid
        assert (verdict.data_matches, verdict.reason) == (False, reason)


def test_another_font_under_the_same_text_is_noticed(made: Made, tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        files = [one for one in document.objects if isinstance(one, Dictionary) and "/FontFile2" in one]
        first, second = files[0].FontFile2.read_bytes(), files[1].FontFile2.read_bytes()
        files[0].FontFile2.write(second)
        files[1].FontFile2.write(first)

    pdf = SIGNER.sign(altered(made.unsigned, change), key_of("Alex Example"), SIGNED_AT)
    assert made.check(tmp_path, pdf).reason == "pages_differ"


def test_a_report_signed_by_another_key_than_it_names_is_noticed(tmp_path: Path) -> None:
    from hashlib import sha256

    key = key_of("Alex Example")
    named = ":".join(sha256(key.certificate).hexdigest().upper()[at : at + 2] for at in range(0, 64, 2))
    base = sample.minimal()
    content, files = bundled(replace(base, signer=replace(base.signer, fingerprint=named)))
    write_bundle(tmp_path, files)
    unsigned = BUILDER.build(content, {})
    for name, reason in (("Alex Example", ""), ("Impostor", "signer_differs")):
        (tmp_path / "report.pdf").write_bytes(SIGNER.sign(unsigned, key_of(name), SIGNED_AT))
        assert CHECKS.verify(tmp_path / "report.pdf").reason == reason


# bundles ----------------------------------------------------------------------------------------------------------


def test_a_lone_report_is_valid_but_not_complete(made: Made, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(made.signed)
    verdict = CHECKS.verify(tmp_path / "report.pdf")
    assert (verdict.valid, verdict.data_matches, verdict.complete) == (True, True, False)
    assert verdict.reason == "bundle_incomplete: data/data-manifest.json"


@pytest.mark.parametrize("how", ["missing", "shorter", "other", "listed but not named"])
def test_missing_or_changed_evidence_is_named(made: Made, tmp_path: Path, how: str) -> None:
    write_bundle(tmp_path, made.files)
    (tmp_path / "report.pdf").write_bytes(made.signed)
    name = next(path for path in made.files if path.startswith("evidence/"))
    place = tmp_path / name
    if how == "missing":
        place.unlink()
    elif how == "shorter":
        place.write_bytes(b"")
    elif how == "other":
        place.write_bytes(bytes(reversed(place.read_bytes())))
    else:
        name = "data/data-manifest.json"
        (tmp_path / name).write_bytes(made.files[name].replace(b"evidence/", b"evidenze/", 1))
    verdict = CHECKS.verify(tmp_path / "report.pdf")
    assert (verdict.valid, verdict.data_matches, verdict.complete) == (True, True, False)
    assert verdict.reason == f"bundle_incomplete: {name}"


def test_a_manifest_cannot_point_outside_the_bundle(made: Made, tmp_path: Path) -> None:
    from app.domain.bundle import DataManifest, canonical_bytes, file_of, sha256_of

    (tmp_path / "secret").write_bytes(b"x")
    manifest = canonical_bytes(DataManifest("SR-0000-1", 1, "V-1", (file_of("../secret", b"x", "text/plain"),)))
    content = replace(sample.minimal(), data_manifest_sha256=sha256_of(manifest))
    folder = tmp_path / "in"
    write_bundle(folder, {"data/data-manifest.json": manifest})
    (folder / "report.pdf").write_bytes(SIGNER.sign(BUILDER.build(content, {}), key_of("A"), SIGNED_AT))
    assert CHECKS.verify(folder / "report.pdf").reason == "bundle_incomplete: ../secret"


def test_the_bundle_of_another_report_does_not_count(made: Made, tmp_path: Path) -> None:
    other, files = bundled(replace(sample.rich(), revision=3))
    write_bundle(tmp_path, files)
    (tmp_path / "report.pdf").write_bytes(made.signed)
    assert other.revision == 3
    assert not CHECKS.verify(tmp_path / "report.pdf").complete


# not reports ------------------------------------------------------------------------------------------------------


def test_what_is_no_report_is_bad_input(made: Made, tmp_path: Path) -> None:
    plain = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(plain)
    for name, data in (("text", b"hello"), ("empty", b""), ("plain", plain.getvalue())):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BadInput) as caught:
            CHECKS.verify(tmp_path / name)
        assert caught.value.reason is Reason.NOT_A_REPORT
    with pytest.raises(BadInput) as missing:
        CHECKS.verify(tmp_path / "nowhere.pdf")
    assert missing.value.reason is Reason.FILE_UNREADABLE
    with pytest.raises(BadInput):
        SIGNER.sign(b"hello", key_of("A"), SIGNED_AT)


def test_a_report_whose_data_cannot_be_read_is_damaged(made: Made, tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.AF[0].EF.F.write(b'{"number": 7}')

    verdict = made.check(tmp_path, altered(made.unsigned, change))
    assert (verdict.valid, verdict.data_matches, verdict.reason) == (False, False, "file_damaged")


@pytest.mark.parametrize("place", ["padding", "case", "end"])
def test_the_room_of_the_signature_hides_nothing(made: Made, tmp_path: Path, place: str) -> None:
    broken = bytearray(made.signed)
    start = made.signed.rindex(b"/Contents <3082") + len(b"/Contents <")
    end = made.signed.index(b">", start)
    letter = next(at for at in range(start, end) if made.signed[at : at + 1] in b"ABCDEF")
    broken[{"padding": end - 40, "case": letter, "end": end - 1}[place]] ^= 0x20 if place == "case" else 0x01
    verdict = made.check(tmp_path, bytes(broken))
    assert (verdict.valid, verdict.reason) == (False, "signature_broken")


@pytest.mark.parametrize("count", [12, pytest.param(120, marks=pytest.mark.soak)])
def test_flipped_bits_are_never_taken_for_a_good_report_or_a_crash(tmp_path: Path, count: int) -> None:
    content, files = bundled(sample.minimal())
    write_bundle(tmp_path, files)
    pdf = SIGNER.sign(BUILDER.build(content, {}), key_of("Alex Example"), SIGNED_AT)
    for number in range(count):
        broken = bytearray(pdf)
        broken[number * 7919 * 13 % len(pdf)] ^= 1 << number % 8
        (tmp_path / "report.pdf").write_bytes(bytes(broken))
        assert not CHECKS.verify(tmp_path / "report.pdf").positive


def test_an_unsigned_or_cut_report_is_not_valid(made: Made, tmp_path: Path) -> None:
    verdict = made.check(tmp_path, made.unsigned)
    assert (verdict.valid, verdict.reason, verdict.signatures) == (False, "not_signed", ())
    assert verdict.data_matches
    assert not made.check(tmp_path, made.signed[: len(made.signed) - 3000]).valid


def test_keys_that_cannot_sign_are_refused(made: Made) -> None:
    from app.ports.report import SigningKey

    good = key_of("Alex Example")
    for key in (SigningKey(b"nonsense", good.certificate), SigningKey(good.private_key, b"nonsense")):
        with pytest.raises(BadInput) as caught:
            SIGNER.sign(made.unsigned, key, SIGNED_AT)
        assert caught.value.reason is Reason.WRONG_VALUE
    assert "nonsense" not in repr(SigningKey(b"nonsense", b""))
