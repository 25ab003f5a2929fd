"""Photos and files as evidence: chosen, dropped or pasted; stored before they are shown, refused where they arose."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Receiver:
    """Who gets the evidence: ``store`` each piece, ``refused`` what is none."""

    store: "Callable[[Photo], object]"
    refused: Callable[[BaseException], object]


class Photos:
    """Brings evidence into the open visit, off the window's thread."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench

    def choose(self, key: Key | None) -> None:
        """Choose photos from files; a phone's pictures come by cable, card or paste."""
        self.choose_for(self._item(key))

    def choose_for(self, receiver: Receiver) -> None:
        """Choose photos for this receiver."""
        tr = self._bench.tr_
        kinds = tr("Photos and files") + " (*.jpg *.jpeg *.png *.webp *.heic *.pdf)"
        dialog = QFileDialog(self._bench, tr("Add photos"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self._add_files([Path(name) for name in names], receiver))
        dialog.open()

    def take(self, mime: QMimeData | None, key: Key | None) -> bool:
        """Take what was dropped or pasted: files, else the picture itself; False where there is neither."""
        return self.take_for(mime, self._item(key))

    def take_for(self, mime: QMimeData | None, receiver: Receiver) -> bool:
        """Take what was dropped or pasted for this receiver; False where there is nothing."""
        paths = _paths(mime) if mime is not None else []
        if paths:
            self._add_files(paths, receiver)
            return True
        image = QImage(mime.imageData()) if mime is not None and mime.hasImage() else QImage()
        if image.isNull():
            return False
        self._bring(lambda: _photo_of(image), receiver)
        return True

    def _add_files(self, paths: Sequence[Path], receiver: Receiver) -> None:
        from app.workflows.bring_photo import read_photo

        for path in paths:
            self._bring(lambda path=path: read_photo(path), receiver)  # type: ignore[misc]

    def _bring(self, read: "Callable[[], Photo]", receiver: Receiver) -> None:
        self._bench.kit.runner.compute(read, receiver.store, receiver.refused, self._bench)

    def _item(self, key: Key | None) -> Receiver:
        return Receiver(lambda photo: self._store(photo, key), self._bench.page.refused)

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
