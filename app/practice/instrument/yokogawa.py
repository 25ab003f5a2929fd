"""Practice Yokogawa WT300 / WT1800 / WT5000: numeric items, integration, status; long and short forms."""

import re
from datetime import datetime
from decimal import Decimal

from app.practice.instrument.fault import InstrumentFault
from app.practice.instrument.source import Sees, Shown, engineering

_FORMS = {
    name: re.compile(pattern, re.IGNORECASE | re.ASCII)
    for name, pattern in {
        "item": r":?NUM(?:ERIC)?(?::NORM(?:AL)?)?:ITEM(\d{1,3}) (\w{1,8}),(\w{1,8})",
        "number": r":?NUM(?:ERIC)?(?::NORM(?:AL)?)?:NUMB(?:ER)? (\d{1,3})",
        "value": r":?NUM(?:ERIC)?(?::NORM(?:AL)?)?:VAL(?:UE)?\?(?: (\d{1,3}))?",
        "format": r":?NUM(?:ERIC)?:FORM(?:AT)? ASC(?:II)?",
        "set": r":?COMM(?:UNICATE)?:(?:HEAD(?:ER)?|VERB(?:OSE)?|REM(?:OTE)?) \w{1,3}",
        "input": r":?(?:INP(?:UT)?:)?MODE (\w{2,5})",
        "mode": r":?INTEG(?:RATE)?:(?:MODE NORM(?:AL)?|TIM(?:ER)?\d? 0,0,0)",
        "state": r":?INTEG(?:RATE)?:STAT(?:E)?\?",
        "start": r":?INTEG(?:RATE)?:STAR(?:T)?",
        "stop": r":?INTEG(?:RATE)?:STOP",
        "reset": r":?INTEG(?:RATE)?:RES(?:ET)?",
        "error": r":?STAT(?:US)?:ERR(?:OR)?\?",
        "identity": r"\*IDN\?",
        "clear": r"\*CLS",
    }.items()
}


class Yokogawa:
    """Implements ``AnswersLines``; ``direct`` = one element on direct current."""

    def __init__(self, source: Sees, end: bytes = b"\n", serial: str = "C2QH15020V", model: str = "WT333E") -> None:
        self._source, self._serial, self._model = source, serial, model
        self.end = end
        self._items: dict[int, tuple[str, str]] = {}
        self._number = 1
        self._direct = False
        self.state = "RESET"
        self._kept_kwh, self._kept_s = Decimal(0), 0.0
        self._from: Shown | None = None
        self._errors: list[str] = []
        self._held: Shown | None = None

    async def answer(self, line: str, fault: InstrumentFault | None) -> str | None:
        """See ``AnswersLines``."""
        shown = await self._source.see()
        if fault is InstrumentFault.STALE:
            shown = self._held = self._held or shown
        else:
            self._held = None
        for name, form in _FORMS.items():
            if found := form.fullmatch(line.strip()):
                return self._obey(name, found.groups(), shown, fault)
        self._errors.append('113,"Undefined header"')
        return None

    def _obey(
        self, name: str, given: tuple[str | None, ...], shown: Shown, fault: InstrumentFault | None
    ) -> str | None:
        match name:
            case "item":
                self._items[int(given[0] or 0)] = ((given[1] or "").upper(), (given[2] or "").upper())
            case "number":
                self._number = int(given[0] or 1)
            case "value":
                wanted = [int(given[0])] if given[0] else range(1, self._number + 1)
                return ",".join(self._value(at, shown, fault) for at in wanted)
            case "input":
                self._direct = (given[0] or "").upper() == "DC"
            case "state":
                return self.state
            case "start" | "stop" | "reset":
                self._switch(name, shown)
            case "error":
                return self._errors.pop(0) if self._errors else '0,"No error"'
            case "clear":
                self._errors.clear()
            case "identity":
                return f"YOKOGAWA,{self._model},{self._serial},F1.11"
        return None

    def _switch(self, name: str, shown: Shown) -> None:
        """A reset while it runs, or a start that is not possible, is an error and changes nothing."""
        if name == "start" and self.state in ("RESET", "STOP"):
            self._from, self.state = shown, "START"
        elif name == "stop" and self.state == "START":
            self._kept_kwh, self._kept_s = self._integrated(shown)
            self._from, self.state = None, "STOP"
        elif name == "reset" and self.state != "START":
            self._kept_kwh, self._kept_s, self.state = Decimal(0), 0.0, "RESET"
        else:
            self._errors.append('813,"Invalid operation"')

    def end_by_timer(self, shown: Shown) -> None:
        """Let the integration timer run out, as set at the instrument itself."""
        self._kept_kwh, self._kept_s = self._integrated(shown)
        self._from, self.state = None, "TIMEUP"

    def _integrated(self, shown: Shown) -> tuple[Decimal, float]:
        if self._from is None:
            return self._kept_kwh, self._kept_s
        return (
            self._kept_kwh + shown.energy_kwh - self._from.energy_kwh,
            self._kept_s + _seconds(self._from.now, shown.now),
        )

    def _value(self, at: int, shown: Shown, fault: InstrumentFault | None) -> str:
        function, element = self._items.get(at, ("NONE", ""))
        energy_kwh, seconds = self._integrated(shown)
        if function == "TIME":
            return "NAN" if self.state == "RESET" else str(int(seconds))
        if function == "WH":
            if self.state == "RESET" or fault is InstrumentFault.NAN:
                return "NAN"
            scale = 500 if fault is InstrumentFault.BACKWARDS else 1000
            return engineering(energy_kwh * (1 if fault is InstrumentFault.WRONG_UNIT else scale), 6)
        if function == "P" and element in ("1", "SIGMA"):
            return engineering(Decimal(str(round(shown.power_w, 3))), 5)
        column = int(element) - 1 if element.isdecimal() and 0 < int(element) <= 3 else 0
        if function in ("U", "URMS", "UDC"):
            return engineering(Decimal(str(shown.voltages_v[column])), 5)
        if function in ("I", "IRMS", "IDC"):
            amps = shown.dc_current_a if self._direct else shown.currents_a[column]
            return engineering(Decimal(str(round(amps, 5))), 5)
        return "NAN"


def _seconds(begin: datetime, end: datetime) -> float:
    return (end - begin).total_seconds()
