"""The command line: reads arguments, builds the program once, maps every error to the exit code of the contract."""

import argparse
import asyncio
import importlib
import signal
import threading
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any, NoReturn

from app import __version__
from app.bootstrap import Program, build
from app.cli.answered import answered
from app.cli.output import Output, standard_output
from app.cli.window import show_window
from app.domain.errors import BadInput, ChargeBenchError, Reason

GROUPS = (
    "demo", "visit", "practice", "station", "checklist", "inspection", "instrument", "calibration", "approval",
    "report", "sync", "doctor",
)  # fmt: skip
"""One module a group; each has ``add(parsers)``, which sets ``run`` on its parsers."""
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


def _language_in(arguments: Sequence[str]) -> str:
    """Return the language of arguments that could not be parsed; empty = the computer's."""
    for argument, following in zip(arguments, (*arguments[1:], ""), strict=True):
        if argument.startswith("--lang"):
            return argument.partition("=")[2] or following
    return ""


def _stop_cleanly() -> None:
    """Let a request to end (SIGTERM) close links and remove what was received, as Ctrl+C does."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    try:
        given = make_parser().parse_args(arguments)
    except BadInput as error:
        return standard_output(build(language=_language_in(arguments)).texts, "--json" in arguments).error(error)
    _stop_cleanly()
    program = build(given.data, given.lang)
    try:
        program = program.speaking(given.lang)
    except ChargeBenchError as error:
        return standard_output(program.texts, given.as_json).error(error)
    if not hasattr(given, "run"):
        return show_window(program, given.lang)
    output = standard_output(program.texts, given.as_json)
    return answered(lambda: asyncio.run(given.run(given, program, output)), program, lambda: output)
