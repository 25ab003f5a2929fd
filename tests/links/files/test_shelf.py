"""The shelf over real sockets: bytes that really left, bytes that really came."""

import asyncio
import hashlib
import socket
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import closing
from ftplib import FTP, all_errors, error_perm
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest

from app.domain.errors import BadInput, ComputerCannot, Reason
from app.links.files.http import HttpSide
from app.links.files.parcel import safe_name
from app.links.files.shelf import Shelf

CONTENT = bytes(range(256)) * 1000


@pytest.fixture
async def shelf() -> AsyncIterator[Shelf]:
    found = Shelf(limit_bytes=300_000)
    await found.open("127.0.0.1", ftp_port=0)
    yield found
    await found.close()


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = tmp_path / "fw 2.0.bin"
    path.write_bytes(CONTENT)
    return path


async def test_cancelled_while_it_opens_it_leaves_no_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opening = asyncio.Event()

    async def never(side: HttpSide, host: str, port: int) -> None:
        opening.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(HttpSide, "open", never)
    task = asyncio.create_task(Shelf().open("127.0.0.1"))
    await opening.wait()
    assert len(list(tmp_path.iterdir())) == 1
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert list(tmp_path.iterdir()) == []


async def test_offer_is_fetched_once_and_counted(shelf: Shelf, client: aiohttp.ClientSession, image: Path) -> None:
    url = shelf.offer(image)
    assert shelf.served_bytes(url) == 0
    async with client.head(url) as answer:
        assert answer.content_length == len(CONTENT)
    assert shelf.served_bytes(url) == 0
    async with client.get(url) as answer:
        assert await answer.read() == CONTENT
    assert shelf.served_bytes(url) == len(CONTENT)
    async with client.get(url) as answer:
        assert answer.status == 404


async def test_offer_can_be_resumed(shelf: Shelf, client: aiohttp.ClientSession, image: Path) -> None:
    url = shelf.offer(image)
    async with client.get(url, headers={"Range": "bytes=0-99"}) as answer:
        assert (answer.status, await answer.read()) == (206, CONTENT[:100])
    async with client.get(url, headers={"Range": "bytes=100-"}) as answer:
        assert answer.headers["Content-Range"] == f"bytes 100-{len(CONTENT) - 1}/{len(CONTENT)}"
        assert await answer.read() == CONTENT[100:]
    async with client.get(shelf.offer(image), headers={"Range": "bytes=999999-"}) as answer:
        assert answer.status == 416


async def test_two_offers_have_addresses_nobody_can_guess(shelf: Shelf, image: Path) -> None:
    first, second = shelf.offer(image), shelf.offer(image)
    assert first != second
    assert len(urlsplit(first).path.split("/")[2]) == 32


@pytest.mark.parametrize("path", ["/f/" + "0" * 32 + "/x", "/f/../../etc/passwd", "/", "/f/", "/u/" + "0" * 32])
async def test_nothing_else_is_served(shelf: Shelf, client: aiohttp.ClientSession, image: Path, path: str) -> None:
    place = urlsplit(shelf.offer(image)).netloc
    reader, writer = await asyncio.open_connection(*place.split(":"))
    writer.write(f"GET {path} HTTP/1.0\r\nHost: x\r\n\r\n".encode())
    status = await reader.readline()
    writer.close()
    await writer.wait_closed()
    assert status.split()[1] in (b"404", b"405")


@pytest.mark.parametrize("joined", ["", "diag.tar.gz", "a/b/diag.tar.gz"])
async def test_upload_under_any_joined_name(shelf: Shelf, client: aiohttp.ClientSession, joined: str) -> None:
    url = shelf.slot()
    async with client.put(url + joined, data=CONTENT) as answer:
        assert answer.status == 201
    ((name, size, digest),) = shelf.received(url).files
    assert name == ("diag.tar.gz" if joined else "upload.bin")
    assert (size, digest) == (len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
    assert shelf.received_paths(url)[0].read_bytes() == CONTENT
    async with client.put(url, data=b"again") as answer:
        assert answer.status == 404


async def test_upload_name_joined_without_a_slash(shelf: Shelf, client: aiohttp.ClientSession) -> None:
    url = shelf.slot()
    async with client.post(url.rstrip("/") + "x.tar.gz", data=b"log") as answer:
        assert answer.status == 201
    assert shelf.received(url).files[0][0] == "x.tar.gz"


async def test_upload_name_that_climbs_stays_inside(shelf: Shelf) -> None:
    url = shelf.slot()
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    head = f"PUT {parts.path}..%2f..%2f..%2fetc%2fx.log HTTP/1.0\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
    writer.write(head.encode())
    assert b"201" in await reader.readline()
    writer.close()
    await writer.wait_closed()
    (path,) = shelf.received_paths(url)
    assert path.name == "x.log"
    assert path.parent.name == parts.path.split("/")[2]


async def test_multipart_upload(shelf: Shelf, client: aiohttp.ClientSession) -> None:
    url = shelf.slot()
    form = aiohttp.FormData()
    form.add_field("file", b"one", filename="../a.log")
    form.add_field("file", b"two", filename="a.log")
    form.add_field("note", "no file")
    async with client.post(url, data=form) as answer:
        assert answer.status == 201
    assert [(name, size) for name, size, _ in shelf.received(url).files] == [("2-a.log", 3), ("a.log", 3)]


async def test_upload_too_large_is_refused_and_marked(shelf: Shelf, client: aiohttp.ClientSession) -> None:
    url = shelf.slot()
    async with client.put(url + "big.bin", data=b"x" * 400_000) as answer:
        assert answer.status == 413
    assert [name for name, _, _ in shelf.received(url).files] == ["big.bin.incomplete"]


async def test_upload_that_breaks_off_is_marked(shelf: Shelf) -> None:
    url = shelf.slot()
    parts = urlsplit(url)
    _, writer = await asyncio.open_connection(parts.hostname, parts.port)
    writer.write(f"PUT {parts.path}half.log HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf".encode())
    await writer.drain()
    await asyncio.sleep(0.1)
    writer.close()
    await writer.wait_closed()
    await asyncio.sleep(0.1)
    assert [name for name, _, _ in shelf.received(url).files] == ["half.log.incomplete"]


def login(url: str) -> FTP:
    parts = urlsplit(url)
    ftp = FTP(timeout=2)
    ftp.connect(parts.hostname or "", parts.port or 0)
    try:
        ftp.login(parts.username or "", parts.password or "")
    except error_perm:
        ftp.close()
        raise
    return ftp


async def test_offer_over_ftp(shelf: Shelf, image: Path) -> None:
    url = shelf.offer(image, "ftp")
    assert url.endswith("/fw%202.0.bin")

    def fetch() -> bytes:
        content = BytesIO()
        with login(url) as ftp:
            ftp.retrbinary("RETR fw 2.0.bin", content.write)
            with pytest.raises(error_perm):
                ftp.retrbinary("RETR fw 2.0.bin", content.write)
            with pytest.raises(error_perm):
                ftp.storbinary("STOR evil", BytesIO(b"x"))
        return content.getvalue()

    assert await asyncio.to_thread(fetch) == CONTENT
    assert shelf.served_bytes(url) == len(CONTENT)


async def test_upload_over_ftp_in_every_odd_way(shelf: Shelf) -> None:
    url = shelf.slot("ftp")

    def fill() -> None:
        with login(url) as ftp:
            ftp.storbinary("STOR diagx.tar.gz", BytesIO(b"joined"))
            ftp.mkd("CP1")
            ftp.cwd("CP1")
            ftp.storbinary("STOR log.txt", BytesIO(b"in a folder"))
            ftp.storbinary("STOR ../../../../up.txt", BytesIO(b"up"))
            for command in ("DELE log.txt", "RETR log.txt", "RNFR log.txt", "CWD /etc"):
                with pytest.raises(error_perm):
                    ftp.sendcmd(command)

    await asyncio.to_thread(fill)
    received = {name: size for name, size, _ in shelf.received(url).files}
    assert received == {"diagx.tar.gz": 6, "log.txt": 11, "up.txt": 2}
    root = shelf.received_paths(url)[0].parents[1]
    assert all(str(path).startswith(str(root)) for path in shelf.received_paths(url))


async def test_upload_over_ftp_too_large(shelf: Shelf) -> None:
    url = shelf.slot("ftp")

    def fill() -> None:
        with closing(login(url)) as ftp, pytest.raises(all_errors):
            ftp.storbinary("STOR big.bin", BytesIO(b"x" * 400_000))
        for _ in range(100):  # the server's thread notices on its own
            if shelf.received(url).files[0][0].endswith(".incomplete"):
                break
            time.sleep(0.02)

    await asyncio.to_thread(fill)
    assert [name for name, _, _ in shelf.received(url).files] == ["big.bin.incomplete"]


async def test_wrong_login(shelf: Shelf) -> None:
    url = shelf.slot("ftp").replace("ftp://", "ftp://x")

    def enter() -> None:
        with pytest.raises(error_perm):
            login(url)

    await asyncio.to_thread(enter)


async def test_port_in_use_and_protocol_not_served(image: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        for ports in ({"http_port": port}, {"ftp_port": port}):
            with pytest.raises(ComputerCannot) as caught:
                await Shelf().open("127.0.0.1", **ports)
            assert caught.value.reason is Reason.PORT_IN_USE
    shelf = Shelf()
    await shelf.open("127.0.0.1")
    with pytest.raises(BadInput):
        shelf.offer(image, "ftp")
    with pytest.raises(BadInput):
        shelf.offer(image.with_name("missing"))
    with pytest.raises(BadInput):
        shelf.served_bytes("http://else/")
    await shelf.close()


async def test_close_removes_what_was_received(client: aiohttp.ClientSession) -> None:
    shelf = Shelf()
    await shelf.open("127.0.0.1")
    url = shelf.slot()
    async with client.put(url + "a", data=b"1") as answer:
        assert answer.status == 201
    (path,) = shelf.received_paths(url)
    await shelf.close()
    assert not path.exists()


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("a.log", "a.log"),
        ("../../etc/passwd", "passwd"),
        ("..", "upload.bin"),
        ("C:\\x\\y.zip", "y.zip"),
        ("ä b\0", "_b_"),
    ],
)
def test_names_stay_inside(said: str, name: str) -> None:
    assert safe_name(said) == name
