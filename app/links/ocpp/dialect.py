"""What differs between the versions of OCPP, behind one face."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from app.domain.station import Setting, WriteOutcome
from app.links.ocpp.frame import Call
from app.links.ocpp.known import KnownStation
from app.links.ocpp.ledger import KeepForeign, KeepOwn, KeepOwnEnd, Ledger


@dataclass(frozen=True)
class Request:
    """One request to the station."""

    action: str
    payload: dict[str, Any]


Ask = Callable[[Request], Awaitable[dict[str, Any]]]
"""Sends a request and returns the answer; raises Refused, PeerUnreachable or OutcomeUnknown."""


@dataclass(frozen=True)
class Limit:
    """One charging limit: a constant ceiling for a transaction."""

    profile: int
    value: Decimal
    unit: str
    """A or W."""
    stack_level: int
    kind: str
    """Relative, or Absolute for stations that take no other."""
    at: datetime


@dataclass(frozen=True)
class Desk:
    """Where what a station says is received, whatever its version."""

    known: KnownStation
    ledger: Ledger
    accepts: Callable[[], bool]
    """True when a boot may be answered Accepted."""
    keep_foreign: KeepForeign
    """Stores an operator's record; raises NotConfirmed."""
    keep_own: KeepOwn
    """Stores a charge of ours; raises NotConfirmed."""
    keep_end: KeepOwnEnd
    """Stores the end of a charge of ours; raises NotConfirmed."""
    heartbeat_s: int
    service_token: str
    report_s: float
    """How long parts of a report may be late."""


class Dialect(Protocol):
    """One version: answers the station's requests, builds ours."""

    version: str

    async def answer(self, call: Call) -> dict[str, Any] | None:
        """Return the payload of the answer, None when the action is not served here.

        Raises NotConfirmed; ValueError, KeyError or TypeError when the request lacks what it needs.
        """

    def start(self, evse: int, token: str, remote_id: int, limit: Limit | None) -> Request:
        """Begin a transaction."""

    def stop(self, transaction: str) -> Request:
        """End a transaction."""

    def limit(self, evse: int, transaction: str, limit: Limit) -> Request:
        """Limit a running transaction."""

    def clear(self, profile: int) -> Request:
        """Remove one limit."""

    def trigger(self, message: str, evse: int | None = None, connector: int | None = None) -> Request:
        """Ask for a message."""

    def ask_charge(self, evse: int) -> Request:
        """Ask for values that name the running transaction."""

    def availability(self, operative: bool, evse: int | None) -> Request:
        """Set in or out of service."""

    def reset(self, hard: bool) -> Request:
        """Restart."""

    def update(self, url: str, request: int, at: datetime) -> Request:
        """Fetch and install firmware."""

    def upload_log(self, url: str, request: int) -> Request:
        """Upload the log."""

    async def read_settings(self, ask: Ask, keys: tuple[str, ...]) -> tuple[Setting, ...]:
        """Read settings, all when ``keys`` is empty."""

    async def write_setting(self, ask: Ask, key: str, value: str) -> WriteOutcome:
        """Change one setting."""


def stamp(at: datetime) -> str:
    """Return a time as the wire wants it: UTC, milliseconds, Z."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"
