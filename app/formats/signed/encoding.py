"""Bytes written as text: hexadecimal, base64, base32. Strict, so that one text stands for one value."""

import base64
import binascii
import re

_BLANK = re.compile(r"\s+")
_HEX = re.compile(r"(?:[0-9A-F]{2})+|(?:[0-9a-f]{2})+", re.ASCII)
_BETWEEN_HEX = re.compile(r"[\s:]+")


def unhex(text: str) -> bytes | None:
    """Return the bytes of hexadecimal digits in one case; None otherwise.

    Mixed case is refused: no meter writes it, and a changed letter would go unseen.
    """
    packed = _BETWEEN_HEX.sub("", text)
    return bytes.fromhex(packed) if _HEX.fullmatch(packed) else None


def unbase64(text: str) -> bytes | None:
    """Return the bytes of canonical base64, blanks between left out; None otherwise."""
    packed = _BLANK.sub("", text)
    try:
        data = base64.b64decode(packed, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if data and base64.b64encode(data) == packed.encode("ascii") else None


def unbase32(text: str) -> bytes | None:
    """Return the bytes of canonical base32 with its padding; None otherwise."""
    packed = _BLANK.sub("", text)
    try:
        data = base64.b32decode(packed)
    except (binascii.Error, ValueError):
        return None
    return data if data and base64.b32encode(data).decode("ascii") == packed else None
