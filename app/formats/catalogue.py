"""Reads what ships as data: templates, checklists, limits, profiles, rules."""

import json
from importlib.resources.abc import Traversable
from typing import Any

from app.domain.checklist import Checklist, LimitSet
from app.domain.errors import BadInput, Reason
from app.domain.template import VisitTemplate
from app.formats.checklist import load_checklist, load_limit_set, load_template


class ResourceCatalogue:
    """Fulfils ``Catalogue`` over the ``resources`` folder, wherever the program is installed."""

    def __init__(self, resources: Traversable) -> None:
        self._resources = resources

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
        """Return one JSON document."""
        return json.loads(self._bytes(folder, name))

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the ids of the documents in a folder, sorted."""
        place = self._resources.joinpath(folder)
        entries = (entry.name for entry in place.iterdir()) if place.is_dir() else ()
        return tuple(sorted(name.removesuffix(".json") for name in entries if name.endswith(".json")))

    def _bytes(self, folder: str, name: str) -> bytes:
        if name not in self.names(folder):
            raise BadInput(Reason.UNKNOWN_NAME, folder, name=name, known=", ".join(self.names(folder)))
        return self._resources.joinpath(folder, f"{name}.json").read_bytes()
