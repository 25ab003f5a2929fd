"""What the cable of a DC station loses between its meter and the vehicle, and how well that is known.

E at the connector = E at the meter - R x integral of I^2 dt. OCMF 1.4 states R as ``LC.LR`` with unit ``LC.LU`` and
the energy already subtracted from RV as ``CL``. Copper: +0.393 %/K at 20 degrees C (IEC 60028).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from app.domain.text import mark
from app.domain.uncertainty import Component

COPPER_PER_K = 0.00393
COPPER_REFERENCE_C = 20.0
CABLE_LOSS = mark("cable loss")

_JOULE_PER_KWH = 3.6e6
_OHM = {"mOhm": Decimal("1e-3"), "uOhm": Decimal("1e-6")}


@dataclass(frozen=True)
class CableResistance:
    """Loop resistance of the cable (ohm) at a temperature (degrees C), and how far each may be off (half widths)."""

    ohm: float
    at_c: float = COPPER_REFERENCE_C
    tolerance_share: float = 0.0
    temperature_half_width_k: float = 0.0
    per_k: float = COPPER_PER_K

    def at(self, temperature_c: float) -> float:
        """Return the resistance at another temperature, in ohm (IEC 60028, linear)."""
        return self.ohm * (1 + self.per_k * (temperature_c - self.at_c))


@dataclass(frozen=True)
class CableLossCheck:
    """Energies of one transaction from its begin and end records (kWh), and whether they agree with each other."""

    mains_kwh: Decimal
    device_kwh: Decimal
    loss_kwh: Decimal
    difference_kwh: Decimal
    agrees: bool


def ohm_of(value: Decimal, unit: Literal["mOhm", "uOhm"]) -> float:
    """Return ``LC.LR`` with its unit ``LC.LU`` in ohm."""
    return float(value * _OHM[unit])


def squared_current(samples: Sequence[tuple[float, float]]) -> float:
    """Return the integral of I^2 dt in A^2 s from (time in s, current in A), straight between two samples.

    Raises ValueError where time runs backwards.
    """
    total = 0.0
    for (begin, first), (end, second) in pairwise(samples):
        if end < begin:
            raise ValueError("time runs backwards")
        total += (end - begin) * (first * first + first * second + second * second) / 3
    return total


def loss_kwh(ohm: float, squared_current_a2s: float) -> float:
    """Return the energy turned into heat, in kWh: R times the integral of I^2 dt (Joule)."""
    return ohm * squared_current_a2s / _JOULE_PER_KWH


def at_connector_kwh(meter_kwh: Decimal, lost_kwh: float) -> Decimal:
    """Return the energy at the connector where the meter sits before the cable, in kWh; the digits of both are kept."""
    return meter_kwh - Decimal(repr(lost_kwh))


def check_compensation(
    mains: tuple[Decimal, Decimal], device: tuple[Decimal, Decimal], loss: tuple[Decimal, Decimal], digit_kwh: Decimal
) -> CableLossCheck:
    """Compare begin and end of the mains register, of the compensated device register, and of ``CL`` (kWh).

    They agree where mains - CL is the device energy within ``digit_kwh``, one step of the last digit.
    """
    mains_kwh, device_kwh, lost = (end - begin for begin, end in (mains, device, loss))
    difference = device_kwh - (mains_kwh - lost)
    return CableLossCheck(mains_kwh, device_kwh, lost, difference, abs(difference) <= digit_kwh)


def stated_loss_agrees(stated_kwh: Decimal, ohm: float, squared_current_a2s: float, within_kwh: float) -> bool:
    """Say whether a stated ``CL`` is what resistance and current give, within ``within_kwh``."""
    return abs(float(stated_kwh) - loss_kwh(ohm, squared_current_a2s)) <= within_kwh


def cable_loss_line(cable: CableResistance, lost_kwh: float, energy_kwh: float) -> Component:
    """Return the budget line of a computed loss: tolerance and temperature of R, both rectangular.

    Relative to ``energy_kwh`` > 0, the reference energy.
    """
    share = math.hypot(cable.tolerance_share, cable.per_k * cable.temperature_half_width_k) / math.sqrt(3)
    return Component(CABLE_LOSS, 100 * lost_kwh / energy_kwh * share)
