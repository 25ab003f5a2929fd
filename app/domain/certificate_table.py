"""The points of a certificate as rows of a table: from a file, or from cells that were typed; all of it or nothing."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import Any, Literal

from app.domain.calibration_problem import Problem
from app.domain.certificate_point import CertificatePoint
from app.domain.errors import BadInput, Reason
from app.domain.number import parse_number

LOADS: Mapping[str, Literal["A", "W"]] = {"current_a": "A", "power_w": "W"}
"""The column that says the load, and its unit; a table has one of them."""
COLUMNS = (*LOADS, "power_factor", "voltage_v", "error_percent", "expanded_percent", "k")
NEEDED = ("error_percent", "expanded_percent")
_MOST_PERCENT = 100.0
_MOST_K = 20.0
_UNITS = {unit: name for name, unit in LOADS.items()}


@dataclass(frozen=True)
class PointProblem:
    """What is wrong with one point: its place from 0, the column as in ``COLUMNS``, and why."""

    place: int
    field: str
    problem: Problem


def column_of(point: CertificatePoint) -> str:
    """Return the column that holds the load of a point."""
    return _UNITS[point.unit]


def problems_of_points(points: Sequence[CertificatePoint]) -> Iterator[PointProblem]:
    """Yield what is wrong: values no certificate states, a load twice, loads that do not rise, mixed units.

    Loads rise for each power factor and each voltage by itself.
    """
    last: dict[tuple[float | None, float | None], float] = {}
    seen: set[tuple[float | None, float | None, float]] = set()
    for place, point in enumerate(points):
        found = _value_problem(point)
        if found is None and point.unit != points[0].unit:
            found = column_of(point), Problem.CONTRADICTION
        beside = (point.power_factor, point.voltage_v)
        if found is None and (*beside, point.load) in seen:
            found = column_of(point), Problem.DUPLICATE
        if found is None and point.load < last.get(beside, 0.0):
            found = column_of(point), Problem.OUT_OF_ORDER
        if found is not None:
            yield PointProblem(place, *found)
        seen.add((*beside, point.load))
        last[beside] = point.load


def _value_problem(point: CertificatePoint) -> tuple[str, Problem] | None:
    factor, volts = point.power_factor, point.voltage_v
    values = (
        (column_of(point), point.load),
        ("power_factor", factor),
        ("voltage_v", volts),
        ("error_percent", point.error_percent),
        ("expanded_percent", point.expanded_percent),
        ("k", point.k),
    )
    for name, value in values:
        if value is not None and not isfinite(value):
            return name, Problem.NOT_A_NUMBER
        if value is not None and value <= 0 and name not in {"power_factor", "error_percent"}:
            return name, Problem.NOT_POSITIVE
    for name, good in (
        ("power_factor", factor is None or (factor != 0 and -1 <= factor <= 1)),
        ("error_percent", abs(point.error_percent) < _MOST_PERCENT),
        ("expanded_percent", point.expanded_percent < _MOST_PERCENT),
        ("k", 1 <= point.k <= _MOST_K),
    ):
        if not good:
            return name, Problem.OUT_OF_RANGE
    return ("voltage_v", Problem.CONTRADICTION) if factor is not None and volts is not None else None


def check_points(points: Sequence[CertificatePoint], where: str, rows: Sequence[int]) -> None:
    """Raise BadInput (BAD_ROW) for the first thing that is wrong; ``rows`` number the points as their reader sees."""
    for found in problems_of_points(points):
        raise _bad_row(where, rows[found.place], found.field, found.problem)


def points_from_csv(text: str, where: str) -> tuple[CertificatePoint, ...]:
    """Read a table whose first line names its columns as in ``COLUMNS``; comma, semicolon or tab stands between.

    Decimals are written with a point. Rows are counted as a spreadsheet does: the heads are row 1, empty lines count.
    Raises BadInput naming row and field (BAD_ROW), or the column (UNKNOWN_KEY, MISSING_KEY).
    """
    lines = text.removeprefix("\ufeff").splitlines()
    between = next((sign for sign in ";\t" if lines and sign in lines[0]), ",")
    table = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=between)]
    heads = table[0] if table else []
    _check_heads(heads, where)
    found: list[tuple[int, Mapping[str, object]]] = []
    for row, cells in enumerate(table[1:], 2):
        if not any(cells):
            continue
        if len(cells) > len(heads):
            raise _bad_row(where, row, heads[-1], Problem.TOO_MANY)
        named = dict(zip(heads, cells, strict=False))
        found.append((row, {name: _plain(cell, where, row, name) for name, cell in named.items() if cell}))
    return _points(found, where)


def points_from_toml(table: Mapping[str, object], where: str) -> tuple[CertificatePoint, ...]:
    """Read ``[[point]]`` tables with the keys of ``COLUMNS``; the first point is row 1.

    Raises BadInput naming row and field (BAD_ROW), or the key (UNKNOWN_KEY, MISSING_KEY, WRONG_VALUE).
    """
    for name in table:
        if name != "point":
            raise BadInput(Reason.UNKNOWN_KEY, where, field=name)
    given = table.get("point", [])
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise BadInput(Reason.WRONG_VALUE, where, field="point", problem=Problem.UNKNOWN)
    found = []
    for row, one in enumerate(given, 1):
        for name, value in one.items():
            if name not in COLUMNS:
                raise BadInput(Reason.UNKNOWN_KEY, where, field=f"point.{row}.{name}")
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise _bad_row(where, row, name, Problem.NOT_A_NUMBER)
        found.append((row, one))
    return _points(found, where)


def points_from_cells(
    rows: Sequence[tuple[int, Mapping[str, str]]], unit: Literal["A", "W"], where: str = ""
) -> tuple[CertificatePoint, ...]:
    """Read what was typed in a table of the window, where each row has its number; comma and point are both decimals.

    ``load`` stands for the column of ``unit``. Raises BadInput (BAD_ROW) naming row and field.
    """
    found = []
    for row, cells in rows:
        named = {_UNITS[unit] if name == "load" else name: cell.strip() for name, cell in cells.items()}
        found.append((row, {name: _typed(cell, where, row, name) for name, cell in named.items() if cell}))
    return _points(found, where, none=True)


def _check_heads(heads: Sequence[str], where: str) -> None:
    for place, name in enumerate(heads):
        if name not in COLUMNS:
            raise BadInput(Reason.UNKNOWN_KEY, where, field=name or f"column {place + 1}")
        if name in heads[:place]:
            raise BadInput(Reason.WRONG_VALUE, where, field=name, problem=Problem.DUPLICATE)
    loads = [name for name in LOADS if name in heads]
    if len(loads) > 1:
        raise BadInput(Reason.WRONG_VALUE, where, field=loads[1], problem=Problem.CONTRADICTION)
    for name in (*(loads or ["current_a"]), *NEEDED):
        if name not in heads:
            raise BadInput(Reason.MISSING_KEY, where, field=name)


def _points(
    rows: Sequence[tuple[int, Mapping[str, Any]]], where: str, *, none: bool = False
) -> tuple[CertificatePoint, ...]:
    if not rows and not none:
        raise BadInput(Reason.MISSING_KEY, where, field="point")
    points = tuple(_point(row, values, where) for row, values in rows)
    check_points(points, where, [row for row, _ in rows])
    return points


def _point(row: int, values: Mapping[str, Any], where: str) -> CertificatePoint:
    loads = [name for name in LOADS if name in values]
    if len(loads) > 1:
        raise _bad_row(where, row, loads[1], Problem.CONTRADICTION)
    for name in (*(loads or ["current_a"]), *NEEDED):
        if name not in values:
            raise _bad_row(where, row, name, Problem.MISSING)
    numbers = {name: float(value) for name, value in values.items() if name not in LOADS}
    return CertificatePoint(load=float(values[loads[0]]), unit=LOADS[loads[0]], **numbers)


def _plain(cell: str, where: str, row: int, name: str) -> Decimal:
    """A comma may part thousands as well as decimals: a file says which by a point, and is not guessed at."""
    if "," in cell:
        raise _bad_row(where, row, name, Problem.DECIMAL_COMMA)
    return _typed(cell, where, row, name)


def _typed(cell: str, where: str, row: int, name: str) -> Decimal:
    try:
        return parse_number(cell)
    except BadInput:
        raise _bad_row(where, row, name, Problem.NOT_A_NUMBER) from None


def _bad_row(where: str, row: int, field: str, problem: Problem) -> BadInput:
    return BadInput(Reason.BAD_ROW, where, row=row, field=field, problem=problem)
