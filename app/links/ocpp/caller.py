"""One request after the other to one station, over whatever socket it has at the moment (W22)."""

import asyncio
from typing import Any

from app.domain.errors import BadInput, OutcomeUnknown, PeerUnreachable, Reason, Refused
from app.links.ocpp.dialect import Request
from app.links.ocpp.known import KnownStation
from app.links.ocpp.rpc import Connection, LinkLost, Said
from app.links.ocpp.schema import violation
from app.links.ocpp.waiting import Deadline

_UNKNOWN_TO_STATION = ("NotImplemented", "NotSupported")


class Caller:
    """Sends requests. ``answer_s``: how long a station may take for one answer unless told otherwise."""

    def __init__(self, known: KnownStation, answer_s: float) -> None:
        self.connection: Connection | None = None
        self.answer_s = answer_s
        self._known = known
        self._turn = asyncio.Lock()

    @property
    def connected(self) -> bool:
        """True while a socket is open."""
        return self.connection is not None and self.connection.is_open

    @property
    def _free(self) -> bool:
        """True when a request may go out: no answer to one of the station's own stands out."""
        return self.connection is not None and self.connection.is_open and not self.connection.answering

    async def ask(self, request: Request, within_s: float | None = None) -> dict[str, Any]:
        """Send ``request`` and return the payload of the answer.

        Raises BadInput (WRONG_VALUE: it breaks its schema, nothing was sent); PeerUnreachable (LINK_LOST,
        NO_ANSWER: nothing was sent); OutcomeUnknown (NO_CONFIRMATION: sent, no answer); Refused (STATION_REFUSED,
        ``said`` is the error code).
        """
        station, action = self._known.identity.id, request.action
        deadline = Deadline(self.answer_s if within_s is None else within_s)
        try:
            async with asyncio.timeout(deadline.left()):
                await self._turn.acquire()
        except TimeoutError:
            raise PeerUnreachable(Reason.NO_ANSWER, station, action=action) from None
        try:
            return await self._ask(request, deadline)
        finally:
            self._turn.release()

    async def _ask(self, request: Request, deadline: Deadline) -> dict[str, Any]:
        station, action = self._known.identity.id, request.action
        if not await self._known.changes.wait(lambda: self._free, deadline.left()) or self.connection is None:
            raise PeerUnreachable(Reason.NO_ANSWER if self.connected else Reason.LINK_LOST, station, action=action)
        connection = self.connection
        broken = violation(connection.version, action, request.payload)
        if broken is not None:
            raise BadInput(Reason.WRONG_VALUE, action, field=broken.where, problem=broken.rule)
        try:
            answer = await connection.ask(action, request.payload, min(deadline.left(), self.answer_s))
        except TimeoutError:
            raise OutcomeUnknown(Reason.NO_CONFIRMATION, station, action=action, link="open") from None
        except LinkLost:
            raise OutcomeUnknown(Reason.NO_CONFIRMATION, station, action=action, link="lost") from None
        except Said as said:
            raise self._refusal(action, said) from None
        odd = violation(connection.version, action, answer, answer=True)
        if odd is not None:
            self._known.deviate("W9" if action == "GetConfiguration" else "W7", action, f"answer: {odd}")
        return answer

    def _refusal(self, action: str, said: Said) -> Refused:
        code, words = said.failure.code, said.failure.description
        if code in _UNKNOWN_TO_STATION:
            self._known.not_supported[action] = None
        return Refused(Reason.STATION_REFUSED, self._known.identity.id, action=action, said=code, description=words)

    async def order(
        self, request: Request, within_s: float | None = None, good: tuple[str, ...] = ("Accepted",)
    ) -> tuple[str, dict[str, Any]]:
        """Send ``request`` and return its status word and answer. Raises as ``ask``, and Refused for any other word."""
        answer = await self.ask(request, within_s)
        said = str(answer.get("status", ""))
        if said not in good:
            detail = answer.get("statusInfo")
            words = str(detail.get("reasonCode", "")) if isinstance(detail, dict) else ""
            station = self._known.identity.id
            raise Refused(Reason.STATION_REFUSED, station, action=request.action, said=said, description=words)
        return said, answer
