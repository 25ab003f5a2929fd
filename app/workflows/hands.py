"""The hands of a plan: a person is at the station, and the program sees what they do by the link alone."""

from collections.abc import Sequence
from decimal import Decimal

from app.domain.plan import Plan, PlanPoint
from app.ports.clock import Clock
from app.ports.station import CentralSystem

LONGEST_OFF_S = 30.0
"""How long the link is given to drop once the station is switched off; own practice, unverified."""
POLL_S = 0.2
_NO_POINT = PlanPoint("", Decimal(0), Decimal(0))


class PatientHands:
    """Waits for the link to drop and to come back; reads typed references from the plan."""

    def __init__(self, central: CentralSystem, clock: Clock, plan: Plan) -> None:
        self._central = central
        self._clock = clock
        self._plan = plan
        self._left = False

    def as_left(self) -> "PatientHands":
        """Return the hands that read what the plan says was shown after the change."""
        hands = PatientHands(self._central, self._clock, self._plan)
        hands._left = True
        return hands

    async def switch_off(self) -> None:
        """Wait for the link to drop; a station that stays is reported as still alive by the caller."""
        await self._wait(connected=False, longest_s=min(self._plan.station.connect_within_s, LONGEST_OFF_S))

    async def switch_on(self) -> None:
        """Wait for the link to come back."""
        await self._wait(connected=True, longest_s=self._plan.station.connect_within_s)

    async def type_reference(self, point: str, run: int) -> str | None:
        """Return what the plan says the reference showed."""
        found = self._point(point)
        return _of_run([str(value) for value in (found.left_reference_kwh if self._left else found.reference_kwh)], run)

    async def type_display(self, point: str, run: int) -> str | None:
        """Return what the plan says the display showed."""
        found = self._point(point)
        return _of_run(found.left_display_kwh if self._left else found.display_kwh, run)

    async def count_pulses(self, point: str, run: int, *, timed: bool) -> str | None:
        """Return what the plan says was counted."""
        found = self._point(point)
        return _of_run(found.left_pulses if self._left else found.pulses, run)

    async def confirm_wiring(self) -> str | None:
        """Return who the plan says looked at the connection."""
        return self._plan.calibration.wiring_checked_by or None if self._plan.calibration else None

    async def set_load(self, current_a: Decimal | None) -> bool | None:
        """Nobody is asked while a plan runs."""
        return None

    def _point(self, name: str) -> PlanPoint:
        points = self._plan.calibration.point if self._plan.calibration else ()
        return next((found for found in points if found.id == name), _NO_POINT)

    async def _wait(self, *, connected: bool, longest_s: float) -> None:
        end = self._clock.monotonic() + longest_s
        while self._clock.monotonic() < end:
            links = self._central.stations
            if links and any(link.connected for link in links) is connected:
                return
            await self._clock.sleep(POLL_S)


def _of_run(values: Sequence[str], run: int) -> str | None:
    return values[run - 1] if run <= len(values) else None
