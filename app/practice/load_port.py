"""The load port: what flows at the practice station, told to other processes over one TCP line of JSON."""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from app.domain.errors import BadInput, PeerUnreachable, Reason
from app.practice.clock import PracticeClock
from app.practice.listener import Listener
from app.practice.load import Load, LoadSample

TIMEOUT_S = 5.0


@dataclass(frozen=True)
class ClockSample:
    """The practice clock of the station: RFC 3339 time, its monotonic seconds, its speed."""

    now: str
    monotonic: float
    speed: float


class LoadPort(Listener):
    """Answers ``{"get":"load"}`` with one JSON line; everything else with ``{"error": ...}``."""

    def __init__(self, load: Load, clock: PracticeClock, host: str = "127.0.0.1", port: int = 0) -> None:
        super().__init__(host, port)
        self._load = load
        self._clock = clock

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer line by line."""
        while line := await reader.readline():
            writer.write(json.dumps(self._answer(line)).encode() + b"\n")
            await writer.drain()

    def _answer(self, line: bytes) -> dict[str, object]:
        try:
            request = json.loads(line)
        except ValueError:
            return {"error": "not JSON"}
        if not isinstance(request, dict) or request.get("get") != "load":
            return {"error": 'expected {"get":"load"}'}
        sample = self._load.sample()
        return {
            "voltages_v": sample.voltages_v,
            "currents_a": sample.currents_a,
            "power_w": sample.power_w,
            "frequency_hz": sample.frequency_hz,
            "energy_wh": str(sample.energy_wh),
            "clock": {
                "now": self._clock.now().isoformat().replace("+00:00", "Z"),
                "monotonic": self._clock.monotonic(),
                "speed": self._clock.speed,
            },
        }


class LoadClient:
    """Asks a load port, over one connection that is opened again when it was lost."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._lock = asyncio.Lock()
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.clock: ClockSample | None = None

    async def sense(self) -> LoadSample:
        """Return the present sample. Raises PeerUnreachable (NO_ANSWER) when the station is not there."""
        async with self._lock:
            try:
                async with asyncio.timeout(TIMEOUT_S):
                    return self._read(await self._ask())
            except (OSError, TimeoutError, KeyError, TypeError, ValueError, InvalidOperation) as error:
                await self.close()
                where = f"{self._host}:{self._port}"
                raise PeerUnreachable(Reason.NO_ANSWER, where, detail=type(error).__name__) from error

    async def close(self) -> None:
        """Close the connection; the next ``sense`` opens a new one."""
        if self._streams is not None:
            self._streams[1].close()
            with suppress(ConnectionError):
                await self._streams[1].wait_closed()
            self._streams = None

    async def _ask(self) -> dict[str, Any]:
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, self._port)
        reader, writer = self._streams
        writer.write(b'{"get":"load"}\n')
        await writer.drain()
        line = await reader.readline()
        if not line:
            raise ConnectionResetError
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _read(self, answer: dict[str, Any]) -> LoadSample:
        clock = answer["clock"]
        self.clock = ClockSample(clock["now"], float(clock["monotonic"]), float(clock["speed"]))
        return LoadSample(
            voltages_v=tuple(float(value) for value in answer["voltages_v"]),
            currents_a=tuple(float(value) for value in answer["currents_a"]),
            power_w=float(answer["power_w"]),
            frequency_hz=float(answer["frequency_hz"]),
            energy_wh=Decimal(answer["energy_wh"]),
        )


def parse_host_port(text: str) -> tuple[str, int]:
    """Return host and port of ``HOST:PORT``. Raises BadInput (WRONG_VALUE)."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal():
        raise BadInput(Reason.WRONG_VALUE, "--load", value=text, problem="expected HOST:PORT")
    return host, int(port)
