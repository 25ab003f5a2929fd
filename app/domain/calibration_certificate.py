"""The certificates of one instrument over time: which one counts on a day, and when the last one ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.certificate_point import CertificatePoint

_NEVER = "9999-12-31"
"""Stands for "no last day is stated" where days are compared."""


@dataclass(frozen=True)
class CalibrationCertificate:
    """What one certificate says, days as ``2026-11-23`` or empty; ``expanded_percent`` is U with its factor ``k``.

    ``serial`` is of the instrument it was written for: an id may pass to another one of the same model. ``points`` are
    the loads it was calibrated at, where they were entered.
    """

    number: str = ""
    calibrated_on: str = ""
    due_on: str = ""
    laboratory: str = ""
    expanded_percent: float | None = None
    k: float = 2.0
    serial: str = ""
    points: tuple[CertificatePoint, ...] = ()

    @property
    def states_nothing(self) -> bool:
        """True for an instrument that has no certificate."""
        return not (self.number or self.calibrated_on or self.due_on)


def is_another(old: CalibrationCertificate, new: CalibrationCertificate) -> bool:
    """Say whether ``new`` replaces ``old``: another number, another instrument, or calibrated again.

    A day that was not known and is now completes the same certificate.
    """
    if (old.number, old.serial) != (new.number, new.serial):
        return True
    return bool(old.calibrated_on and new.calibrated_on) and old.calibrated_on != new.calibrated_on


def with_earlier(
    earlier: Sequence[CalibrationCertificate], old: CalibrationCertificate, new: CalibrationCertificate
) -> tuple[CalibrationCertificate, ...]:
    """Return the earlier certificates, newest first, once ``new`` stands in the place of ``old``: none is lost."""
    kept = tuple(one for one in earlier if is_another(one, new))
    if old.states_nothing or not is_another(old, new):
        return kept
    return (old, *(one for one in kept if is_another(one, old)))


def counted_on(certificates: Sequence[CalibrationCertificate], day: str) -> CalibrationCertificate:
    """Return the one of ``certificates`` (at least one) that counts on ``day``; the last day of one still counts.

    Of several that hold the one calibrated last counts; where none holds any more, the one that ended last. A day
    before the first of them gets the first: its day of calibration is printed beside it and shows what is wrong.
    """
    begun = [one for one in certificates if one.calibrated_on <= day]
    if not begun:
        return min(certificates, key=lambda one: one.calibrated_on)
    holding = [one for one in begun if (one.due_on or _NEVER) >= day]
    if not holding:
        return max(begun, key=lambda one: (one.due_on, one.calibrated_on))
    newest = max(one.calibrated_on for one in holding)
    return min((one for one in holding if one.calibrated_on == newest), key=lambda one: one.due_on or _NEVER)


def days_left(due_on: str, today: date) -> int | None:
    """Return how many days a certificate still holds: 0 on its last day, negative after it, None without one."""
    try:
        return (date.fromisoformat(due_on) - today).days
    except ValueError:
        return None
