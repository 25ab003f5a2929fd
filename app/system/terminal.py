"""A question on the terminal, without echo."""

import getpass
import sys

from app.ports.texts import Texts

_TRIES = 3


class TerminalPassphrase:
    """Asks for the passphrase of the data directory; nobody is there unless input is a terminal."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def __call__(self, new: bool) -> str | None:
        """Return the passphrase, None without a terminal or after three new ones that did not match."""
        tr = self._texts.tr
        if not sys.stdin.isatty():
            return None
        if not new:
            return getpass.getpass(tr("Passphrase of the data directory: "))
        for _ in range(_TRIES):
            first = getpass.getpass(tr("New passphrase for the data directory: "))
            if first and first == getpass.getpass(tr("Once more: ")):
                return first
        return None
