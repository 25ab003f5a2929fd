"""The calibration profiles somebody made here, beside those that ship."""

from typing import Protocol

from app.domain.calibration_profile import CalibrationProfile


class KeepsProfiles(Protocol):
    """Own profiles, by id; shipped ones are read through the catalogue and never changed."""

    def own(self) -> tuple[str, ...]:
        """Return the ids of the own profiles, sorted."""

    def save(self, profile: CalibrationProfile) -> None:
        """Write a profile whole or not at all, replacing its earlier edition. Raises ComputerCannot."""

    def remove(self, name: str) -> None:
        """Remove an own profile; visits keep the edition they were planned with. Raises BadInput (UNKNOWN_NAME)."""
