#!/usr/bin/env python3
"""Sets ChargeBench up in this checkout and runs one of its jobs; needs nothing but Python itself.

The set-up makes ``.venv`` beside ``app/``, installs ``requirements.lock`` with its hashes, then the project.
It is done once: a stamp in ``.venv`` remembers for which lock, Python and folder. Only standard library here,
and only syntax that Python 3.8 can read, so that an old Python is told what is wrong instead of failing to parse.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Callable, Mapping, Sequence  # noqa: UP035 - an old Python must come as far as the version check

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
OLDEST, NEWEST = (3, 11), (3, 13)
COMPUTER_CANNOT = 5

# What the Qt wheels load from the system: shared library -> Debian and Ubuntu package.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# What a window on an X11 screen loads besides; Qt itself names only the first of them when any is missing.
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
APT_INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")


class CannotGoOn(Exception):
    """This computer lacks something; the text says what, and the line to type."""


class Computer:
    """The few questions asked of this computer; tests answer them themselves."""

    system = sys.platform

    def loads(self, library: str) -> bool:
        """Say whether the dynamic linker finds ``library``."""
        try:
            ctypes.CDLL(library)
        except OSError:
            return False
        return True

    def has(self, program: str) -> bool:
        """Say whether ``program`` is on the PATH."""
        return shutil.which(program) is not None

    def is_root(self) -> bool:
        """Say whether packages may be installed without asking anybody."""
        return hasattr(os, "geteuid") and os.geteuid() == 0

    def run(self, command: Sequence[str]) -> int:
        """Run ``command`` with this terminal and return its exit code."""
        return subprocess.call([str(part) for part in command], cwd=ROOT, env=child_environment())


def child_environment() -> dict[str, str]:
    """Return the environment without what would lead pip or Python out of the ``.venv``."""
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET")}
    environment.update(PYTHONUTF8="1", PIP_USER="0", DEBIAN_FRONTEND="noninteractive")
    return environment


# ---- what the system must bring ----


def missing_libraries(wanted: Mapping[str, str], loads: Callable[[str], bool]) -> dict[str, str]:
    """Return those of ``wanted`` (library -> Debian package) that do not load."""
    return {library: package for library, package in wanted.items() if not loads(library)}


def line_to_type(missing: Mapping[str, str], computer: Computer) -> str:
    """Return the command that brings the ``missing`` libraries or programs, to be typed as root."""
    if computer.has("apt-get"):
        return "apt-get update && " + " ".join([*APT_INSTALL, *missing.values()])
    # rpm packages are found by what they provide, whatever their name is in this distribution
    provided = [f"'{name}()(64bit)'" if ".so." in name else f"/usr/bin/{name}" for name in missing]
    for program in ("dnf", "zypper"):
        if computer.has(program):
            return " ".join([program, "install", "-y", *provided])
    return "install with this system's package tool what holds: " + " ".join(missing)


def bring(missing: Mapping[str, str], purpose: str, computer: Computer) -> None:
    """Install what is ``missing`` when already root on Debian or Ubuntu; else raise CannotGoOn with the line."""
    if not missing:
        return
    line = line_to_type(missing, computer)
    names = ", ".join(missing)
    if computer.is_root() and computer.has("apt-get"):
        say(f"Installing what {purpose} needs: {names}")
        computer.run(["apt-get", "update", "-q"])  # an old list may still do: only the install decides
        if computer.run([*APT_INSTALL, *missing.values()]) == 0:
            return
    raise CannotGoOn(
        f"This computer lacks {names}: {purpose} cannot do without. Type as root, then try again:\n  {line}"
    )


def need_qt(computer: Computer, screen: bool = False) -> None:
    """See to the system libraries of Qt, with those of an X11 screen if ``screen``; raises CannotGoOn."""
    if not computer.system.startswith("linux"):
        return
    wanted = {**QT_LIBRARIES, **SCREEN_LIBRARIES} if screen else QT_LIBRARIES
    bring(missing_libraries(wanted, computer.loads), "the window", computer)


def need_screen(environment: Mapping[str, str], computer: Computer) -> None:
    """Raise CannotGoOn where no window could appear."""
    named = [name for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM") if environment.get(name)]
    if computer.system.startswith("linux") and not named:
        raise CannotGoOn(
            "No screen here: neither DISPLAY nor WAYLAND_DISPLAY is set. Start the window from a desktop session;\n"
            "without a screen these work: demo (signed report), screenshots (pictures of the window)."
        )


def need_programs(programs: Mapping[str, str], purpose: str, computer: Computer) -> None:
    """See to ``programs`` (name -> Debian package) on the PATH; raises CannotGoOn."""
    bring({name: package for name, package in programs.items() if not computer.has(name)}, purpose, computer)


# ---- the virtual environment ----


def venv_program(name: str) -> Path:
    """Return the path of ``name`` inside the ``.venv``."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def stamp_text() -> str:
    """Return what the ``.venv`` was made from: lock, metadata, Python and the folder it stands in."""
    made_from = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    return f"{made_from} {sys.version_info[0]}.{sys.version_info[1]} {ROOT}\n"


def block_of(name: str, lock: str) -> str:
    """Return the pin of ``name`` with its hashes as it stands in ``lock``."""
    found = re.search(rf"^{re.escape(name)}==.*?(?=^\S|\Z)", lock, re.MULTILINE | re.DOTALL)
    if found is None:
        raise CannotGoOn(
            f"requirements.lock holds no {name}; it is damaged. Restore it: git checkout requirements.lock"
        )
    return found.group(0)


def usable_venv() -> bool:
    """Say whether ``.venv`` was made here, for this Python, and has pip."""
    python, made = venv_program("python"), VENV / "pyvenv.cfg"
    # A moved folder still runs Python, but every program in it starts the one at the old place.
    if not python.exists() or not made.exists() or str(VENV) not in made.read_text("utf-8"):
        return False
    ask = f"import pip, sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])!r})"
    return subprocess.run([str(python), "-c", ask], capture_output=True).returncode == 0


def make_venv(computer: Computer) -> None:
    """Make an empty ``.venv`` of this Python unless a usable one is there."""
    if usable_venv():
        return
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        bring({"python3-venv": "python3-venv"}, "the set-up", computer)
    say(f"Making {VENV}")
    if computer.run([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        raise CannotGoOn(f"No virtual environment could be made in {VENV}; the lines above say why.")


def install(computer: Computer) -> None:
    """Install the lock and the project into the ``.venv``; raises CannotGoOn."""
    pip = [str(venv_program("python")), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    say("Installing the libraries named in requirements.lock (once; about a minute and 300 MB)")
    with tempfile.TemporaryDirectory() as folder:
        backend = Path(folder) / "backend.txt"
        backend.write_text(block_of("setuptools", LOCK.read_text("utf-8")), "utf-8")
        # The build backend comes first, so that what has no wheel is built with it and not with an unchecked one.
        steps = (
            ["--require-hashes", "-r", str(backend)],
            ["--require-hashes", "--no-build-isolation", "--use-pep517", "-r", str(LOCK)],
            ["--no-deps", "--no-build-isolation", "--config-settings", "editable_mode=compat", "-e", str(ROOT)],
        )
        for step in steps:
            if computer.run([*pip, *step]) != 0:
                raise CannotGoOn(
                    "The libraries could not be installed; the lines above say why (no network? disk full?).\n"
                    "Nothing outside .venv was changed. The same command goes on where it stopped."
                )


def set_up(computer: Computer) -> None:
    """Make the ``.venv`` ready; returns at once where the stamp says that it is."""
    stamp = VENV / "chargebench-stamp.txt"
    wanted = stamp_text()
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    stamp.unlink(missing_ok=True)  # an interrupted set-up leaves none behind and is done again
    make_venv(computer)
    install(computer)
    unfinished = stamp.with_suffix(".new")
    unfinished.write_text(wanted, "utf-8")
    unfinished.replace(stamp)


# ---- the jobs ----


def python_of_venv(*arguments: str) -> list[str]:
    return [str(venv_program("python")), *arguments]


def checks() -> list[tuple[str, list[str]]]:
    """Return the checks that need no test run: name and command."""
    return [
        ("ruff check", python_of_venv("-m", "ruff", "check", "--quiet", ".")),
        ("ruff format", python_of_venv("-m", "ruff", "format", "--quiet", "--check", ".")),
        ("mypy", python_of_venv("-m", "mypy")),
        ("import contracts", [str(venv_program("lint-imports")), "--no-logo"]),
    ]


def pytest(*arguments: str) -> list[str]:
    return python_of_venv("-m", "pytest", *arguments)


def run_stages(stages: Sequence[tuple[str, list[str]]], computer: Computer) -> int:
    """Run all ``stages`` even after one failed, so that one run shows everything; return 1 if any failed."""
    failed = []
    for name, command in stages:
        say(f"== {name}")
        if computer.run(command) != 0:
            failed.append(name)
            say(f"== {name}: FAILED")
    if failed:
        say("Failed: " + ", ".join(failed))
    return 1 if failed else 0


def job_setup(computer: Computer, rest: list[str]) -> int:
    """make everything ready and run nothing"""
    say(f"Ready: {venv_program('chargebench')}")
    return 0


def job_demo(computer: Computer, rest: list[str]) -> int:
    """do a whole practice visit and write its signed report to demo-out"""
    code = computer.run(python_of_venv("-m", "app", "demo", "--out", "demo-out", *rest))
    report = ROOT / "demo-out" / "report.pdf"
    if code == 0 and "--out" not in rest:
        say(f"The signed report: {report}")
    return code


def job_run(computer: Computer, rest: list[str]) -> int:
    """open the window"""
    need_screen(os.environ, computer)
    need_qt(computer, screen=os.environ.get("QT_QPA_PLATFORM", "xcb") == "xcb")
    return computer.run(python_of_venv("-m", "app", *rest))


def job_test(computer: Computer, rest: list[str]) -> int:
    """ruff, mypy, import contracts and all tests but soak and interop"""
    need_qt(computer)
    # much of the tests is waiting for sockets and time limits, so two a core finish sooner; whoever runs neighbours
    # together prepares what they share once
    beside = str(2 * min(os.cpu_count() or 1, 4))
    tests = pytest(
        "-q", "-n", beside, "--dist", "worksteal", "-m", "not soak and not interop", "--benchmark-disable", *rest
    )
    return run_stages([*checks(), ("tests", tests)], computer)


def job_lint(computer: Computer, rest: list[str]) -> int:
    """ruff, mypy and import contracts"""
    return run_stages(checks(), computer)


def job_bench(computer: Computer, rest: list[str]) -> int:
    """measure, and print each ratio against its yardstick"""
    need_qt(computer)
    return computer.run(pytest("-q", "-s", "benchmarks", *rest))


def job_soak(computer: Computer, rest: list[str]) -> int:
    """the longer loops of the tests"""
    need_qt(computer)
    return computer.run(pytest("-q", "-m", "soak", "--timeout", "3600", *rest))


def job_screenshots(computer: Computer, rest: list[str]) -> int:
    """draw every screen into screenshots/, without a display"""
    need_qt(computer)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return computer.run(python_of_venv("-m", "app.ui.screenshots", "--out", "screenshots", *rest))


def job_interop(computer: Computer, rest: list[str]) -> int:
    """a visit against a station made with another maker's library (Node and npm)"""
    need_programs({"node": "nodejs", "npm": "npm"}, "the interop test", computer)
    need_qt(computer)
    return computer.run(pytest("-q", "-m", "interop", "--timeout", "900", "tests/interop", *rest))


JOBS: dict[str, Callable[[Computer, list[str]], int]] = {
    "demo": job_demo,
    "run": job_run,
    "test": job_test,
    "lint": job_lint,
    "bench": job_bench,
    "soak": job_soak,
    "screenshots": job_screenshots,
    "interop": job_interop,
    "setup": job_setup,
}


# ---- the start ----


def say(text: str) -> None:
    print(text, flush=True)


def fitting_python(version: Sequence[int], has: Callable[[str], bool]) -> str | None:
    """Return None if ``version`` will do, else the name of one on the PATH that will; raises CannotGoOn."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return None
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        if has(f"python3.{minor}"):
            return f"python3.{minor}"
    raise CannotGoOn(
        "ChargeBench needs Python 3.11, 3.12 or 3.13; this is {}.{} ({}).\n".format(*version[:2], sys.executable)
        + "Install one of them, then type for example: make demo PYTHON=python3.12"
    )


def arguments(given: Sequence[str]) -> tuple[str, list[str]]:
    parser = argparse.ArgumentParser(
        prog="bootstrap.py",
        description="Sets ChargeBench up in this folder (once) and runs one job. What follows the job is handed to it.",
        epilog="\n".join(f"  {name:12} {job.__doc__}" for name, job in JOBS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("job", choices=JOBS, metavar="job", help="one of those below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="...", help=argparse.SUPPRESS)
    parsed = parser.parse_args(given)
    return parsed.job, parsed.rest


def main(given: Sequence[str], computer: Computer) -> int:
    """Run the job named in ``given``; return its exit code, 5 where this computer cannot, 130 when interrupted."""
    try:
        name, rest = arguments(given)
        other = fitting_python(tuple(sys.version_info[:2]), computer.has)
        if other is not None:
            say(f"Using {other}: ChargeBench needs Python 3.11 to 3.13")
            return computer.run([other, str(Path(__file__).resolve()), *given])
        set_up(computer)
        return JOBS[name](computer, rest)
    except CannotGoOn as reason:
        print(reason, file=sys.stderr)
        return COMPUTER_CANNOT
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Computer()))
