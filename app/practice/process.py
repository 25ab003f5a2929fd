"""The practice peers as processes: what the command line starts, and what they say when they are ready."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.errors import BadInput, Reason
from app.ports.clock import Clock
from app.practice.clock import PracticeClock
from app.practice.fault import METER_FAULTS, parse_faults
from app.practice.instrument.fault import parse_instrument_faults
from app.practice.instrument.serve import PracticeInstrument, make_instrument
from app.practice.instrument.source import PortSource
from app.practice.load_port import LoadClient, LoadPort, parse_host_port
from app.practice.meter import PracticeMeter
from app.practice.station.config import PLATE_SERIAL, StationConfig
from app.practice.station.station import PracticeStation

DEFAULT_ERROR_PERCENT = 0.35
Says = Callable[[dict[str, object]], object]
"""Told once, when the sockets are open."""


@dataclass(frozen=True)
class StationOptions:
    """Options of ``practice station``; ``load_port`` None opens none, 0 picks one."""

    url: str
    ocpp: str = "1.6"
    serial: str = ""
    meter_error_percent: float | None = None
    speed: float = 1.0
    load_port: int | None = None
    faults: tuple[str, ...] = ()
    password: str = ""
    ca_file: str = ""


@dataclass(frozen=True)
class MeterOptions:
    """Options of ``practice meter``; ``load`` is HOST:PORT of the station's load port."""

    port: int
    load: str
    map: str = "sdm630"
    faults: tuple[str, ...] = ()
    host: str = "127.0.0.1"
    pty: bool = False
    """Serve on a pseudo terminal in place of the port: a serial port to whoever opens it."""


def station_config(options: StationOptions) -> StationConfig:
    """Return the configuration. Raises BadInput for an unknown fault, a bad speed or a bad URL."""
    if options.speed <= 0:
        raise BadInput(Reason.WRONG_VALUE, "--speed", value=options.speed, problem="must be above 0")
    if not options.url.startswith(("ws://", "wss://")):
        raise BadInput(Reason.WRONG_VALUE, "--url", value=options.url, problem="expected ws:// or wss://")
    error = DEFAULT_ERROR_PERCENT if options.meter_error_percent is None else options.meter_error_percent
    return StationConfig(
        url=options.url,
        ocpp=options.ocpp,
        serial=options.serial or PLATE_SERIAL,
        meter_error_percent=error,
        clock_speed=options.speed,
        faults=parse_faults(options.faults),
        password=options.password,
        ca_file=options.ca_file,
    )


async def run_station(
    options: StationOptions, clock: Clock, says: Says = lambda data: None, typed: AsyncIterator[str] | None = None
) -> None:
    """Run a practice station until cancelled; ``clock`` is the real one, ``typed`` the words of a person beside it.

    ``says`` is told ``{"practice_station": {...}}`` with serial, url, speed and load port. Raises BadInput,
    ComputerCannot (PORT_IN_USE).
    """
    config = station_config(options)
    practice_clock = PracticeClock(clock, options.speed)
    station = PracticeStation(config, practice_clock)
    port = LoadPort(station.load, practice_clock, port=options.load_port or 0)
    if options.load_port is not None:
        await port.start()
    about = {
        "serial": config.serial,
        "ocpp": config.ocpp,
        "url": config.url,
        "speed": options.speed,
        "load_port": port.port or None,
        "faults": sorted(config.faults),
    }
    hand = asyncio.create_task(_obey(station, typed)) if typed is not None else None
    try:
        says({"practice_station": about})
        await station.run()
    finally:
        if hand is not None:
            hand.cancel()
        await port.stop()


async def _obey(station: PracticeStation, typed: AsyncIterator[str]) -> None:
    """Do at the station what a person types: open and close its main switch, plug and unplug the vehicle."""
    async for word in typed:
        match word.strip().casefold():
            case "off":
                await station.power_off()
            case "on":
                await station.power_on()
            case "plug":
                station.plug()
            case "unplug":
                station.unplug()


async def run_meter(
    options: MeterOptions,
    maps: Mapping[str, Mapping[str, Any]],
    says: Says = lambda data: None,
    profiles: Mapping[str, Mapping[str, Any]] | None = None,
) -> None:
    """Run a practice reference until cancelled; ``maps`` and ``profiles`` are the parsed files of resources/registers
    and resources/instruments by id.

    ``says`` is told ``{"practice_meter": {...}}`` with port, map and load. Raises BadInput (UNKNOWN_NAME,
    WRONG_VALUE), ComputerCannot (PORT_IN_USE), PeerUnreachable when no load port answers at the start.
    """
    profiles = profiles or {}
    if options.map not in (*maps, *profiles):
        raise BadInput(Reason.UNKNOWN_NAME, "--map", name=options.map, known=sorted((*maps, *profiles)))
    client = LoadClient(*parse_host_port(options.load))
    meter = _meter(options, maps, profiles, client)
    await client.sense()
    await meter.start()
    try:
        about = {"port": getattr(meter, "port", 0), "map": options.map, "load": options.load}
        device = getattr(meter, "device", "")
        says({"practice_meter": {**about, "serial": device} if device else about})
        await asyncio.Event().wait()
    finally:
        await meter.stop()
        await client.close()


def _meter(
    options: MeterOptions,
    maps: Mapping[str, Mapping[str, Any]],
    profiles: Mapping[str, Mapping[str, Any]],
    client: LoadClient,
) -> PracticeMeter | PracticeInstrument:
    if options.map in maps:
        if options.pty:
            raise BadInput(Reason.WRONG_VALUE, options.map, field="--pty", problem="not a serial port")
        faults = parse_faults(options.faults, METER_FAULTS)
        return PracticeMeter(client, maps[options.map], host=options.host, port=options.port, faults=faults)
    fault = parse_instrument_faults(options.faults)
    source, profile = PortSource(client), profiles[options.map]
    meter = make_instrument(profile, source, host=options.host, port=options.port, pty=options.pty)
    meter.fault = fault
    return meter
