"""Containers of signed values with bytes flipped, taken out and put in: an answer every time, and none that lies."""

import base64
import json
import random
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest

from app.cli.signed import told
from app.domain.errors import BadInput
from app.domain.signed_record import SignedReason, SignedRecord
from app.formats.signed.reader import SignedRecords
from tests.formats.signed.binary import END_AT, edl40, isa, mennekes
from tests.formats.signed.meters import P192, P256, alfen, ocmf, payload, pcdf, reading

BEGIN = ocmf(text=payload(reading("B", "1234.567"), PG="T1"))
END = ocmf(text=payload(reading("E", "1244.589"), PG="T2"))
KEY = P256.spki.hex()
SHORT, LONG = 150, 6_000
"""Changed files a container: in a normal run, and in a soak."""


def _ocpp16() -> bytes:
    values = [
        {"value": record.decode(), "format": "SignedData", "context": f"Transaction.{name}", "unit": "Wh"}
        for name, record in (("Begin", BEGIN), ("End", END))
    ]  # fmt: skip
    meter = [{"timestamp": "2026-01-02T03:04:05Z", "sampledValue": [value]} for value in values]
    frame = [2, "7", "MeterValues", {"connectorId": 1, "transactionId": 3, "meterValue": meter}]
    key = {"key": "MeterPublicKey1", "readonly": True, "value": KEY}
    return "\n".join(json.dumps(line) for line in ([3, "6", {"configurationKey": [key]}], frame)).encode()


def _ocpp2(*records: bytes, key: str = KEY) -> bytes:
    signed = [
        {
            "signedMeterData": base64.b64encode(record).decode(), "signingMethod": "", "encodingMethod": "OCMF",
            "publicKey": base64.b64encode(f"oca:base16:asn1:{key}".encode()).decode(),
        }
        for record in records
    ]  # fmt: skip
    samples = [
        {"value": 1244.0, "context": f"Transaction.{name}", "signedMeterValue": one}
        for name, one in zip(("Begin", "End"), signed, strict=True)
    ]
    meter = [{"timestamp": "2026-01-02T03:04:05Z", "sampledValue": samples}]
    return json.dumps([2, "9", "TransactionEvent", {"eventType": "Ended", "meterValue": meter}]).encode()


def _xml(encode: Callable[[bytes], str], *records: bytes, key: str = KEY) -> bytes:
    values = "".join(
        f'<value transactionId="1" context="Transaction.{name}"><signedData>{encode(record)}</signedData>'
        f"<publicKey>{key}</publicKey></value>"
        for name, record in zip(("Begin", "End"), records, strict=False)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<values>{values}</values>'.encode()


SML = (edl40(), edl40(12_445_890, END_AT, 34))
CONTAINERS: dict[str, tuple[bytes, str]] = {
    "OCPP 1.6": (_ocpp16(), KEY),
    "OCPP 2": (_ocpp2(BEGIN, END), KEY),
    "OCPP 2, SML": (_ocpp2(*SML, key=P192.spki.hex()), P192.raw.hex()),
    "XML": (_xml(lambda record: record.decode(), BEGIN, END), KEY),
    "XML, base64": (_xml(lambda record: base64.b64encode(record).decode(), *SML, key=P192.raw.hex()), P192.raw.hex()),
    "XML, hex": (_xml(bytes.hex, isa(), key=P256.raw.hex()), P256.raw.hex()),
    "MENNEKES": (mennekes().encode(), P192.raw.hex()),
    "ALFEN and PCDF": (b"\n".join([alfen("0", 1, 1), pcdf()]), ""),
    "SML files": (b"".join(SML), P192.raw.hex()),
}


def changed(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` with one to three bytes or short pieces flipped, taken out or put in."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        place, length = chance.randrange(len(made)), chance.choice((1, 1, 1, 2, 7))
        match chance.randrange(4):
            case 0:
                made[place] ^= 1 << chance.randrange(8)
            case 1:
                del made[place : place + length]
            case 2:
                made[place:place] = chance.randbytes(length)
            case _:
                made[place:place] = made[place : place + length]
        made = made or bytearray(b"\0")
    return bytes(made)


def values_of(record: SignedRecord) -> tuple[tuple[Decimal | None, str], ...]:
    """Return what a reader believes of a record: its numbers, and what they count."""
    return tuple((one.kwh, one.obis) for one in record.content.readings) if record.content is not None else ()


def check(name: str, count: int) -> None:
    data, key = CONTAINERS[name]
    good = SignedRecords().read(data, key or None)
    assert all(record.valid for record in good)
    known = {values_of(record) for record in good}
    energies = {told(record)["energy_kwh"] for record in good} | {None}
    times = times_of(*good)
    chance = random.Random(name)
    for number in range(count):
        made = changed(data, chance)
        for given in (key or None, None):
            try:
                records = SignedRecords().read(made, given)
            except BadInput:
                continue
            assert records
            for record in records:
                line = told(record)
                json.dumps(line, allow_nan=False)
                assert record.valid or record.fault is not None
                if record.valid:
                    assert values_of(record) in known, (number, made)
                    assert line["energy_kwh"] in energies, (number, made)
                    # the zone of SML and of MENNEKES is not signed: the checksum of SML covers it, nothing that of XML
                    assert times_of(record) <= times or SignedReason.CHECKSUM_WRONG in record.remarks, (number, made)


def times_of(*records: SignedRecord) -> set[datetime | None]:
    """Return the times of the readings as the meter's clock showed them."""
    readings = [one for record in records if record.content is not None for one in record.content.readings]
    return {one.at.replace(tzinfo=None) if one.at is not None else None for one in readings}


@pytest.mark.parametrize("name", CONTAINERS)
def test_changed_bytes_end_in_an_answer_that_does_not_lie(name: str) -> None:
    check(name, SHORT)


@pytest.mark.soak
@pytest.mark.parametrize("name", CONTAINERS)
def test_changed_bytes_for_long(name: str) -> None:
    check(name, LONG)
