"""Runs that a program took up after a restart: said wherever runs are listed, for nobody watched them in between."""

from datetime import timedelta

from app.domain.fact import RunMeasured
from app.domain.run_fact import RunTakenUp
from app.workflows.report.source import ReportSource, site_zone


def runs_taken_up(source: ReportSource) -> tuple[str, ...]:
    """Return one sentence (without a full stop) for each run that counts and was taken up, with the last time it was.

    The time is that of the site's zone.
    """
    state = source.state
    taken = {fact.transaction: saved.at for saved, fact in state.saved_of(RunTakenUp)}
    minutes = site_zone(state.opened.zone, source.created).offset_minutes
    return tuple(
        source.tr(
            "Run {number} at {point} was taken up at {time} after the program had ended: one transaction, not watched "
            "in between",
            number=run.number,
            point=run.point,
            time=f"{taken[run.transaction] + timedelta(minutes=minutes):%H:%M}",
        )
        for run in state.all(RunMeasured)
        if run.transaction in taken
    )
