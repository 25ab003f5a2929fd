"""What every test gets: no display, no real home, no real keyring, another time zone than the site's."""

import ipaddress
import os
import socket
import tempfile
from pathlib import Path
from typing import Any

_HOME = tempfile.TemporaryDirectory(prefix="chargebench-tests-")


def _isolate(home: Path) -> None:
    """Point every place where a program may leave something at ``home``; child processes inherit it."""
    for name in [name for name in os.environ if name.startswith("CHARGEBENCH_")]:
        del os.environ[name]
    os.environ.update(
        HOME=str(home),
        USERPROFILE=str(home),
        APPDATA=str(home / "appdata"),
        LOCALAPPDATA=str(home / "localappdata"),
        XDG_CONFIG_HOME=str(home / "config"),
        XDG_DATA_HOME=str(home / "data"),
        XDG_CACHE_HOME=str(home / "cache"),
        XDG_STATE_HOME=str(home / "state"),
        XDG_RUNTIME_DIR=str(home / "run"),
        # a child process of a test must fail rather than touch the user's secrets
        PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
        QT_QPA_PLATFORM="offscreen",
        LC_ALL="C.UTF-8",
        # not the zone of any site in the tests: a time printed in the laptop's zone shows
        TZ="Asia/Kathmandu",
    )
    (home / "run").mkdir(mode=0o700, exist_ok=True)


_isolate(Path(_HOME.name))  # before anything imports Qt, keyring or platformdirs

import keyring
import pytest
from hypothesis import HealthCheck, settings
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

settings.register_profile(
    "chargebench",
    derandomize=True,
    database=None,
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],  # a busy computer is not a failed test
)
settings.load_profile("chargebench")


class FakeKeyring(KeyringBackend):
    """Secrets in memory, gone after the test."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.secrets.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


@pytest.fixture(autouse=True)
def fake_keyring() -> FakeKeyring:
    """Put an empty keyring in memory in the place of the computer's."""
    fake = FakeKeyring()
    keyring.set_keyring(fake)
    return fake


def _stays_here(address: object) -> bool:
    host = str(address[0]) if isinstance(address, tuple) else "127.0.0.1"  # anything else is a socket file
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test listen on a network or reach into one."""

    def guarded(name: str) -> None:
        real = getattr(socket.socket, name)

        def call(self: socket.socket, address: Any, /) -> Any:
            assert _stays_here(address), f"socket.{name}({address!r}) leaves this computer"
            return real(self, address)

        monkeypatch.setattr(socket.socket, name, call)

    for name in ("bind", "connect", "connect_ex"):
        guarded(name)


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Return the folder that holds ``app``, ``resources`` and ``tests``."""
    return Path(__file__).resolve().parent.parent
