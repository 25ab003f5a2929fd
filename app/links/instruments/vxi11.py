"""Lines over VXI-11, the network protocol of laboratory instruments before raw sockets; Yokogawa speaks nothing else.

VXI-11 (VXIbus Consortium, rev. 1.0, 1995), core channel: program 0x0607AF, version 1, on ONC RPC version 2 (RFC 5531)
with record marking; the port is asked of the portmapper (RFC 1833, program 100000, version 2, procedure 3).
"""

import asyncio
import struct
from contextlib import suppress

from app.links.instruments.line import ENDS, LONGEST_LINE, LineLost
from app.links.instruments.profile import LineOptions

PORTMAPPER_PORT = 111
PORTMAPPER, GET_PORT = 100000, 3
CORE, CORE_VERSION = 0x0607AF, 1
CREATE_LINK, DEVICE_WRITE, DEVICE_READ, DESTROY_LINK = 10, 11, 12, 23
_END, _TERMCHAR = 8, 0x80
"""Flag of the last write of a command; flag of a read that ends with a character."""
_TCP = 6
_LAST = 0x8000_0000
_REASON_END = 0b110
"""Reasons that end an answer: the character (2) or the end of the message (4)."""


class RpcChannel:
    """One TCP connection for calls of one program."""

    def __init__(self, program: int, version: int, timeout_s: float) -> None:
        self._program, self._version, self._timeout_s = program, version, timeout_s
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._number = 0

    async def open(self, host: str, port: int) -> None:
        """Connect. Raises OSError, TimeoutError."""
        async with asyncio.timeout(self._timeout_s):
            self._streams = await asyncio.open_connection(host, port)

    async def call(self, procedure: int, arguments: bytes) -> bytes:
        """Return the results of one call. Raises OSError, TimeoutError, EOFError, ValueError."""
        if self._streams is None:
            raise ConnectionResetError
        reader, writer = self._streams
        self._number += 1
        head = struct.pack(">6I", self._number, 0, 2, self._program, self._version, procedure)
        message = head + bytes(16) + arguments  # two empty credentials
        async with asyncio.timeout(self._timeout_s):
            writer.write(struct.pack(">I", _LAST | len(message)) + message)
            await writer.drain()
            answer = await self._record(reader)
        number, kind, accepted, _, length = struct.unpack_from(">5I", answer)
        (done,) = struct.unpack_from(">I", answer, 20 + length)
        if (number, kind, accepted, done) != (self._number, 1, 0, 0):
            raise ValueError("call not accepted")
        return answer[24 + length :]

    async def _record(self, reader: asyncio.StreamReader) -> bytes:
        record = b""
        while True:
            (head,) = struct.unpack(">I", await reader.readexactly(4))
            size = head & ~_LAST
            if len(record) + size > LONGEST_LINE * 2:
                raise ValueError("record too long")
            record += await reader.readexactly(size)
            if head & _LAST:
                return record

    async def close(self) -> None:
        """Close the connection."""
        if self._streams is not None:
            (_, writer), self._streams = self._streams, None
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()


class Vxi11Line:
    """Implements ``AsksLines``. ``port`` 111 is the portmapper; any other is the core channel itself."""

    def __init__(self, host: str, port: int, options: LineOptions, device: str = "inst0") -> None:
        self._host, self._port, self._options, self._device = host, port, options, device
        self._end = ENDS[options.terminator]
        self._channel: RpcChannel | None = None
        self._link = 0

    @property
    def connected(self) -> bool:
        """See ``AsksLines``."""
        return self._channel is not None

    async def open(self) -> None:
        """See ``AsksLines``."""
        channel = RpcChannel(CORE, CORE_VERSION, self._options.timeout_s)
        try:
            await channel.open(self._host, await self._core_port())
            name = self._device.encode()
            padded = struct.pack(">I", len(name)) + name + bytes(-len(name) % 4)
            answer = await channel.call(CREATE_LINK, struct.pack(">III", 1, 0, 0) + padded)
            error, self._link = struct.unpack_from(">II", answer)
        except (OSError, TimeoutError, EOFError, ValueError, struct.error) as failed:
            await channel.close()
            raise LineLost(type(failed).__name__) from None
        if error:
            await channel.close()
            raise LineLost(f"VXI-11 error {error}")
        self._channel = channel

    async def _core_port(self) -> int:
        if self._port != PORTMAPPER_PORT:
            return self._port
        portmapper = RpcChannel(PORTMAPPER, 2, self._options.timeout_s)
        try:
            await portmapper.open(self._host, self._port)
            answer = await portmapper.call(GET_PORT, struct.pack(">4I", CORE, CORE_VERSION, _TCP, 0))
        finally:
            await portmapper.close()
        (port,) = struct.unpack(">I", answer)
        if not 0 < port <= 65535:
            raise ValueError("no VXI-11 at this address")
        return int(port)

    async def tell(self, command: str) -> None:
        """See ``AsksLines``."""
        data = command.encode("ascii") + self._end
        wait_ms = int(self._options.timeout_s * 1000)
        head = struct.pack(">5I", self._link, wait_ms, 0, _END, len(data))
        error, size = struct.unpack_from(">II", await self._call(DEVICE_WRITE, head + data + bytes(-len(data) % 4)))
        if error or size != len(data):
            await self.close()
            raise LineLost(f"VXI-11 error {error}")
        await asyncio.sleep(self._options.pause_s)

    async def ask(self, query: str) -> bytes:
        """See ``AsksLines``."""
        await self.tell(query)
        answer = b""
        try:
            async with asyncio.timeout(self._options.timeout_s):
                while True:
                    part, ended = await self._read_part()
                    answer += part
                    if ended and answer.endswith(self._end[-1:]):
                        return answer
                    if ended and answer:
                        raise ValueError("no line end")
                    if len(answer) > LONGEST_LINE:
                        raise ValueError("too long")
        except (TimeoutError, ValueError, struct.error) as error:
            await self.close()
            raise LineLost(type(error).__name__) from None

    async def _read_part(self) -> tuple[bytes, bool]:
        wait_ms = int(self._options.timeout_s * 1000)
        asked = struct.pack(">6I", self._link, LONGEST_LINE, wait_ms, 0, _TERMCHAR, self._end[-1])
        answer = await self._call(DEVICE_READ, asked)
        error, reason, size = struct.unpack_from(">III", answer)
        if error:
            raise ValueError(f"VXI-11 error {error}")
        return answer[12 : 12 + size], bool(reason & _REASON_END)

    async def _call(self, procedure: int, arguments: bytes) -> bytes:
        if self._channel is None:
            raise LineLost("closed")
        try:
            return await self._channel.call(procedure, arguments)
        except (OSError, TimeoutError, EOFError, ValueError, struct.error) as error:
            await self._drop()
            raise LineLost(type(error).__name__) from None
        except asyncio.CancelledError:
            await self._drop()  # the answer nobody waits for any more must not meet the next question
            raise

    async def _drop(self) -> None:
        """Close the connection at once; the instrument frees the link by itself (VXI-11, B.5)."""
        channel, self._channel = self._channel, None
        if channel is not None:
            await channel.close()

    async def close(self) -> None:
        """See ``AsksLines``. The link is given back where the instrument still listens."""
        channel, self._channel = self._channel, None
        if channel is None:
            return
        with suppress(OSError, TimeoutError, EOFError, ValueError, struct.error):
            await channel.call(DESTROY_LINK, struct.pack(">I", self._link))
        await channel.close()
