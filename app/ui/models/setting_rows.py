"""The configuration of a station as rows."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.domain.text import mark
from app.ui.cell import ChipCell
from app.ui.models.list_model import Column, ListModel

if TYPE_CHECKING:
    from app.domain.station import Setting


class SettingsModel(ListModel["Setting"]):
    """Filtered by key and value."""

    def __init__(self, tr: Callable[..., str]) -> None:
        def kind(row: "Setting") -> ChipCell:
            return ChipCell(tr("read only"), "neutral") if row.readonly else ChipCell(tr("can be set"), "info")

        super().__init__(
            tr,
            (
                Column(mark("Value"), lambda row: row.key, strong=True),
                Column(
                    mark("Last snapshot"),
                    lambda row: tr("not readable") if row.value is None else row.value,
                    quiet=lambda row: row.value in (None, "***"),
                ),
                Column(mark("Kind"), lambda row: kind(row).word, chip=kind),
            ),
        )
        self._all: tuple[Setting, ...] = ()

    def show_settings(self, settings: Sequence["Setting"]) -> None:
        """Show these, sorted by key."""
        self._all = tuple(sorted(settings, key=lambda setting: setting.key.lower()))
        self.filter("")

    def filter(self, words: str) -> None:
        """Show those that contain the words."""
        wanted = words.lower().strip()
        self.show_rows([s for s in self._all if wanted in s.key.lower() or wanted in (s.value or "").lower()])
