"""Reference meters over Modbus TCP."""

import asyncio
import struct
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from pymodbus.client import AsyncModbusTcpClient
from pymodbus.exceptions import ModbusException
from pymodbus.pdu import ModbusPDU

from app.domain.errors import BadInput, PeerUnreachable, Reason
from app.domain.plan import PlanReference
from app.links.modbus.frozen import FrozenRegister
from app.links.modbus.register import Register, RegisterMap, energy_kwh, power_w, read_map, value_of
from app.ports.clock import Clock
from app.ports.reference import ReferenceMeter, ReferenceOffer, ReferenceReading

_PORT = 502
"""Modbus TCP, IANA and Modbus Messaging on TCP/IP 1.0b, 4.3.1.1."""
_ANSWER_S = 1.0
_SILENT_S = 3.0
"""A meter that says nothing for so long is reported as silent."""


class ModbusReference:
    """Implements ``ReferenceMeter``. Reads are one after the other, never two at once."""

    def __init__(
        self, registers: RegisterMap, client: AsyncModbusTcpClient, unit: int, clock: Clock, place: str
    ) -> None:
        self._map = registers
        self._client = client
        self._unit = unit
        self._clock = clock
        self._place = place
        self._turn = asyncio.Lock()
        self._frozen = FrozenRegister(registers.resolution_kwh)

    @property
    def name(self) -> str:
        """See ``ReferenceMeter``."""
        return self._map.id

    @property
    def resolution_kwh(self) -> Decimal:
        """See ``ReferenceMeter``."""
        return self._map.resolution_kwh

    async def read(self) -> ReferenceReading:
        """See ``ReferenceMeter``. BadInput (WRONG_VALUE) names the quantity that is not a number.

        REFERENCE_SILENT: no answer within 3 s. REFERENCE_STALE: the blocks of one reading took longer than the
        map's ``max_age_s``, so its values do not belong together; or power flows and the register stands still.
        """
        async with self._turn:
            begun_s = asyncio.get_running_loop().time()
            words = await self._read_blocks()
            at, monotonic_s = self._clock.now(), self._clock.monotonic()
            took_s = asyncio.get_running_loop().time() - begun_s
        if took_s > self._map.max_age_s:
            raise PeerUnreachable(
                Reason.REFERENCE_STALE, self._place, age_s=round(took_s, 1), max_age_s=self._map.max_age_s
            )
        reading = self._reading(words, at, monotonic_s)
        if self._frozen.sees(reading):
            kwh, age_s = str(reading.energy_kwh), self._map.max_age_s
            raise PeerUnreachable(Reason.REFERENCE_STALE, self._place, energy_kwh=kwh, max_age_s=age_s)
        return reading

    def _reading(self, words: dict[int, list[int]], at: datetime, monotonic_s: float) -> ReferenceReading:
        raw = b"".join(struct.pack(f">{len(block)}H", *block) for _, block in sorted(words.items()))
        values = {one.quantity: (one, self._value(one, words)) for one in self._map.registers}
        return ReferenceReading(
            energy_kwh=self._energy(values),
            power_w=self._power(values),
            voltages_v=_phases(values, "voltage"),
            currents_a=_phases(values, "current"),
            at=at,
            monotonic_s=monotonic_s,
            raw=raw,
        )

    async def _read_blocks(self) -> dict[int, list[int]]:
        try:
            async with asyncio.timeout(_SILENT_S):
                if not self._client.connected and not await self._client.connect():
                    raise PeerUnreachable(Reason.REFERENCE_SILENT, self._place)
                return {start: await self._read_block(start, count) for start, count in self._map.blocks()}
        except (TimeoutError, ModbusException, OSError):
            self._client.close()
            raise PeerUnreachable(Reason.REFERENCE_SILENT, self._place) from None

    async def _read_block(self, start: int, count: int) -> list[int]:
        ask = self._client.read_input_registers if self._map.function_code == 4 else self._client.read_holding_registers
        answer: ModbusPDU = await ask(start, count=count, device_id=self._unit)
        if answer.isError() or len(answer.registers) != count:
            code = getattr(answer, "exception_code", None)
            raise BadInput(Reason.WRONG_VALUE, self._place, field=f"register {start}", exception_code=code)
        return list(answer.registers)

    def _value(self, register: Register, words: dict[int, list[int]]) -> Decimal | None:
        for start, block in words.items():
            offset = register.address - start
            if offset >= 0 and offset + register.words <= len(block):
                return value_of(register, block[offset : offset + register.words], self._map.word_order)
        return None

    def _energy(self, values: Mapping[str, tuple[Register, Decimal | None]]) -> Decimal:
        register, value = values["energy_import"]
        if value is None:
            raise BadInput(Reason.WRONG_VALUE, self._place, field="energy_import", value="not available")
        return energy_kwh(register, value, self._map.resolution_kwh)

    def _power(self, values: Mapping[str, tuple[Register, Decimal | None]]) -> float:
        """Return the total power; the sum of V times A where the meter gives none (unity power factor)."""
        register, value = values.get("power", (None, None))
        if register is not None and value is not None:
            return power_w(register, value)
        pairs = zip(_phases(values, "voltage"), _phases(values, "current"), strict=False)
        return sum(volts * amps for volts, amps in pairs)

    async def close(self) -> None:
        """See ``ReferenceMeter``."""
        self._client.close()


def _phases(values: Mapping[str, tuple[Register, Decimal | None]], quantity: str) -> tuple[float, ...]:
    found = (values.get(f"{quantity}_l{phase}", (None, None))[1] for phase in (1, 2, 3))
    return tuple(float(value) for value in found if value is not None)


class ModbusReferences:
    """Implements ``ConnectsReference``. ``maps``: file name -> JSON of ``resources/registers``."""

    def __init__(self, maps: Mapping[str, Mapping[str, Any]], clock: Clock) -> None:
        self._maps = {found.id: found for found in (read_map(content, name) for name, content in maps.items())}
        self._clock = clock

    def offers(self) -> tuple[ReferenceOffer, ...]:
        """See ``ConnectsReference``."""
        known = (self._maps[name] for name in sorted(self._maps))
        return tuple(ReferenceOffer("modbus", one.id, one.name, _PORT) for one in known)

    async def connect(self, reference: PlanReference) -> ReferenceMeter:
        """See ``ConnectsReference``."""
        if reference.map not in self._maps:
            raise BadInput(Reason.UNKNOWN_NAME, reference.map, field="map")
        host, port = reference.host, reference.port or _PORT
        client = AsyncModbusTcpClient(host, port=port, timeout=_ANSWER_S, retries=1, reconnect_delay=0)
        place = f"{host}:{port}"
        try:
            async with asyncio.timeout(_SILENT_S):
                connected = await client.connect()
        except (TimeoutError, ModbusException, OSError):
            connected = False
        if not connected:
            client.close()
            raise PeerUnreachable(Reason.REFERENCE_SILENT, place)
        return ModbusReference(self._maps[reference.map], client, reference.unit, self._clock, place)
