"""Asking on a terminal."""

import getpass
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.system.terminal import TerminalPassphrase
from app.system.texts import TsTexts


@pytest.fixture
def ask(tmp_path: Path) -> TerminalPassphrase:
    return TerminalPassphrase(TsTexts(tmp_path, "en"))


def typed(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """Pretend a person at a terminal types ``words``; return the questions as they come."""
    questions: list[str] = []
    answers: Iterator[str] = iter(words)

    def answer(question: str) -> str:
        questions.append(question)
        return next(answers)

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", answer)
    return questions


def test_nobody_there(ask: TerminalPassphrase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert ask(False) is None


def test_known_is_asked_once(ask: TerminalPassphrase, monkeypatch: pytest.MonkeyPatch) -> None:
    questions = typed(monkeypatch, "horse")
    assert ask(False) == "horse"
    assert len(questions) == 1


def test_new_is_asked_until_it_matches(ask: TerminalPassphrase, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "horse", "hose", "horse", "horse")
    assert ask(True) == "horse"
    typed(monkeypatch, "a", "b", "c", "d", "e", "f")
    assert ask(True) is None
