"""Modbus meters of registers a test sets, on TCP and on a pty; they can be mute, slow, or answer wrongly."""

import asyncio
import os
import struct
import termios
import tty
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, contextmanager, suppress
from decimal import Decimal
from typing import Any

import pytest

LAYOUTS = {
    "float32": "f",
    "float64": "d",
    "int16": "h",
    "uint16": "H",
    "int32": "i",
    "uint32": "I",
    "int64": "q",
    "uint64": "Q",
}
UNIT = {"Wh": 1000, "kWh": 1, "kW": 0.001, "kvar": 0.001, "%": 100}
"""What a value in kWh, W, var is multiplied with to stand in the unit of the map."""


def crc(data: bytes) -> bytes:
    """Return the CRC as the specification writes it down, bit by bit (Modbus over serial line 1.02, 6.2.2)."""
    register = 0xFFFF
    for byte in data:
        register ^= byte
        for _ in range(8):
            register = (register >> 1) ^ 0xA001 if register & 1 else register >> 1
    return bytes([register & 0xFF, register >> 8])


class FakeModbusMeter:
    """Answers functions 3 and 4 for one unit from ``words``; any other address is exception 2."""

    def __init__(self, unit: int = 1) -> None:
        self.unit = unit
        self.words: dict[int, int] = {}
        self.mute = False
        self.delay_s = 0.0
        self.strict = False
        """True: a request that touches a register that is not there is refused, as some meters do."""
        self.exception = 0
        """This exception code, whatever is asked."""
        self.requests: list[tuple[int, int, int]] = []
        self.bend: Callable[[bytes], bytes] | None = None
        """Changes every answer on the wire, once it is complete."""
        self.connections = 0
        self.port = 0
        self.path = ""

    def put(self, address: int, layout: str, value: float | int) -> None:
        """Write one value, big endian."""
        self.put_raw(address, struct.pack(f">{layout}", value))

    def put_raw(self, address: int, raw: bytes) -> None:
        """Write bytes."""
        for offset in range(0, len(raw), 2):
            self.words[address + offset // 2] = int.from_bytes(raw[offset : offset + 2], "big")

    def fill(self, content: dict[str, Any], **values: float) -> None:
        """Write every register of a map; what is not named is 1 (kWh, W, V, A, Hz, var).

        Scale factors: one step of the energy as the map says, whole watts, tenths of everything else.
        """
        for one in content["registers"]:
            value = values.get(one["quantity"], 1.0) * UNIT.get(one["unit"], 1) / float(one["scale"])
            if "exponent_at" in one:
                exponent = self._exponent(content, one)
                self.put(one["exponent_at"], "h", exponent)
                value = float(Decimal(repr(value)).scaleb(-exponent))
            if one["type"] in ("t5", "t6"):
                self.put_raw(one["address"], b"\xfd" + round(value * 1000).to_bytes(3, "big", signed=True))
                continue
            layout = LAYOUTS[one["type"]]
            raw = struct.pack(f">{layout}", value if layout in "fd" else round(value))
            pairs = [raw[offset : offset + 2] for offset in range(0, len(raw), 2)]
            self.put_raw(one["address"], b"".join(pairs if content["word_order"] == "big" else pairs[::-1]))

    def _exponent(self, content: dict[str, Any], one: dict[str, Any]) -> int:
        if one["quantity"].startswith("energy"):
            return (Decimal(content["resolution_kwh"]) * round(UNIT[one["unit"]])).normalize().adjusted()
        return 0 if one["quantity"].startswith("power") else -1

    def answer(self, body: bytes) -> bytes:
        """Return the PDU that answers the PDU ``body``."""
        function, start, count = struct.unpack(">BHH", body)
        self.requests.append((function, start, count))
        known = [start + offset in self.words for offset in range(count)]
        if self.exception:
            return bytes([function | 0x80, self.exception])
        if not any(known) or (self.strict and not all(known)):
            return bytes([function | 0x80, 2])
        values = [self.words.get(start + offset, 0) for offset in range(count)]
        return struct.pack(f">BB{count}H", function, 2 * count, *values)

    def _bent(self, frame: bytes) -> bytes:
        return self.bend(frame) if self.bend else frame

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one TCP connection."""
        self.connections += 1
        try:
            while True:
                head = await reader.readexactly(7)
                body = await reader.readexactly(int.from_bytes(head[4:6], "big") - 1)
                await asyncio.sleep(self.delay_s)
                if self.mute or head[6] != self.unit:
                    continue
                answer = self.answer(body)
                writer.write(self._bent(head[:4] + (len(answer) + 1).to_bytes(2, "big") + head[6:7] + answer))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    def rtu_answer(self, frame: bytes) -> bytes:
        """Return the frame that answers an RTU frame; nothing where it is not for this unit, or broken."""
        if self.mute or frame[0] != self.unit or crc(frame[:-2]) != frame[-2:]:
            return b""
        whole = bytes([self.unit]) + self.answer(frame[1:-2])
        return self._bent(whole + crc(whole))


@asynccontextmanager
async def fake_meter(unit: int = 1) -> AsyncIterator[FakeModbusMeter]:
    """Serve a meter on a free port of loopback."""
    meter = FakeModbusMeter(unit)
    server = await asyncio.start_server(meter.serve, "127.0.0.1", 0)
    meter.port = server.sockets[0].getsockname()[1]
    try:
        yield meter
    finally:
        server.close()


@contextmanager
def pty_pair() -> Any:
    """Yield (file descriptor of the far end, path of the near end) of a pty that passes every byte as it is."""
    far, near = os.openpty()
    tty.setraw(near)
    os.set_blocking(far, False)
    try:
        yield far, os.ttyname(near)
    finally:
        os.close(near)
        os.close(far)


def without_parity(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set ports without parity bits: a pty refuses them, it has no line to send them on. All else is set as asked."""
    real = termios.tcsetattr

    def set_rest(fd: int, when: int, attributes: list[Any]) -> None:
        real(fd, when, [*attributes[:2], attributes[2] & ~(termios.PARENB | termios.PARODD), *attributes[3:]])

    monkeypatch.setattr("serial.serialposix.termios.tcsetattr", set_rest)


@asynccontextmanager
async def serial_meter(unit: int = 1) -> AsyncIterator[FakeModbusMeter]:
    """Serve a meter at the far end of a pty; ``path`` is the serial port to open."""
    meter = FakeModbusMeter(unit)
    loop = asyncio.get_running_loop()
    pending = bytearray()
    with pty_pair() as (far, meter.path):

        def received() -> None:
            with suppress(BlockingIOError, OSError):
                pending.extend(os.read(far, 256))
            while len(pending) >= 8:
                frame, pending[:8] = bytes(pending[:8]), b""
                answer = meter.rtu_answer(frame)
                if answer:
                    loop.call_later(meter.delay_s, os.write, far, answer)

        loop.add_reader(far, received)
        try:
            yield meter
        finally:
            loop.remove_reader(far)
