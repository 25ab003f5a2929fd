"""Photos as evidence: chosen, dropped, pasted; encrypted on disk before they are shown; wrong kinds refused."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import BadInput, Reason
from app.domain.media import LONGEST_BYTES
from app.practice.photo import practice_photo
from app.workflows.bring_photo import photo_of, read_photo
from tests.ui.real_window import RealWindow, drop_on


@pytest.fixture
def real(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[RealWindow]:
    """A window with a real visit at its first item."""
    window = RealWindow(qapp, qtbot, tmp_path)
    window.begin_real()
    window.until(lambda: window.bench.page.items.active == ("V01", None))
    yield window
    window.close()
    qapp.setStyleSheet("")


def _stored(real: RealWindow) -> bytes:
    """Return everything the data directory holds, as somebody who found the laptop reads it."""
    files = (real.photos.parent / "data").rglob("*")
    return b"".join(path.read_bytes() for path in files if path.is_file())


def _shown(real: RealWindow, count: int) -> None:
    real.until(lambda: len(real.window.drawer.evidence._tiles) == count + 1 if real.window.drawer else False)


def _png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 48), (200, 40, 40)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("way", ["pick", "drop", "paste"])
def test_a_photo_is_stored_encrypted_before_it_is_shown(real: RealWindow, way: str) -> None:
    path = real.photo()
    getattr(real, way)(path, ("V01", None))
    real.until(lambda: len(real.session.guided.evidence()) == 1)
    _shown(real, 1)
    (fact,) = real.session.guided.evidence()
    assert (fact.item, fact.media_type) == ("V01", "image/jpeg")
    content = path.read_bytes()
    assert content[100:400] not in _stored(real)
    if way != "paste":  # what is pasted is a picture, not the file it came from
        assert (fact.name, fact.size) == (path.name, len(content))
    assert not real.problems


def test_a_file_copied_in_the_file_manager_is_pasted_as_it_is(real: RealWindow) -> None:
    path = real.photo()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(mime)
    real.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    real.until(lambda: len(real.session.guided.evidence()) == 1)
    assert real.session.guided.evidence()[0].size == len(path.read_bytes())


def test_words_are_still_pasted_into_a_field(real: RealWindow) -> None:
    QGuiApplication.clipboard().setText("PTW 4711")
    real.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    editor = real.bench.page.items.editor
    assert editor is not None
    assert editor.text == "PTW 4711"
    QTest.qWait(50)
    assert real.session.guided.evidence() == ()


def test_a_file_dropped_on_another_row_belongs_to_that_item(real: RealWindow) -> None:
    items = real.bench.page.items
    row = items._list.rows["V03"]
    assert drop_on(real.view, row, [real.photo(), real.photo()])
    real.until(lambda: len(real.session.guided.evidence()) == 2)
    assert {fact.item for fact in real.session.guided.evidence()} == {"V03"}
    assert items.active == ("V01", None)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("film.mp4", b"\x00\x00\x00\x18ftypmp42" + bytes(64)),
        ("notes.jpg", b"not a picture at all"),
        ("empty.png", b""),
        ("page.html", b"<html></html>"),
    ],
)
def test_a_wrong_kind_is_refused_in_one_sentence_where_it_arose(real: RealWindow, name: str, content: bytes) -> None:
    path = real.photos / name
    path.write_bytes(content)
    page = real.bench.page
    assert drop_on(real.view, page.items._list.rows["V01"], [path])
    real.until(page.error.isVisible)
    said = page.error.accessibleName()
    assert said.startswith(f"{name} is neither a photo (JPEG, PNG, WebP, HEIC) nor a PDF")
    assert real.session.guided.evidence() == ()
    assert path.read_bytes() == content
    assert not page.error.isHidden()
    assert drop_on(real.view, page.items._list.rows["V01"], [real.photo()])
    real.until(lambda: len(real.session.guided.evidence()) == 1)
    assert page.error.isHidden(), "the next photo that is taken ends the complaint"


def test_a_folder_and_a_file_that_is_gone_are_refused_too(real: RealWindow) -> None:
    page = real.bench.page
    for path in (real.photos, real.photos / "gone.jpg"):
        page.error.hide()
        assert drop_on(real.view, page.items._list.rows["V01"], [path])
        real.until(page.error.isVisible)
        assert path.name in page.error.accessibleName()
    assert real.session.guided.evidence() == ()


def test_something_that_is_no_file_is_not_taken(real: RealWindow) -> None:
    assert not real.bench.photos.take(QMimeData(), ("V01", None))
    mime = QMimeData()
    mime.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    assert real.bench.photos.take(mime, ("V01", None))
    real.until(lambda: len(real.session.guided.evidence()) == 1)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (practice_photo("A01.jpg"), "image/jpeg"),
        (_png(), "image/png"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "image/heic"),
        (b"%PDF-1.7\n", "application/pdf"),
    ],
)
def test_the_kind_is_told_by_the_bytes_not_by_the_name(content: bytes, kind: str) -> None:
    assert photo_of(content, "IMG.dat").media_type == kind


def test_a_file_larger_than_any_photo_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.jpg"
    with path.open("wb") as file:
        file.truncate(LONGEST_BYTES + 1)
    with pytest.raises(BadInput) as refused:
        read_photo(path)
    assert (refused.value.reason, refused.value.where) == (Reason.FILE_TOO_LARGE, "large.jpg")
