"""PAdES B-B signatures with a key in memory: the technician certifies, the supervisor countersigns.

Both fields exist before the first signature; each signature only appends to the file.
"""

import hashlib
from datetime import datetime
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any

from asn1crypto import keys, pem, x509  # type: ignore[import-untyped]
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import BadInput, Reason, Refused
from app.domain.report import LAYOUT, ReportContent
from app.ports.report import SigningKey
from app.reports.data import content_of, opened
from app.reports.fonts import register_fonts
from app.reports.layout import LayoutTexts
from app.reports.pdfa import SUPERVISOR, TECHNICIAN
from app.reports.phrasing import Phrasing
from app.reports.sheet import MM, Sheet
from app.reports.stamp import BLEED, BOX_HEIGHT, Signed, draw_signed
from app.reports.tokens import HALF, REGULAR
from app.reports.waiting import finished

WIDTH, HEIGHT = (HALF + 2 * BLEED) * MM, (BOX_HEIGHT + 2 * BLEED) * MM
"""Size of the visible box in points."""


class PadesSignatures:
    """Signs reports; blocking, so a workflow calls it in a worker thread."""

    def __init__(self, resources: Traversable) -> None:
        self._resources = resources

    def sign(self, pdf: bytes, key: SigningKey, at: datetime) -> bytes:
        """Return ``pdf`` certified by the technician: afterwards only form fields may be filled.

        ``at`` is printed and stored as the time of signing. Raises BadInput NOT_A_REPORT, or WRONG_VALUE when the key
        or certificate cannot be used.
        """
        content = self._content(pdf)
        certificate = _certificate(key)
        say = self._say(content)
        who, issued_to = content.signer, common_name(certificate)
        signed = Signed(
            title=say.tr("Signed by the technician"),
            name=who.name if who.name == issued_to else f"{who.name} (CN {issued_to})",
            licence=who.licence,
            at=at,
            time_from=who.time_source or say.tr("laptop clock; a trusted time stamp follows at sync"),
            fingerprint=fingerprint(certificate),
            validity=_validity(certificate, say),
        )
        meta = PdfSignatureMetadata(
            field_name=TECHNICIAN,
            md_algorithm="sha256",
            certify=True,
            docmdp_permissions=MDPPerm.FILL_FORMS,
            subfilter=SigSeedSubFilter.PADES,
            name=who.name,
        )
        return self._apply(pdf, key, meta, signed, say)

    def countersign(self, pdf: bytes, key: SigningKey, at: datetime, reason: str) -> bytes:
        """Return ``pdf`` with the supervisor's signature added; the technician's stays intact.

        Raises BadInput NOT_A_REPORT, Refused VISIT_CLOSED when the field is already signed, and Refused REASON_NEEDED
        when the technician has not signed or the same certificate would countersign its own report.
        """
        content = self._content(pdf)
        certificate = _certificate(key)
        filled = _filled_fields(pdf)
        if filled.get(SUPERVISOR):
            raise Refused(Reason.VISIT_CLOSED, content.number, field=SUPERVISOR)
        own = filled.get(TECHNICIAN)
        if own is None or own == fingerprint(certificate):
            raise Refused(Reason.REASON_NEEDED, content.number, field=TECHNICIAN, own_report=own is not None)
        say = self._say(content)
        name = common_name(certificate)
        signed = Signed(
            title=say.tr("Countersigned by the supervisor"),
            name=name,
            licence="",
            at=at,
            time_from="",
            fingerprint=fingerprint(certificate),
            validity=_validity(certificate, say),
            reason=reason,
        )
        meta = PdfSignatureMetadata(
            field_name=SUPERVISOR,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            name=name,
            reason=reason,
        )
        return self._apply(pdf, key, meta, signed, say)

    def _content(self, pdf: bytes) -> ReportContent:
        with opened(pdf, "report.pdf") as document:
            return content_of(document, "report.pdf")

    def _say(self, content: ReportContent) -> Phrasing:
        # a signature is no part of the pages: it is drawn as today, also on a report of an earlier layout
        return Phrasing(LayoutTexts(self._resources, LAYOUT, content.language), content.language, content.zone)

    def _apply(self, pdf: bytes, key: SigningKey, meta: PdfSignatureMetadata, signed: Signed, say: Phrasing) -> bytes:
        register_fonts(self._resources.joinpath("fonts"))
        page = _appearance(signed, say)
        fill = SimpleBoxLayoutRule(x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID)
        style = StaticStampStyle(
            background=_DrawnBox(page), background_layout=fill, border_width=0, background_opacity=1.0
        )
        signer = _TimedSigner(meta, signer=_signer(key), stamp_style=style, at=signed.at)
        target = BytesIO()
        writer = _AppendOnly(BytesIO(pdf))
        finished(signer.async_sign_pdf(writer, existing_fields_only=True, output=target))
        return target.getvalue()


class _TimedSigner(PdfSigner):
    """Signs at the time of our clock, not at the library's own idea of now."""

    def __init__(
        self, meta: PdfSignatureMetadata, signer: SimpleSigner, stamp_style: StaticStampStyle, at: datetime
    ) -> None:
        super().__init__(meta, signer=signer, stamp_style=stamp_style)
        self._at = at

    def init_signing_session(self, *args: Any, **kwargs: Any) -> PdfSigningSession:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self._at
        return session


class _AppendOnly(IncrementalPdfFileWriter):
    """Appends a signature and nothing else: the library would also rewrite the metadata with its own time and name."""

    def _update_meta(self) -> None:
        return


class _DrawnBox(PdfContent):
    """The one page of a small PDF as the background of a stamp."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__(box=BoxConstraints(width=WIDTH, height=HEIGHT))
        self._pdf = pdf

    def render(self) -> bytes:
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)))
        self.resources.xobject["/Box"] = page
        return b"/Box Do"


def _appearance(signed: Signed, say: Phrasing) -> bytes:
    target = BytesIO()
    canvas = Canvas(target, pagesize=(WIDTH, HEIGHT), invariant=1, initialFontName=REGULAR)
    draw_signed(Sheet(canvas, HEIGHT / MM, {}), say, signed)
    canvas.save()
    return target.getvalue()


def _certificate(key: SigningKey) -> x509.Certificate:
    return load_certificate(key.certificate)


def load_certificate(data: bytes) -> x509.Certificate:
    """Read a certificate, DER or PEM. Raises BadInput WRONG_VALUE."""
    try:
        if pem.detect(data):
            _, _, data = pem.unarmor(data)
        return x509.Certificate.load(data, strict=True)
    except (ValueError, TypeError) as error:
        raise BadInput(Reason.WRONG_VALUE, "certificate", problem=str(error)) from None


def _signer(key: SigningKey) -> SimpleSigner:
    try:
        private = keys.PrivateKeyInfo.load(key.private_key, strict=True)
    except (ValueError, TypeError) as error:
        raise BadInput(Reason.WRONG_VALUE, "signing key", problem=type(error).__name__) from None
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple(load_certificate(one) for one in key.chain)
    return SimpleSigner(signing_cert=_certificate(key), signing_key=private, cert_registry=store, embed_roots=True)


def fingerprint(certificate: x509.Certificate) -> str:
    """Return the SHA-256 of the certificate's DER in lower-case hexadecimal."""
    return hashlib.sha256(certificate.dump()).hexdigest()


def common_name(certificate: x509.Certificate) -> str:
    """Return the common name of the subject, else the whole subject."""
    name = certificate.subject.native.get("common_name")
    return name if isinstance(name, str) else str(certificate.subject.human_friendly)


def _validity(certificate: x509.Certificate, say: Phrasing) -> str:
    first, last = say.day(certificate.not_valid_before), say.day(certificate.not_valid_after)
    dates = say.tr("SHA-256, valid {first} to {last}", first=first, last=last)
    return dates


def _filled_fields(pdf: bytes) -> dict[str, str]:
    """Return the certificate fingerprint of each signed field by name."""
    reader = PdfFileReader(BytesIO(pdf))
    found = {}
    for name, value, _ in enumerate_sig_fields(reader, filled_status=True):
        signature = next(one for one in reader.embedded_signatures if one.field_name == name)
        found[name] = fingerprint(signature.signer_cert) if value is not None else ""
    return found
