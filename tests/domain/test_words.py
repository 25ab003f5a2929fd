"""Every enum value that reaches people has its words; the errors speak them."""

from collections.abc import Mapping
from enum import Enum, StrEnum

import pytest

from app.domain import words
from app.domain.calibration_problem import Problem
from app.domain.decision import DecisionRule, Outcome
from app.domain.difference import ChangeJudgement
from app.domain.errors import BadInput, Reason, Refused
from app.domain.load import LoadKind, Obstacle
from app.domain.messages import message, reason_words
from app.domain.step import Step
from app.domain.text import with_decimal_sign
from app.domain.verdict import ItemVerdict, MeterMark, VisitVerdict
from app.domain.visit import StepStatus


def loud(source: str, /, n: int | None = None, **values: object) -> str:
    """Translate by shouting."""
    return source.upper().format(**{name.upper(): value for name, value in values.items()})


@pytest.mark.parametrize(
    ("kind", "known"),
    [
        (VisitVerdict, words.SAFETY_WORDS),
        (MeterMark, words.METER_WORDS),
        (Outcome, words.OUTCOME_WORDS),
        (StepStatus, words.STEP_WORDS),
        (ChangeJudgement, words.CHANGE_WORDS),
        (LoadKind, words.LOAD_WORDS),
        (DecisionRule, words.RULE_WORDS),
        (Obstacle, words.OBSTACLE_WORDS),
    ],
)
def test_every_value_has_words(kind: type[StrEnum], known: Mapping[Enum, str]) -> None:
    assert set(known) == set(kind)
    assert not any("_" in sentence for sentence in known.values())


def test_every_problem_of_a_calibration_file_has_words() -> None:
    assert {problem.value for problem in Problem} <= words.PROBLEMS


def test_an_error_speaks_its_problem() -> None:
    error = BadInput(Reason.BAD_RUN, "run.json", point="16 A", run=2, field="stop_kwh", problem=Problem.BACKWARDS)
    spoken = message(error, lambda source: "[" + source + "]" if "{" not in source else source)
    assert "([runs backwards])" in spoken
    assert spoken.endswith("[A register that rolled over states where: register_rollover_kwh.]")
    unknown = BadInput(Reason.FILE_UNREADABLE, "x", problem="disk on fire")
    assert "disk on fire." in message(unknown, lambda source: source)


def test_a_step_is_named_by_its_title() -> None:
    error = Refused(Reason.STEP_LOCKED, Step.LIVE_CHECKS, what=Step.REENERGISE)
    assert message(error, lambda source: source).startswith("Live checks is locked until Re-energise has ended.")


def test_too_few_runs_names_their_number() -> None:
    error = BadInput(Reason.TOO_FEW_RUNS, "run.json", point="16 A", run=0, field="runs", problem=Problem.TOO_FEW)
    assert "point 16 A has too few runs (0)" in message(error, lambda source: source)


@pytest.mark.parametrize(
    ("saved", "spoken"),
    [
        ("above_load 20.0", "THE LOAD DRAWS NO MORE THAN 20.0 A"),
        ("wrong_current_kind", "THIS LOAD TAKES THE OTHER KIND OF CURRENT"),
        ("the bank was stolen", "the bank was stolen"),
    ],
)
def test_an_obstacle_is_said_in_words(saved: str, spoken: str) -> None:
    assert words.obstacle_words(saved, loud) == spoken


@pytest.mark.parametrize(
    ("declared", "spoken"),
    [
        ("bank 3x32 A, adapter 32 A", "LOAD BANK 3 × 32 A, ADAPTER 32 A"),
        ("vehicle 1x16 A, 40 %, 60 kWh", "VEHICLE 1 × 16 A, 40 %, 60 kWh"),
        ("dc_bank 125 A", "DC EMULATOR AND BANK 125 A"),
        ("the big one", "the big one"),
    ],
)
def test_a_load_is_said_in_words(declared: str, spoken: str) -> None:
    assert words.load_words(declared, loud) == spoken


@pytest.mark.parametrize(
    ("reason", "spoken"),
    [
        ("pages_differ", "THE PAGES ARE NOT WHAT THE DATA INSIDE WOULD PRINT."),
        ("bundle_incomplete: data/visit.json", "MISSING OR DAMAGED: data/visit.json"),
        (
            "layout_unknown: 7, 1, 2",
            "IT IS DRAWN BY LAYOUT 7; THIS PROGRAM KNOWS 1 TO 2: UPDATE CHARGEBENCH, THEN CHECK IT AGAIN.",
        ),
        ("something_new", "something_new"),
    ],
)
def test_a_refused_file_is_explained(reason: str, spoken: str) -> None:
    assert words.file_words(reason, loud) == spoken


def test_a_source_keeps_its_citation() -> None:
    source = "own practice, unverified; EN 50110-1 asks for absence of voltage and gives no number"
    assert words.source_words(source, loud) == source.replace(
        "own practice, unverified", "OWN PRACTICE, UNVERIFIED"
    ).replace("asks for absence of voltage and gives no number", "ASKS FOR ABSENCE OF VOLTAGE AND GIVES NO NUMBER")


def test_a_longer_phrase_goes_before_the_one_inside_it() -> None:
    for number, phrase in enumerate(words.SOURCE_PHRASES):
        assert not any(earlier in phrase for earlier in words.SOURCE_PHRASES[:number])


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_saved_without_its_numbers_has_no_gaps(reason: Reason) -> None:
    spoken = reason_words(reason.value, "Firmware", lambda source: source)
    assert "–" not in spoken
    assert "{" not in spoken
    assert spoken.endswith((".", "the visit."))


def test_what_a_person_wrote_stays() -> None:
    assert reason_words("the lift was out of order", "x", loud) == "the lift was out of order"


def test_every_verdict_of_an_item_has_a_word() -> None:
    spoken = {verdict: words.item_words(verdict, loud) for verdict in ItemVerdict}
    assert spoken[ItemVerdict.S1] == "S1"
    assert spoken[ItemVerdict.LIMITATION] == "LIMITED"
    assert len(set(spoken.values())) == len(ItemVerdict)


@pytest.mark.parametrize(
    ("written", "german"),
    [
        ("0.5 … 1.0 mA", "0,5 … 1,0 mA"),
        ("-2.5 s", "-2,5 s"),
        ("1297.579 → 1298.061 kWh", "1297,579 → 1298,061 kWh"),
        ("1.4.2", "1.4.2"),
        ("1.40.2", "1.40.2"),
        ("8.8 MB", "8,8 MB"),
        ("16", "16"),
    ],
)
def test_numbers_take_the_decimal_sign_of_the_language(written: str, german: str) -> None:
    assert with_decimal_sign(written, "de") == german
    assert with_decimal_sign(written, "de_AT") == german
    assert with_decimal_sign(written, "en") == written
