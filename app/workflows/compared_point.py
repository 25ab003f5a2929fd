"""The runs of one load point as ``calibration evaluate`` takes them, by the method of the point."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.domain.calibration_profile import CalibrationProfile
from app.domain.certificate_point import CertificatePoint, ReferenceError, corrected_kwh, reference_error
from app.domain.errors import BadInput, Reason
from app.domain.fact import CalibrationPlanned, PlannedPoint, RunMeasured
from app.domain.meter_fact import Method, PulseValue, SignedValue
from app.domain.pulse_count import pulse_lines
from app.domain.signed_value import step_of
from app.domain.text import mark
from app.ports.store import Instrument

FLOAT32 = mark("reference float32 step")
REFERENCE_SOURCES = (
    mark("reference certificate"),
    mark("reference drift"),
    mark("reference temperature"),
    mark("reference without certificate, taken as class 0.5"),
    mark("reference certificate, between its points"),
)
"""The lines of the reference: what its certificate says, and those of ``resources/runs/reference-budget.json``."""
_CORRECTED_TO_KWH = Decimal("1e-9")


def signed_beside(planned: PlannedPoint, runs: Sequence[RunMeasured]) -> bool:
    """Say whether the signed values of a point are evaluated beside its own method: every run has one to be used."""
    return planned.method != "signed" and all(
        run.signed is not None and run.signed.energy_kwh is not None for run in runs
    )


@dataclass(frozen=True)
class Comparing:
    """What all points of a calibration share."""

    profile: CalibrationProfile
    budget: Mapping[str, Any]
    instrument: Instrument | None
    reference_resolution_kwh: Decimal | None
    planned: CalibrationPlanned
    stopwatch_s: float

    def point(self, planned: PlannedPoint, runs: Sequence[RunMeasured], method: Method, where: str) -> dict[str, Any]:
        """Return the point with its runs and budget. Raises BadInput (BAD_RUN) naming a run that lacks its value."""
        known = self._known(planned)
        values = [self._run(run, number, method, where, known) for number, run in enumerate(runs, 1)]
        given: dict[str, Any] = {"id": planned.id, "method": method, "runs": values}
        given["budget"] = [*self._lines(planned, known), *_float32_lines(runs), *self._pulse_lines(runs, method)]
        if method in {"register", "signed"}:
            given |= {"register_resolution_kwh": str(_station_step(runs, method)), "register_reading": "difference"}
        if method != "power_time" and not _by_instrument(runs, method):
            given["reference_resolution_kwh"] = str(self._reference_step(runs))
        limit = planned.limit_percent if planned.limit_percent is not None else self._own_limit(planned)
        return given if limit is None else given | {"limit_percent": limit}

    def corrected_percent(self, point: str) -> float:
        """Return the known error of the reference at a point, which its energies were corrected by; 0 = none known."""
        planned = next(one for one in self.planned.points if one.id == point)
        known = self._known(planned)
        return known.error_percent if known else 0.0

    def _known(self, planned: PlannedPoint) -> ReferenceError | None:
        return _at(self.planned.certificate, float(planned.limit_a)) if self.planned.certificate else None

    def _run(
        self, run: RunMeasured, number: int, method: Method, where: str, known: ReferenceError | None
    ) -> dict[str, Any]:
        reference = {"reference_kwh": str(_corrected(run.reference_kwh, known))}
        if method == "register":
            return {"start_kwh": str(run.start_kwh), "stop_kwh": str(run.stop_kwh), **reference}
        if method == "signed":
            value = run.signed or SignedValue((), valid=False)
            if value.start_kwh is None or value.stop_kwh is None:
                raise _lacks(run.point, number, "signed", "signature not valid" if not value.valid else MISSING, where)
            return {"start_kwh": str(value.start_kwh), "stop_kwh": str(value.stop_kwh), **reference}
        if run.pulse is None:
            raise _lacks(run.point, number, "pulses", MISSING, where)
        pulses = {"pulses": run.pulse.pulses, "constant_imp_per_kwh": str(run.pulse.constant_imp_per_kwh)}
        return pulses | (_timed(run.pulse, known) if method == "power_time" else reference)

    def _lines(self, planned: PlannedPoint, known: ReferenceError | None) -> list[dict[str, Any]]:
        """Return the lines of the reference; a load outside of what was calibrated has no certificate."""
        if self.planned.certificate:
            if known is None:
                return list(self.budget["without_certificate"])
            between = all(point.load != float(planned.limit_a) for point in self.planned.certificate)
            line = {
                "source": REFERENCE_SOURCES[-1 if between else 0],
                "expanded_percent": 2 * known.u_percent,
                "k": 2.0,
            }
            return [line, *self.budget["with_certificate"]]
        instrument = self.instrument
        if instrument is None or instrument.expanded_percent is None:
            return list(self.budget["without_certificate"])
        line = {
            "source": REFERENCE_SOURCES[0],
            "expanded_percent": instrument.expanded_percent,
            "k": instrument.k,
        }
        return [line, *self.budget["with_certificate"]]

    def _pulse_lines(self, runs: Sequence[RunMeasured], method: Method) -> list[dict[str, Any]]:
        if method not in {"pulse", "power_time"}:
            return []
        return pulse_lines([run.pulse for run in runs if run.pulse is not None], self.stopwatch_s)

    def _reference_step(self, runs: Sequence[RunMeasured]) -> Decimal:
        return self.reference_resolution_kwh or step_of(*(run.reference_kwh for run in runs))

    def _own_limit(self, planned: PlannedPoint) -> float | None:
        return next((point.limit_percent for point in self.profile.points if point.id == planned.id), None)


MISSING = "begin or end missing"


def _at(points: Sequence[CertificatePoint], load_a: float) -> ReferenceError | None:
    try:
        return reference_error(points, load_a)
    except BadInput:
        return None


def _corrected(energy_kwh: Decimal, known: ReferenceError | None) -> Decimal:
    if known is None or not known.error_percent:
        return energy_kwh
    return corrected_kwh(energy_kwh, known.error_percent).quantize(_CORRECTED_TO_KWH)


def _timed(value: PulseValue, known: ReferenceError | None) -> dict[str, Any]:
    """Power and energy of a reference err alike: its power is corrected as an energy would be."""
    power = value.power_w or Decimal(0)
    return {"power_w": str(_corrected(power, known)), "seconds": str(value.seconds or Decimal(0))}


def _lacks(point: str, run: int, name: str, problem: str, where: str) -> BadInput:
    return BadInput(Reason.BAD_RUN, where, point=point, run=run, field=name, problem=problem)


def _station_step(runs: Sequence[RunMeasured], method: Method) -> Decimal:
    if method == "signed":
        steps = [run.signed.resolution_kwh for run in runs if run.signed and run.signed.resolution_kwh]
        return max(steps, default=Decimal("0.001"))
    return step_of(runs[0].start_kwh, runs[0].stop_kwh)


def _by_instrument(runs: Sequence[RunMeasured], method: Method) -> bool:
    """An instrument with a scanning head counts between two pulses: its register is not read."""
    return method == "pulse" and all(run.pulse is not None and run.pulse.counted_by == "instrument" for run in runs)


def _float32_lines(runs: Sequence[RunMeasured]) -> list[dict[str, Any]]:
    """Return the line of a register that holds 24 bits: two readings, triangular with half width of one step."""
    step = max((run.reference_step_kwh for run in runs if run.reference_step_kwh), default=None)
    least = min((run.reference_kwh for run in runs), default=Decimal(0))
    if step is None or least <= 0:
        return []
    half = float(100 * step / least)
    return [{"source": FLOAT32, "distribution": "triangular", "half_width_percent": half}]
