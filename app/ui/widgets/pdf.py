"""Pages of a PDF, drawn in the worker thread one at a time as they come into view."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.runner import Job, Runner
from app.ui.theme import Theme
from app.ui.widgets.text import label

_GAP = 12
_ONE_AT_A_TIME = threading.Lock()
"""PDFium may be in one thread at a time only."""


def _sizes(content: bytes) -> list[tuple[float, float]]:
    import pypdfium2

    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(content) as document:
        return [document.get_page_size(index) for index in range(len(document))]


def _page(content: bytes, index: int, width: int) -> QImage:
    import pypdfium2

    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(content) as document:
        document.init_forms()  # signatures are drawn by their form fields
        page = document[index]
        bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
        image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888).copy()
        bitmap.close()
        page.close()
        return image


class _Page(QWidget):
    def __init__(self, theme: Theme, name: str, ratio: float, wanted: Callable[["_Page"], None]) -> None:
        super().__init__()
        self._theme, self.ratio, self._wanted = theme, ratio, wanted
        self.image: QImage | None = None
        self.asked_width = 0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def fit(self, width: int) -> None:
        self.setFixedSize(width, round(width * self.ratio))

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.image is not None:
            painter.drawImage(self.rect(), self.image)
        painter.setPen(self._theme.colour("border"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self.asked_width != round(self.width() * self.devicePixelRatioF()):
            self._wanted(self)


class PdfPreview(QScrollArea):
    """``show_pdf`` shows a document; ``page_name`` makes the accessible name of page n of m."""

    def __init__(
        self, theme: Theme, runner: Runner, name: str, page_name: Callable[[int, int], str], failed: Callable[..., Any]
    ) -> None:
        super().__init__()
        self._theme, self._runner, self._page_name, self._failed = theme, runner, page_name, failed
        self._content = b""
        self._pages: list[_Page] = []
        self._jobs: list[Job] = []
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._inner = QWidget()
        self._inner.setProperty("role", "page")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self.setWidget(self._inner)
        self._waiting = label("", "sub")
        self._column.addWidget(self._waiting)

    @property
    def page_count(self) -> int:
        """Pages shown."""
        return len(self._pages)

    @property
    def drawn(self) -> int:
        """Pages whose picture is there."""
        return sum(page.image is not None for page in self._pages)

    def show_pdf(self, content: bytes, waiting: str = "") -> None:
        """Show another document; ``waiting`` stands there until its first page is drawn."""
        for job in self._jobs:
            job.cancel()
        self._jobs.clear()
        self._content = content
        self._waiting.setText(waiting)
        self._waiting.setVisible(bool(waiting))
        self._runner.compute(lambda: _sizes(content), self._lay_out, self._failed, self)

    def _lay_out(self, sizes: list[tuple[float, float]]) -> None:
        self._waiting.hide()
        for page in self._pages:
            page.deleteLater()
        self._pages = []
        for number, (width, height) in enumerate(sizes, 1):
            page = _Page(self._theme, self._page_name(number, len(sizes)), height / width, self._want)
            self._pages.append(page)
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        self._fit()

    def _fit(self) -> None:
        for page in self._pages:
            page.fit(min(900, max(200, self.viewport().width() - 2)))

    def resizeEvent(self, event: Any) -> None:
        """Pages are as wide as the view."""
        super().resizeEvent(event)
        self._fit()

    def _want(self, page: _Page) -> None:
        page.asked_width = round(page.width() * page.devicePixelRatioF())
        index = self._pages.index(page)

        def drawn(image: QImage) -> None:
            page.image = image
            page.update()

        content, width = self._content, page.asked_width
        self._jobs.append(self._runner.compute(lambda: _page(content, index, width), drawn, self._failed, page))
