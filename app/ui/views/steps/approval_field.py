"""The signed approval of a second person as a file: chosen, dropped or typed, checked at once; and asking for one."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.approval import ApprovalUsed
from app.domain.errors import BadInput
from app.ui.runner import Job
from app.ui.theme import restyle
from app.ui.views.kit import Kit
from app.ui.widgets.button import Button
from app.ui.widgets.text import label

PAUSE_MS = 300
"""So long nobody types before a file is looked at; own practice."""

Check = Callable[[str], Coroutine[Any, Any, ApprovalUsed]]
Request = Callable[[str], Coroutine[Any, Any, None]]


class ApprovalField(QWidget):
    """``check`` returns what a file approves or raises why it does not; ``request`` writes an unsigned request."""

    changed = Signal()

    def __init__(self, kit: Kit, check: Check, request: Request) -> None:
        super().__init__()
        self._kit, self._check, self._request = kit, check, request
        self.used: ApprovalUsed | None = None
        """What was checked of the file that is named; None while nothing counts."""
        self._job: Job | None = None
        self._checking = False
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._look)
        self.setAcceptDrops(True)
        tr, theme = kit.tr, kit.theme
        self.file = QLineEdit()
        self.file.setAccessibleName(tr("Signed approval of a second person (file)"))
        self.file.setPlaceholderText(tr("Choose it, or drop it here"))
        self.file.setAcceptDrops(False)  # a dropped file would be typed as its address
        self.file.textChanged.connect(lambda _: self.look_again())
        self.choose = Button(theme, tr("Approval file…"), icon="folder", small=True)
        self.choose.clicked.connect(self._choose)
        self.ask = Button(theme, tr("Ask for approval…"), small=True)
        self.ask.clicked.connect(self._ask)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.file, 1)
        line.addWidget(self.choose)
        line.addWidget(self.ask)
        self.said = label("", "secondary", wrap=True, selectable=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(label(tr("Signed approval of a second person (file)"), "secondary"))
        layout.addLayout(line)
        layout.addWidget(self.said)
        self._tell(tr("Nobody approves an own change: the file is signed on another computer."))

    @property
    def name(self) -> str:
        """The file as named."""
        return self.file.text().strip()

    @property
    def problem(self) -> str:
        """Why the change may not be made yet, empty when the approval counts."""
        if self.used is not None:
            return ""
        tr = self._kit.tr
        if not self.name:
            return tr("Choose the signed approval")
        return tr("The approval is being checked") if self._checking else tr("The approval does not count")

    def look_again(self) -> None:
        """What is approved, or what shall be done, has changed: the file is checked again."""
        self.used, self._checking = None, bool(self.name)
        if self._job is not None:
            self._job.cancel()
        if self.name:
            self._tell(self._kit.tr("The approval is being checked"))
        self._pause.start()
        self.changed.emit()

    def _look(self) -> None:
        if not self.name:
            self._tell(self._kit.tr("Nobody approves an own change: the file is signed on another computer."))
            return
        self._job = self._start(self._check, self.name, self._counts)

    def _start(
        self, work: Callable[[str], Coroutine[Any, Any, Any]], file: str, done: Callable[[Any], object]
    ) -> Job | None:
        """Begin; what is to be approved may not even be readable yet."""
        try:
            begun = work(file)
        except BadInput as problem:
            self._refused(problem)
            return None
        return self._kit.runner.run(begun, done, self._refused, self)

    def _counts(self, used: ApprovalUsed) -> None:
        self.used, self._checking = used, False
        words = self._kit.tr(
            "{name} approved this, valid to {end}. Key {fingerprint}",
            name=used.approved_by,
            end=self._kit.moment(used.not_after),
            fingerprint=used.fingerprint[:16] + "…",
        )
        self._tell(words, "ok")
        self.changed.emit()

    def _refused(self, problem: BaseException) -> None:
        self._checking = False
        self._tell(self._kit.explain(problem), "fail")
        self.changed.emit()

    def _tell(self, words: str, role: str = "secondary") -> None:
        self.said.setText(words)
        self.said.setAccessibleName(words)
        if self.said.property("role") != role:
            restyle(self.said, role=role)

    def _choose(self) -> None:
        dialog = QFileDialog(self, self._kit.tr("Approval file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.file.setText)
        dialog.open()

    def _ask(self) -> None:
        dialog = QFileDialog(self, self._kit.tr("Write the request to"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(self.write_request)
        dialog.open()

    def write_request(self, path: str) -> None:
        """Write what a second person has to sign."""
        done = self._kit.tr("Written to {file}. A second person signs it: chargebench approval sign", file=path)
        self._start(self._request, path, lambda _: self._tell(done))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at it."""
        self.file.setText(event.mimeData().urls()[0].toLocalFile())
        event.acceptProposedAction()
