"""How a command answers: one JSON object, or text for people; errors as one line on stderr."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

from app.domain.codec import encode
from app.domain.errors import ChargeBenchError, Reason
from app.domain.messages import message
from app.ports.texts import Texts


@dataclass(frozen=True)
class Output:
    """Where a command writes; ``as_json`` leaves exactly one object on stdout."""

    texts: Texts
    as_json: bool
    out: IO[str]
    err: IO[str]

    def result(self, data: object, people: Callable[[], str]) -> None:
        """Write the result: ``data`` as JSON, or what ``people`` returns."""
        if self.as_json:
            self.line(data)
        else:
            self.out.write(people().rstrip("\n") + "\n")
        self.out.flush()

    def line(self, data: object) -> None:
        """Write one JSON object on one line."""
        self.out.write(json.dumps(_ready(data), ensure_ascii=False, allow_nan=False) + "\n")
        self.out.flush()

    def say(self, text: str) -> None:
        """Write a line of progress for people; silent with ``--json``."""
        if not self.as_json:
            self.out.write(text + "\n")
            self.out.flush()

    def error(self, error: ChargeBenchError) -> int:
        """Write one line on stderr (and the object on stdout with ``--json``); return the exit code."""
        sentence = message(error, self.texts.tr)
        self.err.write(" ".join(sentence.split()) + "\n")
        self.err.flush()
        if self.as_json:
            found: dict[str, Any] = {"reason": error.reason.value, "where": error.where, "message": sentence}
            if "visit" in error.data:
                found["visit"] = error.data["visit"]
            if error.reason is Reason.NO_CONFIRMATION:
                found["check"] = sentence
            self.line({"error": found})
        return error.exit_code


def _ready(data: object) -> object:
    return data if isinstance(data, dict | list | str | int | float | bool | None) else encode(data)


def standard_output(texts: Texts, as_json: bool) -> Output:
    """Return the output on the standard streams."""
    return Output(texts, as_json, sys.stdout, sys.stderr)
