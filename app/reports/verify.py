"""Checks a report file: signatures, data against pages, and the bundle beside it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources.abc import Traversable
from io import BytesIO
from pathlib import Path

from asn1crypto import pem  # type: ignore[import-untyped]
from asn1crypto.x509 import Certificate  # type: ignore[import-untyped]
from pikepdf import Pdf
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    async_validate_pdf_signature,
)
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from app.domain.errors import BadInput, Reason
from app.domain.report import ReportContent
from app.ports.report import FileVerdict, SignatureVerdict
from app.reports.compare import only_fields, same_pages
from app.reports.completeness import bundle_folder, manifest_problem, missing_part
from app.reports.data import BROKEN, content_of, layout_of, opened, print_copies
from app.reports.layout import LAYOUTS
from app.reports.pdf import PdfReports
from app.reports.pdfa import DATA_NAME, SUPERVISOR, TECHNICIAN
from app.reports.signature import common_name, fingerprint, load_certificate
from app.reports.waiting import finished

PRACTICE_NAME = "PRACTICE"
PADES = "/ETSI.CAdES.detached"
MARKS = (f"({DATA_NAME})".encode(), f"({TECHNICIAN})".encode(), f"({SUPERVISOR})".encode())


@dataclass(frozen=True)
class _Checked:
    """A signature's verdict and the bytes of the revision it covers."""

    verdict: SignatureVerdict
    revision: bytes
    certificate: bytes
    """DER of the signer's certificate."""

    @property
    def good(self) -> bool:
        return self.verdict.intact and self.verdict.docmdp_ok


class ReportChecks:
    """Checks reports without any network; blocking."""

    def __init__(self, resources: Traversable) -> None:
        self._builder = PdfReports(resources)

    def verify(self, path: Path, trust_pem: bytes | None = None) -> FileVerdict:
        """Check ``path``; ``trust_pem`` holds the certificates whose signatures count as trusted.

        A report that was damaged is judged, not refused. Raises BadInput FILE_UNREADABLE, NOT_A_REPORT, or WRONG_VALUE
        for a trust file without certificates.
        """
        try:
            pdf = path.read_bytes()
        except OSError as error:
            raise BadInput(Reason.FILE_UNREADABLE, str(path), problem=error.strerror or "") from None
        roots = _roots(trust_pem)
        try:
            return self._checked(path, pdf, roots)
        except BadInput as error:
            if error.reason is not Reason.NOT_A_REPORT or not _was_a_report(pdf):
                raise
            return FileVerdict(str(path), False, False, False, False, reason="file_damaged")

    def _checked(self, path: Path, pdf: bytes, roots: list[Certificate] | None) -> FileVerdict:
        checked = _signatures(pdf, str(path), roots)
        signed = checked[0].revision if checked else pdf
        with opened(signed, str(path)) as document:
            layout = layout_of(document, str(path))
            if layout not in LAYOUTS:
                return _too_new(path, layout, checked)
            content = content_of(document, str(path))
        reasons = [
            _signature_problem(checked),
            self._data_problem(signed, content, checked),
            _bundle_problem(path, content, checked),
        ]
        verdicts = tuple(one.verdict for one in checked)
        return FileVerdict(
            file=str(path),
            valid=not reasons[0],
            complete=not reasons[2],
            practice=content.practice or any(one.signer == PRACTICE_NAME for one in verdicts),
            data_matches=not reasons[1],
            signatures=verdicts,
            reason=next((reason for reason in reasons if reason), ""),
        )

    def _data_problem(self, signed: bytes, content: ReportContent, checked: list[_Checked]) -> str:
        """Render the embedded data again and compare it with the pages of the signed revision."""
        expected = "".join(content.signer.fingerprint.replace(":", "").split()).lower()
        if expected and checked and checked[0].verdict.fingerprint != expected:
            return "signer_differs"
        try:
            with opened(signed, "signed revision") as document:
                return self._page_problem(document, content)
        except BROKEN:
            return "pages_differ"

    def _page_problem(self, document: Pdf, content: ReportContent) -> str:
        copies = print_copies(document)
        if any(photo.print_sha256 and photo.print_sha256 not in copies for photo in content.photos):
            return "photo_differs"
        if not only_fields(document, (TECHNICIAN, SUPERVISOR)):
            return "annotation_added"
        with opened(self._builder.build(content, copies), "rendered again") as again:
            return "" if same_pages(document, again) else "pages_differ"


def _too_new(path: Path, layout: int, checked: list[_Checked]) -> FileVerdict:
    """Judge a report whose pages this program cannot draw: its signatures, and nothing that its data say."""
    unsigned = _signature_problem(checked)
    verdicts = tuple(one.verdict for one in checked)
    return FileVerdict(
        file=str(path),
        valid=not unsigned,
        complete=False,
        practice=any(one.signer == PRACTICE_NAME for one in verdicts),
        data_matches=False,
        signatures=verdicts,
        reason=unsigned or f"layout_unknown: {layout}, {min(LAYOUTS)}, {max(LAYOUTS)}",
    )


def _was_a_report(pdf: bytes) -> bool:
    """Tell whether a file that cannot be read through was one of our reports: then it is damaged, not foreign."""
    return sum(mark in pdf for mark in MARKS) >= len(MARKS) - 1


def _signature_problem(checked: list[_Checked]) -> str:
    if not checked:
        return "not_signed"
    if not all(one.verdict.intact for one in checked):
        return "signature_broken"
    if not all(one.verdict.docmdp_ok for one in checked):
        return "changed_after_signing"
    return "" if any(one.verdict.role == TECHNICIAN.lower() for one in checked) else "not_signed"


def _bundle_problem(path: Path, content: ReportContent, checked: list[_Checked]) -> str:
    missing, folder = missing_part(path, content), bundle_folder(path)
    if not missing and folder is not None and checked:
        missing = manifest_problem(folder, checked[0].revision, checked[0].certificate, content.document)
    return f"bundle_incomplete: {missing}" if missing else ""


def _roots(trust_pem: bytes | None) -> list[Certificate] | None:
    if trust_pem is None:
        return None
    try:
        armoured = list(pem.unarmor(trust_pem, multiple=True))
    except ValueError as error:
        raise BadInput(Reason.WRONG_VALUE, "trust", problem=str(error)) from None
    found = [load_certificate(data) for kind, _, data in armoured if kind == "CERTIFICATE"]
    if not found:
        raise BadInput(Reason.WRONG_VALUE, "trust", problem="no certificate")
    return found


def _signatures(pdf: bytes, where: str, roots: list[Certificate] | None) -> list[_Checked]:
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        return [
            _Checked(_verdict(one, pdf, roots), pdf[: _end(one)], one.signer_cert.dump())
            for one in reader.embedded_regular_signatures
        ]
    except BROKEN as error:
        raise BadInput(Reason.NOT_A_REPORT, where, problem=str(error)) from None


def _end(signature: EmbeddedPdfSignature) -> int:
    """Return how many bytes from the start of the file a signature speaks for."""
    *_, start, length = (int(part) for part in signature.byte_range)
    return start + length


def _verdict(signature: EmbeddedPdfSignature, pdf: bytes, roots: list[Certificate] | None) -> SignatureVerdict:
    certificate = signature.signer_cert
    at = signature.self_reported_timestamp
    status = _status(signature, roots)
    whole = signature.coverage in (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)
    return SignatureVerdict(
        role=(signature.field_name or "").lower(),
        signer=common_name(certificate),
        time=at.astimezone(UTC) if isinstance(at, datetime) else None,
        level=_level(signature, status),
        intact=bool(status and status.intact and status.valid and whole and _tidy(signature, pdf)),
        trusted=bool(status and roots is not None and status.trusted),
        docmdp_ok=bool(status and status.docmdp_ok is not False and whole and _nothing_trails(signature)),
        fingerprint=fingerprint(certificate),
    )


def _nothing_trails(signature: EmbeddedPdfSignature) -> bool:
    """Tell whether bytes after the signature are a revision of the document: loose ones are read by no check."""
    last = signature.signed_revision == signature.reader.xrefs.total_revisions - 1
    return not last or signature.coverage is SignatureCoverageLevel.ENTIRE_FILE


def _tidy(signature: EmbeddedPdfSignature, pdf: bytes) -> bool:
    """Tell whether the room of the signature itself, which no signature covers, holds it and nothing else."""
    _, first, second, _ = (int(part) for part in signature.byte_range)
    written = pdf[first + 1 : second - 1]
    if written not in (written.upper(), written.lower()):
        return False
    room = bytes.fromhex(written.decode("ascii"))
    long_form = room[1] & 0x7F if room[1] & 0x80 else 0
    length = int.from_bytes(room[2 : 2 + long_form]) if long_form else room[1]
    return not any(room[2 + long_form + length :])


def _level(signature: EmbeddedPdfSignature, status: PdfSignatureStatus | None) -> str:
    if signature.sig_object.get("/SubFilter") != PADES:
        return "CMS"
    return "B-T" if status is not None and status.timestamp_validity is not None else "B-B"


def _status(signature: EmbeddedPdfSignature, roots: list[Certificate] | None) -> PdfSignatureStatus | None:
    """Return the library's findings, None when the signature cannot even be read."""
    # without roots nothing is called trusted; the certificate then only stands in to have the signature checked
    trusted = [signature.signer_cert] if roots is None else roots
    moment = signature.self_reported_timestamp
    context = ValidationContext(trust_roots=trusted, allow_fetching=False, moment=moment)
    check = async_validate_pdf_signature(
        signature, signer_validation_context=context, key_usage_settings=KeyUsageConstraints(key_usage=set())
    )
    try:
        with _silent(logging.getLogger("pyhanko.sign.validation.generic_cms")):
            return finished(check)
    except BROKEN:
        return None


@contextmanager
def _silent(logger: logging.Logger) -> Iterator[None]:
    """Keep the library from logging a traceback for a certificate we merely report as not trusted."""

    def nothing(_record: logging.LogRecord) -> bool:
        return False

    logger.addFilter(nothing)
    try:
        yield
    finally:
        logger.removeFilter(nothing)
