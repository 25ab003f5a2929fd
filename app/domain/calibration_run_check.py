"""Judges one run of a calibration: registers that run backwards or roll over, values out of range, mixed-up units."""

from decimal import Decimal

from app.domain.calibration_input import AnyRun, PowerTimeRun, PulseRun, RegisterRun
from app.domain.calibration_problem import DIGITS_AROUND_ONE, Problem, range_problem

_UNITS = (
    (Problem.MIXED_UNITS, Decimal(900), Decimal(1100)),
    (Problem.MEGAJOULES, Decimal("3.56"), Decimal("3.64")),  # 1 kWh = 3.6 MJ; tight, for a meter may be off as far
)
"""How many times as large one side is where its unit was mixed up: at least, at most."""
_COUNTED_DIGITS = 10  # a station that counted less stood still: that is its error, not its unit


def run_problem(run: AnyRun, rollover_kwh: Decimal | None = None) -> tuple[str, Problem] | None:
    """Return field and problem of a run that cannot be used, or None; a guided run asks it before it keeps one.

    ``rollover_kwh`` is the energy at which the station's register begins again at 0.
    """
    if isinstance(run, RegisterRun):
        problem = _register_problem(run, rollover_kwh)
        if problem is not None:
            return problem
        positive: tuple[str, ...] = ("reference_kwh",)
    elif isinstance(run, PulseRun):
        positive = ("pulses", "constant_imp_per_kwh", "reference_kwh")
    else:
        positive = ("pulses", "constant_imp_per_kwh", "power_w", "seconds")
    for name in positive:
        found = range_problem(Decimal(getattr(run, name)), least=-DIGITS_AROUND_ONE)
        if found is not None:
            return name, found
    return _unit_problem(run, rollover_kwh)


def _register_problem(run: RegisterRun, rollover_kwh: Decimal | None) -> tuple[str, Problem] | None:
    for name in ("start_kwh", "stop_kwh"):
        value = getattr(run, name)
        problem = range_problem(value, least=None)
        if problem is None and rollover_kwh is not None and value > rollover_kwh:
            problem = Problem.OUT_OF_RANGE
        if problem is not None:
            return name, problem
    # more than half of its range in one run is no roll-over: the readings are the wrong way round
    if run.station_kwh < 0 and (rollover_kwh is None or -2 * run.station_kwh < rollover_kwh):
        return "stop_kwh", Problem.BACKWARDS
    return None


def _unit_problem(run: AnyRun, rollover_kwh: Decimal | None) -> tuple[str, Problem] | None:
    """Name the field whose unit seems wrong: station and reference are as far apart as two units are."""
    station = run.station_kwh
    if rollover_kwh is not None and station < 0:
        station += rollover_kwh
    for problem, least, most in _UNITS:
        if least * run.reference_kwh <= station <= most * run.reference_kwh:
            return "stop_kwh" if isinstance(run, RegisterRun) else "constant_imp_per_kwh", problem
        if least * station <= run.reference_kwh <= most * station and _counted(run) >= _COUNTED_DIGITS:
            return "power_w" if isinstance(run, PowerTimeRun) else "reference_kwh", problem
    return None


def _counted(run: AnyRun) -> int:
    """Return how many digits or pulses the station counted."""
    if not isinstance(run, RegisterRun):
        return run.pulses
    exponent = run.station_kwh.as_tuple().exponent
    return int(run.station_kwh.scaleb(-exponent)) if isinstance(exponent, int) else 0
