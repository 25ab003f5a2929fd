"""A question before something goes on: a reason, a name, a choice, a PIN."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QWidget

from app.ui.theme import Theme, restyle
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button
from app.ui.widgets.question_overlay import QuestionOverlay
from app.ui.widgets.segments import Segments
from app.ui.widgets.text import label


@dataclass(frozen=True)
class Field:
    """One thing asked; with ``choices`` (id and words) one of them, else a line of text."""

    name: str
    words: str
    value: str = ""
    choices: Sequence[tuple[str, str]] = ()
    secret: bool = False
    needed: bool = True
    hint: str = ""
    browse: str = ""
    """Words of the button that chooses a folder; empty for anything else."""


class Ask(QuestionOverlay):
    """Enter says yes once everything needed is there; Escape leaves everything as it is, and tells ``left``.

    ``wrong`` says of which field what cannot be taken: the question then stays, with the sentence at the field.
    """

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        ground: QWidget,
        title: str,
        words: str,
        fields: Sequence[Field],
        buttons: tuple[str, str],
        said: Callable[[Mapping[str, str]], object],
        danger: bool = False,
        more: Sequence[Action] = (),
        wrong: Callable[[Mapping[str, str]], Mapping[str, str]] = lambda said: {},
    ) -> None:
        super().__init__(theme, ground, title)
        self._fields, self._said, self._wrong = fields, said, wrong
        self._edits: dict[str, QLineEdit | Segments] = {}
        self._problems: dict[str, QLabel] = {}
        self.box.addWidget(label(title, "section", wrap=True))
        if words:
            self.box.addWidget(label(words, "sub", wrap=True))
        for field in fields:
            self.box.addWidget(label(field.words, "label"))
            self.box.addWidget(self._edit(theme, field))
            self._problems[field.name] = label("", "problem", wrap=True)
            self.box.addWidget(self._problems[field.name])
            self._problems[field.name].hide()
            if field.hint:
                self.box.addWidget(label(field.hint, "secondary", wrap=True))
        self.yes = Button(theme, buttons[0], kind="danger" if danger else "primary")
        self.yes.clicked.connect(self.answer)
        self.no = Button(theme, buttons[1], "Esc")
        self.no.clicked.connect(self.close_overlay)
        for action in more:
            other = Button(theme, action.text, action.key)
            other.clicked.connect(lambda *_, action=action: self._instead(action))
            self.add_other(other)
        self.row.addWidget(self.no)
        self.row.addWidget(self.yes)
        self._answered = False
        self.closed.connect(self._leave)
        self._check()

    def _instead(self, action: Action) -> None:
        self._answered = True
        self.close_overlay()
        action.do()

    @property
    def answered(self) -> bool:
        """True once it was said yes to."""
        return self._answered

    def _leave(self) -> None:
        if not self._answered:
            self.left.emit()
        self.deleteLater()

    def _edit(self, theme: Theme, field: Field) -> QWidget:
        if field.choices:
            segments = Segments(theme, field.words, field.choices)
            segments.show_choice(field.value)
            segments.chosen.connect(self._check)
            self._edits[field.name] = segments
            return segments
        line = QLineEdit(field.value)
        line.setAccessibleName(field.words)
        if field.secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        line.textChanged.connect(self._check)
        line.returnPressed.connect(self.answer)
        self._edits[field.name] = line
        if not field.browse:
            return line
        choose = Button(theme, field.browse, icon="folder", small=True)
        choose.clicked.connect(lambda: self._choose(line))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(line, 1)
        row.addWidget(choose)
        return both

    def _choose(self, line: QLineEdit) -> None:
        dialog = QFileDialog(self, line.accessibleName(), line.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(line.setText)
        dialog.open()

    def ask(self) -> "Ask":
        """Open with the first field ready to be typed in."""
        self.open()
        first = next(iter(self._edits.values()), None)
        (first if isinstance(first, QLineEdit) else self._first_segment(first) or self.yes).setFocus()
        return self

    @staticmethod
    def _first_segment(segments: Segments | None) -> QWidget | None:
        if segments is None:
            return None
        return segments.buttons.get(segments.choice) or next(iter(segments.buttons.values()), None)

    def values(self) -> dict[str, str]:
        """Return what was said so far."""
        return {
            name: edit.text().strip() if isinstance(edit, QLineEdit) else edit.choice
            for name, edit in self._edits.items()
        }

    def put(self, name: str, value: str) -> None:
        """Fill in one field."""
        edit = self._edits[name]
        if isinstance(edit, QLineEdit):
            edit.setText(value)
        else:
            edit.show_choice(value)
            self._check()

    def tell(self, problems: Mapping[str, str]) -> None:
        """Say at each field what is wrong with it, and go to the first of them; nothing clears them all."""
        for name, shown in self._problems.items():
            words = problems.get(name, "")
            shown.setText(words)
            shown.setVisible(bool(words))
            edit = self._edits[name]
            edit.setAccessibleDescription(words)
            if isinstance(edit, QLineEdit):
                restyle(edit, invalid="true" if words else "false")
        first = next((self._edits[name] for name in problems if name in self._edits), None)
        if first is not None:
            first.setFocus()

    def _check(self, *_: object) -> None:
        self.tell({})
        said = self.values()
        self.yes.setEnabled(all(said[field.name] for field in self._fields if field.needed))

    def answer(self, *_: object) -> None:
        """Say yes, if everything needed is there."""
        if self.yes.isEnabled():
            said = self.values()
            problems = self._wrong(said)
            if problems:
                self.tell(problems)
                return
            self._answered = True
            self.close_overlay()
            self._said(said)
