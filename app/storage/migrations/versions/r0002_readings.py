"""Raw readings of calibration runs get a table of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the table and the index by which a run is read."""
    op.create_table(
        "reading",
        sa.Column("number", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("visit", sa.Text(), sa.ForeignKey("visit.id"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("run", "at", "source", "quantity", "value", "unit")),
    )
    op.create_index("reading_run", "reading", ["visit", "run", "number"])
