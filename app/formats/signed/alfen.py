"""ALFEN: ``AP;type;version;public key;data set;signature;``, the last three in base32.

Layout of the 82 bytes of the data set (little endian), as read by the SAFE-eV Transparenzsoftware: 0 adapter 10, 10
firmware 4, 14 checksum 2, 16 meter 10, 26 status 4, 30 second index 4, 34 time 4, 38 OBIS 6, 44 unit, 45 scale,
46 value 8, 54 card 20, 74 session 4, 78 page 4. The signature (r, s) is over the data set alone: type and version are
not protected by it.
"""

import re
import struct
from datetime import UTC, datetime
from decimal import Decimal

from app.domain.signed_record import RecordUnusable, SignedContent, SignedFormat, SignedReading, SignedReason
from app.formats.signed.checkable import Checkable, SignedBytes
from app.formats.signed.curve import SECP192R1, Algorithm
from app.formats.signed.ecdsa import split
from app.formats.signed.encoding import unbase32

_WHOLE = rb"AP;[0-9];[0-9];[A-Z2-7=]{1,200};[A-Z2-7=]{1,400};[A-Z2-7=]{1,400};?"
_RECORD = re.compile(_WHOLE)
MARKER = re.compile(rb"(?<![A-Za-z0-9])(?:%s|AP;[^\s\"<]{0,1000})" % _WHOLE)
"""A record, or anything that begins as one does: a damaged one is shown, not passed over."""
_LAYOUT = struct.Struct("<10s4s2s10sIII6sBbQ20sII")
_ROLES = {"0": "B", "1": "E", "2": "C"}
_WATT_HOUR = 30
"""DLMS unit code of Wh (IEC 62056-6-2, enumeration of units)."""
_ERROR_BITS = (1, 2, 16, 26, 30, 31)
"""Status bits of meter error, adapter error and start value that does not match, as the Transparenzsoftware reads."""
_MOST_SCALE = 9


def read_alfen(record: bytes) -> Checkable:
    """Read one record. Raises RecordUnusable."""
    if not _RECORD.fullmatch(record):
        raise RecordUnusable(SignedReason.UNREADABLE)
    _, kind, _, key, data_set, signature = record.decode("ascii").rstrip(";").split(";")
    data, signed = unbase32(data_set), unbase32(signature)
    if data is None or len(data) != _LAYOUT.size or kind not in _ROLES:
        raise RecordUnusable(SignedReason.UNREADABLE)
    if signed is None:
        raise RecordUnusable(SignedReason.SIGNATURE_UNREADABLE)
    algorithm = Algorithm(SECP192R1)
    return Checkable(_content(data, kind), algorithm, (SignedBytes(data, *split(signed, SECP192R1.size)),), key)


def _content(data: bytes, kind: str) -> SignedContent:
    adapter, _, _, meter, status, _, seconds, obis, unit, scale, value, _, session, page = _LAYOUT.unpack(data)
    if unit != _WATT_HOUR or abs(scale) > _MOST_SCALE:
        raise RecordUnusable(SignedReason.UNREADABLE)
    faulty = any(status >> bit & 1 for bit in _ERROR_BITS)
    reading = SignedReading(
        value=Decimal(value).scaleb(scale),
        unit="Wh",
        obis=obis_text(obis),
        transaction=_ROLES[kind],
        at=datetime.fromtimestamp(seconds, UTC),
        errors="E" if faulty else "",
    )
    number = f"{adapter.hex()}/{meter.hex()}"
    return SignedContent(SignedFormat.ALFEN, (reading,), meter=number, session=str(session), page=page)


def obis_text(obis: bytes) -> str:
    """Return six bytes as ``1-0:1.8.0*255`` (IEC 62056-6-1)."""
    a, b, c, d, e, f = obis
    return f"{a}-{b}:{c}.{d}.{e}*{f}"
