"""What a reading must fit before it counts: the one before it, voltage, current, power and time."""

from decimal import Decimal

from app.domain.errors import BadAnswer, PeerUnreachable, Reason
from app.ports.reference import ReferenceReading

_LEAST_VA = 200.0
"""Below it noise and offsets decide; own practice, unverified."""
_MOST_POWER_FACTOR = 1.15
"""P may pass U x I only by tolerances and ripple; a mix-up of W and kW is a factor of 1000."""
_LEAST_POWER_FACTOR = 0.02
_FACTOR = 50
"""Energy off by more than this against power x time is another unit (1000), never an error of a meter."""
_STEPS = 100
"""Steps of the register before energy and power are compared."""
_REST_KWH = 1e-4
"""An analyser at rest integrates its own offset, to either side; besides, one step back is rounding."""
_STEPS_BETWEEN = 10
"""Steps of the register that may lie between two updates of an honest meter."""
_MAX_GAP_S = 60.0
"""Between readings farther apart nobody knows what the power was."""
_STEADY = 1.25
"""Ratio of two powers between which the mean is known well enough."""


class Plausible:
    """Follows the readings of one meter; ``place`` names it in errors, ``resolution_kwh`` is one step of its energy."""

    def __init__(self, resolution_kwh: Decimal, place: str, max_age_s: float) -> None:
        self._step_kwh = float(resolution_kwh)
        self._slack_kwh = self._step_kwh + _REST_KWH
        self._highest_kwh = 0.0
        self._place = place
        self._max_age_s = max_age_s
        self._last: ReferenceReading | None = None
        self._expected_kwh = self._seen_kwh = 0.0
        self._changed_s = self._missing_kwh = 0.0
        """When the energy last went on, and what must have flowed since."""

    def check(self, reading: ReferenceReading) -> ReferenceReading:
        """Return the reading. Raises BadInput (WRONG_VALUE) naming the field, PeerUnreachable (REFERENCE_STALE)."""
        last, self._last = self._last, reading
        energy_kwh = float(reading.energy_kwh)
        if energy_kwh < -self._slack_kwh:
            raise self._wrong("energy_import", "negative", reading.energy_kwh)
        if energy_kwh < self._highest_kwh - self._slack_kwh:
            self._expected_kwh = self._seen_kwh = 0.0
            self._highest_kwh = energy_kwh
            raise self._wrong("energy_import", "runs backwards", reading.energy_kwh)
        self._highest_kwh = max(self._highest_kwh, energy_kwh)
        self._check_power(reading)
        if self._stands_still(last, reading):
            kwh, age_s = str(reading.energy_kwh), self._max_age_s
            raise PeerUnreachable(Reason.REFERENCE_STALE, self._place, energy_kwh=kwh, max_age_s=age_s)
        self._check_energy(last, reading)
        return reading

    def _stands_still(self, last: ReferenceReading | None, reading: ReferenceReading) -> bool:
        """Power flows, and no energy is counted for longer than a value may be old."""
        if last is None or reading.energy_kwh != last.energy_kwh:
            self._changed_s, self._missing_kwh = reading.monotonic_s, 0.0
            return False
        gap_s = reading.monotonic_s - last.monotonic_s
        if 0 < gap_s <= _MAX_GAP_S:
            self._missing_kwh += min(abs(last.power_w), abs(reading.power_w)) * gap_s / 3_600_000
        missing = self._missing_kwh > _STEPS_BETWEEN * self._step_kwh
        return missing and reading.monotonic_s - self._changed_s > self._max_age_s

    def _check_power(self, reading: ReferenceReading) -> None:
        if not reading.currents_a or not reading.voltages_v:
            return
        apparent_va = sum(abs(u * i) for u, i in zip(reading.voltages_v, reading.currents_a, strict=False))
        power_w, most_w = abs(reading.power_w), apparent_va * _MOST_POWER_FACTOR + _LEAST_VA
        if power_w > most_w or (apparent_va > _LEAST_VA and power_w < apparent_va * _LEAST_POWER_FACTOR):
            raise self._wrong("power", "does not fit voltage and current: check the unit", reading.power_w)

    def _check_energy(self, last: ReferenceReading | None, reading: ReferenceReading) -> None:
        """Compare energy with power x time while the power is steady, over so many readings as it takes."""
        gap_s = reading.monotonic_s - last.monotonic_s if last is not None else 0.0
        low, high = sorted((abs(last.power_w if last else 0.0), abs(reading.power_w)))
        if last is None or not 0 < gap_s <= _MAX_GAP_S or low < _LEAST_VA or high > low * _STEADY:
            self._expected_kwh = self._seen_kwh = 0.0
            return
        self._expected_kwh += low * gap_s / 3_600_000
        self._seen_kwh += float(reading.energy_kwh - last.energy_kwh)
        if self._seen_kwh == 0:
            return  # not another unit but no count at all, which is told apart
        enough = max(self._expected_kwh, self._seen_kwh) >= _STEPS * self._step_kwh
        if enough and not self._expected_kwh / _FACTOR <= self._seen_kwh <= self._expected_kwh * _FACTOR:
            self._expected_kwh = self._seen_kwh = 0.0
            raise self._wrong("energy_import", "does not fit power and time: check the unit", reading.energy_kwh)

    def _wrong(self, field: str, problem: str, value: object) -> BadAnswer:
        return BadAnswer(Reason.WRONG_VALUE, self._place, field=field, problem=problem, value=str(value))


class Ages:
    """Says how old the values of an instrument are, by the clock of the instrument itself, whatever it is set to.

    The first stamp is taken as fresh; later ones must have gone on as long as this laptop's monotonic clock has.
    """

    def __init__(self, place: str, max_age_s: float) -> None:
        self._place, self._max_age_s = place, max_age_s
        self._offset_s: float | None = None
        self._stamp_s: float | None = None

    def check(self, stamp_s: float, asked_s: float, answered_s: float) -> None:
        """``stamp_s`` counts in the instrument; the others are monotonic seconds around the question.

        Raises PeerUnreachable (REFERENCE_STALE). The way of the question is never counted as age.
        """
        if self._offset_s is None:
            self._offset_s = stamp_s - answered_s
        age_s = asked_s + self._offset_s - stamp_s
        moved, self._stamp_s = stamp_s != self._stamp_s, stamp_s
        if age_s > self._max_age_s:
            if moved:
                self._offset_s = None  # its clock was set, or it restarted: fresh again from the next reading on
            raise PeerUnreachable(Reason.REFERENCE_STALE, self._place, age_s=round(age_s, 1), max_age_s=self._max_age_s)
