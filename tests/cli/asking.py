"""Asks the program as a shell does, in this process: arguments in; exit code, stdout and stderr out."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main


@dataclass(frozen=True)
class Said:
    """What one command said."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        """The one JSON object on stdout; more or less than one fails."""
        lines = self.out.splitlines()
        assert len(lines) == 1, self.out
        return json.loads(lines[0])

    @property
    def lines(self) -> list[Any]:
        """Every JSON object of a command that tells as it goes."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def reason(self) -> str:
        """The reason of the error; its sentence is the last line on stderr, the only one for bad input."""
        assert "Traceback" not in self.err
        sentences = self.err.splitlines()
        assert len(sentences) == 1 or self.code != 2, self.err
        error = self.answer["error"]
        assert " ".join(error["message"].split()) == sentences[-1]
        assert "{" not in sentences[-1]
        assert "–" not in sentences[-1], f"a gap was left in: {sentences[-1]}"
        return str(error["reason"])


@dataclass(frozen=True)
class Asks:
    """Runs commands on one data directory, each with ``--json``."""

    data: Path
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: object) -> Said:
        self.capsys.readouterr()
        code = main(["--json", "--data", str(self.data), *map(str, arguments)])
        return Said(code, *self.capsys.readouterr())

    def people(self, *arguments: object) -> Said:
        """Ask without ``--json``."""
        self.capsys.readouterr()
        code = main(["--data", str(self.data), *map(str, arguments)])
        return Said(code, *self.capsys.readouterr())
