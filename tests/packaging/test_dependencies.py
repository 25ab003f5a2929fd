"""What the code imports is what pyproject.toml names, and nothing is named for no reason."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# used without an import of ours, for the reason that stands beside it in pyproject.toml
WITHOUT_IMPORT = {"tzdata"}


def imported(folders: list[Path]) -> set[str]:
    """Return the distributions from elsewhere that the code in ``folders`` imports."""
    names = {name for folder in folders for path in folder.rglob("*.py") for name in top_level_imports(path)}
    owners = packages_distributions()
    return {
        canonicalize_name(owner)
        for name in names - set(sys.stdlib_module_names) - {"app", "benchmarks", "tests", "translations"}  # ours
        for owner in owners.get(name, [name])[:1]
    }


def top_level_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.fixture(scope="module")
def named(checkout: Path) -> dict[str, set[str]]:
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]
    lists = {"needed": project["dependencies"], **project["optional-dependencies"]}
    return {key: {canonicalize_name(Requirement(text).name) for text in texts} for key, texts in lists.items()}


def test_program_imports_only_what_is_installed_with_it(checkout: Path, named: dict[str, set[str]]) -> None:
    assert imported([checkout / "app"]) <= named["needed"]


def test_nothing_is_installed_for_no_reason(checkout: Path, named: dict[str, set[str]]) -> None:
    assert named["needed"] - imported([checkout / "app"]) == WITHOUT_IMPORT


def test_tests_import_only_what_the_extras_name(checkout: Path, named: dict[str, set[str]]) -> None:
    folders = [checkout / name for name in ("tests", "benchmarks", "packaging")]
    assert imported(folders) <= set.union(*named.values())
