"""The versions of OCPP a practice station speaks, each as three things."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from websockets.asyncio.client import ClientConnection

from app.domain.errors import BadInput, Reason
from app.practice.station.key import KeyStore
from app.practice.station.setting import Settings
from app.practice.station.v16 import Voice16
from app.practice.station.v201 import Voice201
from app.practice.station.variable import DeviceModel
from app.practice.station.voice import Voice

if TYPE_CHECKING:
    from app.practice.station.station import PracticeStation


@dataclass(frozen=True)
class Dialect:
    """Subprotocol on the WebSocket, the configuration it knows, and how it speaks over a link."""

    subprotocol: str
    settings: Callable[[], Settings]
    voice: Callable[["PracticeStation", ClientConnection], Voice]


DIALECTS: Mapping[str, Dialect] = {
    "1.6": Dialect("ocpp1.6", KeyStore, Voice16),
    "2.0.1": Dialect("ocpp2.0.1", DeviceModel, Voice201),
}


def dialect_of(version: str) -> Dialect:
    """Return the dialect. Raises BadInput (UNKNOWN_NAME) listing the versions."""
    if version not in DIALECTS:
        raise BadInput(Reason.UNKNOWN_NAME, "ocpp", name=version, known=list(DIALECTS))
    return DIALECTS[version]
