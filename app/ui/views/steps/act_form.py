"""What the work on the meter legally is (rule 21): an operator's check unless somebody says, and proves, more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.act import ACT_WORDS, NEEDED, Act, check_act
from app.domain.errors import BadInput
from app.domain.plan_work import PlanAct
from app.domain.text import mark
from app.ui.views.kit import Kit
from app.ui.widgets.choice import Choice
from app.ui.widgets.text import Elided

FIELDS = {
    "number": mark("Accreditation or authorisation number"),
    "officer": mark("Officer of the authority"),
    "body": mark("Authority"),
}


class ActForm(QWidget):
    """``act`` is None for an operator's check; it raises BadInput while something is missing."""

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit, tr = kit, kit.tr
        self.kind = Choice(kit.theme, tr("What this work is")).add(*((act.value, tr(ACT_WORDS[act])) for act in Act))
        self.kind.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(12)
        self.fields: dict[str, QLineEdit] = {}
        self._cells: dict[str, QWidget] = {}
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(13)
        grid.addWidget(self._cell(tr("What this work is"), self.kind), 0, 0)
        for column, (name, words) in enumerate(FIELDS.items(), 1):
            self.fields[name] = QLineEdit()
            self.fields[name].textChanged.connect(lambda _: self.changed.emit())
            self._cells[name] = self._cell(tr(words), self.fields[name])
            grid.addWidget(self._cells[name], 0, column)
        grid.setColumnStretch(0, 2)
        self.fields["number"].setPlaceholderText(tr("not accredited"))
        self.kind.currentIndexChanged.connect(self._chosen)
        self._chosen()

    def _cell(self, words: str, field: QWidget) -> QWidget:
        cell = QWidget(self)
        field.setAccessibleName(words)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(Elided(words, "secondary"))
        column.addWidget(field)
        return cell

    def _chosen(self, *_: object) -> None:
        needed = NEEDED[Act(self.kind.value)]
        for column, (name, cell) in enumerate(self._cells.items(), 1):
            cell.setVisible(name in needed)
            self._grid.setColumnStretch(column, int(name in needed))
        self._grid.setColumnStretch(len(self._cells) + 1, int(not needed))
        self.changed.emit()

    def act(self) -> PlanAct | None:
        """Return the act as a plan says it. Raises BadInput (MISSING_KEY) naming the field."""
        kind = Act(self.kind.value)
        said = {name: self.fields[name].text().strip() for name in NEEDED[kind]}
        check_act(kind, "act", **said)
        return None if kind is Act.OPERATORS_CHECK else PlanAct(kind, **said)

    def explain(self, problem: BadInput) -> str:
        """Return which field is missing, in words."""
        tr = self._kit.tr
        return tr("Fill in: {names}", names=tr(FIELDS[str(problem.data.get("field"))]))
