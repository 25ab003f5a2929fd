"""Names this installation: one data directory on one computer."""

import re
import secrets
from pathlib import Path

from app.system.private import create_private, make_private

INSTALLATION_FILE = "installation-id"
_ID = re.compile(r"[0-9a-f]{12}")


def installation_id(data: Path) -> str:
    """Return the id of the data directory, made at random when it is first asked for; it says nothing of anybody.

    Raises OSError where it can be neither read nor written.
    """
    path = data / INSTALLATION_FILE
    known = _read(path)
    if known:
        return known
    make_private(data)
    try:
        create_private(path, secrets.token_hex(6).encode())
    except FileExistsError:
        known = _read(path)
        if known:
            return known
        path.unlink()  # damaged: nothing hangs on it but files left on shares
        create_private(path, secrets.token_hex(6).encode())
    return _read(path)


def _read(path: Path) -> str:
    """Return the id in ``path``, or nothing where there is none."""
    try:
        found = path.read_bytes().decode("ascii", "replace").strip()
    except FileNotFoundError:
        return ""
    return found if _ID.fullmatch(found) else ""
