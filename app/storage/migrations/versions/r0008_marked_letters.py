"""The register of stations is read in the order of a dictionary: "Ärztehaus" stands beside "Arzt", not behind "Zoo"."""

import sqlalchemy as sa
from alembic import op

from app.domain.natural_order import natural_key

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Write the order of the stations that are there anew."""
    connection = op.get_bind()
    known = connection.execute(sa.text("SELECT id, site FROM station")).all()
    rows = [{"key": natural_key(site, id), "id": id} for id, site in known]
    if rows:
        connection.execute(sa.text("UPDATE station SET ordering = :key WHERE id = :id"), rows)
