"""Two processes and nothing between them but a socket: ``visit run`` and the scripted station on Node."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.interop.plan import (
    FIRMWARE_BEFORE,
    MODEL,
    REFERENCE,
    SERIAL,
    TESTER,
    Run,
    answers,
    plan_text,
    runs,
    write_firmware,
)

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]
WITHIN_S = 840.0
OFF_S = 25
"""How long the main switch stays open: longer than the answers of make safe, dead checks and the gate take."""
STEPS_KWH = {"1.6": Decimal("0.001"), "2.0.1": Decimal("0.0001")}
"""Register steps: 1.6 counts whole Wh in StartTransaction and StopTransaction, 2.0.1 may count finer."""
PASSWORDS = {"1.6": "", "2.0.1": "an-interop-password"}
"""2.0.1 connects with Basic authentication (security profile 1), 1.6 without."""


def install_peer() -> None:
    """Install the pinned packages unless they are there; raises CalledProcessError when npm fails."""
    if (HERE / "node_modules" / ".package-lock.json").exists():
        return
    npm = "npm.cmd" if os.name == "nt" else "npm"
    subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=HERE, check=True, timeout=300)


def free_port() -> int:
    """Return a port of loopback that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        """The one JSON object on stdout."""
        found: dict[str, Any] = json.loads(self.out)
        return found


class InteropVisit:
    """One visit in a folder of its own: plan, photos, firmware, data directory, and the journal of the station."""

    def __init__(self, folder: Path, ocpp: str) -> None:
        self.folder, self.ocpp = folder, ocpp
        self.runs: tuple[Run, ...] = runs(STEPS_KWH[ocpp])
        self.firmware_size = write_firmware(folder / "firmware.img")
        self.port = free_port()
        self._write_secrets()
        plan = plan_text(ocpp, self.port, "password" if PASSWORDS[ocpp] else "", answers(folder), self.runs)
        (folder / "PLAN.toml").write_text(plan, "utf-8")

    def _write_secrets(self) -> None:
        for name, secret in (("passphrase", "a passphrase of the interop test"), ("pin", "482915")):
            (self.folder / name).write_text(secret + "\n")
        if PASSWORDS[self.ocpp]:
            (self.folder / "password").write_text(PASSWORDS[self.ocpp] + "\n")

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "app", *arguments, "--json", "--data", str(self.folder / "data")]

    @property
    def _environment(self) -> dict[str, str]:
        secrets = {f"CHARGEBENCH_{name.upper()}_FILE": str(self.folder / name) for name in ("passphrase", "pin")}
        return {**os.environ, **secrets}

    def command(self, *arguments: str, within_s: float = 120.0) -> Ended:
        """Run one command of ChargeBench on the data of this visit."""
        done = subprocess.run(
            self._command(*arguments),
            cwd=CHECKOUT,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=within_s,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def list_instruments(self) -> None:
        """List the reference meter and the tester, each with a certificate."""
        certificate = ("--calibrated-on", "2026-02-02", "--due-on", "2031-02-02", "--laboratory", "Interop laboratory")
        reference = ("--id", REFERENCE, "--text", "Reference meter, three-phase", "--serial", "RM-22")
        tester = ("--id", TESTER, "--text", "Installation tester", "--serial", "IT-7")
        for which in (
            (*reference, *certificate, "--certificate", "IL-2026-17", "--expanded-percent", "0.05", "--k", "2"),
            (*tester, *certificate, "--certificate", "IL-2026-18"),
        ):
            done = self.command("instrument", "add", *which)
            assert done.code == 0, done.err

    @contextmanager
    def station(self) -> Iterator[None]:
        """Run the scripted station; it comes as soon as somebody listens, and stays until the end."""
        options = {
            "url": f"ws://127.0.0.1:{self.port}/",
            "ocpp": self.ocpp,
            "id": "INTEROP-016",
            "serial": SERIAL,
            "model": MODEL,
            "firmware": FIRMWARE_BEFORE,
            "journal": self.folder / "journal.jsonl",
            "fills": ",".join(str(run.register_kwh * 1000) for run in self.runs),
            "off-s": OFF_S,
        }
        if PASSWORDS[self.ocpp]:
            options["password-file"] = self.folder / "password"
        given = [part for name, value in options.items() for part in (f"--{name}", str(value))]
        with (self.folder / "station.log").open("w") as log:
            process = subprocess.Popen(
                ["node", str(HERE / "station" / "main.mjs"), "--switch-off", *given], stdout=log, stderr=log
            )
            try:
                yield
            finally:
                process.kill()
                process.wait()

    @contextmanager
    def running(self) -> "Iterator[subprocess.Popen[str]]":
        """Run ``visit run``; whatever is left of it at the end is killed."""
        process = subprocess.Popen(
            self._command("visit", "run", str(self.folder / "PLAN.toml"), "--out", str(self.out)),
            cwd=CHECKOUT,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        with process:
            try:
                yield process
            finally:
                process.kill()

    @property
    def out(self) -> Path:
        """Where report and bundle are written."""
        return self.folder / "out"

    @cached_property
    def journal(self) -> list[dict[str, Any]]:
        """What the station did and heard, in order."""
        lines = (self.folder / "journal.jsonl").read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def said(self, what: str) -> list[dict[str, Any]]:
        """Return the lines of the journal of one kind."""
        return [line for line in self.journal if line["what"] == what]

    def data(self, name: str) -> Any:
        """Return a data file of the bundle."""
        return json.loads((self.out / "bundle" / "data" / f"{name}.json").read_text("utf-8"))
