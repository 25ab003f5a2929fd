"""The window: rail, top bar, the screen, the live station, the bar below, and what may lie over them."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.domain.text import mark
from app.ui.views.kit import Kit
from app.ui.views.status import Status
from app.ui.views.top_bar import TopBar
from app.ui.views.view import Header, View
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button
from app.ui.widgets.error_card import InlineError
from app.ui.widgets.rail import Place, Rail
from app.ui.widgets.reading_order import focus_neighbour
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.domain.station import StationEvent
    from app.ui.views.drawer import Drawer
    from app.ui.views.lock import IdleLock
    from app.ui.views.search import Search
    from app.ui.widgets.keys import KeysOverlay
    from app.ui.widgets.toast import Toast
    from app.ui.widgets.watermark import Watermark

DRAWER_FOLDS_PX = 1280
STEPS_LIE_DOWN_PX = 1100
SMALLEST = (960, 540)
PLACES = (
    ("today", mark("Today"), "today"),
    ("stations", mark("Stations"), "stations"),
    ("visit", mark("Visit"), "visit"),
    ("review", mark("Review"), "review"),
    ("settings", mark("Settings"), "settings"),
)
WITHIN = {"instruments": "settings", "profiles": "settings"}
"""Places without a button of their own on the rail, and the one they belong to."""

MakeView = Callable[[Kit], View]


def shipped_views() -> Mapping[str, MakeView]:
    """Return how each place is made; imported when it is first opened."""

    def today(kit: Kit) -> View:
        from app.ui.views.today import TodayView

        return TodayView(kit)

    def stations(kit: Kit) -> View:
        from app.ui.views.stations import StationsView

        return StationsView(kit)

    def visit(kit: Kit) -> View:
        from app.ui.views.visit import VisitView

        return VisitView(kit)

    def review(kit: Kit) -> View:
        from app.ui.views.review import ReviewView

        return ReviewView(kit)

    def settings(kit: Kit) -> View:
        from app.ui.views.settings import SettingsView

        return SettingsView(kit)

    def profiles(kit: Kit) -> View:
        from app.ui.views.profiles import ProfilesView

        return ProfilesView(kit)

    def instruments(kit: Kit) -> View:
        from app.ui.views.instruments import InstrumentsView

        return InstrumentsView(kit)

    return {
        "today": today,
        "stations": stations,
        "visit": visit,
        "review": review,
        "settings": settings,
        "profiles": profiles,
        "instruments": instruments,
    }


class MainWindow(QMainWindow):
    """Shows at once; ``start`` fills it when everything saved has been opened."""

    def __init__(self, kit: Kit, makers: Mapping[str, MakeView] | None = None) -> None:
        super().__init__()
        self.kit = kit
        self._makers = dict(makers or shipped_views())
        self.views: dict[str, View] = {}
        self.place = ""
        self._drawer_wanted: bool | None = None
        tr, theme = kit.tr, kit.theme
        self.setWindowTitle("ChargeBench")
        self.setMinimumSize(*SMALLEST)
        self.rail = Rail(theme, [Place(id, tr(w), icon, id == "settings") for id, w, icon in PLACES], tr("Places"))
        self.rail.chosen.connect(self.go)
        self.top = TopBar(theme)
        self.stack = QStackedWidget()
        self.error = InlineError(theme, tr("Dismiss"))
        self.drawer: Drawer | None = None
        self.status = Status(kit, self)
        self.status.asked.connect(self._details)
        self._fold = Button(theme, "", kind="quiet", icon="drawer", small=True)
        self._fold.setAccessibleName(tr("Show or hide the live station"))
        self._fold.setToolTip(tr("Live station (Ctrl+L)"))
        self._fold.clicked.connect(self.toggle_drawer)
        self._fold.hide()
        self.top.set_fold(self._fold)
        self._build()
        self._shortcuts()
        self._listen()

    def _build(self) -> None:
        self._error_holder = QWidget()
        self._error_holder.setProperty("role", "page")
        holder = QVBoxLayout(self._error_holder)
        holder.setContentsMargins(22, 12, 22, 0)
        holder.addWidget(self.error)
        self._error_holder.hide()
        self.error.installEventFilter(self)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._error_holder)
        column.addWidget(self.stack, 1)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addLayout(column, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addLayout(self._middle, 1)
        right.addWidget(self.status.bar)
        self._whole = whole = QWidget()
        whole.setProperty("role", "page")
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)
        waiting = QWidget()
        waiting.setProperty("role", "page")
        words = label(self.kit.tr("Opening what is saved on this laptop…"), "sub")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(waiting).addWidget(words)
        self.stack.addWidget(waiting)
        self.top.show_header(Header("ChargeBench"))

    # What lies over the window is made when it is first wanted: the shell answers a key sooner.

    @cached_property
    def watermark(self) -> "Watermark":
        """PRACTICE across the window."""
        from app.ui.widgets.watermark import Watermark

        return Watermark(self.kit.theme, self._whole, self.kit.tr("PRACTICE"))

    @cached_property
    def toast(self) -> "Toast":
        """What was just done, with the way back."""
        from app.ui.widgets.toast import Toast

        return Toast(self.kit.theme, self._whole, self.kit.tr("Undo"))

    @cached_property
    def keys(self) -> "KeysOverlay":
        """Every key that works here."""
        from app.ui.widgets.keys import KeysOverlay

        return KeysOverlay(self.kit.theme, self._whole, self.kit.tr("Keys"))

    @cached_property
    def search(self) -> "Search":
        """Find anything."""
        from app.ui.views.search import Search

        return Search(self.kit, self._whole, self._commands)

    @cached_property
    def lock(self) -> "IdleLock":
        """The lock after idle minutes."""
        from app.ui.views.lock import IdleLock

        lock = IdleLock(self.kit, self._whole)
        lock.unlocked.connect(self._take_focus)
        return lock

    def _take_focus(self) -> None:
        """What had the keyboard before the lock may be gone: a question whose run broke meanwhile."""
        focus = QApplication.focusWidget()
        if self.place and (focus is None or not focus.isVisible()):
            self.views[self.place].take_focus()

    def _shortcuts(self) -> None:
        for number, (place, *_) in enumerate(PLACES, 1):
            QShortcut(QKeySequence(f"Alt+{number}"), self, lambda place=place: self.go(place))
        QShortcut(QKeySequence("Ctrl+K"), self, lambda: self.search.open())
        QShortcut(QKeySequence("Ctrl+L"), self, self.toggle_drawer)
        QShortcut(QKeySequence("F1"), self, self.show_keys)
        QShortcut(QKeySequence("Ctrl+Z"), self, self.undo)
        for key in ("?", "Shift+?"):
            QShortcut(QKeySequence(key), self, self.show_keys)

    def _listen(self) -> None:
        news = self.kit.news
        news.go.connect(self.go)
        news.problem.connect(self.show_problem)
        news.undo.connect(self._offer_undo)
        news.practice.connect(lambda on: self.watermark.show_over(on))
        news.events.connect(self._events)
        news.link.connect(self.kit.live.show_link)
        self.kit.runner.unexpected.connect(self.show_problem)
        self.kit.preferences.changed.connect(self._preference)
        self.kit.preferences.loaded.connect(self._loaded)

    def start(self) -> None:
        """Everything saved is open: read the preferences and show Today."""
        self.kit.preferences.load(self.kit.store)
        self.status.start()
        self.go("today")

    def _loaded(self) -> None:
        preferences = self.kit.preferences
        self.kit.theme.use(preferences.value("theme"), preferences.value("density"))
        self.status.refresh()
        self.lock.start()

    def _preference(self, name: str, value: str) -> None:
        if name in ("theme", "density"):
            self.kit.theme.use(**{name: value})
            self._fit()
        self.kit.news.saved.emit(self.kit.clock.now())
        self.kit.news.preference.emit(name, value)

    def go(self, place: str, argument: object = None) -> None:
        """Open a place."""
        if self.kit.opened_store is None:
            return
        if place not in self.views:
            view = self._makers[place](self.kit)
            view.header_changed.connect(lambda: self._show_header(view))
            self.views[place] = view
            self.stack.addWidget(view)
        if self.place and self.place != place:
            self.views[self.place].left()
        self.place = place
        view = self.views[place]
        self.stack.setCurrentWidget(view)
        self.rail.show_place(WITHIN.get(place, place))
        self._drawer_wanted = None
        self._fit()
        view.setFocus()
        view.entered(argument)
        self._show_header(view)

    def _show_header(self, view: View) -> None:
        if self.views.get(self.place) is view:
            self.top.show_header(view.header())

    def show_problem(self, problem: BaseException) -> None:
        """Show an error that has no place of its own above the screen."""
        self.show_error(self.kit.explain(problem))

    def show_error(self, words: str, *actions: Action) -> None:
        """Show an error above the screen."""
        happened, stop, rest = words.partition(". ")
        self.error.tell(happened + stop.rstrip(), rest, actions=actions)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The frame around the error comes and goes with it."""
        if watched is self.error and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._error_holder.setVisible(event.type() == QEvent.Type.ShowToParent)
        return False

    def _offer_undo(self, words: str, undo: object) -> None:
        """Tell what was done, with the way back; no words end the offer."""
        if words:
            self.toast.say(words, undo)  # type: ignore[arg-type]  # a signal carries object
        elif "toast" in self.__dict__:
            self.toast.silence()

    def undo(self) -> None:
        """Take back what the toast tells, else what was last done on the screen."""
        if "toast" in self.__dict__ and self.toast.offers:
            self.toast.take_back()
        elif self.place:
            self.views[self.place].undo()

    def _events(self, events: "list[StationEvent]") -> None:
        self.status.refresh()

    def _commands(self) -> list[Action]:
        tr = self.kit.tr
        commands = [self._to(place, tr(words), number, icon) for number, (place, words, icon) in enumerate(PLACES, 1)]
        commands.append(Action(tr("Instruments and certificates"), lambda: self.go("instruments"), icon="review"))
        view = self.views.get(self.place)
        if view is not None:
            header = view.header()
            own = [*([header.primary] if header.primary else []), *header.secondary]
            shown = {action.text for action in own}
            own += [action for action in view.commands() if action.text not in shown]
            commands = [action for action in own if action.enabled] + commands
        commands.append(Action(tr("Calibration profiles"), lambda: self.go("profiles"), icon="file"))
        commands.append(Action(tr("Keys"), self.show_keys, "?", icon="keyboard"))
        commands.append(Action(tr("Lock now"), lambda: self.lock.lock_now(), icon="lock"))
        commands.append(Action(tr("Theme: next"), self._next_theme, icon="settings"))
        return commands

    def _to(self, place: str, words: str, number: int, icon: str) -> Action:
        return Action(words, lambda: self.go(place), f"Alt+{number}", icon=icon)

    def _next_theme(self) -> None:
        from app.ui.theme import THEMES

        index = THEMES.index(self.kit.theme.name)
        self.kit.preferences.keep("theme", THEMES[(index + 1) % len(THEMES)], self.kit.tell)

    def show_keys(self) -> None:
        """Show every key that works here."""
        tr, view = self.kit.tr, self.views.get(self.place)
        here: list[tuple[str, str]] = []
        if view is not None:
            header = view.header()
            actions = [*([header.primary] if header.primary else []), *header.secondary]
            here = [(action.key, action.text) for action in actions if action.key] + list(view.keys())
        everywhere = [
            (f"Alt+1…{len(PLACES)}", tr("go to a place")),
            ("Ctrl+K", tr("find a station, a visit, a command")),
            ("Ctrl+L", tr("live station")),
            ("Ctrl+Z", tr("take the last answer back")),
            ("Tab", tr("next field")),
            ("?", tr("these keys")),
        ]
        self.keys.show_keys(((tr("Here"), here), (tr("Everywhere"), everywhere)))

    def _details(self, part: str) -> None:
        if part == "keys":
            self.show_keys()
        elif part == "find":
            self.search.open()
        elif part in ("link", "clock"):
            self.toggle_drawer(True)
        elif part == "person":
            self.go("settings")
        else:
            self.go("today")

    def toggle_drawer(self, on: bool | None = None) -> None:
        """Show or hide the live station."""
        shown = self.drawer is not None and self.drawer.isVisible()
        self._drawer_wanted = (not shown) if not on else True
        self._fit()

    def _fit(self) -> None:
        view = self.views.get(self.place)
        wide = self.width() >= DRAWER_FOLDS_PX
        room = view is not None and view.drawer and (view.drawer_now() if wide else False)
        wanted = room if self._drawer_wanted is None else self._drawer_wanted
        if wanted and self.drawer is None:
            from app.ui.views.drawer import Drawer

            self.drawer = Drawer(self.kit)
            self._middle.addWidget(self.drawer)
        if self.drawer is not None:
            self.drawer.setVisible(wanted)
        self._fold.setVisible(view is not None and view.drawer and not (wide and wanted))
        if view is not None:
            view.narrowed(self.width() < STEPS_LIE_DOWN_PX)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes as the screen is read."""
        return focus_neighbour(self._whole, next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the drawer, lay the steps down."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already; the program ends cleanly in ``app.run_window``."""
        for view in self.views.values():
            view.left()
        super().closeEvent(event)
