"""An instrument keeps the certificates it had before."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
_TEXTS = ("number", "calibrated_on", "due_on", "laboratory")


def upgrade() -> None:
    """Create the table; what is known of instruments up to now is their present certificate, in its own table."""
    op.create_table(
        "certificate",
        sa.Column("instrument", sa.Text(), primary_key=True, nullable=False),
        sa.Column("place", sa.Integer(), primary_key=True, nullable=False, autoincrement=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _TEXTS),
        sa.Column("expanded_percent", sa.Float()),
        sa.Column("k", sa.Float(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
