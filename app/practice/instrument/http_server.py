"""A small HTTP/1.1 server (RFC 9112) for practice meters: it writes every byte itself, faults included."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

from app.domain.errors import PeerUnreachable
from app.practice.instrument.fault import InstrumentFault
from app.practice.listener import Listener

DRIP_S = 0.1
_PHRASES = {200: "OK", 201: "Created", 400: "Bad Request", 404: "Not Found", 428: "Precondition Required"}


@dataclass(frozen=True)
class Request:
    """Method, path, query and JSON of a request."""

    method: str
    path: str
    query: Mapping[str, str]
    body: Any


@dataclass(frozen=True)
class Reply:
    """Status, body and content type of an answer."""

    status: int
    body: bytes
    kind: str = "application/json"

    @classmethod
    def of(cls, status: int, content: Any) -> "Reply":
        """Return an answer that is JSON, written without blanks."""
        return cls(status, json.dumps(content, separators=(",", ":")).encode())


class AnswersHttp(Protocol):
    """A make of meter."""

    async def answer(self, request: Request, fault: InstrumentFault | None) -> Reply:
        """Return the answer; values that lie (nan, stale, wrong unit) are its own to write."""


class HttpInstrument(Listener):
    """Serves a make on loopback; ``fault`` may be set while it runs."""

    def __init__(self, make: AnswersHttp, host: str = "127.0.0.1", port: int = 0) -> None:
        super().__init__(host, port)
        self._make = make
        self.fault: InstrumentFault | None = None
        self.requests: list[Request] = []

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer request by request."""
        while (request := await _request(reader)) is not None:
            self.requests.append(request)
            if not await self._reply(request, writer):
                break

    async def _reply(self, request: Request, writer: asyncio.StreamWriter) -> bool:
        """Send one answer; False where the connection ends with it."""
        fault = self.fault
        if fault is InstrumentFault.SILENT:
            return True
        if fault is InstrumentFault.GARBAGE:
            writer.write(b"\x00\xffSSH-2.0-x\r\n\r\n")
            return False
        try:
            reply = await self._make.answer(request, fault)
        except PeerUnreachable:
            reply = Reply(503, b"")
        raw = _raw(_spoiled(reply, fault))
        if fault is InstrumentFault.SLOW_DRIP:
            for at in range(len(raw)):
                writer.write(raw[at : at + 1])
                await writer.drain()
                await asyncio.sleep(DRIP_S)
            return True
        if fault is InstrumentFault.CLOSED:
            writer.write(raw[: len(raw) - len(reply.body) // 2])
            return False
        writer.write(raw)
        await writer.drain()
        return True


def _spoiled(reply: Reply, fault: InstrumentFault | None) -> Reply:
    if fault is InstrumentFault.HTTP_500:
        return Reply(500, b'{"error":"internal"}')
    if fault is InstrumentFault.WRONG_TYPE:
        return Reply(200, b"<html><body>Log in</body></html>", "text/html")
    if fault is InstrumentFault.TRUNCATED:
        return Reply(reply.status, reply.body[: len(reply.body) // 2], reply.kind)
    return reply


def _raw(reply: Reply) -> bytes:
    phrase = _PHRASES.get(reply.status, "Internal Server Error")
    lines = (f"HTTP/1.1 {reply.status} {phrase}", f"Content-Type: {reply.kind}", f"Content-Length: {len(reply.body)}")
    return "\r\n".join((*lines, "", "")).encode() + reply.body


async def _request(reader: asyncio.StreamReader) -> Request | None:
    """Return the next request of a connection, None at its end."""
    line = await reader.readline()
    if not line:
        return None
    method, target, _ = line.decode("latin-1").split(" ", 2)
    size = 0
    while (header := await reader.readline()) not in (b"\r\n", b"\n", b""):
        name, _, value = header.decode("latin-1").partition(":")
        if name.strip().lower() == "content-length":
            size = int(value)
    body = await reader.readexactly(size) if size else b""
    parts = urlsplit(target)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return Request(method, parts.path, query, json.loads(body) if body else None)
