"""The legal guard before the laptop's answer sets the clock of a station (field rule 11)."""

from app.domain.approval import ApprovalSubject
from app.domain.clock_guard import clock_settings
from app.domain.errors import Reason, Refused
from app.domain.legal_change import CHANGE_TITLES, Guard, LegalAnswer, LegalChange
from app.domain.visit import VisitState
from app.ports.catalogue import Catalogue
from app.workflows.judge_change import guard_of, judge_change, judged
from app.workflows.visit import Visit


def clock_unjudged(state: VisitState, guard: Guard) -> bool:
    """Say whether the station signs with its time, and nobody has said yet what setting its clock means."""
    return judged(state, LegalChange.CLOCK, state.opened.station_id) is None and bool(signs_with(state, guard))


def signs_with(state: VisitState, guard: Guard) -> tuple[str, ...]:
    """Return the settings by which the station says that it signs what it measures; empty before the snapshot."""
    first = state.snapshot("first")
    return () if first is None else clock_settings(first.snapshot.settings, guard.of(LegalChange.CLOCK).relevant_with)


def check_clock(state: VisitState, catalogue: Catalogue, answer: LegalAnswer | None) -> None:
    """Raise Refused (LEGAL_CHANGE) where the clock has to be judged and there is no answer."""
    if answer is None and clock_unjudged(state, guard_of(catalogue)):
        raise Refused(
            Reason.LEGAL_CHANGE,
            state.opened.station_id,
            change=CHANGE_TITLES[LegalChange.CLOCK],
            field="clock",
            settings=signs_with(state, guard_of(catalogue)),
            visit=state.id,
        )


async def judge_clock(visit: Visit, catalogue: Catalogue, answer: LegalAnswer | None) -> None:
    """Save what is said of setting the clock, once in a visit, before the boot is accepted.

    Raises Refused (LEGAL_CHANGE) where the clock is legally relevant and nothing is said, and what ``judge_change``
    raises; the station then stays Pending.
    """
    guard = guard_of(catalogue)
    if not clock_unjudged(visit.state, guard):
        return
    check_clock(visit.state, catalogue, answer)
    station = visit.state.opened.station_id
    await judge_change(visit, guard, LegalChange.CLOCK, station, answer, ApprovalSubject(station))
