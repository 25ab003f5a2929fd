"""What is encoded decodes to the same; what does not fit is named."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from hypothesis import given

from app.domain.codec import STRICT, decode, encode, schema
from app.domain.errors import BadInput, Reason
from app.domain.fact import Fact, SavedFact
from tests.domain.facts import AT, facts


@given(facts())
def test_every_fact_survives_json(fact: Fact) -> None:
    saved = SavedFact("v", 1, AT, fact)
    again = decode(SavedFact, json.loads(json.dumps(encode(saved), allow_nan=False)), "test")
    assert again == saved
    assert type(again.fact) is type(fact)


@dataclass(frozen=True)
class _Row:
    __pydantic_config__: ClassVar[Any] = STRICT

    name: str
    energy_kwh: Decimal
    at: datetime = AT


def test_energies_keep_their_trailing_zeros_and_times_are_utc() -> None:
    row = _Row("a", Decimal("1.500"))
    assert encode(row) == {"name": "a", "energy_kwh": "1.500", "at": "2026-11-23T09:00:00Z"}
    assert str(decode(_Row, encode(row), "t").energy_kwh) == "1.500"
    assert decode(_Row, {"name": "a", "energy_kwh": "1", "at": "2026-11-23T10:00:00+01:00"}, "t").at == datetime(
        2026, 11, 23, 9, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("data", "reason", "field"),
    [
        ({"energy_kwh": "1"}, Reason.MISSING_KEY, "name"),
        ({"name": "a", "energy_kwh": "much"}, Reason.WRONG_VALUE, "energy_kwh"),
        ({"name": "a", "energy_kwh": "1", "colour": "red"}, Reason.UNKNOWN_KEY, "colour"),
        ({"nome": "a", "energy_kwh": "1"}, Reason.UNKNOWN_KEY, "nome"),
        ([], Reason.WRONG_VALUE, ""),
        (None, Reason.WRONG_VALUE, ""),
    ],
)
def test_what_does_not_fit_names_file_and_field(data: object, reason: Reason, field: str) -> None:
    with pytest.raises(BadInput) as error:
        decode(_Row, data, "FILE.json")
    assert (error.value.reason, error.value.where, error.value.data["field"]) == (reason, "FILE.json", field)


def test_the_schema_is_that_of_what_is_written() -> None:
    assert schema(_Row)["additionalProperties"] is False
    assert "energy_kwh" in schema(_Row)["required"]
