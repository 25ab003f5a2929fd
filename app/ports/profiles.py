"""The calibration profiles somebody made here, beside those that ship."""

from typing import Protocol

from app.domain.calibration_profile import CalibrationProfile


class KeepsProfiles(Protocol):
    """Own profiles, by id; shipped ones are read through the catalogue and never changed."""

    def own(self) -> tuple[str, ...]:
        """Return the ids of the own profiles, sorted."""

    def save(self, profile: CalibrationProfile) -> None:
        """Write a profile whole or not at all; what it replaces is kept among ``earlier``. Raises ComputerCannot."""

    def earlier(self, name: str) -> tuple[object, ...]:
        """Return what an own profile was before, as JSON: every edition a certificate may refer to."""

    def remove(self, name: str) -> None:
        """Remove an own profile; it stays among ``earlier``, and visits keep the edition they were planned with.

        Raises BadInput (UNKNOWN_NAME).
        """
