"""Lines over a serial port. The library blocks, so it works on a thread of its own, one port a thread."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar

from app.links.instruments.line import ENDS, LONGEST_LINE, LineLost
from app.links.instruments.profile import LineOptions
from app.links.serial_port import PORT_ERRORS, try_port

T = TypeVar("T")
_LOST: tuple[type[Exception], ...] = (*PORT_ERRORS, TypeError)
"""What a port that was pulled out may raise; the last one where the library has closed it meanwhile."""


class SerialLine:
    """Implements ``AsksLines`` over a serial port of this computer; nobody else can open it meanwhile."""

    def __init__(self, device: str, baud: int, options: LineOptions) -> None:
        self._device, self._baud, self._options = device, baud, options
        self._end = ENDS[options.terminator]
        self._port: Any = None
        self._thread = ThreadPoolExecutor(1, "serial-instrument")

    @property
    def connected(self) -> bool:
        """See ``AsksLines``."""
        return self._port is not None

    async def open(self) -> None:
        """See ``AsksLines``. Raises ComputerCannot (SERIAL_MISSING, SERIAL_BUSY, SERIAL_FORBIDDEN, SERIAL_SETTINGS)."""
        self._port = await self._on_thread(self._open)

    async def tell(self, command: str) -> None:
        """See ``AsksLines``."""
        await self._exchange(lambda: self._write(command))

    async def ask(self, query: str) -> bytes:
        """See ``AsksLines``."""

        def exchange() -> bytes:
            self._write(query)
            answer: bytes = self._port.read_until(self._end[-1:], LONGEST_LINE)
            if not answer.endswith(self._end[-1:]):
                raise LineLost("no whole answer")
            return answer

        return await self._exchange(exchange)

    async def _exchange(self, work: Callable[[], T]) -> T:
        if self._port is None:
            raise LineLost("closed")
        try:
            return await self._on_thread(work)
        except LineLost:
            await self._drop()
            raise
        except asyncio.CancelledError:
            # the thread may still wait for the answer: it is told to stop, and its late answer meets no other question
            self._port.cancel_read()
            await self._drop()
            raise
        finally:
            await asyncio.sleep(self._options.pause_s)

    def _write(self, text: str) -> None:
        self._port.reset_input_buffer()
        self._port.write(text.encode("ascii") + self._end)
        self._port.flush()

    def _open(self) -> Any:
        from serial import Serial

        options = self._options
        try_port(self._device, self._baud, options.parity, options.stop_bits)
        return Serial(
            self._device,
            self._baud,
            bytesize=options.data_bits,
            parity=options.parity,
            stopbits=options.stop_bits,
            rtscts=options.flow == "rtscts",
            xonxoff=options.flow == "xonxoff",
            timeout=options.timeout_s,
            write_timeout=options.timeout_s,
            exclusive=True,
        )

    async def _on_thread(self, work: Callable[[], T]) -> T:
        """Run ``work``; every error of the port is a lost line."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except _LOST as error:
            raise LineLost(str(error)) from None

    async def _drop(self) -> None:
        port, self._port = self._port, None
        if port is not None:
            with suppress(LineLost):
                await self._on_thread(port.close)

    async def close(self) -> None:
        """See ``AsksLines``."""
        await self._drop()
        self._thread.shutdown(wait=False)
        self._thread = ThreadPoolExecutor(1, "serial-instrument")
