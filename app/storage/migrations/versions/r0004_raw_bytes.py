"""A raw reading keeps the bytes it came from, and the steady clock at the read."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add both; readings of before have neither."""
    op.add_column("reading", sa.Column("monotonic_s", sa.Float()))
    op.add_column("reading", sa.Column("raw", sa.LargeBinary(), nullable=False, server_default=sa.text("X''")))
