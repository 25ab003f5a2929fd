"""Practice Isabellenhuette IEM-DCR: the OCMF counter interface as EVerest's driver and its tests show it."""

import hashlib
from decimal import Decimal
from typing import Any

from app.practice.instrument.fault import InstrumentFault
from app.practice.instrument.http_server import Reply, Request
from app.practice.instrument.source import Sees, Shown, cut

SERIAL = "1ISA0200000001"
BASE_KWH = Decimal("446.540")
_ROOT = "/counter/v1/ocmf/"
_ACTIVE_A = 0.5
"""Above it the sensor unit says that a current flows."""


class IemDcr:
    """Implements ``AnswersHttp``. Its signature is of practice: nobody can verify it."""

    def __init__(self, source: Sees, serial: str = SERIAL) -> None:
        self._source, self._serial = source, serial
        self._gateway: dict[str, Any] | None = None
        self._user: dict[str, Any] = {}
        self._began: Shown | None = None
        self._ended: tuple[Shown, Shown] | None = None
        self._held: Shown | None = None

    async def answer(self, request: Request, fault: InstrumentFault | None) -> Reply:
        """See ``AnswersHttp``."""
        shown = await self._source.see()
        if not request.path.startswith(_ROOT):
            return Reply(404, b"")
        match request.method, request.path.removeprefix(_ROOT):
            case "GET", "gw":
                return Reply.of(200, self._gateway or {"CT": "", "CI": "", "TM": _moment(shown)})
            case "POST", "gw":
                return self._set_gateway(request.body)
            case "POST", "datetime":
                return Reply(200, b"")
            case "GET", "datetime":
                return Reply.of(200, {"TM": _moment(shown)})
            case "POST", "user":
                self._user = dict(request.body or {})
                return Reply(200, b"")
            case "POST", "receipt":
                return self._transact(request.body, shown)
            case "GET", "receipt":
                return self._receipt()
            case "GET", "metervalue":
                return self._value(shown, fault)
        return Reply(404, b"")

    def _set_gateway(self, body: Any) -> Reply:
        """Possible once after power-up."""
        if self._gateway is not None:
            return Reply(428, b"")
        self._gateway = dict(body or {})
        return Reply.of(200, self._gateway)

    def _value(self, shown: Shown, fault: InstrumentFault | None) -> Reply:
        if fault is InstrumentFault.STALE:
            shown = self._held = self._held or shown
        else:
            self._held = None
        total = BASE_KWH + shown.energy_kwh - (1 if fault is InstrumentFault.BACKWARDS else 0)
        own = shown.energy_kwh - self._began.energy_kwh if self._began else Decimal(0)
        unit = "MJ" if fault is InstrumentFault.WRONG_UNIT else "kWh"
        power = "NaN" if fault is InstrumentFault.NAN else f"{shown.power_w:.1f}"
        registers = (
            _register("R", total, "1-b:1.8.e", unit), _register("R", Decimal(0), "1-b:2.8.e", unit),
            _register("W", own, "transaction_1-b:1.8.e", unit),
            _register("W", Decimal(0), "transaction_1-b:2.8.e", unit),
        )  # fmt: skip
        body = (
            f'{{"MS":"{self._serial}","TM":"{_moment(shown)} S","EF":"","ST":"G",'
            f'"XT":{"true" if self._began else "false"},"RD":[{",".join(registers)}],'
            f'"U1":{shown.voltages_v[0]:.3f},"U2":{shown.voltages_v[0]:.3f},"U3":0,"U4":0,'
            f'"I":{shown.dc_current_a:.3f},"P":{power},"XS":"0x0000004000000004",'
            f'"XC":"0x0000, 0x00000000, 0x00, 0x00"}}'
        )
        return Reply(200, body.encode())

    def _transact(self, body: Any, shown: Shown) -> Reply:
        mark = body.get("TX") if isinstance(body, dict) else None
        if shown.dc_current_a > _ACTIVE_A or not self._user or (mark == "E" and self._began is None):
            return Reply(428, b"")
        if mark == "E" and self._began is not None:
            self._ended, self._began = (self._began, shown), None
        elif mark == "B":
            self._began = shown
        return Reply(200, b"")

    def _receipt(self) -> Reply:
        if self._ended is None:
            return Reply(428, b"")
        readings = ",".join(
            f'{{"TM":"{_moment(one)} S","TX":"{mark}","EF":"","ST":"G",'
            f'"RV":"{BASE_KWH + cut(one.energy_kwh, "0.001"):012.3f}",'
            f'"RI":"1-b:1.8.e","RU":"kWh","RT":"DC"}}'
            for mark, one in zip("BE", self._ended, strict=True)
        )
        payload = (
            f'{{"FV":"1.0","GS":"{self._serial}","MV":"Isabellenhuette","MS":"{self._serial}",'
            f'"IS":false,"ID":"{self._user.get("ID", "")}","PG":"T1","RD":[{readings}]}}'
        )
        signature = hashlib.sha256(payload.encode()).hexdigest().upper()
        return Reply(200, f'OCMF|{payload}|{{"SA":"ECDSA-secp256r1-SHA256","SD":"{signature}"}}'.encode())


def _register(sign: str, value: Decimal, obis: str, unit: str) -> str:
    """Return one register as the meter writes it: total ``RV``, of the transaction ``WV``; eight digits and three."""
    shown = f"{cut(value, '0.001'):012.3f}"
    return f'{{"{sign}V":"{shown}","{sign}I":"{obis}","{sign}U":"{unit}","{sign}T":"DC"}}'


def _moment(shown: Shown) -> str:
    return f"{shown.now:%Y-%m-%dT%H:%M:%S},{shown.now.microsecond // 1000:03d}+0000"
