"""A whole visit against a station made with another maker's library, in both versions, with nothing skipped.

The station (``station/``) is npm's ``ocpp-rpc`` in strict mode: it refuses every frame that breaks its schema, whoever
sent it, and keeps a journal of its own. What ChargeBench claims is compared with that journal.
"""

import asyncio
import json
import re
import shutil
import subprocess
from collections import Counter
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.typing import Subprotocol

from tests.interop.bench import STEPS_KWH, WITHIN_S, Ended, InteropVisit, install_peer
from tests.interop.plan import FIRMWARE_AFTER, FIRMWARE_BEFORE, RESOURCES, checklist

pytestmark = [pytest.mark.interop, pytest.mark.timeout(WITHIN_S + 50)]

WORKED = (
    "arrive", "identify", "outside", "snapshot", "make_safe", "dead_checks", "reenergise", "live_checks",
    "calibration", "firmware", "function", "close_out", "report",
)  # fmt: skip
LEAST_SETTINGS = 45
BELOW_PROFILE_2 = {"S01": "S3"}
"""The bench speaks plain WebSocket, and both stations say so honestly: the only finding."""


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[InteropVisit, Ended]]:
    """Run one visit in each version, both at the same time, and return how they ended."""
    install_peer()
    prepared = [InteropVisit(tmp_path_factory.mktemp("visit"), ocpp) for ocpp in STEPS_KWH]
    ended = {}
    with ExitStack() as stack:
        for visit in prepared:
            visit.list_instruments()
            stack.enter_context(visit.station())
        for visit, process in [(visit, stack.enter_context(visit.running())) for visit in prepared]:
            out, err = process.communicate(timeout=WITHIN_S)
            ended[visit.ocpp] = visit, Ended(process.returncode, out, err)
    return ended


@pytest.fixture(params=STEPS_KWH)
def ended(request: pytest.FixtureRequest, visits: dict[str, tuple[InteropVisit, Ended]]) -> tuple[InteropVisit, Ended]:
    """Return the visit of one version."""
    return visits[request.param]


@pytest.fixture
def visit(ended: tuple[InteropVisit, Ended]) -> InteropVisit:
    """Return the visit alone, once it has reached its report."""
    found, end = ended
    assert "report" in end.answer, end.out + end.err
    return found


def test_visit_ends_with_its_verdicts(ended: tuple[InteropVisit, Ended]) -> None:
    visit, end = ended
    assert end.code == 0, end.out + end.err
    assert (end.answer["verdict"], end.answer["meter"]) == ("defects", "may_bill"), end.out
    assert end.answer["practice"] is False
    assert Path(end.answer["report"]) == visit.out / "report.pdf"
    judged = {line["id"]: line["verdict"] for line in visit.data("inspection")}
    assert {item: verdict for item, verdict in judged.items() if re.fullmatch(r"S[1-4]", verdict)} == BELOW_PROFILE_2
    mandatory = {item["id"] for item in checklist()["items"] if item.get("mandatory", True)}
    assert {judged[item] for item in mandatory} <= {"pass", "NA"}


def test_every_step_was_worked(ended: tuple[InteropVisit, Ended]) -> None:
    visit, end = ended
    shown = visit.command("visit", "show", end.answer["visit"])
    assert shown.code == 0, shown.err
    status = {step["step"]: step["status"] for step in shown.answer["steps"]}
    assert {step: status[step] for step in WORKED} == dict.fromkeys(WORKED, "done")
    assert status["security_audit"] == "not_in_this_version"


def test_station_saw_no_frame_that_breaks_its_schema(visit: InteropVisit) -> None:
    for what in ("strict_failure", "bad_message", "failed", "unanswered", "image_refused"):
        assert visit.said(what) == []
    assert {line["protocol"] for line in visit.said("connected")} == {f"ocpp{visit.ocpp}"}
    facts = [saved["fact"] for saved in visit.data("visit")]
    assert [fact for fact in facts if fact["kind"] in ("deviations_seen", "still_alive")] == []


def test_transcript_of_the_bundle_is_whole(visit: InteropVisit) -> None:
    lines = (visit.out / "bundle" / "data" / "transcript.jsonl").read_text("utf-8").splitlines()
    frames = [json.loads(json.loads(line)["text"]) for line in lines]
    calls = Counter(frame[2] for frame in frames if frame[0] == 2)
    assert calls["ChangeAvailability"] == len(visit.said("availability"))
    assert calls["BootNotification"] == len(visit.said("boot"))
    assert calls["ClearChargingProfile"] == len(visit.said("limit_cleared"))
    snapshots = "GetConfiguration" if visit.ocpp == "1.6" else "GetBaseReport"
    whole = [frame for frame in frames if frame[0] == 2 and frame[2] == snapshots and not frame[3].get("key")]
    assert len(whole) == 2  # besides, single keys are asked: such as the one of the meter's signatures
    assert len({frame[1] for frame in frames if frame[0] == 2}) == sum(frame[0] == 3 for frame in frames)


def test_station_waited_as_pending_until_it_was_live(visit: InteropVisit) -> None:
    boots = [(line["status"], line["firmware"]) for line in visit.said("boot")]
    assert boots[0] == ("Pending", FIRMWARE_BEFORE)
    off = next(index for index, line in enumerate(visit.journal) if line["what"] == "main_switch")
    first_accepted = next(
        index for index, line in enumerate(visit.journal) if line["what"] == "boot" and line["status"] == "Accepted"
    )
    assert off < first_accepted
    assert boots[-1] == ("Accepted", FIRMWARE_AFTER)
    link = [saved["fact"] for saved in visit.data("visit") if saved["fact"]["kind"] == "link_changed"]
    assert {"kind": "link_changed", "connected": False, "intended": True}.items() <= link[1].items()


def test_snapshots_hold_the_settings_and_nothing_is_left_behind(visit: InteropVisit) -> None:
    first, last = visit.data("snapshot-first"), visit.data("snapshot-last")
    assert len(first["settings"]) >= LEAST_SETTINGS
    assert (first["identity"]["firmware"], last["identity"]["firmware"]) == (FIRMWARE_BEFORE, FIRMWARE_AFTER)
    unexplained = [one for one in visit.data("differences") if one["judgement"] == "unexplained"]
    assert unexplained == []
    assert [line["operative"] for line in visit.said("availability")][-1] is True
    assert {state["status"] for state in last["connectors"]} == {"Available"}


def test_calibration_is_what_registers_and_reference_say(visit: InteropVisit) -> None:
    result = visit.data("calibration-result")
    assert result["verdict"] == "pass"
    began = {line["transaction"]: line["register_wh"] for line in visit.said("charge_began")}
    charged = [
        (Decimal(str(line["register_wh"])) - Decimal(str(began[line["transaction"]]))) / 1000
        for line in visit.said("charge_ended")
    ]
    assert len(charged) == len(visit.runs) + 1, "one transaction a run, and the test charge"
    assert charged[:-1] == [run.register_kwh for run in visit.runs]
    errors = [error for point in result["points"] for error in point["errors_percent"]]
    assert errors == pytest.approx([float(run.error_percent) for run in visit.runs], abs=1e-9)
    for point in result["points"]:
        assert point["decision"] == "pass"
        assert 0 < point["U"] <= point["limit_percent"] / 3


def test_charges_followed_the_limits(visit: InteropVisit) -> None:
    limits = [int(run.point.split()[0]) for run in visit.runs]
    assert [line["offered_a"] for line in visit.said("charge_began")] == [*limits, 16]
    measured = [saved["fact"] for saved in visit.data("visit") if saved["fact"]["kind"] == "run_measured"]
    # the load ramps up within a second and is full within four: the means lie below the limit, never above
    for run, limit in zip(measured, limits, strict=True):
        assert 0.6 * limit <= run["mean_current_a"] <= limit
        assert run["mean_power_w"] == pytest.approx(3 * 230.4 * run["mean_current_a"], rel=0.05)
    assert [line["limit"] for line in visit.said("limit")] == [10]
    assert visit.said("charge_ended")[-1]["last_a"] == pytest.approx(10, abs=0.1)
    facts = [saved["fact"] for saved in visit.data("visit") if saved["fact"]["kind"] == "test_charge"]
    assert [fact["limit_followed"] for fact in facts] == [True]
    assert facts[0]["max_power_w"] == pytest.approx(3 * 230.4 * 16, rel=0.01)


def test_firmware_was_really_fetched_and_runs(visit: InteropVisit) -> None:
    fetched = [(line["bytes"], line["version"]) for line in visit.said("image")]
    assert fetched == [(visit.firmware_size, FIRMWARE_AFTER)]
    update = next(saved["fact"] for saved in visit.data("visit") if saved["fact"]["kind"] == "firmware_updated")
    assert update["ok"] is True
    assert update["served_bytes"] == visit.firmware_size
    assert (update["before"], update["after"]) == (FIRMWARE_BEFORE, FIRMWARE_AFTER)


def test_report_is_signed_complete_and_holds_its_data(visit: InteropVisit, tmp_path: Path) -> None:
    report = visit.out / "report.pdf"
    verified = visit.command("report", "verify", str(report))
    assert verified.code == 0, verified.out
    file = verified.answer["files"][0]
    assert (file["valid"], file["complete"], file["data_matches"], file["practice"]) == (True, True, True, False)
    beside = json.loads((visit.out / "report.json").read_text("utf-8"))
    schema = json.loads((RESOURCES / "schemas" / "report.schema.json").read_text("utf-8"))
    jsonschema.validate(beside, schema)
    if shutil.which("pdfsig"):
        said = subprocess.run(["pdfsig", "-nocert", str(report)], capture_output=True, text=True).stdout
        assert "Signature is Valid" in said
    if shutil.which("qpdf"):
        subprocess.run(["qpdf", "--check", str(report)], check=True, capture_output=True)
    if shutil.which("pdfdetach"):
        subprocess.run(["pdfdetach", "-saveall", "-o", str(tmp_path), str(report)], check=True, capture_output=True)
        assert json.loads((tmp_path / "report.json").read_text("utf-8")) == beside


async def test_station_notes_a_frame_that_breaks_its_schema(tmp_path: Path) -> None:
    """Without this the empty list of such frames above would prove nothing."""
    install_peer()
    visit = InteropVisit(tmp_path, "1.6")
    answers: list[list[Any]] = []
    heard = asyncio.Event()

    async def backend(socket: ServerConnection) -> None:
        async for raw in socket:
            frame = json.loads(raw)
            if frame[0] == 2:
                boot = {"status": "Pending", "currentTime": "2026-11-23T10:00:00Z", "interval": 60}
                await socket.send(json.dumps([3, frame[1], boot]))
                await socket.send(json.dumps([2, "bad", "ChangeAvailability", {"connectorId": 0, "type": "Perhaps"}]))
            else:
                answers.append(frame)
                heard.set()

    async with serve(backend, "127.0.0.1", visit.port, subprotocols=[Subprotocol("ocpp1.6")]):
        with visit.station():
            await asyncio.wait_for(heard.wait(), 20)
    assert [(kind, number) for kind, number, *_ in answers] == [(4, "bad")]
    assert [(line["method"], line["outbound"]) for line in visit.said("strict_failure")] == [
        ("ChangeAvailability", False)
    ]
    assert visit.said("availability") == []
