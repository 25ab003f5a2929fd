"""What a load can reach, before the plan is fixed (rules 17 and 18)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.calibration_profile import CalibrationProfile
from app.domain.errors import BadInput, Reason
from app.domain.load import CalibrationPlan, Expected, parse_load, plan_calibration
from app.domain.meter_fact import Method
from app.domain.meter_rating import NOTHING_DECLARED, MeterRatings, check_ratings
from app.domain.mpe import NotCovered
from app.domain.plan import PlanCalibration, PlanPoint, PlanReference
from app.domain.plan_work import PlanAct
from app.domain.profile_resolution import resolve_profile, supply_for
from app.workflows.chosen_profile import named_points

REGISTER_STEP_KWH = Decimal("0.001")
"""Where nothing is known of a register: OCPP counts in whole Wh."""
_POINT = re.compile(r"(\d+(?:[.,]\d+)?)\s*A?\s*[x×*]\s*(\d+(?:[.,]\d+)?)\s*(?:kWh)?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Reached:
    """What load and meter reach of a profile, the points it does not cover, and the limit (percent) at each point."""

    plan: CalibrationPlan
    not_covered: tuple[tuple[str, NotCovered], ...] = ()
    limits: Mapping[str, float] = field(default_factory=dict)


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


def typed_points(text: str, runs: int) -> tuple[PlanPoint, ...]:
    """Return the points somebody typed as current times energy, such as ``16 A x 1.5 kWh; 32 A x 3 kWh``.

    Raises BadInput (WRONG_VALUE) for a part that is not one; nothing typed is no point.
    """
    points = []
    for number, part in enumerate(filter(None, (part.strip() for part in text.split(";"))), 1):
        found = _POINT.fullmatch(part)
        if found is None:
            raise BadInput(Reason.WRONG_VALUE, "points", field="points", problem=part)
        current, energy = (Decimal(value.replace(",", ".")) for value in found.groups())
        points.append(PlanPoint(f"{number}: {current} A", current, energy, runs))
    return tuple(points)


def reachable(
    profile: CalibrationProfile,
    load: str,
    meter: MeterRatings = NOTHING_DECLARED,
    points: tuple[PlanPoint, ...] = (),
    reference_step_kwh: Decimal | None = None,
) -> Reached:
    """Return every point of the profile with its minutes, or why the load does not reach it or the profile is silent.

    ``reference_step_kwh`` is one step of the register of the reference, None where only a connection tells it.
    Raises BadInput (WRONG_VALUE, MISSING_KEY) for a load that is not understood, and for ratings that are missing.
    """
    parsed = parse_load(load)
    supply = supply_for(profile, parsed, meter)
    check_ratings(meter, profile.id)
    applied = resolve_profile(profile, meter, parsed, supply, named_points(profile, points))
    step = meter.display_step_kwh or REGISTER_STEP_KWH
    expected = Expected(register_resolution_kwh=step, reference_resolution_kwh=reference_step_kwh or REGISTER_STEP_KWH)
    common = applied.profile.limit_percent
    limits = {
        point.id: limit
        for point in applied.profile.points
        if (limit := common if point.limit_percent is None else point.limit_percent) is not None
    }
    return Reached(plan_calibration(applied.profile, parsed, supply, expected), applied.not_covered, limits)


@dataclass(frozen=True)
class Declared:
    """What was declared beside the load: ratings, points where the profile names none, why, the act, the method."""

    meter: MeterRatings = NOTHING_DECLARED
    points: tuple[PlanPoint, ...] = ()
    not_in_force: str = ""
    act: PlanAct | None = None
    method: Method | None = None


NOTHING = Declared()


def wanted(profile: str, load: str, reference: PlanReference, declared: Declared = NOTHING) -> PlanCalibration:
    """Return the calibration as a plan would ask for it: all points of the profile, or those that were named."""
    return PlanCalibration(
        profile,
        reference,
        load,
        declared.points,
        declared.meter,
        declared.act,
        declared.not_in_force,
        method=declared.method,
    )
