"""The form of an instrument and its certificate: what is wrong stands under the field while it is typed."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.day import typed_day
from app.domain.errors import BadInput, Reason
from app.domain.number import parse_number
from app.domain.text import mark
from app.ports.store import Instrument
from app.ui.models.instruments import due_chip
from app.ui.views.certificate_points import PointsCard
from app.ui.views.kit import Kit
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.form_field import FormField
from app.workflows.keep_instrument import problems_of

if TYPE_CHECKING:
    from collections.abc import Iterable

FIELDS: Mapping[str, tuple[str, str]] = {
    "id": (mark("Id"), mark("named in answers and plans; a reference has the id of its map")),
    "text": (mark("Make and model"), ""),
    "serial": (mark("Serial"), mark("as on its plate")),
    "certificate": (mark("Number of the certificate"), ""),
    "laboratory": (mark("Laboratory"), ""),
    "calibrated_on": (mark("Calibrated on"), mark("a day such as 2026-11-23")),
    "due_on": (mark("Last day it holds"), mark("a day such as 2026-11-23")),
    "expanded_percent": (mark("Expanded uncertainty U, %"), mark("of a reference meter")),
    "k": (mark("Coverage factor k"), mark("of this uncertainty")),
}
PROBLEMS: Mapping[str, str] = {
    "id": mark("1 to 48 letters, digits, . _ or -"),
    "text": mark("needed"),
    "serial": mark("needed: it ties the certificate to the instrument"),
    "certificate": mark("needed where an uncertainty is stated"),
    "calibrated_on": mark("not a day; write 2026-11-23"),
    "due_on": mark("not a day; write 2026-11-23"),
    "expanded_percent": mark("a number above 0 and below 100"),
    "k": mark("a number from 1 to 20"),
}
_ENDS_BEFORE = mark("before the day of calibration")
TAKEN = mark("there is an instrument of this id already")
_CERTIFICATE = ("certificate", "laboratory", "calibrated_on", "due_on", "expanded_percent", "k")
_BEGIN = ("id", "text", "serial")
"""What every instrument needs: not called missing before a person came to it."""
_COLUMNS = 3


class InstrumentForm(QWidget):
    """``edited`` at every key, ``ended`` with the name of a field when its typing has ended."""

    edited = Signal()
    ended = Signal(str)

    def __init__(self, kit: Kit, *, adding: bool) -> None:
        super().__init__()
        self._kit, self._adding = kit, adding
        self._touched: set[str] = set()
        self.saves_at_once = not adding
        """False while the form is kept as a whole."""
        self.taken: frozenset[str] = frozenset()
        """Ids that are in use; only a new instrument is compared with them."""
        tr = kit.tr
        shown = [name for name in FIELDS if adding or name != "id"]
        self.fields = {
            name: FormField(kit.theme, tr(FIELDS[name][0]), tr(FIELDS[name][1]) if FIELDS[name][1] else "")
            for name in shown
        }
        for name, field in self.fields.items():
            field.edited.connect(lambda name=name: self._edited(name))
            field.ended.connect(lambda name=name: self.ended.emit(name))
        self.state, self.unsaved = Chip(kit.theme), Chip(kit.theme, tr("not saved: correct what is marked"), "fail")
        self._id = ""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(13)
        instrument = self._card(tr("Instrument"), [name for name in shown if name not in _CERTIFICATE])
        instrument.head.addWidget(self.unsaved)
        self.certificate = self._card(tr("Calibration certificate"), _CERTIFICATE)
        self.certificate.head.addWidget(self.state)
        self.points = PointsCard(kit)
        self.points.edited.connect(lambda: self._edited("points"))
        self.points.edited.connect(lambda: self.ended.emit("points"))
        for card in (instrument, self.certificate, self.points):
            whole.addWidget(card)

    def _card(self, title: str, names: "Iterable[str]") -> Card:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        fields = tuple(names)
        for place, name in enumerate(fields):
            grid.addWidget(self.fields[name], place // _COLUMNS, place % _COLUMNS)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
            if column >= len(fields):
                grid.addWidget(QWidget(), 0, column)  # or the columns of both cards would not stand in one line
        return Card(self._kit.theme, title).add(grid)

    def show_instrument(self, instrument: Instrument | None, *, typing_stays: bool = False) -> None:
        """Show what is saved, or an empty form; ``typing_stays`` leaves the field alone that is being typed into."""
        self.saves_at_once = not self._adding
        self._touched.clear()
        self._id = instrument.id if instrument else ""
        for name, field in self.fields.items():
            value = getattr(instrument, name) if instrument else (2.0 if name == "k" else "")
            text = self._kit.number(f"{value:g}") if isinstance(value, float) else str(value or "")
            field.show_text(text, typing_stays=typing_stays)
        self.points.show_points(instrument.points if instrument else ())
        self._judge()

    def clear_certificate(self) -> None:
        """Make room for another certificate, kept as a whole."""
        self.saves_at_once = False
        for name in _CERTIFICATE:
            self.fields[name].show_text("2" if name == "k" else "")
            self._touched.discard(name)
        self.points.show_points(())
        self._judge()
        self.fields["certificate"].setFocus()

    @property
    def instrument(self) -> Instrument | None:
        """What the form says; None while something is wrong with it."""
        typed, problems = self._read()
        return None if problems else typed

    def _edited(self, name: str) -> None:
        self._touched.add(name)
        self._judge()
        self.edited.emit()

    def _judge(self) -> None:
        """Show every problem under its field; what is only missing yet is not called wrong before it was typed."""
        tr, (typed, problems) = self._kit.tr, self._read()
        for name, field in self.fields.items():
            missing = name in _BEGIN and not field.text and name not in self._touched and self._adding
            field.show_problem("" if missing or name not in problems else tr(problems[name]))
        self.unsaved.setVisible(bool(problems) and self.saves_at_once)
        today = self._kit.clock.now().astimezone(self._kit.zone).date()
        self.state.show_state(*due_chip(typed.due_on, typed.certificate, today, tr))

    def _read(self) -> tuple[Instrument, dict[str, str]]:
        """Return what can be read of the form, and the sentence of each field that cannot be used."""
        wrong: dict[str, str] = {}

        def read(name: str, parse: Callable[[str], object], otherwise: object) -> object:
            text = self.fields[name].text
            try:
                return parse(text) if text else otherwise
            except BadInput:
                wrong[name] = PROBLEMS[name]
                return otherwise

        points = self.points.points
        if points is None:  # the card says which row
            wrong["points"] = ""
        typed = Instrument(
            id=self.fields["id"].text if self._adding else self._id,
            text=self.fields["text"].text,
            serial=self.fields["serial"].text,
            certificate=self.fields["certificate"].text,
            calibrated_on=str(read("calibrated_on", typed_day, "")),
            due_on=str(read("due_on", typed_day, "")),
            laboratory=self.fields["laboratory"].text,
            expanded_percent=read("expanded_percent", _number, None),  # type: ignore[arg-type]
            k=read("k", _number, 2.0),  # type: ignore[arg-type]
            points=points or (),
        )
        for problem in problems_of(typed):
            name = str(problem.data["field"])
            ends_before = name == "due_on" and problem.reason is Reason.WRONG_VALUE
            wrong.setdefault(name, _ENDS_BEFORE if ends_before else PROBLEMS[name])
        if self._adding and typed.id in self.taken:
            wrong["id"] = TAKEN
        return typed, wrong


def _number(text: str) -> float:
    return float(parse_number(text))
