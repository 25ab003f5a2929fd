"""Fetching a firmware image and handing in a log, over HTTP(S) or FTP, as real stations do."""

import asyncio
from ftplib import FTP, all_errors, error_perm
from io import BytesIO
from urllib.parse import SplitResult, unquote, urlsplit

import aiohttp

CHUNK = 16 * 1024
FAILURES: tuple[type[Exception], ...] = (aiohttp.ClientError, TimeoutError, *all_errors)


class TransferFailed(Exception):
    """The file did not come, came incomplete, or was not taken."""


async def download(url: str, timeout_s: float) -> bytes:
    """Fetch ``url`` completely; ``timeout_s`` is real time. Raises TransferFailed."""
    parts = urlsplit(url)
    try:
        async with asyncio.timeout(timeout_s):
            if parts.scheme in ("http", "https"):
                return await _http_get(url)
            if parts.scheme == "ftp":
                return await asyncio.to_thread(_ftp_get, parts, timeout_s)
    except FAILURES as error:
        raise TransferFailed(f"{type(error).__name__}: {error}") from error
    raise TransferFailed(f"unknown scheme {parts.scheme!r}")


async def upload(location: str, name: str, content: bytes, timeout_s: float) -> None:
    """Hand in ``content`` as ``name`` below ``location``; ``timeout_s`` is real time. Raises TransferFailed."""
    parts = urlsplit(location)
    try:
        async with asyncio.timeout(timeout_s):
            if parts.scheme in ("http", "https"):
                await _http_put(f"{location.rstrip('/')}/{name}", content)
                return
            if parts.scheme == "ftp":
                await asyncio.to_thread(_ftp_put, parts, name, content, timeout_s)
                return
    except FAILURES as error:
        raise TransferFailed(f"{type(error).__name__}: {error}") from error
    raise TransferFailed(f"unknown scheme {parts.scheme!r}")


async def _http_get(url: str) -> bytes:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        answer.raise_for_status()
        return await answer.read()


async def _http_put(url: str, content: bytes) -> None:
    async with aiohttp.ClientSession() as session, session.put(url, data=content) as answer:
        answer.raise_for_status()


def _ftp(parts: SplitResult, timeout_s: float) -> FTP:
    ftp = FTP(timeout=timeout_s)  # noqa: S321  OCPP stations do use plain FTP; on loopback only here
    ftp.connect(parts.hostname or "", parts.port or 21)
    ftp.login(unquote(parts.username or "anonymous"), unquote(parts.password or ""))
    return ftp


def _ftp_get(parts: SplitResult, timeout_s: float) -> bytes:
    content = BytesIO()
    with _ftp(parts, timeout_s) as ftp:
        ftp.retrbinary(f"RETR {unquote(parts.path).lstrip('/')}", content.write, CHUNK)
    return content.getvalue()


def _ftp_put(parts: SplitResult, name: str, content: bytes, timeout_s: float) -> None:
    with _ftp(parts, timeout_s) as ftp:
        for folder in filter(None, unquote(parts.path).split("/")):
            try:
                ftp.cwd(folder)
            except error_perm:
                ftp.mkd(folder)
                ftp.cwd(folder)
        ftp.storbinary(f"STOR {name}", BytesIO(content), CHUNK)
