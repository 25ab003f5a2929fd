"""OCPP 2.0.1: what a station asks, answered; what the laptop asks, built."""

from datetime import datetime
from typing import Any

from app.domain.station import ConnectorState, Register, Setting, StationEventKind, StationIdentity, WriteOutcome
from app.links.ocpp.answering import Answering, Handler
from app.links.ocpp.device_model import DeviceModel
from app.links.ocpp.dialect import Ask, Desk, Limit, Request, stamp
from app.links.ocpp.frame import Call
from app.links.ocpp.ledger import Transaction, name_of
from app.links.ocpp.sample import BEGIN, END, Sample, read_samples, register_of, signed_at_end, signed_of


class V201(Answering):
    """One station that speaks 2.0.1."""

    version = "2.0.1"

    def __init__(self, desk: Desk) -> None:
        self._model = DeviceModel(desk.known, desk.report_s)
        own: dict[str, Handler] = {
            "BootNotification": self._boot,
            "StatusNotification": self._status,
            "Authorize": self._authorize,
            "TransactionEvent": self._transaction,
            "MeterValues": self._meter,
            "NotifyReport": self._report,
            "NotifyEvent": self._event,
            "NotifyMonitoringReport": self._noted,
            "NotifyChargingLimit": self._noted,
            "ClearedChargingLimit": self._noted,
            "NotifyCustomerInformation": self._noted,
            "NotifyDisplayMessages": self._noted,
            "ReservationStatusUpdate": self._noted,
            "PublishFirmwareStatusNotification": self._noted,
        }
        super().__init__(desk, own)

    async def _boot(self, call: Call) -> dict[str, Any]:
        said = call.payload["chargingStation"]
        modem = said.get("modem")
        identity = StationIdentity(
            id=self._known.identity.id,
            ocpp=self.version,
            vendor=str(said["vendorName"]),
            model=str(said["model"]),
            serial=str(said.get("serialNumber") or ""),
            firmware=str(said.get("firmwareVersion") or ""),
            iccid=str(modem.get("iccid") or "") if isinstance(modem, dict) else "",
        )
        accepted = self._desk.accepts()
        self._known.booted(identity, str(call.payload.get("reason") or ""), accepted)
        return self._registration(accepted)

    async def _status(self, call: Call) -> dict[str, Any]:
        said = call.payload
        at = self._time(call.action, said.get("timestamp"))
        evse, connector = int(said["evseId"]), int(said["connectorId"])
        if evse == 0:
            self._known.deviate("W7", call.action, "evseId 0")
        self._known.status(ConnectorState(evse, connector, str(said["connectorStatus"]), at=at))
        return {}

    async def _authorize(self, call: Call) -> dict[str, Any]:
        return {"idTokenInfo": {"status": self._verdict(call.payload["idToken"]["idToken"])}}

    async def _transaction(self, call: Call) -> dict[str, Any]:
        said = call.payload
        transaction = self._enter(said)
        live = transaction.ours and said.get("offline") is not True
        at = self._time(call.action, said.get("timestamp"), live=live)
        samples = read_samples(said.get("meterValue"))
        sequence = said.get("seqNo")
        repeated, _ = self._ledger.was_answered(call)
        if transaction.ours and not transaction.kept:
            begin = _register(transaction.evse, samples, BEGIN, at) or _register(transaction.evse, samples, None, at)
            await self._desk.keep_own(transaction.evse, transaction.id, begin)
            transaction.kept = True
            self._known.changes.notify()
        if not transaction.ours and not repeated:
            await self._desk.keep_foreign(call, None)
        if not repeated:
            self._registers(transaction, said, samples, at)
            if transaction.ours and said["eventType"] == "Ended":
                await self._desk.keep_end(transaction)
            self._ledger.answered(call, None)
            self._sequence(transaction, sequence)
            self._follow(transaction, said, samples)
        token = said.get("idToken")
        if not isinstance(token, dict):
            return {}
        past = transaction.ours or said.get("offline") is True
        return {"idTokenInfo": {"status": "Accepted" if past else self._verdict(token.get("idToken"))}}

    def _enter(self, said: dict[str, Any]) -> Transaction:
        """Return the transaction of this event: ours when we asked for it, by start id, token or EVSE."""
        info = said["transactionInfo"]
        number, remote = name_of(info["transactionId"]), info.get("remoteStartId")
        evse_part, token = said.get("evse"), said.get("idToken")
        evse = int(evse_part["id"]) if isinstance(evse_part, dict) else 0
        expected = self._ledger.is_expected(remote)
        transaction = self._ledger.transactions.get(number)
        if transaction is None:
            live = said["eventType"] == "Started" and said.get("offline") is not True
            mine = token.get("idToken") if isinstance(token, dict) else None
            ours = expected or self._ledger.is_ours(evse, mine) or (live and self._ledger.expected(evse) is not None)
            remote_id = remote if expected else None
            return self._ledger.begin(Transaction(evse, number, ours, remote_id))
        if expected and isinstance(remote, int):
            self._ledger.adopt(number, remote)
        if not transaction.evse and evse:
            transaction.evse = evse
        return transaction

    def _sequence(self, transaction: Transaction, sequence: object) -> None:
        if not isinstance(sequence, int):
            return
        last = transaction.last_sequence
        if last is not None and sequence != last + 1:
            self._known.deviate("W7", "TransactionEvent", f"sequence number {sequence} after {last}")
        transaction.last_sequence = sequence

    def _registers(
        self, transaction: Transaction, said: dict[str, Any], samples: list[Sample], at: datetime | None
    ) -> None:
        """Take the registers of a transaction; of the operator's too, for it may turn out to be ours."""
        started, ended = said["eventType"] == "Started", said["eventType"] == "Ended"
        evse, was_first = transaction.evse, transaction.first is None
        any_register = _register(evse, samples, None, at)
        transaction.begin = transaction.begin or _register(evse, samples, BEGIN, at)
        if started and transaction.begin is None:
            transaction.begin = any_register
        transaction.first = transaction.first or any_register
        end = _register(evse, samples, END, at) or (any_register if ended else None)
        if not transaction.ended:  # told twice, the first one counts
            transaction.end = end or transaction.end
            transaction.reason = str(said["transactionInfo"].get("stoppedReason") or "Local") if ended else ""
        last = signed_at_end(samples) if ended else signed_of(samples, END)
        transaction.keep_signed(signed_of(samples, BEGIN), last)
        if transaction.ours and was_first:
            self._known.changes.notify()

    def _follow(self, transaction: Transaction, said: dict[str, Any], samples: list[Sample]) -> None:
        """Take the course of a transaction, and tell of ours."""
        started, ended = said["eventType"] == "Started", said["eventType"] == "Ended"
        evse = transaction.evse
        transaction.ended = transaction.ended or ended
        if not transaction.ours:
            return
        if not ended and said.get("offline") is not True:
            transaction.named_on = self._known.links
        if samples:
            self._known.meter(evse, samples, "TransactionEvent", transaction.id)
        if started:
            self._known.tell(StationEventKind.CHARGE_BEGAN, transaction.id, evse=evse, **_energy(transaction.begin))
        if ended:
            data = {"evse": evse, "reason": transaction.reason, **_energy(transaction.end)}
            self._known.tell(StationEventKind.CHARGE_ENDED, transaction.id, **data)

    async def _meter(self, call: Call) -> dict[str, Any]:
        for group in call.payload["meterValue"]:
            self._time(call.action, group.get("timestamp"))
        self._known.meter(int(call.payload["evseId"]), read_samples(call.payload["meterValue"]), call.action)
        return {}

    async def _report(self, call: Call) -> dict[str, Any]:
        self._time(call.action, call.payload.get("generatedAt"))
        self._model.take(call.payload)
        return {}

    async def _event(self, call: Call) -> dict[str, Any]:
        self._time(call.action, call.payload.get("generatedAt"))
        return {}

    async def _noted(self, call: Call) -> dict[str, Any]:
        return {}

    def start(self, evse: int, token: str, remote_id: int, limit: Limit | None) -> Request:
        """RequestStartTransaction; the profile goes along where the station takes it."""
        payload: dict[str, Any] = {
            "evseId": evse,
            "remoteStartId": remote_id,
            "idToken": {"idToken": token, "type": "Central"},
        }
        if limit is not None:
            payload["chargingProfile"] = _profile(limit)
        return Request("RequestStartTransaction", payload)

    def stop(self, transaction: str) -> Request:
        """RequestStopTransaction."""
        return Request("RequestStopTransaction", {"transactionId": transaction})

    def limit(self, evse: int, transaction: str, limit: Limit) -> Request:
        """SetChargingProfile for one transaction."""
        profile = {**_profile(limit), "transactionId": transaction}
        return Request("SetChargingProfile", {"evseId": evse, "chargingProfile": profile})

    def clear(self, profile: int) -> Request:
        """ClearChargingProfile by id."""
        return Request("ClearChargingProfile", {"chargingProfileId": profile})

    def trigger(self, message: str, evse: int | None = None, connector: int | None = None) -> Request:
        """TriggerMessage."""
        payload: dict[str, Any] = {"requestedMessage": message}
        if evse:
            payload["evse"] = {"id": evse, **({"connectorId": connector} if connector else {})}
        return Request("TriggerMessage", payload)

    def ask_charge(self, evse: int) -> Request:
        """TriggerMessage of a TransactionEvent; its station refuses where no transaction runs."""
        return self.trigger("TransactionEvent", evse)

    def availability(self, operative: bool, evse: int | None) -> Request:
        """ChangeAvailability; without an EVSE the whole station."""
        status = "Operative" if operative else "Inoperative"
        which = {"evse": {"id": evse}} if evse else {}
        return Request("ChangeAvailability", {"operationalStatus": status, **which})

    def reset(self, hard: bool) -> Request:
        """Reset: at once, or when idle."""
        return Request("Reset", {"type": "Immediate" if hard else "OnIdle"})

    def update(self, url: str, request: int, at: datetime) -> Request:
        """UpdateFirmware."""
        return Request(
            "UpdateFirmware", {"requestId": request, "firmware": {"location": url, "retrieveDateTime": stamp(at)}}
        )

    def upload_log(self, url: str, request: int) -> Request:
        """GetLog of the diagnostics."""
        return Request("GetLog", {"logType": "DiagnosticsLog", "requestId": request, "log": {"remoteLocation": url}})

    async def read_settings(self, ask: Ask, keys: tuple[str, ...]) -> tuple[Setting, ...]:
        """The device model."""
        return await self._model.read(ask, keys)

    async def write_setting(self, ask: Ask, key: str, value: str) -> WriteOutcome:
        """SetVariables."""
        return await self._model.write(ask, key, value)


def _register(evse: int, samples: list[Sample], context: str | None, at: datetime | None) -> Register | None:
    sample = register_of(samples, context)
    if sample is None:
        return None
    signed = sample.signed or signed_of(samples, sample.context)
    return Register(evse, sample.value, sample.at or at, sample.context, signed)


def _energy(register: Register | None) -> dict[str, str]:
    return {} if register is None else {"energy_kwh": str(register.energy_kwh)}


def _profile(limit: Limit) -> dict[str, Any]:
    schedule: dict[str, Any] = {
        "id": limit.profile,
        "chargingRateUnit": limit.unit,
        "chargingSchedulePeriod": [{"startPeriod": 0, "limit": limit.value}],
    }
    if limit.kind == "Absolute":
        schedule["startSchedule"] = stamp(limit.at)
    return {
        "id": limit.profile,
        "stackLevel": limit.stack_level,
        "chargingProfilePurpose": "TxProfile",
        "chargingProfileKind": limit.kind,
        "chargingSchedule": [schedule],
    }
