"""``practice station`` and ``practice meter``: the practice peers as processes of their own."""

import argparse
from typing import Any

from app.bootstrap import Program
from app.cli.output import Output


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
