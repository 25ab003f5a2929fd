"""The practice station in OCPP 1.6 (edition 2, with the security whitepaper's messages for logs and firmware)."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ocpp.exceptions import NotSupportedError
from ocpp.routing import on
from ocpp.v16 import call, call_result
from websockets.asyncio.client import ClientConnection

from app.practice.fault import Fault
from app.practice.station.certificate import CertificateVoice
from app.practice.station.journal import stamp
from app.practice.station.key import KeyStore
from app.practice.station.profile import LEAST_A, NOMINAL_V, PURPOSES, parse_profile
from app.practice.station.record import Reading, Record, RecordKind
from app.practice.station.sampled import sampled_values
from app.practice.station.setting import names
from app.practice.station.software import FirmwareJob, LogJob
from app.practice.station.voice import ConnectorStatus, Registration
from app.practice.station.wire import MUTED, log_status, optional, parse_time

if TYPE_CHECKING:
    from app.practice.station.station import PracticeStation

Payload = dict[str, Any]
ACCEPTED, REJECTED = "Accepted", "Rejected"
PLAIN_FIRMWARE = {
    "Downloading": "Downloading",
    "Downloaded": "Downloaded",
    "DownloadFailed": "DownloadFailed",
    "Installing": "Installing",
    "Installed": "Installed",
    "InstallationFailed": "InstallationFailed",
    "InstallVerificationFailed": "InstallationFailed",
    "Idle": "Idle",
}
"""The unsigned update of 1.6 knows fewer words; what is missing here is not told."""


class Voice16(CertificateVoice):
    """One link in OCPP 1.6."""

    _call = call
    _call_result = call_result
    _ocpp_version = "1.6"

    def __init__(self, station: "PracticeStation", connection: ClientConnection) -> None:
        config = station.config
        muted = MUTED if Fault.NO_ANSWER in config.faults else frozenset()
        super().__init__(config.identity, connection, config.call_timeout_real_s, station.journal, muted)
        self.station = station
        if not isinstance(station.settings, KeyStore):
            raise TypeError("1.6 needs its configuration keys")
        self.keys: KeyStore = station.settings

    # ---- what the station says

    async def boot(self, reason: str) -> Registration:
        """Send BootNotification; 1.6 has no place for the reason."""
        config = self.station.config
        answer = await self.ask(
            call.BootNotification(
                charge_point_vendor=config.vendor,
                charge_point_model=config.model,
                charge_point_serial_number=config.boot_serial,
                charge_box_serial_number=config.boot_serial,
                firmware_version=self.station.firmware,
                iccid=config.iccid,
                imsi=config.imsi,
                meter_type=config.meter_type,
                meter_serial_number=config.meter_serial,
            )
        )
        return Registration(answer.status, parse_time(answer.current_time), int(answer.interval))

    async def heartbeat(self) -> datetime:
        """Send Heartbeat."""
        answer = await self.ask(call.Heartbeat())
        return parse_time(answer.current_time)

    async def tell_status(self, connector: int, status: ConnectorStatus, at: datetime) -> None:
        """Send StatusNotification."""
        await self.ask(call.StatusNotification(connector, "NoError", status.value, timestamp=stamp(at)))

    async def authorize(self, token: str) -> bool:
        """Send Authorize."""
        answer = await self.ask(call.Authorize(token))
        return bool(answer.id_tag_info["status"] == ACCEPTED)

    async def deliver(self, record: Record) -> bool:
        """Send StartTransaction, MeterValues or StopTransaction."""
        if record.kind is RecordKind.STARTED:
            return await self._start(record)
        backend_id = self.station.backend_ids.get(record.transaction)
        if backend_id is None:
            return True  # its start was given up
        if record.kind is RecordKind.UPDATED:
            if record.reading is not None:
                values = [self._meter_value(record.reading, self._wanted("sampled"))]
                await self.ask(call.MeterValues(1, values, transaction_id=backend_id))
            return True
        return await self._stop(record, backend_id)

    async def tell_firmware(self, status: str, request_id: int | None) -> None:
        """Send FirmwareStatusNotification, or its signed sister for a signed update."""
        if request_id is not None:
            await self.ask(call.SignedFirmwareStatusNotification(status, request_id))
        elif status in PLAIN_FIRMWARE:
            await self.ask(call.FirmwareStatusNotification(PLAIN_FIRMWARE[status]))

    async def tell_log(self, status: str, request_id: int | None) -> None:
        """Send DiagnosticsStatusNotification, or LogStatusNotification for GetLog."""
        if request_id is None:
            await self.ask(call.DiagnosticsStatusNotification(status))
        else:
            await self.ask(call.LogStatusNotification(log_status(status), request_id))

    async def tell_security(self, event: str, at: datetime) -> None:
        """Say nothing: plain 1.6 has no security events, and few central systems of 1.6 know the extension."""

    async def _start(self, record: Record) -> bool:
        begin = record.reading
        if begin is None:
            raise ValueError("a start has a reading")
        answer = await self.ask(call.StartTransaction(1, record.token, int(begin.energy_wh), stamp(record.at)))
        self.station.backend_ids[record.transaction] = int(answer.transaction_id)
        return bool(answer.id_tag_info["status"] == ACCEPTED)

    async def _stop(self, record: Record, backend_id: int) -> bool:
        end = record.reading
        if end is None:
            raise ValueError("an end has a reading")
        wanted = self._wanted("ended_sampled")
        data = [self._meter_value(reading, wanted) for reading in (record.begin, end) if reading] if wanted else None
        await self.ask(
            call.StopTransaction(
                meter_stop=int(end.energy_wh),
                timestamp=stamp(record.at),
                transaction_id=backend_id,
                reason=record.stopped_reason,
                id_tag=record.token,
                transaction_data=data,
            )
        )
        return True

    def _wanted(self, name: str) -> tuple[str, ...]:
        return names(self.keys, name)

    def _meter_value(self, reading: Reading, wanted: Iterable[str]) -> Payload:
        values = [
            {
                "value": str(sampled.value),
                "context": reading.context,
                "format": "Raw",
                "measurand": sampled.measurand,
                "phase": sampled.phase,
                "location": "Outlet",
                "unit": sampled.unit,
            }
            for sampled in sampled_values(reading, wanted)
        ]
        if reading.signed:
            about = {"context": reading.context, "measurand": "Energy.Active.Import.Register", "location": "Outlet"}
            values.append({"value": reading.signed, "format": "SignedData", **about})
        return {"timestamp": stamp(reading.at), "sampled_value": values}

    # ---- what the central system asks: configuration

    @on("GetConfiguration")
    async def get_configuration(self, key: list[str] | None = None) -> Any:
        """Answer the keys asked for, or all."""
        found, unknown = self.keys.get(key)
        lines = [{"key": line.key, "readonly": line.readonly, "value": line.value} for line in found]
        return call_result.GetConfiguration(configuration_key=lines or None, unknown_key=unknown or None)

    @on("ChangeConfiguration")
    async def change_configuration(self, key: str, value: str) -> Any:
        """Check and write one key; a new AuthorizationKey makes the station connect again with it."""
        status = self.keys.change(key, value)
        self._journal.note("config", f"{key}: {status}")
        if status == ACCEPTED and key.lower() == "authorizationkey":
            self.station.password = bytes.fromhex(value).decode("latin-1")
            self.station.reconnect()
        return call_result.ChangeConfiguration(status)

    @on("ClearCache")
    async def clear_cache(self) -> Any:
        """Forget cached cards."""
        return call_result.ClearCache(ACCEPTED)

    @on("GetLocalListVersion")
    async def get_local_list_version(self) -> Any:
        """Return the version of the local list, -1 while it is switched off."""
        return call_result.GetLocalListVersion(self.station.local_list.version(self._list_on()))

    @on("SendLocalList")
    async def send_local_list(
        self, list_version: int, update_type: str, local_authorization_list: list[Payload] | None = None
    ) -> Any:
        """Take a full or differential local list."""
        if not self._list_on():
            return call_result.SendLocalList("NotSupported")
        cards = {entry["id_tag"]: entry.get("id_tag_info") is not None for entry in local_authorization_list or ()}
        return call_result.SendLocalList(self.station.local_list.take(list_version, update_type, cards))

    def _list_on(self) -> bool:
        return self.keys.text("local_list") == "true"

    @on("DataTransfer")
    async def data_transfer(self, vendor_id: str, **_: Any) -> Any:
        """Know no vendor."""
        return call_result.DataTransfer("UnknownVendorId")

    # ---- charging

    @on("RemoteStartTransaction")
    async def remote_start(
        self, id_tag: str, connector_id: int | None = None, charging_profile: Payload | None = None
    ) -> Any:
        """Start a transaction, with its profile when one is given."""
        station = self.station
        if connector_id not in (None, 1) or not station.registered or not station.connector.can_start:
            return call_result.RemoteStartTransaction(REJECTED)
        if charging_profile is not None and not self._install(charging_profile, 1, starting=True):
            return call_result.RemoteStartTransaction(REJECTED)
        return call_result.RemoteStartTransaction(ACCEPTED if station.remote_start(id_tag) else REJECTED)

    @on("RemoteStopTransaction")
    async def remote_stop(self, transaction_id: int) -> Any:
        """Stop the running transaction, if it is that one."""
        station = self.station
        fits = station.registered and self._runs(transaction_id)
        return call_result.RemoteStopTransaction(
            ACCEPTED if fits and station.connector.stop("Remote", "RemoteStop") else REJECTED
        )

    @on("SetChargingProfile")
    async def set_charging_profile(self, connector_id: int, cs_charging_profiles: Payload) -> Any:
        """Install a profile and obey it at once."""
        done = connector_id in (0, 1) and self._install(cs_charging_profiles, connector_id)
        return call_result.SetChargingProfile(ACCEPTED if done else REJECTED)

    @on("ClearChargingProfile")
    async def clear_charging_profile(
        self,
        id: int | None = None,
        connector_id: int | None = None,
        charging_profile_purpose: str | None = None,
        stack_level: int | None = None,
    ) -> Any:
        """Remove the profiles that fit."""
        purpose = PURPOSES[charging_profile_purpose] if charging_profile_purpose else None
        removed = self.station.profiles.clear(id, connector_id, purpose, stack_level)
        self.station.connector.limits_changed()
        return call_result.ClearChargingProfile(ACCEPTED if removed else "Unknown")

    @on("GetCompositeSchedule")
    async def get_composite_schedule(
        self, connector_id: int, duration: int, charging_rate_unit: str | None = None
    ) -> Any:
        """Tell the limits of the coming ``duration`` seconds."""
        if connector_id not in (0, 1):
            return call_result.GetCompositeSchedule(REJECTED)
        station, unit = self.station, charging_rate_unit or "A"
        now = station.time.now()
        factor = 1.0 if unit == "A" else NOMINAL_V * station.config.phases
        steps = station.profiles.schedule(now, station.connector.begun, duration)
        schedule = {
            "duration": duration,
            "start_schedule": stamp(now),
            "charging_rate_unit": unit,
            "charging_schedule_period": [
                {"start_period": begin_s, "limit": round(limit_a * factor, 1), "number_phases": station.config.phases}
                for begin_s, limit_a in steps
            ],
            "min_charging_rate": LEAST_A * factor,
        }
        return call_result.GetCompositeSchedule(ACCEPTED, connector_id, stamp(now), schedule)

    def _install(self, data: Payload, connector: int, starting: bool = False) -> bool:
        try:
            profile = parse_profile(data, connector, self.station.config.phases)
        except (ValueError, KeyError):
            return False
        if profile.purpose == "tx" and not starting and not self._takes_tx(profile.transaction, connector):
            return False
        if profile.purpose == "max" and connector != 0:
            return False
        self.station.profiles.install(profile)
        self.station.connector.limits_changed()
        return True

    def _takes_tx(self, transaction: str | None, connector: int) -> bool:
        if connector != 1 or self.station.connector.transaction is None:
            return False
        return transaction is None or self._runs(int(transaction))

    def _runs(self, transaction_id: int) -> bool:
        running = self.station.connector.transaction
        return running is not None and self.station.backend_ids.get(running.id) == transaction_id

    # ---- operation

    @on("ChangeAvailability")
    async def change_availability(self, connector_id: int, type: str) -> Any:
        """Go Operative or Inoperative; after the charge when one runs."""
        if connector_id not in (0, 1):
            return call_result.ChangeAvailability(REJECTED)
        return call_result.ChangeAvailability(self.station.set_operative(type == "Operative", connector_id == 0))

    @on("Reset")
    async def reset(self, type: str) -> Any:
        """Restart."""
        self.station.restart(hard=type == "Hard", boot_reason="RemoteReset")
        return call_result.Reset(ACCEPTED)

    @on("UnlockConnector")
    async def unlock_connector(self, connector_id: int) -> Any:
        """Open the latch; a running transaction ends first."""
        if connector_id != 1:
            return call_result.UnlockConnector("NotSupported")
        self.station.connector.stop("UnlockCommand", "UnlockCommand")
        return call_result.UnlockConnector("Unlocked")

    @on("TriggerMessage")
    async def trigger_message(self, requested_message: str, connector_id: int | None = None) -> Any:
        """Send what is asked for, after this answer."""
        return call_result.TriggerMessage(self._trigger(requested_message, connector_id))

    @on("ExtendedTriggerMessage")
    async def extended_trigger_message(self, requested_message: str, connector_id: int | None = None) -> Any:
        """Send what is asked for, after this answer."""
        return call_result.ExtendedTriggerMessage(self._trigger(requested_message, connector_id))

    def _trigger(self, message: str, connector: int | None) -> str:
        station, software = self.station, self.station.software
        if connector is not None and connector not in station.numbers:
            return REJECTED
        if message == "BootNotification":
            station.boot_again()
        elif message == "Heartbeat":
            station.later(self.heartbeat())
        elif message == "StatusNotification":
            for one in station.numbers if connector is None else (connector,):
                station.tell_status(one)
        elif message == "MeterValues":
            station.later(self._spare_values(connector) if connector and connector > 1 else self._triggered_values())
        elif message == "DiagnosticsStatusNotification":
            station.tell_log(software.log_status, None)
        elif message == "LogStatusNotification":
            station.tell_log(software.log_status, software.log_request or 0)
        elif message == "FirmwareStatusNotification":
            station.tell_firmware(software.firmware_status, software.firmware_request)
        else:
            return "NotImplemented"
        return ACCEPTED

    async def _triggered_values(self) -> None:
        value = self._meter_value(self.station.connector.reading("Trigger"), self._wanted("sampled"))
        running = self.station.connector.transaction
        backend_id = self.station.backend_ids.get(running.id) if running else None
        await self.ask(call.MeterValues(1, [value], transaction_id=backend_id))

    async def _spare_values(self, connector: int) -> None:
        """A spare connector has a meter of its own, and nothing has ever flowed through it."""
        reading = Reading(self.station.time.now(), "Trigger", Decimal(0))
        await self.ask(call.MeterValues(connector, [self._meter_value(reading, self._wanted("sampled"))]))

    # ---- files

    @on("GetDiagnostics")
    async def get_diagnostics(
        self,
        location: str,
        retries: int | None = None,
        retry_interval: int | None = None,
        start_time: str | None = None,
        stop_time: str | None = None,
    ) -> Any:
        """Upload the journal."""
        job = LogJob(
            location,
            self._log_name(),
            None,
            optional(start_time),
            optional(stop_time),
            retries or 0,
            retry_interval or 10,
        )
        self.station.later(self.station.software.hand_in_log(job))
        return call_result.GetDiagnostics(file_name=job.name)

    @on("GetLog")
    async def get_log(
        self,
        log: Payload,
        log_type: str,
        request_id: int,
        retries: int | None = None,
        retry_interval: int | None = None,
    ) -> Any:
        """Upload the journal; there is one log for both kinds."""
        job = LogJob(
            log["remote_location"],
            self._log_name(),
            request_id,
            optional(log.get("oldest_timestamp")),
            optional(log.get("latest_timestamp")),
            retries or 0,
            retry_interval or 10,
        )
        self.station.later(self.station.software.hand_in_log(job))
        return call_result.GetLog(ACCEPTED, filename=job.name)

    @on("UpdateFirmware")
    async def update_firmware(
        self, location: str, retrieve_date: str, retries: int | None = None, retry_interval: int | None = None
    ) -> Any:
        """Fetch and install an image; 1.6 has no way to refuse here."""
        job = FirmwareJob(location, parse_time(retrieve_date), None, retries or 0, retry_interval or 10)
        self.station.later(self.station.software.update(job))
        return call_result.UpdateFirmware()

    @on("SignedUpdateFirmware")
    async def signed_update_firmware(
        self, request_id: int, firmware: Payload, retries: int | None = None, retry_interval: int | None = None
    ) -> Any:
        """Fetch, verify and install a signed image."""
        if self.station.software.busy:
            return call_result.SignedUpdateFirmware(REJECTED)
        job = FirmwareJob(
            firmware["location"],
            parse_time(firmware["retrieve_date_time"]),
            request_id,
            retries or 0,
            retry_interval or 10,
            firmware["signing_certificate"],
            firmware["signature"],
        )
        self.station.later(self.station.software.update(job))
        return call_result.SignedUpdateFirmware(ACCEPTED)

    def _log_name(self) -> str:
        return f"{self.station.config.serial}-{self.station.time.now():%Y%m%d-%H%M%S}.log"

    @on("ReserveNow")
    async def reserve_now(self, **_: Any) -> Any:
        """Reservations are not offered."""
        raise NotSupportedError(details={"profile": "Reservation"})

    @on("CancelReservation")
    async def cancel_reservation(self, **_: Any) -> Any:
        """There is never a reservation to cancel."""
        return call_result.CancelReservation(REJECTED)
