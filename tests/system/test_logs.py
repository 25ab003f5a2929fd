"""The log: what it keeps, and what never gets there."""

import io
import logging
import os
from pathlib import Path

import pytest

from app.domain.errors import ComputerCannot, Reason
from app.system.logs import Logs, redacted

SECRET = "hunter2-hunter2"


@pytest.mark.parametrize(
    "text",
    [
        f"password={SECRET} next",
        f'{{"password": "{SECRET}", "x": 1}}',
        f"Authorization: Basic {SECRET}",
        f"'Authorization': 'Bearer {SECRET}'",
        f'[2,"1","ChangeConfiguration",{{"key":"AuthorizationKey","value":"{SECRET}"}}]',
        f'{{"idTag":"{SECRET}"}}',
        f'{{"idToken":{{"idToken":"{SECRET}","type":"ISO14443"}}}}',
        f"wss://CP-7:{SECRET}@example.org/ocpp",
        f"-----BEGIN PRIVATE KEY-----\n{SECRET}\n-----END PRIVATE KEY-----",
        f"pin: {SECRET}",
        f"passphrase '{SECRET}'".replace(" '", "='"),
    ],
)
def test_secrets_are_hidden(text: str) -> None:
    assert SECRET not in redacted(text)
    assert "***" in redacted(text)


@pytest.mark.parametrize("text", ["Pinging 10.0.0.1", "spin: 4", "ws://127.0.0.1:9000/CP-7", "connector 1 Available"])
def test_the_rest_stays(text: str) -> None:
    assert redacted(text) == text


def test_file_and_stderr(tmp_path: Path) -> None:
    stderr = io.StringIO()
    logs = Logs(tmp_path, stderr)
    log = logging.getLogger("app.test")
    try:
        log.info("password=%s", SECRET)
        try:
            raise ValueError(f"token={SECRET}")
        except ValueError:
            log.exception("went wrong")
    finally:
        logs.stop()
    log.error("after the end")
    assert logs.path is not None
    text = logs.path.read_text()
    assert SECRET not in text + stderr.getvalue()
    assert "Traceback" in text
    assert "password=***" in text
    assert "password=***" not in stderr.getvalue()  # information stays in the file
    assert "went wrong" in stderr.getvalue()
    assert "after the end" not in text
    if os.name == "posix":
        assert logs.path.stat().st_mode & 0o777 == 0o600
    assert logging.getLogger().handlers == [h for h in logging.getLogger().handlers if h not in logs._handlers]


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    with pytest.raises(ComputerCannot) as error:
        Logs(tmp_path)
    assert error.value.reason is Reason.NO_PERMISSION


def test_without_a_directory_nothing_is_written(tmp_path: Path) -> None:
    logs = Logs(None, io.StringIO())
    logging.getLogger("app.test").error("only there")
    logs.stop()
    assert logs.path is None
    assert list(tmp_path.iterdir()) == []
