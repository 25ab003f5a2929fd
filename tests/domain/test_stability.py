"""How long a load has been steady."""

from app.domain.stability import StablePower


def test_steady_power_counts_its_seconds_and_a_jump_begins_anew() -> None:
    stable = StablePower(0.02)
    assert stable.seen(0.0, 10.0) == 0.0
    assert stable.seen(11_000.0, 12.0) == 0.0
    assert stable.seen(11_100.0, 14.0) == 2.0
    assert stable.seen(10_900.0, 20.0) == 8.0
    assert stable.seen(9_000.0, 22.0) == 0.0
    assert stable.seen(9_001.0, 25.0) == 3.0


def test_a_slow_slide_is_not_steady() -> None:
    """Each step is small, but the power leaves the share of where it had settled."""
    stable = StablePower(0.02)
    seen = [stable.seen(10_000.0 - 50 * second, float(second)) for second in range(20)]
    assert max(seen) == 4.0
