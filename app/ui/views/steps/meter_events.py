"""What is on record about the meter, newest last: when, who, what."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.meter_history import MeterEvent
from app.ui.views.kit import Kit
from app.ui.widgets.text import label


class MeterEvents(QWidget):
    """Lines that only ever grow: nothing that was recorded is changed."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setAccessibleName(kit.tr("On record"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 0)
        self._column.setSpacing(kit.theme.size("space_2"))
        self._empty = label(kit.tr("Nothing is recorded yet."), "sub", wrap=True)
        self._column.addWidget(self._empty)
        self.events: tuple[MeterEvent, ...] = ()

    def show_events(self, events: Sequence[MeterEvent]) -> None:
        """Show these; those that are shown already stay."""
        for event in events[len(self.events) :]:
            self._column.addWidget(self._line(event))
        self.events = tuple(events)
        self._empty.setVisible(not events)

    def _line(self, event: MeterEvent) -> QWidget:
        line = QWidget()
        first = f"{self._kit.time(event.at)}, {event.by}"
        line.setAccessibleName(f"{first}: {event.what}")
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(first, "secondary"))
        column.addWidget(label(event.what, "body", wrap=True))
        return line
