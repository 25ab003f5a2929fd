"""The budget of a load point as a certificate prints it: every line with value, distribution, u, nu and sensitivity.

The evaluation names its lines by their sources; what was given for each stands in ``calibration.json``.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from app.domain import report as r
from app.domain.calibration import PointResult
from app.domain.calibration_budget import (
    FLOAT32_STEP,
    POOLED_REPEATABILITY,
    REFERENCE_RESOLUTION,
    REGISTER_RESOLUTION,
    REPEATABILITY,
)
from app.domain.rounding import stated_text, uncertainty_text
from app.domain.text import mark
from app.domain.uncertainty import Component, Distribution
from app.workflows.evaluate_calibration import Evaluated
from app.workflows.report.source import ReportSource

DISTRIBUTIONS = {
    Distribution.RECTANGULAR: mark("rectangular"),
    Distribution.TRIANGULAR: mark("triangular"),
    Distribution.U_SHAPED: mark("U-shaped"),
    Distribution.NORMAL: mark("normal"),
}
Described = tuple[str, str, float]
"""What was given for a line, how it is distributed, and its sensitivity."""


def full_budget(source: ReportSource, evaluated: Evaluated, result: PointResult) -> tuple[r.BudgetLine, ...]:
    """Return every component of ``result`` with what it was made from."""
    given = next(point for point in evaluated.given["points"] if point["id"] == result.id)
    total = result.u_c**2 or 1.0
    return tuple(
        _line(source, part, _described(source, part.source, given, result), total) for part in result.components
    )


def _line(source: ReportSource, part: Component, described: Described, total: float) -> r.BudgetLine:
    value, distribution, sensitivity = described
    return r.BudgetLine(
        source=source.tr(part.source),
        u_percent=exact(part.u_percent),
        value=value,
        distribution=distribution,
        share_percent=round(100 * part.u_percent**2 / total),
        input_u_percent=exact(part.u_percent / abs(sensitivity) if sensitivity else 0.0),
        dof=None if part.dof is None else exact(part.dof),
        sensitivity=exact(sensitivity),
    )


def _described(source: ReportSource, name: str, given: Mapping[str, Any], result: PointResult) -> Described:
    tr, triangular = source.tr, source.tr(DISTRIBUTIONS[Distribution.TRIANGULAR])
    if name == REPEATABILITY:
        spread = source.decimal(f"s = {uncertainty_text(result.s_percent or 0.0)} %, n = {len(result.errors_percent)}")
        return spread, tr("normal, type A"), 1.0
    if name in (REGISTER_RESOLUTION, REFERENCE_RESOLUTION):
        key = "register_resolution_kwh" if name == REGISTER_RESOLUTION else "reference_resolution_kwh"
        return source.decimal(f"d = {Decimal(str(given[key])):f} kWh"), triangular, 1.0
    if name == FLOAT32_STEP:
        return tr("step of a 32-bit register"), triangular, 1.0
    line = next((line for line in given["budget"] if _source_of(line) == name), None)
    return ("", "", 1.0) if line is None else _given_line(source, line)


def _source_of(line: Mapping[str, Any]) -> str:
    pooled = POOLED_REPEATABILITY if line.get("kind") == "pooled" else ""
    return str(line.get("source") or pooled)


def _given_line(source: ReportSource, line: Mapping[str, Any]) -> Described:
    sensitivity, normal = float(line.get("sensitivity", 1.0)), source.tr(DISTRIBUTIONS[Distribution.NORMAL])
    if line.get("expanded_percent") is not None:
        k = source.decimal(f"{float(line['k']):g}")
        value = source.decimal(f"U = {stated_text(float(line['expanded_percent']))} %")
        return value, source.tr("normal, k = {k}", k=k), sensitivity
    if line.get("half_width_percent") is not None:
        kind = Distribution(line["distribution"])
        words = source.tr(DISTRIBUTIONS[kind])
        if kind is Distribution.NORMAL:
            words = source.tr("normal, k = {k}", k=source.decimal(f"{float(line['k']):g}"))
        return source.decimal(f"± {stated_text(float(line['half_width_percent']))} %"), words, sensitivity
    return source.decimal(f"u = {stated_text(float(line.get('standard_percent') or 0.0))} %"), normal, sensitivity


def exact(value: float) -> Decimal:
    """Return full precision: rounding is the renderer's, after the decision."""
    return Decimal(repr(float(value)))
