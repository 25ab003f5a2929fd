"""The plan of an interop visit, generated from the shipped checklist: one passing answer for every item."""

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image, ImageDraw

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
MODEL, SERIAL = "Terra Nova 22", "NW22-2403-0117"
FIRMWARE_BEFORE, FIRMWARE_AFTER = "2.8.1", "2.9.0"
REFERENCE, TESTER = "manual", "tester"
"""Ids of the instruments; a reference of kind manual is the instrument ``manual``."""
IN_PLACE = frozenset({"pass", "NA"})


@dataclass(frozen=True)
class Run:
    """One run: what the load takes by the station's register, and what the reference shows for it, in kWh."""

    point: str
    register_kwh: Decimal
    reference_kwh: Decimal

    @property
    def error_percent(self) -> Decimal:
        """Error of the station's meter."""
        return 100 * (self.register_kwh - self.reference_kwh) / self.reference_kwh


def runs(register_step_kwh: Decimal) -> tuple[Run, ...]:
    """Return three runs at each of three points, around +0.10, +0.25 and -0.15 percent, in steps of the register."""
    planned = {
        "6 A": (("1.0021", "1.0010"), ("1.0034", "1.0023"), ("1.0018", "1.0007")),
        "16 A": (("1.0042", "1.0016"), ("1.0027", "1.0001"), ("1.0039", "1.0014")),
        "32 A": (("1.0025", "1.0041"), ("1.0031", "1.0045"), ("1.0016", "1.0032")),
    }
    found = []
    for point, energies in planned.items():
        for register, reference in energies:
            shown = Decimal(register).quantize(register_step_kwh)
            # the reference follows what the register really counts: the error stays, whatever its resolution
            seen = (shown * Decimal(reference) / Decimal(register)).quantize(Decimal("0.0001"))
            found.append(Run(point, shown, seen))
    return tuple(found)


def checklist(name: str = "ev-ac-inspect") -> dict[str, Any]:
    """Return a shipped checklist."""
    return _document("checklists", name)


def _document(folder: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((RESOURCES / folder / f"{name}.json").read_text("utf-8"))
    return found


def answers(folder: Path) -> dict[str, dict[str, Any]]:
    """Return one passing answer for every item that a person answers; photos are drawn into ``folder``."""
    found: dict[str, dict[str, Any]] = {"I01": {"value": SERIAL}}
    asked = checklist()
    limits = _document("limits", asked["limit_set"])["limits"]
    for item in asked["items"]:
        if item["kind"] == "station":
            continue
        answer = found.setdefault(item["id"], {})
        answer.setdefault("value", _value(item, limits, found))
        if item.get("instrument"):
            answer["instrument"] = TESTER
        if item.get("photos"):
            answer["photo"] = [_photo(folder, item["id"], number) for number in range(item["photos"])]
    return found


def _value(item: dict[str, Any], limits: dict[str, Any], given: dict[str, dict[str, Any]]) -> str:
    match item["kind"]:
        case "confirm":
            return "yes"
        case "choice":
            return next(str(c["value"]) for c in item["choices"] if c.get("verdict", "pass") in IN_PLACE)
        case "time":
            return "10:35"
        case "number":
            return _within(limits.get(_limit_of(item, given), {}))
    return f"interop {item['id']}"


def _limit_of(item: dict[str, Any], given: dict[str, dict[str, Any]]) -> str:
    before, opening, other = str(item.get("limit", "")).partition("{")
    return before + str(given[other.rstrip("}")]["value"]) if opening else before


def _within(limit: dict[str, Any]) -> str:
    lo, hi = (limit.get(f"warn_{side}", limit.get(side)) for side in ("lo", "hi"))
    if lo is not None and hi is not None:
        return str((Decimal(lo) + Decimal(hi)) / 2)
    if hi is not None:
        return str(Decimal(hi) / 2)
    return str(Decimal(lo) * 2) if lo is not None else "1"


def _photo(folder: Path, item: str, number: int) -> str:
    """Draw a picture and return its name."""
    name = f"{item}-{number}.jpg"
    picture = Image.effect_noise((640, 480), 40).convert("RGB")
    ImageDraw.Draw(picture).text((24, 24), f"{item} {number}", fill=(250, 220, 40))
    data = BytesIO()
    picture.save(data, "JPEG", quality=85)
    (folder / name).write_bytes(data.getvalue())
    return name


def write_firmware(path: Path, version: str = FIRMWARE_AFTER, size: int = 384_000) -> int:
    """Write an image for the scripted station and return its size in bytes."""
    payload = Random(version).randbytes(size)
    header = {
        "model": MODEL,
        "version": version,
        "length": size,
        "sha256": hashlib.sha256(payload).hexdigest(),
    }
    return path.write_bytes(json.dumps(header).encode() + b"\n" + payload)


def plan_text(
    ocpp: str, port: int, password_file: str, given: dict[str, dict[str, Any]], energy: tuple[Run, ...]
) -> str:
    """Return ``PLAN.toml``: every step is worked, none is skipped."""
    secret = {"security_profile": 1, "password_file": password_file} if password_file else {}
    tables: list[tuple[str, dict[str, Any]]] = [
        (
            "[visit]",
            {
                "template": "periodic-inspection",
                "work_order": "WO-INTEROP-1",
                "site": "Interop yard, bay 3",
                "technician": "I. Interop",
            },
        ),
        (
            "[station]",
            {"id": "INTEROP-016", "serial": SERIAL, "ocpp": ocpp, "port": port, "connect_within_s": 120, **secret},
        ),
        *((f"[answers.{key}]", answer) for key, answer in given.items()),
        ("[calibration]", {"profile": "house-1pct", "reference": {"kind": "manual"}, "load": "bank 3x32 A"}),
    ]
    for point in dict.fromkeys(run.point for run in energy):
        typed = [str(run.reference_kwh) for run in energy if run.point == point]
        entry = {"id": point, "limit_a": int(point.split()[0]), "energy_kwh": "1.0", "runs": len(typed)}
        tables.append(("[[calibration.point]]", {**entry, "reference_kwh": typed}))
    tables.append(("[firmware]", {"file": "firmware.img", "version": FIRMWARE_AFTER, "via": "http"}))
    return "\n".join(f"{head}\n" + "".join(f"{k} = {_toml(v)}\n" for k, v in body.items()) for head, body in tables)


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(part)}" for key, part in value.items()) + "}"
    return json.dumps(value)
