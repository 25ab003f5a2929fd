"""The legal-metrology guard as a person meets it: what ends, which act must follow, and what has to be said first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.act import ACT_WORDS
from app.domain.legal_change import GuardedChange, LegalAnswer, lacks
from app.domain.text import mark
from app.ui.views.kit import Kit
from app.ui.views.steps.approval_field import ApprovalField
from app.ui.widgets.segments import Segments
from app.ui.widgets.text import Elided, label

FIELDS = {
    "said_by": mark("Which document says so"),
    "reason": mark("Reason for the change"),
    "right": mark("By which right"),
    "approved_by": mark("Approved by (a second person)"),
}
FOR_NO, FOR_YES = ("said_by",), ("said_by", "reason", "right", "approved_by")


class GuardForm(QWidget):
    """Nothing is chosen beforehand: not known is asked, never assumed. ``changed`` at every answer.

    ``approval`` is where a second person's signed file is named; without it (in practice) a name is enough here.
    """

    changed = Signal()

    def __init__(self, kit: Kit, change: GuardedChange, technician: str, approval: ApprovalField | None = None) -> None:
        super().__init__()
        self._kit, self._change, self._technician = kit, change, technician
        self.approval, self._one_way, self._found = approval, False, False
        tr, pick = kit.tr, kit.program.texts.pick
        self.relevant = Segments(
            kit.theme, tr("Part of the type approval?"), (("yes", tr("Yes")), ("no", tr("No")))
        )  # fmt: skip
        self.relevant.chosen.connect(self._answered)
        self.warning = label("", "warn", wrap=True)
        self.fields: dict[str, QLineEdit] = {}
        self._cells: dict[str, QWidget] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(13)
        grid.setVerticalSpacing(8)
        for index, (name, words) in enumerate(FIELDS.items()):
            self._add(name, tr(words), grid, *divmod(index, 2))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(tr("Legal metrology"), "label"))
        layout.addWidget(label(pick(change.ask), "body", wrap=True))
        layout.addWidget(self.relevant)
        layout.addWidget(self.warning)
        layout.addLayout(grid)
        self.older = label(
            tr("The new version is older than the one that runs: it may be one way, and a second person approves it."),
            "warn",
            wrap=True,
        )
        layout.addWidget(self.older)
        if approval is not None:
            approval.changed.connect(self._approval_changed)
            layout.addWidget(approval)
        self._answered("")

    def _add(self, name: str, words: str, grid: QGridLayout, row: int, place: int) -> None:
        field = QLineEdit()
        field.setAccessibleName(words)
        field.textChanged.connect(lambda _: self.changed.emit())
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(Elided(words, "secondary"))
        column.addWidget(field)
        grid.addWidget(cell, row, place)
        self.fields[name], self._cells[name] = field, cell

    def _answered(self, choice: str) -> None:
        shown = {"yes": FOR_YES, "no": FOR_NO}.get(choice, ())
        for name, cell in self._cells.items():
            cell.setVisible(name in shown)
        self.warning.setText(self._warning())
        self.warning.setVisible(choice == "yes")
        self.older.setVisible(self._one_way)
        if self.approval is not None:
            self.approval.setVisible(self._needs_approval())
        self.changed.emit()

    def _needs_approval(self) -> bool:
        chosen = self.relevant.choice
        return not self._found and (chosen == "yes" or (self._one_way and bool(chosen)))

    def _approval_changed(self) -> None:
        """The name is the one of the certificate that signed."""
        used = self.approval.used if self.approval is not None else None
        if used is not None:
            self.fields["approved_by"].setText(used.approved_by)
        self.changed.emit()

    def show_one_way(self, *, one_way: bool) -> None:
        """Say whether the way back is closed: then a second person approves it, whatever the law says (rule 16)."""
        if one_way is not self._one_way:
            self._one_way = one_way
            self._answered(self.relevant.choice)

    def show_found(self, *, found: bool) -> None:
        """Say whether it was found so: then there is nothing to approve, and a name is enough."""
        if found is not self._found:
            self._found = found
            self._answered(self.relevant.choice)

    def _warning(self) -> str:
        """Name what ends, where, and the acts that make the meter valid again."""
        tr, pick = self._kit.tr, self._kit.program.texts.pick
        ends = "; ".join(
            f"{ending.country}: {pick(ending.text)}" if ending.country else pick(ending.text)
            for ending in self._change.ends
        )
        acts = ", ".join(tr(ACT_WORDS[act]) for act in self._change.acts_after)
        return "\n".join(
            (
                tr("This ends: {what}.", what=ends),
                pick(self._change.afterwards),
                tr("Until one of these acts is declared the meter must not bill: {acts}.", acts=acts),
            )
        )

    def show_answer(self, answer: LegalAnswer | None) -> None:
        """Show what was said before."""
        if answer is None:
            return
        for name, field in self.fields.items():
            field.setText(getattr(answer, name))
        if self.approval is not None:
            self.approval.file.setText(answer.approval)
        choice = "yes" if answer.relevant else "no"
        self.relevant.show_choice(choice)
        self._answered(choice)

    def answer(self) -> LegalAnswer | None:
        """Return what was said, None while nothing is chosen."""
        if not self.relevant.choice:
            return None
        said = {name: field.text().strip() for name, field in self.fields.items() if not self._cells[name].isHidden()}
        if self.approval is not None and self._needs_approval():
            said["approval"] = self.approval.name
        return LegalAnswer(relevant=self.relevant.choice == "yes", **said)

    def lacking(self) -> str:
        """Return in words what is still to be said, empty when the change may be made."""
        tr = self._kit.tr
        names = lacks(self.answer(), self._technician, signed=self.approval is not None and not self._found)
        names = tuple(name for name in names if name != "approval")
        if names == ("relevant",):
            return tr("Say whether it is part of the type approval")
        if names == ("approved_by",) and self.fields["approved_by"].text().strip():
            return tr("Approval needs a second person")
        if names:
            return tr("Fill in: {names}", names=", ".join(tr(FIELDS[name]) for name in names))
        return self.approval.problem if self.approval is not None and self._needs_approval() else ""
