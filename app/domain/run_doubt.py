"""Doubts about runs that are each usable: energy that was counted twice, and steps that no reading shows.

Neither refuses a run: a register may have been set back between two runs, and a file may have lost zeros at the end
of a number. Whoever signs has to know of it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.calibration_advice import Advice, AdviceReason
from app.domain.calibration_input import EXACT, Point, RegisterPoint, RegisterReading


@dataclass(frozen=True)
class _Interval:
    """What a counting register passed through in one run, in kWh; ``run`` counts from 1."""

    start_kwh: Decimal
    stop_kwh: Decimal
    point: str
    run: int


def run_doubts(points: Sequence[Point]) -> Mapping[str, tuple[Advice, ...]]:
    """Return what is doubtful about the runs of each load point, by its id; points without doubts are left out."""
    doubts: dict[str, list[Advice]] = defaultdict(list)
    for first, second in _overlaps(points):
        data: dict[str, float | int | str] = {"run": second.run, "other_run": first.run, "other_point": first.point}
        doubts[second.point].append(Advice(AdviceReason.RUNS_OVERLAP, data))
    for point in points:
        if isinstance(point, RegisterPoint):
            doubts[point.id] += _coarse(point)
    return {point: tuple(advice) for point, advice in doubts.items() if advice}


def _overlaps(points: Sequence[Point]) -> Iterator[tuple[_Interval, _Interval]]:
    """Yield each run that begins before an earlier one has ended, with that one; touching is no overlap."""
    last: _Interval | None = None
    for interval in sorted(_intervals(points), key=lambda each: (each.start_kwh, each.stop_kwh)):
        if last is not None and interval.start_kwh < last.stop_kwh:
            yield (last, interval)
        if last is None or interval.stop_kwh > last.stop_kwh:
            last = interval


def _intervals(points: Sequence[Point]) -> Iterator[_Interval]:
    for point in (each for each in points if isinstance(each, RegisterPoint) and not each.is_reset):
        for number, run in enumerate(point.runs, 1):
            if run.start_kwh:  # one that begins at 0 may count each charge anew
                counted = run.station_kwh
                if counted < 0 and point.register_rollover_kwh is not None:
                    counted = EXACT.add(counted, point.register_rollover_kwh)
                yield _Interval(run.start_kwh, EXACT.add(run.start_kwh, counted), point.id, number)


def _coarse(point: RegisterPoint) -> Iterator[Advice]:
    """Yield each step of the budget that no reading shows: one may have lost zeros at its end, hardly all of them.

    The first reading of a register that begins each run at 0 is left out: nobody writes its zeros.
    """
    has_step = point.register_reading is not RegisterReading.SYNCHRONISED
    register = [value for run in point.runs for value in (run.start_kwh, run.stop_kwh) if value and has_step]
    steps = {
        "register_resolution_kwh": (point.register_resolution_kwh, register),
        "reference_resolution_kwh": (point.reference_resolution_kwh, [run.reference_kwh for run in point.runs]),
    }
    for field, (step, readings) in steps.items():
        if not step or not readings:
            continue
        shown = min(_last_digit(value) for value in readings)
        if shown > _last_digit(step.normalize()):
            data: dict[str, float | int | str] = {
                "field": field,
                "resolution_kwh": format(step, "f"),
                "shown_kwh": format(Decimal(1).scaleb(shown), "f"),
            }
            yield Advice(AdviceReason.READING_COARSE, data)


def _last_digit(value: Decimal) -> int:
    """Return the power of ten of the last digit shown: -3 for 0.001."""
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
