"""Errors of meters and instruments: kept once, replaced by a later revision, asked by subject or station."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.known_error import KnownError
from tests.storage.opening import OPENED, opened
from tests.storage.test_revision import frozen

AT = datetime(2026, 3, 1, 10, tzinfo=UTC)
METER = KnownError(
    subject="meter", id="M1", at=AT, point="16 A", error_percent=0.25, expanded_percent=0.08, k=2.01, limit_percent=1.0,
    origin="visit", source="v1", station="CP-1", reference="ref",
)  # fmt: skip
CHECK = KnownError(
    subject="instrument", id="ref", at=AT, point="16 A", error_percent=0.01, origin="check", source="standard 7"
)


async def test_what_is_kept_comes_back_in_order_of_time(tmp_path: Path) -> None:
    later = replace(CHECK, at=AT + timedelta(days=30), error_percent=0.02)
    async with opened(tmp_path) as store:
        await store.keep_errors((later, METER))
        await store.keep_errors((CHECK, later))
    async with opened(tmp_path) as store:
        assert await store.errors("instrument", "ref") == (CHECK, later)
        assert await store.errors("meter", station="CP-1") == (METER,)
        assert await store.errors("meter") == (METER,)
        assert await store.errors("meter", "M2") == ()
        assert await store.errors("instrument", station="CP-1") == ()


async def test_a_later_revision_replaces_what_an_earlier_one_found(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await store.open_visit(OPENED)
        revision, signed = await frozen(store)
        other = replace(METER, source="v0", at=AT - timedelta(days=400))
        await store.keep_errors((other,))
        await store.freeze(revision, signed, (METER, replace(METER, point="32 A")))
        assert len(await store.errors("meter", "M1")) == 3
        revision, signed = await frozen(store, 2)
        await store.freeze(revision, signed, (replace(METER, error_percent=0.3),))
        assert [(one.source, one.error_percent) for one in await store.errors("meter", "M1")] == [
            ("v0", 0.25),
            ("v1", 0.3),
        ]


async def test_one_that_was_recorded_by_mistake_is_taken_back_alone(tmp_path: Path) -> None:
    same_day = replace(CHECK, point="32 A")
    async with opened(tmp_path) as store:
        await store.keep_errors((CHECK, same_day, METER))
        await store.drop_error(CHECK)
        assert await store.errors("instrument", "ref") == (same_day,)
        assert await store.errors("meter") == (METER,)
