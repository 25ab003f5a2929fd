"""The approvals a plan names are looked at before anybody drives: an unusable one would stop the visit halfway."""

from app.domain.approval import ApprovalNeed, ApprovalSubject
from app.domain.legal_change import LegalChange
from app.domain.plan import Plan
from app.workflows.bench import Bench
from app.workflows.update_firmware import check_firmware, image_subject


async def check_approvals(plan: Plan, bench: Bench) -> None:
    """Check the approval of the firmware, as far as it is named.

    Raises BadInput and Refused as ``ApprovalDesk.check`` does; one whose time has not begun yet is not refused here.
    """
    if plan.firmware is None or plan.firmware.metrology is None or not plan.firmware.metrology.approval.strip():
        return
    image = image_subject(check_firmware(bench.firmware(plan.firmware.file)), plan.firmware.version)
    need = need_of_plan(plan, LegalChange.FIRMWARE, image, practice=bench.practice)
    await bench.desk.check(plan.firmware.metrology.approval.strip(), need, bench.clock.now(), early=True)


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
