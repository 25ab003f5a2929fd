"""After a run: what the display showed, typed by a person, beside what the meter signed (rules 19 and 22)."""

from app.domain.display import read_display
from app.domain.errors import BadInput
from app.domain.fact import RunMeasured
from app.domain.legal_fact import IndicationCompared, Phase
from app.domain.meter_fact import DisplayLeftOut, DisplayRead
from app.domain.visit import VisitState
from app.ports.hands import Hands
from app.ports.station import StationLink
from app.workflows.read_checksum import read_checksum
from app.workflows.record_legal import compare_indication, phase_now
from app.workflows.visit import Visit

_OF_A_RUN = (RunMeasured, DisplayRead, DisplayLeftOut)


def display_said(state: VisitState, point: str, number: int, phase: Phase = "as_found") -> bool:
    """Say whether somebody has typed what the display showed for this run, or left it out.

    A run as left is measured again after each change: what was said of the one before says nothing of it.
    """
    wanted = (point, number, phase)
    facts = (saved.fact for saved in state.saved if isinstance(saved.fact, _OF_A_RUN))
    own = [fact for fact in facts if (fact.point, fact.number, fact.phase) == wanted]
    return bool(own) and not isinstance(own[-1], RunMeasured)


def displays_due(state: VisitState) -> tuple[RunMeasured, ...]:
    """Return the runs measured of whose display nobody was asked: the program ended meanwhile.

    Only of the meter as it is now: after a change no display shows a run as found any more.
    """
    planned, phase = state.calibration, phase_now(state)
    runs = [run for point in planned.points for run in state.runs(point.id, phase)] if planned else []
    return tuple(run for run in runs if not display_said(state, run.point, run.number, phase))


async def ask_displays(visit: Visit, link: StationLink, hands: Hands) -> None:
    """Ask again what was asked when the program ended, run by run."""
    for run in displays_due(visit.state):
        await read_indication(visit, link, hands, run.point, run.number, run.phase)


async def read_indication(visit: Visit, link: StationLink, hands: Hands, point: str, number: int, phase: Phase) -> None:
    """Ask once for the display of a run that was measured; nobody has to read it. What is no number is not taken."""
    if display_said(visit.state, point, number, phase):
        return
    text = await hands.type_display(point, number)
    if text is None:
        return
    if not text.strip():
        await visit.add(DisplayLeftOut(point, number, phase))
        return
    try:
        shown = read_display(text, point)
    except BadInput:
        return
    await visit.add(DisplayRead(point, number, shown.energy_kwh, shown.step_kwh, phase, shown.begin_kwh, shown.end_kwh))
    compared = any(fact.phase == phase for fact in visit.state.all(IndicationCompared))
    if compared and (phase == "as_found" or number > 1):
        return  # one comparison tells it; each change asks for another one
    run = next(run for run in visit.state.runs(point, phase) if run.number == number)
    signed = run.signed.energy_kwh if run.signed is not None else None
    await compare_indication(
        visit, phase, shown.energy_kwh, signed, link.identity.firmware, await read_checksum(visit, link)
    )
