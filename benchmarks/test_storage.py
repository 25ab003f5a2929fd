"""What encryption costs: 100,000 readings into the store's own table, SQLCipher against plain SQLite.

Both sides run the same statement on the same schema through the same SQLAlchemy; only the driver and the key differ.
The rounds alternate, so that another program on the computer slows both.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, event, insert, text

from app.ports.store import StationLine
from app.storage.database import make_engine
from app.storage.record import ReadingRecord, Record, VisitRecord
from tests.storage.opening import KEY, opened

Way = Callable[[Engine, list[dict[str, object]]], None]

ROWS = 100_000
ROUNDS = 3
AT_MOST = 2.0
STATIONS = 10_000


def plain_engine(path: Path) -> Engine:
    """Return plain SQLite with the settings of the store."""
    engine = create_engine(f"sqlite:///{path}")

    def on_connect(connection: sqlite3.Connection, _entry: object) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def readings() -> list[dict[str, object]]:
    """Return rows as a run of several hours makes them."""
    start = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    return [
        {
            "visit": "v",
            "run": "16 A/1",
            "at": start + timedelta(milliseconds=200 * number),
            "source": "reference",
            "quantity": "energy",
            "value": Decimal(number).scaleb(-4),
            "unit": "kWh",
        }
        for number in range(ROWS)
    ]


def through_sqlalchemy(engine: Engine, rows: list[dict[str, object]]) -> None:
    """Insert and commit as the store does."""
    with engine.begin() as connection:
        connection.execute(insert(ReadingRecord), rows)


def through_driver(engine: Engine, rows: list[dict[str, object]]) -> None:
    """Insert and commit by the bare driver: nothing but the database is measured."""
    names = list(rows[0])
    statement = f"INSERT INTO reading ({', '.join(names)}) VALUES ({', '.join('?' for _ in names)})"
    values = [tuple(str(value) for value in row.values()) for row in rows]
    raw = engine.raw_connection()
    cursor = raw.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    cursor.executemany(statement, values)
    cursor.execute("COMMIT")
    raw.close()


def insert_once(engine: Engine, rows: list[dict[str, object]], way: Way) -> float:
    """Create the tables, insert, commit; return the seconds of the insert and its commit."""
    Record.metadata.create_all(engine)
    now = datetime(2026, 11, 23, tzinfo=UTC)
    visit = {"id": "v", "opened_at": now, "saved_at": now, "practice": False, "last_number": 0, "state": "open"}
    visit |= dict.fromkeys(("site", "station", "work_order", "template"), "x")
    with engine.begin() as connection:
        connection.execute(insert(VisitRecord), visit)
    begin = time.perf_counter()
    way(engine, rows)
    seconds = time.perf_counter() - begin
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM reading")).scalar_one() == ROWS
    engine.dispose()
    return seconds


def rounds(folder: Path, way: Way) -> Iterator[tuple[float, float]]:
    """Yield seconds of plain and encrypted, alternating."""
    rows = readings()
    for number in range(ROUNDS):
        plain = insert_once(plain_engine(folder / f"plain{number}.db"), rows, way)
        yield plain, insert_once(make_engine(folder / f"sealed{number}.db", KEY), rows, way)


@pytest.mark.parametrize("way", [through_sqlalchemy, through_driver])
def test_encrypted_insert_against_plain(tmp_path: Path, way: Way) -> None:
    found = list(rounds(tmp_path, way))
    plain, sealed = min(pair[0] for pair in found), min(pair[1] for pair in found)
    print(
        f"\ninsert of {ROWS} readings {way.__name__}: plain SQLite {plain:.2f} s, encrypted {sealed:.2f} s,"
        f" ratio {sealed / plain:.2f} (target <= {AT_MOST})"
    )
    assert sealed / plain <= AT_MOST


async def test_page_of_many_stations(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        for number in range(STATIONS):
            line = StationLine(f"CP-{number:05}", f"Söll {number % 100}", f"S{number}", "Acme", "Post 22")
            await store.save_station(line)
        for matching, expected in (("", 50), ("söll 77", 50), ("nothing at all", 0)):
            begin = time.perf_counter()
            page = await store.stations(matching, limit=50)
            seconds = time.perf_counter() - begin
            print(f"\n{len(page)} of {STATIONS} stations matching {matching!r}: {seconds * 1000:.1f} ms")
            assert len(page) == expected
