"""The lock: everything pinned and hashed, nothing said of where it comes from, complete for three systems."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(
    r"^(?P<requirement>\S+==[^\\]+?) \\\n(?P<hashes>(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)
SYSTEMS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    "macos": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
}
PYTHONS = ("3.11", "3.12", "3.13")


@pytest.fixture(scope="module")
def lock() -> str:
    return (Path(__file__).parents[2] / "requirements.lock").read_text("utf-8")


@pytest.fixture(scope="module")
def project(checkout: Path) -> dict[str, Any]:
    settings: dict[str, Any] = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))
    return settings


def pins(lock: str) -> list[Requirement]:
    return [Requirement(found["requirement"]) for found in PIN.finditer(lock)]


def environment(system: str, python: str) -> dict[str, str]:
    return {
        **SYSTEMS[system],
        "python_version": python,
        "python_full_version": f"{python}.4",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }


def test_lock_is_nothing_but_hashed_pins(lock: str) -> None:
    assert PIN.sub("", lock) == ""


def test_lock_names_no_address(lock: str) -> None:
    assert not re.search(r"://|--(?!hash=sha256:)|^-|@|file:", lock, re.MULTILINE)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_lock_holds_every_requirement_once(system: str, python: str, lock: str, project: dict[str, Any]) -> None:
    here = environment(system, python)
    named = [pin for pin in pins(lock) if pin.marker is None or pin.marker.evaluate(here)]
    versions = {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in named}
    assert len(versions) == len(named), "one library twice for the same computer"
    extras = project["project"]["optional-dependencies"].values()
    for text in [*project["project"]["dependencies"], *(line for extra in extras for line in extra)]:
        wanted = Requirement(text)
        assert wanted.specifier.contains(versions[canonicalize_name(wanted.name)]), text


def test_lock_holds_what_only_one_system_needs(lock: str) -> None:
    on = {
        system: {
            canonicalize_name(pin.name)
            for pin in pins(lock)
            if pin.marker is None or pin.marker.evaluate(environment(system, "3.12"))
        }
        for system in SYSTEMS
    }
    assert {"secretstorage", "jeepney"} <= on["linux"]
    assert {"pywin32-ctypes", "colorama", "tzdata"} <= on["windows"]
    assert "pywin32-ctypes" not in on["macos"] | on["linux"]
    assert "keyrings-alt" not in set.union(*on.values()), "it would store secrets in clear text"


def test_build_backend_is_locked(lock: str, project: dict[str, Any]) -> None:
    names = {canonicalize_name(pin.name) for pin in pins(lock)}
    assert {canonicalize_name(Requirement(text).name) for text in project["build-system"]["requires"]} <= names
