"""Imports go past PySide's search for its feature switches.

PySide replaces ``__import__`` and reads the source of every module imported after it, to see whether the module may
switch ``snake_case`` or ``true_property`` on (``from __feature__ import ...``). This program switches nothing, and
reading the sources of a database library costs more time than importing it from bytecode.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - replaces ``__import__``


def use_plain_import() -> None:
    """Give ``__import__`` back; a PySide that did not replace it, or keeps no original, is left alone."""
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original
