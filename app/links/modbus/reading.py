"""Turns the blocks of one reading into its quantities."""

import struct
from collections.abc import Mapping, Sequence
from decimal import Decimal

from app.domain.errors import BadAnswer, Reason
from app.links.modbus.register import Register, energy_kwh, exponent_of, step_kwh, value_of
from app.links.modbus.register_map import RegisterMap
from app.ports.reference import ReferenceReading, When

Blocks = Mapping[int, Sequence[int]]
"""First address -> words, as received."""


class Quantities:
    """The values of one reading in kWh, W, V, A, Hz, var; what the meter does not have is None."""

    def __init__(self, registers: RegisterMap, blocks: Blocks) -> None:
        """Raise BadInput (WRONG_VALUE) naming the quantity that is not a number or not available."""
        self._map, self._blocks = registers, blocks
        self._values = {one.quantity: self._value(one) for one in registers.registers}

    def _value(self, register: Register) -> Decimal | None:
        words = self._words(register.address, register.words)
        orders = self._map.word_order, self._map.byte_order
        return value_of(register, words, *orders, exponent=self._exponent(register))

    def _exponent(self, register: Register) -> int | None:
        if register.exponent_at is None:
            return None
        return exponent_of(register.quantity, self._words(register.exponent_at, 1)[0])

    def _words(self, address: int, count: int) -> Sequence[int]:
        start = max(start for start in self._blocks if start <= address)
        return self._blocks[start][address - start : address - start + count]

    def resolution_kwh(self) -> Decimal:
        """Return one step of the energy as it is now: a scale factor may make it coarser than the map says."""
        register = self._map.energy
        if register.type.startswith("float"):
            return self._map.resolution_kwh
        return max(self._map.resolution_kwh, register.factor(self._exponent(register)))

    def reading(self, when: When) -> ReferenceReading:
        """Return the reading, with its raw bytes in the order of the addresses."""
        register = self._map.energy
        energy = self._energy()
        return ReferenceReading(
            energy_kwh=energy_kwh(register, energy, self._map.resolution_kwh),
            power_w=self._power(),
            voltages_v=self._phases("voltage"),
            currents_a=self._phases("current"),
            at=when.at,
            monotonic_s=when.monotonic_s,
            raw=b"".join(struct.pack(f">{len(block)}H", *block) for _, block in sorted(self._blocks.items())),
            powers_w=self._phases("power"),
            energy_export_kwh=self._values.get("energy_export"),
            frequency_hz=self._number("frequency"),
            power_factor=self._number("power_factor"),
            register_step_kwh=step_kwh(register, energy, self._exponent(register)),
        )

    def _energy(self) -> Decimal:
        value = self._values["energy_import"]
        if value is None:
            raise BadAnswer(Reason.WRONG_VALUE, self._map.id, field="energy_import", problem="missing")
        return value

    def _power(self) -> float:
        """Return the total power; the sum of V times A where the meter gives none (unity power factor)."""
        value = self._values.get("power")
        if value is not None:
            return float(value)
        pairs = zip(self._phases("voltage"), self._phases("current"), strict=False)
        return sum(volts * amps for volts, amps in pairs)

    def _number(self, quantity: str) -> float | None:
        value = self._values.get(quantity)
        return None if value is None else float(value)

    def _phases(self, quantity: str) -> tuple[float, ...]:
        found = (self._values.get(f"{quantity}_l{phase}") for phase in (1, 2, 3))
        return tuple(float(value) for value in found if value is not None)
