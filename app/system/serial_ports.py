"""Finds the serial ports of this computer."""

from app.ports.serial_port import SerialPort


def serial_ports() -> tuple[SerialPort, ...]:
    """Return the ports that are there now, USB adapters first."""
    from serial.tools.list_ports import comports

    found = [SerialPort(port.device, str(port.description), port.vid is not None) for port in comports()]
    return tuple(sorted(found, key=lambda port: (not port.plugged, port.device)))
