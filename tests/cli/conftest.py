"""A data directory with a passphrase in a file, as a script has it."""

from pathlib import Path

import pytest

from tests.cli.asking import Asks


@pytest.fixture
def passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a passphrase file in the environment."""
    secret = tmp_path / "passphrase"
    secret.write_text("a passphrase for this test\n")
    monkeypatch.setenv("CHARGEBENCH_PASSPHRASE_FILE", str(secret))
    return secret


@pytest.fixture
def ask(tmp_path: Path, passphrase: Path, capsys: pytest.CaptureFixture[str]) -> Asks:
    """Return what asks commands on an empty data directory."""
    return Asks(tmp_path / "data", capsys)
