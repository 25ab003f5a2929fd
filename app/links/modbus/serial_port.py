"""Says why a serial port does not open."""

import errno
import sys
from contextlib import suppress

import serial

from app.domain.errors import ComputerCannot, Reason
from app.links.modbus.register_map import SerialFrame

PORT_ERRORS: tuple[type[Exception], ...] = (OSError, ValueError)
"""What opening a port may raise."""
with suppress(ImportError):
    import termios  # not on Windows

    PORT_ERRORS = (*PORT_ERRORS, termios.error)


def why_closed(port: str, frame: SerialFrame) -> ComputerCannot:
    """Try the port once more and return the error that fits: missing, no permission, in use, or wrong settings."""
    try:
        with serial.serial_for_url(port, exclusive=True) as opened:
            opened.apply_settings({"baudrate": frame.baud, "parity": frame.parity, "stopbits": frame.stop_bits})
            opened.timeout = 0  # some ports say no to settings only the second time they are told
    except OSError as error:
        return ComputerCannot(_reason(error), port)
    except PORT_ERRORS:
        settings_said = f"{frame.baud} 8{frame.parity}{frame.stop_bits}"
        return ComputerCannot(Reason.SERIAL_SETTINGS, port, settings=settings_said)
    return ComputerCannot(Reason.SERIAL_BUSY, port)  # it was in use a moment ago


def _reason(error: OSError) -> Reason:
    """Judge by errno; Windows reports through the library's text alone, and a port in use as denied."""
    text = str(error)
    if error.errno == errno.EBUSY or "exclusively lock" in text:
        return Reason.SERIAL_BUSY
    if error.errno in (errno.EACCES, errno.EPERM) or "PermissionError" in text:
        return Reason.SERIAL_BUSY if sys.platform == "win32" else Reason.SERIAL_FORBIDDEN
    return Reason.SERIAL_MISSING
