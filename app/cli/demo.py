"""``demo --out DIR``: the practice visit over real sockets, on a data directory and key of its own."""

import argparse
import tempfile
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.bootstrap import Program
from app.cli.calibrated import calibrated_lines
from app.cli.output import Output
from app.cli.run import practice_pin, result_of, run_planned, verdict_words
from app.domain.bundle import CERTIFICATE_PATH
from app.domain.plan import read_plan
from app.domain.report import ReportContent
from app.domain.step import Step
from app.ports.practice import PracticeBench
from app.workflows.open_bench import open_practice_bench
from app.workflows.practice_instruments import practice_instruments
from app.workflows.progress import Doing, Progress, Tell
from app.workflows.push_bundles import push_bundles
from app.workflows.run_visit import run_visit
from app.workflows.write_bundle import write_report

WALK = 10.0
RUN = {Step.CALIBRATION: 400.0, Step.FUNCTION: 100.0}
"""How much faster than real the practice clock goes; while energy flows it runs, and registers are compared at
standstill only. It walks otherwise, so that the delay of a frame does not look like an error of a clock; a lowered
limit is given 0.1 s of real time to be followed."""
WANTED_FIRMWARE = "1.5.0"


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command."""
    demo = commands.add_parser("demo", parents=[options], help="the practice visit, from the first click to the PDF")
    demo.add_argument("--out", type=Path, required=True, metavar="DIR")
    demo.add_argument("--ocpp", default="1.6", choices=("1.6", "2.0.1"))
    demo.add_argument("--fault", action="append", default=[], metavar="NAME")
    demo.set_defaults(run=run_demo)


async def run_demo(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Run the practice visit; exit 0 when it completed and its report verifies, whatever the verdict."""
    began = program.real_clock.monotonic()
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="chargebench-demo-")))
        faults = tuple(dict.fromkeys(["queued-transactions", *given.fault]))
        practice, peers = program.practice(folder / "data", WALK, given.ocpp, faults)
        store = await practice.open_store()
        stack.push_async_callback(store.close)
        stack.push_async_callback(peers.stop)
        await peers.open()
        language = program.texts.language
        for instrument in practice_instruments(practice.catalogue, language):
            await store.save_instrument(instrument)
        planned = practice.practice_plan(given.ocpp, language, peers.meter_port)
        planned["visit"] |= {"paper": program.settings.paper}
        plan = read_plan(planned, "practice plan")
        bench = await open_practice_bench(practice, peers, store, language, given.ocpp, folder)
        tell = _hurrying(run_planned(output), peers)
        bench = replace(bench, pin=practice_pin(), ready=peers.start, tell=tell)
        run = await run_visit(plan, bench, "practice plan")
        path = write_report(given.out, run.report.content, run.report.files)
        documents = [path, path.with_name(CERTIFICATE_PATH)] if run.report.certificate else [path]
        verified = all(program.verifier().verify(document).positive for document in documents)
        receipts = given.out / "sync"
        receipts.mkdir(parents=True, exist_ok=True)
        await push_bundles(store, program.delivery(receipts))
    seconds = round(program.real_clock.monotonic() - began, 1)
    data = {**result_of(run, path), "seconds": seconds, "verified": verified}
    words = verdict_words(run.outcome, program.texts.tr)
    output.result(data, lambda: _text(data, words, run.report.content, program))
    return 0 if verified else 1


def _hurrying(tell: Tell, peers: PracticeBench) -> Tell:
    """Tell, and let time run while energy flows."""

    def hurried(news: Progress) -> None:
        if isinstance(news, Doing):
            peers.hurry(RUN.get(news.step, WALK))
        tell(news)

    return hurried


def _text(data: dict[str, Any], words: dict[str, str], content: ReportContent, program: Program) -> str:
    tr = program.texts.tr
    return "\n".join(
        [
            *calibrated_lines(content, tr),
            tr("Report: {path}", path=data["report"]),
            *([tr("Certificate: {path}", path=data["certificate"])] if "certificate" in data else []),
            tr(
                "Verdict of the practice station: {verdict}; its meter: {meter}",
                verdict=words["verdict"],
                meter=words["meter"],
            ),
            tr("Signed, verified, {seconds} s. PRACTICE: not a real report.", seconds=data["seconds"]),
        ]
    )
