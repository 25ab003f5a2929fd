"""The set-up on computers that lack something, without touching this one."""

import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType

import pytest


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("chargebench_bootstrap", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BOOTSTRAP = load(Path(__file__).parents[2] / "packaging" / "bootstrap.py")


class FakeComputer:
    """A computer with the given libraries and programs; remembers what was run."""

    def __init__(
        self,
        libraries: Iterable[str] = (),
        programs: Iterable[str] = ("apt-get",),
        root: bool = False,
        system: str = "linux",
        fails: str = "\0",
    ) -> None:
        self.libraries, self.programs, self.root = set(libraries), set(programs), root
        self.system, self.fails = system, fails
        self.ran: list[str] = []

    def loads(self, library: str) -> bool:
        return library in self.libraries

    def has(self, program: str) -> bool:
        return program in self.programs

    def is_root(self) -> bool:
        return self.root

    def run(self, command: Sequence[str]) -> int:
        line = " ".join(command)
        self.ran.append(line)
        return int(self.fails in line)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty checkout that the bootstrap takes for its own."""
    (tmp_path / "requirements.lock").write_text(
        "setuptools==84.0 \\\n    --hash=sha256:aa\nsix==1.0 \\\n    --hash=sha256:bb\n"
    )
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    monkeypatch.setattr(BOOTSTRAP, "ROOT", tmp_path)
    monkeypatch.setattr(BOOTSTRAP, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(BOOTSTRAP, "LOCK", tmp_path / "requirements.lock")
    return tmp_path


def test_missing_qt_libraries_give_the_line_to_type() -> None:
    computer = FakeComputer(libraries=set(BOOTSTRAP.QT_LIBRARIES) - {"libEGL.so.1", "libxkbcommon.so.0"})
    with pytest.raises(BOOTSTRAP.CannotGoOn) as raised:
        BOOTSTRAP.need_qt(computer)
    said = str(raised.value)
    assert said.endswith(
        "Type as root, then try again:\n"
        "  apt-get update && apt-get install -y --no-install-recommends libegl1 libxkbcommon0"
    )
    assert computer.ran == []


def test_root_on_debian_installs_them() -> None:
    computer = FakeComputer(root=True)
    BOOTSTRAP.need_qt(computer)
    packages = "libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0"
    assert computer.ran == ["apt-get update -q", f"apt-get install -y --no-install-recommends {packages}"]


def test_root_whose_install_fails_gets_the_line() -> None:
    computer = FakeComputer(root=True, fails="install")
    with pytest.raises(BOOTSTRAP.CannotGoOn, match="apt-get install -y --no-install-recommends libegl1"):
        BOOTSTRAP.need_qt(computer)


def test_line_on_a_system_with_rpm_packages() -> None:
    line = BOOTSTRAP.line_to_type({"libEGL.so.1": "libegl1", "node": "nodejs"}, FakeComputer(programs=["dnf"]))
    assert line == "dnf install -y 'libEGL.so.1()(64bit)' /usr/bin/node"


def test_line_on_an_unknown_system_names_the_files() -> None:
    assert BOOTSTRAP.line_to_type({"libEGL.so.1": "libegl1"}, FakeComputer(programs=[])).endswith("holds: libEGL.so.1")


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_bring_qt_whole(system: str) -> None:
    BOOTSTRAP.need_qt(FakeComputer(system=system), screen=True)


def test_a_window_needs_the_libraries_of_the_screen() -> None:
    computer = FakeComputer(libraries=set(BOOTSTRAP.QT_LIBRARIES))
    BOOTSTRAP.need_qt(computer)
    with pytest.raises(BOOTSTRAP.CannotGoOn, match=r"libxcb-cursor0 .*libxkbcommon-x11-0"):
        BOOTSTRAP.need_qt(computer, screen=True)


def test_a_window_needs_a_screen() -> None:
    with pytest.raises(BOOTSTRAP.CannotGoOn, match="DISPLAY"):
        BOOTSTRAP.need_screen({}, FakeComputer())
    BOOTSTRAP.need_screen({"WAYLAND_DISPLAY": "wayland-0"}, FakeComputer())
    BOOTSTRAP.need_screen({}, FakeComputer(system="darwin"))


def test_nothing_here_asks_for_more_rights() -> None:
    assert not re.search(r"\bsudo\b|\bpkexec\b|\bdoas\b", Path(str(BOOTSTRAP.__file__)).read_text("utf-8"))


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_fitting_python_stays(version: tuple[int, int]) -> None:
    assert BOOTSTRAP.fitting_python(version, lambda program: True) is None


def test_unfitting_python_is_replaced_by_the_newest_fitting_one() -> None:
    assert BOOTSTRAP.fitting_python((3, 14), {"python3.12", "python3.11"}.__contains__) == "python3.12"


def test_unfitting_python_alone_is_told_so() -> None:
    with pytest.raises(BOOTSTRAP.CannotGoOn, match=r"needs Python 3\.11, 3\.12 or 3\.13; this is 3\.10"):
        BOOTSTRAP.fitting_python((3, 10), lambda program: False)


def test_set_up_is_done_once(place: Path) -> None:
    computer = FakeComputer()
    (place / ".venv").mkdir()
    BOOTSTRAP.set_up(computer)
    steps = [line.partition(" install ")[2] or line for line in computer.ran]
    assert [" -m venv --clear " in step for step in steps] == [True, False, False, False]
    assert [step.split()[-2] for step in steps[1:]] == ["-r", "-r", "-e"]
    assert all("--require-hashes" in step for step in steps[1:3])
    BOOTSTRAP.set_up(computer)
    assert len(computer.ran) == 4


def test_set_up_is_done_again_after_a_failure_or_a_new_lock(place: Path) -> None:
    (place / ".venv").mkdir()
    with pytest.raises(BOOTSTRAP.CannotGoOn, match="could not be installed"):
        BOOTSTRAP.set_up(FakeComputer(fails=" -e "))
    again = FakeComputer()
    BOOTSTRAP.set_up(again)
    assert again.ran
    (place / "requirements.lock").write_text("setuptools==85.0 \\\n    --hash=sha256:cc\n")
    changed = FakeComputer()
    BOOTSTRAP.set_up(changed)
    assert changed.ran


def test_a_moved_or_half_made_folder_is_made_anew(place: Path) -> None:
    venv = place / ".venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True, timeout=100)
    assert BOOTSTRAP.usable_venv()
    made = venv / "pyvenv.cfg"
    text = made.read_text("utf-8")
    made.write_text(text.replace(str(venv), "/elsewhere/.venv"), "utf-8")
    assert not BOOTSTRAP.usable_venv()
    made.write_text(text, "utf-8")
    shutil.rmtree(next(venv.rglob("site-packages")) / "pip")
    assert not BOOTSTRAP.usable_venv()


def test_build_backend_is_taken_from_the_lock_with_its_hashes(place: Path) -> None:
    lock = (place / "requirements.lock").read_text()
    assert BOOTSTRAP.block_of("setuptools", lock) == "setuptools==84.0 \\\n    --hash=sha256:aa\n"
    with pytest.raises(BOOTSTRAP.CannotGoOn, match=r"git checkout requirements\.lock"):
        BOOTSTRAP.block_of("flit", lock)


def test_all_stages_run_and_the_failed_ones_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    computer = FakeComputer(fails="ruff")
    assert BOOTSTRAP.run_stages([("ruff check", ["ruff"]), ("tests", ["pytest"])], computer) == 1
    assert computer.ran == ["ruff", "pytest"]
    assert capsys.readouterr().out.endswith("Failed: ruff check\n")
    assert BOOTSTRAP.run_stages([("tests", ["pytest"])], computer) == 0


def test_tests_do_not_start_without_qt(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / ".venv").mkdir()
    computer = FakeComputer()
    assert BOOTSTRAP.main(["test"], computer) == 5
    assert "libEGL.so.1" in capsys.readouterr().err
    assert not [line for line in computer.ran if " -m pytest " in line]


def test_demo_needs_no_qt_and_hands_on_arguments_and_exit_code(place: Path) -> None:
    (place / ".venv").mkdir()
    computer = FakeComputer(fails="-m app demo")
    assert BOOTSTRAP.main(["demo", "--ocpp", "2.0.1"], computer) == 1
    assert computer.ran[-1].endswith("-m app demo --out demo-out --ocpp 2.0.1")


def test_interop_names_what_it_lacks(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / ".venv").mkdir()
    assert BOOTSTRAP.main(["interop"], FakeComputer(libraries=BOOTSTRAP.QT_LIBRARIES)) == 5
    assert capsys.readouterr().err.endswith("apt-get install -y --no-install-recommends nodejs npm\n")


def test_unknown_job_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        BOOTSTRAP.main(["dmeo"], FakeComputer())
    assert raised.value.code == 2
    assert "dmeo" in capsys.readouterr().err


def test_old_pythons_can_read_the_file(checkout: Path) -> None:
    import ast

    ast.parse((checkout / "packaging" / "bootstrap.py").read_text("utf-8"), feature_version=(3, 8))


def test_pythons_own_library_is_enough(checkout: Path) -> None:
    command = [sys.executable, "-I", "-S", str(checkout / "packaging" / "bootstrap.py"), "--help"]
    assert subprocess.run(command, capture_output=True, timeout=30).returncode == 0
