"""What a reading must fit before it counts, and what an honest instrument may do all the same."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from app.domain.errors import BadInput, ChargeBenchError, PeerUnreachable, Reason
from app.links.plausible import Ages, Plausible
from app.ports.reference import ReferenceReading

KW = Decimal("11.04")


def reading(at_s: float, kwh: str | Decimal, power_w: float = 0.0, amps: float | None = None) -> ReferenceReading:
    current = power_w / 690 if amps is None else amps
    return ReferenceReading(
        Decimal(kwh), power_w, (230.0,) * 3, (current,) * 3, datetime(2026, 11, 28, tzinfo=UTC), at_s, b""
    )


def meter(resolution: str = "0.001") -> Plausible:
    return Plausible(Decimal(resolution), "here", 2.0)


def steady(checks: Plausible, factor: Decimal, seconds: int = 600, every_s: int = 2) -> None:
    """Let 11.04 kW flow, counted ``factor`` times."""
    for at in range(0, seconds, every_s):
        kwh = (KW * at / 3600 * factor).quantize(Decimal("0.000001"))
        checks.check(reading(float(at), kwh, 11_040.0))


def test_an_honest_meter_passes_whatever_its_resolution() -> None:
    for resolution in ("0.1", "0.001", "0.000001"):
        checks = meter(resolution)
        for at in range(0, 600, 2):
            kwh = (KW * at / 3600) // Decimal(resolution) * Decimal(resolution)
            checks.check(reading(float(at), kwh, 11_040.0))


def test_a_load_between_two_readings_at_rest_is_no_mix_up() -> None:
    checks = meter()
    checks.check(reading(0, "1.000"))
    checks.check(reading(50, "1.300"))
    checks.check(reading(52, "1.300", 150.0))


@pytest.mark.parametrize("factor", [Decimal(1000), Decimal("0.001")])
def test_another_unit_shows_while_the_power_is_steady(factor: Decimal) -> None:
    with pytest.raises(BadInput) as caught:
        steady(meter("0.000001"), factor)
    assert caught.value.data["field"] == "energy_import"


@pytest.mark.parametrize("factor", [Decimal("0.7"), Decimal("1.3")])
def test_an_error_of_a_meter_is_never_called_another_unit(factor: Decimal) -> None:
    steady(meter(), factor)


@pytest.mark.parametrize(
    ("power_w", "amps", "good"),
    [
        (11_040.0, 16.0, True), (2_760.0, 16.0, True), (0.0, 0.0, True), (3.0, 0.0, True), (-11_040.0, 16.0, True),
        (11.04, 16.0, False), (11_040_000.0, 16.0, False), (11_040.0, 0.016, False), (0.0, 16.0, False),
    ],
)  # fmt: skip
def test_power_against_voltage_and_current(power_w: float, amps: float, good: bool) -> None:
    if good:
        meter().check(reading(0, "1", power_w, amps))
        return
    with pytest.raises(BadInput) as caught:
        meter().check(reading(0, "1", power_w, amps))
    assert caught.value.data["field"] == "power"


def test_a_register_that_goes_back_is_told_once_and_rest_is_not() -> None:
    checks = meter("0.0001")
    checks.check(reading(0, "5.0000"))
    checks.check(reading(2, "4.9999"))  # an analyser at rest integrates its offset
    checks.check(reading(4, "5.0000"))
    with pytest.raises(BadInput) as caught:
        checks.check(reading(6, "4.9990"))
    assert caught.value.data["problem"] == "runs backwards"
    checks.check(reading(8, "4.9990"))
    with pytest.raises(BadInput) as negative:
        checks.check(reading(10, "-1"))
    assert negative.value.data["problem"] == "negative"


def seep(checks: Plausible) -> None:
    for number in range(100):
        checks.check(reading(2.0 * number, Decimal("5.00000") - Decimal("0.00001") * number))


def test_a_slow_way_back_adds_up() -> None:
    checks = meter("0.00001")
    with pytest.raises(BadInput, match="runs backwards"):
        seep(checks)


def test_energy_that_stands_still_under_power_is_stale_after_the_age_that_is_allowed() -> None:
    checks = meter("0.000001")
    checks.check(reading(0, "1", 11_040.0))
    checks.check(reading(1, "1", 11_040.0))  # fine steps, a new value each second
    with pytest.raises(PeerUnreachable) as caught:
        checks.check(reading(3, "1", 11_040.0))
    assert caught.value.reason is Reason.REFERENCE_STALE


def problems(ages: Ages, *stamps: tuple[float, float]) -> list[bool]:
    """Say for each (own time, laptop's time) whether it was too old; a question takes 0.1 s."""
    found = []
    for stamp_s, asked_s in stamps:
        try:
            ages.check(stamp_s, asked_s, asked_s + 0.1)
            found.append(False)
        except ChargeBenchError:
            found.append(True)
    return found


def test_the_instrument_s_clock_may_be_wrong_but_must_go_on() -> None:
    ages = Ages("here", 3.0)
    assert problems(ages, (9_000.0, 0), (9_001.0, 2), (9_004.0, 4), (9_004.0, 6), (9_004.0, 8), (9_004.0, 10)) == [
        False, False, False, False, True, True,
    ]  # fmt: skip
    assert problems(ages, (9_014.0, 14)) == [False]  # it went on where it had stood


def test_a_clock_that_was_set_back_is_told_once() -> None:
    ages = Ages("here", 3.0)
    assert problems(ages, (9_000.0, 0), (9_002.0, 2), (100.0, 4), (102.0, 6), (104.0, 8)) == [
        False, False, True, False, False,
    ]  # fmt: skip
