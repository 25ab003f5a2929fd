"""The question for the display after a run: typed, or photographed as evidence, or both; left out only on purpose."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.views.visit_ask import Ask, Field
from app.ui.views.visit_photos import Receiver, brings_something
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.ui.views.visit_workbench import Workbench
    from app.workflows.visit import Photo

PHOTO_KEY = "Ctrl+O"
NAME = "display"


class DisplayAsk(Ask):
    """Takes photos by its button, by drag and by paste; with one, nothing has to be typed."""

    def __init__(
        self,
        bench: "Workbench",
        ground: QWidget,
        run: tuple[str, int],
        said: Callable[[Mapping[str, str]], object],
        wrong: Callable[[Mapping[str, str]], Mapping[str, str]],
        left_out: Action,
    ) -> None:
        self._bench, self._run = bench, run
        self._names: list[str] = []
        tr, theme = bench.tr_, bench.kit.theme
        point, number = run
        self._photos = label("", "ok", wrap=True)
        self._photos.hide()
        field = Field(NAME, tr("Energy on the display, kWh"), needed=False, hint=tr("or begin; end: 1234.5; 1236.0"))
        super().__init__(
            theme,
            ground,
            tr("What does the display show for run {number} at {point}?", number=number, point=point),
            tr("The display is the legal indication. Type it with all its digits, or add a photo of it: Ctrl+V, drag."),
            (field,),
            (tr("Save"), tr("Later")),
            said,
            more=(left_out,),
            wrong=wrong,
        )
        self.box.addWidget(self._photos)
        photo = Button(theme, tr("Photo…"), PHOTO_KEY)
        photo.clicked.connect(lambda *_: bench.photos.choose_for(self._receiver()))
        self.others.insertWidget(0, photo)
        self.setAcceptDrops(True)
        self._edits[NAME].installEventFilter(self)
        for evidence in bench.session.guided.evidence():
            if (evidence.point, evidence.number) == run:
                self._show(evidence.name)
        self._check()

    @property
    def photographed(self) -> bool:
        """True once a photo of this display is saved."""
        return bool(self._names)

    def _receiver(self) -> Receiver:
        return Receiver(self._store, self._refused)

    def _store(self, photo: "Photo") -> None:
        session, (point, number) = self._bench.session, self._run

        def saved(_: object) -> None:
            if not self.isHidden():
                self._show(photo.name)

        session.run(session.guided.add_display_photo(photo, point, number), session.acting, saved)

    def _refused(self, problem: BaseException) -> None:
        if not self.isHidden():
            self.tell({NAME: self._bench.kit.explain(problem)})

    def _show(self, name: str) -> None:
        self._names.append(name)
        self._photos.setText(self._bench.tr_("Photo saved: {names}", names=", ".join(self._names)))
        self._photos.show()
        self._check()
        self._edits[NAME].setFocus()

    def _check(self, *_: object) -> None:
        """A photo alone is an answer."""
        super()._check()
        self.yes.setEnabled(bool(self.values()[NAME]) or self.photographed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A picture is pasted as evidence; words are pasted into the line."""
        pasted = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _pastes(event)
        if pasted and isinstance(watched, QLineEdit):
            mime = QGuiApplication.clipboard().mimeData()
            return brings_something(mime) and self._bench.photos.take_for(mime, self._receiver())
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures."""
        if brings_something(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Save what is dropped as a photo of this display."""
        self._bench.photos.take_for(event.mimeData(), self._receiver())
        event.acceptProposedAction()


def _pastes(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Paste)
