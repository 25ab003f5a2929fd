"""The whole practice visit over real sockets, in both versions, and what each fault of the practice peers comes to."""

import asyncio
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app.domain.charge_fact import ChargeLeft
from app.domain.errors import OutcomeUnknown, Reason
from app.domain.fact import LinkChanged, OperatorsRecordsKept, SettingWritten, StepFailed, StillAlive
from app.domain.messages import message, reason_words
from app.domain.meter_fact import WiringChecked
from app.domain.step import NOT_IN_THIS_VERSION, Step
from app.domain.verdict import ItemVerdict, MeterMark, VisitVerdict
from app.domain.visit import StepStatus
from app.reports.verify import ReportChecks
from tests.e2e.practice_run import Practised, practise

VERSIONS = pytest.mark.parametrize("ocpp", ["1.6", pytest.param("2.0.1", marks=pytest.mark.soak)])
READS = {
    "GetConfiguration", "GetBaseReport", "GetVariables", "TriggerMessage", "GetReport", "GetInstalledCertificateIds",
    "GetLocalListVersion",
}  # fmt: skip
"""What a laptop may ask without changing anything."""


def sent(practised: Practised) -> list[str]:
    """Return the names of the requests that left the laptop, in order."""
    frames = [json.loads(frame.text) for frame in practised.frames if frame.direction == "out"]
    return [frame[2] for frame in frames if frame[0] == 2]


def words(source: str, n: int | None = None, **values: object) -> str:
    return source


def check_report(practised: Practised, checkout: Path) -> dict[str, Any]:
    """The report verifies, its data keep the schema, and so does the certificate where the meter was measured."""
    assert practised.verdict.positive, practised.verdict.reason
    for folder in (practised.folder / "out", practised.folder / "out" / "bundle"):
        assert (folder / "certificate.pdf").exists() is (practised.done.report.certificate is not None)
        if practised.done.report.certificate is not None:
            certificate = ReportChecks(checkout / "resources").verify(folder / "certificate.pdf")
            assert certificate.positive, certificate.reason
            assert certificate.practice
    assert practised.verdict.practice
    content: dict[str, Any] = json.loads((practised.folder / "out" / "report.json").read_text("utf-8"))
    jsonschema.validate(content, json.loads((checkout / "resources/schemas/report.schema.json").read_text("utf-8")))
    return content


@pytest.fixture(scope="module", params=["1.6", "2.0.1"])
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Practised:
    """Return one whole visit without a fault, in each version."""
    return asyncio.run(practise(tmp_path_factory.mktemp("whole"), request.param, check_point="16 A"))


def test_a_whole_visit_ends_with_a_report_that_verifies(whole: Practised, checkout: Path) -> None:
    practised = whole
    steps = {step: found.status for step, found in practised.state.steps.items() if step not in NOT_IN_THIS_VERSION}
    assert steps == dict.fromkeys(steps, StepStatus.DONE)
    outcome = practised.done.outcome
    # the practice station carries two planted defects of its settings, both S3: it may serve
    assert (outcome.verdict, outcome.meter, outcome.missing) == (VisitVerdict.DEFECTS, MeterMark.MAY_BILL, ())
    assert {finding.item for finding in outcome.findings} == {"S01", "S28"}
    assert outcome.positive
    check_report(practised, checkout)
    assert _files(practised.folder / "out" / "bundle") >= {"manifest.json", "manifest.sig", "report.pdf"}
    assert [line.state for line in practised.outbox] == ["copied"]


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_rule_9_queued_transactions_are_stored_before_they_are_confirmed_and_wait_for_the_operator(
    whole: Practised,
) -> None:
    practised = whole
    kept = {record.message_id: record for record in practised.records}
    assert len(kept) == 4  # begin and end of two charges
    answered = {}
    for frame in practised.frames:
        data = json.loads(frame.text)
        if frame.direction == "out" and data[0] == 3 and data[1] in kept:
            answered[data[1]] = frame.at
    assert set(answered) == set(kept)
    assert all(kept[name].received_at <= at for name, at in answered.items())
    saved = [fact.at for fact, _ in practised.state.saved_of(OperatorsRecordsKept)]
    assert len(saved) == 4
    assert all(
        before <= answered[name]
        for before, name in zip(sorted(saved), sorted(answered, key=answered.__getitem__), strict=True)
    )
    assert {record.action for record in practised.records} <= {
        "StartTransaction",
        "StopTransaction",
        "TransactionEvent",
    }
    # the first boot is answered Pending; nothing of the operator comes before it is admitted
    boots = [
        data for data in map(_json, practised.frames) if data[0] == 3 and "status" in data[2] and "interval" in data[2]
    ]
    assert boots[0][2]["status"] == "Pending"
    assert boots[-1][2]["status"] == "Accepted"


def _json(frame: Any) -> Any:
    return json.loads(frame.text)


def test_rule_2_no_command_leaves_the_laptop_while_the_station_is_locked_off(whole: Practised) -> None:
    practised = whole
    off = next(saved.at for saved in practised.state.saved if saved.fact.kind == "switched_off")
    on = next(saved.at for saved in practised.state.saved if saved.fact.kind == "switched_on")
    between = [frame for frame in practised.frames if off < frame.at < on and frame.direction == "out"]
    assert [data[2] for data in map(_json, between) if data[0] == 2] == []
    assert list(practised.state.all(StillAlive)) == []


async def test_rule_6_function_left_out_is_never_safe_and_the_reason_is_printed(tmp_path: Path, checkout: Path) -> None:
    practised = await practise(tmp_path, skip=("calibration", "firmware", "function"))
    assert practised.done.outcome.verdict is VisitVerdict.INCONCLUSIVE
    assert "function" in practised.done.outcome.missing
    assert practised.done.outcome.meter is MeterMark.NOT_JUDGED
    content = check_report(practised, checkout)
    assert "not asked in this test" in json.dumps(content)


@VERSIONS
async def test_a_meter_three_percent_high_must_not_bill_and_the_station_is_left_inoperative(
    ocpp: str, tmp_path: Path, checkout: Path
) -> None:
    practised = await practise(tmp_path, ocpp, ("meter+3%",), skip=("firmware", "function"))
    outcome = practised.done.outcome
    assert outcome.meter is MeterMark.MUST_NOT_BILL
    assert not outcome.positive
    finding = next(finding for finding in outcome.findings if finding.step is Step.CALIBRATION)
    assert finding.title == "Meter error above the limit: paid charging out of service"
    errors = [100 * (run.stop_kwh - run.start_kwh) / run.reference_kwh - 100 for run in practised.state.runs("16 A")]
    assert all(2.5 < error < 4.0 for error in errors), errors
    last = practised.state.availability
    assert last is not None
    assert (last.operative, last.agrees) == (False, True)
    check_report(practised, checkout)


@VERSIONS
async def test_firmware_that_fails_is_a_finding_with_a_sentence_and_the_visit_closes_out(
    ocpp: str, tmp_path: Path, checkout: Path
) -> None:
    left_out = ("calibration",) if ocpp == "1.6" else ("calibration", "function")
    practised = await practise(tmp_path, ocpp, ("firmware-fails",), skip=left_out)
    failed = list(practised.state.all(StepFailed))
    assert [(fact.step, fact.reason) for fact in failed] == [(Step.FIRMWARE, Reason.FIRMWARE_FAILED)]
    function_left_out = "function" in left_out
    expected = VisitVerdict.INCONCLUSIVE if function_left_out else VisitVerdict.DEFECTS
    assert practised.done.outcome.verdict is expected
    sentence = reason_words(failed[0].reason, failed[0].where, words)
    assert "did not take the firmware" in sentence
    update = practised.state.firmware
    assert update is not None
    assert (update.ok, update.before, update.after) == (False, "1.4.2", "1.4.2")
    assert practised.state.steps[Step.CLOSE_OUT].status is StepStatus.DONE
    assert any(
        outcome.item.id == "X06" and outcome.verdict is ItemVerdict.S3 for outcome in practised.done.outcome.items
    )
    check_report(practised, checkout)


@VERSIONS
async def test_a_link_that_drops_in_a_charge_and_comes_back_does_no_harm(ocpp: str, tmp_path: Path) -> None:
    practised = await practise(tmp_path, ocpp, ("link-drops",), skip=("firmware", "function"))
    assert practised.state.steps[Step.CLOSE_OUT].status is StepStatus.DONE
    assert practised.run is not None
    runs = practised.state.runs("16 A")
    assert [run.number for run in runs] == [1, 2, 3]
    assert practised.state.discarded == ()
    assert practised.state.steps[Step.CALIBRATION].status is StepStatus.DONE
    lost = [(saved.at, fact.connected) for saved, fact in practised.state.saved_of(LinkChanged)][-2:]
    assert [connected for _, connected in lost] == [False, True]
    (checked,) = practised.state.saved_of(WiringChecked)  # the first charge; test_lost_link drops it in a run
    assert lost[0][0] < checked[0].at < runs[0].began_at
    assert sent(practised).count("RemoteStartTransaction" if ocpp == "1.6" else "RequestStartTransaction") == 4


async def test_wrong_serial_blocks_every_write_and_every_command(tmp_path: Path, checkout: Path) -> None:
    practised = await practise(tmp_path, faults=("wrong-serial",))
    assert practised.state.steps[Step.IDENTIFY].status is StepStatus.FAILED
    identified = practised.state.identified
    assert identified is not None
    assert not identified.agrees
    assert set(sent(practised)) <= READS, sent(practised)
    assert list(practised.state.all(SettingWritten)) == []
    assert practised.state.availability is None
    assert practised.records == ()
    assert practised.done.outcome.verdict is VisitVerdict.INCONCLUSIVE
    assert not practised.done.outcome.positive
    check_report(practised, checkout)


@VERSIONS
async def test_a_dead_contactor_takes_the_station_out_of_service(ocpp: str, tmp_path: Path, checkout: Path) -> None:
    practised = await practise(tmp_path, ocpp, ("dead-contactor",), skip=("firmware",))
    outcome = practised.done.outcome
    assert outcome.verdict is VisitVerdict.OUT_OF_SERVICE
    assert outcome.meter is MeterMark.NOT_JUDGED
    failed = {fact.step: fact.reason for fact in practised.state.all(StepFailed)}
    assert failed == {Step.CALIBRATION: Reason.NO_LOAD, Step.FUNCTION: Reason.NO_LOAD}
    assert practised.state.discarded == ()  # the load was missing before the first run
    assert [left.stopped for left in practised.state.all(ChargeLeft)] == [True, True]  # check charge, test charge
    last = practised.state.availability
    assert last is not None
    assert (last.operative, last.agrees) == (False, True)  # rule 5: the mark is proven
    check_report(practised, checkout)


@VERSIONS
async def test_no_answer_is_an_unknown_outcome_that_names_the_visit_and_what_to_look_at(
    ocpp: str, tmp_path: Path
) -> None:
    practised = await practise(tmp_path, ocpp, ("no-answer",), answer_s=1.5, begin_within_s=4.0)
    error = practised.error
    assert isinstance(error, OutcomeUnknown)
    assert error.exit_code == 4
    assert error.data["visit"] == practised.state.id
    sentence = message(error, words)
    assert "was sent to" in sentence
    assert "Stop the charge there" in sentence
    assert practised.run is None
    assert practised.outbox == ()
    # nothing is lost: the visit waits in its step
    assert practised.state.steps[Step.CALIBRATION].status is StepStatus.DOING
