"""Isabellenhuette IEM-DCR: a direct-current meter with HTTP and JSON, as EVerest's public driver uses it."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from app.domain.errors import BadAnswer, Reason, Refused
from app.links.instruments.http import HttpMeter
from app.links.instruments.http_reference import HttpReference, Live
from app.links.instruments.profile import HttpProfile
from app.ports.clock import Clock
from app.ports.reference import InstrumentIdentity

_ROOT = "/counter/v1/ocmf"
_IMPORT = "1-b:1.8"
"""OBIS of the total import; the transaction's own counters carry ``WV`` and ``WI`` instead of ``RV`` and ``RI``."""
_TO_KWH = {"kWh": Decimal(1), "Wh": Decimal("0.001")}
_REFRESH_S = 1.0
"""The meter computes a new value each second; asking oftener only loads it."""
_ALREADY = 428
"""Precondition required: the gateway was set since power-up, or a current flows."""
_TIME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d),(\d{3})([+-]\d\d)(\d\d)(?: [A-Z])?", re.ASCII)


class IemDcrReference(HttpReference):
    """Implements ``ReferenceMeter``, ``Identifies`` and ``SignsTransactions``."""

    def __init__(self, profile: HttpProfile, meter: HttpMeter, clock: Clock) -> None:
        super().__init__(profile, meter, clock)
        self._asked_s: float | None = None

    async def begin(self) -> None:
        """See ``HttpReference``. Only reads: the gateway is set once per power-up, by whoever begins a transaction."""
        await self._meter.document(f"{_ROOT}/gw")

    async def identity(self) -> InstrumentIdentity:
        """See ``Identifies``."""
        async with self._turn:
            found = await self._values()
        return InstrumentIdentity("Isabellenhuette", "IEM-DCR", self._meter.text(found[0], "MS"))

    async def _values(self) -> tuple[dict[str, Any], bytes]:
        """Ask no oftener than the meter has something new."""
        if self._asked_s is not None:
            await self._clock.sleep(max(self._asked_s + _REFRESH_S - self._clock.monotonic(), 0.0))
        self._asked_s = self._clock.monotonic()
        return await self._meter.document(f"{_ROOT}/metervalue")

    async def _live(self) -> Live:
        found, raw = await self._values()
        meter = self._meter
        if meter.text(found, "ST") != "G" or "E" in meter.text(found, "EF"):
            problem = "marked as faulty by the instrument"
            raise BadAnswer(Reason.WRONG_VALUE, meter.place, field="ST, EF", problem=problem)
        return Live(
            energy_kwh=self._import(found),
            power_w=float(meter.number(found, "P")),
            voltage_v=float(meter.number(found, "U2")),
            current_a=float(meter.number(found, "I")),
            at=self._moment(self._iso(meter.text(found, "TM")), "TM"),
            raw=raw,
        )

    def _import(self, found: Mapping[str, Any]) -> Decimal:
        registers = found.get("RD")
        for register in registers if isinstance(registers, list) else []:
            if isinstance(register, dict) and str(register.get("RI", "")).startswith(_IMPORT):
                unit = self._meter.text(register, "RU")
                if unit not in _TO_KWH:
                    raise BadAnswer(
                        Reason.WRONG_VALUE, self._meter.place, field="RD.RU", problem="no such unit for it", value=unit
                    )
                return self._meter.number(register, "RV") * _TO_KWH[unit]
        raise BadAnswer(Reason.MISSING_KEY, self._meter.place, field=f"RD {_IMPORT}")

    def _iso(self, text: str) -> str:
        found = _TIME.fullmatch(text)
        return "{}.{}{}:{}".format(*found.groups()) if found else text

    async def begin_transaction(self, name: str) -> None:
        """See ``SignsTransactions``. The meter refuses while a current flows."""
        async with self._turn:
            now = self._clock.now()
            moment = f"{now:%Y-%m-%dT%H:%M:%S},{now.microsecond // 1000:03d}+0000"
            await self._post("gw", {"CT": "ChargeBench", "CI": "", "TM": moment}, may_refuse=True)
            await self._post("datetime", {"TM": moment})
            user = {"IS": False, "IL": "NONE", "IF": [], "IT": "LOCAL", "ID": name, "US": False}
            await self._post("user", user)
            await self._post("receipt", {"TX": "B"})

    async def end_transaction(self) -> bytes:
        """See ``SignsTransactions``: returns the OCMF record. The meter refuses while a current flows."""
        async with self._turn:
            await self._post("receipt", {"TX": "E"})
            answer = await self._meter.send("GET", f"{_ROOT}/receipt")
            if answer.status != 200 or b"OCMF|" not in answer.body:
                raise Refused(
                    Reason.REFERENCE_REFUSED, self._meter.place, action="receipt", said=f"HTTP {answer.status}"
                )
            return answer.body

    async def _post(self, node: str, body: Mapping[str, Any], may_refuse: bool = False) -> None:
        answer = await self._meter.send("POST", f"{_ROOT}/{node}", body)
        if answer.status != 200 and not (may_refuse and answer.status == _ALREADY):
            raise Refused(Reason.REFERENCE_REFUSED, self._meter.place, action=node, said=f"HTTP {answer.status}")
