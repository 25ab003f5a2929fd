"""What ships as data: templates, checklists, limits, calibration profiles, run rules."""

from typing import Any, Protocol

from app.domain.checklist import Checklist, LimitSet
from app.domain.template import VisitTemplate


class Catalogue(Protocol):
    """Reads resources by id. Each method raises BadInput (UNKNOWN_NAME listing what is known)."""

    def templates(self) -> tuple[VisitTemplate, ...]:
        """Return every visit template."""

    def template(self, name: str) -> VisitTemplate:
        """Return one visit template."""

    def checklist(self, name: str) -> Checklist:
        """Return one checklist."""

    def limit_set(self, name: str) -> LimitSet:
        """Return one limit set."""

    def document(self, folder: str, name: str) -> Any:
        """Return one JSON document of ``resources/<folder>/<name>.json``."""

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the ids of the JSON documents in ``resources/<folder>``."""
