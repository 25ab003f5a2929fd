"""Visits, stations, evidence, transcripts, revisions, keys and instruments."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0001"
down_revision = None


def _text(name: str, *rest: SchemaItem, key: bool = False, empty: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), *rest, primary_key=key, nullable=empty)


def _number(name: str, *rest: SchemaItem, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), *rest, primary_key=key, nullable=False)


def _visit() -> sa.Column[str]:
    return _text("visit", sa.ForeignKey("visit.id"))


def upgrade() -> None:
    """Create the first tables."""
    _visits()
    _stations()
    _raw()
    _revisions()
    _profile()


def _visits() -> None:
    op.create_table(
        "visit",
        _text("id", key=True),
        *(_text(name) for name in ("opened_at", "saved_at", "site", "station", "work_order", "template")),
        sa.Column("practice", sa.Boolean(), nullable=False),
        _text("state"),
        _number("last_number"),
    )
    op.create_index("visit_opened", "visit", ["opened_at"])
    op.create_table(
        "fact",
        _text("visit", sa.ForeignKey("visit.id"), key=True),
        _number("number", key=True),
        *(_text(name) for name in ("at", "kind", "body")),
        sqlite_with_rowid=False,
    )


def _stations() -> None:
    op.create_table(
        "station",
        _text("id", key=True),
        *(_text(name) for name in ("site", "serial", "vendor", "model", "firmware", "ocpp")),
        _text("last_seen", empty=True),
        _text("last_visit", empty=True),
        _text("words"),
    )
    op.create_index("station_site", "station", ["site", "id"])


def _raw() -> None:
    op.create_table("evidence", _text("sha256", key=True), _number("size"), _text("stored_at"))
    op.create_table(
        "operators_record",
        _number("number", key=True),
        *(_text(name) for name in ("station", "action", "message_id", "frame", "received_at")),
        _text("answered_transaction", empty=True),
    )
    op.create_index("operators_record_station", "operators_record", ["station", "number"])
    op.create_table(
        "frame",
        _number("number", key=True),
        _visit(),
        *(_text(name) for name in ("at", "station", "direction", "text")),
    )
    op.create_index("frame_visit", "frame", ["visit", "number"])


def _revisions() -> None:
    op.create_table(
        "revision",
        _text("bundle_id", key=True),
        _visit(),
        _text("report"),
        _number("revision"),
        sa.Column("manifest", sa.LargeBinary(), nullable=False),
        sa.Column("manifest_signature", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("report", "revision", name="revision_of_report"),
    )
    op.create_index("revision_visit", "revision", ["visit", "revision"])
    op.create_table(
        "revision_file",
        _text("bundle_id", sa.ForeignKey("revision.bundle_id"), key=True),
        _text("path", key=True),
        _number("position"),
        _text("sha256", sa.ForeignKey("evidence.sha256")),
    )
    op.create_table(
        "outgoing",
        _text("bundle_id", sa.ForeignKey("revision.bundle_id"), key=True),
        _text("signed_at"),
        _number("size"),
        _text("state"),
        _text("problem"),
    )
    op.create_table(
        "receipt",
        _number("number", key=True),
        _text("bundle_id", sa.ForeignKey("revision.bundle_id")),
        _text("at"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )


def _profile() -> None:
    op.create_table("preference", _text("name", key=True), _text("value"))
    op.create_table(
        "signing_key",
        _number("number", key=True),
        _text("name"),
        sa.Column("certificate_pem", sa.LargeBinary(), nullable=False),
        sa.Column("wrapped_key_pem", sa.LargeBinary(), nullable=False),
        sa.Column("practice", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "instrument",
        _text("id", key=True),
        *(_text(name) for name in ("text", "serial", "certificate", "calibrated_on", "due_on", "laboratory")),
        sa.Column("expanded_percent", sa.Float(), nullable=True),
        sa.Column("k", sa.Float(), nullable=False),
    )
