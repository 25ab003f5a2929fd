"""What a station asks alike in OCPP 1.6 and 2.0.1, answered; a version adds what it asks in its own words."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

from app.domain.station import StationEventKind
from app.links.ocpp.dialect import Desk, stamp
from app.links.ocpp.frame import Call
from app.links.ocpp.sample import read_time
from app.links.ocpp.update import firmware_state

Answer = dict[str, Any]
Handler = Callable[[Call], Awaitable[Answer]]


class Answering:
    """The answers of one station's desk, by action; ``own`` are those of its version."""

    def __init__(self, desk: Desk, own: Mapping[str, Handler]) -> None:
        self._desk = desk
        self._known = desk.known
        self._ledger = desk.ledger
        self._routes: Mapping[str, Handler] = {
            "Heartbeat": self._heartbeat,
            "FirmwareStatusNotification": self._firmware,
            "LogStatusNotification": self._log,
            "SecurityEventNotification": self._security,
            "DataTransfer": self._data,
            **own,
        }

    async def answer(self, call: Call) -> Answer | None:
        """See ``Dialect.answer``."""
        handler = self._routes.get(call.action)
        return await handler(call) if handler is not None else None

    def _time(self, action: str, value: object, *, live: bool = True) -> datetime | None:
        """Return a time stamp; ``live``: it was written now, so it tells the station's clock."""
        at = read_time(value)
        if value is not None and at is None:
            self._known.deviate("W5", action, "time stamp without offset, or unreadable")
        if live:
            self._known.see_time(at)
        return at

    def _registration(self, accepted: bool) -> Answer:
        """Return the answer to a boot."""
        return {
            "status": "Accepted" if accepted else "Pending",
            "currentTime": stamp(self._known.now()),
            "interval": self._known.heartbeat_s or self._desk.heartbeat_s,
        }

    def _verdict(self, token: object) -> str:
        return "Accepted" if token == self._desk.service_token else "Invalid"

    async def _heartbeat(self, call: Call) -> Answer:
        return {"currentTime": stamp(self._known.now())}

    async def _firmware(self, call: Call) -> Answer:
        said = str(call.payload["status"])
        self._known.firmware_said(firmware_state(said), said)
        return {}

    async def _log(self, call: Call) -> Answer:
        self._known.log_said(str(call.payload["status"]))
        return {}

    async def _security(self, call: Call) -> Answer:
        self._time(call.action, call.payload.get("timestamp"))
        self._known.tell(StationEventKind.SECURITY, str(call.payload["type"]))
        return {}

    async def _data(self, call: Call) -> Answer:
        return {"status": "UnknownVendorId"}
