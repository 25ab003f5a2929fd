"""A window on a real visit: every answer typed, clicked or chosen as at a station that is not ours."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answer import Key, key_text
from app.domain.checklist import Item, ItemKind
from app.domain.step import Step
from app.practice.clock import PracticeClock
from app.practice.photo import practice_photo
from app.system.clock import SystemClock
from app.ui.widgets.choice import Choice
from app.workflows.practice_instruments import practice_instruments
from tests.ui.foreign_station import ForeignStation
from tests.ui.practice_window import SPEED, PracticeWindow, program_on

BEFORE = timedelta(hours=3)
"""A fast visit begins so long ago that it is over when it is signed, in real time."""
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
SAID: dict[str, dict[str, Any]] = json.loads(
    (RESOURCES / "checklists" / "practice" / "ev-ac-inspect.json").read_text("utf-8")
)["answers"]
ORDER = {
    "site": "Alpha Park, Bay 3",
    "station": "PB22-000042",
    "serial": "PB22-000042",
    "number": "2026-1187",
    "technician": "T. Example",
    "phone": "+49 000 111",
}
OWN = {"I01": ORDER["serial"], "Z03": "told"}


class RealWindow(PracticeWindow):
    """The user's own program on a fast clock that it shares with the station; signatures keep real time."""

    def __init__(self, application: QApplication, qtbot: QtBot, data: Path, clock: PracticeClock | None = None) -> None:
        real = SystemClock()
        self.clock = clock or PracticeClock(real, SPEED, real.now() - BEFORE)
        self.photos = data / "photos"
        self.photos.mkdir(parents=True, exist_ok=True)
        super().__init__(application, qtbot, data, replace(program_on(data / "data"), clock=self.clock))
        self._ways: list[Callable[[Path, Key], None]] = [self.pick, self.drop, self.paste]
        self._brought = 0
        self.says = dict(OWN)
        """What is answered otherwise than in practice, by item or item and connector."""

    def list_instruments(self) -> None:
        """List the testers, as ``instrument add`` does."""
        saved: list[object] = []
        listed = practice_instruments(self.kit.program.catalogue, "en")  # type: ignore[attr-defined]
        for instrument in listed:
            self.kit.runner.run(self.kit.store.save_instrument(instrument), saved.append)
        self.until(lambda: len(saved) == len(listed))

    def begin_real(self) -> None:
        """Fill in the work order and begin."""
        self.window.go("visit")
        for name, value in ORDER.items():
            edit = self.view.start.edits[name][1]
            edit.setFocus()
            edit.selectAll()
            self.type(value)
        self.enter()
        self.until(lambda: self.view.bench is not None)
        self.watch()

    def watch(self) -> None:
        """Note every error the visit shows."""
        self.session.problem.connect(lambda where, problem: self.problems.append(problem))

    # items

    def work(self, step: Step) -> None:
        """Answer every mandatory item of a step that is open, and stop where something else comes next."""
        items = self.bench.page.items
        while self.bench.step is step and self.primary() == "Next open item":
            if items.active not in self.session.open_keys(step):
                QTest.qWait(40)  # after an answer that passed the window goes on by itself
            if items.active not in self.session.open_keys(step):
                if self.primary() == "Next open item":
                    self.enter()  # what it goes to may still be on its way to the disk: then once more
                continue
            key = items.active
            assert key is not None
            QTest.qWait(30)  # a button made just now is shown in the next round
            self.answer(key)
            self.until(lambda key=key: key not in self.session.open_keys(step) and self.settled())  # type: ignore[misc]
            assert not self.problems, self.problems
            QTest.qWait(1)

    def answer(self, key: Key) -> None:
        """Answer the active item as its kind is answered, photos first."""
        item = self.bench.page.items.item
        assert item is not None
        said = SAID.get(f"{key[0]}@1") or SAID.get(key[0]) or {}
        own = self.says.get(key_text(*key)) or self.says.get(key[0])
        for _ in range(item.photos):
            self.bring(key)
        value = own or str(said.get("value", "") or "yes")
        match item.kind:
            case ItemKind.CONFIRM:
                self.press(Qt.Key.Key_1 if value == "yes" else Qt.Key.Key_2)
            case ItemKind.TIME:
                self.press(Qt.Key.Key_T)
            case ItemKind.CHOICE:
                self.choose(item, value)
            case _:
                self.type(value)
                self.press(Qt.Key.Key_Return)

    def choose(self, item: Item, value: str) -> None:
        """Choose by number, or in the list where there are more."""
        at = [choice.value for choice in item.choices].index(value)
        editor = self.bench.page.items.editor
        if editor is None:
            self.press(Qt.Key(Qt.Key.Key_1 + at))
            return
        field = editor.field
        assert isinstance(field, Choice)
        assert QApplication.focusWidget() is field
        self.press(Qt.Key.Key_Down)
        self.until(field.view().isVisible)
        for _ in range(len(item.choices)):
            QTest.keyClick(field.view(), Qt.Key.Key_Up)
        for _ in range(at):
            QTest.keyClick(field.view(), Qt.Key.Key_Down)
        QTest.keyClick(field.view(), Qt.Key.Key_Return)
        self.activate()  # without a window system the list takes the activity of the window with it

    def pick_in(self, field: Choice, value: str) -> None:
        """Choose in a list by keyboard."""
        field.setFocus()
        self.press(Qt.Key.Key_Down)
        self.until(field.view().isVisible)
        QTest.keyClick(field.view(), Qt.Key.Key_Home)
        for _ in range(field.findData(value)):
            QTest.keyClick(field.view(), Qt.Key.Key_Down)
        QTest.keyClick(field.view(), Qt.Key.Key_Return)
        self.activate()

    def fill_in(self, edit: QLineEdit, words: str) -> None:
        """Type over what stands in a field."""
        edit.setFocus()
        edit.selectAll()
        self.type(words)

    # steps

    def act(self, step: Step) -> None:
        """Let the machine do its part, and wait for it."""
        assert self.bench.step is step
        self.enter()
        self.until(lambda: bool(self.problems) or (self.session.guided.acted(step) and self.settled()))
        assert not self.problems, self.problems

    def finish(self, step: Step, following: Step) -> None:
        """Finish a step, or go on from one that was finished, and come to the following one."""
        assert self.bench.step is step
        assert self.primary() in ("Finish step", "Next step"), self.where()
        self.enter()
        self.until(lambda: self.bench.step is following and self.settled())

    def close_out(self) -> None:
        """Put everything back, explain what differs, answer the rest."""
        self.act(Step.CLOSE_OUT)
        while self.primary() in ("Explain difference", "Next open item"):
            if self.primary() == "Next open item":
                self.work(Step.CLOSE_OUT)
                continue
            before = len(self.session.state.saved)
            self.enter()
            self.until(self.asked)
            self.reply("measured in this visit")
            self.until(lambda before=before: len(self.session.state.saved) > before and self.settled())  # type: ignore[misc]

    def sign(self, pin: str) -> Path:
        """Sign with a PIN and return the PDF."""
        self.until(lambda: self.primary() == "Sign the report")
        self.enter()
        self.until(self.asked)
        self.reply(pin)
        self.until(lambda: self.view.signed and self.session.guided.saved_to is not None)
        path = self.session.guided.saved_to
        assert path is not None
        return path

    def reply(self, words: str) -> None:
        """Answer the question that lies over the window; another one may follow at once."""
        question = self.bench.questions.open
        assert question is not None
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit):
            focus.selectAll()
        self.type(words)
        self.press(Qt.Key.Key_Return)
        self.until(lambda: question.answered)

    def asked(self) -> bool:
        """Say whether a question lies over the window."""
        question = self.bench.questions.open
        return question is not None and not question.answered and question.isVisible()

    def measuring(self, number: int) -> bool:
        """Say whether a run of this number is under way and drawn."""
        progress = self.bench.page._progress  # type: ignore[attr-defined]
        return progress is not None and progress.number == number

    # photos

    def photo(self) -> Path:
        """Write a photo of its own; no picture proves two things."""
        self._brought = len(list(self.photos.iterdir())) + 1
        path = self.photos / f"IMG_{self._brought:04}.jpg"
        path.write_bytes(practice_photo(f"A{self._brought:02}.jpg"))
        return path

    def bring(self, key: Key) -> None:
        """Bring a photo, each time another way, and wait until it is shown: then it is saved."""
        before = len(self.session.guided.evidence())
        way = self._ways[self._brought % len(self._ways)]
        way(self.photo(), key)
        self.until(lambda: len(self.session.guided.evidence()) == before + 1 and self.settled())

    def pick(self, path: Path, key: Key) -> None:
        """Press P and choose the file."""
        QTest.keyClick(self.window, Qt.Key.Key_P)
        self.until(lambda: bool(self.bench.findChildren(QFileDialog)))
        dialog = self.bench.findChildren(QFileDialog)[-1]
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(name, QLineEdit)
        name.setText(str(path))
        QTest.keyClick(name, Qt.Key.Key_Return)
        self.until(lambda: not self.bench.findChildren(QFileDialog))
        self.activate()
        self.bench.page.items.take_focus()

    def drop(self, path: Path, key: Key) -> None:
        """Drag the file from the file manager onto the row."""
        row = self.bench.page.items.row
        assert row is not None
        drop_on(self.view, row, [path])

    def paste(self, path: Path, key: Key) -> None:
        """Copy the picture elsewhere, paste it here."""
        QGuiApplication.clipboard().setImage(QImage(str(path)))
        self.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    # the person at the station

    def connect(self, station: ForeignStation) -> None:
        """Listen, and give the station the address shown."""
        page = self.bench.page
        self.enter()
        self.until(lambda: page.address.text().startswith("ws://"))  # type: ignore[attr-defined]
        station.connect(page.address.text())  # type: ignore[attr-defined]
        self.until(lambda: self.session.guided.acted(Step.IDENTIFY) and self.settled())


def drop_on(view: QWidget, target: QWidget, paths: list[Path]) -> bool:
    """Drop files on a part of a view as a file manager does; False where they are not taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where = target.mapTo(view, QPoint(30, target.height() // 2))
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(where, Qt.DropAction.CopyAction, mime, buttons, keys)
    entering.ignore()
    QApplication.sendEvent(view, entering)
    if not entering.isAccepted():
        return False
    dropping = QDropEvent(QPointF(where), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(view, dropping)
    return dropping.isAccepted()
