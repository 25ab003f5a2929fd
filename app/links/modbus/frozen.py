"""Notices a reference whose energy register stands still while power flows: its values are old."""

from decimal import Decimal

from app.ports.reference import ReferenceReading

_STEPS = 10
"""Steps of the register that must be missing: fewer may lie between two updates of an honest meter."""
_MAX_GAP_S = 60.0
"""Between readings farther apart nobody knows what the power was."""


class FrozenRegister:
    """Follows the readings of one meter. ``resolution_kwh``: one step of its energy register."""

    def __init__(self, resolution_kwh: Decimal) -> None:
        self._limit_kwh = float(resolution_kwh) * _STEPS
        self._last: ReferenceReading | None = None
        self._missing_kwh = 0.0

    def sees(self, reading: ReferenceReading) -> bool:
        """Take one reading; True when energy that must have flowed is missing from the register."""
        last, self._last = self._last, reading
        if last is None or last.energy_kwh != reading.energy_kwh:
            self._missing_kwh = 0.0
            return False
        gap_s = reading.monotonic_s - last.monotonic_s
        if 0 < gap_s <= _MAX_GAP_S:
            self._missing_kwh += min(abs(last.power_w), abs(reading.power_w)) * gap_s / 3_600_000
        return self._missing_kwh > self._limit_kwh
