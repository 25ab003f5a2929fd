"""The calibration profile of a visit: chosen, applied to meter and load, and fixed whole before the first run."""

import json
from dataclasses import dataclass
from datetime import date

from app.domain.act import check_act
from app.domain.calibration_profile import COUNTED, CalibrationProfile, LoadPoint, read_profile
from app.domain.codec import encode
from app.domain.display import read_display
from app.domain.errors import BadInput, Reason
from app.domain.legal_fact import ActDeclared, MeterRated, ProfileFixed, SealsRecorded
from app.domain.load import Load
from app.domain.meter_fact import Method
from app.domain.meter_rating import NOTHING_DECLARED, MeterRatings, check_ratings
from app.domain.plan import PlanCalibration, PlanPoint
from app.domain.profile_part import Force, force
from app.domain.profile_resolution import ResolvedProfile, resolve_profile, settled, supply_for
from app.domain.pulse_count import read_pulses
from app.domain.text import mark
from app.domain.visit import VisitState
from app.ports.catalogue import Catalogue
from app.workflows.record_legal import check_seals, record_seals, seals_when
from app.workflows.visit import Visit

NOT_IN_FORCE = mark("not in force")
NEEDS_LINK = mark("needs a reference on a link")


@dataclass(frozen=True)
class ProfileListed:
    """A profile of the catalogue, or the reason why an own one cannot be read."""

    id: str
    profile: CalibrationProfile | None
    problem: BadInput | None = None


def profile_of(catalogue: Catalogue, name: str) -> CalibrationProfile:
    """Return a profile by id, shipped or own. Raises BadInput (UNKNOWN_NAME, or naming the field of a bad file)."""
    return read_profile(catalogue.document("profiles", name), f"{name}.json")


def profiles_of(catalogue: Catalogue) -> tuple[ProfileListed, ...]:
    """Return every profile, sorted by id; an own file that cannot be read does not hide the others."""
    listed = []
    for name in catalogue.names("profiles"):
        try:
            listed.append(ProfileListed(name, profile_of(catalogue, name)))
        except BadInput as error:
            listed.append(ProfileListed(name, None, error))
    return tuple(listed)


def named_points(profile: CalibrationProfile, points: tuple[PlanPoint, ...]) -> tuple[LoadPoint, ...]:
    """Return the points a plan names itself, each with the method it chooses or the profile names."""
    return tuple(
        LoadPoint(
            id=point.id,
            limit_a=point.limit_a,
            energy_kwh=point.energy_kwh,
            runs=max(point.runs, 1),
            method=point.method or profile.method_at(point.id),
        )
        for point in points
    )


def check_in_force(profile: CalibrationProfile, day: date, reason: str, where: str = "") -> None:
    """Raise BadInput (WRONG_VALUE) for a profile that does not apply on ``day`` unless a reason is given."""
    if force(profile.valid_from, profile.applies_until, day) is not Force.IN_FORCE and not reason.strip():
        raise BadInput(Reason.WRONG_VALUE, where or profile.id, field="calibration.profile", problem=NOT_IN_FORCE)


def apply_profile(profile: CalibrationProfile, plan: PlanCalibration, load: Load) -> ResolvedProfile:
    """Return the profile applied to what the plan declares. Raises BadInput naming what is missing."""
    return resolve_profile(
        profile, plan.meter, load, supply_for(profile, load, plan.meter), named_points(profile, plan.point)
    )


def check_calibration_plan(profile: CalibrationProfile, plan: PlanCalibration, load: Load, day: date) -> None:
    """Raise BadInput for what would stop the calibration before its first run: ratings, points, act, validity."""
    check_ratings(plan.meter, profile.id)
    check_in_force(profile, day, plan.not_in_force)
    if plan.act is not None:
        act = plan.act
        check_act(act.kind, "calibration.act", number=act.number, officer=act.officer, body=act.body)
    check_methods(profile, plan)
    check_seals(plan.seals_before, "calibration.seals_before")
    check_seals(plan.seals_after, "calibration.seals_after")
    apply_profile(profile, plan, load)


def check_methods(profile: CalibrationProfile, plan: PlanCalibration) -> None:
    """Raise BadInput for a method without what it needs, or that the profile does not allow, and for wrong values."""
    for point in (one.id for one in plan.point or profile.every_point):
        method, allowed = method_at(profile, plan, point), profile.methods_at(point)
        where = f"calibration.point.{point}"
        if allowed and method not in allowed:
            known = ", ".join(allowed)
            raise BadInput(Reason.UNKNOWN_NAME, profile.id, name=f"{where}.method = {method}", known=known)
        if method in COUNTED and plan.meter.imp_per_kwh is None:
            name = "calibration.meter.imp_per_kwh"
            raise BadInput(Reason.MISSING_KEY, profile.id, field=name, missing=("imp_per_kwh",))
        if method == "power_time" and plan.reference.kind == "manual":
            raise BadInput(Reason.WRONG_VALUE, profile.id, field=f"{where}.method", problem=NEEDS_LINK)
    for planned in plan.point:
        where, method = f"calibration.point.{planned.id}", method_at(profile, plan, planned.id)
        for text in (*planned.display_kwh, *planned.left_display_kwh):
            read_display(text, where)
        for text in (*planned.pulses, *planned.left_pulses):
            read_pulses(text, timed=method == "power_time", where=where)


def method_at(profile: CalibrationProfile, plan: PlanCalibration, point: str) -> Method:
    """Return how a point is compared: as the plan says of it, else of all of them, else as the profile says."""
    own = next((one.method for one in plan.point if one.id == point), None)
    return own or plan.method or profile.method_at(point)


async def fix_profile(visit: Visit, profile: CalibrationProfile, plan: PlanCalibration) -> None:
    """Save the profile whole, the ratings, the act and the seals as found, before the plan itself."""
    document = json.dumps(encode(profile), ensure_ascii=False, separators=(",", ":"))
    await visit.add(ProfileFixed(profile.id, profile.edition, document, plan.not_in_force.strip()))
    if plan.meter != NOTHING_DECLARED:
        await visit.add(MeterRated(plan.meter))
    if plan.seals_before and visit.state.last(SealsRecorded) is None:
        await record_seals(visit, plan.seals_before)
    if plan.act is not None:
        act = plan.act
        by = visit.state.opened.technician
        await visit.add(ActDeclared(act.kind, by, act.number.strip(), act.officer.strip(), act.body.strip()))


async def record_seals_left(visit: Visit, plan: PlanCalibration | None) -> None:
    """Save the seals as they are left, once; the ones as found were saved before the first run."""
    left = any(fact.when == "after" for fact in visit.state.all(SealsRecorded))
    if plan is not None and plan.seals_after and not left and seals_when(visit.state) == "after":
        await record_seals(visit, plan.seals_after)


def profile_of_visit(state: VisitState, catalogue: Catalogue) -> CalibrationProfile | None:
    """Return the profile the visit is judged by, as it was when it was planned; None without a plan."""
    planned = state.calibration
    if planned is None:
        return None
    fixed = state.last(ProfileFixed)
    where = f"{planned.profile}.json"
    if fixed is not None and fixed.profile == planned.profile:
        declared = read_profile(json.loads(fixed.document), where)
    else:  # visits of earlier versions name the profile alone
        declared = read_profile(catalogue.document("profiles", planned.profile), where)
    return settled(declared, [point.limit_percent for point in planned.points])


def ratings_of(state: VisitState) -> MeterRatings:
    """Return what was declared of the meter."""
    rated = state.last(MeterRated)
    return rated.ratings if rated else NOTHING_DECLARED
