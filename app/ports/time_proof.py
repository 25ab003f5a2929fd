"""How good the laptop's own time is: a station takes it over (field rule 11)."""

from typing import Protocol

from app.domain.clock_proof import ClockProof


class ProvesTime(Protocol):
    """Knows the error of the laptop's clock, or that nobody knows it; asks this computer only, never a network."""

    async def prove(self) -> ClockProof:
        """Return the largest error now and the source that says so; error None = unproven."""
