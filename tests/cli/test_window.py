"""The window as it is started: without a command."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.__main__ import main
from app.domain.errors import ComputerCannot, Reason

ROOT = Path(__file__).parents[2]
STARTED = """
import sys
from types import SimpleNamespace

def run_window(program, language):
    print(*sys.modules)
    return 0

sys.modules["app.ui.app"] = SimpleNamespace(run_window=run_window)
from app.__main__ import main

sys.exit(main([]))
"""


def stand_in(monkeypatch: pytest.MonkeyPatch, run_window: Callable[[Any, str], int]) -> None:
    monkeypatch.setitem(sys.modules, "app.ui.app", SimpleNamespace(run_window=run_window))


def test_nothing_is_imported_that_only_commands_need(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "PATH": "", "PYTHONPATH": str(ROOT), "LANG": "en"}
    done = subprocess.run(
        [sys.executable, "-c", STARTED], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    imported = set(done.stdout.split())
    assert "app.bootstrap" in imported
    slow = {"argparse", "asyncio", "pydantic", "sqlalchemy", "app.cli.main", "app.cli.demo", "app.domain.messages"}
    assert not slow & imported


@pytest.mark.parametrize(("arguments", "language"), [([], ""), (["--lang", "de"], "de")])
def test_the_language_given_is_handed_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], language: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    stand_in(monkeypatch, lambda _, given: 7 if given == language else 8)
    assert main(arguments) == 7


def test_an_error_is_one_sentence_with_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> int:
        raise ComputerCannot(Reason.NO_PERMISSION, "/data")

    monkeypatch.setenv("HOME", str(tmp_path))
    stand_in(monkeypatch, refuse)
    assert main([]) == 5
    said = capsys.readouterr().err
    assert "/data" in said
    assert said.count("\n") == 1
