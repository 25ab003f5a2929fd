"""LEM DCBM 400/600: a direct-current meter with HTTP and JSON, as EVerest's public controller and API mock use it."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from app.domain.errors import BadAnswer, Reason, Refused
from app.links.instruments.http import Answer, HttpMeter
from app.links.instruments.http_reference import HttpReference, Live
from app.links.instruments.profile import HttpProfile
from app.ports.clock import Clock
from app.ports.reference import InstrumentIdentity

_STATUS, _LIVE, _LEGAL, _OCMF, _SETTINGS = "/v1/status", "/v1/livemeasure", "/v1/legal", "/v1/ocmf", "/v1/settings"
SHORTEST_TRANSACTION_S = 120.0
"""LEM DCBM operation manual 7.2.2, as quoted by EVerest: minimum duration of a transaction 2 minutes."""
TIME_EXPIRES_S = 48 * 3600.0
"""LEM DCBM communication protocol 4.2.9, as quoted by EVerest: after 48 h without setting, no new transaction."""
_ONGOING = 0b100
"""Bit of ``transactionStatus``: the transaction still goes on."""
_FAULTS = ("muFatalErrorOccured", "suMeasureFailureOccurred", "tamperingIsDetected", "reversedVoltage")


class LemReference(HttpReference):
    """Implements ``ReferenceMeter``, ``Identifies`` and ``SignsTransactions``."""

    def __init__(self, profile: HttpProfile, meter: HttpMeter, clock: Clock) -> None:
        super().__init__(profile, meter, clock)
        self._transaction = ""
        self._began_s = 0.0
        self._time_set_s: float | None = None

    async def begin(self) -> None:
        """See ``HttpReference``. BadInput (WRONG_VALUE) names the bit of its status that forbids to measure."""
        status, _ = await self._meter.document(_STATUS)
        self._check_status(status)

    def _check_status(self, status: dict[str, Any]) -> None:
        told = status.get("status")
        bits = told.get("bits") if isinstance(told, dict) else None
        if not isinstance(bits, dict):
            raise BadAnswer(Reason.MISSING_KEY, self._meter.place, field="status.bits")
        found = [name for name in _FAULTS if bits.get(name) is True]
        found += ["suLinkStatusIsOk"] if bits.get("suLinkStatusIsOk") is False else []
        if found:
            problem = "marked as faulty by the instrument"
            raise BadAnswer(Reason.WRONG_VALUE, self._meter.place, field=f"status.{found[0]}", problem=problem)

    async def identity(self) -> InstrumentIdentity:
        """See ``Identifies``: the meter id is its serial."""
        async with self._turn:
            status, _ = await self._meter.document(_STATUS)
        version = status.get("version")
        firmware = str(version.get("legalFirmwareVersion", "")) if isinstance(version, dict) else ""
        return InstrumentIdentity("LEM", "DCBM 400/600", self._meter.text(status, "meterId"), firmware[:60])

    async def _live(self) -> Live:
        found, raw = await self._meter.document(_LIVE)
        meter = self._meter
        return Live(
            energy_kwh=meter.number(found, "energyImportTotal"),
            power_w=float(meter.number(found, "power") * 1000),
            voltage_v=float(meter.number(found, "voltage")),
            current_a=float(meter.number(found, "current")),
            at=self._moment(meter.text(found, "timestamp"), "timestamp"),
            raw=raw,
        )

    async def begin_transaction(self, name: str) -> None:
        """See ``SignsTransactions``: sets the clock where it may expire before the end, and begins."""
        async with self._turn:
            now_s = self._clock.monotonic()
            if self._time_set_s is None or now_s - self._time_set_s > TIME_EXPIRES_S / 2:
                await self._set_time(self._clock.now())
                self._time_set_s = now_s
            body = {
                "evseId": "", "transactionId": name, "clientId": "ChargeBench", "tariffId": 0, "cableId": 0,
                "userData": "",
            }  # fmt: skip
            answer = await self._meter.send("POST", _LEGAL, body)
            if answer.status != 201 or self._meter.parsed(answer, 201).get("running") is not True:
                raise self._refused("begin", answer)
            self._transaction, self._began_s = name, now_s

    async def _set_time(self, now: datetime) -> None:
        utc = now.isoformat(timespec="seconds").replace("+00:00", "Z")
        answer = await self._meter.send("PUT", _SETTINGS, {"time": {"utc": utc}})
        if answer.status != 200 or self._meter.parsed(answer, 200).get("result") != 1:
            raise self._refused("time", answer)

    async def end_transaction(self) -> bytes:
        """See ``SignsTransactions``: returns the OCMF record. Refused before two minutes are over."""
        async with self._turn:
            left_s = SHORTEST_TRANSACTION_S - (self._clock.monotonic() - self._began_s)
            if not self._transaction or left_s > 0:
                wait = timedelta(seconds=round(max(left_s, 0)))
                raise Refused(Reason.REFERENCE_REFUSED, self._meter.place, action="end", said=f"{wait}")
            query = {"transactionId": self._transaction}
            answer = await self._meter.send("PUT", _LEGAL, {"running": False}, query)
            if answer.status != 200 or self._goes_on(self._meter.parsed(answer, 200)):
                raise self._refused("end", answer)
            record = await self._meter.send("GET", _OCMF, query=query)
            if record.status != 200 or not record.body.startswith(b"OCMF|"):
                raise self._refused(f"ocmf {quote(self._transaction)}", record)
            self._transaction = ""
            return record.body

    def _goes_on(self, ended: dict[str, Any]) -> bool:
        value = ended.get("meterValue")
        status = self._meter.number(value if isinstance(value, dict) else {}, "transactionStatus")
        return bool(int(status) & _ONGOING)

    def _refused(self, action: str, answer: Answer) -> Refused:
        return Refused(Reason.REFERENCE_REFUSED, self._meter.place, action=action, said=f"HTTP {answer.status}")
