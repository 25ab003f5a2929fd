"""Close-out: settings and availability restored and read back, every difference to the first snapshot explained."""

from app.domain.difference import Difference
from app.domain.fact import DifferenceExplained
from app.domain.step import Step
from app.domain.text import mark
from app.ports.station import StationLink
from app.workflows.compare import compare
from app.workflows.progress import Doing, Tell, silent
from app.workflows.set_availability import set_availability
from app.workflows.take_snapshot import take_snapshot
from app.workflows.visit import Visit
from app.workflows.write_setting import restore_settings

RESTORED = mark("restored at close-out")


async def close_out(
    visit: Visit,
    link: StationLink,
    evse: int,
    operative: bool,
    volatile: tuple[str, ...],
    tell: Tell = silent,
) -> tuple[Difference, ...]:
    """Put everything back, take the last snapshot, and return what differs, each with its reason or without.

    ``operative`` False leaves the station out of service (an open danger), proven by the read-back.
    """
    tell(Doing(Step.CLOSE_OUT, mark("Restoring settings and limits")))
    await restore_settings(visit, link, RESTORED)
    await link.clear_limits(evse)
    tell(Doing(Step.CLOSE_OUT, mark("Restoring availability and reading it back")))
    await set_availability(visit, link, operative)
    await take_snapshot(visit, link, "last", tell)
    return compare(visit.state, volatile)


async def explain(visit: Visit, difference: Difference, reason: str) -> None:
    """Save why a value differs."""
    await visit.add(DifferenceExplained(difference.path, difference.a, difference.b, reason))
