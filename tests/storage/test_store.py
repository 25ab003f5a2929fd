"""Opening: keys, damage, versions, two programs, full disks."""

import asyncio
import contextlib
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.domain.errors import ComputerCannot, Reason
from app.domain.fact import VisitPaused
from app.ports.store import Store
from app.storage.store import DATABASE, KEY_CHECK, SqlStorage
from tests.fakes.clock import FakeClock
from tests.storage.opening import KEY, OPENED, opened

OTHER_KEY = bytes(32)


async def refused(directory: Path, key: bytes = KEY) -> ComputerCannot:
    """Open and return why it was refused."""
    with pytest.raises(ComputerCannot) as error:
        async with opened(directory, key):
            pass
    return error.value


async def test_the_whole_port_is_there(tmp_path: Path) -> None:
    async with opened(tmp_path) as storage:
        store: Store = storage  # mypy compares the signatures
        assert [name for name in dir(Store) if not name.startswith("_") and not hasattr(store, name)] == []


async def test_wrong_key(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await store.set_preference("a", "b")
    before = (tmp_path / DATABASE).read_bytes()
    error = await refused(tmp_path, OTHER_KEY)
    assert error.reason is Reason.KEY_WRONG
    assert error.exit_code == 5
    assert (tmp_path / DATABASE).read_bytes() == before
    async with opened(tmp_path) as store:
        assert await store.preference("a") == "b"


async def test_damaged_at_its_beginning(tmp_path: Path) -> None:
    async with opened(tmp_path):
        pass
    with (tmp_path / DATABASE).open("r+b") as file:
        file.seek(100)
        file.write(bytes(50))
    assert (await refused(tmp_path)).reason is Reason.DATABASE_DAMAGED


async def test_damaged_in_the_middle_is_said_when_it_is_read(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        visit = (await store.open_visit(OPENED)).visit
        for _ in range(50):
            await store.add_fact(visit, VisitPaused("x" * 4000))
    size = (tmp_path / DATABASE).stat().st_size
    with (tmp_path / DATABASE).open("r+b") as file:
        for page in range(4096 * 40, size, 4096):
            file.seek(page + 700)
            file.write(bytes(8))
    async with opened(tmp_path) as store:
        with pytest.raises(ComputerCannot) as error:
            await store.facts(visit)
        assert error.value.reason is Reason.DATABASE_DAMAGED


async def test_keys_of_another_length_are_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32"):
        async with opened(tmp_path, b"short"):
            pass


async def test_a_lost_key_check_is_made_again(tmp_path: Path) -> None:
    async with opened(tmp_path):
        pass
    (tmp_path / KEY_CHECK).unlink()
    assert (await refused(tmp_path, OTHER_KEY)).reason is Reason.KEY_WRONG
    async with opened(tmp_path):
        assert (tmp_path / KEY_CHECK).is_file()


async def test_two_programs_on_one_directory(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        assert (await refused(tmp_path)).reason is Reason.DATA_DIRECTORY_IN_USE
        second = run(sys.executable, "-m", "tests.storage.opening_child", str(tmp_path), "open", "0")
        assert (second.returncode, second.stdout.strip()) == (5, "data_directory_in_use"), second.stderr
        await store.set_preference("still", "works")
    async with opened(tmp_path) as store:
        assert await store.preference("still") == "works"


async def test_a_refused_opening_leaves_the_directory_free(tmp_path: Path) -> None:
    async with opened(tmp_path):
        pass
    assert (await refused(tmp_path, OTHER_KEY)).reason is Reason.KEY_WRONG
    async with opened(tmp_path):
        pass


async def test_closing_twice_is_harmless(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await store.close()
    assert not list(tmp_path.glob("*-wal"))


async def test_a_mistake_of_the_program_stays_one(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        with pytest.raises(DBAPIError) as error:
            await store._database.run(lambda session: session.execute(text("SELECT nothing, :x"), {"x": "MARKER"}))
    assert "MARKER" not in str(error.value)  # errors are logged


async def test_full_database_changes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        visit = (await store.open_visit(OPENED)).visit
        pages = await store._database.run(
            lambda session: session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
        )
        await store._database.run(
            lambda session: session.connection().exec_driver_sql(f"PRAGMA max_page_count={pages}").scalar_one()
        )
        with pytest.raises(ComputerCannot) as error:
            await store.add_fact(visit, VisitPaused("x" * 50_000))
        assert error.value.reason is Reason.DISK_FULL
        assert len(await store.facts(visit)) == 1
        assert (await store.visits())[0].state == "open"


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run another program to its end."""
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def fill(directory: Path, *prefix: str, limit: int = 0) -> str:
    """Run the program that fills the disk, which checks that all it saved is intact; return what it printed."""
    done = run(*prefix, sys.executable, "-m", "tests.storage.opening_child", str(directory), "fill", str(limit))
    assert done.returncode == 0, done.stderr
    assert "disk_full" in done.stdout
    assert "intact" in done.stdout
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
async def test_no_more_room_for_files(tmp_path: Path) -> None:
    """A limit on file size stands for a quota: the write fails, what was saved stays."""
    said = fill(tmp_path, limit=400_000)
    saved = [int(line.split()[1]) for line in said.splitlines() if line.startswith("saved")]
    assert len(saved) >= 3
    async with opened(tmp_path) as store:
        assert [fact.number for fact in await store.facts("visit-1")] == [1, *saved]


@pytest.mark.skipif(sys.platform != "linux", reason="needs a small tmpfs in a namespace of its own")
def test_disk_really_full(tmp_path: Path) -> None:
    tool = "/usr/bin/unshare"
    if not Path(tool).exists() or run(tool, "-Urm", "true").returncode:
        pytest.skip("this computer allows no mounts in a namespace")
    mounted = f'mount -t tmpfs -o size=1m tmpfs "{tmp_path}" && exec "$@"'
    said = fill(tmp_path, tool, "-Urm", "sh", "-c", mounted, "sh")
    assert said.count("saved") >= 3


async def test_an_opening_that_is_cancelled_leaves_the_directory_free(tmp_path: Path) -> None:
    opening = asyncio.create_task(SqlStorage.open(tmp_path, KEY, FakeClock(), str))
    await asyncio.sleep(0)  # its thread has begun
    opening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await opening
    for _ in range(200):
        await asyncio.sleep(0.01)
        with contextlib.suppress(ComputerCannot):
            async with opened(tmp_path):
                return
    pytest.fail("the directory stayed locked")
