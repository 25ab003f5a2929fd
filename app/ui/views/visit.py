"""The place of the visit: begin, go on, and the workbench while one is open."""

from collections.abc import Coroutine, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.domain.fact import ReportSigned
from app.domain.step import Step
from app.ui.models.visit_session import VisitSession
from app.ui.views.kit import Kit
from app.ui.views.view import Header, View, VisitWanted
from app.ui.views.visit_photos import brings_something
from app.ui.views.visit_start import VisitStart
from app.ui.views.visit_workbench import Workbench
from app.ui.widgets.action import Action
from app.ui.widgets.evidence import Picture, thumbnail
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.bootstrap import Program
    from app.ports.store import StationLine, VisitLine
    from app.workflows.guided_open import Listening, WorkOrder
    from app.workflows.guided_visit import GuidedVisit

SPEED = 60.0
"""How much faster than real a practice visit runs: an hour of charging takes a minute."""
PRACTICE_FOLDER = "practice"
PRACTICE_KEY = sha256(b"practice data protect nobody and need no secret").digest()
"""Practice data have a key only because a store has one; they hold nothing of a real person or station."""
FIELD_ROOM_PX = 1560
LOOKED_AT = 2
"""So many of the newest practice folders are looked at for an unfinished visit."""
THUMBNAIL = QSize(120, 96)


class VisitView(View):
    """One visit at a time; leaving the place keeps it open, pausing closes it."""

    drawer = True

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.speed = SPEED
        self.program = cast("Program", kit.program)
        self.session: VisitSession | None = None
        self.bench: Workbench | None = None
        self._opening = False
        self._hands_over = False
        self._pictures: dict[str, Picture] = {}
        self._unfinished: tuple[Path, str] | None = None
        self.start = VisitStart(kit, self.program)
        self.start.begun.connect(self._begin)
        self.start.resumed.connect(self.resume)
        self.start.practice_wanted.connect(self.practise)
        self.start.changed.connect(self.header_changed)
        self.waiting: QLabel = label("", "sub")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.stack.addWidget(self.waiting)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.setAcceptDrops(True)
        QShortcut(QKeySequence("PgUp"), self, lambda: self._beside(-1))
        QShortcut(QKeySequence("PgDown"), self, lambda: self._beside(1))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._paste)

    def _beside(self, by: int) -> None:
        if self.bench is not None:
            self.bench.beside(by)

    # coming and going

    def entered(self, argument: object = None) -> None:
        """Open what was asked for; without a wish what is open stays open."""
        if isinstance(argument, VisitWanted) and not self._opening:
            self._wanted(argument)
        if self.session is None and not self._opening:
            self._show_start()
        self._show_practice()
        self._show_evidence()
        if self.bench is not None:
            self.bench.take_focus()

    def _wanted(self, wanted: VisitWanted) -> None:
        same = self.session is not None and self.session.state.id == wanted.visit
        if same and wanted.hand_over and self.bench is not None:
            self.bench.questions.ask("hand_over", None)
        if same or (wanted.practice and self.session is not None and self.session.practice):
            return
        if self.session is not None:
            self._close(lambda: self._wanted(wanted))
        elif wanted.practice:
            self.practise(True)
        elif wanted.visit:
            self._hands_over = wanted.hand_over
            self.resume(wanted.visit)
        elif wanted.station:
            kit = self.kit
            kit.runner.run(kit.store.stations(wanted.station, 0, 1), self._show_station, kit.tell, self)

    def _show_station(self, lines: "tuple[StationLine, ...]") -> None:
        if lines:
            self.start.show_station(lines[0])

    def left(self) -> None:
        """The visit stays open; only its watermark goes."""
        if self.bench is not None:
            self.bench.page.left()
        self.kit.news.practice.emit(False)

    def _show_practice(self) -> None:
        self.kit.news.practice.emit(self.session is not None and self.session.practice and self.isVisible())

    def narrowed(self, narrow: bool) -> None:
        """Lay the steps down where there is no room."""
        if self.bench is not None:
            self.bench.lie_down(narrow)

    def take_focus(self) -> None:
        """Give the keyboard to the step that is looked at."""
        if self.bench is not None:
            self.bench.take_focus()
        else:
            super().take_focus()

    def undo(self) -> None:
        """Take back the last answer."""
        if self.bench is not None:
            self.bench.undo()

    def drawer_now(self) -> bool:
        """While a visit is open the drawer has its evidence to show; big rows in Field need its room."""
        roomy = self.kit.theme.density == "desk" or self.window().width() >= FIELD_ROOM_PX
        return self.session is not None and roomy

    # the start page

    def _show_start(self) -> None:
        self.stack.setCurrentWidget(self.start)
        kit = self.kit
        kit.runner.run(kit.store.visits(), self._show_open, kit.tell, self)
        self.header_changed.emit()

    def _show_open(self, visits: "tuple[VisitLine, ...]") -> None:
        from app.workflows.guided_open import unfinished_practice

        still = tuple(line for line in visits if line.state in ("open", "paused"))
        self.start.show_open(still, ())
        self._unfinished = None
        for folder in self._practice_folders()[:LOOKED_AT]:

            def found(lines: "tuple[VisitLine, ...]", folder: Path = folder) -> None:
                if lines and self._unfinished is None:
                    self._unfinished = (folder, lines[0].id)
                    self.start.show_open(still, lines[:1])

            self.kit.runner.run(unfinished_practice(self._program_in(folder)), found, lambda _: None, self)

    def _practice_folders(self) -> list[Path]:
        place = self.program.data / PRACTICE_FOLDER
        return sorted((one for one in place.iterdir() if one.is_dir()), reverse=True) if place.is_dir() else []

    def _program_in(self, folder: Path) -> "Program":
        return replace(self.program, data=folder, key=self.program.key or PRACTICE_KEY)

    # opening

    def _begin(self, order: "WorkOrder") -> None:
        from app.workflows.guided_open import begin_real

        self._open(begin_real(self.program, self.kit.store, order, self._where()))

    def resume(self, visit: str) -> None:
        """Take up a real visit."""
        from app.workflows.guided_open import resume_real

        self._open(resume_real(self.program, self.kit.store, visit, self._where()))

    def practise(self, new: bool) -> None:
        """Begin a practice visit on data of its own, or take up the unfinished one."""
        from app.workflows.guided_open import begin_practice, resume_practice

        language = self.program.texts.language
        if not new and self._unfinished is not None:
            folder, visit = self._unfinished
            practice, peers = self._program_in(folder).practice(folder, self.speed, "1.6", ("queued-transactions",))
            self._open(resume_practice(practice, peers, visit, language))
            return
        now = self.kit.clock.now()
        folder = self.program.data / PRACTICE_FOLDER / f"{now:%Y%m%d-%H%M%S}"
        practice, peers = self._program_in(folder).practice(folder, self.speed, "1.6", ("queued-transactions",))
        self._open(begin_practice(practice, peers, "1.6", language))

    def _where(self) -> "Listening":
        from app.workflows.guided_open import Listening

        value = self.kit.preferences.value
        port = value("listen.port")
        return Listening(
            value("listen.host") or "127.0.0.1", int(port) if port.isdigit() else 0, value("sync.to")
        )  # fmt: skip

    def _open(self, opening: "Coroutine[Any, Any, GuidedVisit]") -> None:
        self._opening = True
        self.start.error.hide()
        self.waiting.setText(self.tr_("Opening the visit…"))
        self.stack.setCurrentWidget(self.waiting)
        self.header_changed.emit()
        self.kit.runner.run(opening, self._opened, self._not_opened, self)

    def _not_opened(self, problem: BaseException) -> None:
        self._opening = self._hands_over = False
        happened, stop, rest = self.kit.explain(problem).partition(". ")
        self.start.error.tell(happened + stop.strip(), rest)
        self._show_start()

    def _opened(self, guided: "GuidedVisit") -> None:
        from app.workflows.guided_history import earlier_values
        from app.workflows.guided_open import operator_phone

        self._opening = False
        kit = self.kit
        self.session = session = VisitSession(guided, kit.runner, kit.news, kit.live, kit.clock)
        session.setParent(self)
        visit = guided.visit
        self.bench = Workbench(kit, session)
        self.bench.header_changed.connect(self.header_changed)
        self.bench.left_open.connect(lambda: self._close(self._to_today))
        self.bench.done_asked.connect(lambda: self._close(self._to_today))
        self.stack.addWidget(self.bench)
        self.stack.setCurrentWidget(self.bench)
        session.changed.connect(self._show_evidence)
        store, station = visit.store, visit.state.opened.station_id

        def phone(number: str) -> None:
            session.operator_phone = number
            session.changed.emit()

        def earlier(values: Any) -> None:
            session.history = values

        kit.runner.run(operator_phone(store, visit.id), phone, kit.tell, self)
        kit.runner.run(earlier_values(store, station, visit.checklist, visit.id), earlier, kit.tell, self)
        if session.state.identified is not None and not session.state.steps[Step.REPORT].status.ended:
            session.listen()
        window = self.window()
        self.bench.lie_down(window.width() < 1100)
        self._show_practice()
        self._show_evidence()
        self.fit()
        self.bench.take_focus()
        self.header_changed.emit()
        if self._hands_over:
            self._hands_over = False
            self.bench.questions.ask("hand_over", None)

    def fit(self) -> None:
        """Ask the window to show the drawer, now that there is something for it."""
        fit = getattr(self.window(), "_fit", None)
        if fit is not None:
            fit()

    # closing

    def _close(self, then: Any = None) -> None:
        session, bench = self.session, self.bench
        self.session, self.bench = None, None
        self._pictures.clear()
        self.kit.news.evidence.emit([])
        self.kit.news.undo.emit("", None)
        self.kit.news.practice.emit(False)
        self.stack.setCurrentWidget(self.waiting)
        if bench is not None:
            self.stack.removeWidget(bench)
            bench.deleteLater()
        if session is not None:
            session.close(lambda: self._closed(session, then))

    def _closed(self, session: VisitSession, then: Any) -> None:
        session.deleteLater()
        self.kit.news.sync.emit()
        self._show_start()
        self.fit()
        if then is not None:
            then()

    def _to_today(self) -> None:
        self.kit.news.go.emit("today", None)

    # what the window shows

    def header(self) -> Header:
        """Return the header of the workbench, or of the start page."""
        if self.bench is not None:
            return self.bench.header()
        return Header(self.tr_("Visit"), primary=None if self._opening else self.start.primary())

    def keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the workbench."""
        return self.bench.keys() if self.bench is not None else ()

    def commands(self) -> Sequence[Action]:
        """Return what the search finds while a visit is open."""
        return self.bench.commands() if self.bench is not None else ()

    # evidence

    def _show_evidence(self) -> None:
        session = self.session
        if session is None:
            return
        evidence = session.guided.evidence()
        for fact in evidence:
            if fact.sha256 not in self._pictures:
                self._pictures[fact.sha256] = Picture(fact.sha256, fact.caption or fact.item or fact.name)
                if fact.media_type.startswith("image/"):
                    self._read_picture(session, fact.sha256)
        self.kit.news.evidence.emit([self._pictures[fact.sha256] for fact in reversed(evidence)])
        drawer = getattr(self.window(), "drawer", None)
        if drawer is not None and drawer.property("wired") is None:
            drawer.setProperty("wired", True)
            drawer.evidence_wanted.connect(self._photo)
            drawer.transcript_asked.connect(self._frames)
            drawer.evidence_opened.connect(self._picture)
        if drawer is not None:
            drawer.show_evidence(True)

    def _read_picture(self, session: VisitSession, name: str) -> None:
        kit = self.kit

        def drawn(image: Any) -> None:
            if name in self._pictures:
                self._pictures[name] = replace(self._pictures[name], image=image)
                self._show_evidence()

        def read(content: bytes) -> None:
            kit.runner.compute(lambda: thumbnail(content, THUMBNAIL), drawn, kit.tell, self)

        kit.runner.run(session.guided.visit.store.evidence(name), read, kit.tell, self)

    def _ground(self) -> QWidget:
        window = self.window()
        return (window.centralWidget() if isinstance(window, QMainWindow) else None) or window

    def _frames(self) -> None:
        from app.ui.views.visit_look import look_at_frames

        if self.session is not None:
            look_at_frames(self.kit, self._ground(), tuple(self.kit.live.frames))

    def _picture(self, sha256: str) -> None:
        from app.ui.views.visit_look import PICTURE, look_at_picture

        kit, known = self.kit, self._pictures.get(sha256)
        if self.session is None or known is None or known.image is None:
            return

        def drawn(image: Any) -> None:
            look_at_picture(kit, self._ground(), image, known.caption)

        def read(content: bytes) -> None:
            kit.runner.compute(lambda: thumbnail(content, PICTURE), drawn, kit.tell, self)

        kit.runner.run(self.session.guided.visit.store.evidence(sha256), read, kit.tell, self)

    def _photo(self) -> None:
        if self.bench is not None:
            self.bench.photos.choose(self.bench.page.items.active)

    def _paste(self) -> None:
        if self.bench is not None:
            self.bench.photos.take(QGuiApplication.clipboard().mimeData(), self.bench.page.items.active)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures."""
        if self.bench is not None and brings_something(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what is dropped as evidence of the item it was dropped on, else of the active one."""
        if self.bench is not None:
            items = self.bench.page.items
            hit = items.key_of(self.childAt(event.position().toPoint()))
            self.bench.photos.take(event.mimeData(), hit or items.active)
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the active item also when the keyboard is nowhere."""
        if self.bench is not None and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.bench.page.items._list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    @property
    def signed(self) -> bool:
        """True once the newest fact is the signature."""
        return self.session is not None and isinstance(self.session.state.saved[-1].fact, ReportSigned)
