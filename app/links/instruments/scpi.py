"""A reference that answers lines of text, as its profile says: ZERA, Yokogawa, or an instrument of one's own."""

import asyncio
from decimal import Decimal

from app.domain.errors import BadAnswer, PeerUnreachable, Reason, Refused
from app.links.instruments.answer import energy_kwh, matches, phases, text_of, value_of
from app.links.instruments.line import AsksLines, LineLost
from app.links.instruments.profile import Quantity, ScpiProfile
from app.links.plausible import Ages, Plausible
from app.ports.clock import Clock
from app.ports.reference import InstrumentIdentity, ReferenceReading

_LOOKS, _LOOK_EVERY_S = 10, 0.2
"""An instrument may take a moment until its integration says that it runs; real seconds."""
_OLD_ERRORS = 20
"""Errors of others that are read away before anything is set up."""


class ScpiReference:
    """Implements ``ReferenceMeter``. One question at a time; nothing that counts is ever reset."""

    def __init__(self, profile: ScpiProfile, line: AsksLines, clock: Clock, place: str) -> None:
        self._profile, self._line, self._clock, self._place = profile, line, clock, place
        self._turn = asyncio.Lock()
        self._plausible = Plausible(profile.resolution_kwh, place, profile.max_age_s)
        self._ages = Ages(place, profile.max_age_s)
        self._started = False

    @property
    def name(self) -> str:
        """See ``ReferenceMeter``: the id of the profile."""
        return self._profile.id

    @property
    def resolution_kwh(self) -> Decimal:
        """See ``ReferenceMeter``."""
        return self._profile.resolution_kwh

    async def begin(self) -> None:
        """Open the line, set the instrument up, and start its integration where none runs.

        Raises PeerUnreachable (REFERENCE_SILENT), BadInput (WRONG_VALUE) naming what it did not take, Refused
        (REFERENCE_REFUSED) where an ended integration still holds a value.
        """
        async with self._turn:
            try:
                await self._begin()
            except LineLost:
                raise PeerUnreachable(Reason.REFERENCE_SILENT, self._place) from None

    async def _begin(self) -> None:
        """A line that is open is set up: whatever goes wrong here closes it again."""
        try:
            await self._line.open()
            await self._set_up()
        except BaseException:
            await self._line.close()
            raise

    async def _set_up(self) -> None:
        await self._forget_old_errors()
        for command in self._profile.setup:
            await self._line.tell(command)
        await self._integrate()
        for check in self._profile.checks:
            if not matches(check.pattern, answer := await self._line.ask(check.query), self._place, check.field):
                value = text_of(answer, self._place, check.field)[:40]
                raise BadAnswer(
                    Reason.WRONG_VALUE, self._place, field=check.field, problem="set up differently", value=value
                )
        if (said := await self._error()) is not None:
            raise BadAnswer(Reason.WRONG_VALUE, self._place, field="setup", problem=said)

    async def _integrate(self) -> None:
        """Join an integration that runs; start one where none does."""
        found = self._profile.integration
        if found is None:
            return
        state = await self._line.ask(found.state)
        if matches(found.running, state, self._place, "integration"):
            return
        if found.ended and matches(found.ended, state, self._place, "integration"):
            said = text_of(state, self._place, "integration")
            raise Refused(Reason.REFERENCE_REFUSED, self._place, action="integration", said=said)
        for command in (*found.prepare, *found.start):
            await self._line.tell(command)
        self._started = True
        for _ in range(_LOOKS):
            if matches(found.running, state := await self._line.ask(found.state), self._place, "integration"):
                return
            await asyncio.sleep(_LOOK_EVERY_S)
        said = text_of(state, self._place, "integration")
        raise Refused(Reason.REFERENCE_REFUSED, self._place, action="integration", said=said)

    async def _forget_old_errors(self) -> None:
        for _ in range(_OLD_ERRORS):
            if await self._error() is None:
                return

    async def _error(self) -> str | None:
        """Return what the instrument complains about, None for nothing."""
        asked = self._profile.errors
        if asked is None:
            return None
        answer = await self._line.ask(asked.query)
        if matches(asked.none, answer, self._place, "errors"):
            return None
        return text_of(answer, self._place, "errors")[:80]

    async def read(self) -> ReferenceReading:
        """See ``ReferenceMeter``. BadInput (WRONG_VALUE) names the quantity whose answer cannot be used.

        REFERENCE_STALE: the answers of one reading took longer than ``max_age_s``, the instrument's own time stands
        still, or power flows and the energy stands still.
        """
        async with self._turn:
            begun_s, asked_s = asyncio.get_running_loop().time(), self._clock.monotonic()
            answers = await self._answers()
            at, answered_s = self._clock.now(), self._clock.monotonic()
            took_s = asyncio.get_running_loop().time() - begun_s
            try:
                values = self._values(answers)
            except BadAnswer:
                await self._line.close()  # whatever else was on its way must not answer the next question
                raise
        if took_s > self._profile.max_age_s:
            limit_s = self._profile.max_age_s
            raise PeerUnreachable(Reason.REFERENCE_STALE, self._place, age_s=round(took_s, 1), max_age_s=limit_s)
        if "elapsed" in values:
            self._ages.check(float(values["elapsed"]), asked_s, answered_s)
        return self._plausible.check(
            ReferenceReading(
                energy_kwh=values["energy_import"],
                power_w=float(values["power"]),
                voltages_v=phases(values, "voltage"),
                currents_a=phases(values, "current"),
                at=at,
                monotonic_s=answered_s,
                raw=b"".join(answers.values()),
            )
        )

    def _values(self, answers: dict[str, bytes]) -> dict[Quantity, Decimal]:
        """Return every quantity of the profile; the energy in steps of its resolution."""
        profile = self._profile
        values = {one.quantity: value_of(one, answers[one.query], self._place) for one in profile.quantities}
        kwh = energy_kwh(values["energy_import"], profile.resolution_kwh, profile.exact_digits, self._place)
        return {**values, "energy_import": kwh}

    async def _answers(self) -> dict[str, bytes]:
        """Ask every question once, though several quantities may stand in its answer."""
        try:
            if not self._line.connected:
                await self._begin()
            return {query: await self._line.ask(query) for query in dict.fromkeys(self._queries())}
        except LineLost:
            await self._line.close()
            raise PeerUnreachable(Reason.REFERENCE_SILENT, self._place) from None

    def _queries(self) -> tuple[str, ...]:
        return tuple(one.query for one in self._profile.quantities)

    async def close(self) -> None:
        """See ``ReferenceMeter``. An integration that was started here is stopped; its value stays on the display."""
        async with self._turn:
            if self._started and self._line.connected and self._profile.integration is not None:
                try:
                    for command in self._profile.integration.stop:
                        await self._line.tell(command)
                except LineLost:
                    pass  # it counts on; the next connection joins it
            await self._line.close()

    async def ask(self, query: str) -> bytes:
        """Ask one question between two readings. Raises PeerUnreachable (REFERENCE_SILENT)."""
        return (await self.exchange(query=query))[0]

    async def exchange(self, *commands: str, query: str = "") -> tuple[bytes, ...]:
        """Send commands, then ask; a lost line is opened again. Raises PeerUnreachable (REFERENCE_SILENT)."""
        async with self._turn:
            try:
                if not self._line.connected:
                    await self._begin()
                for command in commands:
                    await self._line.tell(command)
                return (await self._line.ask(query),) if query else ()
            except LineLost:
                await self._line.close()
                raise PeerUnreachable(Reason.REFERENCE_SILENT, self._place) from None

    async def identity(self) -> InstrumentIdentity:
        """See ``Identifies``. An instrument whose profile names no question says nothing of itself."""
        asked = self._profile.identity
        if asked is None:
            return InstrumentIdentity()
        text = text_of(await self.ask(asked.query), self._place, "identity")
        parts = [part.strip().strip('"') for part in text.split(",")]

        def part(column: int) -> str:
            return parts[column - 1][:60] if 0 < column <= len(parts) else ""

        if not text.isprintable() or (asked.serial and not part(asked.serial)):
            raise BadAnswer(Reason.WRONG_VALUE, self._place, field="identity", problem="not in the answer")
        return InstrumentIdentity(part(asked.vendor), part(asked.model), part(asked.serial), part(asked.firmware))
