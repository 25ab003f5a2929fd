"""Raw words become numbers: the published vectors, every type and order, and maps that cannot be."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from app.domain.errors import BadInput, Reason
from app.links.modbus.register import Register, energy_kwh, exponent_of, step_kwh, value_of
from app.links.modbus.register_map import RegisterMap, read_map

ROOT = Path(__file__).parents[3]
REGISTERS = sorted((ROOT / "resources" / "registers").glob("*.json"))
SCHEMA = ROOT / "resources" / "schemas" / "register-map.schema.json"
V = "voltage_l1"


@pytest.fixture
def sdm630() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((ROOT / "resources/registers/sdm630.json").read_text("utf-8"))
    return content


@pytest.mark.parametrize(
    ("kind", "scale", "words", "order", "value"),
    [
        ("float32", "1", [0x4366, 0x8000], "big", "230.5"),
        ("int32", "0.1", [0x0901, 0x0000], "little", "230.5"),
        ("uint16", "1", [0xFFFF], "big", "65535"),
        ("int16", "1", [0xFFFF], "big", "-1"),
        ("int32", "1", [0xFFFF, 0xFFFE], "big", "-2"),
        ("uint32", "1", [0x0001, 0x0000], "little", "1"),
        ("uint64", "1", [0, 0, 1, 0], "big", "65536"),
        ("uint64", "1", [0, 1, 0, 0], "little", "65536"),
        ("int64", "1", [0xFFFF, 0xFFFF, 0xFFFF, 0xFFFD], "big", "-3"),
        ("float64", "1", [0x3FF8, 0, 0, 0], "big", "1.5"),
        ("t5", "1", [0xFE00, 0x5A0A], "big", "230.5"),
        ("t5", "1", [0x0302, 0], "big", "131072000"),
        ("t6", "1", [0xFEFF, 0xFF38], "big", "-2.00"),
    ],
)
def test_raw_words(kind: Any, scale: str, words: list[int], order: Any, value: str) -> None:
    """The first two are EV-7; T5 and T6 are in the maker's words: power of ten, then 24 bits."""
    assert value_of(Register(V, 0, kind, Decimal(scale), "V"), words, order) == Decimal(value)


def test_float64_of_ev_7() -> None:
    words = [0x4132, 0xD687, 0xCCCC, 0xCCCD]
    register = Register("energy_import", 0, "float64", Decimal(1), "Wh")
    kwh = value_of(register, words)
    assert kwh is not None
    assert str(energy_kwh(register, kwh, Decimal("0.0001"))) == "1234.5678"


def test_bytes_of_each_word_the_other_way_round() -> None:
    register = Register(V, 0, "float32", Decimal(1), "V")
    assert value_of(register, [0x6643, 0x0080], "big", "little") == Decimal("230.5")
    assert value_of(register, [0x0080, 0x6643], "little", "little") == Decimal("230.5")


@pytest.mark.parametrize(
    ("kwh", "step"),
    [(5000, "0.00048828"), (10_000, "0.00097656"), (100_000, "0.0078125"), (131_072, "0.015625"), (10**6, "0.0625")],
)
def test_step_of_a_float32_register_as_in_ev_7(kwh: int, step: str) -> None:
    register = Register("energy_import", 0, "float32", Decimal(1), "kWh")
    assert float(step_kwh(register, Decimal(kwh), None)) == pytest.approx(float(step), abs=5e-9)
    in_wh = Register("energy_import", 0, "float32", Decimal(1), "Wh")
    assert step_kwh(in_wh, Decimal(10_000), None) == Decimal("0.001")  # 1e7 Wh: 1 Wh
    assert step_kwh(Register("energy_import", 0, "float64", Decimal(1), "kWh"), Decimal(kwh), None) == 0


@pytest.mark.parametrize(
    ("kind", "words", "na"),
    [
        ("int16", [0x8000], "0x8000"),
        ("uint32", [0xFFFF, 0xFFFF], "0xFFFFFFFF"),
        ("int32", [0x7FFF, 0xFFFF], "0x7FFFFFFF"),
    ],
)
def test_raw_value_that_means_none(kind: Any, words: list[int], na: str) -> None:
    assert value_of(Register(V, 0, kind, Decimal(1), "V", na), words) is None


def test_integer_energy_keeps_the_zeros_of_its_own_resolution() -> None:
    register = Register("energy_import", 0, "uint32", Decimal(10), "Wh")
    value = value_of(register, [0, 100])
    assert value is not None
    assert str(energy_kwh(register, value, Decimal("0.001"))) == "1.00"


@pytest.mark.parametrize(("word", "exponent"), [(1, 1), (0xFFFD, -3), (0, 0)])
def test_scale_factor(word: int, exponent: int) -> None:
    assert exponent_of("power", word) == exponent


def test_scale_factor_out_of_range() -> None:
    for word in (0x8000, 11, 0xFFF5):
        with pytest.raises(BadInput):
            exponent_of("power", word)


@pytest.mark.parametrize("path", REGISTERS, ids=lambda path: path.stem)
def test_every_shipped_map_is_valid(path: Path) -> None:
    content = json.loads(path.read_text("utf-8"))
    found = read_map(content, path.name)
    assert found.id == path.stem
    assert found.source
    assert found.edition
    assert found.verified is False  # nobody has compared one with the instrument yet
    assert {"en", "de"} <= found.name.keys()
    assert len(found.blocks()) <= 3
    assert all(count <= 125 for _, count in (*found.blocks(), *found.blocks(0)))
    own_step = found.energy.factor(None) if not found.energy.type.startswith("float") else Decimal(0)
    assert found.energy.exponent_at is not None or found.resolution_kwh >= own_step


def test_schema_of_the_maps_is_in_step() -> None:
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | TypeAdapter(RegisterMap).json_schema()
    assert json.loads(SCHEMA.read_text("utf-8")) == made


@pytest.mark.parametrize("path", REGISTERS, ids=lambda path: path.stem)
def test_every_shipped_map_fits_the_schema(path: Path) -> None:
    import jsonschema

    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(json.loads(path.read_text("utf-8")))


ENERGY = {"quantity": "energy_import", "address": 72, "type": "float32", "scale": "1", "unit": "kWh"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"word_order": "middle"}, "word_order"),
        ({"registers": []}, "registers.energy_import"),
        ({"resolution_kwh": "x"}, "resolution_kwh"),
        ({"resolution_kwh": "0"}, "resolution_kwh"),
        ({"registers": [ENERGY, ENERGY]}, "registers.energy_import"),
        ({"registers": [ENERGY | {"unit": "J"}]}, "registers.energy_import.unit"),
        ({"registers": [ENERGY | {"address": 65535}]}, "registers.energy_import.address"),
        ({"registers": [ENERGY | {"exponent_at": 70000}]}, "registers.energy_import.address"),
        ({"registers": [ENERGY | {"scale": "0"}]}, "registers.energy_import.scale"),
        ({"registers": [ENERGY | {"na": "none"}]}, "registers.energy_import.na"),
        ({"registers": [ENERGY, ENERGY | {"quantity": "wind"}]}, "registers.wind.quantity"),
        ({"serial": None, "tcp": False}, "serial"),
        ({"colour": "grey"}, "colour"),
    ],
)
def test_bad_map_names_its_file_and_field(sdm630: dict[str, Any], change: dict[str, Any], field: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_map({**sdm630, **change}, "bad.json")
    assert caught.value.where == "bad.json"
    assert str(caught.value.data["field"]).endswith(field)
    assert caught.value.reason in (Reason.WRONG_VALUE, Reason.MISSING_KEY, Reason.UNKNOWN_KEY)
