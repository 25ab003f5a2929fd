"""Two transactions from the time the practice station was offline; they belong to the operator."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from app.practice.station.record import Outbox, Reading, Record, RecordKind

STORED = (
    # token, hours ago, minutes, register at begin before the base, energy; all Wh
    ("04A1B2C3D4E5F6", 6.5, 84, 31_240, 14_870),
    ("04F6E5D4C3B2A1", 2.2, 51, 16_370, 9_125),
)


def fill_offline(outbox: Outbox, ids: Callable[[], UUID], now: datetime, base_wh: int) -> None:
    """Put begin and end of two past transactions into ``outbox``."""
    for token, hours_ago, minutes, below_wh, energy_wh in STORED:
        begun = now - timedelta(hours=hours_ago)
        ended = begun + timedelta(minutes=minutes)
        begin = Reading(begun, "Transaction.Begin", Decimal(base_wh - below_wh))
        end = Reading(ended, "Transaction.End", Decimal(base_wh - below_wh + energy_wh))
        name = str(ids())
        outbox.put(
            Record(RecordKind.STARTED, name, 0, begun, "Authorized", "Charging", token, begin, offline=True),
        )
        outbox.put(
            Record(
                RecordKind.ENDED,
                name,
                1,
                ended,
                "EVDeparted",
                "Idle",
                token,
                end,
                begin=begin,
                stopped_reason="EVDisconnected",
                offline=True,
            )
        )
