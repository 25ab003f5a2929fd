"""The FTP side of the shelf, in a thread of its own: pyftpdlib has its own loop. Each parcel is one login."""

import logging
import os
import shutil
import socket
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from app.links.files.http import cannot_listen
from app.links.files.parcel import INCOMPLETE, Offer, Slot

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # it imports asyncore, which Python 3.11 warns of
    from pyftpdlib.authorizers import DummyAuthorizer
    from pyftpdlib.filesystems import AbstractedFS
    from pyftpdlib.handlers import FTPHandler
    from pyftpdlib.ioloop import IOLoop
    from pyftpdlib.servers import FTPServer

_READ, _STORE = "elr", "elmwa"
"""Enter, list, fetch; enter, list, make folder, store, append: a station may not delete or rename."""
_POLL_S = 0.05


class _Counted:
    """A file that asks the slot for room before it grows."""

    def __init__(self, file: Any, slot: Slot) -> None:
        self._file = file
        self._slot = slot

    def write(self, chunk: bytes) -> None:
        self._slot.take(len(chunk))
        self._file.write(chunk)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class FtpSide:
    """Serves offers and slots by login; ``find`` returns the parcel of a user name."""

    def __init__(self, find: Callable[[str], Offer | Slot | None]) -> None:
        self._find = find
        self._authorizer = DummyAuthorizer()
        self._server: FTPServer | None = None
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self.address = ""

    def open(self, host: str, port: int) -> None:
        """Begin to serve. Raises ComputerCannot (PORT_IN_USE, NO_PERMISSION) or BadInput."""
        log = logging.getLogger("pyftpdlib")
        log.setLevel(logging.CRITICAL)  # its lines hold logins; without a handler it would write to stderr
        log.addHandler(logging.NullHandler())
        try:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            listening = socket.create_server((host, port), family=family)
        except OSError as error:
            raise cannot_listen(error, host, port) from error
        self._server = FTPServer(listening, self._handler(), ioloop=IOLoop())
        bound = self._server.address[1]
        self.address = f"[{host}]:{bound}" if ":" in host else f"{host}:{bound}"
        self._thread = threading.Thread(target=self._run, name="ftp shelf", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        server = self._server
        if server is None:
            return
        while not self._stop.is_set():
            server.ioloop.loop(timeout=_POLL_S, blocking=False)
        server.close_all()

    def close(self) -> None:
        """Stop serving and wait for the thread."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def offer(self, offer: Offer, folder: Path) -> str:
        """Put the file alone into ``folder`` and return its URL."""
        folder.mkdir(mode=0o700)
        try:
            os.link(offer.path, folder / offer.path.name)
        except OSError:
            shutil.copyfile(offer.path, folder / offer.path.name)
        return f"ftp://{self._login(offer.token, folder, _READ)}@{self.address}/{quote(offer.path.name)}"

    def slot(self, slot: Slot) -> str:
        """Return the URL of a slot; it ends with a slash, so that a name joined to it is always good."""
        return f"ftp://{self._login(slot.token, slot.folder, _STORE)}@{self.address}/"

    def _login(self, token: str, folder: Path, permissions: str) -> str:
        user, password = token[:16], token[16:]
        self._authorizer.add_user(user, password, str(folder), perm=permissions)
        return f"{user}:{password}"

    def _handler(self) -> type:
        """Return a handler class of this server alone: pyftpdlib keeps its settings on the class."""
        find = self._find

        class ShelfFiles(AbstractedFS):  # type: ignore[misc]
            def open(self, filename: str, mode: str) -> Any:
                file, parcel = super().open(filename, mode), find(self.cmd_channel.username)
                return _Counted(file, parcel) if isinstance(parcel, Slot) and "r" not in mode else file

        class ShelfFtp(FTPHandler):  # type: ignore[misc]
            authorizer = self._authorizer
            abstracted_fs = ShelfFiles
            banner = "ready"
            timeout = 120
            auth_failed_timeout = 1

            def log_transfer(self, **seen: Any) -> None:
                _transferred(find(self.username), seen)

            def pre_process_command(self, line: str, cmd: str, arg: str) -> None:
                parcel = find(self.username) if self.username else None
                if isinstance(parcel, Offer) and parcel.done and cmd == "RETR":
                    self.respond("550 Not here any more.")
                    return
                super().pre_process_command(line, cmd, arg)

        return ShelfFtp


def _transferred(parcel: Offer | Slot | None, seen: dict[str, Any]) -> None:
    """Count a transfer that ended, well or not."""
    if isinstance(parcel, Offer):
        parcel.left(int(seen["bytes"]), whole=bool(seen["completed"]))
    elif isinstance(parcel, Slot) and not seen["completed"]:
        path = Path(str(seen["filename"]))
        if path.exists():
            path.rename(path.with_name(path.name + INCOMPLETE))
