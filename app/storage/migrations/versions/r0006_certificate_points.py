"""A certificate keeps the load points it states an error for."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
_PLACES = ("place", "number")


def upgrade() -> None:
    """Create the table; certificates of before have no points."""
    op.create_table(
        "certificate_point",
        sa.Column("instrument", sa.Text(), primary_key=True, nullable=False),
        *(sa.Column(name, sa.Integer(), primary_key=True, nullable=False, autoincrement=False) for name in _PLACES),
        sa.Column("load", sa.Float(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("power_factor", sa.Float()),
        sa.Column("voltage_v", sa.Float()),
        *(sa.Column(name, sa.Float(), nullable=False) for name in ("error_percent", "expanded_percent", "k")),
        sqlite_with_rowid=False,
    )
