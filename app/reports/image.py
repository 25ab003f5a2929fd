"""JPEG photos that go into the PDF byte for byte."""

from io import BytesIO

from reportlab.lib.utils import ImageReader

from app.domain.errors import BadInput, Reason

_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


def jpeg_size(data: bytes) -> tuple[int, int, int] | None:
    """Return width, height and number of colour components of a baseline or progressive JPEG, else None."""
    if data[:2] != b"\xff\xd8":
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAMES:
            frame = data[at + 5 : at + 10]
            return int.from_bytes(frame[2:4]), int.from_bytes(frame[0:2]), frame[4]
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return None


class Jpeg(ImageReader):  # type: ignore[misc]  # the PDF library is untyped
    """A JPEG embedded unchanged and once, however often it is drawn: its identity is its SHA-256, not its pixels."""

    def __init__(self, sha256: str, data: bytes) -> None:
        """Raises BadInput WRONG_VALUE when ``data`` is no grey or RGB JPEG."""
        size = jpeg_size(data)
        if size is None or size[2] not in (1, 3):
            raise BadInput(Reason.WRONG_VALUE, sha256, field="photo", problem="no grey or colour JPEG")
        self.width, self.height, _ = size
        self.sha256 = sha256
        self._data = data
        self._dataA = None  # no transparency

    def getRGBData(self) -> bytes:  # noqa: N802 - name given by the PDF library, which only hashes it
        return self.sha256.encode()

    def getSize(self) -> tuple[int, int]:  # noqa: N802 - name given by the PDF library
        return self.width, self.height

    def jpeg_fh(self) -> BytesIO:
        return BytesIO(self._data)
