"""The practice plan speaks the language of the visit."""

import json
import re
from pathlib import Path
from typing import Any

from app.bootstrap import build
from app.domain.plan import read_plan
from app.ports.store import Instrument
from app.practice.plan import practice_plan
from app.workflows.practice_instruments import practice_instruments


def planned(checkout: Path, language: str) -> dict[str, Any]:
    def document(folder: str, name: str) -> Any:
        return json.loads((checkout / "resources" / folder / f"{name}.json").read_text(encoding="utf-8"))

    return practice_plan(document, "1.6", language, 5020)


def test_the_english_plan_holds_the_shipped_answers(checkout: Path) -> None:
    plan = planned(checkout, "en")
    shipped = json.loads((checkout / "resources/checklists/practice/ev-ac-inspect.json").read_text(encoding="utf-8"))
    assert {**plan["answers"], "I01": None} == {**shipped["answers"], "I01": None}
    assert plan["visit"]["lang"] == "en"
    read_plan(plan, "practice plan")


def test_every_answer_in_words_is_german_in_german(checkout: Path) -> None:
    english, german = planned(checkout, "en"), planned(checkout, "de")
    assert german["visit"]["site"] == "Übungshof, Platz 1"
    in_words = {
        item for item, answer in english["answers"].items() if re.search(r"[a-z]{2}\W+\w", str(answer.get("value", "")))
    }
    assert in_words
    for item in in_words:
        assert english["answers"][item]["value"] != german["answers"][item]["value"], item
    same = {item for item, answer in english["answers"].items() if answer == german["answers"][item]}
    assert len(same) > 80  # values, choices and photos do not depend on the language
    read_plan(german, "practice plan")


def test_the_instruments_are_named_in_the_language_of_the_visit(checkout: Path) -> None:
    catalogue = build(None, "en").catalogue
    shipped = json.loads((checkout / "resources/practice/instruments.json").read_text(encoding="utf-8"))
    assert list(practice_instruments(catalogue, "en")) == [Instrument(**instrument) for instrument in shipped]
    german = {instrument.id: instrument.text for instrument in practice_instruments(catalogue, "de")}
    assert german["sdm630"] == "Referenzzähler, dreiphasig (Übung)"
