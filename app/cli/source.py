"""Reads the files a command is given; every problem is one sentence that names the file."""

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from app.domain.errors import BadInput, Reason


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file, ``-`` for standard input. Raises BadInput (FILE_UNREADABLE)."""
    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(Reason.FILE_UNREADABLE, str(path), problem=error.strerror or "") from error


def read_at_most(path: Path, most: int) -> bytes:
    """Return the first ``most`` + 1 bytes of a file, ``-`` for standard input. Raises BadInput (FILE_UNREADABLE)."""
    if str(path) == "-":
        return sys.stdin.buffer.read(most + 1)
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise BadInput(Reason.FILE_UNREADABLE, str(path), problem=error.strerror or "") from error


def read_text(path: Path) -> str:
    """Return the text of a file. Raises BadInput (FILE_UNREADABLE)."""
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(Reason.FILE_UNREADABLE, str(path), problem="not UTF-8") from None


def read_json(path: Path) -> Any:
    """Return the value of a JSON file; numbers keep their digits as text. Raises BadInput (NOT_JSON)."""
    data = read_bytes(path)
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BadInput(Reason.NOT_JSON, str(path), problem=str(error)) from None


def read_toml(path: Path) -> dict[str, Any]:
    """Return the table of a TOML file. Raises BadInput (NOT_TOML)."""
    data = read_bytes(path)
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except ValueError as error:
        raise BadInput(Reason.NOT_TOML, str(path), problem=str(error)) from None


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")
