"""Brings a database of an earlier version up to this one, in one transaction."""

from sqlalchemy import Connection, Engine

HEAD = "head"
NEWEST = "0008"
"""The version this program reads and writes: the newest step in ``migrations/versions`` (a test compares both)."""


def upgrade(engine: Engine, where: str, target: str = HEAD) -> None:
    """Apply the missing steps up to ``target``. Raises ComputerCannot (DATABASE_NEWER); then nothing is changed."""
    with engine.begin() as connection:
        if _versions(connection) == {NEWEST}:
            return
        from app.storage.step import apply_steps  # alembic takes longer to import than the first screen to show

        apply_steps(connection, where, target)


def _versions(connection: Connection) -> set[str]:
    """Return what alembic wrote into its table, nothing where there is none yet."""
    table = "SELECT 1 FROM sqlite_master WHERE type='table' AND name='alembic_version'"
    if connection.exec_driver_sql(table).first() is None:
        return set()
    return {str(row[0]) for row in connection.exec_driver_sql("SELECT version_num FROM alembic_version")}
