"""The practice station in OCPP 2.0.1 against the central system of another library."""

import asyncio
from typing import Any

import pytest

from app.practice.fault import Fault
from tests.practice.central import Central, bench

CARD = {"id_token": "SERVICE", "type": "Central"}


def where(component: str, variable: str, **more: Any) -> dict[str, Any]:
    return {"component": {"name": component}, "variable": {"name": variable}, **more}


def profile(limit: float, transaction: str | None, unit: str = "A", purpose: str = "TxProfile") -> dict[str, Any]:
    return {
        "id": 5,
        "stack_level": 0,
        "charging_profile_purpose": purpose,
        "charging_profile_kind": "Relative",
        "transaction_id": transaction,
        "charging_schedule": [
            {
                "id": 1,
                "charging_rate_unit": unit,
                "charging_schedule_period": [{"start_period": 0, "limit": limit}],
            }
        ],
    }


async def charge(central: Central) -> str:
    answer = await central.ask("RequestStartTransaction", id_token=CARD, remote_start_id=9, evse_id=1)
    assert answer.status == "Accepted"
    event = await central.came("TransactionEvent", eventType="Started")
    await central.came("TransactionEvent", triggerReason="ChargingStateChanged")
    return str(event["transactionInfo"]["transactionId"])


async def test_pending_station_reports_its_device_model_and_nothing_else() -> None:
    async with bench("2.0.1", Fault.QUEUED_TRANSACTIONS, boot="Pending") as (central, _station):
        boot = await central.came("BootNotification", reason="PowerUp")
        assert boot["chargingStation"]["serialNumber"] == "PB22-000042"
        answer = await central.ask("GetBaseReport", request_id=1, report_base="FullInventory")
        assert answer.status == "Accepted"
        await central.came("NotifyReport", tbc=False)
        parts = central.all("NotifyReport")
        assert [part["seqNo"] for part in parts] == list(range(len(parts)))
        assert sum(len(part["reportData"]) for part in parts) >= 45
        start = await central.ask("RequestStartTransaction", id_token=CARD, remote_start_id=1)
        assert start.status == "Rejected"
        assert set(central.actions()) == {"BootNotification", "NotifyReport"}
        central.boot = "Accepted"
        await central.ask("TriggerMessage", requested_message="BootNotification")
        await central.came("TransactionEvent", 4)
        events = central.all("TransactionEvent")
        assert [event["eventType"] for event in events] == ["Started", "Ended"] * 2
        assert all(event["offline"] for event in events)


async def test_variables_are_read_and_written_by_their_rules() -> None:
    async with bench("2.0.1") as (central, station):
        await station.wait_accepted()
        cases = [
            (where("OCPPCommCtrlr", "HeartbeatInterval", attribute_value="600"), "Accepted"),
            (where("OCPPCommCtrlr", "HeartbeatInterval", attribute_value="abc"), "Rejected"),
            (where("OCPPCommCtrlr", "WebSocketPingInterval", attribute_value="20"), "RebootRequired"),
            (where("ChargingStation", "Model", attribute_value="x"), "Rejected"),
            (where("ChargingStation", "NoSuch", attribute_value="x"), "UnknownVariable"),
            (where("NoSuch", "NoSuch", attribute_value="x"), "UnknownComponent"),
            (
                where("OCPPCommCtrlr", "HeartbeatInterval", attribute_value="1", attribute_type="Target"),
                "NotSupportedAttributeType",
            ),
        ]
        answer = await central.ask("SetVariables", set_variable_data=[data for data, _ in cases])
        assert [one["attribute_status"] for one in answer.set_variable_result] == [status for _, status in cases]
        wanted = [
            where("ocppcommctrlr", "heartbeatinterval"),
            where("SecurityCtrlr", "BasicAuthPassword"),
            where("ChargingStation", "FirmwareVersion"),
        ]
        read = (await central.ask("GetVariables", get_variable_data=wanted)).get_variable_result
        assert [one.get("attribute_value") for one in read] == ["600", None, "1.4.2"]
        assert read[1]["attribute_status"] == "Rejected"
        asked = await central.ask("GetReport", request_id=4, component_variable=[{"component": {"name": "TxCtrlr"}}])
        assert asked.status == "Accepted"
        report = await central.came("NotifyReport", requestId=4)
        assert {line["component"]["name"] for line in report["reportData"]} == {"TxCtrlr"}


async def test_a_charge_from_begin_to_end() -> None:
    async with bench("2.0.1", meter_error_percent=0.0) as (central, station):
        await station.wait_accepted()
        transaction = await charge(central)
        answer = await central.ask("SetChargingProfile", evse_id=1, charging_profile=profile(10, transaction))
        assert answer.status == "Accepted"
        await asyncio.sleep(0.08)
        assert station.load.sample().currents_a[0] == pytest.approx(10, abs=0.1)
        await central.came("TransactionEvent", 2, triggerReason="MeterValuePeriodic")
        status = await central.ask("GetTransactionStatus", transaction_id=transaction)
        assert status.ongoing_indicator is True
        unlock = await central.ask("UnlockConnector", evse_id=1, connector_id=1)
        assert unlock.status == "OngoingAuthorizedTransaction"
        assert (await central.ask("RequestStopTransaction", transaction_id=transaction)).status == "Accepted"
        ended = await central.came("TransactionEvent", eventType="Ended")
        events = central.all("TransactionEvent")
        assert [event["seqNo"] for event in events] == list(range(len(events)))
        assert ended["transactionInfo"]["stoppedReason"] == "Remote"
        begin, end = (value["sampledValue"][0] for value in ended["meterValue"])
        assert (begin["context"], end["context"]) == ("Transaction.Begin", "Transaction.End")
        true_wh = float(station.load.sample().energy_wh)
        assert true_wh > 5
        assert end["value"] - begin["value"] == pytest.approx(true_wh, abs=1)
        assert isinstance(end["value"], int)
        started = events[0]
        assert started["transactionInfo"]["remoteStartId"] == 9
        assert started["meterValue"][0]["sampledValue"][0]["value"] == begin["value"]


async def test_profiles_are_refused_without_their_transaction_and_cleared() -> None:
    async with bench("2.0.1") as (central, station):
        await station.wait_accepted()
        answer = await central.ask("SetChargingProfile", evse_id=1, charging_profile=profile(10, "none"))
        assert answer.status == "Rejected"
        ceiling = profile(8280, None, "W", "ChargingStationMaxProfile")
        assert (await central.ask("SetChargingProfile", evse_id=0, charging_profile=ceiling)).status == "Accepted"
        schedule = await central.ask("GetCompositeSchedule", duration=60, evse_id=1)
        assert schedule.schedule["charging_schedule_period"][0]["limit"] == pytest.approx(12)
        criteria = {"charging_profile_purpose": "ChargingStationMaxProfile"}
        cleared = await central.ask("ClearChargingProfile", charging_profile_criteria=criteria)
        assert cleared.status == "Accepted"
        again = await central.ask("ClearChargingProfile", charging_profile_criteria=criteria)
        assert again.status == "Unknown"


async def test_reset_on_idle_waits_and_names_its_reason() -> None:
    async with bench("2.0.1") as (central, station):
        await station.wait_accepted()
        transaction = await charge(central)
        assert (await central.ask("Reset", type="OnIdle")).status == "Scheduled"
        await central.ask("RequestStopTransaction", transaction_id=transaction)
        await central.came("BootNotification", reason="ScheduledReset")
        await central.came("StatusNotification", connectorStatus="Occupied")
        await station.wait_accepted()
        assert (await central.ask("Reset", type="Immediate")).status == "Accepted"
        await central.came("BootNotification", reason="RemoteReset")


async def test_availability_triggers_and_what_is_not_offered() -> None:
    async with bench("2.0.1") as (central, station):
        await station.wait_accepted()
        answer = await central.ask("ChangeAvailability", operational_status="Inoperative")
        assert answer.status == "Accepted"
        await central.came("StatusNotification", connectorStatus="Unavailable")
        for message in ("Heartbeat", "MeterValues", "FirmwareStatusNotification", "LogStatusNotification"):
            assert (await central.ask("TriggerMessage", requested_message=message)).status == "Accepted"
            await central.came(message)
        assert (await central.ask("TriggerMessage", requested_message="TransactionEvent")).status == "Rejected"
        with pytest.raises(Exception, match="NotSupported"):
            await central.ask("CustomerInformation", request_id=1, report=True, clear=False)
        with pytest.raises(Exception, match="NotSupported"):
            await central.ask("ReserveNow", id=1, expiry_date_time="2030-01-01T00:00:00Z", id_token=CARD)


async def test_a_new_password_is_used_for_the_next_link() -> None:
    async with bench("2.0.1", password="old-password-of-it") as (central, station):
        await station.wait_accepted()
        data = where("SecurityCtrlr", "BasicAuthPassword", attribute_value="new-password-of-it")
        await central.ask("SetVariables", set_variable_data=[data])
        await central.until(lambda: len(central.headers) == 2, "a second link")
        assert central.headers[0]["Authorization"] != central.headers[1]["Authorization"]
