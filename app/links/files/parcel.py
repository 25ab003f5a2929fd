"""What lies on the shelf: offers to fetch, slots to fill, each behind a token nobody can guess."""

import errno
import hashlib
import re
import secrets
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

INCOMPLETE = ".incomplete"
"""Ending of a received file whose transfer broke off."""
_ODD = re.compile(r"[^A-Za-z0-9._+-]+")


def new_token() -> str:
    """Return 128 random bits as text that needs no escaping in an address or a login."""
    return secrets.token_hex(16)


def safe_name(said: str) -> str:
    """Return the last part of a name a peer gave, without anything that could leave the folder."""
    name = _ODD.sub("_", unquote(said).replace("\\", "/").rpartition("/")[2]).lstrip(".")
    return name[-100:] or "upload.bin"


class TooLarge(OSError):
    """The upload is larger than this shelf takes."""

    def __init__(self) -> None:
        super().__init__(errno.EFBIG, "upload too large")


@dataclass
class Offer:
    """One file to fetch, once as a whole."""

    path: Path
    token: str
    sent: int = 0
    done: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def left(self, count: int, *, whole: bool = False) -> None:
        """Count bytes that left this laptop; ``whole``: the file was fetched to its end."""
        with self._lock:
            self.sent += count
            self.done = self.done or whole


class Slot:
    """One folder that takes an upload of at most ``limit_bytes`` together."""

    def __init__(self, folder: Path, token: str, limit_bytes: int) -> None:
        self.folder = folder
        self.token = token
        self.done = False
        self._left = limit_bytes
        self._lock = threading.Lock()
        folder.mkdir(mode=0o700)

    def take(self, count: int) -> None:
        """Make room for ``count`` bytes. Raises TooLarge."""
        with self._lock:
            if count > self._left:
                raise TooLarge
            self._left -= count

    def new_file(self, said: str) -> Path:
        """Return a path not used yet, named after what the peer said."""
        name = safe_name(said)
        path, number = self.folder / name, 1
        while path.exists() or path.with_name(path.name + INCOMPLETE).exists():
            number += 1
            path = self.folder / f"{number}-{name}"
        return path

    def files(self) -> tuple[Path, ...]:
        """Return every file received, in sub-folders too, sorted by name."""
        return tuple(sorted(path for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink()))


class Intake:
    """A file being received; keeps the ending ``.incomplete`` until ``finish``."""

    def __init__(self, slot: Slot, said: str) -> None:
        self._slot = slot
        self._final = slot.new_file(said)
        self._partial = self._final.with_name(self._final.name + INCOMPLETE)
        self._file: BinaryIO = self._partial.open("xb")

    def write(self, chunk: bytes) -> None:
        """Append. Raises TooLarge."""
        self._slot.take(len(chunk))
        self._file.write(chunk)

    def finish(self) -> None:
        """The transfer is whole."""
        self._file.close()
        self._partial.rename(self._final)

    def close(self) -> None:
        """Close; what came so far stays, marked incomplete."""
        self._file.close()


def sha256_of(path: Path) -> str:
    """Return the SHA-256 (hex) of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
