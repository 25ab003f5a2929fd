"""The commonest job: a fault call, with the log captured before anything is touched (field rule 23)."""

import asyncio
import json

import pytest

from app.bootstrap import build
from app.domain.fact import SnapshotTaken, SwitchedOff
from app.domain.log_fact import LogFetched
from app.domain.step import Step
from app.domain.verdict import VisitVerdict
from app.domain.visit import StepStatus
from app.practice.station.config import PLATE_SERIAL
from tests.e2e.practice_run import Practised, practise

VISIT = {
    "template": "fault-call",
    "work_order": "PRACTICE-2",
    "site": "Practice yard, bay 1",
    "technician": "P. Practice",
    "lang": "en",
}


@pytest.fixture(scope="module", params=["1.6", "2.0.1"])
def called(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Practised:
    catalogue = build(None, "en").catalogue
    answers = catalogue.document("checklists/practice", "ev-fault-call")["answers"]
    return asyncio.run(
        practise(
            tmp_path_factory.mktemp("fault"),
            request.param,
            skip=("calibration", "firmware"),
            visit=VISIT,
            answers={**answers, "I01": {"value": PLATE_SERIAL}},
        )
    )


def test_a_fault_call_ends_safe_and_verified(called: Practised) -> None:
    assert called.done.outcome.verdict is VisitVerdict.SAFE, called.done.outcome.missing
    assert called.verdict.positive
    assert called.state.steps[Step.FUNCTION].status is StepStatus.DONE


def test_the_log_is_captured_before_the_station_is_switched_off(called: Practised) -> None:
    kinds = [type(saved.fact) for saved in called.state.saved]
    assert kinds.index(SnapshotTaken) < kinds.index(LogFetched) < kinds.index(SwitchedOff)
    fetched = called.state.last(LogFetched)
    assert fetched is not None
    assert fetched.said == "Uploaded"
    (name, size, sha256) = fetched.files[0]
    assert size > 0
    stored = called.folder / "out" / "bundle" / "evidence" / sha256
    assert stored.stat().st_size == size, name


def test_a_replaced_part_is_printed(called: Practised) -> None:
    content = json.loads((called.folder / "out" / "report.json").read_bytes())
    parts = {part["name"] for part in content["parts"]}
    said = {key[0]: answer.value for key, answer in called.state.answers.items()}
    assert parts == ({said["H12"]} if said.get("H12") else set())
