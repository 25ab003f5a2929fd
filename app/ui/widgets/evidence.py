"""Thumbnails of the evidence of a visit."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.button import PressedByEnter
from app.ui.widgets.paint import paint_focus, rounded

COLUMNS = 4
_GAP = 6


@dataclass(frozen=True)
class Picture:
    """One photo or file: its hash, caption, and a small image when it is a photo."""

    sha256: str
    caption: str
    image: QImage | None = field(default=None, compare=False)


def thumbnail(content: bytes, size: QSize) -> QImage:
    """Decode a photo no larger than needed; run it off the window's thread. A null image for what is no photo."""
    from PySide6.QtCore import QBuffer, QByteArray

    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if reader.size().isValid():
        reader.setScaledSize(reader.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()


class _Tile(PressedByEnter):
    def __init__(self, theme: Theme, picture: Picture | None, name: str) -> None:
        super().__init__()
        self._theme, self._picture = theme, picture
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the photo, the sign of a file, or the plus."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        image = self._picture.image if self._picture else None
        if image is not None and not image.isNull():
            painter.setClipPath(rounded(self.rect(), 5))
            scaled = image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            target = QRect(0, 0, scaled.width(), scaled.height())
            target.moveCenter(self.rect().center())
            painter.drawImage(target, image)
            painter.setClipping(False)
        else:
            style = Qt.PenStyle.SolidLine if self._picture else Qt.PenStyle.DashLine
            painter.setPen(QPen(theme.colour("border"), 1, style))
            painter.setBrush(theme.colour("surface_2" if self._picture else "surface"))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            icon = theme.pixmap("file" if self._picture else "plus", "text_2", 16, self.devicePixelRatioF())
            painter.drawPixmap(self.width() // 2 - 8, self.height() // 2 - 8, icon)
        if self.hasFocus():
            paint_focus(painter, theme, self.rect(), 5)


class EvidenceGrid(QWidget):
    """Four columns; ``opened`` tells the hash, ``add_asked`` that a file shall be added."""

    opened = Signal(str)
    add_asked = Signal()

    def __init__(self, theme: Theme, add_text: str = "") -> None:
        super().__init__()
        self._theme, self._add_text = theme, add_text
        self._tiles: list[_Tile] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_pictures(())

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """Show these, and a plus when something may be added."""
        for tile in self._tiles:
            tile.hide()
            tile.deleteLater()
        self._tiles = []
        for picture in pictures:
            tile = _Tile(self._theme, picture, picture.caption or picture.sha256[:12])
            tile.clicked.connect(lambda *_, sha=picture.sha256: self.opened.emit(sha))
            self._tiles.append(tile)
        if self._add_text:
            plus = _Tile(self._theme, None, self._add_text)
            plus.clicked.connect(self.add_asked)
            self._tiles.append(plus)
        for tile in self._tiles:
            tile.setParent(self)
            tile.show()
        self._place()
        self.updateGeometry()

    def _tile(self) -> QSize:
        width = (max(self.width(), 160) - (COLUMNS - 1) * _GAP) // COLUMNS
        return QSize(width, max(round(width * 0.79), self._theme.size("target")))

    def sizeHint(self) -> QSize:
        """Height of the rows in use."""
        rows = -(-len(self._tiles) // COLUMNS)
        return QSize(160, max(0, rows * (self._tile().height() + _GAP) - _GAP))

    def resizeEvent(self, event: object) -> None:
        """Tiles grow with the width."""
        self._place()
        self.updateGeometry()

    def _place(self) -> None:
        size = self._tile()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for index, tile in enumerate(self._tiles):
            row, column = divmod(index, COLUMNS)
            column = COLUMNS - 1 - column if mirrored else column
            tile.setGeometry(column * (size.width() + _GAP), row * (size.height() + _GAP), size.width(), size.height())
