"""What a profile asks of the station's meter: only the fields it demands are shown, and nothing is guessed."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.calibration_profile import CalibrationProfile
from app.domain.errors import BadInput, Reason
from app.domain.meter_rating import MeterRatings
from app.domain.number import parse_number
from app.domain.plan import PlanPoint
from app.domain.profile_part import Force, force
from app.domain.words import FORCE_WORDS, RATING_WORDS, problem_words
from app.ui.views.kit import Kit
from app.ui.widgets.text import Elided, label
from app.workflows.chosen_profile import check_in_force
from app.workflows.guided_calibration import typed_points

COLUMNS = 4
WHOLE, REAL = frozenset({"phases"}), frozenset({"mpe_percent", "temperature_c", "power_factor", "voltage_v"})


class MeterForm(QWidget):
    """``changed`` at every key; ``ratings`` and ``points`` raise BadInput for what cannot be read."""

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit, tr = kit, kit.tr
        self._profile: CalibrationProfile | None = None
        self._force = Force.IN_FORCE
        self._day: date | None = None
        self._further: tuple[str, ...] = ()
        self.fields: dict[str, QLineEdit] = {}
        self._cells: dict[str, QWidget] = {}
        self.asks: dict[str, QCheckBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._title = label(tr("What the profile asks of the meter"), "label")
        layout.addWidget(self._title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(13)
        grid.setVerticalSpacing(8)
        for name in (*RATING_WORDS, "points", "reason"):
            self._add(name, grid)
        for place in range(COLUMNS):
            grid.setColumnStretch(place, 1)
        self._grid = grid
        layout.addLayout(grid)
        self._questions = QVBoxLayout()
        layout.addLayout(self._questions)
        self.hide()

    def _add(self, name: str, grid: QGridLayout) -> None:
        tr = self._kit.tr
        words = {
            "points": tr("Load points, as 16 A x 1.5 kWh; 32 A x 3 kWh"),
            "reason": tr("Why this profile, though it is not in force"),
        }
        field = QLineEdit()
        title = words[name] if name in words else tr(RATING_WORDS[name])
        field.setAccessibleName(title)
        field.textChanged.connect(lambda _: self.changed.emit())
        cell = QWidget(self)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(Elided(title, "secondary"))
        column.addWidget(field)
        cell.hide()
        self.fields[name], self._cells[name] = field, cell

    def show_profile(self, profile: CalibrationProfile, day: date, further: tuple[str, ...] = ()) -> None:
        """Show the fields of another profile; what was typed stays for the next one that asks for it.

        ``further`` are ratings asked for another reason, such as the constant of an LED whose pulses are counted.
        """
        self._force = force(profile.valid_from, profile.applies_until, day)
        self._day = day
        if self._profile == profile and self._further == further:
            return
        new = self._profile != profile
        self._profile, self._further = profile, further
        shown = [name for name in RATING_WORDS if name in (*profile.demands, *further)]
        shown += ["points"] if profile.point_counts else []
        shown += ["reason"] if self._force is not Force.IN_FORCE else []
        for cell in self._cells.values():
            self._grid.removeWidget(cell)
            cell.hide()
        for index, name in enumerate(shown):
            wide = COLUMNS if name in {"points", "reason"} else 1
            row, place = divmod(index, COLUMNS)
            self._grid.addWidget(self._cells[name], row + (wide > 1) * (index + 1), 0 if wide > 1 else place, 1, wide)
            self._cells[name].show()
        if new:
            self._show_questions(profile)
        self.setVisible(bool(shown or profile.asks))

    def _show_questions(self, profile: CalibrationProfile) -> None:
        for box in self.asks.values():
            box.hide()
            box.deleteLater()
        self.asks = {}
        for ask in profile.asks:
            box = QCheckBox(self._kit.program.texts.pick(ask.text))
            box.toggled.connect(lambda _: self.changed.emit())
            self._questions.addWidget(box)
            self.asks[ask.id] = box

    def check(self) -> None:
        """Raise BadInput while a profile that is not in force has no reason."""
        if self._profile is not None and self._day is not None:
            check_in_force(self._profile, self._day, self.reason())

    def reason(self) -> str:
        """Return why a profile is used that is not in force."""
        return self.fields["reason"].text().strip() if self._force is not Force.IN_FORCE else ""

    def points(self) -> tuple[PlanPoint, ...]:
        """Return the points typed where the profile names none. Raises BadInput (WRONG_VALUE)."""
        if self._profile is None or not self._profile.point_counts:
            return ()
        return typed_points(self.fields["points"].text(), self._profile.minimum_runs)

    def ratings(self) -> MeterRatings:
        """Return what was declared, of the fields the profile asks for. Raises BadInput (WRONG_VALUE)."""
        demands = (*self._profile.demands, *self._further) if self._profile else ()
        given: dict[str, Any] = {
            name: self._value(name) for name in demands if name in self.fields and self.fields[name].text().strip()
        }
        confirmed = tuple(name for name, box in self.asks.items() if box.isChecked())
        return MeterRatings(**given, confirmed=confirmed)

    def _value(self, name: str) -> object:
        text = self.fields[name].text().strip()
        if name == "meter_class":
            return text.upper()
        number = parse_number(text, "meter", name)
        if name in WHOLE:
            if number != number.to_integral_value():
                raise BadInput(Reason.WRONG_VALUE, "meter", field=name, problem=text)
            return int(number)
        return float(number) if name in REAL else number

    def explain(self, problem: BadInput) -> str:
        """Return what is missing or wrong, by the words of the fields."""
        tr = self._kit.tr
        missing = problem.data.get("missing")
        if isinstance(missing, tuple):
            names = [tr(RATING_WORDS[name]) for name in missing if name in RATING_WORDS]
            names += [tr("the load points")] if "point" in missing else []
            names += [tr("a yes to each question")] if any(name.startswith("confirmed:") for name in missing) else []
            return tr("The profile needs: {names}. It guesses nothing.", names=", ".join(names))
        if self._force is not Force.IN_FORCE and problem.data.get("field") == "calibration.profile":
            return tr("This profile is {force}; say why it is used.", force=tr(FORCE_WORDS[self._force]))
        field = str(problem.data.get("field", "")).rpartition(".")[2]
        words = tr(RATING_WORDS[field]) if field in RATING_WORDS else field
        return f"{words}: {problem_words(problem.data.get('problem', ''), tr)}"
