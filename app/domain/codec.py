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
    "decimal_max_digits": "not a number",
    "int_from_float": "not a whole number",
    "string_type": "not text",
    "bool_parsing": "not yes or no",
    "bool_type": "not yes or no",
    "list_type": "not a list",
    "tuple_type": "not a list",
    "too_long": "too many values",
    "too_short": "too few",
    "dict_type": "not a table",
    "mapping_type": "not a table",
    "dataclass_type": "not a table",
    "date_type": "not a date",
    "date_parsing": "not a date",
    "date_from_datetime_parsing": "not a date",
    "date_from_datetime_inexact": "not a date",
    "datetime_type": "not a time",
    "datetime_parsing": "not a time",
    "datetime_from_date_parsing": "not a time",
    "timezone_aware": "a time without its zone",
    "enum": "not one of",
    "literal_error": "not one of",
    "none_required": "contradicts another key",
    "extra_forbidden": "not known",
    "unexpected_keyword_argument": "not known",
    "missing": "missing",
}
"""What people read by the kind of misfit, translated by ``words.PROBLEMS``; others as pydantic says."""


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
        found = error.errors(include_url=False)
        # a misspelt key is missing as well: naming the one that is there shows the mistake
        first = next((one for one in found if _REASONS.get(one["type"]) is Reason.UNKNOWN_KEY), found[0])
        reason = _REASONS.get(first["type"], Reason.WRONG_VALUE)
        field = ".".join(str(part) for part in first["loc"])
        raise BadInput(reason, where, field=field, problem=_problem(first)) from None


def _problem(misfit: Mapping[str, Any]) -> str:
    """Return what people read; behind "not one of" stand the words that fit."""
    problem = _PROBLEMS.get(misfit["type"], misfit["msg"])
    expected = misfit.get("ctx", {}).get("expected")
    return f"{problem}: {str(expected).replace(' or ', ', ')}" if expected else problem


def schema(kind: type) -> dict[str, Any]:
    """Return the JSON schema (draft 2020-12) of what ``encode`` makes of a ``kind``."""
    return _adapter(cast(Hashable, kind)).json_schema(mode="serialization")
