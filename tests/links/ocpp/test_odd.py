"""Odd frames: kept, noted, answered as the standard asks; never a crash (W1, W7, W8, W12)."""

import json
import logging
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from app.domain.errors import Refused
from app.domain.station import ConnectorState, StationEventKind
from app.links.ocpp.frame import Answer, Call, Failure, Malformed, read
from app.ports.store import Frame
from tests.fakes.central import central_system, drain, link_of
from tests.fakes.ocpp_peer import AT, fake_peer


@pytest.mark.parametrize(
    ("subprotocol", "code"), [("ocpp1.6", "FormationViolation"), ("ocpp2.0.1", "RpcFrameworkError")]
)
@pytest.mark.parametrize("text", ['{"a":', "[9]", "[]", "null", '"x"', "[2]", "NaN", "[2,1,2,3]", "[" * 3000])
async def test_unreadable_frame_gets_an_error_and_the_link_goes_on(subprotocol: str, code: str, text: str) -> None:
    async with central_system() as system, fake_peer(system.url, subprotocol=subprotocol) as peer:
        await peer.raw(text)
        answer = await peer.answer("-1")
        assert answer is not None
        assert answer[:3] == [4, "-1", code]
        assert await peer.tell("Heartbeat", {}) is not None
        assert "W7" in {deviation.rule for deviation in (await link_of(system)).deviations}


async def test_frame_without_payload_is_answered_under_its_own_id() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        await peer.raw('[2,"x1","Heartbeat"]')
        answer = await peer.answer("x1")
        assert answer is not None
        assert answer[0] == 4


@pytest.mark.parametrize("text", ["[3,null,{}]", "[4,5]", '[3,"nobody",{}]', '[4,"nobody","E","",{}]'])
async def test_answers_nobody_waits_for_are_never_answered(text: str) -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        before = len(peer.answers)
        await peer.raw(text)
        await peer.tell("Heartbeat", {})
        assert len(peer.answers) == before + 1


async def test_unknown_and_unserved_actions() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        unknown: Any = await peer.tell("CustomOperation", {})
        unserved: Any = await peer.tell("UnlockConnector", {"connectorId": 1})
        assert (unknown[2], unserved[2]) == ("NotImplemented", "NotSupported")
        assert ("W7", "CustomOperation") in {(d.rule, d.action) for d in (await link_of(system)).deviations}


async def test_request_that_lacks_what_it_needs_gets_the_schemas_error() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        answer: Any = await peer.tell("StatusNotification", {"status": "Available"})
        assert answer[2] == "OccurenceConstraintViolation"
        answer = await peer.tell("MeterValues", {"connectorId": 1, "meterValue": 5})
        assert answer[2] == "TypeConstraintViolation"


@pytest.mark.parametrize(
    ("change", "rule"),
    [({"timestamp": None}, "W5"), ({"connectorStatus": "Bewitched"}, "W7"), ({"evseId": 0}, "W7")],
)
async def test_deviation_has_the_number_of_the_catalogue(change: dict[str, Any], rule: str) -> None:
    status = {"timestamp": AT, "connectorStatus": "Available", "evseId": 1, "connectorId": 1, **change}
    async with central_system() as system, fake_peer(system.url, subprotocol="ocpp2.0.1") as peer:
        answer: Any = await peer.tell("StatusNotification", {k: v for k, v in status.items() if v is not None})
        assert answer[0] == 3
        assert [deviation.rule for deviation in (await link_of(system)).deviations] == [rule]


async def test_half_open_link_does_not_hold_up_the_next() -> None:
    async with central_system() as system:
        stuck = await connect(system.url + "CP1", subprotocols=[Subprotocol("ocpp1.6")], ping_interval=None)
        stuck.transport.pause_reading()
        async with fake_peer(system.url) as peer:
            link = await link_of(system)
            assert await peer.tell("Heartbeat", {}) is not None
            assert "W4" in {deviation.rule for deviation in link.deviations}
        stuck.transport.abort()


async def test_request_with_too_much_is_served_and_noted() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        status = {"connectorId": 2, "errorCode": "NoError", "status": "Charging", "timestamp": AT, "evseId": 1}
        answer: Any = await peer.tell("StatusNotification", status)
        assert answer[0] == 3
        link = await link_of(system)
        assert link.connectors[0].status == "Charging"
        assert "payload: unknown field evseId" in {deviation.detail for deviation in link.deviations}


@pytest.mark.parametrize(
    "parts",
    [
        ["NotSupported", "line one\nline two" * 100, "a string"],
        ["OccurrenceConstraintViolation", None, [1, 2]],
        ["FormatViolation"],
        [None, "", {}],
    ],
)
async def test_odd_call_errors_are_refusals(parts: list[Any]) -> None:
    async with central_system() as system, fake_peer(system.url, {"Reset": parts}):
        link = await link_of(system)
        with pytest.raises(Refused) as caught:
            await link.reset(False, 1.0)
        assert caught.value.data["said"] == (parts[0] or "")
        assert "\n" not in str(caught.value.data["description"])
        assert "W8" in {deviation.rule for deviation in link.deviations}


async def test_meter_values_become_plain_numbers() -> None:
    values = [
        {"value": "1234.500", "unit": "kWh"},
        {"value": "3680.0", "measurand": "Power.Active.Import"},
        {"value": "16.1", "measurand": "Current.Import", "phase": "L1"},
        {"value": "15.9", "measurand": "Current.Import", "phase": "L2"},
        {"value": "0.15002000000000001", "measurand": "Voltage"},
        {"value": "not a number", "measurand": "Voltage"},
        {"value": "A" * 5000, "format": "SignedData"},
    ]
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        events = link.events()
        meter = {"connectorId": 1, "meterValue": [{"timestamp": AT, "sampledValue": values}]}
        assert await peer.tell("MeterValues", meter) is not None
        (seen,) = [event for event in drain(events) if event.kind is StationEventKind.METER]
        assert seen.data["energy_kwh"] == "1234.500"
        assert (seen.data["power_w"], seen.data["current_a"], seen.data["evse"]) == (3680.0, 16.1, 1)
        assert str(link.registers[0].energy_kwh) == "1234.500"
        assert link.registers[0].signed == "A" * 5000
        assert "W12" in {deviation.rule for deviation in link.deviations}


async def test_status_is_refreshed_and_an_empty_promise_is_noted() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        status = {"connectorId": 1, "errorCode": "NoError", "status": "Available", "timestamp": AT}
        await peer.tell("StatusNotification", status)

        async def trigger(asked: dict[str, Any]) -> dict[str, str]:
            await peer.raw(json.dumps([2, "now", "StatusNotification", {**status, "status": "Faulted"}]))
            return {"status": "Accepted"}

        peer.script["TriggerMessage"] = trigger
        (state,) = await link.refresh_status(1.0)
        assert isinstance(state, ConnectorState)
        assert (state.evse, state.connector, state.status) == (1, 1, "Faulted")
        peer.script["TriggerMessage"] = {"status": "Accepted"}
        await link.refresh_status(0.05)
        assert "accepted and no StatusNotification came" in {d.detail for d in link.deviations}
        peer.script["TriggerMessage"] = {"status": "Rejected"}
        assert await link.refresh_status(0.05) == link.connectors


async def test_connectors_that_never_spoke_are_asked_for_even_when_the_first_one_is_known() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        status = {"errorCode": "NoError", "status": "Available", "timestamp": AT}
        await peer.tell("StatusNotification", {**status, "connectorId": 1})
        asked: list[int | None] = []

        async def trigger(wanted: dict[str, Any]) -> dict[str, str]:
            number = wanted.get("connectorId")
            asked.append(number)
            for one in (number,) if number else (0, 1, 2):
                told = {**status, "connectorId": one}
                await peer.raw(json.dumps([2, f"{len(asked)}-{one}", "StatusNotification", told]))
            return {"status": "Accepted"}

        peer.script["TriggerMessage"] = trigger
        assert [state.evse for state in await link.refresh_status(3.0)] == [0, 1, 2]
        assert asked == [None]
        await link.refresh_status(3.0)
        assert asked == [None, 1, 2], "from then on each one, as some stations tell only one when asked for all"


@pytest.mark.parametrize("claimed", ["2", "99", "two"])
async def test_a_connector_that_only_the_settings_know_is_asked_for_once(claimed: str) -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        status = {"errorCode": "NoError", "status": "Available", "timestamp": AT}
        peer.script["GetConfiguration"] = {
            "configurationKey": [{"key": "NumberOfConnectors", "readonly": True, "value": claimed}]
        }
        await link.read_settings()
        asked: list[int | None] = []

        async def trigger(wanted: dict[str, Any]) -> dict[str, str]:
            asked.append(wanted.get("connectorId"))
            if wanted.get("connectorId") == 2:
                return {"status": "Rejected"}
            await peer.raw(json.dumps([2, f"n{len(asked)}", "StatusNotification", {**status, "connectorId": 1}]))
            return {"status": "Accepted"}

        peer.script["TriggerMessage"] = trigger
        assert [state.evse for state in await link.refresh_status(2.0)] == [1]
        assert asked == ([None, 2] if claimed == "2" else [None])
        await link.refresh_status(2.0)
        assert asked[-1] == 1


async def test_availability_returns_the_stations_word() -> None:
    async with (
        central_system() as system,
        fake_peer(system.url, {"ChangeAvailability": {"status": "Scheduled"}}) as peer,
    ):
        link = await link_of(system)
        assert await link.set_availability(False) == "Scheduled"
        assert dict(peer.asked)["ChangeAvailability"] == {"connectorId": 0, "type": "Inoperative"}
        peer.script["ChangeAvailability"] = {"status": "Rejected"}
        with pytest.raises(Refused):
            await link.set_availability(True, 1)


async def test_every_frame_is_recorded_as_it_was() -> None:
    frames: list[Frame] = []
    async with central_system(on_frame=frames.append) as system, fake_peer(system.url) as peer:
        await peer.raw('[2, "h1",  "Heartbeat",{}]')
        await peer.answer("h1")
        assert Frame(frames[0].at, "CP1", "in", '[2, "h1",  "Heartbeat",{}]') in frames
        link = await link_of(system)
        assert link.frames == (sum(f.direction == "in" for f in frames), sum(f.direction == "out" for f in frames))


async def test_slow_reader_loses_the_oldest_and_holds_up_nobody() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        reader = link.events()
        for number in range(2600):
            await peer.raw(f'[2,"f{number}","Heartbeat",{{}}]')
        assert await peer.answer("f2599", 10.0) is not None
        held = drain(reader)
        assert len(held) == 5000
        assert "f2599" in held[-1].text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@given(JSON | st.builds(lambda kind, rest: [kind, "id", *rest], st.integers(1, 6), st.lists(JSON, max_size=4)))
def test_any_json_is_a_message_or_malformed(value: object) -> None:
    assert isinstance(read(json.dumps(value)), Call | Answer | Failure | Malformed)


@given(st.binary(max_size=40) | st.text(max_size=40))
def test_any_bytes_are_a_message_or_malformed(raw: bytes | str) -> None:
    assert isinstance(read(raw), Call | Answer | Failure | Malformed)


ACTIONS = [
    "BootNotification", "StatusNotification", "Authorize", "StartTransaction", "StopTransaction", "MeterValues",
    "TransactionEvent", "NotifyReport", "FirmwareStatusNotification", "DataTransfer", "Heartbeat",
]  # fmt: skip
FIELDS = [
    "connectorId", "idTag", "meterStart", "timestamp", "status", "meterValue", "transactionId", "transactionInfo",
    "eventType", "chargingStation", "evse", "evseId", "reportData", "requestId", "seqNo", "idToken", "sampledValue",
]  # fmt: skip
PAYLOADS = st.dictionaries(st.sampled_from(FIELDS), JSON | st.dictionaries(st.sampled_from(FIELDS), JSON), max_size=5)


@pytest.mark.parametrize("subprotocol", ["ocpp1.6", "ocpp2.0.1"])
async def test_any_payload_is_answered(subprotocol: str, caplog: pytest.LogCaptureFixture) -> None:
    cases: list[tuple[str, dict[str, Any]]] = []

    @settings(max_examples=100)
    @given(st.sampled_from(ACTIONS), PAYLOADS)
    def collect(action: str, payload: dict[str, Any]) -> None:
        text = json.dumps(payload)
        if "NaN" not in text and "Infinity" not in text:
            cases.append((action, payload))

    collect()

    async def keep(_: object) -> None:
        return None

    async with central_system(keep_record=keep) as system, fake_peer(system.url, subprotocol=subprotocol) as peer:
        with caplog.at_level(logging.ERROR):
            for action, payload in cases:
                assert await peer.tell(action, payload) is not None, (action, payload)
        assert not caplog.records
