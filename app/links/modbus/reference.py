"""Reference meters over Modbus, on a serial line or TCP."""

import asyncio
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from app.domain.errors import BadInput, ComputerCannot, PeerUnreachable, Reason
from app.domain.plan import PlanReference
from app.domain.text import mark
from app.links.modbus.frame import Asked
from app.links.modbus.frozen import FrozenRegister
from app.links.modbus.line import Garbled, ModbusLine, Refusal, Silent, serial_line, tcp_line
from app.links.modbus.reading import Quantities
from app.links.modbus.register_map import RegisterMap, SerialFrame, read_map
from app.links.serial_port import try_port
from app.ports.clock import Clock
from app.ports.reference import ReferenceMeter, ReferenceOffer, ReferenceReading, When

_PORT = 502
"""Modbus TCP, IANA and Modbus Messaging on TCP/IP 1.0b, 4.3.1.1."""
_ILLEGAL_ADDRESS = 2
_WRONG_SETTINGS = frozenset({1, _ILLEGAL_ADDRESS, 3})
"""Exceptions that come back however often one asks: the map does not fit this meter."""
EXCEPTIONS = {
    1: mark("it does not know this function"),
    2: mark("it has no such register"),
    3: mark("it does not give so many registers at once"),
    4: mark("it failed while it worked on the request"),
    5: mark("it needs more time"),
    6: mark("it is busy"),
    8: mark("its memory has a parity error"),
    10: mark("the gateway has no way to it"),
    11: mark("the gateway gets no answer from it"),
}
"""Modbus application protocol 1.1b3, 7: exception codes in words."""
UNKNOWN_EXCEPTION = mark("it answers with an unknown exception")


class ModbusReference:
    """Implements ``ReferenceMeter`` and ``TellsRegister``. Reads are one after the other, never two at once."""

    def __init__(self, registers: RegisterMap, line: ModbusLine, unit: int, clock: Clock, place: str) -> None:
        self._map, self._line, self._unit = registers, line, unit
        self._clock, self._place = clock, place
        self._turn = asyncio.Lock()
        self._blocks = registers.blocks()
        self._resolution_kwh = registers.resolution_kwh
        self._frozen = FrozenRegister(registers.resolution_kwh)

    @property
    def name(self) -> str:
        """See ``ReferenceMeter``."""
        return self._map.id

    @property
    def resolution_kwh(self) -> Decimal:
        """See ``ReferenceMeter``; coarser than the map says once a scale factor of the meter has said so."""
        return self._resolution_kwh

    @property
    def register_type(self) -> str:
        """See ``TellsRegister``."""
        return self._map.energy.type

    async def read(self) -> ReferenceReading:
        """See ``ReferenceMeter``. BadInput (WRONG_VALUE) names the quantity that is not a number.

        REFERENCE_SILENT: no answer, and none after one reconnect. REFERENCE_GARBLED: a second broken answer in one
        reading. REFERENCE_EXCEPTION: an exception, in words. REFERENCE_STALE: the blocks of one reading took longer
        than the map's ``max_age_s``, so its values do not belong together; or power flows and the register stands
        still. ComputerCannot where a serial port is gone.
        """
        async with self._turn:
            words, when, took_s = await self._read_blocks()
        if took_s > self._map.max_age_s:
            raise PeerUnreachable(
                Reason.REFERENCE_STALE, self._place, age_s=round(took_s, 1), max_age_s=self._map.max_age_s
            )
        quantities = Quantities(self._map, words)
        reading, self._resolution_kwh = quantities.reading(when), quantities.resolution_kwh()
        if self._frozen.sees(reading):
            kwh, age_s = str(reading.energy_kwh), self._map.max_age_s
            raise PeerUnreachable(Reason.REFERENCE_STALE, self._place, energy_kwh=kwh, max_age_s=age_s)
        return reading

    async def _read_blocks(self) -> tuple[dict[int, list[int]], When, float]:
        """Read every block; one broken answer is asked again, one lost link opened again, and no more."""
        asks_again, reconnects = True, True
        while True:
            try:
                return await self._each_block()
            except Garbled as error:
                if not asks_again:
                    raise self._garbled(str(error)) from None
                asks_again = False
                await self._line.settle()
            except Silent:
                self._line.close()
                if not reconnects:
                    raise _silent(self._place) from None
                reconnects = False
                if self._line.frame:
                    await self._line.settle()  # an answer that is merely late must not meet the next request
            except Refusal as refusal:
                if not self._asks_closer(refusal):
                    raise self._refused(refusal) from None

    async def _each_block(self) -> tuple[dict[int, list[int]], When, float]:
        """Read the blocks once; return them, the time of the one with the energy, and the seconds all of them took."""
        if not self._line.connected:
            await open_line(self._line, self._place)
        begun_s = asyncio.get_running_loop().time()
        words: dict[int, list[int]] = {}
        when = When(self._clock.now(), self._clock.monotonic())
        for start, count in self._blocks:
            words[start] = await self._line.ask(Asked(self._unit, self._map.function_code, start, count))
            if start <= self._map.energy.address < start + count:
                when = When(self._clock.now(), self._clock.monotonic())
        return words, when, asyncio.get_running_loop().time() - begun_s

    def _asks_closer(self, refusal: Refusal) -> bool:
        """Read only what the map names from now on, where a meter refuses what lies between its registers."""
        closer = self._map.blocks(max_gap=0)
        if refusal.code != _ILLEGAL_ADDRESS or closer == self._blocks:
            return False
        self._blocks = closer
        return True

    def _refused(self, refusal: Refusal) -> BadInput | PeerUnreachable:
        kind = BadInput if refusal.code in _WRONG_SETTINGS else PeerUnreachable
        return kind(
            Reason.REFERENCE_EXCEPTION,
            self._place,
            register=refusal.start,
            code=refusal.code,
            problem=EXCEPTIONS.get(refusal.code, UNKNOWN_EXCEPTION),
        )

    def _garbled(self, problem: str) -> PeerUnreachable:
        return PeerUnreachable(Reason.REFERENCE_GARBLED, self._place, problem=problem, count=self._line.broken)

    async def close(self) -> None:
        """See ``ReferenceMeter``."""
        self._line.close()


async def open_line(line: ModbusLine, place: str) -> None:
    """Open a line. Raises ComputerCannot for a serial port, PeerUnreachable (REFERENCE_SILENT) on TCP."""
    if line.frame:
        try_port(place, line.frame.baud, line.frame.parity, line.frame.stop_bits)
    if not await line.open():
        raise ComputerCannot(Reason.SERIAL_BUSY, place) if line.frame else _silent(place)


def _silent(place: str) -> PeerUnreachable:
    return PeerUnreachable(Reason.REFERENCE_SILENT, place)


class ModbusReferences:
    """Implements ``ConnectsReference``. ``maps``: file name -> JSON of ``resources/registers``."""

    def __init__(self, maps: Mapping[str, Mapping[str, Any]], clock: Clock) -> None:
        self._maps = {found.id: found for found in (read_map(content, name) for name, content in maps.items())}
        self._clock = clock

    def offers(self) -> tuple[ReferenceOffer, ...]:
        """See ``ConnectsReference``."""
        return tuple(_offer(self._maps[name]) for name in sorted(self._maps))

    async def connect(self, reference: PlanReference, clock: Clock | None = None) -> ReferenceMeter:
        """See ``ConnectsReference``. ComputerCannot (SERIAL_MISSING, SERIAL_BUSY, SERIAL_FORBIDDEN)."""
        if reference.map not in self._maps:
            raise BadInput(Reason.UNKNOWN_NAME, reference.map, field="map", known=sorted(self._maps))
        registers = self._maps[reference.map]
        if reference.serial:
            place = reference.serial
            line = serial_line(place, _frame(registers, reference.baud))
        else:
            port = reference.port or _PORT
            place, line = f"{reference.host}:{port}", tcp_line(reference.host, port)
        await open_line(line, place)
        return ModbusReference(registers, line, reference.unit, clock or self._clock, place)


def _frame(registers: RegisterMap, baud: int) -> SerialFrame:
    """Return how the line is set: as the map says, at the plan's speed where it names one."""
    if registers.serial is None:
        raise BadInput(Reason.WRONG_VALUE, registers.id, field="serial", problem="not known")
    if baud < 0:
        raise BadInput(Reason.WRONG_VALUE, registers.id, field="baud", problem=str(baud))
    frame = registers.serial
    return SerialFrame(baud or frame.baud, frame.parity, frame.stop_bits)


def _offer(registers: RegisterMap) -> ReferenceOffer:
    return ReferenceOffer(
        kind="modbus",
        map=registers.id,
        name=registers.name,
        port=_PORT if registers.tcp else 0,
        serial=registers.serial is not None,
        unit=registers.unit,
        baud=registers.serial.baud if registers.serial else 0,
        resolution_kwh=registers.resolution_kwh,
        register_type=registers.energy.type,
        verified=registers.verified,
    )
