"""What the station charged for one transaction: tariff, quantities and prices as it shows them, checked at once."""

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.domain.decision import Outcome
from app.domain.errors import BadInput
from app.domain.meter_fact import DisplayRead, PriceChecked
from app.domain.number import parse_number
from app.domain.plan import PlanPrice, PlanPricePart
from app.domain.price import Fee, Rounding
from app.domain.text import mark
from app.ui.theme import restyle
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Choice
from app.ui.widgets.notes import NoteList
from app.ui.widgets.question_overlay import QuestionOverlay
from app.ui.widgets.text import label
from app.workflows.check_prices import fees_of
from app.workflows.chosen_profile import profile_of_visit

if TYPE_CHECKING:
    from app.ui.views.visit_workbench import Workbench

FEES = {
    Fee.ENERGY: (mark("Energy"), mark("kWh")),
    Fee.TIME: (mark("Time"), mark("min")),
    Fee.SESSION: (mark("Session"), mark("sessions")),
}
ROUNDINGS = {
    Rounding.HALF_UP: mark("half up"),
    Rounding.HALF_EVEN: mark("half to even"),
    Rounding.DOWN: mark("down"),
    Rounding.UP: mark("up"),
}
COLUMNS = ("unit_price", "quantity", "shown")
UNIT = "0.01"


class PriceForm(QuestionOverlay):
    """Enter checks; what came of it stays in view, and is saved and printed."""

    def __init__(self, bench: "Workbench", ground: QWidget) -> None:
        tr, theme = bench.tr_, bench.kit.theme
        super().__init__(theme, ground, tr("Check the price of a charge"))
        self._bench, self._session = bench, bench.session
        profile = profile_of_visit(self._session.state, self._session.guided.bench.catalogue)
        self._rule = profile.price_check if profile is not None else None
        self.edits: dict[str, QLineEdit] = {}
        self._problem = label("", "problem", wrap=True)
        self.box.addWidget(label(tr("Check the price of a charge"), "section", wrap=True))
        words = tr("As the station shows them for one transaction. A fee with its own price is checked alone too.")
        self.box.addWidget(label(words, "sub", wrap=True))
        self.box.addLayout(self._grid())
        self.box.addLayout(self._below())
        self.box.addWidget(self._problem)
        self.result = NoteList(theme, "")
        self.result.hide()
        self.box.addWidget(self.result)
        self.yes = Button(theme, tr("Check"), kind="primary")
        self.yes.clicked.connect(self.check)
        self.no = Button(theme, tr("Close"), "Esc")
        self.no.clicked.connect(self.close_overlay)
        self.row.addWidget(self.no)
        self.row.addWidget(self.yes)
        self.closed.connect(self.deleteLater)
        self._tell("", "")
        self._usual()

    # building

    def _line(self, name: str, words: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(words)
        line.setMinimumWidth(80)
        line.textChanged.connect(lambda _: self._tell("", ""))
        line.returnPressed.connect(self.check)
        self.edits[name] = line
        return line

    def _grid(self) -> QGridLayout:
        tr = self._bench.tr_
        heads = (tr("Price of one"), tr("Quantity"), tr("Price shown"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(13)
        for column, words in enumerate(heads, 1):
            grid.addWidget(label(words, "secondary"), 0, column)
        for row, fee in enumerate(fees_of(self._rule), 1):
            name, unit = (tr(words) for words in FEES[fee])
            grid.addWidget(label(f"{name}, {unit}", "body"), row, 0)
            for column, (field, words) in enumerate(zip(COLUMNS, heads, strict=True), 1):
                grid.addWidget(self._line(f"{fee}.{field}", f"{name}: {words}"), row, column)
        return grid

    def _below(self) -> QGridLayout:
        tr = self._bench.tr_
        self.rounding = Choice(self._bench.kit.theme, tr("Rounded, as it says"))
        self.rounding.add(*((one.value, tr(words)) for one, words in ROUNDINGS.items()))
        self.rounding.currentIndexChanged.connect(lambda _: self._tell("", ""))
        grid = QGridLayout()
        grid.setHorizontalSpacing(13)
        parts: list[tuple[str, QWidget]] = [(tr("Total shown"), self._line("total", tr("Total shown")))]
        parts.append((tr("Rounded, as it says"), self.rounding))
        if self._rule is None:  # the profile's unit goes before the one that is typed
            unit = self._line("smallest_unit", tr("Smallest unit of money"))
            unit.setText(self._bench.kit.number(UNIT))
            parts.append((tr("Smallest unit of money"), unit))
        for column, (words, widget) in enumerate(parts):
            grid.addWidget(label(words, "secondary"), 0, column)
            grid.addWidget(widget, 1, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _usual(self) -> None:
        """Begin with the quantity of the last run: as its display showed it, else as the register counted."""
        state = self._session.state
        planned = state.calibration
        runs = [run for point in (planned.points if planned else ()) for run in state.runs(point.id)]
        if not runs:
            return
        last = max(runs, key=lambda run: run.ended_at)
        shown = [fact for fact in state.all(DisplayRead) if (fact.point, fact.number) == (last.point, last.number)]
        energy = shown[-1].energy_kwh if shown else last.stop_kwh - last.start_kwh
        self.edits[f"{Fee.ENERGY}.quantity"].setText(self._bench.kit.number(f"{energy:f}"))
        if f"{Fee.SESSION}.quantity" in self.edits:
            self.edits[f"{Fee.SESSION}.quantity"].setText("1")

    # checking

    def ask(self) -> "PriceForm":
        """Open with the first price ready to be typed in."""
        self.open()
        self.edits[f"{Fee.ENERGY}.unit_price"].setFocus()
        return self

    def price(self) -> PlanPrice:
        """Return what was typed; a fee without a unit price was not charged. Raises BadInput naming the field."""
        parts = []
        for fee in fees_of(self._rule):
            if self.edits[f"{fee}.unit_price"].text().strip() or self.edits[f"{fee}.shown"].text().strip():
                unit, quantity = self._number(f"{fee}.unit_price"), self._number(f"{fee}.quantity")
                shown = self._number(f"{fee}.shown") if self.edits[f"{fee}.shown"].text().strip() else None
                parts.append(PlanPricePart(fee, unit, quantity, shown))
        if not parts:
            self._number(f"{Fee.ENERGY}.unit_price")
        unit = self._number("smallest_unit") if "smallest_unit" in self.edits else Decimal(UNIT)
        return PlanPrice(self._number("total"), tuple(parts), Rounding(self.rounding.value), unit)

    def _number(self, name: str) -> Decimal:
        return parse_number(self.edits[name].text(), "", name)

    def check(self, *_: object) -> None:
        """Check what was typed, once it can be read."""
        try:
            price = self.price()
        except BadInput as problem:
            self._wrong(problem)
            return
        session = self._session
        session.once("price", session.guided.check_price(price), session.acting, self._show, self._refused)

    def _refused(self, problem: BaseException) -> None:
        if self.isHidden():
            return
        if isinstance(problem, BadInput):
            self._wrong(problem)
        else:
            self._tell("", self._bench.kit.explain(problem))

    def _wrong(self, problem: BadInput) -> None:
        tr, name = self._bench.tr_, str(problem.data.get("field"))
        edit = self.edits.get(name)
        text = edit.text().strip() if edit is not None else ""
        words = edit.accessibleName() if edit is not None else name
        if text:
            self._tell(
                name, tr("{field}: “{text}” cannot be used. Write a number, such as 0.45.", field=words, text=text)
            )
        else:
            self._tell(name, tr("{field} is missing.", field=words))

    def _tell(self, name: str, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        for other, edit in self.edits.items():
            restyle(edit, invalid="true" if other == name else "false")
            edit.setAccessibleDescription(words if other == name else "")
        if words:
            self.bring_into_view(self._problem)
        if name in self.edits:
            self.edits[name].setFocus()

    def _show(self, checked: PriceChecked) -> None:
        if self.isHidden():
            return
        tr, number = self._bench.tr_, self._bench.kit.number
        notes = []
        for line in checked.lines:
            name = tr(FEES[Fee(line.fee)][0]) if line.fee else tr("Total")
            expected = number(f"{line.expected:f}")
            if line.shown is None:
                words = tr("{expected} expected", expected=expected)
            else:
                words = tr("{shown} shown, {expected} expected", shown=number(f"{line.shown:f}"), expected=expected)
            notes.append((name, words, *_OUTCOMES.get(line.outcome, (mark("decided by the total"), "neutral"))))
        self.result.show_notes([(name, words, tr(word), kind) for name, words, word, kind in notes])
        self.result.show()
        self.result.setAccessibleName(tr("Price"))
        self.bring_into_view(self.result)


_OUTCOMES = {Outcome.PASS: (mark("agrees"), "ok"), Outcome.FAIL: (mark("does not agree"), "fail")}
