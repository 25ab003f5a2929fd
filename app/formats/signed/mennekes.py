"""EDL40 as MENNEKES writes it: begin and end of one charge as XML, each signed over the 320 bytes of EDL40.

The XML is a copy of what the meter signed, so the bytes are put together again (see ``edl40``), as the SAFE-eV
Transparenzsoftware does: signed register 1-0:1.17.0, Wh, times with their zone.
"""

import struct
from collections.abc import Mapping
from datetime import datetime, timedelta

from app.domain.signed_record import RecordUnusable, SignedContent, SignedFormat, SignedReading, SignedReason
from app.formats.signed.checkable import Checkable, SignedBytes
from app.formats.signed.curve import SECP192R1, Algorithm
from app.formats.signed.ecdsa import split
from app.formats.signed.edl40 import energy_reading, signed_bytes
from app.formats.signed.encoding import unhex

_OBIS = bytes.fromhex("0100011100ff")
_SIGNATURE = 48
_LONGEST_NUMBER = 20
_MOST_SCALE = 9

Fields = Mapping[str, str]
"""Texts by path below ``ChargingProcess``, such as ``MeasurementStart/Value``."""


def read_mennekes(fields: Fields) -> Checkable:
    """Read one charging process. Raises RecordUnusable."""
    try:
        start, begin = _measurement(fields, "MeasurementStart", "B")
        stop, end = _measurement(fields, "MeasurementEnd", "E")
        page = _whole(fields["MeasurementEnd/Pagination"])
    except (KeyError, ValueError, struct.error, OverflowError):
        raise RecordUnusable(SignedReason.UNREADABLE) from None
    content = SignedContent(
        SignedFormat.EDL40_MENNEKES, (begin, end), meter=fields.get("ServerId", "").strip().lower(), page=page
    )
    return Checkable(content, Algorithm(SECP192R1), (start, stop), fields.get("PublicKey"))


def _measurement(fields: Fields, name: str, role: str) -> tuple[SignedBytes, SignedReading]:
    said = {path.partition("/")[2]: text for path, text in fields.items() if path.startswith(f"{name}/")}
    at = _time(said["Timestamp"])
    card_at = _time(said.get("TimestampCustomerIdent") or fields["TimestampCustomerIdent"])
    scale, value = _whole(said["Scaler"]), _whole(said["Value"])
    signature, card = _hex(said["Signature"]), _hex(fields["CustomerIdent"])
    if abs(scale) > _MOST_SCALE or len(signature) not in (_SIGNATURE, _SIGNATURE + 2):
        raise ValueError("not what such a meter signs")
    data = signed_bytes(
        server=_hex(fields["ServerId"]), seconds=_seconds(at), status=_whole(said["MeterStatus"]),
        index=_whole(said["SecondIndex"]), page=_whole(said["Pagination"]), obis=_OBIS, scale=scale, value=value,
        log=signature[_SIGNATURE:] or struct.pack(">H", _whole(said["EventCounter"]) & 0xFFFF), card=card,
        card_seconds=_seconds(card_at),
    )  # fmt: skip
    signed = SignedBytes(data, *split(signature[:_SIGNATURE], SECP192R1.size))
    return signed, energy_reading(value, scale, _OBIS, role, at, said["Timestamp"].strip())


def _time(text: str) -> datetime:
    at = datetime.fromisoformat(text.strip())
    if at.utcoffset() is None:
        raise ValueError("no zone")
    return at


def _seconds(at: datetime) -> int:
    """Return seconds since 1970 as the meter's clock shows them: with its offset added."""
    return int((at.timestamp()) + (at.utcoffset() or timedelta()).total_seconds())


def _whole(text: str) -> int:
    text = text.strip()
    if len(text) > _LONGEST_NUMBER or not text.isascii():
        raise ValueError("no number")
    return int(text)


def _hex(text: str) -> bytes:
    data = unhex(text)
    if data is None:
        raise ValueError("not hexadecimal")
    return data
