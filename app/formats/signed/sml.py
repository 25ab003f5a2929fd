"""SML, the binary language of German meters, as far as a signed list of values needs it.

Source: BSI TR-03109-1 annex IV (Smart Message Language 1.03/1.04): escape sequences of the transport, type-length
fields, checksums, SML_GetList.Res. Bounded: depth, number of elements and length are checked before anything is built.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.domain.signed_record import RecordUnusable, SignedReason
from app.formats.signed.crc import checksum

START = bytes.fromhex("1b1b1b1b01010101")
_ESCAPE = bytes.fromhex("1b1b1b1b")
_END = bytes.fromhex("1b1b1b1b1a")
_GET_LIST_RESPONSE = 0x0701
_DEEPEST = 12
_MOST_ELEMENTS = 5000
LONGEST = 64 * 1024
_TIMESTAMP, _LOCAL_TIMESTAMP = 2, 3


@dataclass(frozen=True)
class SmlEntry:
    """One value of the list; times are seconds since 1970 with the meter's own offset added, as they are signed."""

    status: int | None
    local_seconds: int | None
    offset_s: int | None
    unit: int | None
    scale: int
    value: Any
    signature: bytes


@dataclass(frozen=True)
class SmlList:
    """A signed list of values of one meter, by name (six bytes of OBIS).

    ``intact``: the checksums of the file and of its messages up to the list's are right. They cover what is not signed.
    """

    server: bytes
    name: bytes
    entries: dict[bytes, SmlEntry]
    signature: bytes
    intact: bool = True


def cut_files(data: bytes) -> Iterator[bytes]:
    """Yield every SML file in ``data`` as sent, one that is cut off as far as it goes.

    A start sequence within a file stands behind an escape of its own and begins no other file.
    """
    start = data.find(START)
    while start >= 0:
        end = _end(data, start + len(START))
        yield data[start:end]
        start = data.find(START, end)


def _end(data: bytes, at: int) -> int:
    """Return where the file ends whose content begins at ``at``: behind its checksum, or where the next one begins."""
    while (escape := data.find(_ESCAPE, at)) >= 0:
        if data[escape : escape + len(_END)] == _END:
            return escape + len(_END) + 3  # number of fill bytes, checksum
        if data[escape : escape + len(START)] == START:
            return escape
        # an unknown sequence: whoever reads the file refuses it
        at = escape + (2 * len(_ESCAPE) if data[escape + 4 : escape + 8] == _ESCAPE else 1)
    return len(data)


def read_list(data: bytes) -> SmlList:
    """Return the first list of values in ``data``. Raises RecordUnusable (UNREADABLE, TOO_LARGE)."""
    if len(data) > LONGEST:
        raise RecordUnusable(SignedReason.TOO_LARGE)
    try:
        content, intact = _content(data)
        parser = _Parser(content)
        while parser.at < len(content) and content[parser.at]:
            start = parser.at
            message = _list(parser.element(), 6)
            intact = intact and message[4] == checksum(content[start : parser.parts[4]])
            body = _list(message[3], 2)
            if body[0] == _GET_LIST_RESPONSE:
                return _signed_list(_list(body[1], 7), intact)
    except (ValueError, TypeError, IndexError):
        pass
    raise RecordUnusable(SignedReason.UNREADABLE)


def _content(data: bytes) -> tuple[bytes, bool]:
    """Return what stands between the start and end sequence, with doubled escapes undone, and if its checksum is right.

    The checksum is over the bytes as sent, from the start sequence to the number of fill bytes.
    """
    start = data.index(START) + len(START)
    found = bytearray()
    at = start
    while True:
        escape = data.index(_ESCAPE, at)
        found += data[at:escape]
        if data[escape : escape + 5] == _END:
            covered, told = data[start - len(START) : escape + 6], data[escape + 6 : escape + 8]
            return bytes(found), told == checksum(covered).to_bytes(2, "big")
        if data[escape + 4 : escape + 8] != _ESCAPE:
            raise ValueError("unknown escape sequence")
        found += _ESCAPE
        at = escape + 8


class _Parser:
    """Reads elements one after the other; ``parts`` is where the parts of the last outermost list begin."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = _MOST_ELEMENTS
        self.at = 0
        self.parts: list[int] = []

    def element(self, depth: int = 0) -> Any:
        """Return the next element: bytes, int, bool, list or None (optional, left out)."""
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            raise ValueError("too deep or too many")
        if depth == 0:
            self.parts = []
        elif depth == 1:
            self.parts.append(self.at)
        if self._data[self.at] == 0:
            self.at += 1
            return None  # end of a message
        kind, length = self._head()
        if kind == 7:
            if length > self._left:
                raise ValueError("too many")
            return [self.element(depth + 1) for _ in range(length)]
        data = self._data[self.at : self.at + length]
        if length < 0 or len(data) != length:
            raise ValueError("cut off")
        self.at += length
        if kind == 0:
            return data or None
        if kind not in (4, 5, 6) or not 1 <= length <= 8:
            raise ValueError("unknown type")
        return bool(data[0]) if kind == 4 else int.from_bytes(data, "big", signed=kind == 5)

    def _head(self) -> tuple[int, int]:
        """Return type and length; the length of all but lists counts the head itself."""
        first = start = self._data[self.at]
        kind, length, head = (start >> 4) & 7, start & 15, 1
        while first & 0x80:
            if head > 3:
                raise ValueError("length too long")
            first = self._data[self.at + head]
            length, head = length << 4 | first & 15, head + 1
        self.at += head
        return kind, length if kind == 7 else length - head


def _list(element: Any, length: int) -> list[Any]:
    if not isinstance(element, list) or len(element) != length:
        raise ValueError("not the expected list")
    return element


def _signed_list(body: list[Any], intact: bool) -> SmlList:
    _, server, name, _, values, signature, _ = body
    if not isinstance(values, list):
        raise ValueError("no list of values")
    entries = {}
    for value in values:
        title, status, time, unit, scale, number, own = _list(value, 7)
        seconds, offset_s = _time(time)
        entries[_bytes(title)] = SmlEntry(status, seconds, offset_s, unit, scale or 0, number, own or b"")
    return SmlList(_bytes(server), _bytes(name or b""), entries, _bytes(signature), intact)


def _bytes(element: Any) -> bytes:
    if not isinstance(element, bytes):
        raise ValueError("not bytes")
    return element


def _time(element: Any) -> tuple[int | None, int | None]:
    """Return local seconds and offset of an SML_Time; a second index is no time, a bare time has no offset."""
    if element is None:
        return None, None
    choice, time = _list(element, 2)
    if choice == _TIMESTAMP and isinstance(time, int):
        return time, None
    if choice != _LOCAL_TIMESTAMP:
        return None, None
    seconds, local, season = _list(time, 3)
    offset_s = 60 * (local + season)
    return seconds + offset_s, offset_s
