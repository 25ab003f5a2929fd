"""The certificate of the meter: the calibration of a report, with what ISO/IEC 17025:2017, 7.8 wants beside it.

Clause numbers are from memory and unverified. The certificate is drawn from the same measurements as the report and
leaves out what concerns the rest of the visit: it may be handed to people who must not read that.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from app.domain import report as r
from app.domain.calibration import PointResult
from app.domain.legal_fact import ActDeclared, IndicationCompared, ProfileFixed
from app.domain.meter_rating import MeterRatings
from app.domain.text import mark
from app.workflows.chosen_profile import ratings_of
from app.workflows.evaluate_calibration import Evaluated
from app.workflows.report.budget_part import exact, full_budget
from app.workflows.report.source import ReportSource
from app.workflows.report.taken_up import runs_taken_up

RAW = ("data/calibration", "data/readings", "data/visit.json")
"""The files of the bundle a certificate rests on: runs and budget, result, raw readings, every fact of the visit."""
METHOD = mark(
    "Comparison of the energy registers of the meter under test and of the reference meter in the same circuit, one "
    "charging transaction a run. Error = (meter − reference) / reference."
)
UNITS = {"imin_a": "A", "itr_a": "A", "imax_a": "A", "mda_a": "A", "mmq_kwh": "kWh", "voltage_v": "V"}
"""The declared ratings a certificate names; class and temperature have their own places."""


def certificate_content(source: ReportSource, report: r.ReportContent, number: str) -> r.ReportContent | None:
    """Return the content of the certificate ``number`` to ``report``; None where no point was evaluated."""
    if source.evaluated is None or not report.calibrations:
        return None
    return r.ReportContent(
        number=number,
        created=report.created,
        site=report.site,
        station=replace(report.station, meter_class=ratings_of(source.state).meter_class),
        judgement=r.Judgement(report.judgement.safety, report.judgement.meter),
        job=report.job,
        signer=report.signer,
        layout=report.layout,
        revision=report.revision,
        replaces=report.replaces,
        practice=report.practice,
        language=report.language,
        paper=report.paper,
        zone=report.zone,
        data_manifest_sha256=report.data_manifest_sha256,
        instruments=_reference(source, report),
        calibrations=tuple(_full(source, run) for run in report.calibrations),
        attachments=tuple(one for one in report.attachments if one.path.startswith(RAW)),
        revisions=report.revisions,
        made_with=_made_with(source, report),
        document=r.Document.CALIBRATION_CERTIFICATE,
        certificate=_certificate(source, report),
    )


def _reference(source: ReportSource, report: r.ReportContent) -> tuple[r.Instrument, ...]:
    """Return the reference alone: the other instruments of the visit had no part in the result."""
    wanted = source.reference.id if source.reference else ""
    return tuple(one for one in report.instruments if one.id == wanted)


def _certificate(source: ReportSource, report: r.ReportContent) -> r.Certificate:
    opened, act = source.state.opened, source.state.last(ActDeclared)
    rated, points = ratings_of(source.state), _given_points(source.evaluated)
    return r.Certificate(
        report=report.number,
        issuer=opened.issuer,
        number=act.number if act else "",
        officer=act.officer if act else "",
        body=act.body if act else "",
        place=", ".join(part for part in (opened.site, opened.address) if part),
        meter_resolution_kwh=_resolution(points, "register_resolution_kwh"),
        ratings=tuple(_ratings(source, rated)),
        reference_resolution_kwh=_resolution(points, "reference_resolution_kwh"),
        temperature_c=None if rated.temperature_c is None else exact(rated.temperature_c),
        weather=source.answer_printed_at("job.weather"),
        mean_voltage_v=_mean_voltage(source),
        coverage=exact(source.profile.coverage_probability) if source.profile else None,
        profile=_profile(source),
        software=_software(source),
        method=source.tr(METHOD),
        deviations=_deviations(source, report),
    )


def _made_with(source: ReportSource, report: r.ReportContent) -> r.MadeWith:
    profile = source.profile
    rules = (f"{profile.id} {profile.edition}",) if profile else ()
    return replace(report.made_with, template=source.tr("certificate of the meter"), limit_sets=rules)


def _given_points(evaluated: Evaluated | None) -> list[dict[str, object]]:
    return list(evaluated.given["points"]) if evaluated else []


def _resolution(points: list[dict[str, object]], key: str) -> Decimal | None:
    """Return the coarsest resolution of all points, in kWh."""
    return max((Decimal(str(point[key])) for point in points if key in point), default=None)


def _ratings(source: ReportSource, rated: MeterRatings) -> Iterator[r.Rating]:
    for name, unit in UNITS.items():
        value = getattr(rated, name)
        if value is not None:
            yield r.Rating(
                name, source.decimal(f"{value:f} {unit}" if isinstance(value, Decimal) else f"{value:g} {unit}")
            )
    if rated.phases is not None:
        yield r.Rating("phases", str(rated.phases))
    if rated.power_factor is not None:
        yield r.Rating("power_factor", source.decimal(f"{rated.power_factor:g}"))


def _mean_voltage(source: ReportSource) -> Decimal | None:
    planned = source.state.calibration
    runs = [run for point in planned.points for run in source.state.runs(point.id)] if planned else []
    volts = [run.mean_voltage_v for run in runs if run.mean_voltage_v]
    return Decimal(repr(sum(volts) / len(volts))).quantize(Decimal("0.1")) if volts else None


def _profile(source: ReportSource) -> r.ProfileUsed:
    profile, fixed = source.profile, source.state.last(ProfileFixed)
    if profile is None:
        return r.ProfileUsed()
    return r.ProfileUsed(
        id=profile.id,
        edition=profile.edition,
        name=source.texts.pick(profile.name),
        source=profile.source,
        verified=profile.verified,
        standing=profile.standing,
        not_in_force=fixed.not_in_force if fixed else "",
        conditions=source.texts.pick(profile.conditions),
    )


def _software(source: ReportSource) -> tuple[r.SoftwareState, ...]:
    """Return the software before and after (rule 22): as compared at the display, else as the station said it."""
    compared = {fact.phase: fact for fact in source.state.all(IndicationCompared)}
    found, left, update = compared.get("as_found"), compared.get("as_left"), source.state.firmware
    identified = source.state.identified
    before = update.before if update else identified.wire.firmware if identified else ""
    told = update.checksum_before if update else ""
    states = [
        r.SoftwareState(
            "as_found",
            found.version if found and found.version else before,
            found.checksum if found and found.checksum else told,
        )
    ]
    if left is not None or (update is not None and update.after != update.before):
        after = left.version if left and left.version else update.after if update else ""
        told = update.checksum_after if update else ""
        states.append(r.SoftwareState("as_left", after, left.checksum if left and left.checksum else told))
    return tuple(states)


def _deviations(source: ReportSource, report: r.ReportContent) -> tuple[str, ...]:
    """Return what was not done as planned: points out of reach or undecided, runs discarded or taken up."""
    found = [
        f"{point.title}: {point.reason}" for run in report.calibrations for point in run.as_found if point.reason
    ]  # fmt: skip
    if source.state.discarded:
        found.append(source.tr("{n} discarded runs, listed with their reasons", n=len(source.state.discarded)))
    return (*found, *runs_taken_up(source))


def _full(source: ReportSource, run: r.Calibration) -> r.Calibration:
    return replace(
        run,
        as_found=tuple(_full_point(source, source.evaluated, point) for point in run.as_found),
        as_left=tuple(_full_point(source, source.left_evaluated, point) for point in run.as_left),
    )


def _full_point(source: ReportSource, evaluated: Evaluated | None, point: r.LoadPoint) -> r.LoadPoint:
    result = _result(evaluated, point)
    if evaluated is None or result is None:
        return point
    ratio = None if result.tur is None else exact(result.tur)
    return replace(point, budget=full_budget(source, evaluated, result), tur=ratio, last_error_percent=None)


def _result(evaluated: Evaluated | None, point: r.LoadPoint) -> PointResult | None:
    points = evaluated.result.points if evaluated else ()
    return next((one for one in points if one.id == point.title), None)
