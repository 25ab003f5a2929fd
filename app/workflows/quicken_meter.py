"""Lets the station report its meter often while this visit measures; close-out gives it its own interval back."""

from app.domain.errors import Refused
from app.domain.text import mark
from app.ports.station import StationLink
from app.workflows.visit import Visit
from app.workflows.write_setting import write_setting

INTERVAL_KEYS = frozenset({"MeterValueSampleInterval", "SampledDataCtrlr/TxUpdatedInterval"})
REASON = mark("for the measurements of this visit")


async def quicken_meter(visit: Visit, link: StationLink, interval_s: int) -> None:
    """Set the interval of meter values once, where it is longer; a station that refuses keeps its own."""
    first = visit.state.snapshot("first")
    written = {write.key for write in visit.state.open_settings()}
    for setting in first.snapshot.settings if first else ():
        if setting.key not in INTERVAL_KEYS or setting.readonly or setting.key in written:
            continue
        told_s = int(setting.value) if setting.value and setting.value.isdecimal() else 0
        if told_s > interval_s or told_s == 0:  # 0: no meter values at all
            try:
                await write_setting(visit, link, setting.key, str(interval_s), REASON)
            except Refused:
                return
