"""The approvals a plan names are looked at before anybody drives: an unusable one would stop the visit halfway."""

from collections.abc import Iterator

from app.domain.approval import ApprovalNeed, ApprovalSubject
from app.domain.legal_change import LegalAnswer, LegalChange
from app.domain.plan import Plan
from app.domain.step import Step
from app.domain.visit import VisitState
from app.workflows.bench import Bench
from app.workflows.judge_change import judged
from app.workflows.update_firmware import check_firmware, image_subject
from app.workflows.work_by_plan import judged_work
from app.workflows.work_on_meter import about, change_of


async def check_approvals(plan: Plan, bench: Bench, state: VisitState | None = None) -> None:
    """Check the approvals that are named and, by ``state``, still to come.

    Raises BadInput and Refused as ``ApprovalDesk.check`` does; one whose time has not begun yet is not refused here.
    """
    for answer, change, subject in _to_come(plan, bench, state):
        if answer is not None and answer.approval.strip():
            need = need_of_plan(plan, change, subject, practice=bench.practice)
            await bench.desk.check(answer.approval.strip(), need, bench.clock.now(), early=True)


def _to_come(
    plan: Plan, bench: Bench, state: VisitState | None
) -> Iterator[tuple[LegalAnswer | None, LegalChange, ApprovalSubject]]:
    def open_(change: LegalChange, subject: str) -> bool:
        return state is None or judged(state, change, subject) is None

    if open_(LegalChange.CLOCK, plan.station.id):
        yield plan.clock, LegalChange.CLOCK, ApprovalSubject(plan.station.id)
    for _, work, answer in judged_work(plan.calibration.work) if plan.calibration is not None else ():
        if open_(change_of(work), work.subject):
            yield answer, change_of(work), about(work)
    firmware = None if state is not None and state.steps[Step.FIRMWARE].status.ended else plan.firmware
    said = firmware.metrology if firmware is not None else None
    if firmware is not None and said is not None and said.approval.strip():  # the file is read for no other
        yield said, LegalChange.FIRMWARE, image_subject(check_firmware(bench.firmware(firmware.file)), firmware.version)


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
