"""A practice instrument of no make: the plainest SCPI that a profile can be written for (docs/instruments.md)."""

from decimal import Decimal

from app.practice.instrument.fault import InstrumentFault
from app.practice.instrument.source import Sees, Shown, cut

BASE_WH = Decimal("12345.60")
_NOT_A_NUMBER = "9.91E+37"
"""What SCPI says in place of a number it has not (SCPI 1999, vol. 1, 7.2.1.5)."""


class GenericScpi:
    """Implements ``AnswersLines``: its energy register always counts."""

    end = b"\r\n"

    def __init__(self, source: Sees, serial: str = "0815") -> None:
        self._source, self._serial = source, serial
        self._errors: list[str] = []
        self._held: Shown | None = None

    async def answer(self, line: str, fault: InstrumentFault | None) -> str | None:
        """See ``AnswersLines``."""
        shown = await self._source.see()
        if fault is InstrumentFault.STALE:
            shown = self._held = self._held or shown
        else:
            self._held = None
        match line.strip().upper():
            case "*IDN?":
                return f"Example Instruments,EI-3000,{self._serial},1.0"
            case "SYST:ERR?":
                return self._errors.pop(0) if self._errors else '0,"No error"'
            case "SYST:REM":
                return None
            case "MEAS:VOLT?":
                return ",".join(f"{volts:.2f}" for volts in shown.voltages_v)
            case "MEAS:CURR?":
                return ",".join(f"{amps:.4f}" for amps in shown.currents_a)
            case "MEAS:POW?":
                kilo = 1 if fault is InstrumentFault.WRONG_UNIT else 1000
                return f"{shown.power_w / kilo:+.4f}"
            case "MEAS:ENER?":
                return self._energy(shown, fault)
        self._errors.append('-113,"Undefined header"')
        return None

    def _energy(self, shown: Shown, fault: InstrumentFault | None) -> str:
        if fault is InstrumentFault.NAN:
            return _NOT_A_NUMBER
        total = BASE_WH + shown.energy_kwh * 1000 - (500 if fault is InstrumentFault.BACKWARDS else 0)
        return f"ENER {cut(total, '0.01')} Wh"
