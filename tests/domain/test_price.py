from decimal import Decimal

import pytest

from app.domain.decision import Outcome
from app.domain.errors import BadInput, Reason
from app.domain.price import Fee, PricePart, PriceRule, Rounding, check_price

CENT = PriceRule(Decimal("0.01"), Rounding.HALF_UP)


def energy(quantity: str, shown: str | None, unit_price: str = "0.59") -> PricePart:
    return PricePart(Fee.ENERGY, Decimal(unit_price), Decimal(quantity), None if shown is None else Decimal(shown))


def test_energy_time_and_session_are_checked_apart_and_together() -> None:
    parts = [
        energy("12.345", "7.28"),  # 7.28355
        PricePart(Fee.TIME, Decimal("0.10"), Decimal("17"), Decimal("1.70")),
        PricePart(Fee.SESSION, Decimal("1.00"), Decimal(1), Decimal("1.00")),
    ]
    verdict = check_price(parts, Decimal("9.98"), CENT)
    assert [line.fee for line in verdict.lines] == [Fee.ENERGY, Fee.TIME, Fee.SESSION, None]
    assert [str(line.expected) for line in verdict.lines] == ["7.28", "1.70", "1.00", "9.98"]
    assert verdict.outcome is Outcome.PASS
    wrong = check_price(parts, Decimal("9.99"), CENT)
    assert [line.outcome for line in wrong.lines] == [Outcome.PASS] * 3 + [Outcome.FAIL]
    assert wrong.lines[-1].difference == Decimal("0.01")
    assert wrong.outcome is Outcome.FAIL


def test_a_wrong_fee_fails_though_the_total_is_right() -> None:
    parts = [energy("10", "5.91"), PricePart(Fee.SESSION, Decimal(1), Decimal(1), Decimal("0.99"))]
    verdict = check_price(parts, Decimal("6.90"), CENT)
    assert [line.outcome for line in verdict.lines] == [Outcome.FAIL, Outcome.FAIL, Outcome.PASS]
    assert verdict.outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("rounding", "quantity", "expected"),
    [
        (Rounding.HALF_UP, "0.05", "0.03"),
        (Rounding.HALF_EVEN, "0.05", "0.02"),
        (Rounding.DOWN, "0.0599", "0.02"),
        (Rounding.UP, "0.0401", "0.03"),
        (Rounding.HALF_UP, "0.04", "0.02"),
    ],
)
def test_the_declared_rounding_decides_the_last_cent(rounding: Rounding, quantity: str, expected: str) -> None:
    rule = PriceRule(Decimal("0.01"), rounding)
    (line, _) = check_price([energy(quantity, expected, "0.50")], Decimal(expected), rule).lines
    assert str(line.expected) == expected
    assert line.outcome is Outcome.PASS


def test_the_smallest_unit_may_be_five_centimes() -> None:
    rule = PriceRule(Decimal("0.05"), Rounding.HALF_UP)
    assert str(check_price([energy("12.345", None)], Decimal("7.30"), rule).lines[0].expected) == "7.30"


def test_a_fee_that_is_not_shown_is_decided_by_the_total() -> None:
    verdict = check_price([energy("12.345", None)], Decimal("7.28"), CENT)
    assert [line.outcome for line in verdict.lines] == [Outcome.INCONCLUSIVE, Outcome.PASS]
    assert verdict.outcome is Outcome.PASS
    assert check_price([energy("12.345", None)], Decimal("7.29"), CENT).outcome is Outcome.FAIL


def test_a_rule_may_allow_a_difference() -> None:
    rule = PriceRule(Decimal("0.01"), Rounding.HALF_UP, most_difference=Decimal("0.01"))
    assert check_price([energy("10", "5.91")], Decimal("5.89"), rule).outcome is Outcome.PASS
    assert check_price([energy("10", "5.92")], Decimal("5.90"), rule).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("parts", "total", "rule", "field", "problem"),
    [
        ([energy("-1", "0")], "0", CENT, "energy.quantity", "negative"),
        ([energy("1", "NaN")], "0", CENT, "energy.shown", "not a number"),
        ([energy("1", "1", "-0.5")], "0", CENT, "energy.unit_price", "negative"),
        ([energy("1", "1")], "Infinity", CENT, "total", "not a number"),
        ([], "0", CENT, "parts", "missing"),
        ([energy("1", "1")], "1", PriceRule(Decimal(0), Rounding.UP), "smallest_unit", "not above zero"),
    ],
)
def test_what_is_no_price_is_refused(
    parts: list[PricePart], total: str, rule: PriceRule, field: str, problem: str
) -> None:
    with pytest.raises(BadInput) as caught:
        check_price(parts, Decimal(total), rule)
    assert caught.value.reason is Reason.WRONG_VALUE
    assert caught.value.data == {"field": field, "problem": problem}
