"""The load points of a certificate as a table in the form of its instrument, judged at every cell."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from PySide6.QtCore import Signal

from app.domain.certificate_point import CertificatePoint
from app.domain.certificate_table import LOADS, points_from_cells
from app.domain.errors import BadInput
from app.domain.text import mark
from app.domain.words import problem_words
from app.ui.views.kit import Kit
from app.ui.widgets.card import Card
from app.ui.widgets.cell_table import CellTable
from app.ui.widgets.segments import Segments
from app.ui.widgets.text import label

COLUMNS = (
    ("load", mark("Load")),
    ("power_factor", mark("Power factor")),
    ("voltage_v", mark("DC voltage, V")),
    ("error_percent", mark("Error, %")),
    ("expanded_percent", mark("U, %")),
    ("k", mark("k")),
)
UNITS = (("A", mark("Current, A per phase")), ("W", mark("Power, W")))
_HINT = mark(
    "One row a point, rising; rows can be pasted from a spreadsheet. Between them the reference is corrected. Without "
    "points the uncertainty above counts alone. A power factor below 0 is capacitive."
)


class PointsCard(Card):
    """``edited`` once a cell or the unit has changed; ``points`` is None while a row cannot be used."""

    edited = Signal()

    def __init__(self, kit: Kit) -> None:
        tr = kit.tr
        super().__init__(kit.theme, tr("Load points of the certificate"))
        self._kit = kit
        self._told: tuple[CertificatePoint, ...] | None = None
        """What the table said last that could be kept: a save of it comes back when more was typed since."""
        self.unit = Segments(kit.theme, tr("What the load is said in"), [(unit, tr(words)) for unit, words in UNITS])
        self.table = CellTable(kit.theme, tr("Load points of the certificate"), [tr(words) for _, words in COLUMNS])
        self.below = label(tr(_HINT), "secondary", wrap=True)
        self.problem = label("", "fail", wrap=True)
        self.head.addWidget(self.unit)
        self.add(self.table, self.below, self.problem)
        self.table.edited.connect(self._edited)
        self.unit.chosen.connect(lambda _: self._edited())
        self.show_points(())

    @property
    def points(self) -> tuple[CertificatePoint, ...] | None:
        """What the table says."""
        try:
            return self._read()
        except BadInput:
            return None

    def show_points(self, points: Sequence[CertificatePoint]) -> None:
        """Show what is saved; where that is what the table said last, what was typed since stays."""
        if self._told != tuple(points):
            self._told = tuple(points)
            self.unit.show_choice(points[0].unit if points else "A")
            self.table.show_rows([[self._shown(getattr(point, name)) for name, _ in COLUMNS] for point in points])
        self._judge()

    def _shown(self, value: float | None) -> str:
        """Every digit, so that what is not typed again comes back the same."""
        return "" if value is None else self._kit.number(format(Decimal(repr(value)), "f").removesuffix(".0"))

    def _read(self) -> tuple[CertificatePoint, ...]:
        names = [name for name, _ in COLUMNS]
        rows = [
            (row, dict(zip(names, cells, strict=True))) for row, cells in enumerate(self.table.rows, 1) if any(cells)
        ]
        unit: Literal["A", "W"] = "W" if self.unit.choice == "W" else "A"
        return points_from_cells(rows, unit)

    def _edited(self) -> None:
        self._told = self._told if self.points is None else self.points
        self._judge()
        self.edited.emit()

    def _judge(self) -> None:
        """Say what is wrong with the first row that cannot be used."""
        said = ""
        try:
            self._read()
        except BadInput as error:
            said = self._words(error)
        self.problem.setText(said)
        self.problem.setVisible(bool(said))
        self.table.setAccessibleDescription(said or self.below.text())

    def _words(self, error: BadInput) -> str:
        tr, field = self._kit.tr, "load" if error.data["field"] in LOADS else error.data["field"]
        words = tr(dict(COLUMNS)[str(field)])
        problem = problem_words(error.data["problem"], tr)
        return tr("Row {row}, {field}: {problem}", row=error.data["row"], field=words, problem=problem)
