"""Transcripts, readings, operator's records."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.errors import BadInput
from app.domain.station import OperatorsRecord
from app.ports.store import Frame, Reading
from tests.fakes.clock import FakeClock
from tests.storage.opening import OPENED, opened

AT = FakeClock().now()


async def test_operators_records_wait_byte_for_byte(tmp_path: Path) -> None:
    frame = '[2,"17","StopTransaction",{"meterStop": 4711,  "reason":"Löcal"}]'
    records = [
        OperatorsRecord("CP-7", "StopTransaction", "17", frame, AT),
        OperatorsRecord("CP-8", "X", "1", "[]", AT, "5"),
    ]
    async with opened(tmp_path) as store:
        for record in records:
            await store.keep_operators_record(record)
    async with opened(tmp_path) as store:
        assert await store.operators_records("CP-7") == (records[0],)
        assert await store.operators_records("CP-8") == (records[1],)
        assert await store.operators_records("CP-9") == ()


async def test_transcript_keeps_order(tmp_path: Path) -> None:
    frames = [Frame(AT + timedelta(milliseconds=i // 3), "CP-7", "in" if i % 2 else "out", f"[{i}]") for i in range(30)]
    async with opened(tmp_path) as store:
        visit = (await store.open_visit(OPENED)).visit
        await store.keep_frames(visit, frames[:10])
        await store.keep_frames(visit, frames[10:])
        await store.keep_frames(visit, [])
        assert await store.frames(visit) == tuple(frames)
        assert await store.frames("other") == ()


async def test_readings_keep_their_resolution(tmp_path: Path) -> None:
    texts = ("1.20", "1.200", "-0.0", "1E+2")
    rows = [Reading("16 A/1", AT, "station", "energy", Decimal(text), "kWh", 12.5, b"\x00\xff") for text in texts]
    other = Reading("16 A/2", AT, "reference", "power", Decimal(3), "W")
    async with opened(tmp_path) as store:
        visit = (await store.open_visit(OPENED)).visit
        await store.keep_readings(visit, rows)
        await store.keep_readings(visit, [other])
        found = await store.readings(visit, "16 A/1")
        assert [str(row.value) for row in found] == ["1.20", "1.200", "-0.0", "1E+2"]
        assert found == tuple(rows)
        assert await store.readings(visit, "16 A/2") == (other,)
        assert await store.readings(visit) == (*rows, other)


async def test_nothing_is_kept_for_a_visit_that_is_not_there(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        with pytest.raises(BadInput):
            await store.keep_frames("nowhere", [Frame(AT, "CP-7", "in", "[]")])
        with pytest.raises(BadInput):
            await store.keep_readings("nowhere", [])
