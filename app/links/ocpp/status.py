"""The status of every connector, asked for: of all together once, then of each that is known.

A station answered *Pending* tells nothing by itself, and the laptop asks connector 1 alone for the station's time
(rule 11): whoever then refreshed only what is known would never hear of a second connector.
"""

import asyncio
from collections.abc import Callable

from app.domain.errors import Refused
from app.domain.station import ConnectorState
from app.links.ocpp.caller import Caller
from app.links.ocpp.dialect import Dialect
from app.links.ocpp.known import CONNECTORS_16, KnownStation
from app.links.ocpp.waiting import Deadline

QUIET_S = 0.3
"""A station asked for all its connectors has told them once it was quiet for so long (real seconds)."""
MOST_CONNECTORS = 32
"""More are a slip of the station's settings; they are not asked for one by one."""
Place = tuple[int, int]
"""EVSE and connector; a connector of 1.6 is an EVSE of the program."""


class StatusRounds:
    """Asks one station; ``refresh`` raises what the caller raises, but for a refused trigger."""

    def __init__(self, known: KnownStation, caller: Caller, dialect: Callable[[], Dialect]) -> None:
        self._known, self._caller, self._dialect = known, caller, dialect
        self._all_asked = False
        self._silent: set[Place] = set()
        """Claimed in the settings, and never told of when asked."""

    async def refresh(self, within_s: float) -> tuple[ConnectorState, ...]:
        """Return every connector, freshly told where the station obeys; what is known where it refuses."""
        known, deadline = self._known, Deadline(within_s)
        before = dict(known.status_count)
        try:
            if not self._all_asked:
                await self._ask_all(before, deadline)
            for place in self._stale(before):
                await self._ask(place, deadline)
        except Refused:
            return known.connectors
        if not await known.changes.wait(lambda: not self._stale(before), deadline.left()):
            known.deviate("W3", "TriggerMessage", "accepted and no StatusNotification came")
            self._silent |= {place for place in self._stale(before) if place not in known.status_count}
        return known.connectors

    async def _ask_all(self, before: dict[Place, int], deadline: Deadline) -> None:
        """Ask for all together; a station that does not take the question is asked for each afterwards."""
        try:
            await self._trigger(None, deadline)
        except Refused:
            self._all_asked = True
            return
        # half of the time: what told only some of its connectors is asked for the others in the rest
        if await self._known.changes.wait(lambda: self._known.status_count != before, deadline.left() / 2):
            await self._quiet(deadline)
            self._all_asked = True

    async def _quiet(self, deadline: Deadline) -> None:
        told = -1
        while told != (now := sum(self._known.status_count.values())) and deadline.left() > 0:
            told = now
            await asyncio.sleep(min(QUIET_S, deadline.left()))

    async def _ask(self, place: Place, deadline: Deadline) -> None:
        try:
            await self._trigger(place, deadline)
        except Refused:
            if not self._known.status_count or place in self._known.status_count:
                raise
            self._silent.add(place)

    def _stale(self, before: dict[Place, int]) -> list[Place]:
        """Return the connectors, known or claimed, that have not told their status since; the first for none."""
        known = [place for place in self._known.status_count if place[0]]
        wanted = [place for place in dict.fromkeys([*known, *self._claimed()]) if place not in self._silent]
        return [place for place in wanted or [(1, 1)] if self._known.status_count.get(place, 0) <= before.get(place, 0)]

    def _claimed(self) -> list[Place]:
        said = self._known.claims.get(CONNECTORS_16, "")
        number = int(said) if said.isdecimal() else 0
        return [(one, 1) for one in range(1, number + 1)] if number <= MOST_CONNECTORS else []

    async def _trigger(self, place: Place | None, deadline: Deadline) -> None:
        evse, connector = place or (None, None)
        await self._caller.order(self._dialect().trigger("StatusNotification", evse, connector), deadline.left())
