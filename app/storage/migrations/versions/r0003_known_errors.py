"""Every meter and instrument keeps its errors."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
_KEY = ("subject", "id", "at", "point", "phase", "source")


def upgrade() -> None:
    """Create the table and the ways it is asked."""
    op.create_table(
        "known_error",
        *(sa.Column(name, sa.Text(), primary_key=True, nullable=False) for name in _KEY),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("error_percent", sa.Float(), nullable=False),
        sa.Column("expanded_percent", sa.Float()),
        sa.Column("k", sa.Float(), nullable=False),
        sa.Column("limit_percent", sa.Float()),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("practice", sa.Boolean(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("known_error_subject", "known_error", ["subject", "id", "at"])
    op.create_index("known_error_station", "known_error", ["station", "at"])
    op.create_index("known_error_source", "known_error", ["source"])
