"""The points of a certificate as a table: what is read, and that one wrong row refuses all of it by row and field."""

from decimal import Decimal

import pytest

from app.domain.certificate_point import CertificatePoint
from app.domain.certificate_table import points_from_cells, points_from_csv, points_from_toml
from app.domain.errors import BadInput, Reason
from app.domain.messages import message

HEADS = "current_a,error_percent,expanded_percent,k"
GOOD = f"{HEADS}\n6,0.04,0.08,2\n\n16,-0.01,0.05,\n32,-0.02,0.05,3\n"
TOML = {"point": [{"power_w": 1380, "error_percent": 0.02, "expanded_percent": 0.05, "power_factor": 0.5}]}


def test_a_table_is_read_with_any_of_three_signs_between_and_k_is_2_where_none_is_stated() -> None:
    wanted = (CertificatePoint(6, 0.04, 0.08), CertificatePoint(16, -0.01, 0.05), CertificatePoint(32, -0.02, 0.05, 3))
    for sign in ",;\t":
        assert points_from_csv("\ufeff" + GOOD.replace(",", sign).replace("\n", "\r\n"), "p.csv") == wanted


def test_power_factor_and_voltage_stand_beside_the_load() -> None:
    points = points_from_csv(
        "voltage_v;current_a;error_percent;expanded_percent\n400;10;0.1;0.05\n800;10;0.2;0.05\n400;100;0;0.05\n",
        "p.csv",
    )
    assert [(one.voltage_v, one.load, one.unit) for one in points] == [(400, 10, "A"), (800, 10, "A"), (400, 100, "A")]
    assert points_from_toml(TOML, "p.toml") == (CertificatePoint(1380, 0.02, 0.05, 2, "W", 0.5),)


@pytest.mark.parametrize(
    ("rows", "row", "field", "problem"),
    [
        ("6,0,0.05,2\n16,0,0.05,2\n10,0,0.05,2", 4, "current_a", "not above the load before it"),
        ("6,0,0.05,2\n16,0,0.05,2\n6,0,0.05,2", 4, "current_a", "entered twice"),
        ("6,0,0,2", 2, "expanded_percent", "not above zero"),
        ("6,0,-0.05,2", 2, "expanded_percent", "not above zero"),
        ("6,0,100,2", 2, "expanded_percent", "out of range"),
        ("6,0,0.05,2\n\n16,nan,0.05,2", 4, "error_percent", "not a number"),
        ("6,0,inf,2", 2, "expanded_percent", "not a number"),
        ("6,100,0.05,2", 2, "error_percent", "out of range"),
        ("6,0,0.05,0.5", 2, "k", "out of range"),
        ("0,0,0.05,2", 2, "current_a", "not above zero"),
        (",0,0.05,2", 2, "current_a", "missing"),
        ("6,,0.05,2", 2, "error_percent", "missing"),
        ('6,"0,01",0.05,2', 2, "error_percent", "a comma: write decimals with a point"),
        ("6,0,01,0,05,2", 2, "k", "more values than heads; a decimal comma?"),
        ("six,0,0.05,2", 2, "current_a", "not a number"),
    ],
)
def test_a_wrong_value_is_named_by_row_and_field(rows: str, row: int, field: str, problem: str) -> None:
    with pytest.raises(BadInput) as refused:
        points_from_csv(f"{HEADS}\n{rows}\n", "p.csv")
    error = refused.value
    assert (error.reason, error.data) == (Reason.BAD_ROW, {"row": row, "field": field, "problem": problem})
    said = message(error, lambda source: source)
    assert said.startswith(f"p.csv: row {row}, {field}: cannot be used ({problem}). Nothing was written")


def test_decimal_commas_between_semicolons_are_not_guessed_at() -> None:
    with pytest.raises(BadInput) as refused:
        points_from_csv("current_a;error_percent;expanded_percent\n6;0,01;0.05\n", "p.csv")
    assert (refused.value.data["row"], refused.value.data["field"]) == (2, "error_percent")


@pytest.mark.parametrize(
    ("heads", "reason", "field"),
    [
        ("", Reason.MISSING_KEY, "current_a"),
        ("error_percent,expanded_percent", Reason.MISSING_KEY, "current_a"),
        ("current_a,error_percent", Reason.MISSING_KEY, "expanded_percent"),
        ("current_a,power_w,error_percent,expanded_percent", Reason.WRONG_VALUE, "power_w"),
        ("current_a,current_a,error_percent,expanded_percent", Reason.WRONG_VALUE, "current_a"),
        ("current_a,error_percent,expanded_percent,u", Reason.UNKNOWN_KEY, "u"),
        ("current_a,error_percent,expanded_percent,", Reason.UNKNOWN_KEY, "column 4"),
        ("current_a,error_percent,expanded_percent", Reason.MISSING_KEY, "point"),
    ],
)
def test_heads_that_cannot_be_used(heads: str, reason: Reason, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        points_from_csv(heads, "p.csv")
    assert (refused.value.reason, refused.value.data["field"]) == (reason, field)


@pytest.mark.parametrize(
    ("given", "reason", "field"),
    [
        ({}, Reason.MISSING_KEY, "point"),
        ({"points": []}, Reason.UNKNOWN_KEY, "points"),
        ({"point": 3}, Reason.WRONG_VALUE, "point"),
        ({"point": [{"amps": 3}]}, Reason.UNKNOWN_KEY, "point.1.amps"),
        ({"point": [{"current_a": True}]}, Reason.BAD_ROW, "current_a"),
        ({"point": [{"current_a": "6"}]}, Reason.BAD_ROW, "current_a"),
        ({"point": [{"current_a": 6, "power_w": 6}]}, Reason.BAD_ROW, "power_w"),
        ({"point": [{"current_a": 6, "error_percent": float("nan"), "expanded_percent": 1}]}, Reason.BAD_ROW,
         "error_percent"),
        ({"point": [{"current_a": 6, "error_percent": 0, "expanded_percent": 1, "power_factor": 0}]}, Reason.BAD_ROW,
         "power_factor"),
        ({"point": [{"current_a": 6, "error_percent": 0, "expanded_percent": 1, "power_factor": 1, "voltage_v": 400}]},
         Reason.BAD_ROW, "voltage_v"),
        ({"point": [{"current_a": 6, "error_percent": 0, "expanded_percent": 1},
                    {"power_w": 9, "error_percent": 0, "expanded_percent": 1}]}, Reason.BAD_ROW, "power_w"),
    ],
)  # fmt: skip
def test_tables_that_cannot_be_used(given: dict[str, object], reason: Reason, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        points_from_toml(given, "p.toml")
    assert (refused.value.reason, refused.value.data["field"]) == (reason, field)


def test_typed_cells_take_both_signs_of_decimals_and_no_row_is_no_point() -> None:
    typed = [(1, {"load": "6", "error_percent": "0,04", "expanded_percent": "0.08", "k": ""})]
    assert points_from_cells(typed, "W") == (CertificatePoint(6, float(Decimal("0.04")), 0.08, unit="W"),)
    assert points_from_cells([], "A") == ()
    with pytest.raises(BadInput) as refused:
        points_from_cells([(3, {"load": "6", "error_percent": "", "expanded_percent": "0.08"})], "A")
    assert refused.value.data == {"row": 3, "field": "error_percent", "problem": "missing"}
