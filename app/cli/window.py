"""The window, started from the command line: what only commands need is not imported before it stands."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from app.cli.answered import answered

if TYPE_CHECKING:
    from app.bootstrap import Program
    from app.cli.output import Output


def show_window(program: Program, language: str = "") -> int:
    """Show the window until it is closed; return the exit code, as every command does."""

    def show() -> int:
        return int(importlib.import_module("app.ui.app").run_window(program.speaking(language), language))

    def output() -> Output:
        from app.cli.output import standard_output

        return standard_output(program.texts, as_json=False)

    return answered(show, program, output)
