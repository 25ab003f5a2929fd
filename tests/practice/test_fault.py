"""Every fault of the practice station, over the wire."""

import asyncio

import pytest

from app.domain.errors import BadInput, Reason
from app.practice.fault import FAULT_NAMES, Fault, parse_faults
from tests.practice.central import bench


def test_names_are_those_of_the_contract() -> None:
    assert FAULT_NAMES == (
        "meter+3%",
        "firmware-fails",
        "link-drops",
        "wrong-serial",
        "dead-contactor",
        "no-answer",
        "queued-transactions",
    )
    assert parse_faults(["meter+3%", "no-answer"]) == {Fault.METER_PLUS_3, Fault.NO_ANSWER}
    with pytest.raises(BadInput) as caught:
        parse_faults(["meter+4%"])
    assert caught.value.reason is Reason.UNKNOWN_NAME
    assert caught.value.data["known"] == list(FAULT_NAMES)


async def test_meter_counts_three_percent_too_much() -> None:
    async with bench("1.6", Fault.METER_PLUS_3) as (central, station):
        await station.wait_accepted()
        await central.ask("RemoteStartTransaction", id_tag="A")
        await central.came("MeterValues", 8)
        await central.ask("RemoteStopTransaction", transaction_id=7001)
        stop = await central.came("StopTransaction")
        counted = stop["meterStop"] - central.all("StartTransaction")[0]["meterStart"]
        true_wh = float(station.load.sample().energy_wh)
        assert true_wh > 300
        assert counted == pytest.approx(true_wh * 1.03, abs=1)


@pytest.mark.parametrize("version", ["1.6", "2.0.1"])
async def test_link_drops_once_and_the_charge_goes_on(version: str) -> None:
    async with bench(version, Fault.LINK_DROPS) as (central, station):
        await station.wait_accepted()
        if version == "1.6":
            await central.ask("RemoteStartTransaction", id_tag="A")
        else:
            card = {"id_token": "A", "type": "Central"}
            await central.ask("RequestStartTransaction", id_token=card, remote_start_id=1)
        values = "MeterValues" if version == "1.6" else "TransactionEvent"
        await central.until(lambda: central.links == 2, "a second link")
        assert station.connector.transaction is not None
        before = len(central.all(values))
        await central.came(values, before + 3)
        assert len(central.all("BootNotification")) == 1
        await asyncio.sleep(0.2)
        assert central.links == 2


async def test_wrong_serial_differs_from_the_plate() -> None:
    async with bench("2.0.1", Fault.WRONG_SERIAL) as (central, station):
        boot = await central.came("BootNotification")
        assert boot["chargingStation"]["serialNumber"] != station.config.serial
        assert central.paths == [f"/ocpp/{station.config.serial}"]


async def test_dead_contactor_says_charging_and_nothing_flows() -> None:
    async with bench("1.6", Fault.DEAD_CONTACTOR) as (central, station):
        await station.wait_accepted()
        await central.ask("RemoteStartTransaction", id_tag="A")
        await central.came("StatusNotification", status="Charging")
        value = (await central.came("MeterValues", 2))["meterValue"][0]["sampledValue"]
        assert [v["value"] for v in value if v["measurand"] == "Power.Active.Import"] == ["0.0"]
        assert station.load.sample().energy_wh == 0


async def test_no_answer_is_silence_on_an_open_link() -> None:
    async with bench("1.6", Fault.NO_ANSWER) as (central, station):
        await station.wait_accepted()
        with pytest.raises(asyncio.TimeoutError):
            async with asyncio.timeout(0.3):
                await central.ask("RemoteStartTransaction", id_tag="A")
        answer = await central.ask("GetConfiguration", key=["HeartbeatInterval"])
        assert answer.configuration_key[0]["value"] == "300"
        assert central.links == 1
