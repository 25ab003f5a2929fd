"""What a practice station is built with."""

from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.practice_station import VENDOR
from app.practice.fault import Fault

MODEL = "PB-22 AC"
PLATE_SERIAL = "PB22-000042"
FIRMWARE = "1.4.2"
OTHER_SERIAL = "PB22-000417"
"""The serial the electronics report with the fault wrong-serial: somebody swapped the controller."""


@dataclass(frozen=True)
class StationConfig:
    """Identity, link and habits; times are seconds of practice time unless they say real.

    ``url`` is the address without the identity, which is appended. ``station_id`` empty means the plate serial.
    """

    url: str
    ocpp: str = "1.6"
    station_id: str = ""
    serial: str = PLATE_SERIAL
    vendor: str = VENDOR
    model: str = MODEL
    firmware: str = FIRMWARE
    meter_type: str = "PB-M3 class B"
    meter_serial: str = "PM3-880131"
    iccid: str = "8949000000000000042"
    imsi: str = "262990000000042"
    password: str = field(default="", repr=False)
    ca_file: str = ""
    meter_error_percent: float = 0.35
    meter_base_wh: int = 1_284_567
    register_step_wh: Decimal = Decimal(1)
    clock_offset_s: float = -1.2
    clock_speed: float = 1.0
    """What it tells of its clock: how much faster than real it goes, seen from another process."""
    phases: int = 3
    max_current_a: float = 32.0
    plugged: bool = True
    spare_connectors: int = 0
    """Further connectors that nobody plugs into; OCPP 1.6 alone."""
    boot_s: float = 4.0
    install_s: float = 12.0
    drop_after_s: float = 20.0
    drop_for_s: float = 5.0
    call_timeout_real_s: float = 30.0
    file_timeout_real_s: float = 20.0
    faults: frozenset[Fault] = frozenset()
    seed: int = 42

    @property
    def identity(self) -> str:
        """The identity on the wire, last part of the URL."""
        return self.station_id or self.serial

    @property
    def boot_serial(self) -> str:
        """The serial the electronics report."""
        return OTHER_SERIAL if Fault.WRONG_SERIAL in self.faults else self.serial

    @property
    def true_meter_error_percent(self) -> float:
        """The error of the register, with the fault meter+3% on top."""
        return 3.0 if Fault.METER_PLUS_3 in self.faults else self.meter_error_percent
