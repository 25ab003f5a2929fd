"""What every station of one central system shares."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.station import StationEvent
from app.links.ocpp.known import LaptopTime
from app.links.ocpp.quirk import Quirk
from app.links.ocpp.waiting import Changes
from app.links.recorder import Recorder
from app.ports.clock import Clock
from app.ports.station import KeepCharge, KeepEnd, KeepRecord, ListenOptions


@dataclass(frozen=True)
class Surroundings:
    """What every station of one central system shares."""

    clock: Clock
    laptop: LaptopTime
    recorder: Recorder
    options: ListenOptions
    keep_record: KeepRecord | None
    keep_charge: KeepCharge | None
    keep_end: KeepEnd | None
    publish: Callable[[StationEvent], None]
    changes: Changes
    """Told when a station may have become ready."""
    quirks: Sequence[Quirk]
    answer_s: float
    boot_grace_s: float
    reboot_s: float
