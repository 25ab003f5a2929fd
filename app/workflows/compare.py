"""First against last snapshot of a visit, with every reason the visit itself knows."""

from collections.abc import Mapping

from app.domain.difference import Difference, differences
from app.domain.fact import DifferenceExplained, FirmwareUpdated, SettingWritten
from app.domain.meter_work_fact import MeterSwapped, ParameterChanged
from app.domain.text import mark
from app.domain.visit import VisitState

UPDATED = mark("firmware updated on this visit")
SET_ON_SITE = mark("set at the meter on this visit")
SWAPPED = mark("another meter was put in on this visit")


def compare(state: VisitState, volatile: tuple[str, ...]) -> tuple[Difference, ...]:
    """Return the differences between first and last snapshot with the reasons this visit knows."""
    first, last = state.snapshot("first"), state.snapshot("last")
    if first is None or last is None:
        return ()
    return differences(first.snapshot, last.snapshot, reasons(state), volatile)


def reasons(state: VisitState) -> Mapping[str, str]:
    """Return why each path may differ: settings written, firmware updated, or explained by a person."""
    known = {f"settings.{write.key}": write.reason for write in state.all(SettingWritten)}
    if any(update.ok for update in state.all(FirmwareUpdated)):
        known["identity.firmware"] = UPDATED
        known |= {f"settings.{key}": UPDATED for key in _version_keys(state)}
    known |= {f"settings.{changed.name}": SET_ON_SITE for changed in state.all(ParameterChanged)}
    if state.last(MeterSwapped) is not None:
        known["identity.meter_serial"] = SWAPPED
    return known | {explained.path: explained.reason for explained in state.all(DifferenceExplained)}


def _version_keys(state: VisitState) -> tuple[str, ...]:
    """Settings that name the new version, or are its checksum, and did not before; the station's log of changes too."""
    first, last, update = state.snapshot("first"), state.snapshot("last"), state.firmware
    if first is None or last is None or update is None:
        return ()
    news = tuple(filter(None, (update.after, update.checksum_after)))
    before = {setting.key: setting.value for setting in first.snapshot.settings}
    return tuple(
        setting.key
        for setting in last.snapshot.settings
        if any(new in (setting.value or "") and new not in (before.get(setting.key) or "") for new in news)
    )
