"""The id of an installation: made once, kept, and its own."""

from pathlib import Path

from app.system.installation import INSTALLATION_FILE, installation_id


def test_it_is_made_once_and_differs_between_installations(tmp_path: Path) -> None:
    first = installation_id(tmp_path / "a")
    assert installation_id(tmp_path / "a") == first
    assert len(first) == 12
    assert installation_id(tmp_path / "b") != first


def test_a_damaged_one_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / INSTALLATION_FILE).write_bytes(b"\xff../..")
    made = installation_id(tmp_path)
    assert installation_id(tmp_path) == made
    assert int(made, 16) >= 0
