"""``approval request|sign|show|trust``: two data directories, and one file that goes to and fro."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from app.domain.approval import ApprovalDocument
from app.domain.codec import schema
from app.domain.errors import Reason
from tests.cli.answers import SCHEMAS, check_answer
from tests.cli.asking import Asks
from tests.cli.test_contract import fails
from tests.cli.test_link import plan_file

FIRMWARE = """[firmware]
file = "f.img"
version = "2.0"
metrology = { relevant = true, reason = "fault 17", right = "repairer N-1", approval = "ok.json" }
"""
ANSWER = "approval-show"


WORK = """
[calibration]
profile = "house-1pct"
reference = { kind = "modbus", map = "sdm630", host = "127.0.0.1", port = 502, unit = 1 }
load = "bank 3x32 A"
[calibration.work]
"""


@pytest.fixture
def office(ask: Asks, tmp_path: Path) -> Asks:
    """Return what asks commands on the second person's computer."""
    return replace(ask, data=tmp_path / "office")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Return a plan with an update that touches the type approval."""
    (tmp_path / "f.img").write_bytes(b"an image")
    return plan_file(tmp_path, more=FIRMWARE)


def test_a_request_is_signed_elsewhere_trusted_and_counts(ask: Asks, office: Asks, plan: Path, tmp_path: Path) -> None:
    request, approval = tmp_path / "ask.json", tmp_path / "ok.json"
    asked = ask("approval", "request", "--plan", plan, "--out", request)
    check_answer(ANSWER, asked.answer)
    assert (asked.code, asked.answer["signed"], asked.answer["reason"]) == (0, False, "not_signed")
    assert asked.answer["request"]["reason"] == "fault 17"
    document_schema = json.loads((SCHEMAS / "approval.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(request.read_text("utf-8")), document_schema)
    signed = office("approval", "sign", request, "--out", approval, "--by", "S. Super")
    check_answer(ANSWER, signed.answer)
    assert (signed.code, signed.answer["approved_by"]) == (0, "S. Super")
    jsonschema.validate(json.loads(approval.read_text("utf-8")), document_schema)
    shown = ask("approval", "show", approval)
    assert (shown.code, shown.answer["reason"]) == (1, "unknown_key")
    fingerprint = signed.answer["fingerprint"]
    trusted = ask("approval", "trust", fingerprint.upper(), "--name", "S. Super")
    check_answer("approval-trust", trusted.answer)
    assert [one["fingerprint"] for one in trusted.answer["approvers"]] == [fingerprint]
    shown = ask("approval", "show", approval)
    check_answer(ANSWER, shown.answer)
    assert (shown.code, shown.answer["counts"]) == (0, True)
    assert ask("approval", "trust", approval).answer["approvers"] == trusted.answer["approvers"]
    assert "It counts on this laptop now." in ask.people("approval", "show", approval).out
    assert fingerprint in ask.people("approval", "trust").out


def test_the_schema_of_the_file_is_in_step_with_the_code() -> None:
    kept = json.loads((SCHEMAS / "approval.schema.json").read_text("utf-8"))
    made = schema(ApprovalDocument)
    made["properties"] = {"schema": {"const": "chargebench-approval/1"}, **made["properties"]}
    made["required"] = ["schema", *made["required"]]
    assert kept == {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def test_nobody_approves_an_own_request_and_nothing_is_written(ask: Asks, plan: Path, tmp_path: Path) -> None:
    request, own = tmp_path / "ask.json", tmp_path / "own.json"
    ask("approval", "request", "--plan", plan, "--out", request)
    assert "own change" in fails(
        ask("approval", "sign", request, "--out", own, "--by", "m. lind"), 1, Reason.APPROVAL_REFUSED
    )
    assert not own.exists()
    ask("approval", "sign", request, "--out", own, "--by", "A. Nother")  # the same laptop under another name
    said = ask("approval", "show", own)
    assert (said.code, said.answer["reason"]) == (1, "this_laptop")
    assert "laptop itself" in fails(ask("approval", "trust", own), 1, Reason.APPROVAL_REFUSED)
    asked = ask("approval", "request", "--plan", plan, "--out", request).answer
    assert asked["request"]["requester_key"]  # by now there is a key: it is named, and told apart
    assert "key of who asked" in fails(
        ask("approval", "sign", request, "--out", tmp_path / "again.json"), 1, Reason.APPROVAL_REFUSED
    )


def test_other_changes_are_asked_for_by_what_they_are(ask: Asks, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "ask.json"
    given = ("approval", "request", "--plan", plan, "--out", out)
    more: tuple[str, ...] = (
        "--change",
        "parameter",
        "--key",
        "MeterPublicKey1",
        "--value",
        "new",
        "--reason",
        "meter swap",
    )
    subject = ask(*given, *more).answer["request"]["subject"]
    assert (subject["name"], subject["value"]) == ("MeterPublicKey1", "new")
    more = ("--change", "meter_swap", "--meter", "MT-2", "--reason", "broken")
    assert ask(*given, *more).answer["request"]["subject"]["name"] == "MT-2"
    more = ("--change", "seal", "--seal", "meter cover", "--reason", "broken")
    assert ask(*given, *more).answer["request"]["subject"]["name"] == "meter cover"
    more = ("--change", "clock", "--reason", "time fees")
    assert ask(*given, *more).answer["request"]["subject"]["name"] == "PB22-000042"


def test_the_only_work_on_the_meter_of_a_plan_is_what_is_asked_for(ask: Asks, plan: Path, tmp_path: Path) -> None:
    said = '{ relevant = true, reason = "meter worn", right = "NI-1", approval = "approval.json" }'
    swap = f'old_serial = "1", new_serial = "MT-2", final_kwh = "1.0", initial_kwh = "0.1", metrology = {said}'
    seal = f'place = "cover", metrology = {said}'
    text = plan.read_text("utf-8").partition("[firmware]")[0] + WORK
    out = tmp_path / "ask.json"
    for work, change, name in (
        (f"meter_swap = {{ {swap} }}", "meter_swap", "MT-2"),
        (f"seal_opened = [{{ {seal} }}]", "seal", "cover"),
    ):
        plan.write_text(text + work, "utf-8")
        request = ask("approval", "request", "--plan", plan, "--out", out).answer["request"]
        assert (request["change"], request["subject"]["name"], request["reason"]) == (change, name, "meter worn")
    plan.write_text(f'{text}seal_opened = [{{ {seal} }}, {{ place = "other" }}]', "utf-8")
    again = ask("approval", "request", "--plan", plan, "--out", tmp_path / "none.json")
    assert "--seal" in fails(again, 2, Reason.MISSING_KEY)


@pytest.mark.parametrize(
    ("more", "reason", "named"),
    [
        (("--change", "parameter"), Reason.MISSING_KEY, "--key"),
        (("--change", "meter_swap"), Reason.MISSING_KEY, "--meter"),
        (("--change", "seal", "--seal", "a"), Reason.WRONG_VALUE, "request.reason"),
        (("--change", "coffee"), Reason.WRONG_USAGE, "--change"),
        (("--not-before", "tomorrow"), Reason.WRONG_VALUE, "--not-before"),
        (("--not-after", "2026-11-28T10:00:00"), Reason.WRONG_VALUE, "--not-after"),
        (("--not-after", "2020-01-01T10:00:00Z"), Reason.WRONG_VALUE, "request.not_after"),
        (("--not-after", "2199-01-01T10:00:00Z"), Reason.WRONG_VALUE, "request.not_after"),
        (("--file", "no such file", "--version", "2"), Reason.FILE_UNREADABLE, "no such file"),
    ],
)
def test_a_request_nobody_can_decide_on_is_refused(
    more: tuple[str, ...], reason: Reason, named: str, ask: Asks, plan: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ask.json"
    assert named in fails(ask("approval", "request", "--plan", plan, "--out", out, *more), 2, reason)
    assert not out.exists()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff", Reason.NOT_JSON),
        (b"[" * 60_000, Reason.NOT_JSON),
        (b" " * 70_000, Reason.WRONG_VALUE),
        (b'{"schema": "chargebench-approval/1", "schema": 1}', Reason.WRONG_VALUE),
        (b"{}", Reason.WRONG_VALUE),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", Reason.WRONG_VALUE),
    ],
)
def test_a_hostile_file_is_one_sentence(content: bytes, reason: Reason, ask: Asks, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    commands: list[tuple[object, ...]] = [("trust", path)]
    if not content.startswith(b"---"):
        commands += [("show", path), ("sign", path, "--out", tmp_path / "out.json", "--by", "S. Super")]
    for command in commands:
        fails(ask("approval", *command), 2, reason)
    assert not (tmp_path / "out.json").exists()


def test_a_plan_without_an_approval_is_refused_before_the_visit(ask: Asks, plan: Path, tmp_path: Path) -> None:
    from tests.cli.test_plan import arrival

    text = FIRMWARE.replace(', approval = "ok.json"', "")
    bare = plan_file(tmp_path, more=text, answers=arrival())
    said = ask("visit", "run", bare, "--out", tmp_path / "out")
    assert "firmware.metrology.approval" in fails(said, 2, Reason.MISSING_KEY)
    named = plan_file(tmp_path, more=FIRMWARE, answers=arrival())
    assert "ok.json" in fails(ask("visit", "run", named, "--out", tmp_path / "out"), 2, Reason.FILE_UNREADABLE)
    assert ask("visit", "list").answer == {"visits": []}


def test_a_request_for_a_visit_takes_station_and_technician_from_it(ask: Asks, tmp_path: Path) -> None:
    from tests.cli.test_plan import arrival

    plan = plan_file(tmp_path, station="connect_within_s = 0.3", answers=arrival())
    visit = ask("visit", "run", plan, "--out", tmp_path / "out").answer["error"]["visit"]
    more = ("--change", "meter_swap", "--meter", "MT-2", "--reason", "broken", "--out", tmp_path / "ask.json")
    asked = ask("approval", "request", "--visit", visit, *more).answer["request"]
    assert (asked["station_id"], asked["station_serial"], asked["requested_by"]) == (
        "PB22-000042", "PB22-000042", "M. Lind",
    )  # fmt: skip
    unknown = ask("approval", "request", "--visit", "nothing", *more)
    fails(unknown, 2, Reason.UNKNOWN_NAME)
