"""Where a visit begins: practice, a visit still open, or a new one by its work order."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.ui.views.kit import Kit
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.choice import Choice
from app.ui.widgets.error_card import InlineError
from app.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from app.bootstrap import Program
    from app.ports.store import StationLine, VisitLine
    from app.workflows.guided_open import WorkOrder

OPTIONAL = frozenset({"phone", "customer", "address"})
"""What a work order may leave out; a certificate then says "not stated"."""


class VisitStart(QWidget):
    """``begun`` tells the work order, ``resumed`` a visit, ``practice_wanted`` a practice visit (True = a new one)."""

    begun = Signal(object)
    resumed = Signal(str)
    practice_wanted = Signal(bool)
    changed = Signal()

    def __init__(self, kit: Kit, program: "Program") -> None:
        super().__init__()
        self.kit, self._program = kit, program
        self.setProperty("role", "page")
        tr, theme = kit.tr, kit.theme
        self.error = InlineError(theme, tr("Dismiss"))
        self._practice = Card(theme, tr("Practice visit"), caps=False)
        words = tr(
            "Every step against a practice station on this computer: real sockets, a real measurement, a signed "
            "report. Nothing touches a real station; screen and paper say PRACTICE."
        )
        self._practice.add(label(words, "sub", wrap=True))
        self._unfinished = QVBoxLayout()
        self._practice.add(self._unfinished)
        new = Button(theme, tr("New practice visit"), "Ctrl+N")
        new.clicked.connect(lambda: self.practice_wanted.emit(True))
        self.new_practice = new
        row = QHBoxLayout()
        row.addWidget(new)
        row.addStretch(1)
        self._practice.add(row)
        self._open = Card(theme, tr("Visits still open"), caps=False)
        self._lines = QVBoxLayout()
        self._none = label(tr("No visit is open."), "sub")
        self._open.add(self._lines, self._none)
        left = QVBoxLayout()
        left.setSpacing(13)
        left.addWidget(self._practice)
        left.addWidget(self._open)
        left.addStretch(1)
        inner = QWidget()
        inner.setProperty("role", "page")
        columns = QHBoxLayout()
        columns.setSpacing(13)
        columns.addLayout(left, 2)
        columns.addWidget(self._form(), 3)
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(22, 18, 22, 18)
        whole.setSpacing(13)
        whole.addWidget(self.error)
        whole.addLayout(columns)
        whole.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _form(self) -> QWidget:
        tr, theme, preferences = self.kit.tr, self.kit.theme, self.kit.preferences
        pick, catalogue = self.kit.program.texts.pick, self._program.catalogue
        card = Card(theme, tr("New visit by its work order"), caps=False)
        names = catalogue.names("templates")
        self.template = Choice(theme, tr("Kind of visit")).add(
            *((name, pick(catalogue.template(name).title)) for name in names)
        )
        self.template.show_value("periodic-inspection")
        self.ocpp = Choice(theme, tr("Protocol")).add(("any", tr("any")), ("1.6", "OCPP 1.6"), ("2.0.1", "OCPP 2.0.1"))
        self.edits = {
            "site": (tr("Site and bay"), QLineEdit()),
            "station": (tr("Station id, as the station names itself"), QLineEdit()),
            "serial": (tr("Serial number in the work order"), QLineEdit()),
            "number": (tr("Work order"), QLineEdit()),
            "technician": (tr("Technician, full name"), QLineEdit(preferences.value("technician"))),
            "phone": (tr("Operator's phone, shown at once in danger"), QLineEdit()),
            "customer": (tr("Customer, for the certificate"), QLineEdit()),
            "address": (tr("Address of the site, for the certificate"), QLineEdit()),
        }
        fields: list[tuple[str, QWidget]] = [(tr("Kind of visit"), self.template), (tr("Protocol"), self.ocpp)]
        for words, edit in self.edits.values():
            edit.setAccessibleName(words)
            edit.textChanged.connect(lambda _: self.changed.emit())
            fields.append((words, edit))
        grid = QGridLayout()
        grid.setHorizontalSpacing(13)
        grid.setVerticalSpacing(10)
        for index, (words, field) in enumerate(fields):
            column = QVBoxLayout()
            column.setSpacing(3)
            column.addWidget(label(words, "secondary"))
            column.addWidget(field)
            grid.addLayout(column, *divmod(index, 2))
        card.add(grid)
        hint = tr(
            "The serial number is compared with plate and wire; until all three agree nothing is written to a station."
        )
        card.add(label(hint, "secondary", wrap=True))
        return card

    def show_station(self, line: "StationLine") -> None:
        """Fill in what the register knows."""
        for name, value in (("site", line.site), ("station", line.id), ("serial", line.serial)):
            self.edits[name][1].setText(value)
        self.ocpp.show_value(line.ocpp if line.ocpp in ("1.6", "2.0.1") else "any")
        self.edits["number"][1].setFocus()

    def show_open(self, visits: "Sequence[VisitLine]", practice: "Sequence[VisitLine]") -> None:
        """Show what can be gone on with."""
        self._fill(self._lines, visits, lambda line: self.resumed.emit(line.id))
        self._none.setVisible(not visits)
        self._fill(self._unfinished, practice, lambda line: self.practice_wanted.emit(False))

    def _fill(self, column: QVBoxLayout, lines: "Sequence[VisitLine]", go: object) -> None:
        tr = self.kit.tr
        while column.count():
            item = column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for line in lines:
            row = QWidget()
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Elided(line.site or line.station, "strong"))
            state = tr("paused") if line.state == "paused" else tr("open")
            words.addWidget(Elided(f"{state} · {line.work_order} · {self.kit.moment(line.saved_at)}", "secondary"))
            layout = QHBoxLayout(row)
            layout.setContentsMargins(0, 2, 0, 2)
            layout.addLayout(words, 1)
            layout.addWidget(Button.of(self.kit.theme, Action(tr("Go on"), lambda line=line: go(line)), small=True))  # type: ignore[operator,misc]
            column.addWidget(row)

    @property
    def complete(self) -> bool:
        """Whether everything needed is filled in."""
        return all(edit.text().strip() for name, (_, edit) in self.edits.items() if name not in OPTIONAL)

    def order(self) -> "WorkOrder":
        """Return the work order as filled in."""
        from app.workflows.guided_open import WorkOrder

        said = {name: edit.text().strip() for name, (_, edit) in self.edits.items()}
        preferences = self.kit.preferences
        return WorkOrder(
            template=self.template.value,
            site=said["site"],
            station=said["station"],
            serial=said["serial"],
            number=said["number"],
            technician=said["technician"],
            ocpp=self.ocpp.value,  # type: ignore[arg-type]
            language=self.kit.program.texts.language,
            paper="Letter" if preferences.value("paper") == "Letter" else "A4",
            zone=preferences.value("zone") or "UTC",
            operator_phone=said["phone"],
            licence=preferences.value("licence"),
            issuer=preferences.value("issuer"),
            customer=said["customer"],
            address=said["address"],
        )

    def primary(self) -> Action:
        """Begin the visit of the form."""
        words = self.kit.tr("Begin visit")
        why = self.kit.tr("Fill in site, station, serial number, work order and technician")
        return Action(words, lambda: self.begun.emit(self.order()), "Enter", self.complete, why)
