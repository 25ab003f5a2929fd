"""The edge of every command and of the window: each error ends in a sentence and the exit code of the contract."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.domain.errors import ChargeBenchError
from app.domain.text import mark

if TYPE_CHECKING:
    from app.bootstrap import Program
    from app.cli.output import Output

INTERNAL, INTERRUPTED = 70, 130
INTERNAL_SENTENCE = mark("Internal error: it was written to {path}. What was saved is safe; please send that file.")


def answered(work: Callable[[], int], program: Program, output: Callable[[], Output]) -> int:
    """Do the work of a command; say its error, log one nobody expected, and return the exit code."""
    try:
        return work()
    except ChargeBenchError as error:
        return output().error(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stdout = None  # the reader has gone; nothing more can be said to it
        return 0
    except Exception:
        return _internal(program, output())


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
