"""Visits: facts come back as they were saved, lines follow them."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import BadInput, Reason
from app.domain.fact import (
    Fact,
    ItemAnswered,
    ReportSigned,
    RunMeasured,
    StepBegan,
    VisitOpened,
    VisitPaused,
    VisitStopped,
)
from app.domain.step import Step
from app.domain.verdict import ItemVerdict
from app.storage.fact import _KINDS, _state_after
from tests.fakes.clock import FakeClock
from tests.storage.opening import OPENED, opened


async def test_facts_come_back_after_reopening(tmp_path: Path) -> None:
    clock = FakeClock()
    run = RunMeasured(
        "p", 1, "t", Decimal("1.000"), Decimal("2.50"), None, None, Decimal("1.5000"), clock.now(), clock.now()
    )
    async with opened(tmp_path, clock=clock) as store:
        first = await store.open_visit(OPENED)
        clock.advance(60)
        saved = [first]
        for fact in (StepBegan(Step.ARRIVE), ItemAnswered("rcd", ItemVerdict.S2, value="310 ms", reason="slow"), run):
            saved.append(await store.add_fact(first.visit, fact))
    async with opened(tmp_path) as store:
        found = await store.facts(first.visit)
    assert found == tuple(saved)
    assert [fact.number for fact in found] == [1, 2, 3, 4]
    assert str(found[3].fact.reference_kwh) == "1.5000"  # type: ignore[union-attr]  # the resolution
    assert found[1].at - found[0].at == timedelta(seconds=60)


def test_every_fact_of_the_domain_can_be_read() -> None:
    assert set(_KINDS.values()) == set(get_args(Fact))


async def test_unknown_visits_are_named(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        for call in (store.facts("nowhere"), store.add_fact("nowhere", StepBegan(Step.ARRIVE))):
            with pytest.raises(BadInput) as error:
                await call
            assert error.value.reason is Reason.UNKNOWN_NAME
            assert error.value.where == "nowhere"


async def test_a_visit_begins_with_its_opening(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        with pytest.raises(BadInput):
            await store.open_visit(StepBegan(Step.ARRIVE))
        assert await store.visits() == ()


async def test_lines_newest_first_with_state(tmp_path: Path) -> None:
    clock = FakeClock()
    async with opened(tmp_path, clock=clock) as store:
        for name in ("one", "two", "three"):
            await store.open_visit(replace(OPENED, station_id=name, practice=name == "three"))
            clock.advance(1)
        await store.add_fact("visit-1", VisitPaused("locked"))
        await store.add_fact("visit-2", VisitStopped("rain"))
        lines = await store.visits()
    assert [(line.station, line.state, line.practice) for line in lines] == [
        ("three", "open", True),
        ("two", "stopped", False),
        ("one", "paused", False),
    ]
    assert lines[2].saved_at > lines[2].opened_at


@given(
    st.lists(
        st.sampled_from([VisitPaused("x"), VisitStopped("x"), StepBegan(Step.ARRIVE), ReportSigned("R", 1, "b", "c")])
    )
)
def test_states_never_go_back(facts: list[VisitPaused | VisitStopped | StepBegan | ReportSigned]) -> None:
    state = "open"
    for fact in facts:
        state = _state_after(state, fact)  # type: ignore[arg-type]
    if any(isinstance(fact, ReportSigned) for fact in facts):
        assert state == "signed"
    elif any(isinstance(fact, VisitStopped) for fact in facts):
        assert state == "stopped"
    else:
        assert state == ("paused" if facts and isinstance(facts[-1], VisitPaused) else "open")


async def test_facts_added_at_once_get_different_numbers(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        visit = (await store.open_visit(OPENED)).visit
        saved = await asyncio.gather(*(store.add_fact(visit, StepBegan(Step.ARRIVE)) for _ in range(20)))
        assert sorted(fact.number for fact in saved) == list(range(2, 22))
        assert len(await store.facts(visit)) == 21


async def test_umlauts_survive(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        visit = (await store.open_visit(OPENED)).visit
        fact = (await store.facts(visit))[0].fact
    assert isinstance(fact, VisitOpened)
    assert fact.site == "Süd"
