"""What a screen writes to a file of a person's choice."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.models.csv_file import write_csv
from app.ui.views.kit import Kit


def ask_where(screen: QWidget, title: str, suffix: str, chosen: Callable[[str], None]) -> None:
    """Ask for a new file; ``chosen`` is given its path."""
    dialog = QFileDialog(screen, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def export_table(
    kit: Kit, screen: QWidget, path: str, heads: Sequence[str], rows: Sequence[Sequence[str]], done: str
) -> None:
    """Write heads (marked) and rows as CSV; say ``done``, or what went wrong."""
    titles = tuple(kit.tr(head) for head in heads)
    kit.runner.compute(
        lambda: write_csv(path, titles, rows), lambda _: kit.news.undo.emit(done, None), kit.tell, screen
    )
