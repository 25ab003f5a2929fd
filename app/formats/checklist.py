"""Reads checklists, limit sets, visit templates and answers from bytes; every error names file and field."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, NoReturn, TypeVar

from app.domain.answer import AnswerSheet
from app.domain.checklist import Checklist, Item, LimitSet, Section
from app.domain.checklist_check import problems
from app.domain.codec import STRICT, decode
from app.domain.errors import BadInput, Reason
from app.domain.step import ORDER, Step
from app.domain.template import VisitTemplate, check
from app.domain.text import Words

T = TypeVar("T")

Fetch = Callable[[str], bytes]
"""Returns the bytes of the shipped checklist of this id; raises BadInput (UNKNOWN_NAME) when there is none."""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)


@dataclass(frozen=True)
class ChecklistFile:
    """A checklist as it is written: whole, or with parts of shipped checklists taken over.

    ``include`` names them: ``ev-ac-inspect#arrive`` all items of a step, ``ev-ac-inspect#E17`` one item.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    version: int
    title: Words
    limit_set: str
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    include: tuple[str, ...] = ()


def load_checklist(data: bytes, where: str, fetch: Fetch | None = None) -> Checklist:
    """Return the checklist in ``data``, with everything it includes, in the order of the steps.

    Raises BadInput naming ``where`` and the field (NOT_JSON, UNKNOWN_KEY, MISSING_KEY, WRONG_VALUE, UNKNOWN_NAME).
    """
    file = _decode(ChecklistFile, data, where)
    sections = list(file.sections)
    items = []
    for number, name in enumerate(file.include):
        source, taken = _included(name, where, f"include.{number}", fetch)
        items += taken
        ids = {section.id for section in sections}
        used = {item.section for item in taken} - ids
        sections += [section for section in source.sections if section.id in used]
    items += file.items
    items.sort(key=lambda item: ORDER.index(item.step))
    sections.sort(key=lambda section: _first_use(section, items))
    return Checklist(file.id, file.version, file.title, file.limit_set, tuple(sections), tuple(items))


def load_limit_set(data: bytes, where: str) -> LimitSet:
    """Return the limit set in ``data``; raises BadInput naming ``where`` and the field."""
    return _decode(LimitSet, data, where)


def load_template(data: bytes, where: str) -> VisitTemplate:
    """Return the visit template in ``data``; raises BadInput, also where it breaks the order that protects people."""
    return check(_decode(VisitTemplate, data, where), where)


def load_answers(data: bytes, where: str) -> AnswerSheet:
    """Return the answers in ``data``; a number that is not quoted keeps its zeros. Raises BadInput naming the field."""
    return _decode(AnswerSheet, data, where, parse_float=str)


def check_checklist(checklist: Checklist, limits: LimitSet, where: str) -> None:
    """Raise BadInput (WRONG_VALUE) naming the first thing that makes ``checklist`` unusable under ``limits``."""
    for found in problems(checklist, limits):
        raise BadInput(Reason.WRONG_VALUE, where, field=found.field, problem=found.problem)


def _included(name: str, where: str, field: str, fetch: Fetch | None) -> tuple[Checklist, list[Item]]:
    """Return the shipped checklist and the items of it that ``name`` means; includes do not nest."""
    checklist_id, _, part = name.partition("#")
    if fetch is None or not _NAME.fullmatch(checklist_id):
        raise BadInput(Reason.UNKNOWN_NAME, where, field=field, name=name, problem="no such checklist here")
    source = load_checklist(fetch(checklist_id), f"{checklist_id}.json")
    if part in {step.value for step in Step}:
        taken = list(source.of_step(Step(part)))
    else:
        taken = [item for item in source.items if item.id == part]
    if not taken:
        raise BadInput(Reason.UNKNOWN_NAME, where, field=field, name=name, problem="no such step or item")
    return source, taken


def _first_use(section: Section, items: list[Item]) -> int:
    return next((number for number, item in enumerate(items) if item.section == section.id), len(items))


def _decode(kind: type[T], data: bytes, where: str, **parse: Any) -> T:
    try:
        text = data.decode("utf-8-sig")
        found = json.loads(text, object_pairs_hook=_unique(where), parse_constant=_refuse_constant, **parse)
    except UnicodeDecodeError as error:
        raise BadInput(Reason.NOT_JSON, where, problem="not UTF-8", offset=error.start) from None
    except json.JSONDecodeError as error:
        raise BadInput(Reason.NOT_JSON, where, line=error.lineno, column=error.colno, problem=error.msg) from None
    except RecursionError:
        raise BadInput(Reason.NOT_JSON, where, problem="nested too deep") from None
    return decode(kind, found, where)


def _unique(where: str) -> Callable[[list[tuple[str, Any]]], dict[str, Any]]:
    """Return a hook that refuses a key written twice, where JSON would keep the last without a word."""

    def keep(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                raise BadInput(Reason.WRONG_VALUE, where, field=key, problem="written twice")
            found[key] = value
        return found

    return keep


def _refuse_constant(name: str) -> NoReturn:
    raise json.JSONDecodeError(f"{name} is not JSON", name, 0)
