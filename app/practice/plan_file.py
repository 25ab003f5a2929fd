"""The practice plan as files: what `visit run` takes, with photos and firmware beside it."""

import json
from collections.abc import Iterator
from typing import Any

from app.practice.image import make_image
from app.practice.photo import practice_photo

NAME = "PLAN.toml"
POINTS = "point"
"""The load points of a calibration, each a table of its own."""


def practice_files(plan: dict[str, Any]) -> dict[str, bytes]:
    """Return ``plan`` (as parsed TOML) and all it names, by file name; the plan comes last."""
    version = plan["firmware"]["version"]
    image = f"pb22-{version}.img"
    files = {name: practice_photo(name) for name in sorted(_photos(plan))}
    files[image] = make_image(version)
    lines = _lines({**plan, "firmware": {**plan["firmware"], "file": image}})
    return {**files, NAME: ("\n".join(lines) + "\n").encode()}


def _photos(plan: dict[str, Any]) -> Iterator[str]:
    for answer in (*plan["answers"].values(), *plan["out_of_service"].values()):
        named = answer.get("photo", [])
        yield from [named] if isinstance(named, str) else named


def _lines(plan: dict[str, Any]) -> Iterator[str]:
    for name, table in plan.items():
        yield f"[{name}]"
        yield from (f"{json.dumps(key)} = {_value(value)}" for key, value in table.items() if key != POINTS)
        for point in table.get(POINTS, ()):
            yield f"[[{name}.{POINTS}]]"
            yield from (f"{key} = {_value(value)}" for key, value in point.items())
        yield ""


def _value(value: Any) -> str:
    """Return a value in TOML, whose basic strings are written as those of JSON."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {_value(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
