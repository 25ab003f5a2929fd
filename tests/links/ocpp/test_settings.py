"""Configuration and device model as real stations give them (W3, W7, W9, W10, W13)."""

import json
from typing import Any

import pytest

from app.domain.errors import BadInput, OutcomeUnknown, Refused
from app.domain.station import Setting, StationEventKind, WriteOutcome
from tests.fakes.central import central_system, drain, link_of
from tests.fakes.ocpp_peer import FakeOcppPeer, fake_peer


def keys(*pairs: tuple[str, object], unknown: list[str] | None = None) -> dict[str, Any]:
    listed = [{"key": key, "readonly": False, "value": value} for key, value in pairs]
    return {"configurationKey": listed, "unknownKey": unknown or []}


async def test_all_keys_of_1_6_with_odd_values() -> None:
    answer = keys(("HeartbeatInterval", "60"), ("Quoted", '"a b"'), ("Empty", ""))
    answer["configurationKey"].append({"key": "NoValue", "readonly": True})
    async with central_system() as system, fake_peer(system.url, {"GetConfiguration": answer}):
        link = await link_of(system)
        assert await link.read_settings() == (
            Setting("Empty", ""),
            Setting("HeartbeatInterval", "60"),
            Setting("NoValue", None, True),
            Setting("Quoted", '"a b"'),
        )


async def test_null_and_number_values_are_taken_and_noted() -> None:
    answer = keys(("A", None), ("B", 5))
    async with central_system() as system, fake_peer(system.url, {"GetConfiguration": answer}):
        link = await link_of(system)
        assert await link.read_settings() == (Setting("A", None), Setting("B", "5"))
        assert {"W9", "W12"} <= {deviation.rule for deviation in link.deviations}


async def test_readable_password_is_masked_everywhere_and_a_security_finding() -> None:
    async with central_system() as system:
        events = system.events()
        answer = keys(("AuthorizationKey", "736563726574"))
        async with fake_peer(system.url, {"GetConfiguration": answer}):
            link = await link_of(system)
            assert await link.read_settings() == (Setting("AuthorizationKey", "***"),)
            assert "W10" in {deviation.rule for deviation in link.deviations}
        seen = drain(events)
        assert StationEventKind.SECURITY in {event.kind for event in seen}
        assert "736563726574" not in " ".join(str(event) for event in seen)


async def test_filter_ignored() -> None:
    answer = keys(("A", "1"), ("B", "2"))
    async with central_system() as system, fake_peer(system.url, {"GetConfiguration": answer}):
        link = await link_of(system)
        assert await link.read_settings(("b",)) == (Setting("B", "2"),)
        assert "W9" in {deviation.rule for deviation in link.deviations}


async def test_keys_are_asked_in_bundles_the_station_takes() -> None:
    def reply(asked: dict[str, Any]) -> dict[str, Any]:
        if not asked:
            return keys(("GetConfigurationMaxKeys", "2"), ("HeartbeatInterval", "60"))
        assert len(asked["key"]) <= 2
        return keys(*((key, "x") for key in asked["key"] if key != "LocalPreAuthorize"), unknown=["LocalPreAuthorize"])

    async with central_system() as system, fake_peer(system.url, {"GetConfiguration": reply}):
        found = {setting.key: setting.value for setting in await (await link_of(system)).read_settings()}
        assert found["HeartbeatInterval"] == "60"
        assert found["ConnectionTimeOut"] == "x"
        assert "LocalPreAuthorize" not in found


@pytest.mark.parametrize(("said", "outcome"), [("Accepted", "accepted"), ("RebootRequired", "reboot_required")])
async def test_write_returns_the_stations_word(said: str, outcome: str) -> None:
    async with central_system() as system, fake_peer(system.url, {"ChangeConfiguration": {"status": said}}) as peer:
        assert await (await link_of(system)).write_setting("A", "1") == outcome
        assert dict(peer.asked)["ChangeConfiguration"] == {"key": "A", "value": "1"}


async def test_write_where_it_is_not_known_and_where_the_answer_is_nonsense() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        assert await link.write_setting("A", "1") is WriteOutcome.NOT_SUPPORTED
        peer.script["ChangeConfiguration"] = {"status": "Maybe"}
        with pytest.raises(Refused):
            await link.write_setting("A", "1")


async def test_value_that_breaks_the_schema_is_not_sent() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        with pytest.raises(BadInput):
            await link.write_setting("A", "x" * 501)
        with pytest.raises(BadInput):
            await link.call("Reset", {"type": "Medium"}, 1.0)
        assert "Reset" not in dict(peer.asked)


# 2.0.1


def entry(component: str, variable: str, value: object = "1", **more: Any) -> dict[str, Any]:
    attribute = {"value": value, "mutability": "ReadOnly"} if value is not None else {"mutability": "WriteOnly"}
    return {"component": {"name": component, **more}, "variable": {"name": variable}, "variableAttribute": [attribute]}


def reports(peer_box: list[FakeOcppPeer], *parts: dict[str, Any]) -> Any:
    async def reply(asked: dict[str, Any]) -> dict[str, str]:
        for number, part in enumerate(parts):
            whole = {"requestId": asked["requestId"], "generatedAt": "2026-11-23T09:00:00Z", **part}
            await peer_box[0].raw(json.dumps([2, f"r{number}", "NotifyReport", whole]))
        return {"status": "Accepted"}

    return reply


async def read_201(*parts: dict[str, Any]) -> tuple[tuple[Setting, ...], set[str]]:
    box: list[FakeOcppPeer] = []
    async with central_system() as system:
        script = {"GetBaseReport": reports(box, *parts)}
        async with fake_peer(system.url, script, subprotocol="ocpp2.0.1") as peer:
            box.append(peer)
            link = await link_of(system)
            settings = await link.read_settings()
            return settings, {f"{deviation.rule} {deviation.detail}" for deviation in link.deviations}


async def test_report_parts_before_the_answer_and_in_any_order() -> None:
    first = {"seqNo": 0, "tbc": True, "reportData": [entry("EVSE", "Power", evse={"id": 1})]}
    last = {"seqNo": 1, "tbc": False, "reportData": [entry("SecurityCtrlr", "BasicAuthPassword", "geheim")]}
    settings, noted = await read_201(last, first)
    assert settings == (Setting("EVSE@1/Power", "1", True), Setting("SecurityCtrlr/BasicAuthPassword", "***", True))
    assert "W10 SecurityCtrlr/BasicAuthPassword is readable" in noted


async def test_report_with_a_part_missing_is_taken_as_far_as_it_came() -> None:
    settings, noted = await read_201({"seqNo": 1, "tbc": False, "reportData": [entry("A", "B")]})
    assert settings == (Setting("A/B", "1", True),)
    assert "W7 parts missing: 1 came" in noted


async def test_report_without_tbc_constant_numbers_and_bad_entries() -> None:
    part = {"seqNo": 0, "reportData": [entry("A", "B"), {"component": {}}, entry("C", "D", None)]}
    settings, noted = await read_201(
        part, {"seqNo": 0, "reportData": [entry("E", "F")]}, {"seqNo": 2, "reportData": []}
    )
    assert [setting.key for setting in settings] == ["A/B", "C/D", "E/F"]
    assert {"W7 tbc missing", "W7 sequence number twice", "W7 part without data"} <= noted


def variables(asked: dict[str, Any]) -> dict[str, Any]:
    results = []
    for item in asked["getVariableData"]:
        known = item["variable"]["name"] == "OfflineThreshold"
        status = (
            {"attributeStatus": "Accepted", "attributeValue": "60"} if known else {"attributeStatus": "UnknownVariable"}
        )
        results.append({**item, **status})
    return {"getVariableResult": results}


@pytest.mark.parametrize(
    ("report", "rule"),
    [
        ({"status": "NotSupported"}, "W13"),
        (["NotSupported", "", {}], "W13"),
        ({"status": "Accepted"}, "W3"),
    ],
)
async def test_without_an_inventory_the_required_variables_are_asked(report: Any, rule: str) -> None:
    script = {"GetBaseReport": report, "GetVariables": variables}
    async with central_system(answer_s=0.2) as system, fake_peer(system.url, script, subprotocol="ocpp2.0.1"):
        link = await link_of(system)
        assert await link.read_settings() == (Setting("OCPPCommCtrlr/OfflineThreshold", "60"),)
        assert rule in {deviation.rule for deviation in link.deviations}


async def test_no_device_model_at_all_is_legal() -> None:
    async with central_system() as system, fake_peer(system.url, subprotocol="ocpp2.0.1"):
        link = await link_of(system)
        assert await link.read_settings() == ()
        assert set(link.not_supported) >= {"GetBaseReport", "GetVariables"}


async def test_silence_on_a_read_is_said() -> None:
    async with central_system(answer_s=0.1) as system, fake_peer(system.url, {"GetConfiguration": None}):
        link = await link_of(system)
        with pytest.raises(OutcomeUnknown) as caught:
            await link.read_settings()
        assert caught.value.data["action"] == "GetConfiguration"


async def test_variable_of_an_evse_is_written_and_read_by_the_same_key() -> None:
    result = {"attributeStatus": "RebootRequired", "component": {"name": "A"}, "variable": {"name": "B"}}
    script = {"SetVariables": {"setVariableResult": [result]}, "GetVariables": variables}
    async with central_system() as system, fake_peer(system.url, script, subprotocol="ocpp2.0.1") as peer:
        link = await link_of(system)
        assert await link.write_setting("Conn.x@1.2/Lock.y", "true") is WriteOutcome.REBOOT_REQUIRED
        asked = dict(peer.asked)["SetVariables"]["setVariableData"][0]
        assert asked["component"] == {"name": "Conn", "instance": "x", "evse": {"id": 1, "connectorId": 2}}
        assert asked["variable"] == {"name": "Lock", "instance": "y"}
        assert await link.read_settings(("OCPPCommCtrlr/OfflineThreshold",))
        with pytest.raises(BadInput):
            await link.write_setting("HeartbeatInterval", "60")
