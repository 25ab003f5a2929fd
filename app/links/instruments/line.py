"""Asking an instrument line by line: over TCP here, over a serial port and VXI-11 in the modules beside it."""

import asyncio
from contextlib import suppress
from typing import Protocol

from app.links.instruments.profile import LineOptions, Terminator

ENDS: dict[Terminator, bytes] = {"lf": b"\n", "crlf": b"\r\n", "cr": b"\r"}
LONGEST_LINE = 4096
"""Bytes of an answer; more is no answer."""


class LineLost(Exception):
    """No whole answer came in time, or the other side went away; the line is closed and opened again when asked."""


class AsksLines(Protocol):
    """One command or question at a time; the caller takes turns."""

    @property
    def connected(self) -> bool:
        """True while the line is open."""

    async def open(self) -> None:
        """Open the line. Raises LineLost."""

    async def tell(self, command: str) -> None:
        """Send a command that has no answer. Raises LineLost."""

    async def ask(self, query: str) -> bytes:
        """Send a query and return its answer with its line end as received. Raises LineLost."""

    async def close(self) -> None:
        """Close the line; what was on its way is forgotten, so that no late answer meets another question."""


class TcpLine:
    """Implements ``AsksLines`` over a TCP connection."""

    def __init__(self, host: str, port: int, options: LineOptions) -> None:
        self._host, self._port, self._options = host, port, options
        self._end = ENDS[options.terminator]
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    @property
    def connected(self) -> bool:
        """See ``AsksLines``."""
        return self._streams is not None

    async def open(self) -> None:
        """See ``AsksLines``."""
        try:
            async with asyncio.timeout(self._options.timeout_s):
                self._streams = await asyncio.open_connection(self._host, self._port, limit=LONGEST_LINE)
        except (OSError, TimeoutError) as error:
            raise LineLost(str(error)) from None

    async def tell(self, command: str) -> None:
        """See ``AsksLines``."""
        await self._send(command)
        await asyncio.sleep(self._options.pause_s)

    async def ask(self, query: str) -> bytes:
        """See ``AsksLines``. The time runs for the whole answer: one that drips in too slowly is none."""
        reader = await self._send(query)
        try:
            async with asyncio.timeout(self._options.timeout_s):
                answer = await reader.readuntil(self._end[-1:])
        except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
            await self.close()
            raise LineLost(type(error).__name__) from None
        except asyncio.CancelledError:
            self._forget()  # the answer nobody waits for any more must not meet the next question
            raise
        await asyncio.sleep(self._options.pause_s)
        return answer

    async def _send(self, text: str) -> asyncio.StreamReader:
        if self._streams is None:
            raise LineLost("closed")
        reader, writer = self._streams
        try:
            async with asyncio.timeout(self._options.timeout_s):
                writer.write(text.encode("ascii") + self._end)
                await writer.drain()
        except (OSError, TimeoutError) as error:
            await self.close()
            raise LineLost(type(error).__name__) from None
        return reader

    def _forget(self) -> asyncio.StreamWriter | None:
        if self._streams is None:
            return None
        (_, writer), self._streams = self._streams, None
        writer.close()
        return writer

    async def close(self) -> None:
        """See ``AsksLines``."""
        writer = self._forget()
        if writer is not None:
            with suppress(OSError):
                await writer.wait_closed()
