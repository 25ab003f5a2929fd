"""A curve of any number of points, kept as no more than a screen can show."""

from collections.abc import Iterable
from dataclasses import dataclass

COLUMNS = 500
"""About a column a line width of the plot; it keeps what would be seen of its points."""


@dataclass(frozen=True)
class ErrorPoint:
    """Error and expanded uncertainty in percent at an energy in kWh (or a load in A)."""

    at: float
    error_percent: float
    expanded_percent: float = 0.0
    kind: str = "info"
    """For the plot over load: ok, fail, warn or info."""
    text: str = ""


class ThinCurve:
    """Points from 0 to ``end``; each column keeps its lowest, highest and last point in the order they came.

    The cost of a point does not grow with the curve; what is drawn are at most three points a column.
    """

    def __init__(self, end: float) -> None:
        self._end = end if end > 0 else 1.0
        self._columns: dict[int, list[ErrorPoint]] = {}
        self.count = 0
        self.last: ErrorPoint | None = None

    def add(self, points: Iterable[ErrorPoint]) -> None:
        """Take in points as they come."""
        for point in points:
            self.count += 1
            self.last = point
            place = min(COLUMNS - 1, max(0, int(COLUMNS * point.at / self._end)))
            kept = self._columns.get(place)
            if kept is None:
                self._columns[place] = [point]
            else:
                self._columns[place] = _seen([*kept, point])

    @property
    def points(self) -> list[ErrorPoint]:
        """What is drawn, from left to right."""
        return [point for place in sorted(self._columns) for point in self._columns[place]]

    @property
    def newest(self) -> list[ErrorPoint]:
        """The last point of each column, from left to right: an outline that never doubles back."""
        return [self._columns[place][-1] for place in sorted(self._columns)]


def _seen(points: list[ErrorPoint]) -> list[ErrorPoint]:
    """Return the lowest, the highest and the last, in the order they came."""
    if len(points) <= 3:
        return points
    low = min(range(len(points)), key=lambda index: points[index].error_percent)
    high = max(range(len(points)), key=lambda index: points[index].error_percent)
    return [points[index] for index in sorted({low, high, len(points) - 1})]
