"""Firmware update and log upload: real transfers, real checks, and the status messages around them."""

import asyncio
import base64
import binascii
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

from app.practice.fault import Fault
from app.practice.image import Image, ImageCorrupt, ImageIncomplete, read_image
from app.practice.station.body import Body
from app.practice.station.connector import Connector
from app.practice.station.transfer import TransferFailed, download, upload


@dataclass(frozen=True)
class FirmwareJob:
    """An update order; ``request_id`` is None for the unsigned update of 1.6."""

    location: str
    retrieve_at: datetime
    request_id: int | None = None
    retries: int = 0
    retry_interval_s: int = 10
    certificate: str = ""
    signature: str = ""


@dataclass(frozen=True)
class LogJob:
    """A log order; the name was already told in the answer."""

    location: str
    name: str
    request_id: int | None = None
    oldest: datetime | None = None
    latest: datetime | None = None
    retries: int = 0
    retry_interval_s: int = 10


class Tells(Protocol):
    """What the jobs need from the station around them."""

    def tell_firmware(self, status: str, request_id: int | None) -> None:
        """Queue a firmware status."""

    def tell_log(self, status: str, request_id: int | None) -> None:
        """Queue a log status."""

    def installed(self, version: str, request_id: int | None) -> None:
        """Take over the new version and restart."""


class Refusal(Exception):
    """The update ends here; the text is the status to tell."""


def signature_fits(content: bytes, certificate_pem: str, signature: str) -> bool:
    """Check a base64 signature over SHA-256 of ``content`` (RSA-PSS or ECDSA, OCPP 2.0.1 part 2 L01)."""
    try:
        key = x509.load_pem_x509_certificate(certificate_pem.encode()).public_key()
        raw = base64.b64decode(signature, validate=True)
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(raw, content, padding.PSS(padding.MGF1(SHA256()), padding.PSS.AUTO), SHA256())
            return True
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(raw, content, ec.ECDSA(SHA256()))
            return True
    except (ValueError, InvalidSignature, binascii.Error):
        return False
    return False


class Software:
    """Runs the jobs of one station, one at a time."""

    def __init__(self, body: Body, connector: Connector, tells: Tells) -> None:
        self._body = body
        self._connector = connector
        self._tells = tells
        self._busy = asyncio.Lock()
        self.firmware_status = "Idle"
        self.firmware_request: int | None = None
        self.log_status = "Idle"
        self.log_request: int | None = None

    @property
    def busy(self) -> bool:
        """True while an update runs."""
        return self._busy.locked()

    async def update(self, job: FirmwareJob) -> None:
        """Fetch, check and install an image; ends in a restart, or in the status that says why not."""
        async with self._busy:
            try:
                image = await self._fetch(job)
                await self._install(job, image)
            except Refusal as refusal:
                self._connector.release_from_update()
                self._firmware(str(refusal), job)

    async def hand_in_log(self, job: LogJob) -> None:
        """Upload the journal."""
        content = self._body.journal.text(job.oldest, job.latest).encode()
        self._log("Uploading", job)
        for attempt in range(job.retries + 1):
            if attempt:
                await self._body.clock.sleep(job.retry_interval_s)
            try:
                await upload(job.location, job.name, content, self._body.config.file_timeout_real_s)
            except TransferFailed as error:
                self._body.journal.note("log", f"upload failed: {error}")
            else:
                self._log("Uploaded", job)
                return
        self._log("UploadFailed", job)

    async def _fetch(self, job: FirmwareJob) -> Image:
        await self._body.clock.sleep((job.retrieve_at - self._body.time.now()).total_seconds())
        self._firmware("Downloading", job)
        content = await self._download(job)
        try:
            image = read_image(content, self._body.config.model)
        except ImageIncomplete as error:
            self._body.journal.note("firmware", f"incomplete: {error}")
            raise Refusal("DownloadFailed") from error
        except ImageCorrupt as error:
            self._body.journal.note("firmware", f"corrupt: {error}")
            self._firmware("Downloaded", job)
            raise Refusal("InvalidSignature" if job.signature else "InstallVerificationFailed") from error
        self._firmware("Downloaded", job)
        if job.signature:
            if not signature_fits(content, job.certificate, job.signature):
                raise Refusal("InvalidSignature")
            self._firmware("SignatureVerified", job)
        return image

    async def _download(self, job: FirmwareJob) -> bytes:
        for attempt in range(job.retries + 1):
            if attempt:
                await self._body.clock.sleep(job.retry_interval_s)
            try:
                return await download(job.location, self._body.config.file_timeout_real_s)
            except TransferFailed as error:
                self._body.journal.note("firmware", f"download failed: {error}")
        raise Refusal("DownloadFailed")

    async def _install(self, job: FirmwareJob, image: Image) -> None:
        transaction = self._connector.transaction
        if transaction is not None:
            self._firmware("InstallScheduled", job)
            await transaction.over.wait()
        self._connector.hold_for_update()
        self._firmware("Installing", job)
        await self._body.clock.sleep(self._body.config.install_s)
        if Fault.FIRMWARE_FAILS in self._body.config.faults:
            raise Refusal("InstallationFailed")
        self._firmware("InstallRebooting", job)
        self._tells.installed(image.version, job.request_id)

    def _firmware(self, status: str, job: FirmwareJob) -> None:
        self.firmware_status, self.firmware_request = status, job.request_id
        self._body.journal.note("firmware", status)
        self._tells.tell_firmware(status, job.request_id)

    def _log(self, status: str, job: LogJob) -> None:
        self.log_status, self.log_request = status, job.request_id
        self._tells.tell_log(status, job.request_id)
