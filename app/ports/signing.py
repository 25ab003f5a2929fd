"""Keys that sign: made once, wrapped by a PIN, unwrapped for each signature."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.ports.store import StoredKey


@dataclass(frozen=True)
class CertificateFacts:
    """What people compare of a certificate."""

    common_name: str
    fingerprint_sha256: str
    not_before: datetime
    not_after: datetime
    key_sha256: str = ""
    """SHA-256 (hex) of the public key (SubjectPublicKeyInfo, DER): the same for every certificate of one key."""


class MakesKeys(Protocol):
    """P-256 keys and self-signed certificates."""

    def make(self, common_name: str, pin: str, at: datetime, practice: bool) -> StoredKey:
        """Make a key and a certificate valid for two years; the key is wrapped by the PIN (Argon2id)."""

    def unwrap(self, key: StoredKey, pin: str) -> bytes:
        """Return the private key as PKCS#8 DER. Raises ComputerCannot (PIN_WRONG)."""

    def facts(self, key: StoredKey) -> CertificateFacts:
        """Return name, fingerprint and validity of the certificate."""

    def check(self, certificate_pem: bytes, content: bytes, signature: bytes) -> CertificateFacts:
        """Return whose detached signature this is. Raises BadInput (WRONG_VALUE) when it does not fit."""

    def read(self, certificate_pem: bytes) -> CertificateFacts:
        """Return what a certificate says. Raises BadInput (WRONG_VALUE) for what is none, or not of a P-256 key."""

    def sign(self, private_key_der: bytes, content: bytes) -> bytes:
        """Return a detached ECDSA P-256 SHA-256 signature (DER), for ``manifest.sig``."""
