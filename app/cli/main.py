"""The command line: reads arguments, builds the program once, maps every error to the exit code of the contract."""

import argparse
import asyncio
import importlib
import logging
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any, NoReturn

from app import __version__
from app.bootstrap import Program, build
from app.cli.output import Output, standard_output
from app.domain.errors import BadInput, ChargeBenchError, Reason
from app.domain.text import mark

GROUPS = (
    "demo", "visit", "practice", "station", "checklist", "inspection", "instrument", "calibration", "report", "sync",
    "doctor",
)  # fmt: skip
"""One module a group; each has ``add(parsers)``, which sets ``run`` on its parsers."""
INTERNAL, INTERRUPTED = 70, 130
INTERNAL_SENTENCE = mark("Internal error: it was written to {path}. What was saved is safe; please send that file.")

Command = Callable[[argparse.Namespace, Program, Output], Coroutine[Any, Any, int]]


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, with exit code 2."""

    def error(self, message: str) -> NoReturn:
        raise BadInput(Reason.WRONG_USAGE, self.prog, problem=message)


def _global_options(*, top: bool) -> argparse.ArgumentParser:
    """Options that stand before or after the command: below the top they only overwrite when they are given."""
    absent = None if top else argparse.SUPPRESS
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--data", type=Path, metavar="DIR", default=absent, help="data directory")
    options.add_argument(
        "--json",
        action="store_true",
        dest="as_json",
        default=False if top else argparse.SUPPRESS,
        help="one JSON object",
    )
    options.add_argument("--lang", metavar="xx", default="" if top else argparse.SUPPRESS, help="language, such as de")
    return options


def make_parser() -> argparse.ArgumentParser:
    """Return the parser with every command."""
    parser = _Parser(prog="chargebench", parents=[_global_options(top=True)], description="EV charging field service.")
    parser.add_argument("--version", action="version", version=f"chargebench {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)
    for group in GROUPS:
        importlib.import_module(f"app.cli.{group}").add(commands, _global_options(top=False))
    return parser


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    try:
        given = make_parser().parse_args(arguments)
    except BadInput as error:
        return standard_output(build().texts, "--json" in arguments).error(error)
    program = build(given.data, given.lang)
    output = standard_output(program.texts, given.as_json)
    if not hasattr(given, "run"):
        return _window(program, output)
    return _answered(lambda: asyncio.run(given.run(given, program, output)), program, output)


def _window(program: Program, output: Output) -> int:
    def show() -> int:
        run_window = importlib.import_module("app.ui.app").run_window
        return int(run_window(program))

    return _answered(show, program, output)


def _answered(work: Callable[[], int], program: Program, output: Output) -> int:
    try:
        return work()
    except ChargeBenchError as error:
        return output.error(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stdout = None  # the reader has gone; nothing more can be said to it
        return 0
    except Exception:
        return _internal(program, output)


def _internal(program: Program, output: Output) -> int:
    """Log the error being handled; where no log can be written, it goes to stderr in one line."""
    try:
        logs = program.logs()
    except ChargeBenchError as error:
        output.error(error)
        logs = program.logs(to_file=False)
    logging.getLogger("app").exception("internal error")
    logs.stop()
    output.err.write(program.texts.tr(INTERNAL_SENTENCE, path=logs.path) + "\n")
    return INTERNAL
