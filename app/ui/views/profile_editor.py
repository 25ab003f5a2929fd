"""The form of a calibration profile: judged at every key, the problem beside its field; shipped profiles are shown."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.domain.calibration_profile import CalibrationProfile
from app.domain.words import problem_words
from app.ui.models.profile_draft import DraftProblem, ProfileDraft
from app.ui.views.kit import Kit
from app.ui.views.profile_fields import (
    DECISION,
    GENERAL,
    LIMIT,
    LIMIT_KINDS,
    POINT_FIELDS,
    ROW_CHOICES,
    TABLE_FIELDS,
    TESTS,
    Field,
)
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.choice import Choice
from app.ui.widgets.segments import Segments
from app.ui.widgets.text import Elided, label

COLUMNS = 3


class Cell(QWidget):
    """A field below its name (not said again where the row above says it), with the place for what is wrong."""

    def __init__(self, words: str, field: QWidget, titled: bool = True) -> None:
        super().__init__()
        self.field = field
        field.setAccessibleName(words)
        self._wrong = label("", "fail", wrap=True)
        self._wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        if titled:
            column.addWidget(Elided(words, "secondary"))
        column.addWidget(field)
        column.addWidget(self._wrong)

    def tell(self, problem: str) -> None:
        """Show what is wrong, or nothing."""
        self._wrong.setText(problem)
        self._wrong.setVisible(bool(problem))


class ProfileEditor(QScrollArea):
    """``changed`` at every key; ``draft`` is what is edited, None before a profile was shown."""

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.draft: ProfileDraft | None = None
        self._own = False
        self.cells: dict[str, Cell] = {}
        self._rows: dict[str, QVBoxLayout] = {}
        self.problem: DraftProblem | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.elsewhere = label("", "fail", wrap=True)

    def show_profile(self, profile: CalibrationProfile, own: bool) -> None:
        """Show a profile; only an own one can be typed into."""
        self.draft, self._own = ProfileDraft(profile, self._kit.program.texts.language), own
        self.cells, self._rows = {}, {}
        inner = QWidget()
        inner.setProperty("role", "page")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(13)
        layout.addWidget(self.elsewhere)
        tr = self._kit.tr
        for title, fields in (
            (tr("What it is"), GENERAL),
            (tr("Limit"), LIMIT),
            (tr("Decision"), DECISION),
        ):
            card = Card(self._kit.theme, title)
            card.add(self._grid(fields))
            if fields is LIMIT:
                card.body.insertWidget(0, self._limit_kind())
                self._rows["mpe"] = QVBoxLayout()
                card.add(self._rows["mpe"])
            layout.addWidget(card)
        points = Card(self._kit.theme, tr("Load points"))
        self._rows["points"] = QVBoxLayout()
        points.add(self._rows["points"])
        layout.addWidget(points)
        layout.addWidget(Card(self._kit.theme, tr("Further tests")).add(self._grid(TESTS)))
        layout.addStretch(1)
        self.setWidget(inner)
        self._show_limit()
        self._show_rows()
        self._judge()

    def _grid(self, fields: tuple[Field, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        place = 0
        for field in fields:
            if field.wide and place % COLUMNS:
                place += COLUMNS - place % COLUMNS
            place -= field.instead
            span = COLUMNS if field.wide else 1
            grid.addWidget(self._cell(field), place // COLUMNS, place % COLUMNS, 1, span, Qt.AlignmentFlag.AlignTop)
            place += span
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        return grid

    def _cell(self, field: Field) -> Cell:
        tr, draft = self._kit.tr, self._draft()
        shown = draft.text(field.path, field.kind)
        made = self._field(shown, field.choices, partial(self._put, field))
        cell = self.cells[field.key] = Cell(tr(field.words), made)
        return cell

    def _field(self, shown: str, choices: tuple[tuple[str, str], ...], put: Callable[[str], None]) -> QWidget:
        tr = self._kit.tr
        if choices:
            choice = Choice(self._kit.theme, "").add(*((value, tr(words)) for value, words in choices))
            if choice.findData(shown) < 0:  # of a file that says what the form does not offer
                choice.add((shown, shown))
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(5)
            choice.show_value(shown)
            choice.setEnabled(self._own)
            choice.currentIndexChanged.connect(lambda _: put(choice.value))
            return choice
        edit = QLineEdit(shown)
        edit.setCursorPosition(0)
        edit.setReadOnly(not self._own)
        edit.textEdited.connect(put)
        return edit

    def _limit_kind(self) -> Segments:
        tr = self._kit.tr
        kinds = Segments(self._kit.theme, tr("What gives the limit"), [(value, tr(w)) for value, w in LIMIT_KINDS])
        kinds.show_choice(self._draft().limit_kind)
        kinds.setEnabled(self._own)
        kinds.chosen.connect(self._choose_limit)
        self.limit_kind = kinds
        return kinds

    def _choose_limit(self, kind: str) -> None:
        draft = self._draft()
        draft.choose_limit(kind)
        for field in LIMIT[:2]:
            edit = self.cells[field.key].field
            if isinstance(edit, QLineEdit):
                edit.setText(draft.text(field.path, field.kind))
        self._show_limit()
        self._show_rows()
        self._judge()

    def _show_limit(self) -> None:
        """Only what the kind of limit uses."""
        kind = self._draft().limit_kind
        self.cells["limit_percent"].setVisible(kind == "fixed")
        self.cells["in_service_factor"].setVisible(kind != "fixed")

    def _draft(self) -> ProfileDraft:
        if self.draft is None:
            raise RuntimeError("no profile is shown yet")
        return self.draft

    def _put(self, field: Field, text: str) -> None:
        self._draft().put(field.path, text, field.kind)
        self._judge()

    # rows

    def _show_rows(self) -> None:
        draft, tr = self._draft(), self._kit.tr
        self._fill("points", draft.points, POINT_FIELDS, tr("Add a load point"), draft.add_point)
        self._fill("mpe", draft.table, TABLE_FIELDS, tr("Add a row of limits"), draft.add_table_row)

    def _fill(
        self,
        group: str,
        rows: list[dict[str, str]],
        fields: tuple[tuple[str, str], ...],
        add: str,
        more: Callable[[], None],
    ) -> None:
        layout = self._rows[group]
        while layout.count():
            item = layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.cells = {key: cell for key, cell in self.cells.items() if not key.startswith(f"{group}.")}
        for index in range(len(rows)):
            layout.addWidget(self._row(group, rows, index, fields))
        if self._own and (group == "points" or rows):
            button = Button(self._kit.theme, add, icon="plus", small=True)
            button.clicked.connect(lambda: self._more(group, more))
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def _row(self, group: str, rows: list[dict[str, str]], index: int, fields: tuple[tuple[str, str], ...]) -> QWidget:
        tr = self._kit.tr
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for name, words in fields:
            field = self._field(rows[index][name], ROW_CHOICES.get(name, ()), partial(self._put_row, rows, index, name))
            cell = self.cells[f"{group}.{index}.{name}"] = Cell(tr(words), field, index == 0)
            layout.addWidget(
                cell, 3 if name in {"id", "of", "percent", "temperature_c"} else 2, Qt.AlignmentFlag.AlignTop
            )
        if self._own:
            remove = Button(self._kit.theme, "", kind="quiet", icon="cross", small=True)
            remove.setAccessibleName(tr("Remove this row"))
            remove.setToolTip(tr("Remove this row"))
            remove.clicked.connect(lambda: self._less(rows, index))
            layout.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    def _put_row(self, rows: list[dict[str, str]], index: int, name: str, text: str) -> None:
        rows[index][name] = text
        self._judge()

    def _more(self, group: str, more: Callable[[], None]) -> None:
        more()
        self._show_rows()
        rows = self._draft().points if group == "points" else self._draft().table
        first = POINT_FIELDS[0][0] if group == "points" else TABLE_FIELDS[0][0]
        self.cells[f"{group}.{len(rows) - 1}.{first}"].field.setFocus()
        self._judge()

    def _less(self, rows: list[dict[str, str]], index: int) -> None:
        del rows[index]
        self._show_rows()
        self._judge()

    # judging

    def _judge(self) -> None:
        """Show the first problem beside its field; what has no field of its own is said above the form."""
        tr = self._kit.tr
        self.problem = self._draft().problem() if self._own else None
        found = self.problem
        words = str(problem_words(found.problem or "missing", tr)) if found else ""
        place = self._place(found.key) if found else ""
        for key, cell in self.cells.items():
            cell.tell(words if found and key == place else "")
        self.elsewhere.setText(tr("{field}: {problem}", field=found.key, problem=words) if found and not place else "")
        self.elsewhere.setVisible(bool(self.elsewhere.text()))
        self.changed.emit()

    def _place(self, key: str) -> str:
        if key in self.cells:
            return key
        return next((name for name in self.cells if name.split(".")[0] == key.split(".")[0]), "")
