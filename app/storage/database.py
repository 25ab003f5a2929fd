"""One encrypted database file, one thread that touches it, one transaction a call."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import sqlcipher3.dbapi2
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from app.ports.clock import Clock
from app.storage.failure import of_database, of_files
from app.storage.sealed import EvidenceFiles

T = TypeVar("T")

KEY_BYTES = 32


def make_engine(path: Path, key: bytes) -> Engine:
    """Return an engine on the SQLCipher file ``path`` with one connection, keyed by 32 raw bytes (no derivation)."""
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key of {KEY_BYTES} bytes is needed")
    engine = create_engine(
        URL.create("sqlite", database=str(path)), module=sqlcipher3.dbapi2, poolclass=StaticPool, hide_parameters=True
    )
    event.listen(engine, "connect", _keyed(key), insert=True)
    event.listen(engine, "begin", _begin)
    return engine


def _keyed(key: bytes) -> Callable[[sqlcipher3.dbapi2.Connection, ConnectionPoolEntry], None]:
    def on_connect(connection: sqlcipher3.dbapi2.Connection, entry: ConnectionPoolEntry) -> None:
        # The driver must not open transactions of its own: then schema changes are part of ours too.
        connection.isolation_level = None
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_log=off")
        connection.execute("PRAGMA busy_timeout=5000")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")

    return on_connect


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


class Database:
    """Runs work on the database thread; when ``run`` returns, the work is committed."""

    def __init__(self, engine: Engine, thread: ThreadPoolExecutor, where: str) -> None:
        self._engine = engine
        self._thread = thread
        self._where = where

    async def run(self, work: Callable[[Session], T]) -> T:
        """Run ``work`` in one transaction. Raises ComputerCannot; then nothing is changed."""
        return await self.call(lambda: self._transaction(work))

    async def call(self, work: Callable[[], T]) -> T:
        """Run ``work`` on the database thread without a transaction; for files."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._guarded, work)

    def _transaction(self, work: Callable[[Session], T]) -> T:
        with Session(self._engine, expire_on_commit=False) as session, session.begin():
            return work(session)

    def _guarded(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except DBAPIError as error:
            known = of_database(error, self._where)
            if known is None:
                raise
            raise known from error
        except OSError as error:
            known = of_files(error, error.filename or self._where)
            if known is None:
                raise
            raise known from error


class OnDatabase:
    """What all parts of the store share."""

    def __init__(self, database: Database, clock: Clock, new_id: Callable[[], str], files: EvidenceFiles) -> None:
        self._database = database
        self._clock = clock
        self._new_id = new_id
        self._files = files
