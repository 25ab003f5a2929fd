"""``practice station|meter|plan``: the practice peers as processes of their own, and the visit that fits them."""

import argparse
import shlex
from pathlib import Path
from typing import Any

from app.bootstrap import Program
from app.cli.output import Output
from app.domain.codec import encode
from app.domain.errors import BadInput, Reason
from app.ports.store import Instrument
from app.workflows.practice_instruments import practice_instruments
from app.workflows.write_bundle import write_file


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the group."""
    group = commands.add_parser("practice", help="practice peers").add_subparsers(metavar="COMMAND", required=True)
    station = group.add_parser("station", parents=[options], help="a charging station that connects to a URL")
    station.add_argument("--url", required=True, metavar="WS_URL")
    station.add_argument("--ocpp", default="1.6", metavar="V")
    station.add_argument("--serial", default="", metavar="S")
    station.add_argument("--meter-error", type=float, default=None, metavar="PCT")
    station.add_argument("--speed", type=float, default=1.0, metavar="N")
    station.add_argument("--load-port", type=int, default=None, metavar="L")
    station.add_argument("--fault", action="append", default=[], metavar="NAME")
    station.set_defaults(run=run_station)
    meter = group.add_parser("meter", parents=[options], help="a reference meter or instrument")
    way = meter.add_mutually_exclusive_group(required=True)
    way.add_argument("--port", type=int, default=0, metavar="P", help="network port to serve it on, 0 = any free one")
    way.add_argument("--pty", action="store_true", help="serve it on a serial port of its own, where it has one")
    meter.add_argument("--load", required=True, metavar="HOST:L")
    meter.add_argument("--map", default="sdm630", metavar="NAME", help="register map or profile it plays")
    meter.add_argument("--fault", action="append", default=[], metavar="NAME")
    meter.set_defaults(run=run_meter)
    plan = group.add_parser("plan", parents=[options], help="the practice visit as a plan, with photos and firmware")
    plan.add_argument("--out", type=Path, required=True, metavar="DIR")
    plan.add_argument("--ocpp", default="any", choices=("any", "1.6", "2.0.1"))
    plan.add_argument("--port", type=int, default=9000, metavar="P", help="where the visit listens for the station")
    plan.add_argument("--meter-port", type=int, default=5020, metavar="P", help="port of the practice meter")
    plan.set_defaults(run=write_plan)


async def run_station(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Run a practice station until interrupted; ``off``, ``on``, ``plug``, ``unplug`` typed here are its switches."""
    options = {
        "url": given.url,
        "ocpp": given.ocpp,
        "serial": given.serial,
        "meter_error_percent": given.meter_error,
        "speed": given.speed,
        "load_port": given.load_port,
        "faults": tuple(given.fault),
    }
    await program.practice_station(options, output.line)
    return 0


async def run_meter(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Run a practice meter until interrupted."""
    options = {
        "port": given.port,
        "load": given.load,
        "map": given.map,
        "faults": tuple(given.fault),
        "pty": given.pty,
    }
    await program.practice_meter(options, output.line)
    return 0


async def write_plan(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Write the practice plan, and say what to start beside it and which instruments to list."""
    if given.out.exists() and any(given.out.iterdir()):
        raise BadInput(Reason.WRONG_VALUE, str(given.out), field="--out", problem="not empty")
    files = program.practice_files(given.ocpp, given.port, given.meter_port)
    for name, content in files.items():
        write_file(given.out / name, content)
    path = given.out / list(files)[-1]
    listed = practice_instruments(program.catalogue, program.texts.language)
    load_port = given.meter_port + 1
    commands = [
        *(f"chargebench instrument add {_options(one)}" for one in listed),
        f"chargebench practice station --url ws://127.0.0.1:{given.port}/ --load-port {load_port} --speed 60",
        f"chargebench practice meter --port {given.meter_port} --load 127.0.0.1:{load_port}",
        f"chargebench visit run {shlex.quote(str(path))} --out practice-out",
    ]
    output.result({"plan": str(path), "commands": commands}, lambda: "\n".join(commands))
    return 0


def _options(instrument: Instrument) -> str:
    said = {name: value for name, value in encode(instrument).items() if value and name not in {"points", "k"}}
    return " ".join(f"--{name.replace('_', '-')} {shlex.quote(str(value))}" for name, value in said.items())
