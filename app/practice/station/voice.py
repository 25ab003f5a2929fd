"""What a version of OCPP can say for the station; the station itself knows no version."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from app.practice.station.record import Record


class ConnectorStatus(StrEnum):
    """State of a connector in the words of OCPP 1.6; 2.0.1 tells fewer."""

    AVAILABLE = "Available"
    PREPARING = "Preparing"
    CHARGING = "Charging"
    SUSPENDED_EVSE = "SuspendedEVSE"
    FINISHING = "Finishing"
    UNAVAILABLE = "Unavailable"
    FAULTED = "Faulted"


@dataclass(frozen=True)
class Registration:
    """The answer to a boot: Accepted, Pending or Rejected, the backend's time, seconds to wait."""

    status: str
    time: datetime
    interval_s: int


class Voice(Protocol):
    """One connection in one version. Every method may raise LinkLost, TimeoutError or OCPPError."""

    async def listen(self) -> None:
        """Handle incoming frames until the link is lost; raises LinkLost."""

    def abort(self) -> None:
        """Break the TCP connection without a closing handshake."""

    async def close(self) -> None:
        """Close the WebSocket in an orderly way."""

    async def boot(self, reason: str) -> Registration:
        """Send BootNotification."""

    async def heartbeat(self) -> datetime:
        """Send Heartbeat, return the backend's time."""

    async def tell_status(self, connector: int, status: ConnectorStatus, at: datetime) -> None:
        """Send StatusNotification."""

    async def authorize(self, token: str) -> bool:
        """Ask whether a card may charge."""

    async def deliver(self, record: Record) -> bool:
        """Send one transaction record; False when its token was refused."""

    async def tell_firmware(self, status: str, request_id: int | None) -> None:
        """Send the firmware status; a status the version does not know is left out."""

    async def tell_log(self, status: str, request_id: int | None) -> None:
        """Send the log (diagnostics) status."""

    async def tell_security(self, event: str, at: datetime) -> None:
        """Report a security event, where the version has it."""
