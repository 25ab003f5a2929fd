"""The practice station in OCPP 1.6 against the central system of another library."""

import asyncio
from datetime import datetime
from typing import Any

import pytest

from app.practice.fault import Fault
from app.practice.station.station import PracticeStation
from tests.practice.central import Central, bench


async def charge(central: Central, token: str = "SERVICE") -> int:
    """Start a charge and return the backend's transaction id."""
    before = len(central.all("StartTransaction"))
    answer = await central.ask("RemoteStartTransaction", id_tag=token, connector_id=1)
    assert answer.status == "Accepted"
    await central.came("StartTransaction", before + 1)
    await central.came("StatusNotification", status="Charging")
    return 7000 + before + 1


def profile(limit: float, unit: str = "A", purpose: str = "TxProfile", **more: Any) -> dict[str, Any]:
    return {
        "charging_profile_id": more.pop("id", 1),
        "stack_level": more.pop("stack_level", 0),
        "charging_profile_purpose": purpose,
        "charging_profile_kind": "Relative",
        **more,
        "charging_schedule": {
            "charging_rate_unit": unit,
            "charging_schedule_period": [{"start_period": 0, "limit": limit}],
        },
    }


async def current(station: PracticeStation) -> float:
    await asyncio.sleep(0.08)  # 24 s of practice time: longer than any ramp
    return station.load.sample().currents_a[0]


async def test_pending_station_only_answers_until_it_is_accepted() -> None:
    async with bench("1.6", Fault.QUEUED_TRANSACTIONS, boot="Pending") as (central, station):
        await central.came("BootNotification")
        assert (await central.ask("RemoteStartTransaction", id_tag="X")).status == "Rejected"
        keys = (await central.ask("GetConfiguration")).configuration_key
        assert len(keys) >= 45
        assert (await central.ask("TriggerMessage", requested_message="StatusNotification")).status == "Accepted"
        await central.came("StatusNotification", 2)
        await asyncio.sleep(0.1)
        assert set(central.actions()) == {"BootNotification", "StatusNotification"}
        assert not station.registered
        central.boot = "Accepted"
        await central.ask("TriggerMessage", requested_message="BootNotification")
        await central.came("StopTransaction", 2)
        assert station.registered
        assert [p["idTag"] for p in central.all("StartTransaction")] == ["04A1B2C3D4E5F6", "04F6E5D4C3B2A1"]


async def test_boot_says_who_it_is_and_the_answer_sets_the_clock() -> None:
    async with bench("1.6", speed=1.0) as (central, station):
        wrong = (station.time.now() - station.clock.now()).total_seconds()
        assert wrong == pytest.approx(-1.2, abs=0.01)
        boot = await central.came("BootNotification")
        assert central.paths == ["/ocpp/PB22-000042"]
        assert boot["chargePointSerialNumber"] == "PB22-000042"
        assert (boot["chargePointVendor"], boot["firmwareVersion"]) == ("ChargeBench Practice", "1.4.2")
        await central.came("StatusNotification", connectorId=0, status="Available")
        await central.came("StatusNotification", connectorId=1, status="Preparing")
        assert abs((station.time.now() - station.clock.now()).total_seconds()) < 0.2


@pytest.mark.parametrize(
    ("key", "value", "status"),
    [
        ("HeartbeatInterval", "600", "Accepted"),
        ("heartbeatinterval", "601", "Accepted"),
        ("HeartbeatInterval", "abc", "Rejected"),
        ("HeartbeatInterval", "-1", "Rejected"),
        ("NumberOfConnectors", "2", "Rejected"),
        ("MeterValuesSampledData", "Energy.Active.Import.Register,Nonsense", "Rejected"),
        ("WebSocketPingInterval", "20", "RebootRequired"),
        ("BackendUrl", "http://x", "Rejected"),
        ("NoSuchKey", "1", "NotSupported"),
        ("AuthorizationKey", "zz", "Rejected"),
    ],
)
async def test_a_key_takes_what_the_standard_lets_it_take(key: str, value: str, status: str) -> None:
    async with bench("1.6") as (central, station):
        await station.wait_accepted()
        assert (await central.ask("ChangeConfiguration", key=key, value=value)).status == status
        lines = (await central.ask("GetConfiguration", key=[key])).configuration_key or []
        assert [line.get("value") == value for line in lines] == [status in ("Accepted", "RebootRequired")] * len(lines)


async def test_the_authorization_key_is_written_used_and_never_read() -> None:
    async with bench("1.6", password="first") as (central, station):
        await station.wait_accepted()
        first = central.headers[0]["Authorization"]
        secret = b"0123456789abcdef".hex()
        assert (await central.ask("ChangeConfiguration", key="AuthorizationKey", value=secret)).status == "Accepted"
        await central.until(lambda: len(central.headers) == 2, "a second link")
        assert central.headers[1]["Authorization"] != first
        await central.until(lambda: station.connected, "connected")
        answer = await central.ask("GetConfiguration")
        assert secret not in str(answer)
        assert {"key": "AuthorizationKey", "readonly": False} in answer.configuration_key


async def test_a_charge_is_counted_exactly_and_stops_at_standstill() -> None:
    async with bench("1.6", meter_error_percent=0.0) as (central, station):
        await station.wait_accepted()
        transaction = await charge(central)
        await central.came("MeterValues", 3)
        answer = await central.ask("RemoteStopTransaction", transaction_id=transaction)
        assert answer.status == "Accepted"
        stop = await central.came("StopTransaction")
        start = central.all("StartTransaction")[0]
        counted = stop["meterStop"] - start["meterStart"]
        true_wh = float(station.load.sample().energy_wh)
        await asyncio.sleep(0.05)
        assert float(station.load.sample().energy_wh) == true_wh
        assert true_wh > 20
        assert counted == pytest.approx(true_wh, abs=1.0)
        assert stop["reason"] == "Remote"
        contexts = [value["sampledValue"][0]["context"] for value in stop["transactionData"]]
        assert contexts == ["Transaction.Begin", "Transaction.End"]
        assert int(stop["transactionData"][0]["sampledValue"][0]["value"]) == start["meterStart"]
        await central.came("StatusNotification", status="Finishing")
        assert (await central.ask("RemoteStopTransaction", transaction_id=transaction)).status == "Rejected"


async def test_limits_in_ampere_and_watt_are_obeyed() -> None:
    async with bench("1.6") as (central, station):
        await station.wait_accepted()
        early = await central.ask("SetChargingProfile", connector_id=1, cs_charging_profiles=profile(16))
        assert early.status == "Rejected"  # a TxProfile needs a transaction
        await charge(central)
        for data, amps in (
            (profile(16), 16),
            (profile(6900, "W"), 10),
            (profile(13, purpose="ChargePointMaxProfile", id=2), 10),
            (profile(20), 13),
        ):
            connector = 0 if data["charging_profile_purpose"] == "ChargePointMaxProfile" else 1
            answer = await central.ask("SetChargingProfile", connector_id=connector, cs_charging_profiles=data)
            assert answer.status == "Accepted"
            assert await current(station) == pytest.approx(amps, abs=0.1)
        schedule = await central.ask("GetCompositeSchedule", connector_id=1, duration=600)
        assert schedule.charging_schedule["charging_schedule_period"][0]["limit"] == 13
        await central.ask("SetChargingProfile", connector_id=1, cs_charging_profiles=profile(0))
        await central.came("StatusNotification", status="SuspendedEVSE")
        assert await current(station) == 0
        assert (await central.ask("ClearChargingProfile")).status == "Accepted"
        await central.came("StatusNotification", 2, status="Charging")
        assert await current(station) == pytest.approx(32, abs=0.1)


async def test_a_schedule_changes_by_itself() -> None:
    async with bench("1.6") as (central, station):
        await station.wait_accepted()
        data = profile(10, purpose="TxDefaultProfile")
        periods = data["charging_schedule"]["charging_schedule_period"]
        periods.append({"start_period": 90, "limit": 20})
        await central.ask("SetChargingProfile", connector_id=0, cs_charging_profiles=data)
        await charge(central)
        assert await current(station) == pytest.approx(10, abs=0.1)
        await central.until(lambda: station.load.sample().currents_a[0] > 19.5, "the second period")


async def test_unanswered_transactions_are_kept_and_come_again_in_order() -> None:
    async with bench("1.6", Fault.QUEUED_TRANSACTIONS, mute={"StartTransaction"}) as (central, station):
        await central.until(lambda: len(central.unanswered) == 1, "the first try")
        assert len(station.outbox) == 4
        await central.drop()
        central.mute = set()
        await central.came("StopTransaction", 2)
        assert [action for action in central.actions() if "Transaction" in action] == [
            "StartTransaction",
            "StopTransaction",
        ] * 2
        starts = central.all("StartTransaction")
        assert starts[0] == central.unanswered[0][1]
        assert datetime.fromisoformat(starts[0]["timestamp"]) < datetime.fromisoformat(starts[1]["timestamp"])
        await central.until(lambda: len(station.outbox) == 0, "an empty queue")


async def test_a_refused_token_ends_the_charge() -> None:
    async with bench("1.6") as (central, station):
        await station.wait_accepted()
        central.refuse_tokens = {"STRANGER"}
        await central.ask("RemoteStartTransaction", id_tag="STRANGER")
        stop = await central.came("StopTransaction")
        assert stop["reason"] == "DeAuthorized"
        assert not await station.present_card("STRANGER")
        assert await station.present_card("SERVICE")
        await central.came("StatusNotification", status="Charging")


async def test_authorize_comes_first_when_configured() -> None:
    async with bench("1.6") as (central, station):
        await station.wait_accepted()
        await central.ask("ChangeConfiguration", key="AuthorizeRemoteTxRequests", value="true")
        await charge(central)
        assert central.actions().index("Authorize") < central.actions().index("StartTransaction")


async def test_without_a_cable_the_start_waits_and_then_gives_up() -> None:
    async with bench("1.6", plugged=False) as (central, station):
        await central.came("StatusNotification", connectorId=1, status="Available")
        assert (await central.ask("RemoteStartTransaction", id_tag="A")).status == "Accepted"
        await central.came("StatusNotification", connectorId=1, status="Preparing")
        await central.came("StatusNotification", 2, connectorId=1, status="Available")
        assert not central.all("StartTransaction")
        await central.ask("RemoteStartTransaction", id_tag="A")
        station.plug()
        await central.came("StartTransaction")
        await central.came("StatusNotification", status="Charging")
        station.unplug()
        assert (await central.came("StopTransaction"))["reason"] == "EVDisconnected"


async def test_availability_waits_for_the_end_of_a_charge() -> None:
    async with bench("1.6") as (central, station):
        await station.wait_accepted()
        transaction = await charge(central)
        answer = await central.ask("ChangeAvailability", connector_id=0, type="Inoperative")
        assert answer.status == "Scheduled"
        await central.ask("RemoteStopTransaction", transaction_id=transaction)
        await central.came("StatusNotification", connectorId=1, status="Unavailable")
        assert (await central.ask("RemoteStartTransaction", id_tag="A")).status == "Rejected"
        assert (await central.ask("ChangeAvailability", connector_id=0, type="Operative")).status == "Accepted"
        await central.came("StatusNotification", 2, connectorId=0, status="Available")


@pytest.mark.parametrize(("kind", "reason"), [("Soft", "SoftReset"), ("Hard", "HardReset")])
async def test_reset_ends_the_charge_and_boots_again(kind: str, reason: str) -> None:
    async with bench("1.6") as (central, station):
        await station.wait_accepted()
        await charge(central)
        assert (await central.ask("Reset", type=kind)).status == "Accepted"
        await central.came("BootNotification", 2)
        assert (await central.came("StopTransaction"))["reason"] == reason
        assert station.boots == 2


async def test_power_off_is_silence_and_power_on_is_a_boot() -> None:
    async with bench("1.6") as (central, station):
        await station.wait_accepted()
        await charge(central)
        await station.power_off()
        assert not station.connected
        assert station.load.sample().voltages_v == (0.0, 0.0, 0.0)
        links = central.links
        await asyncio.sleep(0.3)
        assert central.links == links
        await station.power_on()
        await central.came("BootNotification", 2)
        assert (await central.came("StopTransaction"))["reason"] == "PowerLoss"


async def test_triggers_unlock_and_what_is_not_offered() -> None:
    async with bench("1.6") as (central, station):
        await station.wait_accepted()
        for message in ("Heartbeat", "MeterValues", "FirmwareStatusNotification", "DiagnosticsStatusNotification"):
            assert (await central.ask("TriggerMessage", requested_message=message)).status == "Accepted"
            await central.came(message)
        extended = await central.ask("ExtendedTriggerMessage", requested_message="LogStatusNotification")
        assert extended.status == "Accepted"
        await central.came("LogStatusNotification", status="Idle")
        assert (await central.ask("UnlockConnector", connector_id=1)).status == "Unlocked"
        assert (await central.ask("DataTransfer", vendor_id="x")).status == "UnknownVendorId"
        assert (await central.ask("ClearCache")).status == "Accepted"
        assert (await central.ask("GetLocalListVersion")).list_version == 0
        card = {"id_tag": "A", "id_tag_info": {"status": "Accepted"}}
        sent = await central.ask("SendLocalList", list_version=3, update_type="Full", local_authorization_list=[card])
        assert sent.status == "Accepted"
        assert (await central.ask("GetLocalListVersion")).list_version == 3
        with pytest.raises(Exception, match="NotSupported"):
            await central.ask(
                "ReserveNow", connector_id=1, expiry_date="2030-01-01T00:00:00Z", id_tag="A", reservation_id=1
            )


async def test_heartbeats_follow_the_interval_of_the_answer() -> None:
    async with bench("1.6", interval=45) as (central, station):
        await central.came("Heartbeat", 3)
        assert station.settings.text("heartbeat_s") == "45"
