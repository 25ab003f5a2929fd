"""The update a killed program was in the middle of."""

from app.domain.fact import FirmwareUpdated, UpdateBegun
from app.domain.visit import VisitState


def left_update(state: VisitState) -> UpdateBegun | None:
    """Return the update that was asked for and of which nothing is known since, if any."""
    facts = (saved.fact for saved in reversed(state.saved))
    last = next((fact for fact in facts if isinstance(fact, UpdateBegun | FirmwareUpdated)), None)
    return last if isinstance(last, UpdateBegun) else None
