"""Reads signed meter records of any format out of any container, and checks their signatures."""

from dataclasses import replace

from app.domain.errors import BadInput, Reason
from app.domain.signed_record import (
    KeySource,
    RecordUnusable,
    SignedFormat,
    SignedReason,
    SignedRecord,
    gravest_first,
    with_role,
)
from app.domain.signed_transaction import judged, paired
from app.formats.signed import ecdsa
from app.formats.signed.alfen import read_alfen
from app.formats.signed.checkable import Checkable
from app.formats.signed.container import Piece, pieces_of
from app.formats.signed.edl40 import read_sml
from app.formats.signed.find import MOST_RECORDS
from app.formats.signed.key import read_key
from app.formats.signed.mennekes import read_mennekes
from app.formats.signed.ocmf import read_ocmf
from app.formats.signed.pcdf import read_pcdf
from app.formats.signed.sml import START as SML

LARGEST_FILE = 32 * 1024 * 1024
_READERS = (
    (b"OCMF|", SignedFormat.OCMF, read_ocmf),
    (b"AP;", SignedFormat.ALFEN, read_alfen),
    (b"128.8.0", SignedFormat.PCDF, read_pcdf),
    (SML, SignedFormat.EDL40, read_sml),
)


class SignedRecords:
    """Adapter of ``ReadsSignedRecords``."""

    def read(self, data: bytes, public_key: str | None = None, where: str = "") -> tuple[SignedRecord, ...]:
        """See ``ReadsSignedRecords``."""
        if public_key is not None:
            _check_key(public_key, where)
        if len(data) > LARGEST_FILE:
            return (_unread(SignedReason.TOO_LARGE),)
        pieces = pieces_of(data)
        if not pieces:
            return (_unread(SignedReason.NO_RECORD),)
        records = [_checked(piece, public_key) for piece in pieces[:MOST_RECORDS]]
        if len(pieces) > MOST_RECORDS:
            records.append(_unread(SignedReason.TOO_MANY))
        return paired(records)


def _check_key(public_key: str, where: str) -> None:
    try:
        read_key(public_key)
    except RecordUnusable:
        raise BadInput(Reason.WRONG_VALUE, where, field="--public-key", problem="not a public key") from None


def _unread(fault: SignedReason, form: SignedFormat = SignedFormat.UNKNOWN, raw: bytes = b"") -> SignedRecord:
    return SignedRecord(form, valid=False, fault=fault, raw=raw)


def _checked(piece: Piece, given: str | None) -> SignedRecord:
    form = _format(piece)
    try:
        read = _read(piece)
    except RecordUnusable as unusable:
        return _unread(unusable.reason, form, piece.data)
    content = with_role(read.content, piece.role)
    record = SignedRecord(content.format, valid=False, algorithm=read.algorithm.name, content=content, raw=piece.data)
    return judged(_verified(record, read, *_key(read, piece, given)))


def _format(piece: Piece) -> SignedFormat:
    if piece.fields is not None:
        return SignedFormat.EDL40_MENNEKES
    return next((form for start, form, _ in _READERS if piece.data.startswith(start)), SignedFormat.UNKNOWN)


def _read(piece: Piece) -> Checkable:
    if piece.fields is not None:
        return read_mennekes(piece.fields)
    for start, _, read in _READERS:
        if piece.data.startswith(start):
            return read(piece.data)
    raise RecordUnusable(SignedReason.UNREADABLE)


def _key(read: Checkable, piece: Piece, given: str | None) -> tuple[str, KeySource]:
    """Return the key to check with: the one a person gave goes before any that came with the record."""
    if given is not None:
        return given, KeySource.GIVEN
    return (piece.key, KeySource.CONTAINER) if piece.key.strip() else (read.key or "", KeySource.RECORD)


def _verified(record: SignedRecord, read: Checkable, text: str, source: KeySource) -> SignedRecord:
    if not text.strip():
        return replace(record, fault=SignedReason.NO_PUBLIC_KEY)
    try:
        key = read_key(text, read.algorithm.curve)
    except RecordUnusable as unusable:
        return replace(record, fault=unusable.reason, key_source=source)
    used = replace(read.algorithm, curve=key.curve)
    valid = all(ecdsa.verifies(key, part.data, used.hash_name, part.r, part.s) for part in read.parts)
    differs = set() if key.curve == read.algorithm.curve else {SignedReason.KEY_CURVE_DIFFERS}
    return replace(
        record,
        valid=valid,
        algorithm=used.name,
        fault=None if valid else SignedReason.SIGNATURE_WRONG,
        remarks=gravest_first(read.remarks | differs),
        key_source=source,
    )
