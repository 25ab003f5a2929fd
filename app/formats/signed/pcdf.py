"""PCDF: ``128.8.0(ST:..)..(RV:0003.276*kWh)..(PK:..)(SG:..)``, one whole transaction in one record.

As the SAFE-eV Transparenzsoftware reads it: ST and CT are begin and now (yymmddhhmmss, no zone), RV the energy of the
transaction, TV 1 = time valid, BV 1 = may be billed, SP 1 = ended, CSC the count of charges. The signature (DER,
P-256, SHA-256) is over everything before ``(SG:``, the key included. STX and ETX around it do not belong to it.
"""

import re
from decimal import Decimal

from app.domain.signed_record import RecordUnusable, SignedContent, SignedFormat, SignedReading, SignedReason
from app.formats.signed.checkable import Checkable, SignedBytes
from app.formats.signed.curve import SECP256R1, Algorithm
from app.formats.signed.der import read_signature
from app.formats.signed.encoding import unhex

MARKER = re.compile(rb"128\.8\.0\([^\x00-\x1f\"<]{0,4000}")
_FIELD = re.compile(r"\(([A-Z]{2,3}):([^()]*)\)", re.ASCII)
_WHOLE = re.compile(r"128\.8\.0(?:\([A-Z]{2,3}:[^()]*\)){2,40}", re.ASCII)
_ENERGY = re.compile(r"(\d{1,9}\.\d{1,6}|\d{1,9})\*kWh", re.ASCII)
_OF_TRANSACTION = "1-0:98.8.0"


def cut_record(piece: bytes) -> bytes:
    """Return ``piece`` up to its last bracket; what follows is other text."""
    signature = piece.find(b"(SG:")
    end = piece.find(b")", signature) if signature >= 0 else piece.rfind(b")")
    return piece[: end + 1] if end >= 0 else piece


def read_pcdf(record: bytes) -> Checkable:
    """Read one record. Raises RecordUnusable."""
    try:
        text = record.decode("ascii")
    except UnicodeDecodeError:
        raise RecordUnusable(SignedReason.UNREADABLE) from None
    fields = _FIELD.findall(text)
    said = dict(fields)
    energy = _ENERGY.fullmatch(said.get("RV", ""))
    if not _WHOLE.fullmatch(text) or len(said) != len(fields) or energy is None or fields[-1][0] != "SG":
        raise RecordUnusable(SignedReason.UNREADABLE)
    # the signature does not sign itself: blanks between its digits would be a change that goes unseen
    signature = unhex(said["SG"]) if said["SG"].isalnum() else None
    try:
        r, s = read_signature(signature or b"")
    except ValueError:
        raise RecordUnusable(SignedReason.SIGNATURE_UNREADABLE) from None
    signed = record[: record.rindex(b"(SG:")]
    algorithm = Algorithm(SECP256R1)
    return Checkable(_content(said, energy[1]), algorithm, (SignedBytes(signed, r, s),), said.get("PK") or None)


def _content(said: dict[str, str], energy: str) -> SignedContent:
    ended = said.get("SP") == "1"
    reading = SignedReading(
        value=Decimal(energy),
        unit="kWh",
        obis=_OF_TRANSACTION,
        transaction="E" if ended else "C",
        time_text=said.get("CT", ""),
        clock="S" if said.get("TV") == "1" else "U",
        current_kind="DC",
        errors="" if said.get("BV") == "1" else "E",
    )
    return SignedContent(
        SignedFormat.PCDF, (reading,), meter=said.get("HW", ""), session=said.get("CSC", ""), complete=ended
    )
