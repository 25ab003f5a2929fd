"""Databases of earlier and later versions."""

import shutil
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

import app.storage.migration as migration
from app.domain.certificate_point import CertificatePoint
from app.domain.errors import ComputerCannot, Reason
from app.domain.fact import VisitOpened, VisitPaused
from app.ports.store import Instrument, Reading, StationLine
from app.storage.database import make_engine
from app.storage.migration import upgrade
from app.storage.record import Record
from app.storage.store import DATABASE
from app.workflows.keep_instrument import keep_instrument, keep_points
from tests.storage.older import DATA
from tests.storage.opening import KEY, opened

ROOT = Path(__file__).parents[2]
STEPS = Path(migration.__file__).parent / "migrations"


def head_of(path: Path) -> str | None:
    engine = make_engine(path, KEY)
    with engine.connect() as connection:
        head = MigrationContext.configure(connection).get_current_revision()
    engine.dispose()
    return head


def steps() -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(STEPS))
    return [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()][::-1]


def test_migrations_make_the_tables_of_the_code(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "new.db", KEY)
    upgrade(engine, "new.db")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Record.metadata)
    engine.dispose()
    assert differences == []


def test_the_newest_version_is_the_last_step() -> None:
    assert steps()[-1] == migration.NEWEST


def test_alembic_is_not_imported_for_a_database_that_is_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    engine = make_engine(path, KEY)
    upgrade(engine, "new.db")
    engine.dispose()
    program = (
        "import sys; from pathlib import Path; from app.storage.database import make_engine; "
        "from app.storage.migration import upgrade; "
        f"upgrade(make_engine(Path(sys.argv[1]), bytes.fromhex('{KEY.hex()}')), 'new.db'); "
        "sys.exit('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 0


def test_every_step_but_the_last_has_a_stored_database() -> None:
    assert [path.stem.removeprefix("database-") for path in sorted(DATA.glob("*.db"))] == steps()[:-1]


@pytest.mark.parametrize("path", sorted(DATA.glob("*.db")), ids=lambda path: path.stem)
async def test_a_stored_older_database_is_brought_up_to_date(tmp_path: Path, path: Path) -> None:
    target = tmp_path / DATABASE
    shutil.copyfile(path, target)
    assert head_of(target) == path.stem.removeprefix("database-")
    async with opened(tmp_path) as store:
        (line,) = await store.visits()
        assert (line.id, line.station, line.state) == ("visit-old", "CP-1", "paused")
        first, second = await store.facts("visit-old")
        assert isinstance(first.fact, VisitOpened)
        assert first.fact.technician == "Mara Lind"
        assert second.fact == VisitPaused("locked, on the bench network")
        assert [station.id for station in await store.stations("nord")] == ["CP-1"]
        assert await store.preference("theme") == "sun"
        older = await store.readings("visit-old", "r")
        reading = Reading("r", first.at, "station", "energy", Decimal("1.20"), "kWh")
        await store.keep_readings("visit-old", [reading])
        assert await store.readings("visit-old", "r") == (*older, reading)
    assert head_of(target) == steps()[-1]


async def test_the_certificate_of_an_older_database_becomes_the_earlier_one(tmp_path: Path) -> None:
    shutil.copyfile(DATA / "database-0004.db", tmp_path / DATABASE)
    async with opened(tmp_path) as store:
        (known,) = await store.instruments()
        assert (known.id, known.certificate, known.due_on, known.earlier) == ("ref", "D-K-7", "2027-01-31", ())
        renewed = Instrument("ref", "Reference", "R-1", "D-K-8", "2027-01-15", "2029-01-15", "Lab North", 0.04)
        await keep_instrument(store, renewed)
    async with opened(tmp_path) as store:
        (kept,) = await store.instruments()
        assert kept == replace(renewed, earlier=(known.newest,))


async def test_certificates_of_an_older_database_have_no_points_and_take_some(tmp_path: Path) -> None:
    shutil.copyfile(DATA / "database-0005.db", tmp_path / DATABASE)
    points = (CertificatePoint(6, 0.04, 0.08), CertificatePoint(16, -0.01, 0.05, 3, voltage_v=400))
    async with opened(tmp_path) as store:
        (known,) = await store.instruments()
        assert (known.certificate, known.points) == ("D-K-7", ())
        assert [(one.number, one.expanded_percent, one.points) for one in known.earlier] == [("D-K-6", 0.06, ())]
        await keep_points(store, "ref", points)
    async with opened(tmp_path) as store:
        assert await store.instruments() == (replace(known, points=points),)


async def test_stations_of_an_older_database_are_put_in_the_order_of_people(tmp_path: Path) -> None:
    shutil.copyfile(DATA / "database-0006.db", tmp_path / DATABASE)
    async with opened(tmp_path) as store:
        await store.save_station(StationLine("Bay 9", "Alpha Park", "S"))
        assert [one.id for one in await store.stations()] == ["bay 1", "Bay 2", "Bay 9", "Bay 10", "CP-1"]


async def test_stations_of_an_older_database_are_put_in_the_order_of_a_dictionary(tmp_path: Path) -> None:
    shutil.copyfile(DATA / "database-0007.db", tmp_path / DATABASE)
    async with opened(tmp_path) as store:
        await store.save_station(StationLine("U 10", "Arztehaus", "S"))
        places = [(one.site, one.id) for one in await store.stations()]
    assert places == [
        ("Alpha Park", "bay 1"), ("Alpha Park", "Bay 2"), ("Alpha Park", "Bay 10"), ("Arzt Nord", "U 3"),
        ("Arztehaus", "U 10"), ("Ärztehaus", "U 1"), ("Nord", "CP-1"), ("Zoo", "U 2"), ("Zoo", "Ü 2"),
    ]  # fmt: skip


async def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    async with opened(tmp_path):
        pass
    engine = make_engine(tmp_path / DATABASE, KEY)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num='9999'")
    engine.dispose()
    with pytest.raises(ComputerCannot) as error:
        async with opened(tmp_path):
            pass
    assert error.value.reason is Reason.DATABASE_NEWER
    assert error.value.data["found"] == "9999"
    assert head_of(tmp_path / DATABASE) == "9999"


def test_a_step_that_fails_leaves_the_older_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / DATABASE
    shutil.copyfile(DATA / "database-0001.db", target)
    engine = make_engine(target, KEY)
    with engine.begin() as connection:  # the index of the second step is taken: the step fails after its table
        connection.exec_driver_sql("CREATE TABLE obstacle (x)")
        connection.exec_driver_sql("CREATE INDEX reading_run ON obstacle (x)")
    with pytest.raises(Exception, match="reading_run"):
        upgrade(engine, "obstacle")
    with engine.connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'").scalars().all()
    engine.dispose()
    assert "reading" not in tables
    assert head_of(target) == "0001"
