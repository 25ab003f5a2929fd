"""Data shipped with the program, read from wherever it is packed."""

import json
import tomllib
from importlib.resources.abc import Traversable
from typing import Any

from app.domain.errors import BadInput, Reason


class Resources:
    """Reads JSON, TOML and bytes below a folder; paths have forward slashes. Raises BadInput naming the file."""

    def __init__(self, root: Traversable) -> None:
        self.root = root

    def names(self, folder: str, suffix: str = "") -> tuple[str, ...]:
        """Return the sorted names of the files in ``folder`` that end with ``suffix``; none when it is missing."""
        place = self.root.joinpath(folder)
        if not place.is_dir():
            return ()
        return tuple(sorted(item.name for item in place.iterdir() if item.is_file() and item.name.endswith(suffix)))

    def bytes(self, path: str) -> bytes:
        """Return a file. Raises BadInput (FILE_UNREADABLE)."""
        try:
            return self.root.joinpath(path).read_bytes()
        except OSError:
            raise BadInput(Reason.FILE_UNREADABLE, path) from None

    def json(self, path: str) -> Any:
        """Return the value of a JSON file. Raises BadInput (FILE_UNREADABLE, NOT_JSON)."""
        try:
            return json.loads(self.bytes(path))
        except ValueError as error:
            raise BadInput(Reason.NOT_JSON, path, problem=str(error)) from None

    def toml(self, path: str) -> dict[str, Any]:
        """Return the table of a TOML file. Raises BadInput (FILE_UNREADABLE, NOT_TOML)."""
        try:
            return tomllib.loads(self.bytes(path).decode("utf-8"))
        except ValueError as error:  # of both: not UTF-8, not TOML
            raise BadInput(Reason.NOT_TOML, path, problem=str(error)) from None
