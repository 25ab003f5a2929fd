"""The register of stations is read in the order of people: "Bay 2" before "Bay 10"."""

import sqlalchemy as sa
from alembic import op

from app.domain.natural_order import natural_key

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the order of the stations that are there, and the index it is read by in place of the one of signs."""
    op.add_column("station", sa.Column("ordering", sa.Text(), nullable=False, server_default=sa.text("''")))
    connection = op.get_bind()
    known = connection.execute(sa.text("SELECT id, site FROM station")).all()
    rows = [{"key": natural_key(site, id), "id": id} for id, site in known]
    if rows:
        connection.execute(sa.text("UPDATE station SET ordering = :key WHERE id = :id"), rows)
    op.drop_index("station_site", table_name="station")
    op.create_index("station_ordering", "station", ["ordering", "site", "id"])
