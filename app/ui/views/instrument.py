"""One instrument: its data and certificates, its errors over the years, its checks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.ui.models.certificate_rows import CertificatesModel
from app.ui.views.checks import ChecksPanel
from app.ui.views.history import HistoryPanel
from app.ui.views.instrument_form import InstrumentForm
from app.ui.views.kit import Kit
from app.ui.views.record_form import RecordForm
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.segments import Segments
from app.ui.widgets.table import ListTable
from app.workflows.recall_history import recall_history

if TYPE_CHECKING:
    from app.domain.history import History
    from app.ports.store import Instrument

TABS = ("certificate", "errors", "checks")
_MOST_ROWS = 5


def scrolled(inner: QWidget) -> QScrollArea:
    """Return ``inner`` in a frame that scrolls where it does not fit."""
    inner.setProperty("role", "page")
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


class InstrumentPage(QWidget):
    """Tabs Certificate, Errors and Checks. What is typed into the form is told with ``typed`` as it ends.

    While ``renewing`` the form holds another certificate, and nothing is told before it is kept as a whole; while
    ``recording`` the form of an error lies over the tabs.
    """

    changed = Signal()
    typed = Signal()
    removed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit, tr = kit, kit.tr
        self.instrument: Instrument | None = None
        self.known: History | None = None
        self.renewing = self.recording = False
        self.setProperty("role", "page")
        self.tabs = Segments(
            kit.theme,
            tr("Parts of the instrument"),
            (("certificate", tr("Calibration certificate")), ("errors", tr("Errors")), ("checks", tr("Checks"))),
        )
        self.tabs.chosen.connect(self.show_tab)
        self.form = InstrumentForm(kit, adding=False)
        self.form.ended.connect(self._ended)
        self.form.edited.connect(self.changed)
        self.record = RecordForm(kit)
        self.record.edited.connect(self.changed)
        self.history = HistoryPanel(kit, tr("Errors of the instrument over the years"))
        self.checks = ChecksPanel(kit)
        self._stack = QStackedWidget()
        for page in (scrolled(self._data()), self.history, self.checks, scrolled(self.record)):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)

    def _data(self) -> QWidget:
        kit, tr = self._kit, self._kit.tr
        self.model = CertificatesModel(tr, lambda value: kit.number(f"{value:g}"))
        self.table = ListTable(kit.theme, tr("Earlier certificates"))
        self.table.show_model(self.model, (18, 20, 16, 16, 18, 12))
        self._earlier = Card(kit.theme, tr("Earlier certificates"), padded=False).add(self.table)
        self.remove = Button(kit.theme, tr("Take off the list"), small=True)
        self.remove.clicked.connect(self.removed)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.remove)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(13)
        for part in (self.form, self._earlier):
            column.addWidget(part)
        column.addLayout(below)
        column.addStretch(1)
        return whole

    def show_instrument(self, instrument: "Instrument") -> None:
        """Show an instrument; of the same one only what has changed."""
        other = self.instrument is None or self.instrument.id != instrument.id
        stays = not (other or self.renewing)
        self.instrument = instrument
        self.renewing = self.recording = False
        self.form.show_instrument(instrument, typing_stays=stays)
        self.model.show_rows(instrument.earlier)
        self._earlier.setVisible(bool(instrument.earlier))
        theme = self._kit.theme
        rows = min(len(instrument.earlier), _MOST_ROWS)
        self.table.setFixedHeight(theme.size("table_row") * rows + theme.size("target") + 4)
        self.remove.setVisible(True)
        if other:
            self.tabs.show_choice("certificate")
        self.show_tab(self.tabs.choice)

    def recall(self) -> None:
        """Read again what was found of it."""
        if self.instrument is not None:
            kit = self._kit
            kit.runner.run(recall_history(kit.store, "instrument", self.instrument.id), self._recalled, kit.tell, self)

    def _recalled(self, history: "History") -> None:
        self.known = history
        self.history.show_history(history)
        self.checks.show_history(history)

    def show_tab(self, tab: str) -> None:
        """Show a tab; what was being recorded is left."""
        self.recording = False
        self.tabs.show_choice(tab)
        self._stack.setCurrentIndex(TABS.index(tab))
        self.changed.emit()

    def renew(self) -> None:
        """Make room for the next certificate; the present one is kept with the earlier ones."""
        self.show_tab("certificate")
        self.renewing = True
        self.remove.setVisible(False)
        self.form.clear_certificate()
        self.changed.emit()

    def begin_record(self) -> None:
        """Show the form of an error."""
        if self.instrument is None:
            return
        self.recording = True
        self._stack.setCurrentIndex(len(TABS))
        self.record.begin(self.instrument, self.known, "certificate" if self.tabs.choice == "errors" else "check")
        self.changed.emit()

    def cancel(self) -> bool:
        """Leave a form that is not kept yet; False where none is open."""
        if self.renewing and self.instrument is not None:
            self.show_instrument(self.instrument)
            return True
        if self.recording:
            self.show_tab(self.tabs.choice)
            return True
        return False

    def _ended(self, name: str) -> None:
        if not self.renewing:
            self.typed.emit()
