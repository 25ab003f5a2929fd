"""Profiles: what ships keeps the schema, every mistake is named, and a technician's own stand beside the shipped."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import TypeAdapter

from app.domain.errors import BadInput, PeerUnreachable, Reason
from app.domain.messages import message
from app.domain.plan import PlanReference
from app.links.instruments.profile import InstrumentProfile
from app.links.instruments.profile_check import read_profile
from app.links.instruments.reference import InstrumentReferences
from app.ports.reference import ReportsBrokenProfiles
from tests.fakes.clock import FakeClock
from tests.fakes.instruments import SetLoad, profiles, served

SCHEMA = "resources/schemas/instrument-profile.schema.json"


def example() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(json.dumps(profiles()["generic-scpi.json"]))
    return content


def test_the_schema_is_in_step_with_the_code(checkout: Path) -> None:
    made = TypeAdapter(InstrumentProfile).json_schema(mode="validation")
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    assert json.loads((checkout / SCHEMA).read_text("utf-8")) == {**draft, **made}


@pytest.mark.parametrize("name", sorted(profiles()))
def test_what_ships_keeps_the_schema_and_says_where_it_is_from(name: str, checkout: Path) -> None:
    content = profiles()[name]
    jsonschema.validate(content, json.loads((checkout / SCHEMA).read_text("utf-8")))
    profile = read_profile(content, name)
    assert f"{profile.id}.json" == name
    assert profile.verified is False  # none was tried on the real instrument yet
    assert {"en", "de"} <= profile.name.keys()


def test_the_example_of_the_documentation_is_the_one_that_is_tested(checkout: Path) -> None:
    text = (checkout / "docs/instruments.md").read_text("utf-8")
    blocks = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL)]
    assert example() in blocks
    for block in blocks:
        read_profile(block, "docs")


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("kind", "gpib", "kind"),
        ("id", "../etc/passwd", "id"),
        ("source", " ", "source"),
        ("resolution_kwh", "0", "resolution_kwh"),
        ("resolution_kwh", "NaN", "resolution_kwh"),
        ("max_age_s", 3600, "max_age_s"),
        ("colour", "red", "colour"),
        ("link.port", 70000, "port"),
        ("link.timeout_s", 0, "timeout_s"),
        ("link.baud", 3, "link.baud"),
        ("link.tcp", "udp", "link.tcp"),
        ("setup", ["*RST\n:OUTPUT ON"], "setup"),
        ("setup", ["x"] * 41, "setup"),
        ("errors.none", "(a+)+", "errors.none"),
        ("quantities.0.pattern", r"\d+", "quantities.energy_import.pattern"),
        ("quantities.0.unit", "V", "quantities.energy_import.unit"),
        ("quantities.0.unit", "J", "quantities.0.unit"),
        ("quantities.0.query", "", "quantities.energy_import.query"),
        ("quantities.0.query", "ENER\u20ac?", "quantities.energy_import.query"),
        ("quantities.1.scale", "0", "quantities.power.scale"),
        ("quantities.1.quantity", "energy_import", "quantities.energy_import"),
        ("quantities.1.quantity", "elapsed", "quantities.elapsed.unit"),
        ("quantities.2.field", -1, "quantities.voltage_l1.field"),
    ],
)
def test_every_mistake_is_named(path: str, value: object, field: str) -> None:
    content: Any = example()
    *parents, last = path.split(".")
    place = content
    for step in parents:
        place = place[int(step)] if isinstance(place, list) else place[step]
    place[int(last) if isinstance(place, list) else last] = value
    with pytest.raises(BadInput) as caught:
        read_profile(content, "own.json")
    assert caught.value.where == "own.json"
    assert field in str(caught.value.data["field"])


def test_energy_and_power_are_needed() -> None:
    for missing in (0, 1):
        content = example()
        del content["quantities"][missing]
        with pytest.raises(BadInput) as caught:
            read_profile(content, "own.json")
        assert caught.value.reason is Reason.MISSING_KEY
    with pytest.raises(BadInput):
        read_profile([], "own.json")


def own(folder: Path) -> InstrumentReferences:
    return InstrumentReferences(profiles(), folder, FakeClock())


async def test_own_profiles_stand_beside_the_shipped_and_a_broken_one_leaves_the_others_usable(tmp_path: Path) -> None:
    folder = tmp_path / "instruments"
    assert own(folder).broken() == ()
    folder.mkdir()
    (folder / "mine.json").write_text(json.dumps({**example(), "id": "mine"}))
    (folder / "broken.json").write_text("{")
    (folder / "no-energy.json").write_text(json.dumps({**example(), "id": "no-energy", "quantities": []}))
    (folder / "taken.json").write_text(json.dumps({**example(), "id": "lem-dcbm"}))
    (folder / "bytes.json").write_bytes(b"\xff\xfe")
    (folder / "huge.json").write_bytes(b" " * 300_000)
    (folder / "deep.json").write_text("[" * 100_000)
    (folder / "notes.txt").write_text("not a profile")
    found = own(folder)
    assert isinstance(found, ReportsBrokenProfiles)
    assert "mine" in [offer.map for offer in found.offers()]
    assert [error.where for error in found.broken()] == [
        "broken.json", "bytes.json", "deep.json", "huge.json", "no-energy.json", "taken.json",
    ]  # fmt: skip
    for error in found.broken():
        said = message(error, lambda text, *rest, **more: text)
        assert said.count(error.where) == 1
    load = SetLoad()
    async with served("generic-scpi", load) as instrument:
        meter = await found.connect(PlanReference("scpi", "mine", port=getattr(instrument, "port")))  # noqa: B009
        assert (await meter.read()).power_w > 10_000
        await meter.close()
    with pytest.raises(BadInput) as caught:
        await found.connect(PlanReference("scpi", "broken"))
    assert caught.value.reason is Reason.NOT_JSON
    with pytest.raises(BadInput) as unknown:
        await found.connect(PlanReference("scpi", "lem-dcbm"))
    assert unknown.value.reason is Reason.UNKNOWN_NAME
    assert "mine" in str(unknown.value.data["known"])
    with pytest.raises(PeerUnreachable):
        await found.connect(PlanReference("scpi", "mine", port=1))
