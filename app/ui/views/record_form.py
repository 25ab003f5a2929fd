"""The form of one error of an instrument: from its certificate, or from a check against a check standard."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.day import typed_day
from app.domain.errors import BadInput
from app.domain.number import parse_number
from app.domain.text import mark
from app.ui.views.kit import Kit
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.form_field import FormField
from app.ui.widgets.segments import Segments
from app.workflows.recall_history import Found, problems_of_found

if TYPE_CHECKING:
    from app.domain.history import History
    from app.domain.known_error import KnownError
    from app.ports.store import Instrument

FIELDS: Mapping[str, tuple[str, str]] = {
    "source": (mark("Found by"), mark("certificate or check standard")),
    "point": (mark("Load point"), mark("such as 16 A")),
    "on": (mark("Day"), mark("2026-11-23; empty = now")),
    "error_percent": (mark("Error, %"), mark("what it shows too much")),
    "expanded_percent": (mark("Expanded uncertainty U, %"), mark("of this error, if known")),
    "k": (mark("Coverage factor k"), mark("of this uncertainty")),
    "limit_percent": (mark("Limit, ±%"), mark("if one must be kept")),
}
PROBLEMS: Mapping[str, str] = {
    "source": mark("needed: what found it"),
    "point": mark("needed: the load it was found at"),
    "on": mark("not a day up to today; write 2026-11-23"),
    "error_percent": mark("a number between -100 and 100"),
    "expanded_percent": mark("a number above 0 and below 100"),
    "k": mark("a number from 1 to 20"),
    "limit_percent": mark("a number above 0 and below 100"),
}
_COLUMNS = 4


class RecordForm(QWidget):
    """``edited`` at every key."""

    edited = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit, tr = kit, kit.tr
        self._id = self._certificate = self._standard = ""
        self._touched: set[str] = set()
        self.origin = Segments(
            kit.theme,
            tr("Where the error comes from"),
            (("check", tr("Check against a check standard")), ("certificate", tr("From a certificate"))),
        )
        self.origin.chosen.connect(self._choose)
        self.fields = {name: FormField(kit.theme, tr(words), tr(hint)) for name, (words, hint) in FIELDS.items()}
        for name, field in self.fields.items():
            field.edited.connect(lambda name=name: self._edited(name))
        self.state = Chip(kit.theme)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // _COLUMNS, place % _COLUMNS)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        card = Card(kit.theme, tr("Error found"))
        card.head.addWidget(self.state)
        card.add(self.origin, grid)
        card.body.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addStretch(1)

    def begin(self, instrument: "Instrument", history: "History | None", origin: str) -> None:
        """Begin another one, with what the last one leads to expect."""
        known = sorted((one for p in history.points for one in p.errors) if history else (), key=lambda one: one.at)
        checks = [one for one in known if one.origin == "check"]
        last: KnownError | None = (checks or known or [None])[-1]  # type: ignore[list-item]
        self._id, self._certificate = instrument.id, instrument.certificate
        self._standard = checks[-1].source if checks else ""
        limit = last.limit_percent if last else None
        usual = {
            "point": last.point if last else "",
            "limit_percent": "" if limit is None else self._kit.number(f"{limit:g}"),
            "k": "2",
        }
        for name, field in self.fields.items():
            field.show_text(usual.get(name, ""))
        self._touched.clear()
        self.origin.show_choice(origin)
        self._choose(origin)
        first = next((field for field in self.fields.values() if not field.text), self.fields["error_percent"])
        first.setFocus()

    def _choose(self, origin: str) -> None:
        """Change what found it with the origin, unless a person wrote it."""
        if "source" not in self._touched:
            self.fields["source"].show_text(self._certificate if origin == "certificate" else self._standard)
        self._judge()
        self.edited.emit()

    @property
    def found(self) -> Found | None:
        """What the form says; None while something is wrong with it."""
        found, problems = self._read()
        return None if problems else found

    def _edited(self, name: str) -> None:
        self._touched.add(name)
        self._judge()
        self.edited.emit()

    def _judge(self) -> None:
        tr, (found, problems) = self._kit.tr, self._read()
        for name, field in self.fields.items():
            missing = not field.text and name not in self._touched
            field.show_problem("" if missing or name not in problems else tr(problems[name]))
        if found.limit_percent is None or {"error_percent", "limit_percent"} & set(problems):
            self.state.hide()
            return
        kept = abs(found.error_percent) <= found.limit_percent
        limit = self._kit.number(f"{found.limit_percent:g}")
        words = tr("keeps ±{limit} %", limit=limit) if kept else tr("beyond ±{limit} %", limit=limit)
        self.state.show_state(words, "ok" if kept else "fail")
        self.state.show()

    def _read(self) -> tuple[Found, dict[str, str]]:
        wrong: dict[str, str] = {}
        numbers: dict[str, Any] = {}
        for name in ("error_percent", "expanded_percent", "k", "limit_percent"):
            text = self.fields[name].text
            try:
                numbers[name] = float(parse_number(text)) if text else {"k": 2.0}.get(name)
            except BadInput:
                numbers[name], wrong[name] = {"k": 2.0}.get(name), PROBLEMS[name]
        if numbers["error_percent"] is None:
            numbers["error_percent"] = 0.0
            wrong["error_percent"] = PROBLEMS["error_percent"]
        try:
            day = typed_day(self.fields["on"].text)
        except BadInput:
            day, wrong["on"] = "", PROBLEMS["on"]
        now: datetime = self._kit.clock.now()
        found = Found(
            instrument=self._id,
            origin="certificate" if self.origin.choice == "certificate" else "check",
            source=self.fields["source"].text,
            point=self.fields["point"].text,
            on="" if day == now.date().isoformat() else day,  # two checks of today are kept with their times
            **numbers,
        )
        for problem in problems_of_found(found, now):
            wrong.setdefault(str(problem.data["field"]), PROBLEMS[str(problem.data["field"])])
        return found, wrong
