"""What the hand-over needs, with real keys of little cost."""

from functools import cache
from pathlib import Path

from app.bootstrap import build
from app.domain.fact import VisitOpened
from app.ports.catalogue import Catalogue
from app.workflows.make_report import ReportTools
from app.workflows.visit import VisitBasis, basis_of

PIN = "2468"


@cache
def tools() -> ReportTools:
    """Return the real tools of the program."""
    return build(Path("unused"), "en").report_tools("en")


def catalogue() -> Catalogue:
    """Return what ships."""
    return tools().catalogue


def basis() -> VisitBasis:
    """Return the basis of a periodic inspection."""
    return basis_of(catalogue(), "periodic-inspection")


def first_fact() -> VisitOpened:
    """Return how the visit began."""
    used = basis()
    return VisitOpened(
        template=used.template.id,
        checklist=used.checklist.id,
        checklist_version=used.checklist.version,
        limit_set=used.limits.id,
        site="Yard",
        station_id="CP-7",
        plate_serial="A-100",
        ocpp="1.6",
        work_order="WO-1",
        technician="Mara Lind",
    )
