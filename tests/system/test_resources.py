"""Data files, read from anywhere, and errors that name them."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import BadInput, Reason
from app.system.resources import Resources


@pytest.fixture(params=["folder", "zip"])
def resources(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Resources]:
    (tmp_path / "data" / "limits").mkdir(parents=True)
    files = {"limits/b.json": b'{"x": 1}', "limits/a.json": b"{", "limits/c.toml": b"x = 1", "limits/d.toml": b"x ="}
    for name, content in files.items():
        (tmp_path / "data" / name).write_bytes(content)
    if request.param == "folder":
        yield Resources(tmp_path / "data")
        return
    with zipfile.ZipFile(tmp_path / "data.zip", "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    with zipfile.ZipFile(tmp_path / "data.zip") as opened:
        yield Resources(zipfile.Path(opened))


def test_reads(resources: Resources) -> None:
    assert resources.names("limits", ".json") == ("a.json", "b.json")
    assert resources.names("missing") == ()
    assert resources.json("limits/b.json") == {"x": 1}
    assert resources.toml("limits/c.toml") == {"x": 1}


def test_errors_name_the_file(resources: Resources) -> None:
    for read, path, reason in (
        (resources.json, "limits/a.json", Reason.NOT_JSON),
        (resources.toml, "limits/d.toml", Reason.NOT_TOML),
        (resources.json, "limits/z.json", Reason.FILE_UNREADABLE),
    ):
        with pytest.raises(BadInput) as error:
            read(path)
        assert (error.value.reason, error.value.where) == (reason, path)
