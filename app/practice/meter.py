"""The practice reference meter: Modbus TCP, byte for byte as a register map says, measuring the practice load."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import Any

from pymodbus.constants import ExcCodes
from pymodbus.server import ModbusTcpServer
from pymodbus.simulator import DataType, SimData, SimDevice

from app.domain.errors import ComputerCannot, PeerUnreachable, Reason
from app.practice.fault import Fault
from app.practice.load import LoadSample, SensesLoad
from app.practice.register import MeterMap, folded, measured

BASE_KWH = Decimal("12.345")


class PracticeMeter:
    """Serves a map on loopback; every request sees one sample of the load, taken when it arrives."""

    def __init__(
        self,
        senses: SensesLoad,
        register_map: Mapping[str, Any],
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        unit: int = 1,
        error_percent: float = 0.0,
        faults: frozenset[Fault] = frozenset(),
    ) -> None:
        """``register_map`` is a parsed file of resources/registers; ``error_percent`` the reference's true error."""
        self._senses = senses
        self._map = MeterMap.read(register_map)
        self._place = (host, port)
        self._unit = unit
        self._gain = 1 + Decimal(str(error_percent)) / 100
        self._mute = Fault.NO_ANSWER in faults
        self._server: ModbusTcpServer | asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    @property
    def port(self) -> int:
        """The TCP port that listens, 0 before ``start``."""
        listening = self._server.transport if isinstance(self._server, ModbusTcpServer) else self._server
        return int(listening.sockets[0].getsockname()[1]) if isinstance(listening, asyncio.Server) else 0

    async def start(self) -> None:
        """Listen. Raises ComputerCannot (PORT_IN_USE)."""
        host, port = self._place
        try:
            if self._mute:
                self._server = await asyncio.start_server(self._swallow, host, port)
            else:
                server = ModbusTcpServer(self._device(), address=self._place)
                await server.serve_forever(background=True)
                self._server = server
        except (OSError, RuntimeError) as error:
            raise ComputerCannot(Reason.PORT_IN_USE, f"{host}:{port}", detail=str(error)) from error

    async def stop(self) -> None:
        """Close the port and every connection to it."""
        server, self._server = self._server, None
        if isinstance(server, ModbusTcpServer):
            await server.shutdown()
        elif server is not None:
            server.close()
            for writer in tuple(self._writers):
                writer.close()
            await server.wait_closed()

    def values(self, sample: LoadSample) -> dict[str, Decimal]:
        """Return every quantity of the map in kWh, W, V, A, Hz, var, as this reference measures the sample."""
        seen = folded(sample) if self._map.single_phase else sample
        found = measured(seen, self._energy_kwh(sample), self._gain)
        return {register.quantity: found[register.quantity] for register in self._map.registers}

    def _energy_kwh(self, sample: LoadSample) -> Decimal:
        exact = BASE_KWH + sample.energy_wh / 1000 * self._gain
        return (exact // self._map.resolution_kwh) * self._map.resolution_kwh

    def _device(self) -> SimDevice:
        blocks = [
            SimData(begin, values=[0] * (end - begin), datatype=DataType.REGISTERS, readonly=True)
            for begin, end in self._map.spans()
        ]
        return SimDevice(self._unit, simdata=blocks, action=self._fill)

    async def _fill(
        self,
        function_code: int,
        start_address: int,
        asked_address: int,
        count: int,
        current_registers: list[int],
        set_values: Sequence[int | bool] | None,
    ) -> ExcCodes | None:
        """Bring the registers up to date before a read; signature as pymodbus wants it."""
        if function_code != self._map.function_code:
            return ExcCodes.ILLEGAL_FUNCTION
        try:
            sample = await self._senses.sense()
        except PeerUnreachable:
            return ExcCodes.DEVICE_FAILURE
        for address, words in self._map.words(self.values(sample)).items():
            begin = address - start_address
            current_registers[begin : begin + len(words)] = words
        return None

    async def _swallow(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take every request and answer none: the fault no-answer."""
        self._writers.add(writer)
        with suppress(ConnectionError):
            while await reader.read(1024):
                pass
        self._writers.discard(writer)
        writer.close()
