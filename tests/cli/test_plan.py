"""A plan is checked whole before anything is written, and corrected without changing what has happened."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import Reason
from tests.cli.answers import check_answer
from tests.cli.asking import Asks, Said
from tests.cli.station import free_port, practice_station
from tests.cli.test_contract import fails
from tests.cli.test_link import ARRIVAL, plan_file

ROOT = Path(__file__).parents[2]


def arrival(*without: str, **more: dict[str, str]) -> dict[str, Any]:
    """Return the answers of an arrival."""
    return {name: {"value": value} for name, value in ARRIVAL.items() if name not in without} | more


def test_a_missing_question_of_the_arrival_is_named_with_how_many_more_and_nothing_is_written(
    ask: Asks, tmp_path: Path
) -> None:
    plan = plan_file(tmp_path, answers=arrival("V02", "V06", "V11"))
    sentence = fails(ask("visit", "run", plan, "--out", tmp_path / "out"), 2, Reason.ANSWERS_MISSING)
    assert "answers.V02 is missing, and 2 more answers" in sentence
    assert ask("visit", "list").answer == {"visits": []}
    assert not (tmp_path / "out").exists()
    plan = plan_file(tmp_path, answers=arrival("V11"))
    assert "answers.V11 is missing." in fails(ask("visit", "run", plan, "--out", "x"), 2, Reason.MISSING_KEY)


def test_a_vehicle_that_is_plugged_in_asks_who_was_told(ask: Asks, tmp_path: Path) -> None:
    plan = plan_file(tmp_path, answers=arrival("V07", V07={"value": "unplugged"}))
    assert "answers.V08" in fails(ask("visit", "run", plan, "--out", "x"), 2, Reason.MISSING_KEY)
    plan = plan_file(tmp_path, answers=arrival("V07", V07={"value": "unplugged"}, V08={"value": "a notice"}))
    plan.write_text(
        plan.read_text().replace('serial = "PB22-000042"\n', 'serial = "PB22-000042"\nconnect_within_s = 0.2\n')
    )
    fails(ask("visit", "run", plan, "--out", "x"), 3, Reason.NO_STATION)


@pytest.mark.parametrize(
    ("more", "reason", "named"),
    [
        ("[out_of_service.Z05]\nvalue = 'ajar'", Reason.UNKNOWN_NAME, "out_of_service.Z05 = ajar"),
        ("[out_of_service.V06]\nvalue = 'dry'", Reason.UNKNOWN_NAME, "out_of_service.V06"),
        ("[out_of_service.Z09]\nvalue = 'done'\nphoto = 'missing.jpg'", Reason.FILE_UNREADABLE, "missing.jpg"),
        ("[out_of_service.Z09]\nvalu = 'done'", Reason.UNKNOWN_KEY, "out_of_service.Z09.valu"),
        ("[out_of_service]\nZ09 = 'done'", Reason.WRONG_VALUE, "out_of_service.Z09"),
    ],
)
def test_the_answers_for_a_station_left_out_of_service_are_checked_as_well(
    ask: Asks, tmp_path: Path, more: str, reason: Reason, named: str
) -> None:
    plan = plan_file(tmp_path, more=more, answers=arrival())
    assert named in fails(ask("visit", "run", plan, "--out", tmp_path / "out"), 2, reason)
    assert ask("visit", "list").answer == {"visits": []}


def test_a_report_in_a_language_there_is_not_is_refused(ask: Asks, tmp_path: Path) -> None:
    plan = plan_file(tmp_path, answers=arrival())
    plan.write_text(plan.read_text().replace("[visit]\n", '[visit]\nlang = "zz"\n'))
    sentence = fails(ask("visit", "run", plan, "--out", "x"), 2, Reason.UNKNOWN_LANGUAGE)
    assert "visit.lang" in sentence
    assert "Known: de, en." in sentence


def process(data: Path, *arguments: object) -> Said:
    """Ask another process."""
    command = [sys.executable, "-m", "app", "--json", "--data", str(data), *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=120, check=False)
    return Said(done.returncode, done.stdout, done.stderr)


def corrected(folder: Path, name: str, before: str = "", after: str = "", **given: Any) -> Path:
    """Write another plan into a folder of its own."""
    (folder / name).mkdir()
    path = plan_file(folder / name, **given)
    assert before in path.read_text()
    path.write_text(path.read_text().replace(before, after) if before else path.read_text())
    return path


def test_a_visit_is_resumed_by_a_corrected_plan_which_is_kept_like_the_first(ask: Asks, tmp_path: Path) -> None:
    first = plan_file(tmp_path, station="connect_within_s = 0.3", answers=arrival())
    said = process(ask.data, "visit", "run", first, "--out", tmp_path / "out")
    fails(said, 3, Reason.NO_STATION)
    visit = said.answer["error"]["visit"]
    facts = ask("visit", "show", visit).answer["facts"]
    port = free_port()
    given: dict[str, Any] = {"station": f"port = {port}\nconnect_within_s = 20", "answers": arrival()}
    for name, before, after, reason, named in (
        ("answer", 'value = "dry"', 'value = "covered"', Reason.PLAN_FIXED, "answers.V06"),
        ("order", "WO-1", "WO-2", Reason.PLAN_FIXED, "visit.work_order"),
        ("station", 'id = "PB22-000042"', 'id = "PB22-000043"', Reason.PLAN_FIXED, "station.id"),
        ("skip", "[station]", "[skip]\narrive = 'late'\n[station]", Reason.PLAN_FIXED, "skip.arrive"),
        ("typo", "[station]", "[answers.Q9]\nvalue = '1'\n[station]", Reason.UNKNOWN_NAME, "Q9"),
        (
            "photo",
            "[station]",
            "[answers.A01]\nvalue = 'yes'\nphoto = 'no.jpg'\n[station]",
            Reason.FILE_UNREADABLE,
            "no.jpg",
        ),
    ):
        path = corrected(tmp_path, name, before, after, **given)
        refused = ask("visit", "resume", visit, "--plan", path, "--out", tmp_path / "out")
        sentence = fails(refused, 2, reason)
        assert named in sentence
        assert str(path.parent) in sentence
    assert ask("visit", "show", visit).answer["facts"] == facts, "nothing was changed"
    again = ask("visit", "resume", visit, "--out", tmp_path / "out")
    fails(again, 3, Reason.NO_STATION)  # still by the first plan

    good = corrected(tmp_path, "good", **{**given, "answers": arrival(I03={"value": "32 A"})})
    with practice_station(port, "1.6", "wrong-serial"):
        done = process(ask.data, "visit", "resume", visit, "--plan", good, "--out", tmp_path / "out")
    assert done.code == 1, done.err
    check_answer("visit-result", done.answer)
    assert done.answer["visit"] == visit
    shown = ask("visit", "show", visit).answer
    assert {step["step"]: step["status"] for step in shown["steps"]}["identify"] == "failed"
    assert sum(saved["fact"]["kind"] == "visit_opened" for saved in shown["facts"]) == 1
    kept = process(ask.data, "visit", "resume", visit, "--out", tmp_path / "out2")
    assert (kept.code, kept.answer["visit"]) == (1, visit)  # by the corrected plan, without naming it
    assert json.loads(kept.out)["verdict"] == "inconclusive"


def test_a_plan_for_an_unknown_visit_or_one_that_is_no_plan_is_exit_2(ask: Asks, tmp_path: Path) -> None:
    plan = plan_file(tmp_path, answers=arrival())
    fails(ask("visit", "resume", "no-such-id", "--plan", plan, "--out", "x"), 2, Reason.UNKNOWN_NAME)
    plan.write_text("[visit\n")
    fails(ask("visit", "resume", "no-such-id", "--plan", plan, "--out", "x"), 2, Reason.NOT_TOML)


# languages


@pytest.mark.parametrize("arguments", [("--lang", "zz"), ("--lang=tlh",)])
def test_a_language_nobody_translated_into_is_refused_and_the_known_are_named(
    ask: Asks, arguments: tuple[str, ...]
) -> None:
    sentence = fails(ask(*arguments, "visit", "list"), 2, Reason.UNKNOWN_LANGUAGE)
    assert sentence.startswith("--lang: there is no translation ")
    assert sentence.endswith("Known: de, en.")
    assert ask.people(*arguments).code == 2, "the window says so, too"
    assert not ask.data.exists()


def test_a_language_of_a_country_finds_its_own(ask: Asks) -> None:
    assert ask.people("--lang", "de-AT", "checklist", "check", "ev-ac-inspect").out.endswith("in Ordnung\n")
    assert ask("--lang", "en", "checklist", "check", "ev-ac-inspect").code == 0


def test_the_settings_speak_where_nobody_asked_and_say_when_they_cannot(
    ask: Asks, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = ("checklist", "check", "ev-ac-inspect")
    ask.data.mkdir()
    settings = ask.data / "settings.toml"
    settings.write_text('language = "de"\n')
    assert ask.people(*check).out.endswith("in Ordnung\n")
    assert ask.people("--lang", "en", *check).out.endswith("fine\n")
    settings.write_text('language = "zz"\n')
    assert "settings.toml, language" in fails(ask(*check), 2, Reason.UNKNOWN_LANGUAGE)
    assert ask("--lang", "en", *check).code == 0
    monkeypatch.setenv("CHARGEBENCH_LANGUAGE", "de_AT")
    assert ask.people(*check).out.endswith("in Ordnung\n")
    monkeypatch.setenv("CHARGEBENCH_LANGUAGE", "yy")
    assert fails(ask(*check), 2, Reason.UNKNOWN_LANGUAGE).startswith("CHARGEBENCH_LANGUAGE: ")
