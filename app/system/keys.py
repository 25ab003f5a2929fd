"""The key of the data directory: in the keyring of the system, or in a file wrapped by a passphrase.

``key.json`` in the data directory says which of both it is, so that a directory can be moved. Order (contract of the
command line): keyring on the allow-list, passphrase file, question on a terminal, else KEY_MISSING.
"""

import errno
import json
import logging
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import keyring
from keyring.errors import KeyringError

from app.domain.codec import STRICT, decode
from app.domain.errors import BadInput, ComputerCannot, Reason
from app.system.private import create_private, make_private
from app.system.wrapping import STRONG, Cost, Wrapped, unwrap, wrap

PASSPHRASE_FILE = "CHARGEBENCH_PASSPHRASE_FILE"
KEY_FILE = "key.json"
SERVICE = "chargebench"
ALLOWED_KEYRINGS = frozenset(
    f"keyring.backends.{name}" for name in ("Windows", "macOS", "SecretService", "kwallet", "libsecret")
)
"""Backends that encrypt. Any other (keyrings.alt keeps clear text) is as if there were none."""

_KEY_BYTES = 32
_PURPOSE = b"chargebench data key"
_KEYRING_ERRORS = (KeyringError, RuntimeError, OSError)  # the last two come from the message bus behind a keyring
_log = logging.getLogger(__name__)

AsksPassphrase = Callable[[bool], str | None]
"""Asks a person for the passphrase, ``True`` for a new one; None when there is nobody to ask."""


def ask_nobody(_new: bool) -> None:
    """Answer for programs without a terminal."""


@dataclass(frozen=True)
class _KeyPlace:
    """Content of ``key.json``."""

    __pydantic_config__ = STRICT

    kind: Literal["keyring", "passphrase"]
    id: str = ""
    wrapped: Wrapped | None = None


class KeyProvider:
    """Finds or makes the 32-byte key of one data directory."""

    def __init__(
        self,
        directory: Path,
        environ: Mapping[str, str] = os.environ,
        ask: AsksPassphrase = ask_nobody,
        allowed: frozenset[str] = ALLOWED_KEYRINGS,
        cost: Cost = STRONG,
    ) -> None:
        self._directory = directory
        self._environ = environ
        self._ask = ask
        self._allowed = allowed
        self._cost = cost

    def data_key(self) -> bytes:
        """Return the key; a directory without data gets a new one.

        Raises ComputerCannot (KEY_MISSING, KEY_WRONG, NO_PERMISSION, DISK_FULL).
        """
        try:
            place = self._place()
            if place is not None:
                return self._known(place)
            if any(self._directory.glob("*.db")):
                raise ComputerCannot(Reason.KEY_MISSING, str(self._directory))
            make_private(self._directory)
            return self._new()
        except OSError as error:  # no permission, a file where the directory should be, a place that holds none
            reason = Reason.DISK_FULL if error.errno == errno.ENOSPC else Reason.NO_PERMISSION
            raise ComputerCannot(reason, error.filename or str(self._directory)) from error

    def _place(self) -> _KeyPlace | None:
        path = self._directory / KEY_FILE
        try:
            return decode(_KeyPlace, json.loads(path.read_bytes()), str(path))
        except FileNotFoundError:
            return None
        except (ValueError, BadInput):
            raise ComputerCannot(Reason.KEY_MISSING, str(path), problem="damaged") from None

    def _known(self, place: _KeyPlace) -> bytes:
        if place.wrapped is None:
            return self._from_keyring(place.id)
        passphrase = self._passphrase(new=False)
        key = unwrap(place.wrapped, passphrase, _PURPOSE)
        if key is None:
            raise ComputerCannot(Reason.KEY_WRONG, str(self._directory))
        return key

    def _new(self) -> bytes:
        key = secrets.token_bytes(_KEY_BYTES)
        place = self._into_keyring(key)
        if place is None:
            place = _KeyPlace("passphrase", wrapped=wrap(key, self._passphrase(new=True), _PURPOSE, self._cost))
        try:
            create_private(self._directory / KEY_FILE, json.dumps(asdict(place)).encode())
        except FileExistsError:  # another program was first: its key counts
            return self.data_key()
        return key

    def _into_keyring(self, key: bytes) -> _KeyPlace | None:
        """Store and read back: the null backend accepts everything and keeps nothing."""
        name = secrets.token_hex(8)
        try:
            if not self._keyring_allowed():
                return None
            keyring.set_password(SERVICE, name, key.hex())
            if keyring.get_password(SERVICE, name) != key.hex():
                _log.warning("The keyring did not keep the key; a passphrase is used instead")
                return None
        except _KEYRING_ERRORS as error:
            _log.warning("The keyring refused (%s); a passphrase is used instead", type(error).__name__)
            return None
        return _KeyPlace("keyring", id=name)

    def _from_keyring(self, name: str) -> bytes:
        try:
            found = keyring.get_password(SERVICE, name) if self._keyring_allowed() else None
        except _KEYRING_ERRORS as error:
            raise ComputerCannot(Reason.KEY_MISSING, str(self._directory), problem=type(error).__name__) from error
        try:
            key = bytes.fromhex(found or "")
        except ValueError:
            key = b""
        if len(key) != _KEY_BYTES:
            raise ComputerCannot(Reason.KEY_MISSING, str(self._directory), problem="keyring")
        return key

    def _keyring_allowed(self) -> bool:
        backend = keyring.get_keyring()
        if type(backend).__module__ == "keyring.backends.chainer":  # several backends: the first one is used
            first = next(iter(getattr(backend, "backends", ())), None)
            return type(first).__module__ in self._allowed
        return type(backend).__module__ in self._allowed

    def _passphrase(self, new: bool) -> str:
        named = self._environ.get(PASSPHRASE_FILE, "")
        passphrase = _read_passphrase(Path(named)) if named else self._ask(new)
        if not passphrase:
            raise ComputerCannot(Reason.KEY_MISSING, named or str(self._directory))
        return passphrase


def _read_passphrase(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise ComputerCannot(Reason.KEY_MISSING, str(path)) from None
