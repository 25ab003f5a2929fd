"""Opening the WebSocket to a central system, as OCPP-J says."""

import base64
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import quote

from websockets.asyncio.client import ClientConnection
from websockets.asyncio.client import connect as open_websocket
from websockets.exceptions import InvalidHandshake, InvalidURI
from websockets.typing import Subprotocol

from app.practice.station.config import StationConfig
from app.practice.station.race import LinkLost

CLOSE_REAL_S = 2.0
OPEN_REAL_S = 10.0


def address(url: str, identity: str) -> str:
    """Return the URL with the identity as its last part, percent-encoded (OCPP-J 1.6 section 3.1.1)."""
    last = quote(identity, safe="")
    return url if url.rstrip("/").endswith(f"/{last}") else f"{url.rstrip('/')}/{last}"


def basic_auth(identity: str, password: str) -> dict[str, str]:
    """Return the Authorization header, empty without a password."""
    if not password:
        return {}
    secret = base64.b64encode(f"{identity}:{password}".encode("latin-1")).decode("ascii")
    return {"Authorization": f"Basic {secret}"}


def trust(url: str, ca_file: str) -> ssl.SSLContext | None:
    """Return the TLS context for wss, trusting ``ca_file`` alone where one is given."""
    if not url.startswith("wss:"):
        return None
    return ssl.create_default_context(cafile=ca_file or None)


@asynccontextmanager
async def connect(
    url: str, identity: str, subprotocol: str, password: str, config: StationConfig
) -> AsyncIterator[ClientConnection]:
    """Open a link and close it at the end. Raises LinkLost when nobody is there, or nobody wants us."""
    try:
        link = await open_websocket(
            address(url, identity),
            subprotocols=[Subprotocol(subprotocol)],
            additional_headers=basic_auth(identity, password),
            ssl=trust(url, config.ca_file),
            proxy=None,
            open_timeout=OPEN_REAL_S,
            close_timeout=CLOSE_REAL_S,
            max_size=2**20,
        )
    except (OSError, TimeoutError, EOFError, InvalidHandshake, InvalidURI, ssl.SSLError) as error:
        raise LinkLost from error
    try:
        if link.subprotocol != subprotocol:
            raise LinkLost
        yield link
    finally:
        await link.close()
