"""What a certificate of the meter says beside the measurements: who, for whom, where, by which rules.

Arranged after ISO/IEC 17025:2017, 7.8.2 (who, what, where, when, method), 7.8.4 (uncertainty, conditions,
traceability, as found and as left) and 7.8.6 (decision rule, conformity); clause numbers from memory, unverified.
No interval for the next calibration is printed: 7.8.4.3 leaves that to the customer.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal


class Document(StrEnum):
    """Which of the two documents of a visit a content is."""

    SERVICE_REPORT = "service_report"
    CALIBRATION_CERTIFICATE = "calibration_certificate"


@dataclass(frozen=True)
class Rating:
    """A rating of the meter as somebody declared it; ``name`` is one of ``MeterRatings``, ``value`` has its unit."""

    name: str
    value: str


@dataclass(frozen=True)
class ProfileUsed:
    """The rules a meter was judged by; ``verified`` = a person compared the numbers with the source itself."""

    id: str = ""
    edition: str = ""
    name: str = ""
    source: str = ""
    verified: bool = False
    standing: Literal["legal", "house"] = "house"
    not_in_force: str = ""
    conditions: str = ""


@dataclass(frozen=True)
class SoftwareState:
    """The station's software that ran while the meter was measured, as the station or the display said it."""

    phase: Literal["as_found", "as_left"]
    version: str = ""
    checksum: str = ""


@dataclass(frozen=True)
class Certificate:
    """The certificate of one calibration. Texts that nobody gave are empty and are printed as "not stated".

    ``report`` is the number of the service report whose data manifest the certificate shares. ``coverage`` is a
    probability from 0 to 1; ``mean_voltage_v`` is the mean over all runs; ``temperature_c`` was declared, not measured
    here, unless ``temperature_source`` names an instrument.
    """

    report: str = ""
    issuer: str = ""
    number: str = ""
    """Of the accreditation, or of the authorised repairer."""
    officer: str = ""
    body: str = ""
    place: str = ""
    meter_resolution_kwh: Decimal | None = None
    ratings: tuple[Rating, ...] = ()
    reference_resolution_kwh: Decimal | None = None
    temperature_c: Decimal | None = None
    temperature_source: str = ""
    weather: str = ""
    mean_voltage_v: Decimal | None = None
    coverage: Decimal | None = None
    profile: ProfileUsed = ProfileUsed()
    software: tuple[SoftwareState, ...] = ()
    method: str = ""
    deviations: tuple[str, ...] = ()
    """What was left out of the method or done otherwise (7.8.2.1 n)."""
