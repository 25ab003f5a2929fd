"""Brings a database of an earlier version up to this one, in one transaction."""

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from app.domain.errors import ComputerCannot, Reason

HEAD = "head"


def upgrade(engine: Engine, where: str, target: str = HEAD) -> None:
    """Apply the missing steps up to ``target``. Raises ComputerCannot (DATABASE_NEWER); then nothing is changed."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    steps = ScriptDirectory.from_config(config)
    with engine.begin() as connection:
        found = set(MigrationContext.configure(connection).get_current_heads())
        known = {step.revision for step in steps.walk_revisions()}
        if not found <= known:
            raise ComputerCannot(Reason.DATABASE_NEWER, where, found=", ".join(sorted(found - known)))
        if found != set(steps.get_heads()):
            _run(config, steps, connection, target)


def _run(config: Config, steps: ScriptDirectory, connection: Connection, target: str) -> None:
    with EnvironmentContext(config, steps, fn=lambda found, _: steps._upgrade_revs(target, found)) as environment:
        # ours is the transaction: with it SQLite undoes schema changes as well
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()
