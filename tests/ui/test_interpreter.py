"""Imports are not followed by PySide reading sources; garbage is looked for rarely."""

import builtins
import gc
import importlib
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QObject  # PySide is there, and has replaced what it replaces

from app.ui.interpreter import COLLECT_AFTER, use_plain_import


def read_by_pyside(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Import a new module; tell whether PySide then knows whether it switches a feature."""
    (folder / f"{name}.py").write_text("import json\n", encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    importlib.invalidate_caches()
    module: ModuleType = builtins.__import__(name)
    assert module.__name__ == name
    known: dict[str, int] = importlib.import_module("shibokensupport.feature").pyside_feature_dict
    return name in known


def test_a_module_is_imported_without_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_plain_import()
    assert not read_by_pyside(tmp_path, "plainly_imported", monkeypatch)
    assert QObject().objectName() == ""  # what PySide names stays as it was


def test_it_would_have_been_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where this fails, PySide reads no sources any more and the module can go."""
    monkeypatch.setattr(builtins, "__import__", vars(builtins)["__feature_import__"])
    assert read_by_pyside(tmp_path, "imported_by_pyside", monkeypatch)


def test_without_an_original_nothing_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(builtins, "__orig_import__")
    now = builtins.__import__
    use_plain_import()
    assert builtins.__import__ is now


def test_garbage_is_looked_for_rarely() -> None:
    assert gc.isenabled()
    assert gc.get_threshold()[0] == COLLECT_AFTER
