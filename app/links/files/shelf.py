"""Files for a station to fetch, and slots for it to fill: what really left and what really came (W16 to W18)."""

import shutil
import tempfile
from pathlib import Path
from urllib.parse import quote

from app.domain.errors import BadInput, Reason
from app.domain.station import LogUpload
from app.links.files.ftp import FtpSide
from app.links.files.http import HttpSide
from app.links.files.parcel import Offer, Slot, new_token, sha256_of

LIMIT_BYTES = 512 * 1024 * 1024


class Shelf:
    """Implements ``FileShelf``. ``limit_bytes``: the most one slot takes."""

    def __init__(self, limit_bytes: int = LIMIT_BYTES) -> None:
        self._limit = limit_bytes
        self._offers: dict[str, Offer] = {}
        self._slots: dict[str, Slot] = {}
        self._by_token: dict[str, Offer | Slot] = {}
        self._folder: Path | None = None
        self._http: HttpSide | None = None
        self._ftp: FtpSide | None = None

    async def open(self, host: str, http_port: int = 0, ftp_port: int | None = None) -> None:
        """See ``FileShelf``; without ``ftp_port`` there is no FTP (0 picks a port)."""
        self._folder = Path(tempfile.mkdtemp(prefix="chargebench-shelf-"))
        self._http = HttpSide(self._offer_of, self._slot_of)
        try:
            await self._http.open(host, http_port)
            if ftp_port is not None:
                self._ftp = FtpSide(self._parcel_of)
                self._ftp.open(host, ftp_port)
        except BaseException:  # whoever stops listening while it opens leaves no folder and no port behind
            await self.close()
            raise

    @property
    def protocols(self) -> tuple[str, ...]:
        """The protocols served now."""
        return ("http", "ftp") if self._ftp is not None else ("http",)

    def _parcel_of(self, user: str) -> Offer | Slot | None:
        return next((parcel for token, parcel in self._by_token.items() if user and token.startswith(user)), None)

    def _offer_of(self, token: str) -> Offer | None:
        parcel = self._by_token.get(token)
        return parcel if isinstance(parcel, Offer) else None

    def _slot_of(self, token: str) -> Slot | None:
        parcel = self._by_token.get(token)
        return parcel if isinstance(parcel, Slot) else None

    def offer(self, path: Path, protocol: str = "http") -> str:
        """See ``FileShelf``. Raises BadInput (FILE_UNREADABLE; WRONG_VALUE: protocol not served)."""
        folder, side = self._side(protocol)
        if not path.is_file():
            raise BadInput(Reason.FILE_UNREADABLE, str(path))
        offer = Offer(path, new_token())
        self._by_token[offer.token] = offer
        if isinstance(side, FtpSide):
            url = side.offer(offer, folder / offer.token)
        else:
            url = f"http://{side.address}/f/{offer.token}/{quote(path.name)}"
        self._offers[url] = offer
        return url

    def slot(self, protocol: str = "http") -> str:
        """See ``FileShelf``. Raises BadInput (WRONG_VALUE: protocol not served)."""
        folder, side = self._side(protocol)
        token = new_token()
        slot = Slot(folder / token, token, self._limit)
        self._by_token[token] = slot
        url = side.slot(slot) if isinstance(side, FtpSide) else f"http://{side.address}/u/{token}/"
        self._slots[url] = slot
        return url

    def _side(self, protocol: str) -> tuple[Path, HttpSide | FtpSide]:
        side = {"http": self._http, "ftp": self._ftp}.get(protocol)
        if side is None or self._folder is None:
            raise BadInput(Reason.WRONG_VALUE, "protocol", value=protocol)
        return self._folder, side

    def served_bytes(self, url: str) -> int:
        """See ``FileShelf``; a repeated part counts again. Raises BadInput (UNKNOWN_NAME)."""
        if url not in self._offers:
            raise BadInput(Reason.UNKNOWN_NAME, "url")
        return self._offers[url].sent

    def received(self, url: str) -> LogUpload:
        """See ``FileShelf``; ``status_said`` is empty: this side hears only bytes."""
        while True:
            try:
                paths = self.received_paths(url)
                return LogUpload("", tuple((path.name, path.stat().st_size, sha256_of(path)) for path in paths))
            except FileNotFoundError:
                continue  # a transfer ended between the listing and the reading, and its file was renamed

    def received_paths(self, url: str) -> tuple[Path, ...]:
        """See ``FileShelf``; a broken transfer ends with ``.incomplete``. Raises BadInput (UNKNOWN_NAME)."""
        if url not in self._slots:
            raise BadInput(Reason.UNKNOWN_NAME, "url")
        return self._slots[url].files()

    async def close(self) -> None:
        """See ``FileShelf``."""
        if self._http is not None:
            await self._http.close()
        if self._ftp is not None:
            self._ftp.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._http = self._ftp = self._folder = None
