"""A Modbus TCP meter of registers a test sets; it can be mute, slow, or answer with an exception."""

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class FakeModbusMeter:
    """Answers functions 3 and 4 for one unit from ``words``; any other address is exception 2."""

    def __init__(self, unit: int = 1) -> None:
        self.unit = unit
        self.words: dict[int, int] = {}
        self.mute = False
        self.delay_s = 0.0
        self.requests: list[tuple[int, int, int]] = []
        self.port = 0

    def put(self, address: int, layout: str, value: float | int) -> None:
        """Write one value, big endian."""
        raw = struct.pack(f">{layout}", value)
        for offset in range(0, len(raw), 2):
            self.words[address + offset // 2] = int.from_bytes(raw[offset : offset + 2], "big")

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readexactly(7)
                body = await reader.readexactly(int.from_bytes(head[4:6], "big") - 1)
                await asyncio.sleep(self.delay_s)
                if self.mute or head[6] != self.unit:
                    continue
                answer = self._answer(body)
                writer.write(head[:4] + (len(answer) + 1).to_bytes(2, "big") + head[6:7] + answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    def _answer(self, body: bytes) -> bytes:
        function, start, count = struct.unpack(">BHH", body)
        self.requests.append((function, start, count))
        if not any(start <= address < start + count for address in self.words):
            return bytes([function | 0x80, 2])
        values = [self.words.get(start + offset, 0) for offset in range(count)]
        return struct.pack(f">BB{count}H", function, 2 * count, *values)


@asynccontextmanager
async def fake_meter(unit: int = 1) -> AsyncIterator[FakeModbusMeter]:
    """Serve a meter on a free port of loopback."""
    meter = FakeModbusMeter(unit)
    server = await asyncio.start_server(meter._serve, "127.0.0.1", 0)
    meter.port = server.sockets[0].getsockname()[1]
    try:
        yield meter
    finally:
        server.close()
