"""OCPP 1.6 (JSON): what a station asks, answered; what the laptop asks, built."""

from datetime import datetime
from typing import Any

from app.domain.station import ConnectorState, Register, Setting, StationEventKind, StationIdentity, WriteOutcome
from app.links.ocpp import configuration
from app.links.ocpp.answering import Answering, Handler
from app.links.ocpp.dialect import Ask, Desk, Limit, Request, stamp
from app.links.ocpp.frame import Call
from app.links.ocpp.ledger import Transaction, is_old, name_of
from app.links.ocpp.sample import (
    BEGIN,
    END,
    after_begin,
    read_samples,
    signed_at_end,
    signed_of,
    watt_hours_to_kwh,
)

_NO_TRANSACTION = ("None", "", "0", "-1")


class V16(Answering):
    """One station that speaks 1.6."""

    version = "1.6"

    def __init__(self, desk: Desk) -> None:
        own: dict[str, Handler] = {
            "BootNotification": self._boot,
            "StatusNotification": self._status,
            "Authorize": self._authorize,
            "StartTransaction": self._start,
            "StopTransaction": self._stop,
            "MeterValues": self._meter,
            "SignedFirmwareStatusNotification": self._firmware,
            "DiagnosticsStatusNotification": self._log,
        }
        super().__init__(desk, own)

    async def _boot(self, call: Call) -> dict[str, Any]:
        said = call.payload
        identity = StationIdentity(
            id=self._known.identity.id,
            ocpp=self.version,
            vendor=str(said["chargePointVendor"]),
            model=str(said["chargePointModel"]),
            serial=str(said.get("chargePointSerialNumber") or said.get("chargeBoxSerialNumber") or ""),
            firmware=str(said.get("firmwareVersion") or ""),
            meter_type=str(said.get("meterType") or ""),
            meter_serial=str(said.get("meterSerialNumber") or ""),
            iccid=str(said.get("iccid") or ""),
        )
        accepted = self._desk.accepts()
        self._known.booted(identity, "", accepted)
        return self._registration(accepted)

    async def _status(self, call: Call) -> dict[str, Any]:
        said = call.payload
        at = self._time(call.action, said.get("timestamp"))
        evse, status = int(said["connectorId"]), str(said["status"])
        if status == "Charging" and self._ledger.expected(evse) is not None:
            self._known.deviate("W5", call.action, "Charging reported before StartTransaction")
        error = str(said.get("errorCode") or "NoError")
        self._known.status(ConnectorState(evse, 1 if evse else 0, status, error, at))
        return {}

    async def _authorize(self, call: Call) -> dict[str, Any]:
        return {"idTagInfo": {"status": self._verdict(call.payload["idTag"])}}

    async def _start(self, call: Call) -> dict[str, Any]:
        said = call.payload
        evse, token = int(said["connectorId"]), said["idTag"]
        energy = watt_hours_to_kwh(said["meterStart"])
        repeated, transaction = self._ledger.was_answered(call)
        ours = self._ledger.is_ours(evse, token)
        at = self._time(call.action, said.get("timestamp"), live=ours)
        again = self._ledger.same_start(evse, energy) if ours else None
        if again is not None:
            transaction = again  # told twice, under another message id or with another time: one charge, one id
        elif not repeated or (ours and self._begins_again(evse, transaction)):
            transaction = self._ledger.next_id(ours=ours)
            if ours:
                begin = Register(evse, energy, at, BEGIN)
                await self._desk.keep_own(evse, transaction, begin)
                self._ledger.begin(Transaction(evse, transaction, True, begin=begin, first=begin, kept=True))
                self._known.tell(StationEventKind.CHARGE_BEGAN, transaction, evse=evse, energy_kwh=str(energy))
            else:
                await self._desk.keep_foreign(call, transaction)
            self._ledger.answered(call, transaction)
        status = "Accepted" if ours or self._is_old(at) else self._verdict(token)
        return {"transactionId": int(transaction or 0), "idTagInfo": {"status": status}}

    def _begins_again(self, evse: int, transaction: str | None) -> bool:
        """A start with the very bytes of an earlier one: with a stopped clock and no energy it is a new charge."""
        earlier = self._ledger.transactions.get(transaction or "")
        return earlier is not None and earlier.ended and self._ledger.expected(evse) is not None

    def _is_old(self, at: datetime | None) -> bool:
        clock = self._known.station_clock
        return is_old(at, self._known.time(), clock.error_s if clock is not None else 0.0)

    async def _stop(self, call: Call) -> dict[str, Any]:
        said = call.payload
        transaction = self._ledger.transactions.get(name_of(said["transactionId"]))
        at = self._time(call.action, said.get("timestamp"), live=False)
        if transaction is None or not transaction.ours:
            return await self._foreign(call)
        if not transaction.ended:
            samples = read_samples(said.get("transactionData"))
            energy = watt_hours_to_kwh(said["meterStop"])
            transaction.end = Register(transaction.evse, energy, at, END)
            transaction.keep_signed(signed_of(samples, BEGIN), signed_at_end(samples))
            transaction.reason = str(said.get("reason") or "Local")
            await self._desk.keep_end(transaction)
            transaction.ended = True
            ended = {"evse": transaction.evse, "energy_kwh": str(energy), "reason": transaction.reason}
            self._known.tell(StationEventKind.CHARGE_ENDED, transaction.id, **ended)
        return {"idTagInfo": {"status": "Accepted"}} if said.get("idTag") is not None else {}

    async def _foreign(self, call: Call) -> dict[str, Any]:
        repeated, _ = self._ledger.was_answered(call)
        if not repeated:
            await self._desk.keep_foreign(call, None)
            self._ledger.answered(call, None)
        return {}

    async def _meter(self, call: Call) -> dict[str, Any]:
        said = call.payload
        number, evse = name_of(said.get("transactionId")), int(said["connectorId"])
        transaction = self._ledger.transactions.get(number)
        if number not in _NO_TRANSACTION and (transaction is None or not transaction.ours):
            return await self._foreign(call)
        for group in said["meterValue"]:
            self._time(call.action, group.get("timestamp"))
        charge = transaction or self._ledger.running(evse)
        begin = charge.begin if charge is not None else None
        samples = after_begin(read_samples(said["meterValue"]), begin.energy_kwh if begin else None)
        self._known.meter(evse, samples, call.action, transaction.id if transaction else None)
        if transaction is not None:
            # 1.6 has no place for a record in StartTransaction: it comes here, some send that of the end here too
            signed = transaction.signed_begin
            transaction.keep_signed(signed_of(samples, BEGIN), signed_of(samples, END))
            if transaction.signed_begin != signed:
                await self._desk.keep_own(evse, transaction.id, transaction.begin)
            transaction.named_on = self._known.links
        return {}

    def start(self, evse: int, token: str, remote_id: int, limit: Limit | None) -> Request:
        """RemoteStartTransaction; the profile goes along where the station takes it."""
        payload: dict[str, Any] = {"idTag": token, "connectorId": evse}
        if limit is not None:
            payload["chargingProfile"] = _profile(limit)
        return Request("RemoteStartTransaction", payload)

    def stop(self, transaction: str) -> Request:
        """RemoteStopTransaction."""
        return Request("RemoteStopTransaction", {"transactionId": int(transaction)})

    def limit(self, evse: int, transaction: str, limit: Limit) -> Request:
        """SetChargingProfile for one transaction."""
        profile = {**_profile(limit), "transactionId": int(transaction)}
        return Request("SetChargingProfile", {"connectorId": evse, "csChargingProfiles": profile})

    def clear(self, profile: int) -> Request:
        """ClearChargingProfile by id."""
        return Request("ClearChargingProfile", {"id": profile})

    def trigger(self, message: str, evse: int | None = None, connector: int | None = None) -> Request:
        """TriggerMessage; a connector of 1.6 is an EVSE of the program."""
        which = {} if evse is None else {"connectorId": evse}
        return Request("TriggerMessage", {"requestedMessage": message, **which})

    def ask_charge(self, evse: int) -> Request:
        """TriggerMessage of MeterValues: they name the transaction they belong to."""
        return self.trigger("MeterValues", evse)

    def availability(self, operative: bool, evse: int | None) -> Request:
        """ChangeAvailability; connector 0 is the whole station."""
        kind = "Operative" if operative else "Inoperative"
        return Request("ChangeAvailability", {"connectorId": evse or 0, "type": kind})

    def reset(self, hard: bool) -> Request:
        """Reset."""
        return Request("Reset", {"type": "Hard" if hard else "Soft"})

    def update(self, url: str, request: int, at: datetime) -> Request:
        """UpdateFirmware."""
        return Request("UpdateFirmware", {"location": url, "retrieveDate": stamp(at)})

    def upload_log(self, url: str, request: int) -> Request:
        """GetDiagnostics."""
        return Request("GetDiagnostics", {"location": url})

    async def read_settings(self, ask: Ask, keys: tuple[str, ...]) -> tuple[Setting, ...]:
        """GetConfiguration."""
        return await configuration.read(ask, keys, self._known)

    async def write_setting(self, ask: Ask, key: str, value: str) -> WriteOutcome:
        """ChangeConfiguration."""
        return await configuration.write(ask, key, value)


def _profile(limit: Limit) -> dict[str, Any]:
    schedule: dict[str, Any] = {
        "chargingRateUnit": limit.unit,
        "chargingSchedulePeriod": [{"startPeriod": 0, "limit": limit.value}],
    }
    if limit.kind == "Absolute":
        schedule["startSchedule"] = stamp(limit.at)
    return {
        "chargingProfileId": limit.profile,
        "stackLevel": limit.stack_level,
        "chargingProfilePurpose": "TxProfile",
        "chargingProfileKind": limit.kind,
        "chargingSchedule": schedule,
    }
