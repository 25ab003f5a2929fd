"""What the table says of the display after runs: its energy, that it was photographed, or that it was not read."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.fact import EvidenceAdded
from app.domain.meter_fact import DisplayRead

if TYPE_CHECKING:
    from app.domain.fact import RunMeasured
    from app.domain.visit import VisitState


def display_words(
    state: "VisitState", runs: "Sequence[RunMeasured]", tr: Callable[..., str], energy: Callable[[Decimal], str]
) -> str:
    """Return the sum (kWh) where the display of every run was typed, else how far it was read; the last word counts."""
    typed = {(fact.point, fact.number, fact.phase): fact.energy_kwh for fact in state.all(DisplayRead)}
    photographed = {(fact.point, fact.number) for fact in state.all(EvidenceAdded) if fact.number}
    read = [typed[key] for run in runs if (key := (run.point, run.number, run.phase)) in typed]
    if len(read) == len(runs):
        return energy(sum(read, Decimal(0)))
    if read:
        return tr("{some} of {of} read", some=len(read), of=len(runs))
    return tr("photo") if any((run.point, run.number) in photographed for run in runs) else tr("not read")
