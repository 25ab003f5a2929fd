"""What a load can reach, before the plan is fixed (rules 17 and 18)."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.calibration_profile import CalibrationProfile, read_profile
from app.domain.load import CalibrationPlan, Expected, Supply, parse_load, plan_calibration
from app.domain.plan import PlanCalibration, PlanReference
from app.ports.catalogue import Catalogue

NOMINAL_V = 230.0
REGISTER_STEP_KWH = Decimal("0.001")
UNKNOWN_MAX_A = 1000.0


@dataclass(frozen=True)
class LoadAsked:
    """What is asked of the load: kind, phases, current (A), adapter (A), state of charge (%), battery (kWh)."""

    kind: str = "bank"
    phases: str = "3"
    max_a: str = "32"
    adapter_a: str = ""
    charge_percent: str = ""
    battery_kwh: str = ""

    @property
    def text(self) -> str:
        """The load as a plan writes it."""
        current = f"{self.phases}x{self.max_a} A" if self.kind != "dc_bank" else f"{self.max_a} A"
        parts = [f"{self.kind} {current}"]
        parts += [f"adapter {self.adapter_a} A"] if self.adapter_a else []
        parts += [f"{self.charge_percent} %"] if self.kind == "vehicle" and self.charge_percent else []
        parts += [f"{self.battery_kwh} kWh"] if self.kind == "vehicle" and self.battery_kwh else []
        return ", ".join(parts)


def profile_of(catalogue: Catalogue, name: str) -> CalibrationProfile:
    """Return a shipped profile. Raises BadInput (UNKNOWN_NAME)."""
    return read_profile(catalogue.document("profiles", name), f"{name}.json")


def reachable(profile: CalibrationProfile, load: str) -> CalibrationPlan:
    """Return every point of the profile with its minutes, or why the load does not reach it.

    Raises BadInput (WRONG_VALUE, MISSING_KEY) for a load that is not understood.
    """
    return plan_calibration(
        profile,
        parse_load(load),
        Supply(max_a=UNKNOWN_MAX_A, voltage_v=NOMINAL_V),
        Expected(register_resolution_kwh=REGISTER_STEP_KWH, reference_resolution_kwh=REGISTER_STEP_KWH),
    )


def wanted(profile: str, load: str, reference: PlanReference) -> PlanCalibration:
    """Return the calibration as a plan would ask for it: all points of the profile."""
    return PlanCalibration(profile, reference, load)
