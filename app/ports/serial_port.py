"""A serial port of this computer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SerialPort:
    """``device`` is what a plan names; ``plugged`` True for USB adapters, False for what is built in."""

    device: str
    description: str
    plugged: bool
