"""Making, signing and checking the report of a visit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.domain.report import ReportContent


@dataclass(frozen=True)
class SigningKey:
    """An unwrapped ECDSA P-256 key in memory (PKCS#8 DER), its certificate (DER) and the chain above it."""

    private_key: bytes = field(repr=False)
    certificate: bytes
    chain: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class SignatureVerdict:
    """One signature of a file. ``level`` is ``B-B``, ``B-T`` or ``CMS``; ``time`` is what the signer claims, in UTC."""

    role: str
    signer: str
    time: datetime | None
    level: str
    intact: bool
    trusted: bool
    docmdp_ok: bool
    fingerprint: str = ""


@dataclass(frozen=True)
class FileVerdict:
    """What checking one report file found; ``reason`` is empty when all three hold, else the first thing wrong."""

    file: str
    valid: bool
    complete: bool
    practice: bool
    data_matches: bool
    signatures: tuple[SignatureVerdict, ...] = ()
    reason: str = ""

    @property
    def positive(self) -> bool:
        """All three hold."""
        return self.valid and self.complete and self.data_matches


class BuildsReports(Protocol):
    """Lays out pages."""

    def build(self, content: ReportContent, photos: Mapping[str, bytes]) -> bytes:
        """Return the unsigned PDF/A-3; ``photos`` maps ``print_sha256`` to JPEG bytes. Deterministic.

        Raises BadInput (EVIDENCE missing: FILE_UNREADABLE; not a JPEG: WRONG_VALUE) naming the photo.
        """


class SignsReports(Protocol):
    """Signs a built report; only appends to it."""

    def sign(self, pdf: bytes, key: SigningKey, at: datetime) -> bytes:
        """Return ``pdf`` with the technician's certifying signature (PAdES B-B, only form filling allowed after)."""

    def countersign(self, pdf: bytes, key: SigningKey, at: datetime, reason: str) -> bytes:
        """Return ``pdf`` with the supervisor's signature added; the first stays intact.

        Raises BadInput NOT_A_REPORT, Refused VISIT_CLOSED when the supervisor's field is already signed.
        """


class VerifiesReports(Protocol):
    """Checks a report file."""

    def verify(self, path: Path, trust_pem: bytes | None = None) -> FileVerdict:
        """Check signatures, data and bundle of ``path``. Raises BadInput NOT_A_REPORT or FILE_UNREADABLE."""
