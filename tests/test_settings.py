"""Settings: file, variables, and what is refused."""

from pathlib import Path

import pytest

import app.settings
from app.domain.errors import BadInput, Reason
from app.settings import NOT_SETTINGS, Settings, load_settings, setting_keys


def test_defaults_without_a_file(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "settings.toml", {})
    assert settings == Settings()
    assert settings.listen.host == "127.0.0.1"
    assert settings.lock.minutes == 10


def test_file_then_variables(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('technician = "Mära"\nzone = "Europe/Berlin"\n[listen]\nport = 9000\n', encoding="utf-8")
    environ = {
        "CHARGEBENCH_LISTEN_PORT": "9001",
        "CHARGEBENCH_THEME": "sun",
        "HOME": "/x",
        **dict.fromkeys(NOT_SETTINGS, "x"),
    }
    settings = load_settings(path, environ)
    assert (settings.technician, settings.zone, settings.theme) == ("Mära", "Europe/Berlin", "sun")
    assert (settings.listen.host, settings.listen.port) == ("127.0.0.1", 9001)


@pytest.mark.parametrize(
    ("text", "reason", "field"),
    [
        ("colour = 1", Reason.UNKNOWN_KEY, "colour"),
        ("[listen]\nprt = 1", Reason.UNKNOWN_KEY, "listen.prt"),
        ('theme = "pink"', Reason.WRONG_VALUE, "theme"),
        ('zone = "Europe/Nowhere"', Reason.WRONG_VALUE, "zone"),
        ('zone = "../../etc/passwd"', Reason.WRONG_VALUE, "zone"),
        ("[listen]\nport = 70000", Reason.WRONG_VALUE, "listen.port"),
        ("[lock]\nminutes = 0", Reason.WRONG_VALUE, "lock.minutes"),
        ("listen = 3", Reason.WRONG_VALUE, "listen"),
    ],
)
def test_the_wrong_key_is_named(tmp_path: Path, text: str, reason: Reason, field: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text)
    with pytest.raises(BadInput) as error:
        load_settings(path, {"CHARGEBENCH_THEME": "sun"} if "theme" not in text else {})
    assert (error.value.reason, error.value.where, error.value.data["field"]) == (reason, str(path), field)


@pytest.mark.parametrize("content", [b"x =", b"\xff\xfe"])
def test_not_toml(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    with pytest.raises(BadInput) as error:
        load_settings(path, {})
    assert error.value.reason is Reason.NOT_TOML


def test_misspelt_variables_are_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as error:
        load_settings(tmp_path / "none", {"CHARGEBENCH_LANGAUGE": "de"})
    assert error.value.data["field"] == "CHARGEBENCH_LANGAUGE"
    with pytest.raises(BadInput) as error:
        load_settings(tmp_path / "none", {"CHARGEBENCH_LOCK_MINUTES": "soon"})
    assert (error.value.where, error.value.data["field"]) == ("environment", "lock.minutes")


def test_every_key_is_described() -> None:
    for key, variable in setting_keys().items():
        assert f"| {key} | {variable} |" in (app.settings.__doc__ or "")
