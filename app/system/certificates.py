"""Signing keys of this laptop: P-256, self-signed, wrapped by a PIN."""

import base64
import hashlib
import json
import textwrap
from dataclasses import asdict
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)
from cryptography.x509.oid import NameOID

from app.domain.codec import decode
from app.domain.errors import BadInput, ComputerCannot, Reason
from app.ports.signing import CertificateFacts
from app.ports.store import StoredKey
from app.system.wrapping import STRONG, Cost, Wrapped, unwrap, wrap

PRACTICE_NAME = "PRACTICE"
PIN_LENGTH = 4
_VALID = timedelta(days=730)
_BEFORE = timedelta(minutes=5)  # another computer's clock may be a little late
_BEGIN = "-----BEGIN CHARGEBENCH WRAPPED KEY-----"
_END = "-----END CHARGEBENCH WRAPPED KEY-----"


class LocalCertificates:
    """The ``MakesKeys`` port on the cryptography library."""

    def __init__(self, cost: Cost = STRONG) -> None:
        self._cost = cost

    def make(self, common_name: str, pin: str, at: datetime, practice: bool) -> StoredKey:
        """Make a key and a certificate valid for two years from ``at``; practice always reads ``PRACTICE``.

        Raises BadInput (WRONG_VALUE) for a PIN shorter than 4 characters or a name that is empty or too long.
        """
        name = PRACTICE_NAME if practice else common_name.strip()
        if len(pin) < PIN_LENGTH:
            raise BadInput(Reason.WRONG_VALUE, "signing key", field="pin")
        if not 0 < len(name) <= 64:  # ub-common-name, RFC 5280 appendix A
            raise BadInput(Reason.WRONG_VALUE, "signing key", field="common_name")
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _self_signed(key, name, at)
        secret = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        wrapped = wrap(secret, pin, _purpose(certificate), self._cost)
        return StoredKey(name, certificate.public_bytes(Encoding.PEM), _armoured(wrapped), practice)

    def unwrap(self, key: StoredKey, pin: str) -> bytes:
        """Return the private key as PKCS#8 DER. Raises ComputerCannot (PIN_WRONG)."""
        certificate = x509.load_pem_x509_certificate(key.certificate_pem)
        secret = unwrap(_bare(key.wrapped_key_pem), pin, _purpose(certificate))
        if secret is None:
            raise ComputerCannot(Reason.PIN_WRONG, key.name)
        return secret

    def facts(self, key: StoredKey) -> CertificateFacts:
        """Return name, fingerprint and validity of the certificate."""
        return _facts(x509.load_pem_x509_certificate(key.certificate_pem))

    def check(self, certificate_pem: bytes, content: bytes, signature: bytes) -> CertificateFacts:
        """Return whose detached signature this is. Raises BadInput (WRONG_VALUE) when it does not fit."""
        certificate, key = _read(certificate_pem)
        try:
            key.verify(signature, content, ec.ECDSA(SHA256()))
        except (InvalidSignature, ValueError):
            raise BadInput(Reason.WRONG_VALUE, "manifest.sig", field="signature", problem="does not fit") from None
        return _facts(certificate)

    def read(self, certificate_pem: bytes) -> CertificateFacts:
        """Return what a certificate says. Raises BadInput (WRONG_VALUE) for what is none, or not of a P-256 key."""
        return _facts(_read(certificate_pem)[0])

    def sign(self, private_key_der: bytes, content: bytes) -> bytes:
        """Return a detached ECDSA P-256 SHA-256 signature (DER)."""
        key = load_der_private_key(private_key_der, password=None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise BadInput(Reason.WRONG_VALUE, "signing key", field="algorithm")
        return key.sign(content, ec.ECDSA(SHA256()))


def _read(pem: bytes) -> tuple[x509.Certificate, ec.EllipticCurvePublicKey]:
    where = "certificate.pem"
    try:
        certificate = x509.load_pem_x509_certificate(pem)
        key = certificate.public_key()
        named = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    except (ValueError, UnsupportedAlgorithm):
        raise BadInput(Reason.WRONG_VALUE, where, field="certificate", problem="damaged") from None
    if not (isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1)):
        raise BadInput(Reason.WRONG_VALUE, where, field="algorithm", problem="not ECDSA")
    if not named:
        raise BadInput(Reason.WRONG_VALUE, where, field="common_name", problem="missing")
    return certificate, key


def _facts(certificate: x509.Certificate) -> CertificateFacts:
    name = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    return CertificateFacts(
        common_name=name if isinstance(name, str) else name.decode(),
        fingerprint_sha256=certificate.fingerprint(SHA256()).hex(),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        key_sha256=hashlib.sha256(_key_bytes(certificate)).hexdigest(),
    )


def _key_bytes(certificate: x509.Certificate) -> bytes:
    return certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _self_signed(key: ec.EllipticCurvePrivateKey, name: str, at: datetime) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - _BEFORE)
        .not_valid_after(at + _VALID)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_for_signatures(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )


def _for_signatures() -> x509.KeyUsage:
    """digitalSignature and nonRepudiation (contentCommitment), nothing else."""
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _purpose(certificate: x509.Certificate) -> bytes:
    """Bind a wrapped key to its certificate."""
    return b"chargebench signing key " + certificate.fingerprint(SHA256())


def _armoured(wrapped: Wrapped) -> bytes:
    body = base64.b64encode(json.dumps(asdict(wrapped)).encode()).decode()
    return "\n".join((_BEGIN, *textwrap.wrap(body, 64), _END, "")).encode()


def _bare(pem: bytes) -> Wrapped:
    lines = pem.decode("ascii").splitlines()
    body = "".join(line for line in lines if not line.startswith("-----"))
    return decode(Wrapped, json.loads(base64.b64decode(body)), "signing key")
