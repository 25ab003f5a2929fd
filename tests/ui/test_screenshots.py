"""The pictures show what they say they show, also when one is drawn alone."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.ui.screenshots import Shot, render
from app.ui.theme import THEMES
from app.ui.views.window import MainWindow
from tests.ui.practice_window import program_on


def test_a_picture_drawn_alone_has_its_own_density_and_theme(qapp: QApplication, tmp_path: Path) -> None:
    seen: list[tuple[str, str]] = []

    def look(window: MainWindow) -> bool:
        seen.append((window.kit.theme.name, window.kit.theme.density))
        return True

    shot = Shot("review-field", lambda window: window.go("review"), look, density="field")
    files = render(qapp, program_on(tmp_path / "data"), [shot], tmp_path, "en")
    assert [file.name for file in files] == [f"review-field-{theme}-en.png" for theme in THEMES]
    assert all(file.stat().st_size > 0 for file in files)
    assert list(dict.fromkeys(seen)) == [(theme, "field") for theme in THEMES]
    qapp.setStyleSheet("")
