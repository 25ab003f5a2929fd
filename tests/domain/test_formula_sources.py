"""Every formula of the metrology names its source: in its docstring, or its module does for all of them."""

import ast
import re
from pathlib import Path

import pytest

DOMAIN = Path(__file__).parents[2] / "app" / "domain"
FORMULAS = (
    "cable_loss", "calibration", "calibration_advice", "calibration_budget", "calibration_live",
    "calibration_trial", "certificate_curve", "certificate_point", "control_chart", "correlation", "decision",
    "drift", "guard_band", "load", "measurement_model", "monte_carlo", "mpe", "price", "profile_resolution",
    "pulse", "register_step", "resolution", "risk", "rounding", "signed_run", "stability", "student",
    "uncertainty", "wiring", "zero_load",
)  # fmt: skip
SOURCE = re.compile(
    r"GUM|JCGM|EA-4/02|ILAC-G8|IEC \d|IEEE \d|NIST|Handbook|OIML|R 46|2014/32/EU|MessEV|Dobbert|Suncal|ZERA|OCMF|"
    r"Abramowitz|Welch|Joule|Cholesky|cos 120|house rule"
)
CALCULATES = (ast.Mult, ast.Div, ast.Pow)


def functions(module: ast.Module) -> list[ast.FunctionDef]:
    """Return the public functions and methods that calculate."""
    return [
        node
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and any(isinstance(part, ast.BinOp) and isinstance(part.op, CALCULATES) for part in ast.walk(node))
    ]


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_names_its_source(name: str) -> None:
    module = ast.parse((DOMAIN / f"{name}.py").read_text("utf-8"))
    if SOURCE.search(ast.get_docstring(module) or ""):
        return
    lacking = [one.name for one in functions(module) if not SOURCE.search(ast.get_docstring(one) or "")]
    assert functions(module), "the list names a module without a formula"
    assert lacking == []


def test_whatever_needs_square_roots_is_on_the_list() -> None:
    known = {path.stem for path in DOMAIN.glob("*.py") if re.search(r"\bsqrt\(", path.read_text("utf-8"))}
    assert len(known) > 5
    assert known <= set(FORMULAS)
