"""What every screen is given."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from app.domain.text import with_decimal_sign
from app.ui.models.live import LiveStation
from app.ui.models.preferences import Preferences
from app.ui.models.program import LocksApp, WindowProgram
from app.ui.models.times import age, clock_time, day_time, zone_of
from app.ui.news import News
from app.ui.runner import Runner
from app.ui.theme import Theme

if TYPE_CHECKING:
    from app.ports.clock import Clock
    from app.ports.store import Store


@dataclass
class Kit:
    """Theme, runner, news, preferences, the station on the wire, and the program behind them."""

    program: WindowProgram
    theme: Theme
    runner: Runner
    news: News
    preferences: Preferences
    live: LiveStation = field(default_factory=LiveStation)
    app_lock: LocksApp | None = None
    """None until the preferences were read."""
    opened_store: "Store | None" = None
    """None until everything saved has been opened; no screen is made before that."""

    @property
    def tr(self) -> Callable[..., str]:
        """Translates a sentence."""
        return self.program.texts.tr

    @property
    def store(self) -> "Store":
        """Everything saved. Raises RuntimeError before it was opened."""
        if self.opened_store is None:
            raise RuntimeError("the store is not open yet")
        return self.opened_store

    @property
    def clock(self) -> "Clock":
        """The only time."""
        return self.program.clock

    @property
    def zone(self) -> tzinfo:
        """The zone times are shown in."""
        return zone_of(self.preferences.value("zone"))

    def time(self, at: datetime) -> str:
        """Return a time of day in the zone."""
        return clock_time(at, self.zone)

    def moment(self, at: datetime) -> str:
        """Return day and time in the zone."""
        return day_time(at, self.zone)

    def day_and_time(self, at: datetime) -> tuple[str, str]:
        """Return day and time of day in the zone, apart."""
        day, time = self.moment(at).split(" ")
        return day, time

    def number(self, text: str) -> str:
        """Return a number written with a point, or several with their units, as the reader's language writes them."""
        return with_decimal_sign(text, self.program.texts.language)

    def age(self, at: datetime) -> str:
        """Return how long ago that was."""
        return age(self.clock.now() - at, self.tr)

    def explain(self, problem: BaseException) -> str:
        """Return the sentence of an error; what nobody expected gets one that says where to look."""
        from app.domain.errors import ChargeBenchError
        from app.domain.messages import message

        if isinstance(problem, ChargeBenchError):
            return message(problem, self.tr)
        return self.tr(
            "The program met a fault of its own ({kind}). What was saved is safe; the log has the details. "
            "Try again, and send the log to the office when it comes back.",
            kind=type(problem).__name__,
        )

    def tell(self, problem: BaseException) -> None:
        """Show an error that has no place of its own."""
        self.news.problem.emit(problem)
