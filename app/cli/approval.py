"""``approval request|sign|show|trust``: a second person approves beforehand what one alone may not change."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.bootstrap import Program
from app.cli.output import Output
from app.cli.run import signing_pin
from app.cli.source import read_at_most, read_toml
from app.domain.approval import ApprovalNeed, ApprovalSubject
from app.domain.approval_file import LARGEST_BYTES, read_approval, written
from app.domain.errors import BadInput, Reason
from app.domain.legal_change import CHANGE_TITLES, LegalChange
from app.domain.plan import read_plan
from app.domain.plan_work import PlanWork
from app.ports.signing import MakesKeys
from app.ports.store import Store
from app.ports.texts import Texts
from app.workflows.check_approvals import need_of_plan
from app.workflows.judge_change import need_of
from app.workflows.show_approval import ApprovalShown, show_approval
from app.workflows.sign_approval import approval_rules, approve_here, request_approval
from app.workflows.trust_approver import ApproverList, approvers, own_signers, read_fingerprint, trust_approver
from app.workflows.update_firmware import check_firmware, image_subject
from app.workflows.visit import read_state
from app.workflows.work_by_plan import judged_work
from app.workflows.work_on_meter import about, change_of
from app.workflows.write_bundle import write_file

PEM = b"-----BEGIN CERTIFICATE-----"
OF_CHANGE: dict[LegalChange, Sequence[str]] = {
    LegalChange.FIRMWARE: ("file", "version"),
    LegalChange.PARAMETER: ("key", "value"),
    LegalChange.METER_SWAP: ("meter",),
    LegalChange.SEAL: ("seal",),
    LegalChange.CLOCK: (),
}
"""What has to be said of each change, by option."""


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the group."""
    group = commands.add_parser("approval", help="a second person's signed approval of a change")
    group = group.add_subparsers(metavar="COMMAND", required=True)
    _add_request(group.add_parser("request", parents=[options], help="ask for one: an unsigned file"))
    sign = group.add_parser("sign", parents=[options], help="approve a request with the key of this data directory")
    sign.add_argument("file", type=Path, metavar="REQUEST")
    sign.add_argument("--out", type=Path, required=True, metavar="FILE")
    sign.add_argument("--by", default="", metavar="NAME", help="your full name, where no key was made yet")
    sign.set_defaults(run=sign_request)
    show = group.add_parser("show", parents=[options], help="what a file approves, and whether it counts here and now")
    show.add_argument("file", type=Path, metavar="FILE")
    show.set_defaults(run=show_file)
    trust = group.add_parser("trust", parents=[options], help="let a key approve; without an argument the known ones")
    trust.add_argument("key", nargs="?", default="", metavar="FILE|FINGERPRINT")
    trust.add_argument("--name", default="", help="whose key it is, where only the fingerprint is known")
    trust.set_defaults(run=trust_key)


def _add_request(parser: argparse.ArgumentParser) -> None:
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--plan", type=Path, metavar="PLAN.toml", help="station, technician and change of a plan")
    source.add_argument("--visit", metavar="ID", help="station and technician of a visit")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    kinds = [change.value for change in LegalChange]
    parser.add_argument("--change", choices=kinds, help="without it firmware, or the work on the meter of a plan")
    for name, text in (
        ("file", "firmware file; without it the plan's"),
        ("version", "version it must show afterwards"),
        ("key", "setting that is changed"),
        ("value", "its new value"),
        ("meter", "serial of the new meter; without it the plan's"),
        ("seal", "place of the seal that is opened; without it the plan's"),
        ("reason", "why; without it the plan's"),
    ):
        parser.add_argument(f"--{name}", default="", metavar="TEXT", help=text)
    parser.add_argument("--not-before", metavar="TIME", help="2026-11-28T08:00:00Z; without it now")
    parser.add_argument("--not-after", metavar="TIME", help="without it 72 hours after the begin")
    parser.set_defaults(run=make_request)


async def make_request(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Write an unsigned request from a plan or a visit."""
    rules = approval_rules(program.catalogue)
    begin = _time(given.not_before, "--not-before") or program.real_clock.now()
    end = _time(given.not_after, "--not-after") or begin + timedelta(hours=rules.default_hours)
    planned = _of_plan(given) if given.plan else None
    store = await program.open_store()
    try:
        keys = program.report_tools("en").keys
        need, reason = planned or await _of_visit(given, store)
        document = await request_approval(store, keys, rules, need, given.reason or reason, (begin, end))
        write_file(given.out, written(document))
        shown = await _shown(given.out, store, keys, program)
    finally:
        await store.close()
    asks = program.texts.tr("Have it signed on another computer: chargebench approval sign {file}", file=given.out)
    output.result(shown, lambda: _text(shown, program.texts, asks))
    return 0


def _of_plan(given: argparse.Namespace) -> tuple[ApprovalNeed, str]:
    """Return what the plan needs an approval for: its firmware, or the only work of a kind on its meter."""
    plan = read_plan(read_toml(given.plan), str(given.plan))
    firmware, work = plan.firmware, plan.calibration.work if plan.calibration is not None else PlanWork()
    planned = [(change_of(fact), about(fact), answer) for _, fact, answer in judged_work(work)]
    usual = planned[0][0] if planned and firmware is None else LegalChange.FIRMWARE
    change = LegalChange(given.change) if given.change else usual
    of_kind = [(subject, answer) for kind, subject, answer in planned if kind is change]
    if any(getattr(given, name) for name in OF_CHANGE[change] if name != "version"):
        subject, said = _subject(change, given, plan.station.id), None
    elif change is LegalChange.FIRMWARE and firmware is not None:
        image = check_firmware(given.plan.parent / firmware.file)
        subject, said = image_subject(image, given.version or firmware.version), firmware.metrology
    elif len(of_kind) == 1:
        subject, said = of_kind[0]
    else:
        subject, said = _subject(change, given, plan.station.id), None
    return need_of_plan(plan, change, subject), said.reason if said else ""


async def _of_visit(given: argparse.Namespace, store: Store) -> tuple[ApprovalNeed, str]:
    state, change = await read_state(store, given.visit), LegalChange(given.change or LegalChange.FIRMWARE)
    return need_of(state, change, _subject(change, given, state.opened.station_id)), ""


def _subject(change: LegalChange, given: argparse.Namespace, station: str) -> ApprovalSubject:
    missing = next((name for name in OF_CHANGE[change] if not getattr(given, name)), None)
    if missing is not None:
        raise BadInput(Reason.MISSING_KEY, "approval request", field=f"--{missing}")
    match change:
        case LegalChange.FIRMWARE:
            return image_subject(check_firmware(Path(given.file)), given.version)
        case LegalChange.PARAMETER:
            return ApprovalSubject(given.key, value=given.value)
        case LegalChange.METER_SWAP:
            return ApprovalSubject(given.meter)
        case LegalChange.SEAL:
            return ApprovalSubject(given.seal)
    return ApprovalSubject(station)


async def sign_request(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Sign a request; nothing is written where it may not be signed here."""
    document = read_approval(read_at_most(given.file, LARGEST_BYTES), given.file.name)
    pin = signing_pin(program)
    store = await program.open_store()
    try:
        keys, name = program.report_tools("en").keys, given.by or program.settings.technician
        at = program.real_clock.now()
        signed = await approve_here(store, keys, document, name, pin, at, given.file.name)
        write_file(given.out, written(signed))
        shown = await _shown(given.out, store, keys, program)
    finally:
        await store.close()
    tells = program.texts.tr(
        "Tell {name} the fingerprint by another way: chargebench approval trust {fingerprint}",
        name=shown.request.requested_by,
        fingerprint=shown.fingerprint,
    )
    output.result(shown, lambda: _text(shown, program.texts, tells))
    return 0


async def show_file(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Show a request or an approval; exit 0 only where it counts on this laptop now."""
    store = await program.open_store()
    try:
        shown = await _shown(given.file, store, program.report_tools("en").keys, program)
    finally:
        await store.close()
    output.result(shown, lambda: _text(shown, program.texts, _verdict(shown, program.texts)))
    return 0 if shown.counts else 1


async def trust_key(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Let a key approve from now on, by an approval it signed, its certificate (PEM), or its fingerprint alone."""
    keys = program.report_tools("en").keys
    fingerprint, name, key = _named_key(given, keys) if given.key else ("", "", "")
    store = await program.open_store()
    try:
        found = await approvers(store)
        if fingerprint:
            own = await own_signers(store, keys)
            at = program.real_clock.now()
            found = await trust_approver(store, own, fingerprint, given.name or name, key, at)
    finally:
        await store.close()
    output.result(found, lambda: _list_text(found, program.texts))
    return 0


def _named_key(given: argparse.Namespace, keys: MakesKeys) -> tuple[str, str, str]:
    typed = read_fingerprint(given.key)
    if typed is not None:
        return typed, "", ""
    content = read_at_most(Path(given.key), LARGEST_BYTES)
    if not content.lstrip().startswith(PEM):
        approved = read_approval(content, Path(given.key).name).approved
        if approved is None:
            raise BadInput(Reason.MISSING_KEY, Path(given.key).name, field="approved")
        content = approved.certificate.encode()
    facts = keys.read(content)
    return facts.fingerprint_sha256, facts.common_name, facts.key_sha256


async def _shown(path: Path, store: Store, keys: MakesKeys, program: Program) -> ApprovalShown:
    return await show_approval(read_at_most(path, LARGEST_BYTES), path.name, store, keys, program.real_clock.now())


def _text(shown: ApprovalShown, texts: Texts, last: str) -> str:
    tr, subject = texts.tr, shown.request.subject
    change = tr(CHANGE_TITLES[shown.request.change])
    lines = [
        (tr("Change"), ", ".join(part for part in (change, subject.name, subject.value) if part)),
        ("SHA-256", subject.sha256),
        (tr("Station"), f"{shown.request.station_id}, {shown.request.station_serial}"),
        (tr("Window"), f"{_utc(shown.request.not_before)} – {_utc(shown.request.not_after)}"),
        (tr("Requested by"), shown.request.requested_by),
        (tr("Reason"), shown.request.reason),
        (tr("Approved by"), f"{shown.approved_by}, {_utc(shown.approved_at)}" if shown.approved_at else ""),
        (tr("Fingerprint"), shown.fingerprint),
    ]
    return "\n".join([*(f"{name}: {value}" for name, value in lines if value), last])


def _verdict(shown: ApprovalShown, texts: Texts) -> str:
    if shown.counts:
        return texts.tr("It counts on this laptop now.")
    return texts.tr("It does not count here now: {why}.", why=texts.tr(shown.why))


def _list_text(found: ApproverList, texts: Texts) -> str:
    lines = [f"{one.fingerprint}  {one.name or '–'}  {_utc(one.since)}" for one in found.approvers]
    return "\n".join(lines) or texts.tr("Nobody may approve on this laptop yet.")


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _time(text: str | None, option: str) -> datetime | None:
    if text is None:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(Reason.WRONG_VALUE, "approval request", field=option, problem="not a time") from None
    if at.tzinfo is None:
        raise BadInput(Reason.WRONG_VALUE, "approval request", field=option, problem="a time without a zone")
    return at.astimezone(UTC)
