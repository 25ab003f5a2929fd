"""Keys, tools and folders for the tests of signed reports."""

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from app.domain.bundle import DataManifest, canonical_bytes, evidence_path, file_of, sha256_of
from app.domain.report import Attachment, Photo, ReportContent
from app.ports.report import SigningKey
from app.reports.pdf import PdfReports
from app.reports.signature import PadesSignatures
from app.reports.verify import ReportChecks

RESOURCES = Path(__file__).parents[2] / "resources"
FONTS = RESOURCES / "fonts"
SIGNED_AT = datetime(2026, 11, 20, 11, 31, 7, tzinfo=UTC)
COUNTERSIGNED_AT = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
BUILDER = PdfReports(RESOURCES, strict=True)
SIGNER = PadesSignatures(RESOURCES)
CHECKS = ReportChecks(RESOURCES)


@cache
def key_of(name: str) -> SigningKey:
    """Return a P-256 key with a self-signed certificate, one a name."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(SIGNED_AT - timedelta(days=30))
        .not_valid_after(SIGNED_AT + timedelta(days=700))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SigningKey(private, certificate.public_bytes(Encoding.DER))


def pem_of(key: SigningKey) -> bytes:
    """Return the certificate as PEM."""
    return x509.load_der_x509_certificate(key.certificate).public_bytes(Encoding.PEM)


def bundled(content: ReportContent) -> tuple[ReportContent, dict[str, bytes]]:
    """Return the content with its real data manifest, and the files of its bundle but the PDF."""
    data = {one.path: f"content of {one.path}".encode() for one in content.attachments}
    originals = {photo.number: f"original {photo.number}".encode() for photo in content.photos}
    attachments = tuple(_attachment(one, data[one.path]) for one in content.attachments)
    photos = tuple(_photo(photo, originals[photo.number]) for photo in content.photos)
    files = {**data, **{evidence_path(sha256_of(raw)): raw for raw in originals.values()}}
    listed = tuple(file_of(path, raw, "application/octet-stream") for path, raw in files.items())
    report = content.certificate.report if content.certificate else content.number
    manifest = canonical_bytes(DataManifest(report, content.revision, content.job.visit, listed))
    changed = {"attachments": attachments, "photos": photos, "data_manifest_sha256": sha256_of(manifest)}
    return ReportContent(**{**vars(content), **changed}), {**files, "data/data-manifest.json": manifest}


def _attachment(one: Attachment, raw: bytes) -> Attachment:
    return Attachment(one.path, one.content, len(raw), sha256_of(raw))


def _photo(photo: Photo, raw: bytes) -> Photo:
    return Photo(**{**vars(photo), "sha256": sha256_of(raw)})


def write_bundle(folder: Path, files: dict[str, bytes]) -> None:
    """Write ``files`` below ``folder``."""
    for name, raw in files.items():
        place = folder.joinpath(*name.split("/"))
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)
