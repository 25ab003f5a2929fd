"""The parts of one practice station that outlive link and power."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from app.practice.clock import PracticeClock
from app.practice.load import Load, StationMeter
from app.practice.station.config import StationConfig
from app.practice.station.fiscal import FiscalMeter
from app.practice.station.journal import Journal
from app.practice.station.profile import ProfileStore
from app.practice.station.record import Outbox
from app.practice.station.setting import Settings


class StationClock:
    """The station's own wall time: the practice clock plus an offset, set by the backend's answers."""

    def __init__(self, clock: PracticeClock, offset_s: float) -> None:
        self._clock = clock
        self._offset = timedelta(seconds=offset_s)

    def now(self) -> datetime:
        """Return the time the station believes it is."""
        return self._clock.now() + self._offset

    def set(self, time: datetime) -> None:
        """Take over the backend's time."""
        self._offset = time - self._clock.now()


@dataclass(frozen=True)
class Body:
    """Built once; everything else of a station comes and goes with its power."""

    config: StationConfig
    clock: PracticeClock
    time: StationClock
    load: Load
    meter: StationMeter
    fiscal: FiscalMeter
    settings: Settings
    profiles: ProfileStore
    outbox: Outbox
    journal: Journal
    ids: Callable[[], UUID]


def build_body(
    config: StationConfig, clock: PracticeClock, settings: Settings, load: Load | None, ids: Callable[[], UUID]
) -> Body:
    """Build the parts; without a load of its own the station gets one of the configured size."""
    time = StationClock(clock, config.clock_offset_s)
    drawn = load or Load(clock, Random(config.seed), phases=config.phases, max_current_a=config.max_current_a)
    return Body(
        config=config,
        clock=clock,
        time=time,
        load=drawn,
        meter=StationMeter(drawn, config.meter_base_wh, config.true_meter_error_percent, str(config.register_step_wh)),
        fiscal=FiscalMeter(config.meter_type, config.meter_serial, config.seed),
        settings=settings,
        profiles=ProfileStore(config.max_current_a),
        outbox=Outbox(),
        journal=Journal(time.now),
        ids=ids,
    )
