"""What changed and what failed: firmware, settings, and the faults on their time axis."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.report_calibration import MeterCheck
from app.domain.report_front import DoneLine, Mark


@dataclass(frozen=True)
class JournalLine:
    """One state of a firmware update."""

    state: str
    at: datetime


@dataclass(frozen=True)
class FirmwareChange:
    """A firmware update with its proof; ``after`` is what the station itself said after the restart."""

    before: str
    after: str
    succeeded: bool
    file: str = ""
    size_bytes: int = 0
    sha256: str = ""
    signature: str = ""
    checksum_before: str = ""
    checksum_after: str = ""
    way_back: str = ""
    reason: str = ""
    journal: tuple[JournalLine, ...] = ()
    proofs: tuple[DoneLine, ...] = ()


@dataclass(frozen=True)
class SettingChange:
    """A changed setting; secrets are named, never shown."""

    name: str
    before: str
    after: str
    reason: str = ""
    by: str = ""
    read_back: bool = False
    secret: bool = False


@dataclass(frozen=True)
class Configuration:
    """Settings that differ between the snapshots; ``total`` counts all settings compared."""

    total: int = 0
    changes: tuple[SettingChange, ...] = ()
    note: str = ""


class LaneShape(StrEnum):
    """How events of a lane are drawn on the time axis."""

    DIAMOND = "diamond"
    RING = "ring"
    BAR = "bar"
    TICK = "tick"


@dataclass(frozen=True)
class LaneEvent:
    """An event, or a span when ``until`` is given."""

    at: datetime
    until: datetime | None = None
    ours: bool = False


@dataclass(frozen=True)
class Lane:
    """One kind of event on the common time axis."""

    title: str
    detail: str = ""
    shape: LaneShape = LaneShape.DIAMOND
    mark: Mark = Mark.NOT_TESTED
    events: tuple[LaneEvent, ...] = ()
    summary: str = ""


@dataclass(frozen=True)
class AxisBand:
    """A named span behind the lanes, such as rain or the visit itself."""

    title: str
    begin: datetime
    end: datetime
    visit: bool = False


@dataclass(frozen=True)
class Fault:
    """A fault code with what was done about it."""

    code: str
    maker_text: str = ""
    common_code: str = ""
    mark: Mark = Mark.AWAITING
    state: str = ""
    cause: str = ""
    action: str = ""
    count: int = 0
    first: datetime | None = None
    last: datetime | None = None


@dataclass(frozen=True)
class FaultHistory:
    """Faults on one time axis; drawn only when ``begin`` and ``end`` are known."""

    begin: datetime | None = None
    end: datetime | None = None
    source: str = ""
    lanes: tuple[Lane, ...] = ()
    bands: tuple[AxisBand, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[MeterCheck, ...] = ()
