"""Where things are kept."""

from pathlib import Path

from app.system.paths import data_directory


def test_given_or_the_users_own_place(tmp_path: Path) -> None:
    assert data_directory(tmp_path) == tmp_path
    assert data_directory(Path("here")).is_absolute()
    assert data_directory().name == "chargebench"
    assert data_directory().is_relative_to(Path.home())
