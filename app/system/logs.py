"""The log: a rotating file in the data directory and, on the command line, stderr. Secrets never get there."""

import copy
import logging
import os
import re
import time
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from app.domain.errors import ComputerCannot, Reason
from app.system.paths import LOG_FOLDER
from app.system.private import make_private

_FILE = "chargebench.log"
_BYTES = 1_000_000
_KEPT = 5
_FORMAT = "%(asctime)sZ %(levelname)s %(name)s: %(message)s"
_HIDDEN = "***"

_FIELDS = (
    r"password|passphrase|passwd|authorization_?key|pin|token|id_?token|secret|id_?tag|api_?key|private_?key|emaid"
)
_REDACTIONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), f"\\1{_HIDDEN}")
    for pattern in (
        r"(-----BEGIN [A-Z ]*(?:PRIVATE|WRAPPED) KEY-----).*?-----END [A-Z ]*KEY-----",
        r"(\bauthorization\b[\"']?\s*[:=]\s*[\"']?(?:basic|bearer)\s+)[^\s\"']+",
        r"(\"key\"\s*:\s*\"AuthorizationKey\"\s*,\s*\"value\"\s*:\s*)\"(?:[^\"\\]|\\.)*\"",
        r"(\"name\"\s*:\s*\"BasicAuthPassword\".{0,200}?\"attributeValue\"\s*:\s*)\"(?:[^\"\\]|\\.)*\"",
        rf"((?<![A-Za-z])(?:{_FIELDS})[\"']?\s*[:=]\s*)(?:\"(?:[^\"\\]|\\.)*\"|'[^']*'|\{{[^}}]*\}}|[^\s,;\"'\]}}]+)",
        r"(\w+://)[^\s/@]+(?=@)",
    )
)


def redacted(text: str) -> str:
    """Return ``text`` without passwords, keys, tokens, cards and credentials in addresses."""
    for pattern, replacement in _REDACTIONS:
        text = pattern.sub(replacement, text)
    return text


class RedactingFormatter(logging.Formatter):
    """Redacts the finished line, so that arguments and tracebacks are covered too; times are UTC."""

    @staticmethod
    def converter(seconds: float | None) -> time.struct_time:
        return time.gmtime(seconds)

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


class _LineFormatter(RedactingFormatter):
    """One line for people; where in the code it went wrong stands in the file."""

    def format(self, record: logging.LogRecord) -> str:
        short = copy.copy(record)
        short.exc_info = short.exc_text = short.stack_info = None
        return super().format(short)


class Logs:
    """The handlers of one program; ``path`` is what an internal error tells people."""

    def __init__(self, directory: Path | None, stderr: TextIO | None = None, level: int = logging.INFO) -> None:
        """Log to ``directory`` / logs, and to ``stderr`` what is a warning or worse.

        Raises ComputerCannot (NO_PERMISSION).
        """
        self.path = None if directory is None else directory / LOG_FOLDER / _FILE
        self._handlers: list[logging.Handler] = []
        if self.path is not None:
            self._add(_file(self.path), level, RedactingFormatter)
        if stderr is not None:
            self._add(logging.StreamHandler(stderr), logging.WARNING, _LineFormatter)
        logging.getLogger("app").setLevel(level)

    def stop(self) -> None:
        """Flush and close."""
        for handler in self._handlers:
            logging.getLogger().removeHandler(handler)
            handler.close()
        self._handlers.clear()

    def _add(self, handler: logging.Handler, level: int, formatter: type[RedactingFormatter]) -> None:
        handler.setLevel(level)
        handler.setFormatter(formatter(_FORMAT, "%Y-%m-%dT%H:%M:%S"))
        logging.getLogger().addHandler(handler)
        self._handlers.append(handler)


def _file(path: Path) -> logging.Handler:
    try:
        make_private(path.parent)
        return _PrivateFile(path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8")
    except OSError as error:
        raise ComputerCannot(Reason.NO_PERMISSION, str(path.parent), problem=error.strerror or "") from error


class _PrivateFile(RotatingFileHandler):
    """A rotating log readable by its owner alone."""

    def _open(self) -> TextIOWrapper:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        return os.fdopen(os.open(self.baseFilename, flags, 0o600), "a", encoding=self.encoding)
