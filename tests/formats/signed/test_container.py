"""Where signed records come from: text, XML, OCPP messages of each version, transcripts."""

import base64
import json
from typing import Any

import pytest

from app.domain.signed_record import KeySource, SignedReason, SignedRecord
from app.formats.signed.reader import SignedRecords
from tests.formats.signed.meters import P256, alfen, ocmf, payload, pcdf, reading

BEGIN = ocmf(text=payload(reading("B", "1234.567"), PG="T1"))
END = ocmf(text=payload(reading("E", "1244.589"), PG="T2"))
KEY = P256.spki.hex()
OCA_KEY = base64.b64encode(f"oca:base16:asn1:{KEY}".encode()).decode()


def read(data: bytes | str, key: str | None = KEY) -> tuple[SignedRecord, ...]:
    """Read a file."""
    return SignedRecords().read(data.encode() if isinstance(data, str) else data, key)


def valid_pair(records: tuple[SignedRecord, ...]) -> bool:
    """Return whether these are begin and end with the energy between them, both valid."""
    return (
        [record.valid for record in records] == [True, True]
        and [record.raw for record in records] == [BEGIN, END]
        and records[1].transaction is not None
        and str(records[1].transaction.energy_kwh) == "10.022"
    )


@pytest.mark.parametrize("between", ["\n", "\r\n", " and then ", "\n\n# end:\n", ""])
def test_records_in_a_text(between: str) -> None:
    text = f"begin: {BEGIN.decode()}{between}{END.decode()} thanks, ü"
    assert valid_pair(read(text))
    assert valid_pair(read(text.encode("utf-16")))
    assert valid_pair(read(b"\xef\xbb\xbf" + text.encode()))


def test_several_formats_in_one_text_keep_their_order() -> None:
    records = read(b"\n".join([alfen("0", 1, 1), ocmf(), pcdf(), alfen("1", 2, 2)]), None)
    assert [record.format.value for record in records] == ["ALFEN", "OCMF", "PCDF", "ALFEN"]
    assert [record.valid for record in records] == [True, False, True, True]


def test_a_broken_record_among_good_ones_is_an_entry() -> None:
    records = read(BEGIN + b"\nOCMF|{}|{}\nOCMF|\n" + END)
    assert [record.valid for record in records] == [True, False, False, True]


def test_a_record_printed_over_several_lines_is_checked_as_it_stands() -> None:
    text = json.dumps(json.loads(payload()), indent=2)
    assert read(ocmf(text=text))[0].valid
    assert not read(f"OCMF|{text}|{ocmf().split(b'|')[2].decode()}")[0].valid


def test_a_log_with_escaped_json_inside() -> None:
    frame = json.dumps([2, "1", "MeterValues", {"value": BEGIN.decode()}])
    records = read(f"10:00 INFO recv {frame}\n10:01 INFO x={json.dumps(END.decode())}\n")
    assert valid_pair(records)


@pytest.mark.parametrize("encoding", ["plain", "base64", "hex", ""])
def test_transparency_xml(encoding: str) -> None:
    def data(record: bytes) -> str:
        if encoding == "base64":
            return base64.encodebytes(record).decode()
        return record.hex() if encoding == "hex" else record.decode().replace("&", "&amp;").replace("<", "&lt;")

    values = "".join(
        f'<value transactionId="1" context="Transaction.{name}"><signedData format="OCMF" encoding="{encoding}">\n'
        f'{data(record)}\n</signedData><publicKey encoding="hex">{KEY if name == "Begin" else ""}</publicKey></value>'
        for name, record in (("Begin", BEGIN), ("End", END))
    )
    records = read(f'<?xml version="1.0" encoding="UTF-8"?>\n<values>{values}</values>', None)
    assert valid_pair(records)
    assert {record.key_source for record in records} == {KeySource.CONTAINER}
    for element in (b"<tns:values xmlns:tns='x'>", b"<values>"):
        changed = f"{element.decode()}{values}</{element.split(b' ')[0][1:].rstrip(b'>').decode()}>"
        assert valid_pair(read(changed, None))


def test_xml_cdata_and_a_value_without_data() -> None:
    text = f"<values><value><signedData><![CDATA[{BEGIN.decode()}]]></signedData></value><value/></values>"
    records = read(text)
    assert [record.valid for record in records] == [True, False]


def sampled(record: str, **fields: Any) -> dict[str, Any]:
    """Return a 1.6 sampled value."""
    return {"value": record, "format": "SignedData", "context": "Transaction.Begin", **fields}


@pytest.mark.parametrize("form", ["plain", "hex", "base64", "json"])
def test_ocpp_1_6_signed_values(form: str) -> None:
    forms = {
        "plain": lambda record: record.decode(),
        "hex": lambda record: record.hex(),
        "base64": lambda record: base64.b64encode(record).decode(),
        "json": lambda record: json.dumps(
            {"signedMeterData": base64.b64encode(record).decode(), "encodingMethod": "OCMF", "publicKey": OCA_KEY}
        ),
    }
    values = [
        {"timestamp": "2026-01-02T03:04:05Z", "sampledValue": [{"value": "1234567"}, sampled(forms[form](BEGIN))]},
        {"sampledValue": [sampled(forms[form](END), context="Transaction.End")]},
    ]
    message = [2, "19", "StopTransaction", {"meterStop": 1244589, "transactionData": values}]
    assert valid_pair(read(json.dumps(message), None if form == "json" else KEY))


def test_ocpp_2_signed_values_with_their_key() -> None:
    def event(record: bytes, context: str) -> list[Any]:
        signed = {
            "signedMeterData": base64.b64encode(record).decode(), "signingMethod": "ECDSA-secp256r1-SHA256",
            "encodingMethod": "OCMF", "publicKey": OCA_KEY if context.endswith("Begin") else "",
        }  # fmt: skip
        value = {"value": 1234567, "context": context, "signedMeterValue": signed}
        return [2, context, "TransactionEvent", {"meterValue": [{"sampledValue": [value]}]}]

    lines = [event(BEGIN, "Transaction.Begin"), event(END, "Transaction.End"), event(END, "Transaction.End")]
    transcript = "\n".join(json.dumps({"at": "2026-01-02T03:04:05Z", "text": json.dumps(line)}) for line in lines)
    assert valid_pair(read(transcript, None)), "a record that came twice is one entry"
    assert valid_pair(read(json.dumps(lines), None))


@pytest.mark.parametrize(
    "setting",
    [
        {"key": "MeterPublicKey1", "readonly": True, "value": KEY},
        {"key": "MeterPublicKey[1]", "readonly": True, "value": KEY},
        {"component": {"name": "FiscalMetering"}, "variable": {"name": "PublicKey"}, "attributeValue": OCA_KEY},
        {"component": {"name": "FiscalMetering"}, "variable": {"name": "PublicKey"},
         "variableAttribute": [{"value": OCA_KEY}]},
    ],
)  # fmt: skip
def test_the_key_the_station_told_in_the_same_transcript(setting: dict[str, Any]) -> None:
    frames: list[Any] = [[3, "1", {"configurationKey": [setting]}]]
    frames += [[2, "2", "MeterValues", {"sampledValue": [sampled(record.decode())]}] for record in (BEGIN, END)]
    assert valid_pair(read("\n".join(json.dumps(frame) for frame in frames), None))


def test_two_keys_are_not_guessed_between() -> None:
    keys = [{"key": f"MeterPublicKey{number}", "value": KEY[:-1] + str(number)} for number in (1, 2)]
    records = read(json.dumps([keys, sampled(BEGIN.decode())]), None)
    assert [record.reason for record in records] == [SignedReason.NO_PUBLIC_KEY]


def test_the_context_says_what_a_reading_is_that_does_not_say_it_itself() -> None:
    def fiscal(value: str, page: int) -> str:
        return ocmf(text=payload(reading("", value, TX=None), PG=f"T{page}")).decode()

    values = [sampled(fiscal("1234.567", 1)), sampled(fiscal("1244.589", 2), context="Transaction.End")]
    _, end = read(json.dumps(values))
    assert end.transaction is not None
    assert str(end.transaction.energy_kwh) == "10.022"


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"hello", b"{}", b"[]", b"null", b"<values/>", b"<a", b"\xff\xfe", b'{"a":']
)
def test_nothing_to_read_is_one_entry(data: bytes) -> None:
    (record,) = read(data)
    assert (record.valid, record.reason) == (False, SignedReason.NO_RECORD)


def test_what_is_said_to_be_signed_and_is_none_is_shown() -> None:
    (record,) = read(json.dumps([sampled("MIIBdTCCARqgAwIBAgIUQ0hBUkdFQkVOQ0g0000000000000000000000")]))
    assert (record.valid, record.reason) == (False, SignedReason.UNREADABLE)
