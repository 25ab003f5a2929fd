"""The steps from one version of the database to the next, run by alembic."""

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from app.domain.errors import ComputerCannot, Reason


def apply_steps(connection: Connection, where: str, target: str) -> None:
    """Apply the missing steps within the transaction of ``connection``. Raises ComputerCannot (DATABASE_NEWER)."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    steps = ScriptDirectory.from_config(config)
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
