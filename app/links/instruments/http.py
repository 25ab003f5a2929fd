"""Asking a meter over HTTP: short answers, no redirects, exact numbers, and every oddity named."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import aiohttp

from app.domain.errors import BadAnswer, PeerUnreachable, Reason
from app.links.instruments.answer import number_of

_LARGEST_BODY = 256 * 1024
_JSON_TYPES = frozenset({"application/json", "text/json", "text/plain", "application/octet-stream"})
"""What small servers call their JSON; a page of HTML is the login of something else."""


@dataclass(frozen=True)
class Answer:
    """Status and body of one answer, and what was asked."""

    status: int
    body: bytes
    path: str


class HttpMeter:
    """One meter at host and port. ``place`` names it in errors."""

    def __init__(self, host: str, port: int, timeout_s: float) -> None:
        self._origin = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
        self._timeout_s = timeout_s
        self.place = f"{host}:{port}"
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=1), cookie_jar=aiohttp.DummyCookieJar(), trust_env=False
        )

    async def send(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, query: Mapping[str, str] | None = None
    ) -> Answer:
        """Send a request and return its whole answer, whatever its status.

        Raises PeerUnreachable (REFERENCE_SILENT) where none came in time, BadInput (WRONG_VALUE) naming the path for
        another content type or an answer without end.
        """
        data = None if body is None else json.dumps(body).encode()
        headers = {} if data is None else {"Content-Type": "application/json"}
        try:
            async with asyncio.timeout(self._timeout_s):
                async with self._session.request(
                    method, self._origin + path, params=query, data=data, headers=headers, allow_redirects=False
                ) as response:
                    content = await response.content.read(_LARGEST_BODY + 1)
                    while not response.content.at_eof() and len(content) <= _LARGEST_BODY:
                        content += await response.content.read(_LARGEST_BODY + 1)
                    status, kind = response.status, response.content_type
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError):
            raise PeerUnreachable(Reason.REFERENCE_SILENT, self.place) from None
        if len(content) > _LARGEST_BODY:
            raise BadAnswer(Reason.WRONG_VALUE, self.place, field=path, problem="the answer is too long")
        if status < 300 and content and kind not in _JSON_TYPES:
            raise BadAnswer(Reason.WRONG_VALUE, self.place, field=path, problem=kind[:40])
        return Answer(status, content, path)

    async def document(self, path: str) -> tuple[dict[str, Any], bytes]:
        """Return the JSON object at ``path`` with exact numbers, and its bytes. Raises what ``send`` raises, and
        BadInput (WRONG_VALUE) naming the path for another status or anything but an object.
        """
        answer = await self.send("GET", path)
        return self.parsed(answer, 200), answer.body

    def parsed(self, answer: Answer, *wanted: int) -> dict[str, Any]:
        """Return the object of an answer with one of the statuses ``wanted``. Raises BadInput (WRONG_VALUE)."""
        if answer.status not in wanted:
            raise BadAnswer(Reason.WRONG_VALUE, self.place, field=answer.path, problem=f"HTTP {answer.status}")
        try:
            found = json.loads(answer.body, parse_float=Decimal, parse_int=Decimal, parse_constant=Decimal)
        except RecursionError:
            raise BadAnswer(Reason.WRONG_VALUE, self.place, field=answer.path, problem="nested too deep") from None
        except (ValueError, ArithmeticError):
            raise BadAnswer(Reason.WRONG_VALUE, self.place, field=answer.path, problem="not JSON") from None
        if not isinstance(found, dict):
            raise BadAnswer(Reason.WRONG_VALUE, self.place, field=answer.path, problem="not a JSON object")
        return found

    def number(self, found: Mapping[str, Any], field: str) -> Decimal:
        """Return a number, written as one or as text. Raises BadInput (WRONG_VALUE, MISSING_KEY) naming ``field``."""
        if field not in found or found[field] is None:
            raise BadAnswer(Reason.MISSING_KEY, self.place, field=field)
        value = found[field]
        if isinstance(value, bool) or not isinstance(value, Decimal | str):
            raise BadAnswer(Reason.WRONG_VALUE, self.place, field=field, problem="not a number")
        return number_of(str(value).strip(), self.place, field)

    def text(self, found: Mapping[str, Any], field: str) -> str:
        """Return a text of printable characters. Raises BadInput (WRONG_VALUE, MISSING_KEY) naming ``field``."""
        if field not in found:
            raise BadAnswer(Reason.MISSING_KEY, self.place, field=field)
        value = found[field]
        if not isinstance(value, str) or not value.isprintable() or len(value) > 400:
            raise BadAnswer(Reason.WRONG_VALUE, self.place, field=field, problem="not plain text")
        return value

    async def close(self) -> None:
        """Close every connection."""
        await self._session.close()
