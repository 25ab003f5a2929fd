"""Changes settings of a station so that every change is explained, read back and can be undone."""

from app.domain.fact import SettingWritten
from app.domain.station import Setting, WriteOutcome
from app.domain.visit import check_write
from app.ports.station import StationLink
from app.workflows.judge_change import check_setting
from app.workflows.visit import Visit


async def write_setting(visit: Visit, link: StationLink, key: str, value: str, reason: str) -> SettingWritten:
    """Write one setting, read it back, and save both with the reason.

    Raises Refused (WRONG_STATION, STATION_LOCKED_OFF, LEGAL_CHANGE, APPROVAL_REFUSED) before anything is sent.
    """
    check_write(visit.state)
    check_setting(visit.state, key, value, visit.guarded_keys)
    before = _value(await link.read_settings((key,)), key)
    outcome = await link.write_setting(key, value)
    read_back = _value(await link.read_settings((key,)), key)
    written = outcome in {WriteOutcome.ACCEPTED, WriteOutcome.REBOOT_REQUIRED}
    fact = SettingWritten(key, before, value if written else before, read_back, reason)
    await visit.add(fact)
    return fact


async def restore_settings(visit: Visit, link: StationLink, reason: str) -> tuple[str, ...]:
    """Give every setting of this visit its old value back; return the keys that did not take it."""
    stubborn = []
    for write in visit.state.open_settings():
        if write.before is None:
            continue
        restored = await write_setting(visit, link, write.key, write.before, reason)
        if restored.read_back != write.before:
            stubborn.append(write.key)
    return tuple(stubborn)


def _value(settings: tuple[Setting, ...], key: str) -> str | None:
    return next((setting.value for setting in settings if setting.key.lower() == key.lower()), None)
