"""Settings: ``settings.toml`` in the data directory, then ``CHARGEBENCH_*`` variables, which win.

A key that is not known is an error that names file and key: a misspelt setting must not be silently ignored.

| key in settings.toml | variable | meaning |
|---|---|---|
| language | CHARGEBENCH_LANGUAGE | such as ``de``; empty = the computer's |
| technician | CHARGEBENCH_TECHNICIAN | full name, printed on reports |
| licence | CHARGEBENCH_LICENCE | qualification or authorisation number of the technician, printed on reports |
| issuer | CHARGEBENCH_ISSUER | who issues certificates: name and address |
| paper | CHARGEBENCH_PAPER | ``A4`` or ``Letter`` |
| zone | CHARGEBENCH_ZONE | IANA zone of new sites, such as ``Europe/Berlin`` |
| theme | CHARGEBENCH_THEME | ``light``, ``dark`` or ``sun`` |
| density | CHARGEBENCH_DENSITY | ``desk`` or ``field`` |
| listen.host | CHARGEBENCH_LISTEN_HOST | address that stations connect to; loopback unless asked otherwise |
| listen.port | CHARGEBENCH_LISTEN_PORT | its port; 0 = any free one |
| lock.minutes | CHARGEBENCH_LOCK_MINUTES | the window locks after so many minutes without a touch (1 to 60) |
| sync.to | CHARGEBENCH_SYNC_TO | where bundles go, such as ``folder:/mnt/reports``; empty = nowhere |
"""

import os
import tomllib
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal

from app.domain.codec import STRICT, decode
from app.domain.errors import BadInput, ComputerCannot, Reason

PREFIX = "CHARGEBENCH_"
NOT_SETTINGS = frozenset({"CHARGEBENCH_PASSPHRASE_FILE", "CHARGEBENCH_PIN_FILE"})
"""Variables of other parts of the program."""


@dataclass(frozen=True)
class Listen:
    """Where stations connect to."""

    __pydantic_config__ = STRICT
    host: str = "127.0.0.1"
    port: int = 0


@dataclass(frozen=True)
class Lock:
    """The app lock."""

    __pydantic_config__ = STRICT
    minutes: int = 10


@dataclass(frozen=True)
class Sync:
    """Where bundles go."""

    __pydantic_config__ = STRICT
    to: str = ""


@dataclass(frozen=True)
class Settings:
    """What this technician set on this laptop; nothing secret."""

    __pydantic_config__ = STRICT
    language: str = ""
    technician: str = ""
    licence: str = ""
    issuer: str = ""
    paper: Literal["A4", "Letter"] = "A4"
    zone: str = "UTC"
    theme: Literal["light", "dark", "sun"] = "light"
    density: Literal["desk", "field"] = "desk"
    listen: Listen = Listen()
    lock: Lock = Lock()
    sync: Sync = Sync()


def load_settings(path: Path, environ: Mapping[str, str] = os.environ) -> Settings:
    """Read ``path`` (a missing file = defaults) and ``environ``.

    Raises BadInput (NOT_TOML, UNKNOWN_KEY, WRONG_VALUE, FILE_UNREADABLE) naming file or variable and key,
    ComputerCannot (NO_PERMISSION).
    """
    written = _file(path)
    settings = _checked(written, str(path)) if written else Settings()
    variables = _variables(environ)
    return _checked(_merged(written, variables), "environment") if variables else settings


def setting_keys() -> dict[str, str]:
    """Return every dotted key and its variable."""
    keys: dict[str, str] = {}
    for field in fields(Settings):
        default = field.default
        inner = fields(default) if is_dataclass(default) else ()
        for name in [f"{field.name}.{part.name}" for part in inner] or [field.name]:
            keys[name] = PREFIX + name.replace(".", "_").upper()
    return keys


def _file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except PermissionError:
        raise ComputerCannot(Reason.NO_PERMISSION, str(path)) from None
    except OSError:
        raise BadInput(Reason.FILE_UNREADABLE, str(path)) from None
    except ValueError as error:  # not UTF-8, not TOML
        raise BadInput(Reason.NOT_TOML, str(path), problem=str(error)) from None


def _variables(environ: Mapping[str, str]) -> dict[str, str]:
    """Return dotted key and text of every variable that is set."""
    known = {variable: key for key, variable in setting_keys().items()}
    found: dict[str, str] = {}
    for name, value in environ.items():
        if not name.startswith(PREFIX) or name in NOT_SETTINGS:
            continue
        if name not in known:
            raise BadInput(Reason.UNKNOWN_KEY, "environment", field=name)
        found[known[name]] = value
    return found


def _merged(data: dict[str, Any], variables: Mapping[str, str]) -> dict[str, Any]:
    for key, value in variables.items():
        *outer, last = key.split(".")
        place = data
        for name in outer:
            place = place.setdefault(name, {})
        place[last] = value
    return data


def _checked(data: dict[str, Any], where: str) -> Settings:
    """Return the settings in ``data``, checked for what types do not say as well. Raises BadInput."""
    settings = decode(Settings, data, where)
    if not 0 <= settings.listen.port <= 65535:
        raise BadInput(Reason.WRONG_VALUE, where, field="listen.port")
    if not 1 <= settings.lock.minutes <= 60:
        raise BadInput(Reason.WRONG_VALUE, where, field="lock.minutes")
    try:
        zoneinfo.ZoneInfo(settings.zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise BadInput(Reason.WRONG_VALUE, where, field="zone") from None
    return settings
