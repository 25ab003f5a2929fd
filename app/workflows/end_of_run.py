"""When a run has enough energy, and what the reference counted: read over a link, or typed by a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from statistics import fmean
from typing import Protocol

from app.domain.calibration_live import LiveEstimate
from app.domain.errors import PeerUnreachable, Reason, Refused
from app.domain.fact import PlannedPoint
from app.domain.meter_fact import PulseValue
from app.domain.run_fact import RunBegun
from app.ports.clock import Clock
from app.ports.hands import Hands
from app.ports.reference import ReferenceReading
from app.workflows.progress import RunProgress, Tell
from app.workflows.run_rules import RunRules
from app.workflows.watch_meter import MeterWatch

Counted = tuple[Decimal | None, Decimal | None, Decimal]
"""Begin, end and energy of the reference, in kWh; a person may tell the energy alone."""
CARRIES_A = 0.05
"""Below it a phase carries nothing; own practice."""


@dataclass(frozen=True)
class Conditions:
    """Means over a run; None where no reference tells."""

    current_a: float | None = None
    power_w: float | None = None
    voltage_v: float | None = None
    reference_step_kwh: Decimal | None = None
    """The largest step between two numbers the register of the reference could hold; None where none is lost."""
    pulse: PulseValue | None = None


class EndsRun(Protocol):
    """Watches a charge until enough energy has flowed."""

    async def begin(self) -> ReferenceReading | None:
        """Read the reference at standstill, before the contactor closes; None where a person reads it."""

    async def until_enough(self, watch: MeterWatch) -> None:
        """Return when the energy of the plan has flowed; stopping never looks at the error."""

    async def end(self) -> Counted:
        """Return begin, end and energy of the reference, in kWh, at standstill again."""

    def conditions(self) -> Conditions:
        """Return means over the run."""


class EndByHand:
    """Ends a run by the station's own meter values, where a person reads the reference."""

    def __init__(
        self, hands: Hands, rules: RunRules, clock: Clock, point: PlannedPoint, number: int, tell: Tell
    ) -> None:
        self._hands, self._rules, self._clock = hands, rules, clock
        self._point, self._number, self._tell = point, number, tell
        self._powers: list[float] = []
        self._currents: list[float] = []

    async def begin(self) -> ReferenceReading | None:
        """The person notes the reference; nothing can be read here."""
        return None

    async def take_up(self, begun: RunBegun, gone: timedelta) -> None:
        """Go on with a run of an earlier program: the person is asked at its end, as ever."""

    async def until_enough(self, watch: MeterWatch) -> None:
        """See ``EndsRun``. Raises Refused (NO_LOAD); PeerUnreachable (LINK_LOST) where nobody tells the energy."""
        began = heard = self._clock.monotonic()
        while watch.energy_kwh < self._point.energy_kwh:
            now = self._clock.monotonic()
            heard = now if watch.connected else heard
            if watch.connected:
                check_load(self._rules, self._point, watch.energy_kwh, now - began)
            elif now - heard > self._rules.end_within_s:
                raise PeerUnreachable(Reason.LINK_LOST, self._point.id, action="MeterValues")
            self._tell(run_progress(self._point, self._number, watch.energy_kwh, watch))
            await self._clock.sleep(self._rules.poll_s)
        # as with a reference on a link: means under load, without the time before it began or after it was full
        self._powers = [power for power in watch.powers if power > self._rules.standstill_power_w]
        self._currents = carrying(tuple(watch.currents)) if watch.currents else []

    async def end(self) -> Counted:
        """See ``EndsRun``. Raises Refused (REASON_NEEDED) where nobody typed anything."""
        typed = await self._hands.type_reference(self._point.id, self._number)
        if typed is None:
            raise Refused(Reason.REASON_NEEDED, self._point.id)
        return None, None, Decimal(typed)

    def conditions(self) -> Conditions:
        """Return what the station's own values tell of power and current."""
        return Conditions(
            current_a=fmean(self._currents) if self._currents else None,
            power_w=fmean(self._powers) if self._powers else None,
        )


def check_load(rules: RunRules, point: PlannedPoint, energy: Decimal, waited_s: float) -> None:
    """Refuse (NO_LOAD) to wait on: a load that does not draw, or stopped drawing, would never end the run."""
    begun = energy >= point.energy_kwh * Decimal(str(rules.no_load_share))
    longest_s = max(point.minutes * 60, rules.no_load_after_s) * rules.longest_factor
    if (waited_s > rules.no_load_after_s and not begun) or waited_s > longest_s:
        raise Refused(Reason.NO_LOAD, point.id, seconds=round(waited_s), energy_kwh=str(energy))


def run_progress(
    point: PlannedPoint,
    number: int,
    energy: Decimal,
    watch: MeterWatch,
    reading: ReferenceReading | None = None,
    estimate: LiveEstimate | None = None,
    stable_s: float = 0.0,
) -> RunProgress:
    """Return what the plot shows: never the verdict (rule 19)."""
    return RunProgress(
        point=point.id,
        number=number,
        energy_kwh=energy,
        target_kwh=point.energy_kwh,
        error_percent=estimate.error_percent if estimate else None,
        band_percent=estimate.band_percent if estimate else None,
        power_w=reading.power_w if reading else (watch.powers[-1] if watch.powers else 0.0),
        current_a=fmean(carrying(reading.currents_a)) if reading else (watch.currents[-1] if watch.currents else 0.0),
        voltage_v=fmean(carrying(reading.voltages_v)) if reading else 0.0,
        stable_s=stable_s,
    )


def carrying(values: Sequence[float]) -> list[float]:
    """Leave out phases that carry nothing, so that a single-phase load shows its own current."""
    return [value for value in values if abs(value) > CARRIES_A] or [0.0]
