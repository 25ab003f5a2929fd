"""What a person records of an instrument: kept once, two results of one day apart, and taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.errors import BadInput
from app.ports.store import Instrument
from app.workflows.recall_history import Found, problems_of_found, recall_history, record_found, take_back
from tests.fakes.fake_clock import FakeTurningClock
from tests.fakes.fake_store import FakeStore

FOUND = Found(instrument="ref", origin="check", source="CS-7", point="16 A", error_percent=0.02, on="2026-11-20")


def store_of(clock: FakeTurningClock) -> FakeStore:
    return FakeStore(clock, [Instrument("ref", "Analyser", "R-1")])


async def test_two_results_of_one_day_are_two_findings_and_the_same_one_is_kept_once() -> None:
    clock = FakeTurningClock()
    store = store_of(clock)
    first = await record_found(store, clock, FOUND)
    second = await record_found(store, clock, replace(FOUND, error_percent=0.03))
    third = await record_found(store, clock, replace(FOUND, error_percent=0.04))
    assert [one.at - first.at for one in (second, third)] == [timedelta(minutes=1), timedelta(minutes=2)]
    await record_found(store, clock, FOUND)
    (point,) = (await recall_history(store, "instrument", "ref")).points
    assert [one.error_percent for one in point.errors] == [0.02, 0.03, 0.04]
    await take_back(store, second)
    (point,) = (await recall_history(store, "instrument", "ref")).points
    assert [one.error_percent for one in point.errors] == [0.02, 0.04]


async def test_every_problem_of_a_form_is_named_at_once_and_the_first_is_raised() -> None:
    clock = FakeTurningClock()
    wrong = replace(FOUND, point=" ", k=0.5, limit_percent=0.0, on="2999-01-01")
    problems = list(problems_of_found(wrong, clock.now()))
    assert [one.data["field"] for one in problems] == ["point", "limit_percent", "k", "on"]
    store = store_of(clock)
    with pytest.raises(BadInput) as caught:
        await record_found(store, clock, wrong)
    assert caught.value.data["field"] == "point"
    assert await store.errors("instrument") == ()
