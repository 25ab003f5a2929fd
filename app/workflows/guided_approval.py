"""Approvals as the window asks for them: is this file good for this change now, and what has somebody to sign?"""

import asyncio
from datetime import timedelta
from pathlib import Path

from app.domain.approval import ApprovalSubject, ApprovalUsed
from app.domain.approval_file import written
from app.domain.legal_change import LegalChange
from app.workflows.bench import Bench
from app.workflows.judge_change import need_of
from app.workflows.sign_approval import approval_rules, request_approval
from app.workflows.update_firmware import check_firmware, image_subject
from app.workflows.visit import Visit
from app.workflows.write_bundle import write_file


async def look_at_approval(
    visit: Visit, bench: Bench, change: LegalChange, about: ApprovalSubject, name: str
) -> ApprovalUsed:
    """Return what the file ``name`` approves now; nothing is saved. Raises what ``ApprovalDesk.check`` raises."""
    need = need_of(visit.state, change, about)
    return (await bench.desk.check(name, need, visit.clock.now())).used


async def write_request(
    visit: Visit, bench: Bench, change: LegalChange, about: ApprovalSubject, reason: str, path: Path
) -> None:
    """Write what a second person has to sign, for the next days.

    Raises BadInput naming what is missing, ComputerCannot (DISK_FULL, NO_PERMISSION).
    """
    need, rules, begin = need_of(visit.state, change, about), approval_rules(bench.catalogue), visit.clock.now()
    window = (begin, begin + timedelta(hours=rules.default_hours))
    asked = await request_approval(visit.store, bench.tools.keys, rules, need, reason, window)
    await asyncio.to_thread(write_file, path, written(asked))


async def look_at_image(visit: Visit, bench: Bench, image: tuple[str, str], name: str) -> ApprovalUsed:
    """Return what the file ``name`` approves of a firmware ``image`` (file, version)."""
    return await look_at_approval(visit, bench, LegalChange.FIRMWARE, await _subject(bench, image), name)


async def write_image_request(visit: Visit, bench: Bench, image: tuple[str, str], reason: str, path: Path) -> None:
    """Write the request for a firmware ``image`` (file, version)."""
    await write_request(visit, bench, LegalChange.FIRMWARE, await _subject(bench, image), reason, path)


async def _subject(bench: Bench, image: tuple[str, str]) -> ApprovalSubject:
    file, version = image
    return image_subject(await asyncio.to_thread(check_firmware, bench.firmware(file)), version)
