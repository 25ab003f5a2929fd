"""A practice instrument behind VXI-11: portmapper and core channel on ports of their own, record by record."""

import asyncio
import struct
from contextlib import suppress

from app.practice.instrument.fault import InstrumentFault
from app.practice.instrument.line_server import AnswersLines, LineInstrument
from app.practice.listener import Listener

_LAST = 0x8000_0000
_CORE = 0x0607AF
_TIMEOUT, _INVALID_LINK = 15, 4
_AT_ONCE = 40
"""Bytes of one answer to a read; longer answers take several, as with slow instruments."""


class Vxi11Instrument(LineInstrument, Listener):
    """Serves a make on loopback; ``port`` is the core channel, ``portmapper_port`` tells of it."""

    def __init__(self, make: AnswersLines, host: str = "127.0.0.1", port: int = 0) -> None:
        LineInstrument.__init__(self, make)
        Listener.__init__(self, host, port)
        self.links = 0

    @property
    def portmapper_port(self) -> int:
        """The portmapper, 0 before ``start``."""
        return self._port_of(1)

    async def start(self) -> None:
        """Listen on both. Raises ComputerCannot (PORT_IN_USE)."""
        await super().start()
        await self._listen(0)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer call by call."""
        link = _Link(self)
        with suppress(struct.error):  # no call of this protocol
            while True:
                (head,) = struct.unpack(">I", await reader.readexactly(4))
                call = await reader.readexactly(head & ~_LAST)
                number, _, _, program, _, procedure = struct.unpack_from(">6I", call)
                result = await link.obey(program, procedure, call[40:])
                answer = struct.pack(">6I", number, 1, 0, 0, 0, 0) + result
                writer.write(struct.pack(">I", _LAST | len(answer)) + answer)
                await writer.drain()


class _Link:
    """The calls of one connection."""

    def __init__(self, instrument: Vxi11Instrument) -> None:
        self._instrument = instrument
        self._waiting = b""

    async def obey(self, program: int, procedure: int, given: bytes) -> bytes:
        """Return the results of one call."""
        if program != _CORE:
            return struct.pack(">I", self._instrument.port)
        match procedure:
            case 10:
                self._instrument.links += 1
                return struct.pack(">4I", 0, 7, 0, 1024)
            case 11:
                return await self._write(given)
            case 12:
                return await self._read(given)
            case 23:
                self._instrument.links -= 1
                return struct.pack(">I", 0)
        return struct.pack(">I", 8)

    async def _write(self, given: bytes) -> bytes:
        (link, _, _, _, size) = struct.unpack_from(">5I", given)
        if link != 7:
            return struct.pack(">II", _INVALID_LINK, 0)

        async def keep(raw: bytes) -> None:
            self._waiting += raw

        self._waiting = b""
        goes_on = await self._instrument.hear(given[20 : 20 + size], keep)
        if not goes_on:
            raise EOFError
        return struct.pack(">II", 0, size)

    async def _read(self, given: bytes) -> bytes:
        wait_ms = struct.unpack_from(">3I", given)[2]
        if not self._waiting or self._instrument.fault is InstrumentFault.SILENT:
            await asyncio.sleep(min(wait_ms / 1000, 5))
            return struct.pack(">3I", _TIMEOUT, 0, 0)
        part, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        reason = 0 if self._waiting else (2 if part.endswith(b"\n") else 4)
        return struct.pack(">3I", 0, reason, len(part)) + part + bytes(-len(part) % 4)
