"""Turns frozen dataclasses into JSON-ready values and back, naming the field that does not fit.

Energies stay exact: ``Decimal`` travels as text. Times travel as RFC 3339 in UTC.
A dataclass that people write by hand sets ``__pydantic_config__ = STRICT``: an unknown key is then an error.
"""

from collections.abc import Hashable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from app.domain.errors import BadInput, Reason

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")

STRICT: Mapping[str, Any] = {"extra": "forbid"}
_REASONS = {
    "extra_forbidden": Reason.UNKNOWN_KEY,
    "unexpected_keyword_argument": Reason.UNKNOWN_KEY,
    "missing": Reason.MISSING_KEY,
}
_PROBLEMS = {
    "decimal_parsing": "not a number",
    "decimal_type": "not a number",
    "float_parsing": "not a number",
    "float_type": "not a number",
    "int_parsing": "not a number",
    "int_type": "not a number",
    "finite_number": "not a number",
    "extra_forbidden": "not known",
    "unexpected_keyword_argument": "not known",
    "missing": "missing",
}
"""What people read by the kind of misfit, translated by ``words.PROBLEMS``; other kinds are told as pydantic does."""


@cache
def _adapter(kind: Hashable) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter  # 60 ms: only where something is read or written

    return TypeAdapter(cast(Any, kind))


def encode(value: object) -> Any:
    """Return ``value`` as dicts, lists, text, numbers, bool and None, ready for ``json.dumps``."""
    return _adapter(cast(Hashable, type(value))).dump_python(value, mode="json")


def decode(kind: type[T], data: object, where: str) -> T:
    """Build a ``kind`` from JSON-ready ``data``; ``where`` names the file in errors.

    Raises BadInput (UNKNOWN_KEY, MISSING_KEY or WRONG_VALUE) naming the first field that does not fit.
    """
    from pydantic import ValidationError

    try:
        decoded: T = _adapter(cast(Hashable, kind)).validate_python(data)
        return decoded
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False)
        # a misspelt key is missing as well: naming the one that is there shows the mistake
        first = next((one for one in found if _REASONS.get(one["type"]) is Reason.UNKNOWN_KEY), found[0])
        reason = _REASONS.get(first["type"], Reason.WRONG_VALUE)
        field = ".".join(str(part) for part in first["loc"])
        raise BadInput(reason, where, field=field, problem=_PROBLEMS.get(first["type"], first["msg"])) from None


def schema(kind: type) -> dict[str, Any]:
    """Return the JSON schema (draft 2020-12) of what ``encode`` makes of a ``kind``."""
    return _adapter(cast(Hashable, kind)).json_schema(mode="serialization")
