"""Delivery into a folder: complete, proven, harmless to repeat."""

import base64
import errno
import hashlib
import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.errors import BadInput, ComputerCannot, Reason
from app.links.sync import durable, folder
from app.links.sync.folder import FolderDelivery
from app.ports.store import FrozenRevision
from app.ports.sync import DeliversBundles
from tests.fakes.clock import FakeClock


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class FakeContent:
    """Evidence in memory; counts what is asked for."""

    def __init__(self, *contents: bytes) -> None:
        self.contents = {sha(content): content for content in contents}
        self.asked: list[str] = []

    async def evidence(self, sha256: str) -> bytes:
        self.asked.append(sha256)
        return self.contents[sha256]


REPORT, PHOTO, MANIFEST = b"%PDF-1.7 report", b"photo" * 1000, b'{"schema":"x"}'
CONTENT = (REPORT, PHOTO)
OWNER = "0123456789ab"
REVISION = FrozenRevision(
    visit="v1",
    report="R-1",
    revision=1,
    bundle_id=sha(MANIFEST),
    manifest=MANIFEST,
    manifest_signature=b"\x30signature",
    files=(("report.pdf", sha(REPORT)), (f"evidence/{sha(PHOTO)}", sha(PHOTO)), ("data/again", sha(PHOTO))),
)


def delivery(root: Path, clock: FakeClock | None = None) -> FolderDelivery:
    return FolderDelivery(root, clock or FakeClock(), lambda: OWNER)


def files_below(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


async def test_layout_and_receipt(tmp_path: Path) -> None:
    port: DeliversBundles = delivery(tmp_path)
    receipt = await port.deliver(REVISION, FakeContent(*CONTENT))
    assert files_below(tmp_path).keys() == {
        f"v1/default/blobs/{sha(REPORT)[:2]}/{sha(REPORT)}",
        f"v1/default/blobs/{sha(PHOTO)[:2]}/{sha(PHOTO)}",
        f"v1/default/inbox/{REVISION.bundle_id}.json",
        f"v1/default/receipts/{REVISION.bundle_id}.json",
    }
    assert (tmp_path / f"v1/default/receipts/{REVISION.bundle_id}.json").read_bytes() == receipt
    said = json.loads(receipt)
    assert said["kind"] == "copied"
    assert said["bundle_id"] == REVISION.bundle_id
    assert said["at"] == FakeClock().now().isoformat()
    assert said["app"].startswith("chargebench ")
    assert [(file["path"], file["sha256"]) for file in said["files"]] == list(REVISION.files)
    assert said["files"][0]["size"] == len(REPORT)


async def test_a_supervisor_finds_everything(tmp_path: Path) -> None:
    await delivery(tmp_path).deliver(REVISION, FakeContent(*CONTENT))
    place = tmp_path / "v1" / "default"
    entry = json.loads((place / "inbox" / f"{REVISION.bundle_id}.json").read_bytes())
    assert base64.b64decode(entry["manifest"]) == MANIFEST
    assert base64.b64decode(entry["manifest_signature"]) == REVISION.manifest_signature
    for file in entry["files"]:
        content = (place / "blobs" / file["sha256"][:2] / file["sha256"]).read_bytes()
        assert (sha(content), len(content)) == (file["sha256"], file["size"])


async def test_delivering_twice_changes_nothing(tmp_path: Path) -> None:
    clock, content = FakeClock(), FakeContent(*CONTENT)
    first = await delivery(tmp_path, clock).deliver(REVISION, content)
    before = files_below(tmp_path)
    content.asked.clear()
    clock.advance(60)
    assert await delivery(tmp_path, clock).deliver(REVISION, content) == first
    assert files_below(tmp_path) == before
    assert content.asked == []


async def test_damage_is_healed_and_conflict_copies_are_ignored(tmp_path: Path) -> None:
    await delivery(tmp_path).deliver(REVISION, FakeContent(*CONTENT))
    blob = tmp_path / "v1/default/blobs" / sha(PHOTO)[:2] / sha(PHOTO)
    copy = blob.with_name(blob.name + " (conflicted copy)")
    copy.write_bytes(b"other")
    blob.write_bytes(b"cut")
    receipt = tmp_path / f"v1/default/receipts/{REVISION.bundle_id}.json"
    receipt.write_bytes(b"{half")
    await delivery(tmp_path).deliver(REVISION, FakeContent(*CONTENT))
    assert blob.read_bytes() == PHOTO
    assert copy.read_bytes() == b"other"
    assert json.loads(receipt.read_bytes())["kind"] == "copied"


async def test_an_interrupted_delivery_shows_nothing_in_the_inbox(tmp_path: Path) -> None:
    class Broken(FakeContent):
        async def evidence(self, sha256: str) -> bytes:
            if sha256 == sha(PHOTO):
                raise ComputerCannot(Reason.EVIDENCE_DAMAGED, sha256)
            return await super().evidence(sha256)

    with pytest.raises(ComputerCannot):
        await delivery(tmp_path).deliver(REVISION, Broken(*CONTENT))
    assert list((tmp_path / "v1/default/inbox").iterdir()) == []
    content = FakeContent(*CONTENT)
    await delivery(tmp_path).deliver(REVISION, content)
    assert content.asked == [sha(PHOTO)]  # the report was there already


async def test_content_that_is_not_what_it_is_called(tmp_path: Path) -> None:
    content = FakeContent(*CONTENT)
    content.contents[sha(REPORT)] = b"forged"
    with pytest.raises(ComputerCannot) as error:
        await delivery(tmp_path).deliver(REVISION, content)
    assert error.value.reason is Reason.EVIDENCE_DAMAGED


async def test_only_what_an_earlier_run_of_this_installation_left_is_swept(tmp_path: Path) -> None:
    await delivery(tmp_path).deliver(REVISION, FakeContent(*CONTENT))
    blobs = tmp_path / "v1/default/blobs"
    swept = blobs / sha(PHOTO)[:2] / f".tmp-{OWNER}-aaaaaaaa-00000000"
    kept = [
        blobs / f".tmp-{OWNER}-{durable.RUNNING}-00000000",  # a delivery under way in this program
        blobs / ".tmp-ba9876543210-aaaaaaaa-00000000",  # another laptop
        blobs / f".tmp-{OWNER}-notes",
        blobs / f".tmp-{OWNER}-more-aaaaaaaa-00000000",
        blobs / ".tmp-theirs",
        tmp_path / f".tmp-{OWNER}-aaaaaaaa-00000000",  # not where bundles are delivered to
    ]
    for path in (swept, *kept):
        path.write_bytes(b"half")
        os.utime(path, (0, 0))
    (blobs / f".tmp-{OWNER}-aaaaaaaa-11111111").mkdir()
    await delivery(tmp_path).deliver(REVISION, FakeContent(*CONTENT))
    assert not swept.exists()
    assert [path for path in kept if not path.exists()] == []
    assert (blobs / f".tmp-{OWNER}-aaaaaaaa-11111111").is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_delivery_killed_again_and_again_leaves_nothing_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.links_sync.delivery_child", str(tmp_path), "0", "hangs"]
    left: set[Path] = set()
    for _ in range(3):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "in the middle\n"
            process.send_signal(signal.SIGKILL)
            assert process.wait(30) == -signal.SIGKILL
        now = set(tmp_path.rglob(".tmp-*"))
        assert len(now) == 1, "what the one before left is gone"
        assert not now & left
        left = now
    assert list((tmp_path / "v1/default/inbox").iterdir()) == []
    assert '"copied"' in child(tmp_path)
    assert list(tmp_path.rglob(".tmp-*")) == []


async def test_a_stick_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ComputerCannot) as error:
        await delivery(tmp_path / "stick").deliver(REVISION, FakeContent(*CONTENT))
    assert error.value.reason is Reason.NO_PERMISSION
    assert error.value.where == str(tmp_path / "stick")
    assert not (tmp_path / "stick").exists()


@pytest.mark.parametrize("tenant", ["", "../up", "a/b", ".hidden"])
def test_tenants_stay_in_their_folder(tmp_path: Path, tenant: str) -> None:
    with pytest.raises(BadInput):
        FolderDelivery(tmp_path, FakeClock(), lambda: OWNER, tenant)


@pytest.mark.parametrize(
    "revision",
    [
        FrozenRevision("v", "R", 1, "../../x", MANIFEST, b"", ()),
        FrozenRevision("v", "R", 1, sha(MANIFEST), MANIFEST, b"", (("report.pdf", "../../../x"),)),
    ],
)
async def test_names_that_are_no_hashes(tmp_path: Path, revision: FrozenRevision) -> None:
    with pytest.raises(BadInput):
        await delivery(tmp_path).deliver(revision, FakeContent())
    assert files_below(tmp_path) == {}


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.EACCES, Reason.NO_PERMISSION), (errno.ENOSPC, Reason.DISK_FULL), (errno.EIO, Reason.EVIDENCE_DAMAGED)],
)
async def test_what_the_file_system_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: Reason
) -> None:
    def fails(path: Path, content: bytes, owner: str) -> None:
        raise OSError(number, "said", str(path))

    monkeypatch.setattr(folder, "write_proven", fails)
    with pytest.raises(ComputerCannot) as error:
        await delivery(tmp_path).deliver(REVISION, FakeContent(*CONTENT))
    assert error.value.reason is reason


async def test_other_bytes_than_written_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def loses(fd: int) -> None:
        if stat.S_ISREG(os.fstat(fd).st_mode):
            os.ftruncate(fd, 3)
        real(fd)

    monkeypatch.setattr(os, "fsync", loses)
    with pytest.raises(ComputerCannot) as error:
        await delivery(tmp_path).deliver(REVISION, FakeContent(*CONTENT))
    assert error.value.reason is Reason.EVIDENCE_DAMAGED
    assert list((tmp_path / "v1/default/inbox").iterdir()) == []


def child(root: Path, limit: int = 0) -> str:
    """Deliver a megabyte in another program and return the receipt or the reason it printed."""
    command = [sys.executable, "-m", "tests.links_sync.delivery_child", str(root), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_disk_without_room(tmp_path: Path) -> None:
    assert child(tmp_path, limit=50_000) == "disk_full"
    assert files_below(tmp_path) == {}
    assert '"copied"' in child(tmp_path)


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid"), reason="modes are of POSIX")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    root = tmp_path / "share"
    root.mkdir(mode=0o555)
    if os.access(root, os.W_OK):  # root of the computer may write everywhere
        pytest.skip("this user may write everywhere")
    assert child(root) == "no_permission"
