"""The approvals a plan names are looked at before anybody drives: an unusable one would stop the visit halfway."""

from app.domain.approval import ApprovalNeed, ApprovalSubject
from app.domain.legal_change import LegalChange
from app.domain.plan import Plan
from app.domain.step import Step
from app.domain.visit import VisitState
from app.workflows.bench import Bench
from app.workflows.judge_change import judged
from app.workflows.update_firmware import check_firmware, image_subject


async def check_approvals(plan: Plan, bench: Bench, state: VisitState | None = None) -> None:
    """Check the approvals of clock and firmware, as far as they are named and, by ``state``, still to come.

    Raises BadInput and Refused as ``ApprovalDesk.check`` does; one whose time has not begun yet is not refused here.
    """
    clock_set = state is not None and judged(state, LegalChange.CLOCK, plan.station.id) is not None
    updated = state is not None and state.steps[Step.FIRMWARE].status.ended
    if plan.clock is not None and plan.clock.approval.strip() and not clock_set:
        station = ApprovalSubject(plan.station.id)
        need = need_of_plan(plan, LegalChange.CLOCK, station, practice=bench.practice)
        await bench.desk.check(plan.clock.approval.strip(), need, bench.clock.now(), early=True)
    firmware = None if updated else plan.firmware
    if firmware is not None and firmware.metrology is not None and firmware.metrology.approval.strip():
        image = image_subject(check_firmware(bench.firmware(firmware.file)), firmware.version)
        need = need_of_plan(plan, LegalChange.FIRMWARE, image, practice=bench.practice)
        await bench.desk.check(firmware.metrology.approval.strip(), need, bench.clock.now(), early=True)


def need_of_plan(plan: Plan, change: LegalChange, about: ApprovalSubject, *, practice: bool = False) -> ApprovalNeed:
    """Return what an approval for a change of this plan has to be for."""
    return ApprovalNeed(
        change=change,
        station_id=plan.station.id,
        station_serial=plan.station.serial,
        subject=about,
        technician=plan.visit.technician,
        practice=practice,
    )
