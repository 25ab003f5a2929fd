"""What lies over the visit to be looked at: the last frames, one picture of the evidence."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.views.kit import Kit
from app.ui.widgets.button import Button
from app.ui.widgets.frames import FrameLine, FrameList
from app.ui.widgets.overlay import Overlay
from app.ui.widgets.text import label

ROWS = 24
PICTURE = QSize(860, 520)


def look_at_frames(kit: Kit, ground: QWidget, frames: Iterable[tuple[datetime, str, str, str]]) -> Overlay:
    """Show the last frames, newest first; the whole transcript goes into the bundle."""
    tr = kit.tr
    overlay = _overlay(kit, ground, tr("Last frames"))
    found = FrameList(kit.theme, tr("Last frames"), ROWS)
    found.add([FrameLine(kit.time(at), way, words, value) for at, way, words, value in frames])
    overlay.box.addWidget(label(tr("Every frame is kept in the transcript of the visit; secrets are masked."), "sub"))
    overlay.box.addWidget(found)
    return _opened(kit, overlay)


def look_at_picture(kit: Kit, ground: QWidget, image: QImage, caption: str) -> Overlay:
    """Show one picture as large as fits."""
    overlay = _overlay(kit, ground, caption)
    overlay.panel.setMaximumWidth(PICTURE.width() + 40)
    picture = QLabel()
    picture.setAccessibleName(caption)
    scaled = image.scaled(
        PICTURE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )  # fmt: skip
    picture.setPixmap(QPixmap.fromImage(scaled))
    overlay.box.addWidget(picture, 0, Qt.AlignmentFlag.AlignCenter)
    return _opened(kit, overlay)


def _overlay(kit: Kit, ground: QWidget, title: str) -> Overlay:
    overlay = Overlay(kit.theme, ground, title)
    overlay.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    overlay.box.addWidget(label(title, "section"))
    overlay.closed.connect(overlay.deleteLater)
    return overlay


def _opened(kit: Kit, overlay: Overlay) -> Overlay:
    close = Button(kit.theme, kit.tr("Close"), "Esc")
    close.clicked.connect(overlay.close_overlay)
    overlay.box.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
    overlay.open()
    return overlay
