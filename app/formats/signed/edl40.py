"""EDL40 and ISA-EDL40P: a signed list of values in SML; signed are 320 bytes put together from its parts.

Layout as the SAFE-eV Transparenzsoftware builds it (FNN/VDE "EDL40", numbers little endian). EDL40: 0 meter 10, 10 time
4, 14 status 1, 15 second index 4, 19 page 4, 23 OBIS 6, 29 unit, 30 scale, 31 value 8, 39 log 2, 41 card 128, 169 time
of the card 4, rest zero; P-192 over the first 24 bytes of SHA-256. ISA-EDL40P: ``_isa_bytes``; P-256.
"""

import struct
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

from app.domain.signed_record import RecordUnusable, SignedContent, SignedFormat, SignedReading, SignedReason
from app.formats.signed.alfen import obis_text
from app.formats.signed.checkable import Checkable, SignedBytes
from app.formats.signed.curve import SECP192R1, SECP256R1, Algorithm
from app.formats.signed.ecdsa import split
from app.formats.signed.sml import SmlEntry, SmlList, read_list

LENGTH = 320
CARD_LENGTH = 128
_CARD = bytes.fromhex("8182815401ff")
_PAGE = bytes.fromhex("8180817101ff")
_SECONDS = bytes.fromhex("810060080001")
_SIGNED = bytes.fromhex("0100011100ff")
_ISA_PAGE = bytes.fromhex("8180c7f040ff")
_ISA_START = bytes.fromhex("010001080080")
_ISA_NOW = bytes.fromhex("0100010800ff")
_ISA_STATION = bytes.fromhex("8180816101ff")
_WATT_HOUR = 30
_MOST_SCALE = 9
_UNSIGNED_32, _UNSIGNED_64 = 1 << 32, 1 << 64


def read_sml(record: bytes) -> Checkable:
    """Read one SML file of either layout. Raises RecordUnusable."""
    found = read_list(record)
    try:
        read = _isa(found) if _ISA_PAGE in found.entries else _edl40(found)
    except (LookupError, ValueError, TypeError, struct.error, OverflowError):
        raise RecordUnusable(SignedReason.UNREADABLE) from None
    # what is signed is put together from the values: only the checksum covers the rest, such as the zone
    return read if found.intact else replace(read, remarks=frozenset({SignedReason.CHECKSUM_WRONG}))


def signed_bytes(
    *, server: bytes, seconds: int, status: int, index: int, page: int, obis: bytes, scale: int, value: int,
    log: bytes, card: bytes, card_seconds: int,
) -> bytes:  # fmt: skip
    """Return the 320 bytes an EDL40 meter signs; times are local seconds. Raises struct.error, ValueError."""
    if len(server) != 10 or len(obis) != 6 or len(log) != 2 or len(card) > CARD_LENGTH:
        raise ValueError("a part has the wrong length")
    head = struct.pack("<10sIBII6sBbQ", server, seconds, status & 0xFF, index, page, obis, _WATT_HOUR, scale, value)
    tail = struct.pack("<2s128sI", log, card, card_seconds)
    return (head + tail).ljust(LENGTH, b"\x00")


def _edl40(found: SmlList) -> Checkable:
    entry, card = found.entries[_SIGNED], found.entries[_CARD]
    page, index = found.entries[_PAGE].value, found.entries[_SECONDS].value[1][1]
    if entry.unit != _WATT_HOUR or len(found.signature) != 2 * SECP192R1.size + 2:
        raise ValueError("not what an EDL40 meter signs")
    data = signed_bytes(
        server=found.server, seconds=_seconds(entry), status=entry.status or 0, index=index, page=page, obis=_SIGNED,
        scale=entry.scale, value=entry.value, log=found.signature[-2:], card=card.value, card_seconds=_seconds(card),
    )  # fmt: skip
    content = SignedContent(
        SignedFormat.EDL40,
        (_reading(entry, _SIGNED, ""),),
        meter=found.server.hex(),
        session=str(_seconds(card)),
        page=page,
    )
    return Checkable(content, Algorithm(SECP192R1), (_part(data, found.signature, SECP192R1.size),))


def _isa(found: SmlList) -> Checkable:
    start, now = found.entries[_ISA_START], found.entries[_ISA_NOW]
    page = found.entries[_ISA_PAGE].value
    if now.unit != _WATT_HOUR or start.unit != _WATT_HOUR or len(found.signature) != 2 * SECP256R1.size + 2:
        raise ValueError("not what such a meter signs")
    readings = (_reading(start, _ISA_NOW, "B"), _reading(now, _ISA_NOW, "E"))
    content = SignedContent(SignedFormat.ISA_EDL40, readings, meter=found.server.hex(), page=page)
    part = _part(_isa_bytes(found), found.signature, SECP256R1.size)
    return Checkable(content, Algorithm(SECP256R1), (part,))


def _isa_bytes(found: SmlList) -> bytes:
    """Put together what is signed: the reading now, its own signature, card, the reading at begin, list, page."""
    start, now = found.entries[_ISA_START], found.entries[_ISA_NOW]
    card, station = found.entries[_CARD].value, found.entries[_ISA_STATION].value
    if len(found.server) != 10 or len(card) > CARD_LENGTH or len(now.signature) != 66 or len(station) != 20:
        raise ValueError("a part has the wrong length")
    if len(found.name) != 6:
        raise ValueError("the list has no name")
    return (
        struct.pack(
            "<10sIB6sBbQ2s66s", found.server, _seconds(now), (now.status or 0) & 0xFF, _ISA_NOW, _WATT_HOUR, now.scale,
            now.value, found.signature[-2:], now.signature,
        )
        + struct.pack("<128sI20s", card, _seconds(start), station)
        + struct.pack(
            "<B6sBbQ6sI", (start.status or 0) & 0xFF, _ISA_START, _WATT_HOUR, start.scale, start.value, found.name,
            found.entries[_ISA_PAGE].value,
        )
    ).ljust(LENGTH, b"\x00")  # fmt: skip


def _seconds(entry: SmlEntry) -> int:
    if entry.local_seconds is None:
        raise ValueError("no time")
    return entry.local_seconds % _UNSIGNED_32


def _part(data: bytes, signature: bytes, size: int) -> SignedBytes:
    return SignedBytes(data, *split(signature[: 2 * size], size))


def _reading(entry: SmlEntry, obis: bytes, role: str) -> SignedReading:
    """Return the reading; signed is the local time, so a zone is told only where the reading itself names it."""
    if not isinstance(entry.value, int) or abs(entry.scale) > _MOST_SCALE or not 0 <= entry.value < _UNSIGNED_64:
        raise ValueError("no value")
    local = datetime.fromtimestamp(_seconds(entry), UTC).replace(tzinfo=None)
    offset_s = entry.offset_s
    at = None if offset_s is None else local.replace(tzinfo=timezone(timedelta(seconds=offset_s))).astimezone(UTC)
    return energy_reading(entry.value, entry.scale, obis, role, at, local.isoformat())


def energy_reading(
    value: int, scale: int, obis: bytes, role: str, at: datetime | None, time_text: str
) -> SignedReading:
    """Return a reading of ``value`` times ten to the ``scale`` in Wh."""
    number = Decimal(value).scaleb(scale)
    return SignedReading(number, "Wh", obis_text(obis), transaction=role, at=at, time_text=time_text)
