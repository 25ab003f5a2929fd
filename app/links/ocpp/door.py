"""Who may connect: path, password, certificate, subprotocol (OCPP-J 1.6 section 3, security whitepaper, rule 13)."""

import base64
import binascii
import hashlib
import hmac
import ssl
from collections.abc import Sequence
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

from websockets.asyncio.server import ServerConnection
from websockets.http11 import Request, Response
from websockets.typing import Subprotocol

from app.domain.errors import BadInput, Reason
from app.ports.station import ListenOptions

SUBPROTOCOLS = {"2.0.1": "ocpp2.0.1", "1.6": "ocpp1.6"}
"""Version -> WebSocket subprotocol, the preferred one first."""
MAX_ID = 48
"""Longest station identity (OCPP 2.0.1 part 4)."""


class Door:
    """Checks each handshake. Raises BadInput where the options do not fit together."""

    def __init__(self, options: ListenOptions) -> None:
        if options.ocpp != "any" and options.ocpp not in SUBPROTOCOLS:
            raise BadInput(Reason.WRONG_VALUE, "ocpp", value=options.ocpp)
        if options.security_profile not in (0, 1, 2, 3):
            raise BadInput(Reason.WRONG_VALUE, "security_profile", value=options.security_profile)
        if options.security_profile in (1, 2) and options.password_hash is None:
            raise BadInput(Reason.MISSING_KEY, "password", security_profile=options.security_profile)
        self._options = options
        self.prefix = "/" + options.path_prefix.strip("/") + ("/" if options.path_prefix.strip("/") else "")

    def station_id(self, path: str) -> str | None:
        """Return the identity in a request path, None when there is none under the prefix."""
        bare = urlsplit(path).path
        if not bare.startswith(self.prefix):
            return None
        name = unquote(bare.rstrip("/").rpartition("/")[2])
        fits = (
            0 < len(name) <= MAX_ID
            and name.isprintable()
            and "/" not in name
            and bare.rstrip("/") != self.prefix.rstrip("/")
        )
        return name if fits else None

    def check(self, connection: ServerConnection, request: Request) -> Response | None:
        """Refuse a handshake: 404 without an identity, 401 with a wrong password."""
        name = self.station_id(request.path)
        if name is None:
            return connection.respond(HTTPStatus.NOT_FOUND, "no station identity under this path\n")
        if self._options.password_hash is None:
            return None
        if self._knows(name, request.headers.get_all("Authorization")):
            return None
        response = connection.respond(HTTPStatus.UNAUTHORIZED, "wrong identity or password\n")
        response.headers["WWW-Authenticate"] = 'Basic realm="chargebench", charset="UTF-8"'
        return response

    def _knows(self, name: str, headers: list[str]) -> bool:
        kind, _, coded = headers[0].partition(" ") if len(headers) == 1 else ("", "", "")
        try:
            user, colon, password = base64.b64decode(coded.strip(), validate=True).partition(b":")
        except (binascii.Error, ValueError):
            user, colon, password = b"", b"", b""
        expected = (self._options.password_hash or "").strip().lower()
        # 1.6 stations send the bytes of the key, or its hex text: the operator's hash may be of either
        forms = (password, password.hex().encode(), password.hex().upper().encode())
        fits = [hmac.compare_digest(hashlib.sha256(form).hexdigest(), expected) for form in forms]
        named = hmac.compare_digest(user, name.encode())
        return kind.lower() == "basic" and bool(colon) and named and any(fits)

    def choose(self, connection: ServerConnection, offered: Sequence[Subprotocol]) -> Subprotocol | None:
        """Return the subprotocol to speak, None when the station offers no acceptable one."""
        spoken = (version for version in SUBPROTOCOLS if self._options.ocpp in ("any", version))
        return next((Subprotocol(SUBPROTOCOLS[v]) for v in spoken if SUBPROTOCOLS[v] in offered), None)

    def tls(self) -> ssl.SSLContext | None:
        """Return the TLS side of security profiles 2 and 3, None for 0 and 1. Raises BadInput (FILE_UNREADABLE)."""
        if self._options.security_profile < 2:
            return None
        folder = self._options.tls_dir
        if folder is None:
            raise BadInput(Reason.MISSING_KEY, "tls_dir", security_profile=self._options.security_profile)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        try:
            context.load_cert_chain(folder / "server.pem", folder / "server.key")
            if self._options.security_profile == 3:
                context.verify_mode = ssl.CERT_REQUIRED
                context.load_verify_locations(folder / "ca.pem")
        except (OSError, ssl.SSLError) as error:
            raise BadInput(Reason.FILE_UNREADABLE, str(folder), problem=type(error).__name__) from error
        return context


def version_of(subprotocol: str) -> str:
    """Return the OCPP version of a subprotocol chosen by ``Door.choose``."""
    return next(version for version, name in SUBPROTOCOLS.items() if name == subprotocol)
