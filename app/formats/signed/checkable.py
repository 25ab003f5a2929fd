"""What every format module hands to the reader: content, the exact bytes that were signed, and how."""

from dataclasses import dataclass

from app.domain.signed_record import SignedContent, SignedReason
from app.formats.signed.curve import Algorithm


@dataclass(frozen=True)
class SignedBytes:
    """Bytes and the signature over them, as two numbers."""

    data: bytes
    r: int
    s: int


@dataclass(frozen=True)
class Checkable:
    """A record, read but not checked; ``key`` is the public key that stands in the record itself.

    ``remarks``: what is to be told of it although its signature is valid.
    """

    content: SignedContent
    algorithm: Algorithm
    parts: tuple[SignedBytes, ...]
    key: str | None = None
    remarks: frozenset[SignedReason] = frozenset()
