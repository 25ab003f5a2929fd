"""ALFEN, PCDF, EDL40, ISA-EDL40P and MENNEKES: valid and tampered, made with our own keys."""

import base64
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.signed_record import KeySource, SignedFormat, SignedReason, SignedRecord
from app.formats.signed.crc import checksum
from app.formats.signed.find import MOST_RECORDS
from app.formats.signed.reader import SignedRecords
from tests.formats.signed.binary import BEGIN_AT, END_AT, crc, edl40, isa, listed, local, mennekes, number
from tests.formats.signed.meters import METERS, P192, P256, Meter, alfen, pcdf

ROOT = Path(__file__).parents[3]


def read(data: bytes, key: str | None = None) -> tuple[SignedRecord, ...]:
    """Read a file."""
    return SignedRecords().read(data, key)


def told(record: SignedRecord) -> tuple[str, str, str]:
    """Return begin, end and energy with their digits."""
    found = record.transaction
    assert found is not None
    begin, end = (part.kwh if part else None for part in (found.begin, found.end))
    return str(begin), str(end), str(found.energy_kwh)


def test_alfen_begin_and_end_are_joined_with_the_key_they_carry() -> None:
    begin, end = read(alfen("0", 12_345_670, 5) + b"\n" + alfen("1", 12_445_890, 6))
    assert (begin.format, begin.valid, begin.algorithm) == (SignedFormat.ALFEN, True, "ECDSA-secp192r1-SHA256")
    assert begin.key_source is KeySource.RECORD
    assert (told(begin)[0], told(end)) == ("1234.5670", ("1234.5670", "1244.5890", "10.0220"))
    assert end.reason is None
    assert end.transaction is not None
    assert end.transaction.end is not None
    assert str(end.transaction.end.at) == "2026-01-02 03:06:00+00:00"


def test_alfen_of_another_session_or_with_a_page_missing() -> None:
    _, end = read(alfen("0", 1, 5, session=1) + alfen("1", 2, 6, session=2))
    assert (end.valid, told(end)[2]) == (True, "None")
    _, end = read(alfen("0", 1, 5) + alfen("1", 2, 7))
    assert end.reason is SignedReason.PAGINATION_GAP


def test_alfen_status_bits_forbid_to_bill() -> None:
    assert read(alfen("0", 1, 5, status=1 << 2))[0].reason is SignedReason.NOT_BILLABLE
    assert read(alfen("0", 1, 5, status=1 << 3))[0].reason is None


def test_alfen_every_changed_byte_of_what_is_signed_is_caught() -> None:
    record = alfen("1", 12_345_670, 5)
    first = len(b"AP;1;3;")
    for place in range(first, len(record) - 1):
        changed = bytearray(record)
        changed[place] ^= 1
        assert not any(one.valid for one in read(bytes(changed))), place


def test_pcdf_is_one_transaction() -> None:
    (record,) = read(pcdf())
    assert (record.format, record.valid, record.algorithm) == (SignedFormat.PCDF, True, "ECDSA-secp256r1-SHA256")
    assert (record.reason, told(record)) == (None, ("None", "3.276", "3.276"))
    (framed,) = read(b"\x02" + pcdf() + b"\x03")
    assert framed.valid


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"BV": "0"}, SignedReason.NOT_BILLABLE),
        ({"TV": "0"}, SignedReason.CLOCK_UNSYNCHRONISED),
        ({"RV": "3,276*kWh"}, SignedReason.UNREADABLE),
        ({"RV": "9" * 400 + "*kWh"}, SignedReason.UNREADABLE),
        ({"RV": "0003.276*Ws"}, SignedReason.UNREADABLE),
        ({"PK": "00"}, SignedReason.KEY_UNUSABLE),
        ({"PK": ""}, SignedReason.NO_PUBLIC_KEY),
    ],
)
def test_pcdf_that_cannot_be_used(changed: dict[str, str], reason: SignedReason) -> None:
    assert read(pcdf(**changed))[0].reason is reason


def test_pcdf_before_its_end_has_no_energy() -> None:
    (record,) = read(pcdf(SP="0"))
    assert (record.valid, record.transaction) == (True, None)


def test_pcdf_every_changed_byte_is_caught() -> None:
    record = pcdf()
    for place in range(len(record)):
        changed = bytearray(record)
        changed[place] ^= 1
        assert not any(one.valid for one in read(bytes(changed), P256.raw.hex())), place


@pytest.mark.parametrize("sign", [b" ", b"\n", b"\t", b":"])
def test_pcdf_a_blank_or_colon_put_in_anywhere_is_caught(sign: bytes) -> None:
    record, key = pcdf(), P256.spki.hex()
    assert read(record, key)[0].valid
    for place in range(1, len(record)):
        changed = record[:place] + sign + record[place:]
        assert not any(one.valid for one in read(changed, key)), place


def test_a_key_swapped_inside_a_pcdf_record_is_caught_by_the_given_key() -> None:
    """The key stands in the signed part: with a key of one's own anything can be signed, so the meter's is given."""
    (record,) = read(pcdf(), METERS["secp256k1"].spki.hex())
    assert (record.valid, record.reason) == (False, SignedReason.SIGNATURE_WRONG)


@pytest.mark.parametrize("form", ["hex", "HEX", "base64"])
def test_edl40_in_its_encodings(form: str) -> None:
    data = edl40()
    forms = {"hex": data.hex(), "HEX": data.hex(" ").upper(), "base64": base64.b64encode(data).decode()}
    (record,) = read(forms[form].encode(), P192.raw.hex())
    assert (record.format, record.valid, record.algorithm) == (SignedFormat.EDL40, True, "ECDSA-secp192r1-SHA256")
    assert record.content is not None
    (reading,) = record.content.readings
    assert (str(reading.kwh), reading.at and int(reading.at.timestamp()), record.content.page) == (
        "1234.5670", BEGIN_AT, 33,
    )  # fmt: skip


def test_edl40_begin_and_end_by_the_context_of_the_file() -> None:
    values = "".join(
        f'<value context="Transaction.{name}"><signedData format="SML_EDL40_P" encoding="base64">'
        f"{base64.b64encode(data).decode()}</signedData><publicKey>{P192.raw.hex()}</publicKey></value>"
        for name, data in (("Begin", edl40()), ("End", edl40(12_445_890, END_AT, 34)))
    )
    _, end = read(f"<values>{values}</values>".encode())
    assert (end.valid, end.reason, told(end)) == (True, None, ("1234.5670", "1244.5890", "10.0220"))


def test_isa_holds_begin_and_end_in_local_time() -> None:
    (record,) = read(isa(), P256.raw.hex())
    assert (record.format, record.valid) == (SignedFormat.ISA_EDL40, True)
    assert told(record) == ("25695.9316", "25718.2610", "22.3294")
    assert record.transaction is not None
    assert record.transaction.begin is not None
    assert (record.transaction.begin.at, record.transaction.begin.time_text) == (None, "2026-01-02T04:04:05")


@pytest.mark.parametrize(("record", "key"), [(edl40(), P192), (isa(), P256)])
def test_sml_changed_values_are_caught(record: bytes, key: Meter) -> None:
    """SML carries more than is signed (message numbers, checksums): every value that is shown must be signed."""
    good = read(record, key.raw.hex())[0]
    for place in range(len(record)):
        changed = bytearray(record)
        changed[place] ^= 1
        for one in read(bytes(changed), key.raw.hex()):
            if one.valid:
                assert (one.content, one.transaction) == (good.content, good.transaction), place
                assert one.reason is SignedReason.CHECKSUM_WRONG, place


def test_sml_with_an_escape_sequence_inside() -> None:
    (record,) = read(edl40(0x1B1B1B1B), P192.raw.hex())
    assert (record.valid, record.reason) == (True, None)


def test_a_list_that_is_too_short_is_an_entry() -> None:
    """The index of seconds stands in a list within a list; one that ends before it is no record."""
    whole = listed(number(1, 1), listed(number(1, 1), number(729, 4)))
    (record,) = read(edl40().replace(whole, listed(number(1, 1), listed(number(1, 1)))), P192.raw.hex())
    assert (record.valid, record.reason) == (False, SignedReason.UNREADABLE)


def test_every_file_of_several_is_read() -> None:
    """One behind the other, with rests between, one with a start sequence in its value, and one that is cut off."""
    first, last = edl40(), edl40(12_445_890, END_AT, 34)
    inner = edl40(0x1B1B1B1B_01010101, BEGIN_AT + 60)
    one, inside, broken, end = read(first + b"\x00\xff" + inner + first[:100] + last + b"\r\n", P192.raw.hex())
    assert [record.valid for record in (one, inside, broken, end)] == [True, True, False, True]
    assert [record.content and record.content.readings[0].value for record in (one, inside, broken, end)] == [
        Decimal("1234567.0"), Decimal(0x1B1B1B1B_01010101).scaleb(-1), None, Decimal("1244589.0"),
    ]  # fmt: skip
    assert (one.raw, inside.raw, broken.raw, end.raw) == (first, inner, first[:100], last)
    assert [record.valid for record in read((first + last).hex().encode(), P192.raw.hex())] == [True, True]


def test_more_files_than_are_read_are_told() -> None:
    assert read(edl40()[:60] * (MOST_RECORDS + 2))[-1].reason is SignedReason.TOO_MANY


def test_a_message_with_a_wrong_checksum_in_a_file_with_a_right_one_is_told() -> None:
    """The zone is not signed: whoever changes it, and the checksum of the file, still has that of the message wrong."""
    made = edl40()[:-2].replace(local(BEGIN_AT), local(BEGIN_AT + 3600, 0))
    (record,) = read(made + crc(made), P192.raw.hex())
    assert (record.valid, record.reason) == (True, SignedReason.CHECKSUM_WRONG)


@pytest.mark.parametrize(("data", "told"), [(b"123456789", 0x6E90), (b"", 0x0000)])
def test_the_checksum_of_sml_is_the_catalogued_one(data: bytes, told: int) -> None:
    """CRC-16/X-25 has the check value 0x906E (over the digits 1 to 9); SML sends its low byte first."""
    assert checksum(data) == told


def test_an_alfen_record_with_another_type_stays_valid_as_the_docs_say() -> None:
    (record,) = read(alfen("0", 1000, 1).replace(b"AP;0;", b"AP;1;"))
    assert record.valid
    assert record.content is not None
    assert [one.transaction for one in record.content.readings] == ["E"]
    assert "changed to an end is still *valid*" in (ROOT / "docs/signed.md").read_text(encoding="utf-8")


def test_mennekes_begin_and_end() -> None:
    (record,) = read(mennekes().encode())
    assert (record.format, record.valid) == (SignedFormat.EDL40_MENNEKES, True)
    assert told(record) == ("51.9116", "52.0535", "0.1419")
    assert record.transaction is not None
    assert record.transaction.end is not None
    assert record.transaction.end.at is not None
    assert int(record.transaction.end.at.timestamp()) == END_AT


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("520535", "520536", SignedReason.SIGNATURE_WRONG),
        ("519116", "519115", SignedReason.SIGNATURE_WRONG),
        ("T05:04:05+01:00", "T05:04:06+01:00", SignedReason.SIGNATURE_WRONG),
        ("<EventCounter>7", "<EventCounter>8", SignedReason.SIGNATURE_WRONG),
        ("<Scaler>-1", "<Scaler>999999999999", SignedReason.UNREADABLE),
        ("<Scaler>-1", "<Scaler>x", SignedReason.UNREADABLE),
        ("T05:04:05+01:00", "T05:04:05", SignedReason.UNREADABLE),
        ("<MeasurementEnd>", "<MeasurementStop>", None),
    ],
)
def test_mennekes_changed(before: str, after: str, reason: SignedReason | None) -> None:
    text = mennekes().replace(before, after, 1)
    (record,) = read(text.encode())
    assert not record.valid
    assert reason is None or record.reason is reason


def test_mennekes_without_a_key() -> None:
    assert read(mennekes(key=False).encode())[0].reason is SignedReason.NO_PUBLIC_KEY
    assert read(mennekes(key=False).encode(), P192.raw.hex())[0].valid
