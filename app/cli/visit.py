"""``visit run|list|show|resume``."""

import argparse
import tempfile
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.bootstrap import Program
from app.cli import hand_over
from app.cli.output import Output
from app.cli.run import report_done, run_planned, signing_pin, verdict_words
from app.cli.source import read_bytes, read_toml
from app.cli.sync import folder_of
from app.domain.codec import encode
from app.domain.errors import BadInput, Reason
from app.domain.messages import reason_words
from app.domain.outcome import VisitOutcome
from app.domain.plan import Plan, read_plan
from app.domain.step import TITLES
from app.domain.swap_doubt import SWAP_DOUBT_WORDS, swap_doubts
from app.domain.visit import VisitState
from app.domain.words import STEP_WORDS, VISIT_WORDS
from app.ports.station import ListenOptions
from app.ports.store import Store
from app.workflows.approval_desk import read_approval_file
from app.workflows.bench import Bench
from app.workflows.check_approvals import check_approvals
from app.workflows.check_plan import check_connectors, check_plan
from app.workflows.correct_plan import check_correction
from app.workflows.hands import PatientHands
from app.workflows.listen import expected_password
from app.workflows.make_report import outcome_of
from app.workflows.open_bench import open_bench
from app.workflows.run_visit import open_planned, work_visit
from app.workflows.update_firmware import check_firmware
from app.workflows.visit import resume_visit

NOT_A_PICTURE = "not a picture"
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*")
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypheif")


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the group."""
    group = commands.add_parser("visit", help="visits").add_subparsers(metavar="COMMAND", required=True)
    run = group.add_parser("run", parents=[options], help="a whole visit from a plan, against a real station")
    run.add_argument("plan", type=Path, metavar="PLAN.toml")
    run.add_argument("--out", type=Path, required=True, metavar="DIR")
    run.set_defaults(run=run_plan)
    listing = group.add_parser("list", parents=[options], help="every visit, newest first")
    listing.set_defaults(run=list_visits)
    for name, work, text in (("show", show, "one visit as it stands"), ("resume", resume, "go on where it stopped")):
        parser = group.add_parser(name, parents=[options], help=text)
        parser.add_argument("id", metavar="ID")
        if name == "resume":
            parser.add_argument("--plan", type=Path, metavar="PLAN.toml", help="a corrected plan of the same visit")
            parser.add_argument("--out", type=Path, metavar="DIR", help="without it, where the run was to write")
        parser.set_defaults(run=work)
    hand_over.add(group, options)


def _with_person(plan: Plan, program: Program) -> Plan:
    """Return the plan with what it leaves to the settings: the technician's licence and who issues certificates."""
    said, settings = plan.visit, program.settings
    person = replace(said, licence=said.licence or settings.licence, issuer=said.issuer or settings.issuer)
    return replace(plan, visit=person)


async def run_plan(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Run a plan; exit by the verdict."""
    began_s = program.real_clock.monotonic()
    plan = _with_person(read_plan(read_toml(given.plan), str(given.plan)), program)
    _check_files(plan, given.plan.parent)
    program.check_language(plan.visit.lang, f"{given.plan}, visit.lang")
    async with AsyncExitStack() as stack:
        store = await program.open_store()
        stack.push_async_callback(store.close)
        bench = await _bench(program, store, plan, given.plan.parent, output)
        visit = await open_planned(plan, bench, str(given.plan))
        await _keep_plan(store, visit.id, given.plan)
        await store.set_preference(_out_of(visit.id), str(given.out.absolute()))
        run = await work_visit(visit, plan, bench)
        await deliver_planned(plan, store, program)
    return report_done(run, given.out, began_s, program, output)


async def resume(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Go on with a visit that was begun from a plan, or from a corrected one."""
    began_s = program.real_clock.monotonic()
    corrected = read_plan(read_toml(given.plan), str(given.plan)) if given.plan else None
    async with AsyncExitStack() as stack:
        store = await program.open_store()
        stack.push_async_callback(store.close)
        kept = await store.preference(_plan_of(given.id))
        if kept is None:
            await store.facts(given.id)  # says whether the visit is known at all
            raise BadInput(Reason.UNKNOWN_NAME, given.id, name="PLAN.toml", known="-")
        folder = Path(await store.preference(_folder_of(given.id)) or ".")
        out = given.out or Path(await store.preference(_out_of(given.id)) or ".")
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "plan.toml"
            path.write_bytes(await store.evidence(kept))
            plan = read_plan(read_toml(path), f"plan of {given.id}")
        visit = await resume_visit(store, program.clock, program.catalogue, given.id)
        if corrected is not None:
            _check_files(corrected, given.plan.parent)
            check_correction(plan, corrected, visit.state, str(given.plan))
            plan, folder = corrected, given.plan.parent
        bench = await _bench(program, store, plan, folder, output)
        if corrected is not None:
            check_plan(plan, visit.basis, bench, str(given.plan))
            await check_approvals(plan, bench, visit.state)
            if visit.state.snapshot("first") is not None:
                check_connectors(plan, visit.state.connectors, str(given.plan))
            await _keep_plan(store, visit.id, given.plan)
        run = await work_visit(visit, plan, bench)
        await deliver_planned(plan, store, program)
    return report_done(run, out, began_s, program, output)


async def _keep_plan(store: Store, visit: str, path: Path) -> None:
    """Keep the plan and where its photos lie, so that the visit can be resumed by its id alone."""
    await store.set_preference(_plan_of(visit), await store.put_evidence(read_bytes(path)))
    await store.set_preference(_folder_of(visit), str(path.parent.absolute()))


async def deliver_planned(plan: Plan, store: Store, program: Program) -> None:
    """Deliver the outbox where the plan says so."""
    if plan.sync is not None:
        from app.workflows.push_bundles import push_bundles

        await push_bundles(store, program.delivery(folder_of(plan.sync.to)))


async def list_visits(given: argparse.Namespace, program: Program, output: Output) -> int:
    """List the visits."""
    store = await program.open_store()
    try:
        lines = await store.visits()
    finally:
        await store.close()
    tr = program.texts.tr
    text = [
        f"{line.id}  {tr(VISIT_WORDS[line.state]):14} {line.opened_at:%Y-%m-%d %H:%M}  {line.site}, {line.station}"
        for line in lines
    ]
    output.result(
        {"visits": [encode(line) for line in lines]},
        lambda: "\n".join(text) or program.texts.tr("No visit yet. Begin with: chargebench demo --out DIR"),
    )
    return 0


async def show(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Show a visit: its steps, its verdict as it stands, every fact with ``--json``."""
    store = await program.open_store()
    try:
        visit = await resume_visit(store, program.clock, program.catalogue, given.id)
        outcome = await outcome_of(visit, program.catalogue)
    finally:
        await store.close()
    steps = [
        {"step": state.step.value, "status": state.status.value, "note": state.note}
        for state in visit.state.steps.values()
    ]
    data = {
        "id": visit.id,
        "steps": steps,
        "verdict": outcome.verdict.value,
        "meter": outcome.meter.value,
        "facts": [encode(saved) for saved in visit.state.saved],
    }
    output.result(data, lambda: _steps_text(visit.state, outcome, program.texts.tr))
    return 0


def _steps_text(state: VisitState, outcome: VisitOutcome, tr: Callable[..., str]) -> str:
    lines = []
    for step, found in state.steps.items():
        title, word = tr(TITLES[step]), tr(STEP_WORDS[found.status])
        lines.append(f"{title:26} {word:24} {reason_words(found.note, title, tr)}".rstrip())
    lines += [tr(SWAP_DOUBT_WORDS[one.which], **one.values()) for one in swap_doubts(state)]
    both = ", ".join(verdict_words(outcome, tr).values())
    return "\n".join([*lines, tr("Verdict: {verdict}", verdict=both)])


async def _bench(program: Program, store: Store, plan: Plan, folder: Path, output: Output) -> Bench:
    bench = await open_bench(
        program,
        store,
        plan.visit.lang,
        _listen_options(plan, folder),
        lambda central: PatientHands(central, program.clock, plan),
    )
    return replace(
        bench,
        pin=signing_pin(program),
        photos=lambda name: read_bytes(folder / name),
        firmware=lambda name: folder / name,
        approvals=lambda name: read_approval_file(folder / name),
        zone=program.settings.zone,
        tell=run_planned(output),
    )


def _check_files(plan: Plan, folder: Path) -> None:
    """Find missing photos, files that are none, and missing firmware before the visit is opened.

    Raises BadInput naming the file.
    """
    for answer in (*plan.answers.values(), *plan.out_of_service.values()):
        for photo in answer.photos:
            if not _is_picture(read_bytes(folder / photo)):
                raise BadInput(Reason.WRONG_VALUE, str(folder / photo), field="photo", problem=NOT_A_PICTURE)
    if plan.firmware is not None:
        check_firmware(folder / plan.firmware.file)
    if plan.sync is not None:
        folder_of(plan.sync.to)


def _is_picture(content: bytes) -> bool:
    """Tell a picture by its first bytes: JPEG, PNG, WebP, HEIC, TIFF."""
    return content.startswith(PICTURES) or content[4:12] in HEIC or (content[:4], content[8:12]) == (b"RIFF", b"WEBP")


def _listen_options(plan: Plan, folder: Path) -> ListenOptions:
    station = plan.station
    password = station.password_file
    return ListenOptions(
        host=station.host,
        port=station.port,
        path_prefix=station.path_prefix,
        ocpp=station.ocpp,
        security_profile=station.security_profile,
        password_hash=expected_password(read_bytes(folder / password)) if password else None,
    )


def _plan_of(visit: str) -> str:
    return f"plan:{visit}"


def _folder_of(visit: str) -> str:
    return f"plan-folder:{visit}"


def _out_of(visit: str) -> str:
    return f"plan-out:{visit}"
