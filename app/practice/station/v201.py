"""The practice station in OCPP 2.0.1 (edition 2)."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ocpp.routing import on
from ocpp.v201 import call, call_result
from websockets.asyncio.client import ClientConnection

from app.practice.fault import Fault
from app.practice.station.certificate import CertificateVoice
from app.practice.station.fiscal import signed_value
from app.practice.station.journal import stamp
from app.practice.station.profile import NOMINAL_V, PURPOSES, parse_profile
from app.practice.station.record import Reading, Record, RecordKind
from app.practice.station.sampled import sampled_values
from app.practice.station.setting import names
from app.practice.station.software import FirmwareJob, LogJob
from app.practice.station.variable import ENERGY, DeviceModel, Payload, path_of
from app.practice.station.voice import ConnectorStatus, Registration
from app.practice.station.wire import MUTED, log_status, optional, parse_time

if TYPE_CHECKING:
    from app.practice.station.station import PracticeStation

ACCEPTED, REJECTED = "Accepted", "Rejected"
EVSE = {"id": 1, "connector_id": 1}
PART = 20
"""Variables in one NotifyReport, as DeviceDataCtrlr.ItemsPerMessage says."""

STOPPED_REASONS = {"HardReset": "ImmediateReset", "SoftReset": "ImmediateReset", "UnlockCommand": "Other"}
OCCUPIED = frozenset(
    {
        ConnectorStatus.PREPARING,
        ConnectorStatus.CHARGING,
        ConnectorStatus.SUSPENDED_EVSE,
        ConnectorStatus.FINISHING,
    }
)


class Voice201(CertificateVoice):
    """One link in OCPP 2.0.1."""

    _call = call
    _call_result = call_result
    _ocpp_version = "2.0.1"

    def __init__(self, station: "PracticeStation", connection: ClientConnection) -> None:
        config = station.config
        muted = MUTED if Fault.NO_ANSWER in config.faults else frozenset()
        super().__init__(config.identity, connection, config.call_timeout_real_s, station.journal, muted)
        self.station = station
        if not isinstance(station.settings, DeviceModel):
            raise TypeError("2.0.1 needs its device model")
        self.model: DeviceModel = station.settings

    # ---- what the station says

    async def boot(self, reason: str) -> Registration:
        """Send BootNotification."""
        config = self.station.config
        answer = await self.ask(
            call.BootNotification(
                charging_station={
                    "vendor_name": config.vendor,
                    "model": config.model,
                    "serial_number": config.boot_serial,
                    "firmware_version": self.station.firmware,
                    "modem": {"iccid": config.iccid, "imsi": config.imsi},
                },
                reason=reason,
            )
        )
        return Registration(answer.status, parse_time(answer.current_time), int(answer.interval))

    async def heartbeat(self) -> datetime:
        """Send Heartbeat."""
        answer = await self.ask(call.Heartbeat())
        return parse_time(answer.current_time)

    async def tell_status(self, connector: int, status: ConnectorStatus, at: datetime) -> None:
        """Send StatusNotification; the station as a whole (0) has none in 2.0.1."""
        if connector:
            word = "Occupied" if status in OCCUPIED else status.value
            await self.ask(call.StatusNotification(stamp(at), word, 1, connector))

    async def authorize(self, token: str) -> bool:
        """Send Authorize."""
        answer = await self.ask(call.Authorize(id_token=id_token(token)))
        return bool(answer.id_token_info["status"] == ACCEPTED)

    async def deliver(self, record: Record) -> bool:
        """Send TransactionEvent."""
        answer = await self.ask(
            call.TransactionEvent(
                event_type=record.kind.value,
                timestamp=stamp(record.at),
                trigger_reason=record.trigger,
                seq_no=record.seq_no,
                transaction_info=self._transaction_info(record),
                meter_value=self._meter_values(record) or None,
                offline=record.offline or None,
                number_of_phases_used=self.station.config.phases,
                evse=EVSE,
                id_token=None if record.kind is RecordKind.UPDATED else id_token(record.token),
            )
        )
        info = answer.id_token_info
        return info is None or bool(info["status"] == ACCEPTED)

    async def tell_firmware(self, status: str, request_id: int | None) -> None:
        """Send FirmwareStatusNotification; the request id goes with every status but Idle."""
        with_id = None if status == "Idle" else request_id
        await self.ask(call.FirmwareStatusNotification(status, with_id))

    async def tell_log(self, status: str, request_id: int | None) -> None:
        """Send LogStatusNotification; the request id goes with every status but Idle."""
        with_id = None if status == "Idle" else request_id
        await self.ask(call.LogStatusNotification(log_status(status), with_id))

    async def tell_security(self, event: str, at: datetime) -> None:
        """Send SecurityEventNotification."""
        await self.ask(call.SecurityEventNotification(event, stamp(at)))

    def _transaction_info(self, record: Record) -> Payload:
        reason = record.stopped_reason
        return {
            "transaction_id": record.transaction,
            "charging_state": record.charging_state,
            "remote_start_id": record.remote_start_id,
            "stopped_reason": STOPPED_REASONS.get(reason, reason) if reason else None,
        }

    def _meter_values(self, record: Record) -> list[Payload]:
        if record.kind is RecordKind.ENDED:
            readings, name = (record.begin, record.reading), "ended_sampled"
        else:
            started = record.kind is RecordKind.STARTED
            readings, name = (None, record.reading), "started_sampled" if started else "sampled"
        wanted = names(self.model, name)
        return [self._meter_value(reading, wanted) for reading in readings if reading and wanted]

    def _meter_value(self, reading: Reading, wanted: Iterable[str]) -> Payload:
        key = self.model.text("meter_public_key")
        values = [
            {
                "value": json_number(sampled.value),
                "context": reading.context,
                "measurand": sampled.measurand,
                "phase": sampled.phase,
                "location": "Outlet",
                "unit_of_measure": {"unit": sampled.unit, "multiplier": 0},
                "signed_meter_value": signed_value(reading.signed, key) if sampled.measurand == ENERGY else None,
            }
            for sampled in sampled_values(reading, wanted)
        ]
        return {"timestamp": stamp(reading.at), "sampled_value": values}

    # ---- what the central system asks: device model

    @on("GetBaseReport")
    async def get_base_report(self, request_id: int, report_base: str) -> Any:
        """Announce a report, which follows in parts."""
        self._refresh()
        self.station.later(self._report(request_id, self.model.report(report_base)))
        return call_result.GetBaseReport(ACCEPTED)

    @on("GetReport")
    async def get_report(
        self,
        request_id: int,
        component_variable: list[Payload] | None = None,
        component_criteria: list[str] | None = None,
    ) -> Any:
        """Announce a report about some components; criteria alone are not offered."""
        if component_variable is None:
            return call_result.GetReport("NotSupported" if component_criteria else REJECTED)
        self._refresh()
        lines = self.model.report_of(component_variable)
        if not lines:
            return call_result.GetReport("EmptyResultSet")
        self.station.later(self._report(request_id, lines))
        return call_result.GetReport(ACCEPTED)

    async def _report(self, request_id: int, lines: list[Payload]) -> None:
        parts = [lines[begin : begin + PART] for begin in range(0, len(lines), PART)]
        for seq_no, part in enumerate(parts):
            more = seq_no + 1 < len(parts)
            at = stamp(self.station.time.now())
            await self.ask(call.NotifyReport(request_id, at, seq_no, report_data=part, tbc=more))

    @on("GetVariables")
    async def get_variables(self, get_variable_data: list[Payload]) -> Any:
        """Read variables."""
        self._refresh()
        return call_result.GetVariables([self._read(one) for one in get_variable_data])

    def _read(self, one: Payload) -> Payload:
        attribute = one.get("attribute_type", "Actual")
        status, value = self.model.get(path_of(one["component"], one["variable"]), attribute)
        return {
            "attribute_status": status,
            "attribute_type": attribute,
            "attribute_value": value,
            "component": one["component"],
            "variable": one["variable"],
        }

    @on("SetVariables")
    async def set_variables(self, set_variable_data: list[Payload]) -> Any:
        """Check and write variables."""
        return call_result.SetVariables([self._write(one) for one in set_variable_data])

    def _write(self, one: Payload) -> Payload:
        attribute = one.get("attribute_type", "Actual")
        path = path_of(one["component"], one["variable"])
        status = self.model.set(path, attribute, one["attribute_value"])
        self._journal.note("config", f"{one['component']['name']}.{one['variable']['name']}: {status}")
        if status == ACCEPTED and path[3] == "basicauthpassword":
            self.station.password = one["attribute_value"]
            self.station.reconnect()
        return {
            "attribute_status": status,
            "attribute_type": attribute,
            "component": one["component"],
            "variable": one["variable"],
        }

    def _refresh(self) -> None:
        """Bring the variables up to date that change by themselves."""
        station, model = self.station, self.model
        model.put("serial", station.config.boot_serial)
        model.put("energy_wh", str(station.meter.register_wh()))
        model.put("time", stamp(station.time.now()))
        model.put("availability", station.status_of(0).value)
        status = station.status_of(1)
        model.put("evse_availability", "Occupied" if status in OCCUPIED else status.value)

    # ---- cards

    @on("ClearCache")
    async def clear_cache(self, **_: Any) -> Any:
        """Forget cached cards."""
        return call_result.ClearCache(ACCEPTED)

    @on("GetLocalListVersion")
    async def get_local_list_version(self, **_: Any) -> Any:
        """Return the version of the local list, 0 while it is switched off."""
        return call_result.GetLocalListVersion(max(self.station.local_list.version(self._list_on()), 0))

    @on("SendLocalList")
    async def send_local_list(
        self, version_number: int, update_type: str, local_authorization_list: list[Payload] | None = None
    ) -> Any:
        """Take a full or differential local list."""
        if not self._list_on():
            return call_result.SendLocalList("Failed")
        cards = {
            entry["id_token"]["id_token"]: entry.get("id_token_info") is not None
            for entry in local_authorization_list or ()
        }
        return call_result.SendLocalList(self.station.local_list.take(version_number, update_type, cards))

    def _list_on(self) -> bool:
        return self.model.text("local_list") == "true"

    @on("DataTransfer")
    async def data_transfer(self, vendor_id: str, **_: Any) -> Any:
        """Know no vendor."""
        return call_result.DataTransfer("UnknownVendorId")

    # ---- charging

    @on("RequestStartTransaction")
    async def request_start(
        self,
        id_token: Payload,
        remote_start_id: int,
        evse_id: int | None = None,
        charging_profile: Payload | None = None,
        **_: Any,
    ) -> Any:
        """Start a transaction, with its profile when one is given."""
        station = self.station
        if evse_id not in (None, 1) or not station.registered or not station.connector.can_start:
            return call_result.RequestStartTransaction(REJECTED)
        if charging_profile is not None and not self._install(charging_profile, 1, starting=True):
            return call_result.RequestStartTransaction(REJECTED)
        started = station.remote_start(id_token["id_token"], remote_start_id)
        return call_result.RequestStartTransaction(ACCEPTED if started else REJECTED)

    @on("RequestStopTransaction")
    async def request_stop(self, transaction_id: str, **_: Any) -> Any:
        """Stop the running transaction, if it is that one."""
        fits = self.station.registered and self._runs(transaction_id)
        stopped = fits and self.station.connector.stop("Remote", "RemoteStop")
        return call_result.RequestStopTransaction(ACCEPTED if stopped else REJECTED)

    @on("GetTransactionStatus")
    async def get_transaction_status(self, transaction_id: str | None = None, **_: Any) -> Any:
        """Say whether a transaction runs, and whether messages of it wait."""
        waiting = any(transaction_id in (None, record.transaction) for record in self.station.outbox.records)
        ongoing = None if transaction_id is None else self._runs(transaction_id)
        return call_result.GetTransactionStatus(messages_in_queue=waiting, ongoing_indicator=ongoing)

    @on("SetChargingProfile")
    async def set_charging_profile(self, evse_id: int, charging_profile: Payload, **_: Any) -> Any:
        """Install a profile and obey it at once."""
        done = evse_id in (0, 1) and self._install(charging_profile, evse_id)
        return call_result.SetChargingProfile(ACCEPTED if done else REJECTED)

    @on("ClearChargingProfile")
    async def clear_charging_profile(
        self,
        charging_profile_id: int | None = None,
        charging_profile_criteria: Payload | None = None,
        **_: Any,
    ) -> Any:
        """Remove the profiles that fit."""
        fits = charging_profile_criteria or {}
        purpose = PURPOSES.get(fits.get("charging_profile_purpose", ""))
        removed = self.station.profiles.clear(
            charging_profile_id, fits.get("evse_id"), purpose, fits.get("stack_level")
        )
        self.station.connector.limits_changed()
        return call_result.ClearChargingProfile(ACCEPTED if removed else "Unknown")

    @on("GetCompositeSchedule")
    async def get_composite_schedule(
        self, duration: int, evse_id: int, charging_rate_unit: str | None = None, **_: Any
    ) -> Any:
        """Tell the limits of the coming ``duration`` seconds."""
        if evse_id not in (0, 1):
            return call_result.GetCompositeSchedule(REJECTED)
        station, unit = self.station, charging_rate_unit or "A"
        now, phases = station.time.now(), station.config.phases
        factor = 1.0 if unit == "A" else NOMINAL_V * phases
        steps = station.profiles.schedule(now, station.connector.begun, duration)
        schedule = {
            "evse_id": evse_id,
            "duration": duration,
            "schedule_start": stamp(now),
            "charging_rate_unit": unit,
            "charging_schedule_period": [
                {"start_period": begin_s, "limit": round(limit_a * factor, 1), "number_phases": phases}
                for begin_s, limit_a in steps
            ],
        }
        return call_result.GetCompositeSchedule(ACCEPTED, schedule=schedule)

    def _install(self, data: Payload, evse: int, starting: bool = False) -> bool:
        try:
            profile = parse_profile(data, evse, self.station.config.phases)
        except (ValueError, KeyError):
            return False
        if profile.purpose == "tx" and not starting and not self._runs(profile.transaction or ""):
            return False
        if profile.purpose == "max" and evse != 0:
            return False
        self.station.profiles.install(profile)
        self.station.connector.limits_changed()
        return True

    def _runs(self, transaction_id: str) -> bool:
        running = self.station.connector.transaction
        return running is not None and running.id == transaction_id

    # ---- operation

    @on("ChangeAvailability")
    async def change_availability(self, operational_status: str, evse: Payload | None = None, **_: Any) -> Any:
        """Go Operative or Inoperative; after the charge when one runs."""
        if evse is not None and evse["id"] not in (0, 1):
            return call_result.ChangeAvailability(REJECTED)
        whole = evse is None or evse["id"] == 0
        return call_result.ChangeAvailability(self.station.set_operative(operational_status == "Operative", whole))

    @on("Reset")
    async def reset(self, type: str, evse_id: int | None = None, **_: Any) -> Any:
        """Restart at once, or when the charge is over."""
        station = self.station
        if evse_id is not None:
            return call_result.Reset(REJECTED)
        running = station.connector.transaction
        if type == "OnIdle" and running is not None:
            station.later(self._restart_after(running.over.wait()))
            return call_result.Reset("Scheduled")
        station.restart(hard=False, boot_reason="RemoteReset")
        return call_result.Reset(ACCEPTED)

    async def _restart_after(self, over: Any) -> None:
        await over
        self.station.restart(hard=False, boot_reason="ScheduledReset")

    @on("UnlockConnector")
    async def unlock_connector(self, evse_id: int, connector_id: int, **_: Any) -> Any:
        """Open the latch, but never under an authorized transaction."""
        if (evse_id, connector_id) != (1, 1):
            return call_result.UnlockConnector("UnknownConnector")
        running = self.station.connector.transaction is not None
        return call_result.UnlockConnector("OngoingAuthorizedTransaction" if running else "Unlocked")

    @on("TriggerMessage")
    async def trigger_message(self, requested_message: str, evse: Payload | None = None, **_: Any) -> Any:
        """Send what is asked for, after this answer."""
        if evse is not None and evse["id"] != 1:
            return call_result.TriggerMessage(REJECTED)
        return call_result.TriggerMessage(self._trigger(requested_message))

    def _trigger(self, message: str) -> str:
        station, software = self.station, self.station.software
        if message == "BootNotification":
            station.boot_again()
        elif message == "Heartbeat":
            station.later(self.heartbeat())
        elif message == "StatusNotification":
            station.tell_status(1)
        elif message == "MeterValues":
            station.later(self._triggered_values())
        elif message == "TransactionEvent":
            return ACCEPTED if station.connector.note("Trigger", "Trigger") else REJECTED
        elif message == "LogStatusNotification":
            station.tell_log(software.log_status, software.log_request)
        elif message == "FirmwareStatusNotification":
            station.tell_firmware(software.firmware_status, software.firmware_request)
        else:
            return "NotImplemented"
        return ACCEPTED

    async def _triggered_values(self) -> None:
        reading = self.station.connector.reading("Trigger")
        await self.ask(call.MeterValues(1, [self._meter_value(reading, names(self.model, "sampled"))]))

    # ---- files

    @on("GetLog")
    async def get_log(
        self,
        log: Payload,
        log_type: str,
        request_id: int,
        retries: int | None = None,
        retry_interval: int | None = None,
        **_: Any,
    ) -> Any:
        """Upload the journal; there is one log for both kinds."""
        name = f"{self.station.config.serial}-{self.station.time.now():%Y%m%d-%H%M%S}.log"
        job = LogJob(
            log["remote_location"],
            name,
            request_id,
            optional(log.get("oldest_timestamp")),
            optional(log.get("latest_timestamp")),
            retries or 0,
            retry_interval or 10,
        )
        self.station.later(self.station.software.hand_in_log(job))
        return call_result.GetLog(ACCEPTED, filename=name)

    @on("UpdateFirmware")
    async def update_firmware(
        self,
        request_id: int,
        firmware: Payload,
        retries: int | None = None,
        retry_interval: int | None = None,
        **_: Any,
    ) -> Any:
        """Fetch, verify and install an image."""
        if self.station.software.busy:
            return call_result.UpdateFirmware(REJECTED)
        job = FirmwareJob(
            firmware["location"],
            parse_time(firmware["retrieve_date_time"]),
            request_id,
            retries or 0,
            retry_interval or 10,
            firmware.get("signing_certificate", ""),
            firmware.get("signature", ""),
        )
        self.station.later(self.station.software.update(job))
        return call_result.UpdateFirmware(ACCEPTED)


def id_token(token: str) -> Payload:
    """Return a card as IdTokenType."""
    return {"id_token": token, "type": "ISO14443"}


def json_number(value: Decimal) -> int | float:
    """Return a whole number as int, so that no decimals are claimed that the register does not have."""
    return int(value) if value.as_tuple().exponent == 0 else float(value)
