"""Root certificates on a practice station: installed, listed and deleted, alike in 1.6 (security) and 2.0.1."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from ocpp.routing import on

from app.practice.station.wire import Wire

if TYPE_CHECKING:
    from app.practice.station.station import PracticeStation

MOST_CERTIFICATES = 8


@dataclass(frozen=True)
class CertificateHash:
    """CertificateHashDataType: how OCPP names a certificate without sending it."""

    hash_algorithm: str
    issuer_name_hash: str
    issuer_key_hash: str
    serial_number: str


def hash_of(pem: str) -> CertificateHash:
    """Return the hash data of a self-signed root. Raises ValueError for anything else."""
    certificate = x509.load_pem_x509_certificate(pem.encode())
    if certificate.issuer != certificate.subject:
        raise ValueError("not a root certificate")
    key = certificate.public_key()
    if isinstance(key, ec.EllipticCurvePublicKey):
        raw = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    elif isinstance(key, rsa.RSAPublicKey):
        raw = key.public_bytes(Encoding.DER, PublicFormat.PKCS1)
    else:
        raise ValueError("neither RSA nor EC")
    name = certificate.issuer.public_bytes()
    return CertificateHash(
        "SHA256", sha256(name).hexdigest(), sha256(raw).hexdigest(), f"{certificate.serial_number:x}"
    )


class CertificateStore:
    """The certificates of one station, by type."""

    def __init__(self) -> None:
        self._held: dict[CertificateHash, str] = {}

    def install(self, kind: str, pem: str) -> str:
        """Add a root; returns Accepted, Rejected (not a root certificate) or Failed (store is full)."""
        try:
            found = hash_of(pem)
        except ValueError:
            return "Rejected"
        if len(self._held) >= MOST_CERTIFICATES and found not in self._held:
            return "Failed"
        self._held[found] = kind
        return "Accepted"

    def delete(self, wanted: CertificateHash) -> str:
        """Remove a root; returns Accepted or NotFound."""
        return "NotFound" if self._held.pop(wanted, None) is None else "Accepted"

    def of(self, kinds: Sequence[str] | None) -> list[tuple[str, CertificateHash]]:
        """Return type and hash of what is held; None asks for all types."""
        return [(kind, held) for held, kind in self._held.items() if kinds is None or kind in kinds]


class CertificateVoice(Wire):
    """The part of a voice that talks about certificates."""

    station: "PracticeStation"

    @on("InstallCertificate")
    async def install_certificate(self, certificate_type: str, certificate: str, **_: Any) -> Any:
        """Take a root certificate."""
        status = self.station.certificates.install(certificate_type, certificate)
        self._journal.note("security", f"certificate {certificate_type}: {status}")
        return self._call_result.InstallCertificate(status)

    @on("DeleteCertificate")
    async def delete_certificate(self, certificate_hash_data: dict[str, str], **_: Any) -> Any:
        """Remove a root certificate."""
        wanted = {key: value.lower() for key, value in certificate_hash_data.items() if key != "hash_algorithm"}
        found = CertificateHash(certificate_hash_data["hash_algorithm"], **wanted)
        return self._call_result.DeleteCertificate(self.station.certificates.delete(found))

    @on("GetInstalledCertificateIds")
    async def get_installed_certificate_ids(self, certificate_type: str | list[str] | None = None, **_: Any) -> Any:
        """Tell which roots are held; 1.6 asks for one type, 2.0.1 for some or all."""
        kinds = [certificate_type] if isinstance(certificate_type, str) else certificate_type
        found = self.station.certificates.of(kinds)
        status = "Accepted" if found else "NotFound"
        result = self._call_result.GetInstalledCertificateIds
        if self._ocpp_version == "1.6":
            return result(status, certificate_hash_data=[asdict(one) for _, one in found] or None)
        chains = [{"certificate_type": kind, "certificate_hash_data": asdict(one)} for kind, one in found]
        return result(status, certificate_hash_data_chain=chains or None)
