"""The plan of the practice visit: its data, with the shipped practice answers."""

from collections.abc import Callable
from typing import Any

from app.practice.station.config import PLATE_SERIAL


def practice_plan(document: Callable[[str, str], Any], ocpp: str, language: str, meter_port: int) -> dict[str, Any]:
    """Return the plan as parsed TOML would be; ``document`` reads a JSON file of a resource folder."""
    plan: dict[str, Any] = document("practice", "visit")
    answers = document("checklists/practice", "ev-ac-inspect")["answers"]
    plan["visit"] |= {"lang": language}
    plan["station"] |= {"ocpp": ocpp}
    plan["calibration"]["reference"] |= {"port": meter_port}
    plan["answers"] = {**answers, "I01": {"value": PLATE_SERIAL}}
    return plan
