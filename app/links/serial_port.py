"""Tries a serial port before it is used: the libraries behind do not say why one does not open."""

import errno
import sys
from contextlib import suppress

import serial

from app.domain.errors import ComputerCannot, Reason

PORT_ERRORS: tuple[type[Exception], ...] = (OSError, ValueError)
"""What opening a port may raise."""
with suppress(ImportError):
    import termios  # not on Windows

    PORT_ERRORS = (*PORT_ERRORS, termios.error)


def try_port(port: str, baud: int, parity: str, stop_bits: float) -> None:
    """Open the port, set it and close it again.

    Raises ComputerCannot: SERIAL_MISSING, SERIAL_FORBIDDEN, SERIAL_BUSY, SERIAL_SETTINGS.
    """
    try:
        with serial.serial_for_url(port, exclusive=True) as opened:
            opened.apply_settings({"baudrate": baud, "parity": parity, "stopbits": stop_bits})
            opened.timeout = 0  # some ports say no to settings only the second time they are told
    except OSError as error:
        raise ComputerCannot(_reason(error), port) from None
    except PORT_ERRORS:
        settings = f"{baud} 8{parity}{stop_bits:g}"
        raise ComputerCannot(Reason.SERIAL_SETTINGS, port, settings=settings) from None


def _reason(error: OSError) -> Reason:
    """Judge by errno; Windows reports through the library's text alone, and a port in use as denied."""
    text = str(error)
    if error.errno == errno.EBUSY or "exclusively lock" in text:
        return Reason.SERIAL_BUSY
    if error.errno in (errno.EACCES, errno.EPERM) or "PermissionError" in text:
        return Reason.SERIAL_BUSY if sys.platform == "win32" else Reason.SERIAL_FORBIDDEN
    return Reason.SERIAL_MISSING
