"""The hands of a visit led by a person: they switch and plug, and say so; the link shows the rest."""

import asyncio
from collections.abc import Callable

from app.domain.errors import ChargeBenchError
from app.domain.number import parse_reading
from app.ports.clock import Clock
from app.ports.hands import Hands
from app.ports.practice import PracticeBench
from app.ports.station import CentralSystem

LONGEST_OFF_S = 30.0
"""How long the link is given to drop once somebody says that every source is off; own practice, unverified."""
LONGEST_ON_S = 600.0
"""How long a station is given to come back; own practice, unverified: some test their contactors for minutes."""
POLL_S = 0.2


class PersonHands:
    """Fulfils ``Hands``: waits for the link, and for values typed from a reference without one."""

    def __init__(self, central: CentralSystem, clock: Clock) -> None:
        self._central, self._clock = central, clock
        self._asked: asyncio.Future[str] | None = None
        self.waits_for: tuple[str, int] | None = None
        """Load point and run whose reference somebody has to read; None while nothing is asked."""
        self.asks: Callable[[str, int], object] = lambda point, run: None
        """Told which value is wanted: load point and run."""

    async def switch_off(self) -> None:
        """Wait for the link to drop; a station that stays is reported as still alive by the caller."""
        await self._until(connected=False, longest_s=LONGEST_OFF_S)

    async def switch_on(self) -> None:
        """Wait for the link to come back."""
        await self._until(connected=True, longest_s=LONGEST_ON_S)

    async def type_reference(self, point: str, run: int) -> str | None:
        """Wait until somebody has typed what the reference shows, in kWh."""
        self._asked = asyncio.get_running_loop().create_future()
        self.waits_for = (point, run)
        self.asks(point, run)
        try:
            return await self._asked
        finally:
            self.waits_for = None

    def refuse(self, error: ChargeBenchError) -> None:
        """Answer with an error instead of a value: the run that waits for it does not count."""
        if self._asked is not None and not self._asked.done():
            self._asked.set_exception(error)

    def typed(self, text: str) -> None:
        """Give the value that was asked for. Raises BadInput (WRONG_VALUE) when it is no number."""
        reading = parse_reading(text)
        if self._asked is not None and not self._asked.done():
            self._asked.set_result(str(reading.number))

    async def _until(self, *, connected: bool, longest_s: float) -> None:
        end = self._clock.monotonic() + longest_s
        while self._clock.monotonic() < end:
            links = self._central.stations
            if links and any(link.connected for link in links) is connected:
                return
            await self._clock.sleep(POLL_S)


class PracticeHands:
    """Fulfils ``Hands`` for a practice visit; a visit taken up while locked off finds its station switched off."""

    def __init__(self, bench: PracticeBench, central: CentralSystem) -> None:
        self._bench, self._central = bench, central
        self.locked_off: Callable[[], bool] = lambda: False
        """Says whether the visit has the station switched off."""
        self._waiting_url = ""

    async def ready(self, url: str) -> None:
        """Start the station at ``url``, unless it is switched off just now."""
        if self.locked_off():
            self._waiting_url = url
        else:
            await self._bench.start(url)

    async def switch_off(self) -> None:
        """Open the main switch of the practice station."""
        await self._bench.switch_off()

    async def switch_on(self) -> None:
        """Close it, and wait until the station is back on the link."""
        if not self._waiting_url:
            await self._bench.switch_on()
            return
        url, self._waiting_url = self._waiting_url, ""
        await self._bench.start(url)
        await PersonHands(self._central, self._bench.clock).switch_on()

    async def type_reference(self, point: str, run: int) -> str | None:
        """The practice reference has a link; nobody types."""
        return await self._bench.type_reference(point, run)


def person(hands: Hands) -> PersonHands | None:
    """Return the hands that wait for a person, None in a practice visit."""
    return hands if isinstance(hands, PersonHands) else None
