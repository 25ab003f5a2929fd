"""What is encoded decodes to the same; what does not fit is named."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, ClassVar, Literal

import pytest
from hypothesis import given

from app.domain.codec import STRICT, decode, encode, schema
from app.domain.decision import DecisionRule
from app.domain.errors import BadInput, Reason
from app.domain.fact import Fact, SavedFact
from app.domain.words import PROBLEMS, problem_words
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


@dataclass(frozen=True)
class _Part:
    share: float


@dataclass(frozen=True)
class _Kinds:
    text: str
    count: int
    share: float
    energy_kwh: Decimal
    yes: bool
    day: date
    at: datetime
    rule: DecisionRule
    way: Literal["register", "pulse"]
    part: _Part
    parts: tuple[_Part, ...]
    pair: tuple[float, float]
    by_name: dict[str, float]


_SOUND: dict[str, Any] = {
    "text": "a",
    "count": 1,
    "share": 0.5,
    "energy_kwh": "1.5",
    "yes": True,
    "day": "2026-11-28",
    "at": "2026-11-28T09:00:00Z",
    "rule": "simple",
    "way": "pulse",
    "part": {"share": 1},
    "parts": [{"share": 1}],
    "pair": [1, 2],
    "by_name": {"a": 1},
}


@pytest.mark.parametrize("wrong", [None, "about", "", 1.5, float("nan"), [], {}, True, [None], [1, 2, 3], {"x": None}])
@pytest.mark.parametrize("name", list(_SOUND))
def test_every_misfit_is_told_in_words_that_are_translated(name: str, wrong: object) -> None:
    try:
        decode(_Kinds, {**_SOUND, name: wrong}, "FILE.json")
    except BadInput as error:
        problem = error.data["problem"]
        assert str(problem).partition(": ")[0] in PROBLEMS, problem


def test_words_that_fit_are_told_where_another_was_written() -> None:
    with pytest.raises(BadInput) as error:
        decode(_Kinds, {**_SOUND, "way": "dosage"}, "FILE.json")
    assert error.value.data["problem"] == "not one of: 'register', 'pulse'"
    german = {"not one of": "keines von"}
    told = problem_words(error.value.data["problem"], lambda text, **_: german[text])
    assert told == "keines von: 'register', 'pulse'"
