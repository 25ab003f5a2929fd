"""How far this computer's clock may be trusted, by what the computer itself says."""

import asyncio
import ctypes
import re
import sys

from app.domain.clock_proof import ClockProof
from app.ports.clock import Clock
from app.system.w32time import read_w32time

_QUERY_TIMEOUT_S = 2.0


class SystemTimeProof:
    """Fulfils ``ProvesTime`` by what the operating system says; ``clock`` tells when it was asked."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def prove(self) -> ClockProof:
        """See ``ProvesTime``."""
        error_s, source = await clock_quality()
        return ClockProof(error_s, source, self._clock.now())


class GivenTimeProof:
    """Fulfils ``ProvesTime`` where the clock is its own source, as the practice clock is."""

    def __init__(self, clock: Clock, source: str) -> None:
        self._clock, self._source = clock, source

    async def prove(self) -> ClockProof:
        """Return that there is no error."""
        return ClockProof(0.0, self._source, self._clock.now())


async def clock_quality() -> tuple[float | None, str]:
    """Return the largest error of the laptop's clock in seconds and its source; (None, "") when unproven.

    Asks only this computer: chrony if it runs, else the Linux kernel, which every time daemon tells its error; the
    Windows time service. macOS keeps no such figure that can be read without the network: there it is unproven.
    """
    if sys.platform == "win32":
        return read_w32time(await _output("w32tm", "/query", "/status", "/verbose")) or (None, "")
    said = await _output("chronyc", "-n", "tracking")
    if (found := read_chrony(said)) is not None:
        return found
    error_s = _kernel_error_s() if sys.platform == "linux" else None
    if error_s is None:
        return None, ""
    server = read_timesyncd_server(await _output("timedatectl", "show-timesync", "--property=ServerName"))
    return error_s, f"NTP {server}".strip()


def read_chrony(text: str) -> tuple[float, str] | None:
    """Read ``chronyc tracking``: error = offset + dispersion + half the delay (chronyc(1), "tracking")."""
    if re.search(r"^Leap status\s*:\s*Normal", text, re.MULTILINE) is None:
        return None
    parts = [
        re.search(rf"^{name}\s*:\s*([-+]?[\d.]+(?:e[-+]?\d+)?) seconds", text, re.MULTILINE)
        for name in ("System time", "Root delay", "Root dispersion")
    ]
    numbers = [abs(float(part[1])) for part in parts if part is not None]
    if len(numbers) != len(parts):
        return None
    offset, delay, dispersion = numbers
    server = re.search(r"^Reference ID\s*:\s*\S+ \((.*)\)", text, re.MULTILINE)
    return offset + dispersion + delay / 2, f"chrony {server[1] if server else ''}".strip()


def read_timesyncd_server(text: str) -> str:
    """Read the server out of ``timedatectl show-timesync``."""
    found = re.search(r"^ServerName=(\S+)", text, re.MULTILINE)
    return found[1] if found else ""


async def _output(*command: str) -> str:
    """Return what ``command`` prints, empty when it is missing, fails or takes too long."""
    try:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
    except (OSError, NotImplementedError):  # not there; a Windows loop without subprocesses
        return ""
    try:
        said, _ = await asyncio.wait_for(process.communicate(), _QUERY_TIMEOUT_S)
    except TimeoutError:
        process.kill()
        await process.communicate()
        return ""
    return said.decode(errors="replace") if process.returncode == 0 else ""


class _Timex(ctypes.Structure):
    """``struct timex`` of adjtimex(2), as far as it is read here."""

    _fields_ = (
        ("modes", ctypes.c_uint),
        ("offset", ctypes.c_long),
        ("freq", ctypes.c_long),
        ("maxerror", ctypes.c_long),
        ("esterror", ctypes.c_long),
        ("status", ctypes.c_int),
        ("rest", ctypes.c_byte * 256),
    )


_UNSYNCHRONISED = 5  # TIME_ERROR
_STATUS_UNSYNCHRONISED = 0x40  # STA_UNSYNC


def _kernel_error_s() -> float | None:
    """Ask adjtimex(2) for the maximum error; None while the kernel's clock is not synchronised."""
    timex = _Timex()
    try:
        state = ctypes.CDLL(None).adjtimex(ctypes.byref(timex))
    except (OSError, AttributeError):
        return None
    if state < 0 or state == _UNSYNCHRONISED or timex.status & _STATUS_UNSYNCHRONISED:
        return None
    return float(timex.maxerror) / 1e6
