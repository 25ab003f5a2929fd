"""The whole store: one data directory, opened, migrated, used, closed."""

import asyncio
import hmac
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from app.domain.errors import ComputerCannot, Reason
from app.ports.clock import Clock
from app.storage.database import Database, make_engine
from app.storage.durable import make_private, touch_private, write_durably
from app.storage.evidence import SqlEvidence
from app.storage.failure import of_database, of_files, sqlite_code
from app.storage.known_error import SqlErrors
from app.storage.lock import DirectoryLock
from app.storage.migration import upgrade
from app.storage.profile import SqlInstruments, SqlKeys, SqlPreferences
from app.storage.raw import SqlRecords
from app.storage.revision import SqlRevisions
from app.storage.sealed import EvidenceFiles, derived_key
from app.storage.station import SqlStations
from app.storage.visit import SqlVisits

DATABASE = "chargebench.db"
EVIDENCE = "evidence"
KEY_CHECK = "key.check"
_SQLITE_NOTADB = 26
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Opened:
    """What must be closed again."""

    lock: DirectoryLock
    engine: Engine
    evidence: EvidenceFiles


class SqlStorage(
    SqlVisits, SqlStations, SqlEvidence, SqlRecords, SqlRevisions, SqlErrors, SqlPreferences, SqlKeys, SqlInstruments
):
    """The ``Store`` port on SQLCipher and a directory of sealed files. Use ``SqlStorage.open``."""

    def __init__(
        self, opened: _Opened, thread: ThreadPoolExecutor, where: str, clock: Clock, new_id: Callable[[], str]
    ) -> None:
        super().__init__(Database(opened.engine, thread, where), clock, new_id, opened.evidence)
        self._opened = opened
        self._executor = thread
        self._closed = False

    @classmethod
    async def open(cls, directory: Path, key: bytes, clock: Clock, new_id: Callable[[], str]) -> "SqlStorage":
        """Lock ``directory``, open or create its database with the 32-byte ``key``, and bring it up to date.

        Raises ComputerCannot (DATA_DIRECTORY_IN_USE, KEY_WRONG, DATABASE_DAMAGED, DATABASE_NEWER, DISK_FULL,
        NO_PERMISSION).
        """
        thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")
        opening = thread.submit(_open, directory, key)
        try:
            opened = await asyncio.wrap_future(opening)
        except asyncio.CancelledError:
            thread.submit(_close_late, opening)  # or the directory would stay locked
            thread.shutdown(wait=False)
            raise
        except BaseException:
            thread.shutdown(wait=False)
            raise
        return cls(opened, thread, str(directory / DATABASE), clock, new_id)

    async def close(self) -> None:
        """Check-point, close and release the data directory; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            await asyncio.get_running_loop().run_in_executor(self._executor, _close, self._opened)
        finally:
            self._executor.shutdown(wait=False)


def _open(directory: Path, key: bytes) -> _Opened:
    """Translate what goes wrong on the way; the lock is released then."""
    try:
        make_private(directory)
        lock = DirectoryLock(directory)
        try:
            return _open_locked(directory, key, lock)
        except BaseException:
            lock.release()
            raise
    except OSError as error:
        raise of_files(error, error.filename or str(directory)) or error from error


def _open_locked(directory: Path, key: bytes, lock: DirectoryLock) -> _Opened:
    path = directory / DATABASE
    touch_private(path)
    make_private(directory / EVIDENCE)
    evidence = EvidenceFiles(directory / EVIDENCE, key)
    evidence.sweep()
    engine = make_engine(path, key)
    try:
        upgrade(engine, str(path))
        _write_key_check(directory, key)
    except DBAPIError as error:
        engine.dispose()
        raise _opening_error(error, directory, key) or error from error
    except BaseException:
        engine.dispose()
        raise
    return _Opened(lock, engine, evidence)


def _opening_error(error: DBAPIError, directory: Path, key: bytes) -> ComputerCannot | Exception | None:
    """Tell a wrong key from a damaged file: both look the same to SQLCipher, but the key check knows the key."""
    where = str(directory / DATABASE)
    if sqlite_code(error) & 0xFF == _SQLITE_NOTADB and not _key_fits(directory, key):
        return ComputerCannot(Reason.KEY_WRONG, str(directory))
    return of_database(error, where)


def _key_fits(directory: Path, key: bytes) -> bool:
    try:
        return hmac.compare_digest((directory / KEY_CHECK).read_bytes(), _key_check(key))
    except FileNotFoundError:
        return False


def _write_key_check(directory: Path, key: bytes) -> None:
    if not _key_fits(directory, key):
        write_durably(directory / KEY_CHECK, _key_check(key))


def _key_check(key: bytes) -> bytes:
    return derived_key(key, b"key check").hex().encode()


def _close_late(opening: "Future[_Opened]") -> None:
    if not opening.cancelled() and opening.exception() is None:
        _close(opening.result())


def _close(opened: _Opened) -> None:
    raw = opened.engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")  # outside a transaction
    except sqlcipher3.dbapi2.Error as error:  # a full disk; the log is durable and read at the next opening
        _log.warning("The write-ahead log stays beside the database: %s", error)
    finally:
        raw.close()
        opened.engine.dispose()
        opened.lock.release()
