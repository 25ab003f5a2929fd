"""The practice reference meter: Modbus TCP, byte for byte as a register map says, measuring the practice load."""

import asyncio
import struct
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from pymodbus.constants import ExcCodes
from pymodbus.server import ModbusTcpServer
from pymodbus.simulator import DataType, SimData, SimDevice

from app.domain.errors import ComputerCannot, PeerUnreachable, Reason
from app.practice.fault import Fault
from app.practice.load import LoadSample, SensesLoad

BASE_KWH = Decimal("12.345")
SMALL_GAP = 125
FORMATS = {
    "float32": ">f",
    "float64": ">d",
    "int16": ">h",
    "uint16": ">H",
    "int32": ">i",
    "uint32": ">I",
    "int64": ">q",
    "uint64": ">Q",
}
WH_IN = {"Wh": Decimal(1), "kWh": Decimal("0.001"), "MWh": Decimal("0.000001")}
W_IN = {"W": Decimal(1), "kW": Decimal("0.001")}


@dataclass(frozen=True)
class Register:
    """One quantity of a map: where it stands, how it is coded, and in which unit."""

    quantity: str
    address: int
    type: str
    scale: Decimal
    unit: str

    @property
    def words(self) -> int:
        """Number of 16-bit registers."""
        return struct.calcsize(FORMATS[self.type]) // 2

    def encode(self, value: Decimal, word_order: str) -> list[int]:
        """Return the registers that say ``value`` (in the map's unit), cut down to a whole step for integers."""
        raw = value / self.scale
        code = FORMATS[self.type]
        number: float | int = float(raw) if self.type.startswith("float") else int(raw.to_integral_value(ROUND_FLOOR))
        words = list(struct.unpack(f">{self.words}H", struct.pack(code, number)))
        return words if word_order == "big" else words[::-1]


@dataclass(frozen=True)
class MeterMap:
    """A register map as parsed from ``resources/registers``."""

    id: str
    function_code: int
    word_order: str
    resolution_kwh: Decimal
    registers: tuple[Register, ...]

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "MeterMap":
        """Build from the parsed file."""
        registers = tuple(
            Register(
                item["quantity"], int(item["address"]), item["type"], Decimal(str(item["scale"])), str(item["unit"])
            )
            for item in data["registers"]
        )
        resolution = Decimal(str(data["resolution_kwh"]))
        return cls(data["id"], int(data["function_code"]), data["word_order"], resolution, registers)


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
        """Return every quantity of the map in the map's unit, as this reference measures the sample."""
        return {register.quantity: self._value(register, sample) for register in self._map.registers}

    def _value(self, register: Register, sample: LoadSample) -> Decimal:
        kind, _, phase = register.quantity.partition("_l")
        if register.quantity == "energy_import":
            return self._energy_kwh(sample) * 1000 * WH_IN[register.unit]
        if register.quantity == "power":
            return Decimal(str(sample.power_w)) * self._gain * W_IN[register.unit]
        if register.quantity == "frequency":
            return Decimal(str(sample.frequency_hz))
        column = sample.voltages_v if kind == "voltage" else sample.currents_a
        return Decimal(str(column[int(phase) - 1]))

    def _energy_kwh(self, sample: LoadSample) -> Decimal:
        exact = BASE_KWH + sample.energy_wh / 1000 * self._gain
        return (exact // self._map.resolution_kwh) * self._map.resolution_kwh

    def _device(self) -> SimDevice:
        blocks = [
            SimData(begin, values=[0] * (end - begin), datatype=DataType.REGISTERS, readonly=True)
            for begin, end in self._spans()
        ]
        return SimDevice(self._unit, simdata=blocks, action=self._fill)

    def _spans(self) -> list[tuple[int, int]]:
        """Return begin and end of what can be read; real meters answer 0 in the small gaps between registers."""
        spans: list[tuple[int, int]] = []
        for register in sorted(self._map.registers, key=lambda r: r.address):
            end = register.address + register.words
            if spans and register.address - spans[-1][1] < SMALL_GAP:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((register.address, end))
        return spans

    async def _fill(
        self,
        function_code: int,
        start_address: int,
        address: int,
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
        for register in self._map.registers:
            words = register.encode(self._value(register, sample), self._map.word_order)
            begin = register.address - start_address
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
