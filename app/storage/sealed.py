"""Evidence files: encrypted, named by the SHA-256 of their plain bytes, complete or not there at all.

A file is ``CBE1``, a nonce of 12 random bytes, and AES-256-GCM of the content with the SHA-256 as associated data.
Its key is derived from the data key (HKDF-SHA-256, RFC 5869), so that no key serves two purposes.
"""

import hashlib
import os
import string
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.errors import BadInput, ComputerCannot, Reason
from app.storage.durable import make_private, write_durably

_MAGIC = b"CBE1"
_NONCE_BYTES = 12


def derived_key(data_key: bytes, purpose: bytes) -> bytes:
    """Return 32 bytes that depend on the data key and do not give it away."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"chargebench " + purpose).derive(data_key)


class EvidenceFiles:
    """The directory of sealed files."""

    def __init__(self, directory: Path, data_key: bytes) -> None:
        self._directory = directory
        self._cipher = AESGCM(derived_key(data_key, b"evidence"))

    def put(self, content: bytes) -> str:
        """Seal and store ``content``; storing it again is harmless. Raises OSError."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256)
        if not self._holds(path, sha256):
            make_private(path.parent)
            nonce = os.urandom(_NONCE_BYTES)
            write_durably(path, _MAGIC + nonce + self._cipher.encrypt(nonce, content, sha256.encode()))
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the plain bytes. Raises ComputerCannot (EVIDENCE_DAMAGED) when seal or hash disagree, BadInput."""
        if len(sha256) != 64 or not set(sha256) <= set(string.hexdigits.lower()):
            raise BadInput(Reason.UNKNOWN_NAME, sha256, kind="evidence")
        try:
            sealed = self._path(sha256).read_bytes()
        except FileNotFoundError:
            raise BadInput(Reason.UNKNOWN_NAME, sha256, kind="evidence") from None
        content = self._unsealed(sealed, sha256)
        if content is None or hashlib.sha256(content).hexdigest() != sha256:
            raise ComputerCannot(Reason.EVIDENCE_DAMAGED, sha256)
        return content

    def sweep(self) -> None:
        """Delete what a killed program left half written; only while the directory is locked."""
        for left in self._directory.glob("*/.*.tmp"):
            left.unlink(missing_ok=True)

    def _holds(self, path: Path, sha256: str) -> bool:
        """A damaged file is written anew: the good bytes are at hand."""
        return path.is_file() and self._unsealed(path.read_bytes(), sha256) is not None

    def _unsealed(self, sealed: bytes, sha256: str) -> bytes | None:
        nonce_end = len(_MAGIC) + _NONCE_BYTES
        if not sealed.startswith(_MAGIC):
            return None
        try:
            return self._cipher.decrypt(sealed[len(_MAGIC) : nonce_end], sealed[nonce_end:], sha256.encode())
        except (InvalidTag, ValueError):
            return None

    def _path(self, sha256: str) -> Path:
        return self._directory / sha256[:2] / sha256
