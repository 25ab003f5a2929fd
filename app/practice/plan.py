"""The plan of the practice visit: its data, with the shipped practice answers."""

from collections.abc import Callable
from typing import Any

from app.domain.text import pick
from app.practice.station.config import PLATE_SERIAL

SAID = ("site", "technician", "licence", "issuer", "customer", "address")


def practice_plan(document: Callable[[str, str], Any], ocpp: str, language: str, meter_port: int) -> dict[str, Any]:
    """Return the plan as parsed TOML would be; ``document`` reads a JSON file of a resource folder.

    What a person would have typed is in the language of the visit.
    """
    plan: dict[str, Any] = document("practice", "visit")
    answers = dict(document("checklists/practice", "ev-ac-inspect")["answers"])
    words = document("practice", "words")
    for item, said in words["answers"].items():
        answers[item] = {**answers[item], "value": pick(said, language)}
    plan["visit"] |= {"lang": language, **{name: pick(words[name], language) for name in SAID}}
    seal = {"place": pick(words["seal"], language), "marking": "PRACTICE-17"}
    plan["calibration"] |= {"seals_before": [seal], "seals_after": [seal]}
    plan["station"] |= {"ocpp": ocpp}
    plan["calibration"]["reference"] |= {"port": meter_port}
    plan["answers"] = {**answers, "I01": {"value": PLATE_SERIAL}}
    return plan
