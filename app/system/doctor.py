"""Looks at this computer: what ChargeBench needs, what is there, and the line that fixes what is not."""

import ctypes
import ctypes.util
import importlib.util
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.clock_proof import proven
from app.domain.text import mark
from app.system.serial_ports import serial_ports
from app.system.time_quality import clock_quality

WINDOW_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Libraries of Debian and Ubuntu that the window needs, and the packages that hold them."""
MODULES = ("sqlalchemy", "sqlcipher3", "ocpp", "websockets", "pymodbus", "reportlab", "pikepdf", "pyhanko", "PySide6")
FREE_BYTES = 500_000_000


@dataclass(frozen=True)
class Examined:
    """One thing looked at; ``needed`` False: only the window or comfort suffers."""

    title: str
    ok: bool
    detail: str = ""
    fix: str = ""
    needed: bool = True


async def examine(data: Path) -> tuple[Examined, ...]:
    """Examine Python, modules, the window's libraries, key, directory, disk, serial adapters and clock."""
    return (_python(), _modules(), _window(), _key(data), _directory(data), _disk(data), _adapters(), await _clock())


def _python() -> Examined:
    found = ".".join(map(str, sys.version_info[:3]))
    return Examined(
        mark("Python 3.11 to 3.13"), (3, 11) <= sys.version_info[:2] <= (3, 13), found, "apt-get install -y python3"
    )


def _modules() -> Examined:
    missing = [name for name in MODULES if importlib.util.find_spec(name) is None]
    return Examined(mark("Python packages"), not missing, ", ".join(missing), "python packaging/bootstrap.py setup")


def _window() -> Examined:
    if not sys.platform.startswith("linux"):
        return Examined(mark("Libraries of the window"), True, needed=False)
    missing = sorted({package for library, package in WINDOW_LIBRARIES.items() if not _loads(library)})
    fix = f"apt-get install -y --no-install-recommends {' '.join(missing)}"
    return Examined(mark("Libraries of the window"), not missing, " ".join(missing), fix)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _key(data: Path) -> Examined:
    kept = (data / "key.json").exists()
    given = bool(os.environ.get("CHARGEBENCH_PASSPHRASE_FILE"))
    fix = "export CHARGEBENCH_PASSPHRASE_FILE=FILE"
    where = mark("Key of the data directory")
    return Examined(where, kept or given or sys.stdin.isatty() or _keyring(), str(data), fix)


def _keyring() -> bool:
    import keyring

    from app.system.keys import ALLOWED_KEYRINGS

    return type(keyring.get_keyring()).__module__ in ALLOWED_KEYRINGS


def _directory(data: Path) -> Examined:
    place = next(path for path in (data, *data.parents) if path.exists())
    return Examined(mark("Data directory can be written"), os.access(place, os.W_OK), str(data), f"chown $USER {place}")


def _disk(data: Path) -> Examined:
    import shutil

    place = next(path for path in (data, *data.parents) if path.exists())
    free = shutil.disk_usage(place).free
    return Examined(mark("Free disk space"), free >= FREE_BYTES, f"{free // 1_000_000} MB", "df -h")


def _adapters() -> Examined:
    """Serial adapters that are plugged in, for references and consoles; none is not a fault."""
    found = [f"{port.device} ({port.description})" for port in serial_ports() if port.plugged]
    return Examined(mark("Serial adapters plugged in"), True, ", ".join(found) or "0", needed=False)


def own_profiles(folder: Path, broken: Sequence[tuple[str, str]]) -> Examined:
    """Say of each broken profile (file name, sentence) in ``folder`` what is wrong; the other instruments work."""
    detail = " ".join(sentence for _, sentence in broken)
    fix = f"$EDITOR {' '.join(str(folder / name) for name, _ in broken)}"
    return Examined(mark("Profiles of your own instruments"), not broken, detail, fix, needed=False)


_SETS_TIME = {"win32": "w32tm /resync", "darwin": "sudo systemsetup -setusingnetworktime on"}


async def _clock() -> Examined:
    """Rule 11: a station takes this computer's time over; macOS does not say how good it is."""
    error_s, source = await clock_quality()
    detail = source if error_s is None else f"{error_s:+.3f} s, {source}"
    fix = _SETS_TIME.get(sys.platform, "timedatectl set-ntp true")
    return Examined(mark("Time of this computer is proven"), proven(error_s), detail, fix, needed=False)
