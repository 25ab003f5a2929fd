"""Practice LEM DCBM 400/600: the v1 interface as EVerest's API mock and controller show it."""

import hashlib
from datetime import datetime
from decimal import Decimal
from typing import Any

from app.practice.instrument.fault import InstrumentFault
from app.practice.instrument.http_server import Reply, Request
from app.practice.instrument.source import Sees, Shown, cut

METER_ID = "12024072805"
BASE_KWH = Decimal("188.977")
_ONGOING = 0b100
_SHORTEST_S = 120.0
_TIME_EXPIRES_S = 48 * 3600.0


class LemDcbm:
    """Implements ``AnswersHttp``. Its signature is of practice: nobody can verify it."""

    def __init__(self, source: Sees, serial: str = METER_ID) -> None:
        self._source, self._serial = source, serial
        self._time_set: datetime | None = None
        self._running = ""
        self._began: Shown | None = None
        self._ended: dict[str, tuple[Shown, Shown]] = {}
        self._held: Shown | None = None

    async def answer(self, request: Request, fault: InstrumentFault | None) -> Reply:
        """See ``AnswersHttp``."""
        shown = await self._source.see()
        match request.method, request.path:
            case "GET", "/v1/status":
                return Reply.of(200, self._status(shown))
            case "GET", "/v1/livemeasure":
                return self._live(shown, fault)
            case "PUT", "/v1/settings":
                self._time_set = shown.now
                return Reply.of(200, {"meterId": self._serial, "result": 1})
            case "POST", "/v1/legal":
                return self._begin(request.body, shown)
            case "PUT", "/v1/legal":
                return self._end(request, shown)
            case "GET", "/v1/ocmf":
                return self._ocmf(request.query.get("transactionId", ""))
        return Reply.of(404, {"error": "not found"})

    def _status(self, shown: Shown) -> dict[str, Any]:
        synced = self._synced(shown)
        bits = {
            "suLinkStatusIsOk": True, "muFatalErrorOccured": False, "transactionIsOnGoing": bool(self._running),
            "tamperingIsDetected": False, "timeSyncStatusIsOk": synced, "overTemperatureIsDetected": False,
            "reversedVoltage": False, "suMeasureFailureOccurred": False,
        }  # fmt: skip
        value = sum(1 << place for place, on in enumerate(bits.values()) if on)
        return {
            "status": {"value": value, "bits": bits},
            "version": {"applicationFirmwareVersion": "0.1.2.3", "legalFirmwareVersion": "0.1.2.3"},
            "time": shown.now.isoformat(timespec="seconds"), "ipAddress": "127.0.0.1", "meterId": self._serial,
            "errors": {"value": 0, "bits": {}}, "publicKey": "", "publicKeyOcmf": "",
            "indexOfLastTransaction": len(self._ended), "numberOfStoredTransactions": len(self._ended),
        }  # fmt: skip

    def _live(self, shown: Shown, fault: InstrumentFault | None) -> Reply:
        if fault is InstrumentFault.STALE:
            shown = self._held = self._held or shown
        else:
            self._held = None
        energy = BASE_KWH + shown.energy_kwh
        if fault is InstrumentFault.BACKWARDS:
            energy -= 1
        scale = Decimal(1) if fault is InstrumentFault.WRONG_UNIT else Decimal("0.001")
        power = "NaN" if fault is InstrumentFault.NAN else str(cut(Decimal(shown.power_w) * scale, "0.0001"))
        body = (
            f'{{"voltage":{shown.voltages_v[0]:.1f},"current":{shown.dc_current_a:.3f},"power":{power},'
            f'"temperatureH":28.7,"temperatureL":27.9,"energyImportTotal":{cut(energy, "0.001")},'
            f'"energyExportTotal":0.000,"timestamp":"{shown.now.isoformat(timespec="milliseconds")}"}}'
        )
        return Reply(200, body.encode())

    def _synced(self, shown: Shown) -> bool:
        return self._time_set is not None and (shown.now - self._time_set).total_seconds() < _TIME_EXPIRES_S

    def _begin(self, body: Any, shown: Shown) -> Reply:
        if self._running or not self._synced(shown) or not isinstance(body, dict) or not body.get("transactionId"):
            return Reply.of(400, {"error": "transaction cannot start"})
        self._running, self._began = str(body["transactionId"]), shown
        echoed = {name: body.get(name) for name in ("evseId", "transactionId", "clientId", "tariffId", "cableId")}
        return Reply.of(201, {**echoed, "running": True})

    def _end(self, request: Request, shown: Shown) -> Reply:
        name, began = request.query.get("transactionId", ""), self._began
        if not name or name != self._running or began is None or request.body != {"running": False}:
            return Reply.of(404, {"error": "no such transaction"})
        seconds = (shown.now - began.now).total_seconds()
        if seconds >= _SHORTEST_S:
            self._ended[name], self._running = (began, shown), ""
        start, stop = (str(cut(BASE_KWH + one.energy_kwh, "0.001")) for one in (began, shown))
        value = {
            "timestampStart": began.now.isoformat(timespec="seconds"),
            "timestampStop": shown.now.isoformat(timespec="seconds"), "transactionDuration": int(seconds),
            "intermediateRead": False, "transactionStatus": 17 | (_ONGOING if self._running else 0),
            "sampleValue": {"energyUnit": "kWh", "energyImportTotalStart": start, "energyImportTotalStop": stop},
        }  # fmt: skip
        return Reply.of(200, {"paginationCounter": len(self._ended), "transactionId": name, "meterValue": value})

    def _ocmf(self, name: str) -> Reply:
        if name not in self._ended:
            return Reply.of(404, {"error": "no such transaction"})
        readings = [
            f'{{"TM":"{one.now:%Y-%m-%dT%H:%M:%S},000+0000 S","TX":"{mark}",'
            f'"RV":{cut(BASE_KWH + one.energy_kwh, "0.001")},'
            f'"RI":"1-0:1.8.0","RU":"kWh","RT":"DC","EF":"","ST":"G"}}'
            for mark, one in zip("BE", self._ended[name], strict=True)
        ]
        payload = f'{{"FV":"1.0","MV":"LEM","MS":"{self._serial}","PG":"T1","RD":[{",".join(readings)}]}}'
        signature = hashlib.sha256(payload.encode()).hexdigest().upper()
        record = f'OCMF|{payload}|{{"SA":"ECDSA-secp256r1-SHA256","SD":"{signature}"}}'
        return Reply(200, record.encode(), "text/plain")
