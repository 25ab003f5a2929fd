"""OCMF: the vector of the facts, every curve, every trap seen in real files."""

import base64
from collections.abc import Iterable
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest

from app.domain.signed_record import SignedFormat, SignedReason, SignedRecord
from app.formats.signed.reader import SignedRecords
from tests.formats.signed.meters import METERS, P256, Literally, Meter, ocmf, payload, reading

KEY_A = (
    "3059301306072A8648CE3D020106082A8648CE3D030107034200040534B7B39A303EC29A3FF0FD78D8CEB0C46C90DEE017A119605922098FB3"
    "F2ED340CC62E826A84A80224BA9EC08A46FAD9EC721933C5CA99CA626F9962863757"
)
OCMF_A = (
    b'OCMF|{"FV":"1.0","GI":"TEST","GS":"1","GV":"1","PG":"T1","MS":"M1","IS":false,"IT":"NONE","ID":"","RD":[{"TM":'
    b'"2026-01-02T03:04:05,000+0000 S","TX":"B","RV":1234.567,"RI":"1-0:1.8.0","RU":"kWh","EF":"","ST":"G"},{"TM":'
    b'"2026-01-02T04:04:05,000+0000 S","TX":"E","RV":1244.589,"RI":"1-0:1.8.0","RU":"kWh","EF":"","ST":"G"}]}|{"SD":'
    b'"3044022042B3CC13508940A5E84F7B4F3632AB6A256A879764E6BCECBCBE206ECAB8B56D02204E4C7E738899FB0CBDA866D31CBCB7C21966'
    b'AF7EB9E7A8BDE676E0B7852D98CD"}'
)


def read(data: bytes, key: str | None = None) -> tuple[SignedRecord, ...]:
    """Read a file."""
    return SignedRecords().read(data, key)


def one(data: bytes, key: str | Meter | None = P256) -> SignedRecord:
    """Read a file of one record."""
    text = key.spki.hex() if isinstance(key, Meter) else key
    (record,) = read(data, text)
    return record


def energy(record: SignedRecord) -> str:
    """Return the energy with its digits."""
    assert record.transaction is not None
    return str(record.transaction.energy_kwh)


def test_ocmf_a_is_valid_and_a_digit_or_a_blank_is_caught() -> None:
    record = one(OCMF_A, KEY_A)
    assert (record.valid, record.reason, record.algorithm) == (True, None, "ECDSA-secp256r1-SHA256")
    assert (record.format, energy(record), record.raw) == (SignedFormat.OCMF, "10.022", OCMF_A)
    for changed in (OCMF_A.replace(b"1244.589", b"1244.588"), OCMF_A.replace(b'"GI":', b'"GI": ')):
        assert (one(changed, KEY_A).valid, one(changed, KEY_A).reason) == (False, SignedReason.SIGNATURE_WRONG)


def test_the_payload_of_ocmf_a_is_the_one_of_the_facts() -> None:
    signed = OCMF_A.split(b"|")[1]
    digest = sha256(signed).hexdigest()
    assert (digest[:8], digest[-6:]) == ("356c12d7", "ec78a7")


def caught(masks: Iterable[int]) -> int:
    """Change every byte of OCMF-A by every mask, each time beside the record that is valid; return how many were."""
    assert [record.valid for record in read(OCMF_A, KEY_A)] == [True]
    number = 0
    for mask in masks:
        for place in range(len(OCMF_A)):
            changed = bytearray(OCMF_A)
            changed[place] ^= mask
            found = read(bytes(changed), KEY_A)
            assert found, (place, mask)  # it is told of, not passed over
            assert not any(record.valid for record in found), (place, mask)
            assert all(record.fault is not None for record in found), (place, mask)
            number += 1
    return number


@pytest.mark.parametrize("mask", [*(1 << bit for bit in range(8)), 0xFF])
def test_every_changed_byte_of_ocmf_a_is_caught(mask: int) -> None:
    assert caught([mask]) == len(OCMF_A) == 471


@pytest.mark.soak
def test_every_byte_of_ocmf_a_changed_to_every_other_is_caught() -> None:
    assert caught(range(1, 256)) == 255 * len(OCMF_A)


def test_every_byte_left_out_or_put_in_is_caught() -> None:
    for place in range(len(OCMF_A)):
        shorter, longer = OCMF_A[:place] + OCMF_A[place + 1 :], OCMF_A[:place] + b"0" + OCMF_A[place:]
        assert not any(record.valid for record in read(shorter, KEY_A)), place
        if place:  # before the marker it is other text around the record
            assert not any(record.valid for record in read(longer, KEY_A)), place


def put_in(signs: Iterable[int]) -> None:
    """Put every byte of ``signs`` at every place within the payload and within the signature's own digits."""
    first, second, digits = OCMF_A.index(b"|"), OCMF_A.rindex(b"|"), OCMF_A.rindex(b"3044")
    for place in (*range(first + 1, second + 1), *range(digits, len(OCMF_A) - 1)):
        for sign in signs:
            found = read(OCMF_A[:place] + bytes([sign]) + OCMF_A[place:], KEY_A)
            # a marker put together by the insertion would begin another record: none of them may be valid
            assert found, (place, sign)
            assert not any(record.valid for record in found), (place, sign)


def test_blanks_and_colons_put_in_anywhere_are_caught() -> None:
    put_in(b'\t\n\r :\x00"\\{}|,0a\x0b\xc2')


@pytest.mark.soak
def test_every_byte_put_in_at_every_place_is_caught() -> None:
    put_in(range(256))


@pytest.mark.parametrize("more", ['"SE":[]', '"SE":""', '"SE":null', '"SM":{}', '"SM":""', '"SM":false', '"SE":0'])
def test_a_signature_section_of_another_shape_is_not_taken_for_its_default(more: str) -> None:
    record = one(OCMF_A[:-1] + b"," + more.encode() + b"}", KEY_A)
    assert (record.valid, record.reason) == (False, SignedReason.SIGNATURE_UNREADABLE)


@pytest.mark.parametrize("more", ['"SA":null', '"SA":false', '"SA":0', '"SA":[]'])
def test_an_algorithm_that_is_no_word_is_unknown(more: str) -> None:
    record = one(OCMF_A[:-1] + b"," + more.encode() + b"}", KEY_A)
    assert (record.valid, record.reason) == (False, SignedReason.ALGORITHM_UNKNOWN)


def test_a_key_twice_in_either_section_is_refused() -> None:
    twice = one(OCMF_A.replace(b'{"SD"', b'{"SD":"00","SD"'), KEY_A)
    assert (twice.valid, twice.reason) == (False, SignedReason.SIGNATURE_UNREADABLE)
    escaped = one(OCMF_A.replace(b'{"SD"', b'{"\\u0053D":"00","SD"'), KEY_A)
    assert (escaped.valid, escaped.reason) == (False, SignedReason.SIGNATURE_UNREADABLE)
    assert one(OCMF_A.replace(b'"MS":"M1"', b'"MS":"M1","MS":"M1"'), KEY_A).reason is SignedReason.UNREADABLE


@pytest.mark.parametrize("name", sorted(METERS))
def test_every_curve_verifies_and_refuses(name: str) -> None:
    meter = METERS[name]
    record = one(ocmf(meter), meter)
    assert (record.valid, record.reason, record.algorithm) == (True, None, f"ECDSA-{name}-SHA256")
    changed = one(ocmf(meter).replace(b"1244.589", b"1244.588"), meter)
    assert (changed.valid, changed.reason) == (False, SignedReason.SIGNATURE_WRONG)
    stranger = Meter(meter.curve, meter.secret + 1)
    assert one(ocmf(meter), stranger).reason is SignedReason.SIGNATURE_WRONG


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("brainpoolP256r1", "ECDSA-brainpoolP256r1-SHA256"),
        ("brainpoolP256r1", "ECDSA-brainpool256r1-SHA256"),
        ("brainpoolP384r1", "ECDSA-brainpool384r1-SHA256"),
        ("secp256r1", "ECDSA-prime256v1-SHA256"),
        ("secp256r1", None),
    ],
)
def test_the_spellings_of_the_algorithm(name: str, spelling: str | None) -> None:
    record = one(ocmf(METERS[name], sa=spelling), METERS[name])
    assert (record.valid, record.reason, record.algorithm) == (True, None, f"ECDSA-{name}-SHA256")


def test_longer_hashes_as_declared() -> None:
    meter, text = METERS["secp384r1"], payload()
    signature = meter.sign_der(text.encode(), "sha384").hex()
    record = one(f'OCMF|{text}|{{"SA":"ECDSA-secp384r1-SHA384","SD":"{signature}"}}'.encode(), meter)
    assert (record.valid, record.algorithm) == (True, "ECDSA-secp384r1-SHA384")


@pytest.mark.parametrize("spelling", ["RSA-2048-SHA256", "ECDSA-secp521r1-SHA256", "none", "ECDSA-secp256r1-MD5"])
def test_an_algorithm_we_do_not_know_is_said(spelling: str) -> None:
    assert one(ocmf(sa=spelling)).reason is SignedReason.ALGORITHM_UNKNOWN


@pytest.mark.parametrize("name", ["secp256k1", "secp192r1", "secp192k1", "secp384r1"])
def test_a_key_on_another_curve_than_the_record_says_is_reported(name: str) -> None:
    meter = METERS[name]
    record = one(ocmf(meter, sa="ECDSA-brainpool256r1-SHA256"), meter)
    assert (record.valid, record.reason) == (True, SignedReason.KEY_CURVE_DIFFERS)
    assert record.algorithm == f"ECDSA-{name}-SHA256"


def test_signatures_in_base64_and_without_der() -> None:
    text = payload().encode()
    encoded = base64.b64encode(P256.sign_der(text)).decode()
    assert one(ocmf(SE="base64", SD=encoded)).valid
    assert one(ocmf(SD=P256.sign_raw(text).hex())).valid
    assert one(ocmf(SM="application/pgp")).reason is SignedReason.SIGNATURE_UNREADABLE
    assert one(ocmf(SE="rot13")).reason is SignedReason.SIGNATURE_UNREADABLE
    loose = encoded[:-1] if encoded.endswith("=") else f"{encoded}="
    assert one(ocmf(SE="base64", SD=loose)).reason is SignedReason.SIGNATURE_UNREADABLE


@pytest.mark.parametrize(
    ("value", "kwh"),
    [("1244.589", "1244.589"), ("1244", "1244"), ("1244.500000", "1244.500000"), ("1.2445E+3", "1244.5")],
)
def test_the_digits_of_a_number_are_kept(value: str, kwh: str) -> None:
    record = one(ocmf(text=payload(reading("B", "0.0"), reading("E", value))))
    assert record.transaction is not None
    assert record.transaction.end is not None
    assert str(record.transaction.end.kwh) == kwh


def test_padded_text_and_watt_hours() -> None:
    padded = payload(reading("B", '"0.0"'), reading("E", '"       9.038"'))
    record = one(ocmf(text=padded))
    assert (record.valid, energy(record)) == (True, "9.038")
    assert record.transaction is not None
    assert record.transaction.resolution_kwh == Decimal("0.1")
    in_wh = payload(reading("B", "1234567.0", RU="Wh"), reading("E", "1244589.0", RU="Wh"))
    assert energy(one(ocmf(text=in_wh))) == "10.0220"


def test_fields_equal_to_the_reading_before_may_be_left_out() -> None:
    between = {"TM": "2026-01-02T03:30:00,000+0000 S", "TX": "C", "RV": Literally("1240.000")}
    last = {"TM": "2026-01-02T04:04:05,000+0000 S", "TX": "E", "RV": Literally("1244.589")}
    record = one(ocmf(text=payload(reading("B", "1234.567"), between, last)))
    assert (record.valid, energy(record), record.remarks) == (True, "10.022", ())
    assert record.content is not None
    assert [(part.unit, part.obis, part.status) for part in record.content.readings] == [("kWh", "1-0:1.8.0", "G")] * 3


def test_a_value_is_never_taken_over_from_another_register() -> None:
    other = {"RI": "1-0:2.8.0", "TX": "E"}
    record = one(ocmf(text=payload(reading("B", "1234.567"), reading("E", "1244.589"), other)))
    assert record.content is not None
    assert record.content.readings[-1].value is None
    assert energy(record) == "10.022"


def test_total_transaction_and_duration_in_one_set() -> None:
    text = payload(
        reading("B", "1234.567"),
        reading("E", "1244.589"),
        reading("B", "0.000", RI="1-0:98.8.0.FF"),
        reading("E", "10.022", RI="1-0:98.8.0.FF"),
        reading("E", "3600", RI="1-0:8.0", RU="sec"),
    )
    record = one(ocmf(text=text))
    assert (record.valid, record.reason, energy(record)) == (True, None, "10.022")
    apart = one(ocmf(text=text.replace('"RV":10.022', '"RV":10.122')))
    assert (apart.valid, apart.reason) == (True, SignedReason.REGISTERS_DISAGREE)


@pytest.mark.parametrize(
    "obis", ["1-b:1.8.0", "1-0:1.8.0*198", "1-b:1.8.e", "01-00:B1.08.00*FF", "1.8.0", "1-0:1.8.0&FF"]
)
def test_the_spellings_of_a_register(obis: str) -> None:
    text = payload(reading("B", "1234.567", RI=obis), reading("E", "1244.589", RI=obis))
    assert energy(one(ocmf(text=text))) == "10.022"


def test_imported_energy_goes_before_exported_and_device_before_mains() -> None:
    names = {"C1": ("5.0", "6.0"), "B0": ("2935.600", "2965.100"), "B1": ("2905.600", "2934.600")}
    readings: list[dict[str, Any]] = []
    for name, (begin, end) in names.items():
        obis = f"01-00:{name}.08.00*FF"
        loss = {"CL": Literally("0.5")} if name == "B1" else {}
        readings += [reading("B", begin, RI=obis), reading("E", end, RI=obis, **loss)]
    record = one(ocmf(text=payload(*readings, LC={"LN": "cable", "LI": 1, "LR": Literally("2"), "LU": "mOhm"})))
    assert (record.reason, energy(record)) == (None, "29.000")
    assert record.content is not None
    assert record.content.cable is not None
    assert record.content.cable.resistance_ohm == Decimal("0.002")
    wrong = one(ocmf(text=payload(*readings).replace('"CL":0.5', '"CL":0.9')))
    assert (wrong.valid, wrong.reason) == (True, SignedReason.CABLE_LOSS_DISAGREES)


@pytest.mark.parametrize("fault", [{"ST": "M"}, {"ST": "T"}, {"EF": "E"}, {"EF": "t"}, {"EF": "Et"}])
def test_what_the_meter_forbids_to_bill_is_said(fault: dict[str, str]) -> None:
    record = one(ocmf(text=payload(reading("B", "1.0"), reading("E", "2.0", **fault))))
    assert (record.valid, record.reason) == (True, SignedReason.NOT_BILLABLE)


@pytest.mark.parametrize(("state", "reason"), [("S", None), ("R", None), ("I", "I"), ("U", "U")])
def test_the_state_of_the_clock(state: str, reason: str | None) -> None:
    text = payload(reading("B", "1.0"), reading("E", "2.0", TM=f"2026-01-02T06:04:05,250+0200 {state}"))
    record = one(ocmf(text=text))
    assert record.reason is (SignedReason.CLOCK_UNSYNCHRONISED if reason else None)
    assert record.transaction is not None
    assert record.transaction.end is not None
    assert str(record.transaction.end.at) == "2026-01-02 04:04:05.250000+00:00"


def test_an_end_below_its_begin_has_no_energy() -> None:
    record = one(ocmf(text=payload(reading("B", "2.0"), reading("E", "1.0"))))
    assert (record.valid, record.reason, energy(record)) == (True, SignedReason.RUNS_BACKWARDS, "None")


def test_every_kind_of_end_ends() -> None:
    for kind in "ELRAP":
        assert energy(one(ocmf(text=payload(reading("B", "1.0"), reading(kind, "2.5"))))) == "1.5"


def _single(kind: str, value: str, page: int, meter: str = "M1") -> bytes:
    return ocmf(text=payload(reading(kind, value), PG=f"T{page}", MS=meter))


def test_begin_and_end_in_two_records_are_joined() -> None:
    data = _single("B", "1234.567", 12) + b"\n" + _single("E", "1244.589", 13)
    begin, end = read(data, P256.spki.hex())
    assert (begin.valid, end.valid, energy(begin), energy(end)) == (True, True, "None", "10.022")
    assert end.reason is None


def test_a_page_missing_between_them_is_said() -> None:
    data = _single("B", "1234.567", 12) + _single("E", "1244.589", 14)
    assert read(data, P256.spki.hex())[1].reason is SignedReason.PAGINATION_GAP
    with_page = _single("B", "1234.567", 12) + _single("C", "1240.000", 13) + _single("E", "1244.589", 14)
    assert read(with_page, P256.spki.hex())[2].reason is None
    other_order = _single("B", "1234.567", 14) + _single("E", "1244.589", 13)
    assert read(other_order, P256.spki.hex())[1].reason is SignedReason.PAGINATION_GAP


def test_only_valid_records_of_one_meter_are_joined() -> None:
    other = _single("B", "1234.567", 12) + _single("E", "1244.589", 13, "M2")
    assert energy(read(other, P256.spki.hex())[1]) == "None"
    forged = _single("B", "1234.567", 12).replace(b"1234", b"1233") + _single("E", "1244.589", 13)
    first, second = read(forged, P256.spki.hex())
    assert (first.valid, second.valid, energy(second)) == (False, True, "None")
