"""What a long task tells while it works; front ends show it, nothing depends on it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from app.domain.errors import Refused
from app.domain.step import Step


@dataclass(frozen=True)
class Doing:
    """A task says what it is doing, how much is done (0..1, None = unknown) and how long it will take."""

    step: Step
    what: str
    """A marked sentence; ``values`` fill it."""
    values: tuple[tuple[str, object], ...] = ()
    done: float | None = None
    left_s: float | None = None


@dataclass(frozen=True)
class RunProgress:
    """A calibration run in progress: for the plot, never for the verdict (rule 19)."""

    point: str
    number: int
    energy_kwh: Decimal
    target_kwh: Decimal
    error_percent: float | None
    band_percent: float | None
    power_w: float
    current_a: float
    voltage_v: float
    stable_s: float = 0.0


@dataclass(frozen=True)
class CheckProgress:
    """A charge that is no run: it proves the connection and warms up, or tests the load; it can be cancelled."""

    seconds: float
    needed_s: float


@dataclass(frozen=True)
class NotFinished:
    """A step ended without what it was to do; the visit goes on."""

    step: Step
    why: Refused


Progress = Doing | RunProgress | CheckProgress | NotFinished
Tell = Callable[[Progress], None]


def silent(_: Progress) -> None:
    """Tell nobody."""


class RunTeller:
    """Tells how a run goes, and once more when it has ended: who discarded it meanwhile is heard before it counts."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._last: RunProgress | None = None

    def __call__(self, news: Progress) -> None:
        """Tell ``news``. Raises what the listener raises, such as Refused (RUN_DISCARDED)."""
        if isinstance(news, RunProgress):
            self._last = news
        self._tell(news)

    def again(self) -> None:
        """Tell the last progress again."""
        if self._last is not None:
            self._tell(self._last)
