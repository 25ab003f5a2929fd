"""Begin and end of signed transactions, and what two records must share to belong together."""

from decimal import Decimal
from typing import Any

from app.domain.ocmf_payload import Written, read_payload
from app.domain.signed_record import SignedContent, SignedFormat, SignedReading, SignedReason, SignedRecord, with_role
from app.domain.signed_transaction import joined, judged, paired, transaction_of


def reading(kind: str, kwh: str, **more: Any) -> SignedReading:
    return SignedReading(Decimal(kwh), "kWh", obis="1-0:1.8.0", transaction=kind, **more)


def record(*readings: SignedReading, page: int | None = None, **more: Any) -> SignedRecord:
    content = SignedContent(SignedFormat.OCMF, readings, meter="M1", page=page, **more)
    return judged(SignedRecord(SignedFormat.OCMF, True, content=content))


def energy(one: SignedRecord) -> object:
    return one.transaction and one.transaction.energy_kwh


def test_two_units_of_one_register_are_compared_in_kwh() -> None:
    end = SignedReading(Decimal(2500), "Wh", obis="1-0:1.8.0", transaction="E")
    assert joined(reading("B", "1.0"), end).energy_kwh == Decimal("1.500")
    power = SignedReading(Decimal(5), "kW", obis="1-0:1.7.0", transaction="B")
    assert joined(power, end).energy_kwh is None
    assert joined(reading("B", "1.0"), power).energy_kwh is None
    assert joined(power, None).resolution_kwh is None


def test_a_content_without_energy_has_no_transaction() -> None:
    assert (
        transaction_of(SignedContent(SignedFormat.OCMF, (SignedReading(Decimal(3), "min", transaction="E"),))) is None
    )
    assert transaction_of(SignedContent(SignedFormat.OCMF, (reading("C", "3"),))) is None


def test_an_end_without_a_begin_stays_alone() -> None:
    (alone,) = paired([record(reading("E", "2.0"), page=3)])
    assert energy(alone) is None
    assert alone.remarks == ()


def test_records_without_a_transaction_or_content_pass_unchanged() -> None:
    without = SignedRecord(SignedFormat.OCMF, True)
    between = record(reading("C", "1.5"), page=2)
    assert paired([without, between]) == (without, between)
    assert judged(without) == without


def test_a_page_on_one_side_only_is_a_gap() -> None:
    _, end = paired([record(reading("B", "1.0"), page=1), record(reading("E", "2.0"))])
    assert end.reason is SignedReason.PAGINATION_GAP
    _, end = paired([record(reading("B", "1.0")), record(reading("E", "2.0"))])
    assert (end.reason, energy(end)) == (None, Decimal("1.0"))


def test_a_begin_is_used_once_and_the_newest_counts() -> None:
    begin, again, end, late = paired(
        [
            record(reading("B", "1.0"), page=1),
            record(reading("B", "5.0"), page=2),
            record(reading("E", "6.0"), page=3),
            record(reading("E", "9.0"), page=4),
        ]
    )
    assert (energy(begin), energy(again), energy(end), energy(late)) == (None, None, Decimal("1.0"), None)


def test_an_end_below_the_begin_of_another_record() -> None:
    _, end = paired([record(reading("B", "2.0"), page=1), record(reading("E", "1.0"), page=2)])
    assert (end.reason, energy(end)) == (SignedReason.RUNS_BACKWARDS, None)


def test_a_role_is_given_only_to_what_has_none() -> None:
    content = SignedContent(SignedFormat.OCMF, (reading("", "1.0"), reading("C", "2.0")))
    assert [one.transaction for one in with_role(content, "B").readings] == ["B", "C"]
    assert with_role(content, "") == content


def test_a_cable_needs_a_unit_and_a_value() -> None:
    payload: dict[str, object] = {"RD": [{"RV": Written("1"), "RU": "kWh"}]}
    for cable in ({"LR": Written("2"), "LU": "Ohm"}, {"LU": "mOhm"}, {}, "x", None):
        assert read_payload({**payload, "LC": cable}).cable is None
    made = read_payload({**payload, "LC": {"LR": Written("1500"), "LU": "uOhm", "LN": "cable"}}).cable
    assert made is not None
    assert (made.resistance_ohm, made.name) == (Decimal("0.001500"), "cable")
