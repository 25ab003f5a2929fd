"""What the window asks of the interpreter it runs in.

PySide replaces ``__import__`` and reads the source of every module imported after it, to see whether the module may
switch ``snake_case`` or ``true_property`` on (``from __feature__ import ...``). This program switches nothing, and
reading the sources of a database library costs more time than importing it from bytecode.
"""

import builtins
import gc

import PySide6.QtCore  # noqa: F401 - replaces ``__import__``

COLLECT_AFTER = 20_000
"""New objects between two looks for garbage: what a start makes stays, and a look stops the painting."""


def use_plain_import() -> None:
    """Give ``__import__`` back; a PySide that did not replace it, or keeps no original, is left alone."""
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original


def collect_rarely() -> None:
    """Look for garbage less often than after 700 new objects, as Python would."""
    _, *older = gc.get_threshold()
    gc.set_threshold(COLLECT_AFTER, *older)
