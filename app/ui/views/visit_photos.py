"""Photos and files as evidence: chosen, dropped or pasted; stored before they are shown, refused where they arose."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from app.domain.answer import Key

if TYPE_CHECKING:
    from app.ui.views.visit_workbench import Workbench
    from app.workflows.visit import Photo

PASTED = "pasted.jpg"
JPEG_QUALITY = 88


def brings_something(mime: QMimeData) -> bool:
    """Say whether files of this computer or a picture are offered."""
    return mime.hasImage() or bool(_paths(mime))


class Photos:
    """Brings evidence into the open visit, off the window's thread."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench

    def choose(self, key: Key | None) -> None:
        """Choose photos from files; a phone's pictures come by cable, card or paste."""
        tr = self._bench.tr_
        kinds = tr("Photos and files") + " (*.jpg *.jpeg *.png *.webp *.heic *.pdf)"
        dialog = QFileDialog(self._bench, tr("Add photos"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.add_files([Path(name) for name in names], key))
        dialog.open()

    def take(self, mime: QMimeData | None, key: Key | None) -> bool:
        """Take what was dropped or pasted: files, else the picture itself; False where there is neither."""
        paths = _paths(mime) if mime is not None else []
        if paths:
            self.add_files(paths, key)
            return True
        image = QImage(mime.imageData()) if mime is not None and mime.hasImage() else QImage()
        if image.isNull():
            return False
        self._bring(lambda: _photo_of(image), key)
        return True

    def add_files(self, paths: Sequence[Path], key: Key | None) -> None:
        """Add files as evidence."""
        from app.workflows.bring_photo import read_photo

        for path in paths:
            self._bring(lambda path=path: read_photo(path), key)  # type: ignore[misc]

    def _bring(self, read: "Callable[[], Photo]", key: Key | None) -> None:
        page = self._bench.page
        self._bench.kit.runner.compute(read, lambda photo: self._store(photo, key), page.refused, self._bench)

    def _store(self, photo: "Photo", key: Key | None) -> None:
        """Store a photo; the item's answer is said again with it."""
        session, page = self._bench.session, self._bench.page
        page.error.hide()
        answer = session.said(key) if key is not None and key in session.state.attempts else None
        work = session.guided.add_photo(photo, key, answer)
        session.run(work, page.step, lambda _: page.items.again())


def _paths(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _photo_of(image: QImage) -> "Photo":
    from app.workflows.bring_photo import photo_of

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", JPEG_QUALITY)  # type: ignore[call-overload]  # the stubs know only str
    return photo_of(bytes(buffer.data().data()), PASTED)
