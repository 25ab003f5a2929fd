"""One Modbus link, serial or TCP: a request at a time, no answer believed that is not the one that was asked for."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from pymodbus.client import AsyncModbusSerialClient, AsyncModbusTcpClient
from pymodbus.exceptions import ModbusException
from pymodbus.pdu import ModbusPDU

from app.links.modbus.frame import CUT_SHORT, Asked, Judged, judge_rtu, judge_tcp
from app.links.modbus.register_map import SerialFrame
from app.links.serial_port import PORT_ERRORS

ANSWER_S = 1.0
"""Longest time a meter may think; what the line needs for the bytes is added."""
BITS_PER_CHARACTER = 11
"""Start, 8 data, parity or second stop, stop (Modbus over serial line 1.02, 2.5.1)."""
_SILENT_CHARACTERS = 3.5
"""Between two frames at least (Modbus over serial line 1.02, 2.5.1.1)."""
_SETTLE_S = 0.25
"""After a broken or missing answer its rest may still be on the way: so long nothing is asked."""
_REQUEST_CHARACTERS = 8
_LONGEST_ANSWER_CHARACTERS = 256
_BUFFER_BYTES = 2048
"""The library throws everything away beyond one frame; a late answer and ours may come together."""
_LOOP_STEP_S = 0.001
"""The event loop rounds waits up to whole milliseconds."""

logging.getLogger("pymodbus").setLevel(logging.CRITICAL)  # each of its failures becomes an error of our own

Trace = Callable[[bool, bytes], bytes]
Client = AsyncModbusSerialClient | AsyncModbusTcpClient


class Silent(Exception):
    """Nothing came, or the connection is gone."""


class Garbled(Exception):
    """Bytes came that are not the answer; the text is one of ``frame``'s."""


class Refusal(Exception):
    """The meter answered with an exception code (Modbus application protocol 1.1b3, 7)."""

    def __init__(self, code: int, start: int) -> None:
        super().__init__(f"exception {code} at register {start}")
        self.code, self.start = code, start


class ModbusLine:
    """Asks over one client. ``broken`` counts answers that could not be believed, since it was made."""

    def __init__(
        self, client: Callable[[Trace, Callable[[bool], None]], Client], frame: SerialFrame | None = None
    ) -> None:
        """``client`` makes it with hooks that see every byte and the loss of the link; ``frame`` None = TCP."""
        self.frame = frame
        self._client = client(self._seen, self._link)
        self._client.ctx.max_buffer_size = _BUFFER_BYTES
        self._judge = judge_rtu if frame else judge_tcp
        self._silence_s = _SILENT_CHARACTERS * BITS_PER_CHARACTER / frame.baud if frame else 0.0
        self._last_byte_s = 0.0
        self._asked: Asked | None = None
        self._came = b""
        self._answer: asyncio.Future[ModbusPDU] | None = None
        self._fault: Exception | None = None
        self.broken = 0

    @property
    def connected(self) -> bool:
        """Say whether the link is open."""
        return self._client.connected

    async def open(self) -> bool:
        """Open the link and say whether that worked."""
        with suppress(TimeoutError, ModbusException, *PORT_ERRORS):
            if await self._client.connect():
                self._last_byte_s = time.monotonic()
                return True
        self._client.close()
        return False

    def close(self) -> None:
        """Close the link."""
        self._client.close()

    async def settle(self) -> None:
        """Wait until the rest of a broken answer has passed."""
        await asyncio.sleep(_SETTLE_S)

    async def ask(self, asked: Asked) -> list[int]:
        """Return the registers. Raises Silent, Garbled, Refusal; nothing is asked twice here."""
        await self._quiet()
        self._asked, self._came, self._fault = asked, b"", None
        self._answer = asyncio.ensure_future(self._request(asked))
        try:
            return _registers(await self._answer, asked)
        except asyncio.CancelledError:
            fault = self._own_fault()
            if fault is None:
                raise
            raise fault from None
        except ModbusException:
            if not self._came:
                raise Silent from None
            self.broken += 1
            raise Garbled(CUT_SHORT) from None
        finally:
            self._asked = None

    def _own_fault(self) -> Exception | None:
        """Return why the line itself ended the request; None where somebody else wants to end."""
        task = asyncio.current_task()
        return None if task is not None and task.cancelling() else self._fault

    async def _request(self, asked: Asked) -> ModbusPDU:
        by_function = {3: self._client.read_holding_registers, 4: self._client.read_input_registers}
        return await by_function[asked.function](asked.start, count=asked.count, device_id=asked.unit)

    async def _quiet(self) -> None:
        """Keep the silent interval since the last byte on a serial line."""
        until_s = self._last_byte_s + self._silence_s
        if (left_s := until_s - time.monotonic()) > _LOOP_STEP_S:
            await asyncio.sleep(left_s - _LOOP_STEP_S)
        if (left_s := until_s - time.monotonic()) > 0:
            time.sleep(left_s)  # noqa: ASYNC251 - under a millisecond, which the loop's own sleep cannot do

    def _seen(self, sending: bool, data: bytes) -> bytes:
        """See every byte on its way (hook of the library); only a whole, good answer goes on to the library."""
        if sending:
            if self._asked and self.frame is None:
                self._asked = replace(self._asked, transaction=int.from_bytes(data[:2], "big"))
            return data
        self._last_byte_s = time.monotonic()
        self._came = data
        judged = self._judge(data, self._asked) if self._asked else Judged()
        if judged.defect and self._fault is None:
            self.broken += 1
            self._fail(Garbled(judged.defect))
        return judged.passed

    def _link(self, connected: bool) -> None:
        if not connected and self._asked and self._fault is None:
            self._fail(Silent())

    def _fail(self, fault: Exception) -> None:
        """End the request that waits for an answer which will not come."""
        self._fault = fault
        if self._answer is not None:
            self._answer.cancel()


def _registers(answer: ModbusPDU, asked: Asked) -> list[int]:
    if answer.isError():
        raise Refusal(int(getattr(answer, "exception_code", 0)), asked.start)
    return list(answer.registers)


def tcp_line(host: str, port: int) -> ModbusLine:
    """Return a line over TCP, not open yet."""
    return ModbusLine(
        lambda packet, link: AsyncModbusTcpClient(
            host,
            port=port,
            timeout=ANSWER_S,
            retries=0,
            reconnect_delay=0,
            trace_packet=packet,
            trace_connect=link,
        )
    )


def serial_line(port: str, frame: SerialFrame) -> ModbusLine:
    """Return a line over a serial port, not open yet."""
    characters = _REQUEST_CHARACTERS + _LONGEST_ANSWER_CHARACTERS
    return ModbusLine(
        lambda packet, link: AsyncModbusSerialClient(
            port,
            baudrate=frame.baud,
            parity=frame.parity,
            stopbits=frame.stop_bits,
            timeout=ANSWER_S + characters * BITS_PER_CHARACTER / frame.baud,
            retries=0,
            reconnect_delay=0,
            trace_packet=packet,
            trace_connect=link,
        ),
        frame,
    )
