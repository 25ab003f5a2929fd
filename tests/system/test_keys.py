"""The key of the data directory: keyring, passphrase file, question, or a clear refusal."""

import json
import os
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from app.domain.errors import ComputerCannot, Reason
from app.system.keys import ALLOWED_KEYRINGS, KEY_FILE, PASSPHRASE_FILE, AsksPassphrase, KeyProvider, ask_nobody
from app.system.wrapping import Cost

CHEAP = Cost(memory_kib=64, rounds=1, lanes=1)


class FakeRing(KeyringBackend):
    """A keyring in memory that may be allowed."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password


class NullKeyring(FakeRing):
    """Accepts everything and keeps nothing, as keyring.backends.null does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class LockedKeyring(FakeRing):
    """A keyring whose owner does not unlock it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("locked")


def provider(
    directory: Path,
    backend: KeyringBackend | None = None,
    ask: AsksPassphrase = ask_nobody,
    passphrase: Path | None = None,
) -> KeyProvider:
    """Return a provider that allows ``backend`` and no other keyring."""
    allowed = ALLOWED_KEYRINGS
    if backend is not None:
        keyring.set_keyring(backend)
        allowed = frozenset({type(backend).__module__})
    environ = {} if passphrase is None else {PASSPHRASE_FILE: str(passphrase)}
    return KeyProvider(directory, environ, ask, allowed, CHEAP)


def reason_of(asked: KeyProvider) -> Reason:
    with pytest.raises(ComputerCannot) as error:
        asked.data_key()
    assert error.value.exit_code == 5
    return error.value.reason


def test_keyring_first_and_found_again(tmp_path: Path) -> None:
    directory, ring = tmp_path / "data", FakeRing()
    key = provider(directory, ring).data_key()
    assert len(key) == 32
    assert list(ring.secrets.values()) == [key.hex()]
    assert provider(directory, ring).data_key() == key
    moved = directory.rename(tmp_path / "moved")
    assert provider(moved, ring).data_key() == key
    assert provider(tmp_path / "other", ring).data_key() != key
    assert key.hex() not in (moved / KEY_FILE).read_text()


def test_a_keyring_that_is_not_allowed_is_not_used(tmp_path: Path, fake_keyring: FakeRing) -> None:
    assert reason_of(provider(tmp_path)) is Reason.KEY_MISSING
    assert fake_keyring.secrets == {}
    assert not any("alt" in name for name in ALLOWED_KEYRINGS)


@pytest.mark.parametrize("ring", [NullKeyring(), LockedKeyring()])
def test_a_keyring_that_keeps_nothing_is_not_believed(tmp_path: Path, ring: FakeRing) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text("correct horse\n")
    key = provider(tmp_path / "data", ring, passphrase=secret).data_key()
    assert json.loads((tmp_path / "data" / KEY_FILE).read_text())["kind"] == "passphrase"
    assert provider(tmp_path / "data", passphrase=secret).data_key() == key


def test_keyring_lost_or_locked_later_is_said(tmp_path: Path) -> None:
    ring = FakeRing()
    provider(tmp_path, ring).data_key()
    assert reason_of(provider(tmp_path, LockedKeyring())) is Reason.KEY_MISSING
    ring.secrets.clear()
    assert reason_of(provider(tmp_path, ring)) is Reason.KEY_MISSING


def test_passphrase_file_wraps_a_random_key(tmp_path: Path) -> None:
    secret, directory = tmp_path / "passphrase", tmp_path / "data"
    secret.write_text("correct horse\n")
    key = provider(directory, passphrase=secret).data_key()
    assert provider(directory, passphrase=secret).data_key() == key
    stored = (directory / KEY_FILE).read_bytes()
    assert b"correct horse" not in stored
    assert key.hex().encode() not in stored
    if os.name == "posix":
        assert (directory / KEY_FILE).stat().st_mode & 0o777 == 0o600
    secret.write_text("wrong horse")
    assert reason_of(provider(directory, passphrase=secret)) is Reason.KEY_WRONG


def test_a_file_that_is_missing_or_empty(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.write_text("\n")
    for path in (empty, tmp_path / "missing"):
        assert reason_of(provider(tmp_path / "data", passphrase=path)) is Reason.KEY_MISSING
    assert not (tmp_path / "data" / KEY_FILE).exists()


def test_a_person_is_asked_last(tmp_path: Path) -> None:
    questions: list[bool] = []

    def ask(new: bool) -> str:
        questions.append(new)
        return "typed"

    key = provider(tmp_path, ask=ask).data_key()
    assert provider(tmp_path, ask=ask).data_key() == key
    assert questions == [True, False]
    assert reason_of(provider(tmp_path)) is Reason.KEY_MISSING
    assert reason_of(provider(tmp_path, ask=lambda new: "other")) is Reason.KEY_WRONG


def test_data_without_its_key_never_gets_another(tmp_path: Path) -> None:
    (tmp_path / "chargebench.db").write_bytes(b"sealed")
    assert reason_of(provider(tmp_path, FakeRing())) is Reason.KEY_MISSING
    assert not (tmp_path / KEY_FILE).exists()


@pytest.mark.parametrize("content", ["", "{", "{}", '{"kind":"keyring","more":1}', "[]"])
def test_a_damaged_key_file(tmp_path: Path, content: str) -> None:
    (tmp_path / KEY_FILE).write_text(content)
    assert reason_of(provider(tmp_path, FakeRing())) is Reason.KEY_MISSING


def test_two_programs_at_once_agree_on_one_key(tmp_path: Path) -> None:
    ring = FakeRing()

    class Racing(FakeRing):
        """Lets another program make the key while this one talks to the keyring."""

        def set_password(self, service: str, username: str, password: str) -> None:
            super().set_password(service, username, password)
            if not (tmp_path / KEY_FILE).exists():
                self.other = provider(tmp_path, ring).data_key()
                keyring.set_keyring(self)
                self.secrets |= ring.secrets

    racing = Racing()
    assert provider(tmp_path, racing).data_key() == racing.other


def test_a_file_where_the_directory_should_be_is_said_and_not_a_crash(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")
    with pytest.raises(ComputerCannot) as error:
        provider(taken).data_key()
    assert error.value.reason is Reason.NO_PERMISSION
    assert str(taken) in error.value.where
