"""Reads what ships as data: templates, checklists, limits, profiles, rules."""

import json
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from app.domain.checklist import Checklist, LimitSet
from app.domain.errors import BadInput, Reason
from app.domain.template import VisitTemplate
from app.formats.checklist import load_checklist, load_limit_set, load_template

OWN_FOLDER = "profiles"


class ResourceCatalogue:
    """Fulfils ``Catalogue`` over the ``resources`` folder, wherever the program is installed.

    ``own`` is the folder of own calibration profiles; a shipped profile is never hidden by one of its name.
    """

    def __init__(self, resources: Traversable, own: Path | None = None) -> None:
        self._resources = resources
        self._own = own

    def templates(self) -> tuple[VisitTemplate, ...]:
        """Return every visit template."""
        return tuple(self.template(name) for name in self.names("templates"))

    def template(self, name: str) -> VisitTemplate:
        """Return one visit template."""
        return load_template(self._bytes("templates", name), f"{name}.json")

    def checklist(self, name: str) -> Checklist:
        """Return one checklist."""
        return load_checklist(
            self._bytes("checklists", name), f"{name}.json", lambda other: self._bytes("checklists", other)
        )

    def limit_set(self, name: str) -> LimitSet:
        """Return one limit set."""
        return load_limit_set(self._bytes("limits", name), f"{name}.json")

    def document(self, folder: str, name: str) -> Any:
        """Return one JSON document. Raises BadInput (UNKNOWN_NAME; NOT_JSON, FILE_UNREADABLE for an own file)."""
        if folder == OWN_FOLDER and name not in self._shipped(folder) and name in self._own_names():
            return self._own_document(name)
        return json.loads(self._bytes(folder, name))

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the ids of the documents in a folder, sorted."""
        own = self._own_names() if folder == OWN_FOLDER else ()
        return tuple(sorted({*self._shipped(folder), *own}))

    def _shipped(self, folder: str) -> tuple[str, ...]:
        place = self._resources.joinpath(folder)
        entries = (entry.name for entry in place.iterdir()) if place.is_dir() else ()
        return tuple(sorted(name.removesuffix(".json") for name in entries if name.endswith(".json")))

    def _own_names(self) -> tuple[str, ...]:
        if self._own is None or not self._own.is_dir():
            return ()
        return tuple(path.stem for path in self._own.glob("*.json") if not path.name.startswith("."))

    def _own_document(self, name: str) -> Any:
        path = (self._own or Path()) / f"{name}.json"
        try:
            return json.loads(path.read_text("utf-8-sig"))
        except OSError as error:
            raise BadInput(Reason.FILE_UNREADABLE, str(path), problem=error.strerror or "") from error
        except (ValueError, RecursionError) as error:
            raise BadInput(Reason.NOT_JSON, str(path), problem=str(error)) from None

    def _bytes(self, folder: str, name: str) -> bytes:
        if name not in self._shipped(folder):
            raise BadInput(Reason.UNKNOWN_NAME, folder, name=name, known=", ".join(self.names(folder)))
        return self._resources.joinpath(folder, f"{name}.json").read_bytes()
