"""Firmware and logs: bytes really move, over HTTP and FTP, and damage is named."""

import base64
import json
import threading
import warnings
import zlib
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.practice.fault import Fault
from app.practice.image import ImageCorrupt, ImageIncomplete, make_image, read_image, software_checksum
from tests.practice.central import Central, bench

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # asyncore, in the standard library up to 3.11
    from pyftpdlib.authorizers import DummyAuthorizer
    from pyftpdlib.handlers import FTPHandler
    from pyftpdlib.servers import FTPServer

PAST = "2020-01-01T00:00:00Z"


class Files:
    """A small HTTP file server; counts what it really handed out and took in."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.taken: dict[str, bytes] = {}
        self.served: list[str] = []
        self.url = ""

    async def get(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in self.files:
            raise web.HTTPNotFound
        self.served.append(name)
        return web.Response(body=self.files[name])

    async def put(self, request: web.Request) -> web.Response:
        self.taken[request.match_info["name"]] = await request.read()
        return web.Response(status=201)


@pytest.fixture
async def http() -> AsyncIterator[Files]:
    files = Files()
    app = web.Application()
    app.router.add_get("/{name:.+}", files.get)
    app.router.add_put("/{name:.+}", files.put)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    files.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield files
    await runner.cleanup()


@pytest.fixture
def ftp(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    authorizer = DummyAuthorizer()
    authorizer.add_user("slot", "one time", str(tmp_path), perm="elradfmw")
    handler = type("Handler", (FTPHandler,), {"authorizer": authorizer})
    server = FTPServer(("127.0.0.1", 0), handler)
    port = server.socket.getsockname()[1]
    going = threading.Event()

    def serve() -> None:
        while not going.is_set():
            server.serve_forever(timeout=0.02, blocking=False, handle_exit=False)
        server.close_all()

    thread = threading.Thread(target=serve)
    thread.start()
    yield f"ftp://slot:one%20time@127.0.0.1:{port}", tmp_path
    going.set()
    thread.join()


async def statuses(central: Central, last: str) -> list[str]:
    await central.came("FirmwareStatusNotification", status=last)
    return [payload["status"] for payload in central.all("FirmwareStatusNotification")]


def test_an_image_is_what_its_header_says() -> None:
    image = make_image("1.5.0", payload_bytes=1000)
    assert image == make_image("1.5.0", payload_bytes=1000)
    assert read_image(image).version == "1.5.0"
    header = json.loads(image.partition(b"\n")[0])
    assert header["length"] == 1000
    with pytest.raises(ImageIncomplete):
        read_image(image[:-1])
    with pytest.raises(ImageIncomplete):
        read_image(image[:30])
    with pytest.raises(ImageCorrupt):
        read_image(image[:-1] + bytes([image[-1] ^ 1]))
    with pytest.raises(ImageCorrupt):
        read_image(make_image("1.5.0", model="OTHER"))
    with pytest.raises(ImageCorrupt):
        read_image(b"\x7fELF")


def test_the_checksum_is_crc_32_of_what_runs() -> None:
    payload = read_image(make_image("1.5.0")).payload
    assert software_checksum("1.5.0") == f"{zlib.crc32(payload):08X}"
    assert software_checksum("1.5.0") != software_checksum("1.4.2")


async def test_firmware_of_1_6_is_fetched_checked_and_boots(http: Files) -> None:
    http.files["fw.img"] = make_image("1.5.0")
    async with bench("1.6") as (central, station):
        await station.wait_accepted()
        await central.ask("UpdateFirmware", location=f"{http.url}/fw.img", retrieve_date=PAST)
        assert await statuses(central, "Installed") == ["Downloading", "Downloaded", "Installing", "Installed"]
        assert http.served == ["fw.img"]
        boots = central.all("BootNotification")
        assert [boot["firmwareVersion"] for boot in boots] == ["1.4.2", "1.5.0"]
        await central.came("StatusNotification", connectorId=1, status="Unavailable")
        lines = (await central.ask("GetConfiguration", key=["RecentChanges"])).configuration_key
        assert "1.4.2 -> 1.5.0" in lines[0]["value"]
        told = (await central.ask("GetConfiguration", key=["MeterSoftwareChecksum"])).configuration_key
        assert told == [{"key": "MeterSoftwareChecksum", "readonly": True, "value": software_checksum("1.5.0")}]


async def test_firmware_comes_by_ftp_too(ftp: tuple[str, Path]) -> None:
    url, folder = ftp
    (folder / "fw.img").write_bytes(make_image("1.6.0"))
    async with bench("1.6") as (central, station):
        await station.wait_accepted()
        await central.ask("UpdateFirmware", location=f"{url}/fw.img", retrieve_date=PAST)
        await central.came("BootNotification", firmwareVersion="1.6.0")


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (lambda image: image[: len(image) // 2], ["Downloading", "DownloadFailed"]),
        (lambda image: image[:-1] + b"?", ["Downloading", "Downloaded", "InstallationFailed"]),
        (lambda image: None, ["Downloading", "DownloadFailed"]),
    ],
)
async def test_a_damaged_image_is_refused(http: Files, damage: Any, expected: list[str]) -> None:
    content = damage(make_image("1.5.0"))
    if content is not None:
        http.files["fw.img"] = content
    async with bench("1.6") as (central, station):
        await station.wait_accepted()
        await central.ask("UpdateFirmware", location=f"{http.url}/fw.img", retrieve_date=PAST)
        assert await statuses(central, expected[-1]) == expected
        assert len(central.all("BootNotification")) == 1
        assert station.firmware == "1.4.2"


async def test_firmware_fails_by_fault_and_the_connector_comes_back(http: Files) -> None:
    http.files["fw.img"] = make_image("1.5.0")
    async with bench("1.6", Fault.FIRMWARE_FAILS) as (central, station):
        await station.wait_accepted()
        await central.ask("UpdateFirmware", location=f"{http.url}/fw.img", retrieve_date=PAST)
        assert (await statuses(central, "InstallationFailed"))[-2:] == ["Installing", "InstallationFailed"]
        await central.came("StatusNotification", 2, connectorId=1, status="Preparing")
        assert station.firmware == "1.4.2"


def signing() -> tuple[ec.EllipticCurvePrivateKey, str]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "PRACTICE maker")])
    begin = datetime(2025, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=9000))
        .sign(key, hashes.SHA256())
    )
    return key, certificate.public_bytes(serialization.Encoding.PEM).decode()


@pytest.mark.parametrize("honest", [True, False])
async def test_signed_firmware_of_2_0_1(http: Files, honest: bool) -> None:
    image = make_image("2.0.0")
    http.files["fw.img"] = image
    key, certificate = signing()
    signature = key.sign(image if honest else b"something else", ec.ECDSA(hashes.SHA256()))
    firmware = {
        "location": f"{http.url}/fw.img",
        "retrieve_date_time": PAST,
        "signing_certificate": certificate,
        "signature": base64.b64encode(signature).decode(),
    }
    async with bench("2.0.1") as (central, station):
        await station.wait_accepted()
        answer = await central.ask("UpdateFirmware", request_id=77, firmware=firmware)
        assert answer.status == "Accepted"
        if not honest:
            assert await statuses(central, "InvalidSignature") == ["Downloading", "Downloaded", "InvalidSignature"]
            return
        said = await statuses(central, "Installed")
        assert said[:4] == ["Downloading", "Downloaded", "SignatureVerified", "Installing"]
        assert {payload["requestId"] for payload in central.all("FirmwareStatusNotification")} == {77}
        await central.came("BootNotification", reason="FirmwareUpdate")
        wanted = {"component": {"name": "FiscalMetering", "evse": {"id": 1}}, "variable": {"name": "SoftwareChecksum"}}
        (told,) = (await central.ask("GetVariables", get_variable_data=[wanted])).get_variable_result
        assert (told["attribute_status"], told["attribute_value"]) == ("Accepted", software_checksum("2.0.0"))


async def test_diagnostics_go_up_over_http(http: Files) -> None:
    async with bench("1.6") as (central, station):
        await station.wait_accepted()
        answer = await central.ask("GetDiagnostics", location=f"{http.url}/slot/")
        await central.came("DiagnosticsStatusNotification", status="Uploaded")
        text = http.taken[f"slot/{answer.file_name}"].decode()
        assert "boot PowerUp, firmware 1.4.2" in text
        assert "request GetDiagnostics" in text


async def test_logs_go_up_over_ftp_and_failure_is_told(ftp: tuple[str, Path]) -> None:
    url, folder = ftp
    async with bench("2.0.1") as (central, station):
        await station.wait_accepted()
        log = {"remote_location": f"{url}/up/here"}
        answer = await central.ask("GetLog", log=log, log_type="DiagnosticsLog", request_id=5)
        await central.came("LogStatusNotification", status="Uploaded", requestId=5)
        assert "boot PowerUp" in (folder / "up" / "here" / answer.filename).read_text()
        nowhere = {"remote_location": "http://127.0.0.1:9/none"}
        await central.ask("GetLog", log=nowhere, log_type="DiagnosticsLog", request_id=6)
        await central.came("LogStatusNotification", status="UploadFailure", requestId=6)
