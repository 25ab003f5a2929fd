"""Evidence: sealed on disk, proven when read."""

import hashlib
import os
from pathlib import Path

import pytest

from app.domain.errors import BadInput, ComputerCannot, Reason
from app.storage.sealed import EvidenceFiles
from tests.storage.opening import KEY, opened

PHOTO = b"\xff\xd8" + b"MARKER-OF-A-PHOTO" * 5000


def path_of(directory: Path, sha256: str) -> Path:
    return directory / "evidence" / sha256[:2] / sha256


async def test_named_by_its_plain_bytes_and_read_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        sha256 = await store.put_evidence(PHOTO)
        assert sha256 == hashlib.sha256(PHOTO).hexdigest()
        assert await store.evidence(sha256) == PHOTO
        assert await store.put_evidence(PHOTO) == sha256
        assert await store.put_evidence(b"") == hashlib.sha256(b"").hexdigest()
    async with opened(tmp_path) as store:
        assert await store.evidence(sha256) == PHOTO


@pytest.mark.parametrize("position", [0, 4, 20, -1])
async def test_one_changed_byte_is_found(tmp_path: Path, position: int) -> None:
    async with opened(tmp_path) as store:
        sha256 = await store.put_evidence(PHOTO)
        path = path_of(tmp_path, sha256)
        damaged = bytearray(path.read_bytes())
        damaged[position] ^= 1
        path.write_bytes(damaged)
        with pytest.raises(ComputerCannot) as error:
            await store.evidence(sha256)
        assert error.value.reason is Reason.EVIDENCE_DAMAGED
        assert error.value.where == sha256
        await store.put_evidence(PHOTO)  # the good bytes again: the damage is healed
        assert await store.evidence(sha256) == PHOTO


async def test_cut_short_and_exchanged_files_are_found(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        one, two = await store.put_evidence(b"one"), await store.put_evidence(b"two")
        path_of(tmp_path, one).write_bytes(path_of(tmp_path, two).read_bytes())
        path_of(tmp_path, two).write_bytes(path_of(tmp_path, two).read_bytes()[:9])
        for sha256 in (one, two):
            with pytest.raises(ComputerCannot):
                await store.evidence(sha256)


@pytest.mark.parametrize("name", ["0" * 64, "../../key.json", "", "Z" * 64, "A" * 64])
async def test_names_that_are_not_there(tmp_path: Path, name: str) -> None:
    async with opened(tmp_path) as store:
        with pytest.raises(BadInput) as error:
            await store.evidence(name)
        assert error.value.reason is Reason.UNKNOWN_NAME


async def test_half_written_files_are_swept(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        sha256 = await store.put_evidence(PHOTO)
    left = path_of(tmp_path, sha256).parent / f".{sha256}.0000.tmp"
    left.write_bytes(b"half")
    async with opened(tmp_path) as store:
        assert not left.exists()
        assert await store.evidence(sha256) == PHOTO


def test_the_same_bytes_are_sealed_differently(tmp_path: Path) -> None:
    sealed = []
    for name in ("one", "two"):
        sha256 = EvidenceFiles(tmp_path / name, KEY).put(b"same")
        sealed.append((tmp_path / name / sha256[:2] / sha256).read_bytes())
    assert sealed[0] != sealed[1]


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
async def test_only_the_owner_may_read(tmp_path: Path) -> None:
    directory = tmp_path / "data"
    async with opened(directory) as store:
        await store.put_evidence(PHOTO)
        await store.set_preference("a", "b")
        modes = {path.name: path.stat().st_mode & 0o777 for path in [directory, *directory.rglob("*")]}
        folders = {path.name for path in [directory, *directory.rglob("*")] if path.is_dir()}
    assert {name: oct(mode) for name, mode in modes.items()} == {
        name: oct(0o700 if name in folders else 0o600) for name in modes
    }
    assert any(name.endswith("-wal") for name in modes)


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
async def test_a_folder_that_others_use_keeps_its_mode(tmp_path: Path) -> None:
    shared, empty = tmp_path / "shared", tmp_path / "empty"
    for folder in (shared, empty):
        folder.mkdir()
        folder.chmod(0o755)
    (shared / "of-others").touch()
    for folder, mode in ((shared, 0o755), (empty, 0o700)):
        async with opened(folder):
            assert folder.stat().st_mode & 0o777 == mode
            assert (folder / "evidence").stat().st_mode & 0o777 == 0o700
            assert (folder / "chargebench.db").stat().st_mode & 0o777 == 0o600


async def test_no_plain_text_on_disk(tmp_path: Path) -> None:
    from app.domain.fact import VisitPaused
    from tests.storage.opening import OPENED

    async with opened(tmp_path) as store:
        visit = (await store.open_visit(OPENED)).visit
        await store.add_fact(visit, VisitPaused("MARKER-OF-A-FACT"))
        await store.set_preference("MARKER-OF-A-NAME", "x")
        await store.put_evidence(PHOTO)
        while_open = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    closed = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert any(path.name.endswith("-wal") and content for path, content in while_open.items())
    for files in (while_open, closed):
        for path, content in files.items():
            assert b"MARKER" not in content, path
            assert b"SQLite format" not in content, path
            assert KEY not in content, path
            assert KEY.hex().encode() not in content, path
