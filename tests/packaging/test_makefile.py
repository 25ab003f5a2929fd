"""The Makefile only hands its targets to the bootstrap."""

import re
import subprocess
import sys
from pathlib import Path

JOBS = {"setup", "demo", "run", "test", "lint", "bench", "soak", "screenshots", "interop"}


def test_every_target_is_one_line_over_the_bootstrap(checkout: Path) -> None:
    lines = (checkout / "Makefile").read_text("utf-8").splitlines()
    targets = dict(line.split(": ; ", 1) for line in lines if re.match(r"^[a-z]+: ; ", line))
    assert targets.pop("help") == "@$(PYTHON) packaging/bootstrap.py --help"
    assert targets == {job: f"@$(PYTHON) packaging/bootstrap.py {job} $(ARGS)" for job in JOBS}
    assert not [line for line in lines if line.startswith("\t")]


def test_bootstrap_knows_the_same_jobs(checkout: Path) -> None:
    command = [sys.executable, "-I", str(checkout / "packaging" / "bootstrap.py"), "--help"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout
    assert set(re.findall(r"^  ([a-z]+) {2,}\w", said.split("\n\n")[-1], re.MULTILINE)) == JOBS


def test_gate_is_posix_shell_and_ends_in_make_test(checkout: Path) -> None:
    gate = checkout / ".ci" / "run"
    text = gate.read_text("utf-8")
    assert text.startswith("#!/bin/sh\n")
    assert text.rstrip().endswith("exec make test")
    assert subprocess.run(["sh", "-n", str(gate)], timeout=30).returncode == 0
