"""The HTTP side of the shelf."""

import errno
import re
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from aiohttp import BodyPartReader, hdrs, web

from app.domain.errors import BadInput, ComputerCannot, Reason
from app.links.files.parcel import Intake, Offer, Slot, TooLarge

CHUNK = 64 * 1024
_RANGE = re.compile(r"bytes=(\d+)-(\d*)$")


class HttpSide:
    """Serves offers under ``/f/TOKEN/NAME`` and slots under ``/u/TOKEN``, with any name joined to it (W17)."""

    def __init__(self, offer: Callable[[str], Offer | None], slot: Callable[[str], Slot | None]) -> None:
        self._offer = offer
        self._slot = slot
        self._runner: web.AppRunner | None = None
        self.address = ""

    async def open(self, host: str, port: int) -> None:
        """Begin to serve. Raises ComputerCannot (PORT_IN_USE, NO_PERMISSION) or BadInput."""
        app = web.Application()
        app.router.add_get("/f/{token}/{name}", self._fetch)  # answers HEAD too
        for path in ("/u/{token:[0-9a-f]{32}}", "/u/{token:[0-9a-f]{32}}{rest:.*}"):
            app.router.add_put(path, self._fill)
            app.router.add_post(path, self._fill)
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        try:
            await site.start()
        except OSError as error:
            await self.close()
            raise cannot_listen(error, host, port) from error
        bound = self._runner.addresses[0]
        self.address = f"[{host}]:{bound[1]}" if ":" in host else f"{host}:{bound[1]}"

    async def close(self) -> None:
        """Stop serving."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _fetch(self, request: web.Request) -> web.StreamResponse:
        offer = self._offer(request.match_info["token"])
        if offer is None or offer.done:
            raise web.HTTPNotFound
        with _opened(offer.path) as file:
            size = offer.path.stat().st_size
            start, stop = _span(request.headers.get(hdrs.RANGE, ""), size)
            response = web.StreamResponse(status=206 if hdrs.RANGE in request.headers else 200)
            response.content_type = "application/octet-stream"
            response.content_length = stop - start
            if response.status == 206:
                response.headers[hdrs.CONTENT_RANGE] = f"bytes {start}-{stop - 1}/{size}"
            await response.prepare(request)
            if request.method == hdrs.METH_GET:
                await _send(response, file, start, stop, offer)
                await response.write_eof()
                offer.left(0, whole=stop == size)
            return response

    async def _fill(self, request: web.Request) -> web.Response:
        slot = self._slot(request.match_info["token"])
        if slot is None or slot.done:
            raise web.HTTPNotFound
        said = request.match_info.get("rest", "").strip("/") or request.query.get("filename", "upload.bin")
        try:
            if request.content_type.startswith("multipart/"):
                await self._parts(request, slot)
            else:
                intake = Intake(slot, said)
                try:
                    async for chunk in request.content.iter_chunked(CHUNK):
                        intake.write(chunk)
                    intake.finish()
                finally:
                    intake.close()
        except TooLarge as error:
            raise web.HTTPRequestEntityTooLarge(max_size=0, actual_size=0) from error
        slot.done = True
        return web.Response(status=201)

    async def _parts(self, request: web.Request, slot: Slot) -> None:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or part.filename is None:
                continue
            intake = Intake(slot, part.filename)
            try:
                while chunk := await part.read_chunk(CHUNK):
                    intake.write(chunk)
                intake.finish()
            finally:
                intake.close()


async def _send(response: web.StreamResponse, file: BinaryIO, start: int, stop: int, offer: Offer) -> None:
    file.seek(start)
    while start < stop:
        chunk = file.read(min(CHUNK, stop - start))
        if not chunk:
            break
        await response.write(chunk)
        offer.left(len(chunk))
        start += len(chunk)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise web.HTTPNotFound from error


def _span(header: str, size: int) -> tuple[int, int]:
    """Return first byte and end of a Range header, the whole file without one."""
    if not header:
        return 0, size
    match = _RANGE.match(header.strip())
    if match is None or int(match[1]) >= size:
        raise web.HTTPRequestRangeNotSatisfiable
    return int(match[1]), min(int(match[2]) + 1, size) if match[2] else size


def cannot_listen(error: OSError, host: str, port: int) -> Exception:
    """Return the program's error for a port that cannot be listened on."""
    if error.errno == errno.EADDRINUSE:
        return ComputerCannot(Reason.PORT_IN_USE, f"{host}:{port}")
    if error.errno in (errno.EACCES, errno.EPERM):
        return ComputerCannot(Reason.NO_PERMISSION, f"{host}:{port}")
    return BadInput(Reason.WRONG_VALUE, "host", value=host)
