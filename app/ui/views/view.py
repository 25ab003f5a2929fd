"""What the window needs of a screen."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui.views.kit import Kit
from app.ui.widgets.abstract import AbstractWidget
from app.ui.widgets.action import Action


@dataclass(frozen=True)
class Header:
    """What the top bar shows for a screen."""

    title: str
    sub: str = ""
    chips: Sequence[tuple[str, str]] = ()
    """Kind and word."""
    secondary: Sequence[Action] = ()
    primary: Action | None = None
    """The one next step, always in the same corner."""


@dataclass(frozen=True)
class VisitWanted:
    """Argument of ``news.go("visit", ...)``: resume ``visit``, begin at ``station``, or the practice visit."""

    visit: str = ""
    station: str = ""
    practice: bool = False
    hand_over: bool = False
    """True: ask at once to whom ``visit`` is handed over."""


@dataclass(frozen=True)
class InstrumentWanted:
    """Argument of ``news.go("instruments", ...)``: open the one of ``id``, or begin with those that are due."""

    id: str = ""
    due: bool = False
    from_visit: bool = False
    """True: a visit waits, and there is a way back to it."""


class View(QWidget, metaclass=AbstractWidget):
    """A screen; ``header_changed`` asks the window to read ``header`` again."""

    header_changed = Signal()
    drawer = False
    """True where the live station stands at the side."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit, self.tr_ = kit, kit.tr
        self.setProperty("role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @abstractmethod
    def header(self) -> Header:
        """Return what the top bar shows now."""

    def entered(self, argument: object = None) -> None:
        """The screen was opened; ``argument`` is what ``news.go`` carried."""

    def left(self) -> None:
        """Another screen was opened."""

    def take_focus(self) -> None:
        """Give the keyboard to whatever is next to be done here."""
        self.setFocus()

    def undo(self) -> None:
        """Take back what was last done here; nothing where nothing can be."""

    def drawer_now(self) -> bool:
        """Tell whether the live station has something to show here, where there is room for it."""
        return self.kit.live.link is not None

    def narrowed(self, narrow: bool) -> None:
        """The window is narrower than 1100 pixels (True) or wide again."""

    def keys(self) -> Sequence[tuple[str, str]]:
        """Return further keys of this screen for the overlay: (key, word)."""
        return ()

    def commands(self) -> Sequence[Action]:
        """Return what only the search finds here, beside what the top bar shows."""
        return ()
