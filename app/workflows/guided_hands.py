"""The hands of a visit led by a person: they switch and plug, and say so; the link shows the rest."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.display import read_display
from app.domain.errors import BadInput, ChargeBenchError, Reason
from app.domain.number import parse_reading
from app.domain.pulse_count import read_pulses
from app.ports.clock import Clock
from app.ports.hands import Hands
from app.ports.practice import PracticeBench
from app.ports.station import CentralSystem

LONGEST_OFF_S = 30.0
"""How long the link is given to drop once somebody says that every source is off; own practice, unverified."""
LONGEST_ON_S = 600.0
"""How long a station is given to come back; own practice, unverified: some test their contactors for minutes."""
POLL_S = 0.2


class Ask(StrEnum):
    """What somebody at the station may be asked during a calibration."""

    REFERENCE = "reference"
    DISPLAY = "display"
    PULSES = "pulses"
    TIMED_PULSES = "timed_pulses"
    WIRING = "wiring"
    LOAD = "load"


@dataclass(frozen=True)
class Wanted:
    """One thing that is asked: for which run, or which current (A per phase, None = back as it was) the load gets."""

    ask: Ask
    point: str = ""
    number: int = 0
    current_a: Decimal | None = None


OF_A_RUN = frozenset({Ask.REFERENCE, Ask.PULSES, Ask.TIMED_PULSES})
"""What is asked before a run is saved: discarding the run answers it."""


def check_answer(ask: Ask, text: str) -> None:
    """Raise BadInput (WRONG_VALUE) for what is no answer; empty leaves it out, except for the energy of the reference.

    Energies in kWh; pulses as whole numbers, with the seconds where a watch was stopped.
    """
    if ask is Ask.REFERENCE:
        _check_energy(text)
    elif not text.strip():
        return
    elif ask is Ask.DISPLAY:
        read_display(text)
    elif ask in {Ask.PULSES, Ask.TIMED_PULSES}:
        read_pulses(text, timed=ask is Ask.TIMED_PULSES)


def _check_energy(text: str) -> None:
    reading = parse_reading(text)
    if reading.bound or reading.number <= 0:
        raise BadInput(Reason.WRONG_VALUE, field="reference_kwh", problem=text)


class PersonHands:
    """Fulfils ``Hands``: waits for the link, and for what somebody types, counts, confirms or sets."""

    def __init__(self, central: CentralSystem, clock: Clock) -> None:
        self._central, self._clock = central, clock
        self._asked: asyncio.Future[str] | None = None
        self.wanted: Wanted | None = None
        """What is asked and not answered yet; None while nothing is asked."""
        self.wants: Callable[[Wanted], object] = lambda wanted: None
        """Told what is wanted: the reference that has no link, and what else is among ``offers``."""
        self.offers: frozenset[Ask] = frozenset()
        """What somebody is there to answer; anything else is left out at once."""

    async def switch_off(self) -> None:
        """Wait for the link to drop; a station that stays is reported as still alive by the caller."""
        await self._until(connected=False, longest_s=LONGEST_OFF_S)

    async def switch_on(self) -> None:
        """Wait for the link to come back."""
        await self._until(connected=True, longest_s=LONGEST_ON_S)

    async def type_reference(self, point: str, run: int) -> str | None:
        """Wait until somebody has typed what the reference shows, in kWh."""
        said = await self._wait(Wanted(Ask.REFERENCE, point, run))
        return str(parse_reading(said).number)

    @property
    def waits_for(self) -> tuple[str, int] | None:
        """Load point and number of the run that is not saved before somebody has answered; None = no run waits."""
        wanted = self.wanted
        return (wanted.point, wanted.number) if wanted is not None and wanted.ask in OF_A_RUN else None

    def refuse(self, error: ChargeBenchError) -> None:
        """Answer with an error instead of a value: the run that waits for it does not count."""
        if self._asked is not None and not self._asked.done():
            self._asked.set_exception(error)

    async def type_display(self, point: str, run: int) -> str | None:
        """Wait until somebody has typed what the display shows, or left it out."""
        return await self._ask(Wanted(Ask.DISPLAY, point, run))

    async def count_pulses(self, point: str, run: int, *, timed: bool) -> str | None:
        """Wait until somebody has counted."""
        return await self._ask(Wanted(Ask.TIMED_PULSES if timed else Ask.PULSES, point, run)) or None

    async def confirm_wiring(self) -> str | None:
        """Wait until somebody has looked at the connection of the reference."""
        return await self._ask(Wanted(Ask.WIRING)) or None

    async def set_load(self, current_a: Decimal | None) -> bool | None:
        """Wait until somebody has set the load, or said that they cannot."""
        said = await self._ask(Wanted(Ask.LOAD, current_a=current_a))
        return None if said is None else bool(said)

    async def _ask(self, wanted: Wanted) -> str | None:
        return await self._wait(wanted) if wanted.ask in self.offers else None

    async def _wait(self, wanted: Wanted) -> str:
        self.wanted, self._asked = wanted, asyncio.get_running_loop().create_future()
        self.wants(wanted)
        try:
            return await self._asked
        finally:  # answered, or the run was stopped meanwhile
            self.wanted = None

    def typed(self, text: str, to: Wanted | None = None) -> None:
        """Give what was asked for; empty leaves it out, except for the energy of the reference.

        ``to`` is the question it answers: one that is no longer asked is not answered. Raises BadInput (WRONG_VALUE)
        when it is no such value; it is then still waited for.
        """
        if self.wanted is None or to not in (None, self.wanted):
            return
        check_answer(self.wanted.ask, text)
        if self._asked is not None and not self._asked.done():
            self._asked.set_result(text.strip())

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

    async def type_display(self, point: str, run: int) -> str | None:
        """See ``PracticeBench``."""
        return await self._bench.type_display(point, run)

    async def count_pulses(self, point: str, run: int, *, timed: bool) -> str | None:
        """See ``PracticeBench``."""
        return await self._bench.count_pulses(point, run, timed=timed)

    async def confirm_wiring(self) -> str | None:
        """See ``PracticeBench``."""
        return await self._bench.confirm_wiring()

    async def set_load(self, current_a: Decimal | None) -> bool | None:
        """See ``PracticeBench``."""
        return await self._bench.set_load(current_a)


def person(hands: Hands) -> PersonHands | None:
    """Return the hands that wait for a person, None in a practice visit."""
    return hands if isinstance(hands, PersonHands) else None
