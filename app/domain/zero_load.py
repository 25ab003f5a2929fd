"""Without current a meter must not count, and with very little it must: zero-load and starting-load tests.

Durations: OIML R 46-1/-2:2012 (no-load condition, starting current; not compared with the text itself). How long, how
many digits and how much current are data of the caller.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from app.domain.decision import Outcome

_JOULE_PER_KWH = 3.6e6
_R46_HOURS = 240_000.0
_SECOND_PULSE = 1.5  # of the interval that the load asks for


class LoadTestReason(StrEnum):
    """Why a zero-load or starting-load test ended as it did."""

    STOOD_STILL = "stood_still"
    COUNTED = "counted"
    TOO_SHORT = "too_short"
    CURRENT_FLOWED = "current_flowed"  # it was no zero load
    TOO_SLOW = "too_slow"  # counted, but later than the load asks for


@dataclass(frozen=True)
class LoadTestVerdict:
    """What is said of the test; ``digits`` is how many steps of the last digit (or pulses) were counted."""

    outcome: Outcome
    reason: LoadTestReason
    digits: int


@dataclass(frozen=True)
class ZeroLoadRule:
    """How long at least (s), how many digits may be counted, and which current (A) still is none."""

    seconds: float
    most_digits: int = 0
    most_current_a: float = 0.0


@dataclass(frozen=True)
class RegisterWatch:
    """A register before and after ``seconds``, one step of its last digit, and the largest current meanwhile (A).

    ``current_a`` is None where nothing measured it.
    """

    start_kwh: Decimal
    stop_kwh: Decimal
    digit_kwh: Decimal
    seconds: float
    current_a: float | None = None

    @property
    def digits(self) -> int:
        """Steps of the last digit, also of a register that runs backwards: 0 is the only good value."""
        return int((abs(self.stop_kwh - self.start_kwh) / self.digit_kwh).to_integral_value(ROUND_CEILING))


def judge_zero_load(watch: RegisterWatch, rule: ZeroLoadRule) -> LoadTestVerdict:
    """Judge a register that must stand still; one that counted failed however short the test was.

    Raises decimal.InvalidOperation or ZeroDivisionError where ``digit_kwh`` is not above zero.
    """
    counted = watch.digits
    if watch.current_a is not None and watch.current_a > rule.most_current_a:
        return LoadTestVerdict(Outcome.INCONCLUSIVE, LoadTestReason.CURRENT_FLOWED, counted)
    if counted > rule.most_digits:
        return LoadTestVerdict(Outcome.FAIL, LoadTestReason.COUNTED, counted)
    if watch.seconds < rule.seconds:
        return LoadTestVerdict(Outcome.INCONCLUSIVE, LoadTestReason.TOO_SHORT, counted)
    return LoadTestVerdict(Outcome.PASS, LoadTestReason.STOOD_STILL, counted)


def zero_load_seconds(imp_per_kwh: float, elements: int, test_v: float, starting_a: float) -> float:
    """Return how long a pulse meter is watched without load: 240 000/(k m U Ist) hours (R 46), in s."""
    return 3600 * _R46_HOURS / (imp_per_kwh * elements * test_v * starting_a)


def starting_pulse_seconds(imp_per_kwh: float, elements: int, nominal_v: float, starting_a: float) -> float:
    """Return the pulse interval tau at the starting current: 3.6e6/(m k U Ist) (R 46), in s."""
    return _JOULE_PER_KWH / (elements * imp_per_kwh * nominal_v * starting_a)


def judge_starting_pulses(pulses_at_s: tuple[float, ...], tau_s: float, watched_s: float) -> LoadTestVerdict:
    """Judge the moments of pulses at the starting current: each of the first two within 1.5 tau (R 46).

    ``pulses_at_s`` count from the moment the current flowed; ``watched_s`` says how long one looked.
    """
    most = _SECOND_PULSE * tau_s
    first, second = (*pulses_at_s[:2], *(None, None))[:2]
    begun = 0.0 if first is None else first
    waited = watched_s - begun if second is None else second - begun
    if begun > most or waited > most:
        reason = LoadTestReason.TOO_SLOW if pulses_at_s else LoadTestReason.STOOD_STILL
        return LoadTestVerdict(Outcome.FAIL, reason, len(pulses_at_s))
    if second is None:
        return LoadTestVerdict(Outcome.INCONCLUSIVE, LoadTestReason.TOO_SHORT, len(pulses_at_s))
    return LoadTestVerdict(Outcome.PASS, LoadTestReason.COUNTED, len(pulses_at_s))


def judge_starting_register(watch: RegisterWatch, load_w: float, least_digits: int = 1) -> LoadTestVerdict:
    """Judge a register that must count at the starting load ``load_w`` (W).

    It failed where the energy was worth ``least_digits`` and one more (the digit may just have turned) and fewer
    were counted. Raises as ``judge_zero_load`` does.
    """
    counted = watch.digits if watch.stop_kwh > watch.start_kwh else 0
    if counted >= least_digits:
        return LoadTestVerdict(Outcome.PASS, LoadTestReason.COUNTED, counted)
    due = load_w * watch.seconds / _JOULE_PER_KWH / float(watch.digit_kwh)
    if due < least_digits + 1:
        return LoadTestVerdict(Outcome.INCONCLUSIVE, LoadTestReason.TOO_SHORT, counted)
    return LoadTestVerdict(Outcome.FAIL, LoadTestReason.STOOD_STILL, counted)
