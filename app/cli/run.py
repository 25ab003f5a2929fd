"""What ``demo``, ``visit run`` and ``visit resume`` share: progress, PIN, and the object they end with."""

import getpass
import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.bootstrap import Program
from app.cli.calibrated import calibrated_lines
from app.cli.output import Output
from app.cli.source import read_bytes
from app.domain.bundle import CERTIFICATE_PATH
from app.domain.errors import BadInput, Reason
from app.domain.messages import message
from app.domain.outcome import VisitOutcome
from app.domain.step import TITLES
from app.domain.words import METER_WORDS, SAFETY_WORDS
from app.workflows.progress import Doing, NotFinished, Progress, Tell
from app.workflows.run_visit import VisitRun
from app.workflows.write_bundle import write_report


def run_planned(output: Output) -> Tell:
    """Return what tells people each step as it begins, and why one could not be finished."""
    tr = output.texts.tr

    def tell(news: Progress) -> None:
        if isinstance(news, Doing):
            sentence = tr(news.what, None, **dict(news.values))
            title = tr(TITLES[news.step])
            output.say(title if sentence == title else f"  {sentence}")
        elif isinstance(news, NotFinished):
            output.say(f"  {tr('Not finished: {reason}', reason=message(news.why, tr))}")

    return tell


def result_of(run: VisitRun, report: Path) -> dict[str, Any]:
    """Return the object of the contract; ``certificate`` only where a meter was calibrated."""
    certificate = {"certificate": str(report.with_name(CERTIFICATE_PATH))} if run.report.certificate else {}
    return {
        "report": str(report),
        **certificate,
        "bundle_id": run.report.bundle_id,
        "verdict": run.outcome.verdict.value,
        "meter": run.outcome.meter.value,
        "practice": run.report.content.practice,
        "visit": run.visit,
    }


def verdict_words(outcome: VisitOutcome, tr: Callable[..., str]) -> dict[str, str]:
    """Return both marks of page 1 in words."""
    return {"verdict": tr(SAFETY_WORDS[outcome.verdict]), "meter": tr(METER_WORDS[outcome.meter])}


def report_done(run: VisitRun, out: Path, began_s: float, program: Program, output: Output) -> int:
    """Write the report and say what it came to; exit by the verdict. ``began_s`` is when it began, monotonic."""
    path = write_report(out, run.report.content, run.report.files)
    seconds = round(program.real_clock.monotonic() - began_s, 1)
    data, words = {**result_of(run, path), "seconds": seconds}, verdict_words(run.outcome, program.texts.tr)
    tr = program.texts.tr
    lines = [
        tr(
            "Report: {path}. Verdict: {verdict}, meter: {meter}.",
            path=path,
            verdict=words["verdict"],
            meter=words["meter"],
        ),
        *calibrated_lines(run.report.content, tr),
        *([tr("Certificate: {path}", path=data["certificate"])] if "certificate" in data else []),
    ]
    output.result(data, lambda: "\n".join(lines))
    return 0 if run.outcome.positive else 1


def signing_pin(program: Program) -> str:
    """Return the PIN that unwraps the signing key for this signature.

    From CHARGEBENCH_PIN_FILE, else a prompt; a script without either signs with the passphrase of its data directory.
    Raises BadInput where there is none of them.
    """
    for name in ("CHARGEBENCH_PIN_FILE", "CHARGEBENCH_PASSPHRASE_FILE"):
        path = os.environ.get(name)
        if path:
            return read_bytes(Path(path)).decode("utf-8", "replace").strip()
        if sys.stdin.isatty():
            return getpass.getpass(program.texts.tr("PIN for the signature: "))
    raise BadInput(Reason.MISSING_KEY, "CHARGEBENCH_PIN_FILE", field="CHARGEBENCH_PIN_FILE")


def practice_pin() -> str:
    """Return a PIN nobody needs to know: the practice key lives as long as its folder."""
    return secrets.token_hex(8)
