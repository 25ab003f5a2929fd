"""Practice ZERA MT310s2 / COM5003: the part of its SCPI tree that measures, integrates and counts pulses."""

from datetime import datetime
from decimal import ROUND_CEILING, Decimal

from app.practice.instrument.fault import InstrumentFault
from app.practice.instrument.source import Sees, Shown, significant

REFERENCE_CONSTANT = Decimal(100_000_000)
"""Pulses of the reference per kWh."""
_IDLE, _WAITING, _STARTED, _READY, _ABORTED = 0, 1, 2, 4, 8
_COMMAND_ERROR = 32
_UNIT_KWH = {"Wh": Decimal("0.001"), "kWh": Decimal(1), "MWh": Decimal(1000)}


class Zera:
    """Implements ``AnswersLines``. ``dut_error_percent``: the error of the meter under its scanning head."""

    end = b"\n"

    def __init__(self, source: Sees, serial: str = "050059467", dut_error_percent: float = 0.0) -> None:
        self._source, self._serial = source, serial
        self._dut = 1 + Decimal(str(dut_error_percent)) / 100
        self._status_register = 0
        self._parameters = {
            "EM01:0001:MODE": "0", "EM01:0001:TXUNIT": "kWh", "EC01:0001:DUTCONSTANT": "1000",
            "EC01:0001:DCUNIT": "I/kWh", "EC01:0001:MRATE": "10",
        }  # fmt: skip
        self._energy_from: Shown | None = None
        self._energy_held: Shown | None = None
        self._count_from: Shown | None = None
        self._count_status = _IDLE
        self._held: Shown | None = None

    async def answer(self, line: str, fault: InstrumentFault | None) -> str | None:
        """See ``AnswersLines``. What it does not know has no answer and sets a bit, as the real one does."""
        shown = await self._source.see()
        if fault is InstrumentFault.STALE:
            shown = self._held = self._held or shown
        else:
            self._held = None
        text = line.rstrip(";").strip()
        if text.startswith("*"):
            return self._common(text.upper())
        head, _, argument = text.partition(" ")
        model, _, rest = head.upper().partition(":")
        if model in ("MEASURE", "MEAS", "READ", "FETCH", "FETC") and rest.endswith("?"):
            return self._measured(rest[:-1], shown, fault)
        if model in ("CALCULATE", "CALC"):
            return self._calculated(rest, argument.strip(), shown, fault)
        self._status_register |= _COMMAND_ERROR
        return None

    def _common(self, text: str) -> str | None:
        match text:
            case "*IDN?":
                return f"ZERA GmbH,MT310s2,{self._serial},4.8.9"
            case "*OPC?":
                return "+1"
            case "*CLS":
                self._status_register = 0
            case "*ESR?":
                value, self._status_register = self._status_register, 0
                return f"+{value}"
        return None

    def _measured(self, channel: str, shown: Shown, fault: InstrumentFault | None) -> str | None:
        """A module answers with all its values, a channel with its own."""
        values = {f"RMS1:UL{n}": ("V", volts) for n, volts in enumerate(shown.voltages_v, 1)}
        values |= {f"RMS1:IL{n}": ("A", amps) for n, amps in enumerate(shown.currents_a, 1)}
        values["POW1:PS"] = ("kW" if fault is InstrumentFault.WRONG_UNIT else "W", shown.power_w)
        wanted = [name for name in values if name == channel or name.startswith(f"{channel}:")]
        if not wanted:
            self._status_register |= _COMMAND_ERROR
            return None
        return ";".join(_said(name, *values[name], fault is InstrumentFault.NAN) for name in wanted)

    def _calculated(self, path: str, argument: str, shown: Shown, fault: InstrumentFault | None) -> str | None:
        match path:
            case "EM01:0001:START":
                self._switch_energy(argument == "1", shown)
            case "EM01:0001:STATUS?":
                return str(_STARTED if self._energy_from else _READY if self._energy_held else _IDLE)
            case "EM01:0001:ENERGY?":
                return self._energy(shown, fault)
            case "EM01:0001:TIME?":
                return significant(self._seconds(shown.now), 12)
            case "EC01:0001:START":
                self._count_from = shown if argument == "1" else None
                self._count_status = _WAITING if argument == "1" else _ABORTED
            case "EC01:0001:STATUS?":
                return str(self._count(shown))
            case "EC01:0001:RESULT?":
                return significant(self._result(), 9)
            case _ if path.endswith("?") and path[:-1] in self._parameters:
                return self._parameters[path[:-1]]
            case _ if path in self._parameters and argument:
                self._parameters[path] = argument
            case _:
                self._status_register |= _COMMAND_ERROR
        return None

    def _switch_energy(self, on: bool, shown: Shown) -> None:
        if on:
            self._energy_from, self._energy_held = shown, None
        elif self._energy_from is not None:
            self._energy_held, self._energy_from = shown, None

    def _energy(self, shown: Shown, fault: InstrumentFault | None) -> str:
        exact = shown.energy_kwh - self._energy_from.energy_kwh if self._energy_from else Decimal(0)
        if fault is InstrumentFault.BACKWARDS:
            exact /= 2
        pulses = int(exact * REFERENCE_CONSTANT)
        unit = _UNIT_KWH[self._parameters["EM01:0001:TXUNIT"]]
        return significant(float(pulses / REFERENCE_CONSTANT / unit), 15)

    def _seconds(self, now: datetime) -> float:
        return (now - self._energy_from.now).total_seconds() if self._energy_from else 0.0

    def _count(self, shown: Shown) -> int:
        """The count begins at the first pulse of the meter under test and ends so many pulses later."""
        if self._count_from is None or self._count_status not in (_WAITING, _STARTED):
            return self._count_status
        constant = Decimal(self._parameters["EC01:0001:DUTCONSTANT"])
        first = (self._count_from.energy_kwh * self._dut * constant).to_integral_value(ROUND_CEILING)
        pulses = shown.energy_kwh * self._dut * constant - first
        if pulses >= int(self._parameters["EC01:0001:MRATE"]):
            self._count_status = _READY
        elif pulses >= 0:
            self._count_status = _STARTED
        return self._count_status

    def _result(self) -> float:
        """e = (target - n) / n x 100, n pulses of the reference while N of the meter came; whole pulses both."""
        number = int(self._parameters["EC01:0001:MRATE"])
        constant = Decimal(self._parameters["EC01:0001:DUTCONSTANT"])
        target = int(number * REFERENCE_CONSTANT / constant)
        counted = int(number / constant / self._dut * REFERENCE_CONSTANT)
        return (target - counted) / counted * 100


def _said(name: str, unit: str, value: float, is_nan: bool) -> str:
    """Return one value as the SCPI module writes it: eight significant digits."""
    return f"{name}:[{unit}]:{'nan' if is_nan else significant(value, 8)}"
