"""Practice instruments that answer lines: over TCP and over a pseudo terminal, which is a serial port to programs."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Protocol

from app.domain.errors import PeerUnreachable
from app.practice.instrument.fault import InstrumentFault
from app.practice.listener import Listener

DRIP_S = 0.1
Writes = Callable[[bytes], Awaitable[None]]


class AnswersLines(Protocol):
    """A make of instrument."""

    @property
    def end(self) -> bytes:
        """The line end of its answers."""

    async def answer(self, line: str, fault: InstrumentFault | None) -> str | None:
        """Return the answer to a line, None for a command; values that lie (nan, stale) are its own to write."""


class LineInstrument:
    """What both ways share; ``fault`` may be set while it runs, ``lines`` keeps what was heard."""

    def __init__(self, make: AnswersLines) -> None:
        self.make = make
        self.fault: InstrumentFault | None = None
        self.lines: list[str] = []

    async def hear(self, line: bytes, write: Writes) -> bool:
        """Answer one line; False where the line ends with it."""
        text = line.decode("ascii", "replace").strip()
        if not text:
            return True
        self.lines.append(text)
        try:
            answer = await self.make.answer(text, self.fault)
        except PeerUnreachable:
            return True
        if answer is None:
            return True
        raw = answer.encode("ascii") + self.make.end
        match self.fault:
            case InstrumentFault.SILENT:
                return True
            case InstrumentFault.GARBAGE:
                raw = b"\xff\xfe#?\x00" + self.make.end
            case InstrumentFault.TRUNCATED:
                raw = raw[: len(raw) // 2]
            case InstrumentFault.CLOSED:
                await write(raw[: len(raw) // 2])
                return False
            case InstrumentFault.SLOW_DRIP:
                await self._drip(raw, write)
                return True
        await write(raw)
        return True

    async def _drip(self, raw: bytes, write: Writes) -> None:
        while raw and self.fault is InstrumentFault.SLOW_DRIP:
            await write(raw[:1])
            raw = raw[1:]
            await asyncio.sleep(DRIP_S)
        await write(raw)


class TcpInstrument(LineInstrument, Listener):
    """Serves a make on loopback."""

    def __init__(self, make: AnswersLines, host: str = "127.0.0.1", port: int = 0) -> None:
        LineInstrument.__init__(self, make)
        Listener.__init__(self, host, port)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer line by line."""

        async def write(raw: bytes) -> None:
            writer.write(raw)
            await writer.drain()

        while line := await reader.readline():
            if not await self.hear(line, write):
                break


class PtyInstrument(LineInstrument):
    """Serves a make on a pseudo terminal; ``device`` is what a program opens as its serial port (not on Windows)."""

    def __init__(self, make: AnswersLines) -> None:
        super().__init__(make)
        self.device = ""
        self._near = self._far = -1
        self._heard: asyncio.Queue[bytes] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Make the pseudo terminal."""
        import tty

        self._near, self._far = os.openpty()
        tty.setraw(self._far)
        os.set_blocking(self._near, False)
        self.device = os.ttyname(self._far)
        asyncio.get_running_loop().add_reader(self._near, self._receive)
        self._task = asyncio.create_task(self._serve())

    def _receive(self) -> None:
        with suppress(OSError):
            self._heard.put_nowait(os.read(self._near, 4096))

    async def _serve(self) -> None:
        async def write(raw: bytes) -> None:
            os.write(self._near, raw)

        waiting = b""
        while True:
            waiting += await self._heard.get()
            while b"\n" in waiting:
                line, _, waiting = waiting.partition(b"\n")
                await self.hear(line, write)

    async def stop(self) -> None:
        """Take the pseudo terminal away, as a pulled cable does."""
        if self._near < 0:
            return
        asyncio.get_running_loop().remove_reader(self._near)
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        os.close(self._near)
        os.close(self._far)
        self._near = self._far = -1
