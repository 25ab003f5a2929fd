"""Input made to break a reader: it answers with entries, in bounded time and memory, and never raises."""

import json
import time
import tracemalloc
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.cli.signed import told
from app.domain.signed_record import SignedReason, SignedRecord
from app.formats.signed.find import MOST_RECORDS
from app.formats.signed.reader import LARGEST_FILE, SignedRecords
from tests.formats.signed.binary import edl40, isa, mennekes
from tests.formats.signed.meters import METERS, P192, P256, alfen, ocmf, payload, pcdf, reading

KEY = P256.spki.hex()
GOOD = [ocmf(), ocmf(METERS["secp192k1"]), alfen("0", 1, 1), pcdf(), edl40(), isa(), mennekes().encode()]
LAUGHS = b"<!DOCTYPE v [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + level, b"&%c;" % (97 + level) * 10) for level in range(12)
) + b"]><values><value><signedData>&m;</signedData></value></values>"  # fmt: skip


def entries(data: bytes, key: str | None = KEY) -> tuple[SignedRecord, ...]:
    """Read a file; every entry can be told, as one line of strict JSON."""
    records = SignedRecords().read(data, key)
    assert records
    line = json.dumps([told(record) for record in records], allow_nan=False)
    assert len(line) < 400 * len(records)
    for record in records:
        assert record.valid or record.fault is not None
    return records


@pytest.mark.parametrize(
    "value",
    [
        "1e999999", "-1e999999", "1e-999999", "9" * 100_000, "0." + "0" * 100_000 + "1", '"NaN"', '"1e400"',
        '"Infinity"', '"one"', "true", "null", "[]", "{}", '"' + " " * 100 + '1"', '"sNaN123"', '"0x10"', '"１２"',
        '"1_000"',
    ],
)  # fmt: skip
def test_numbers_that_are_none_have_no_energy(value: str) -> None:
    (record,) = entries(ocmf(text=payload(reading("B", "1.0"), reading("E", value))))
    assert told(record)["energy_kwh"] is None


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_words_that_are_not_json_are_refused(word: str) -> None:
    (record,) = entries(ocmf(text=payload(reading("B", "1.0"), reading("E", word))))
    assert record.reason is SignedReason.UNREADABLE


@pytest.mark.parametrize(
    "text",
    [
        payload().replace('"MS":"M1"', '"MS":"M1","MS":"M2"'),
        payload().replace('"TX":"E"', '"TX":"E","TX":"B"'),
        '{"RD":' + "[" * 50_000 + "]" * 50_000 + "}",
        '{"RD":' + '{"a":' * 50_000 + "1" + "}" * 50_000 + "}",
        '{"RD":[]}', '{"RD":{}}', '{"RD":[1]}', "[]", "1", '""', "", "null", '{"RD":[[]]}', "{",
        '{"RD":[' + ",".join(["{}"] * 1001) + "]}",
        '{"PG":7,"MS":{},"LC":[],"RD":[{"TM":1,"TX":[],"RV":"1","RI":{},"RU":null,"EF":4,"ST":false}]}',
    ],
    ids=range(16),
)  # fmt: skip
def test_payloads_of_another_shape(text: str) -> None:
    for record in entries(ocmf(text=text)):
        assert told(record)["energy_kwh"] is None


@pytest.mark.parametrize(
    "moment",
    ["0001-01-01T00:00:00,000+2359 S", "9999-12-31T23:59:59,999-2359 S", "2026-02-30T00:00:00,000+0000 S", "x"],
)
def test_times_outside_the_calendar_are_none(moment: str) -> None:
    (record,) = entries(ocmf(text=payload(reading("B", "1.0", TM=moment), reading("E", "2.0"))))
    assert record.valid
    assert told(record)["begin"] == {"at": None, "kwh": "1.0"}


@pytest.mark.parametrize(
    "section",
    [
        "{}", '{"SD":""}', '{"SD":1}', '{"SD":null}', '{"SD":"00"}', '{"SD":"30"}', '{"SD":"3006020100020100"}',
        '{"SD":"zz"}', "[]", "null", '"x"', '{"SD":"' + "30" * 40_000 + '"}', '{"SD":"3080"}', "{" * 9_000,
        '{"SA":{},"SD":"00"}', '{"SE":[],"SD":"00"}',
    ],
)  # fmt: skip
def test_signatures_that_are_none(section: str) -> None:
    (record,) = entries(f"OCMF|{payload()}|{section}".encode())
    assert not record.valid


@pytest.mark.parametrize(
    "meter", [P256, P192, METERS["secp192k1"], METERS["brainpoolP384r1"]], ids=lambda m: m.curve.name
)
@pytest.mark.parametrize("pair", [(0, 0), (0, 1), (1, 0), (1, 1), ("n", 1), (1, "n"), ("max", "max")])
def test_r_and_s_at_their_bounds(meter: Any, pair: tuple[Any, Any]) -> None:
    order = 0xFFFFFFFFFFFFFFFFFFFFFFFE26F2FC170F69466A74DEFD8D
    size = meter.curve.size
    numbers = [{"n": order, "max": (1 << 8 * size) - 1}.get(part, part) for part in pair]
    raw = b"".join(number.to_bytes(size, "big") for number in numbers).hex()
    record = entries(ocmf(meter, SD=raw), meter.spki.hex())[0]
    assert not record.valid


@pytest.mark.parametrize(
    "data",
    [
        LAUGHS,
        b"<!DOCTYPE v SYSTEM 'file:///etc/passwd'><values><value><signedData>OCMF|</signedData></value></values>",
        b"<values>" + b"<value>" * 100_000,
        b"<v" + b" a='1'" * 1000 + b">",
        b"<?xml version='1.0' encoding='utf-7'?><values/>",
        b"<?xml version='1.0' encoding='nonsense'?><values/>",
        b"<values><value><signedData>" + b"A" * 5_000_000 + b"</signedData></value></values>",
        b"[" * 1_000_000,
        b'{"a":' * 1_000_000,
        b"[" + b'{"format":"SignedData","value":"' * 10_000,
        ("[" * 3 + '"\\ud800OCMF|{}|{}"' + "]" * 3).encode(),
        b'{"a":"\\ud800","signedMeterData":"\\udfff\\ud800 and more than thirty letters of nothing"}',
        b'"' * 1_000_000,
        b"\x00" * 1_000_000,
        b"\x1b\x1b\x1b\x1b\x01\x01\x01\x01" + b"\x76" * 60_000,
        b"\x1b\x1b\x1b\x1b\x01\x01\x01\x01" + b"\x8f\xff\xff\xff" * 10_000 + b"\x1b\x1b\x1b\x1b\x1a",
        b"\x1b\x1b\x1b\x1b\x01\x01\x01\x01" + b"\x1b\x1b\x1b\x1b" * 100_000,
        b"OCMF|" * 200_000,
        b"OCMF|" + b"{" * 2_000_000,
        b"OCMF|{}|" + b'{"' * 1_000_000,
        b"OCMF|{\\\"" * 100_000,
        b"AP;" * 300_000,
        b"AP;0;3;" + b"A" * 1_000_000,
        b"128.8.0(" * 100_000,
        b"128.8.0(" + b"(ST:" * 200_000 + b")",
        b"T0NNRn" * 100_000,
    ],
    ids=range(26),
)  # fmt: skip
def test_large_and_crooked_files_take_bounded_time_and_memory(data: bytes) -> None:
    tracemalloc.start()
    began = time.perf_counter()
    try:
        records = entries(data, None)
        taken, (_, peak) = time.perf_counter() - began, tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert not any(record.valid for record in records)
    assert len(records) <= MOST_RECORDS + 1
    assert taken < 30, "seconds, with memory traced, on a busy computer"
    assert peak < 40 * len(data) + 50_000_000


def test_more_than_a_file_or_a_thousand_records_is_said() -> None:
    assert [record.reason for record in entries(b" " * (LARGEST_FILE + 1))] == [SignedReason.TOO_LARGE]
    assert entries(b"OCMF|{}|{}\n" * (MOST_RECORDS + 1))[-1].reason is SignedReason.TOO_MANY
    padded = payload(GI="x" * 300_000)
    assert entries(ocmf(text=padded))[0].reason is SignedReason.TOO_LARGE


def test_a_thousand_records_of_the_slowest_curve_end_in_time() -> None:
    meter = METERS["secp192k1"]
    began = time.perf_counter()
    records = entries(ocmf(meter) * MOST_RECORDS, meter.spki.hex())
    assert all(record.valid for record in records)
    assert time.perf_counter() - began < 60, "seconds, on a busy computer"


def test_records_of_many_registers_take_time_in_proportion() -> None:
    names = [f"1-{number % 256:x}:1.8.{number // 256}" for number in range(500)]
    readings = [reading(kind, value, RI=name) for name in names for kind, value in (("B", "1.0"), ("E", "2.0"))]
    began = time.perf_counter()
    records = entries(ocmf(text=payload(*readings)) * 10)
    assert [record.valid for record in records] == [True] * 10
    assert time.perf_counter() - began < 15, "seconds, on a busy computer"


def mutated(data: st.DataObject) -> bytes:
    """Return a good record with a few bytes changed, cut, doubled or put in."""
    record = bytearray(data.draw(st.sampled_from(GOOD)))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(record)))
        length = data.draw(st.integers(0, 40))
        piece = data.draw(
            st.one_of(
                st.binary(max_size=8), st.sampled_from([b"", b"|", b'"', b"{", b"}", b"\\", b"1e999999", b"null"])
            )
        )
        record[place : place + length] = piece
    return bytes(record)


def never_raises(data: st.DataObject) -> None:
    """Read a mutated record: an entry, and never a valid one with another energy."""
    changed = mutated(data)
    for key in (None, KEY, P192.raw.hex()):
        for record in entries(changed, key):
            if record.valid and record.transaction is not None and record.transaction.energy_kwh is not None:
                assert str(record.transaction.energy_kwh) in ("10.022", "3.276", "22.3294", "0.1419")


@given(st.data())
def test_mutated_records(data: st.DataObject) -> None:
    never_raises(data)


@given(
    st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
)
@example(b"\xff\xfe\x00\xd8")
@example("\ufeffOCMF|{}|{}".encode("utf-16"))
def test_any_bytes(data: bytes) -> None:
    entries(data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20)
    | st.sampled_from(["SignedData", "Transaction.End", ocmf().decode(), KEY, "MeterPublicKey1"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(["value", "format", "context", "key", "publicKey", "variable", "name", "signedMeterData", "a"]),
        inner, max_size=5,
    ),
    max_leaves=20,
)  # fmt: skip


@given(json_values)
def test_any_json(value: Any) -> None:
    entries(json.dumps(value).encode(), None)


@pytest.mark.soak
@settings(max_examples=20_000)
@given(st.data())
def test_mutated_records_for_long(data: st.DataObject) -> None:
    never_raises(data)


@pytest.mark.soak
@settings(max_examples=20_000)
@given(json_values)
def test_any_json_for_long(value: Any) -> None:
    entries(json.dumps(value).encode(), None)
