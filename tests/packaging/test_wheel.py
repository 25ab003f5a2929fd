"""The wheel: it holds the code and, inside it, the data."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PARTS = ("pyproject.toml", "setup.py", "README.md", "LICENSE", "app", "resources", "translations")


def files(folder: Path, *patterns: str) -> set[str]:
    found = [path for pattern in patterns for path in folder.rglob(pattern) if path.is_file()]
    return {path.relative_to(folder).as_posix() for path in found if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    """Build the wheel from a copy, since the build leaves its traces."""
    source = tmp_path_factory.mktemp("source")
    for part in PARTS:
        path = checkout / part
        if path.is_dir():
            shutil.copytree(path, source / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, source)
    build = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-c", build, str(source)], cwd=source, capture_output=True, text=True, timeout=100
    )
    assert done.returncode == 0, done.stderr
    return zipfile.Path(next(source.glob("*.whl")))


def test_wheel_holds_code_and_data(wheel: zipfile.Path, checkout: Path) -> None:
    inside = set(wheel.root.namelist())
    wanted = {f"app/{name}" for name in files(checkout / "app", "*.py")}
    wanted |= {f"app/resources/{name}" for name in files(checkout / "resources", "*")}
    wanted |= {f"app/translations/{name}" for name in files(checkout / "translations", "*.ts")}
    assert wanted <= inside
    rest = {name for name in inside - wanted if ".dist-info/" not in name}
    assert not [name for name in rest if not name.startswith("app/")]


def test_wheel_starts_the_program_by_name(wheel: zipfile.Path) -> None:
    (info,) = [path for path in wheel.iterdir() if path.name.endswith(".dist-info")]
    assert "chargebench = app.__main__:main" in (info / "entry_points.txt").read_text("utf-8")
