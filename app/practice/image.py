"""The practice firmware image: one JSON line (magic, model, version, length, sha256), then the payload.

It has no meaning for any real station. The header line ends with a line feed; ``length`` counts payload bytes only;
``sha256`` is hex over the payload.
"""

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from random import Random
from zlib import crc32

MAGIC = "chargebench-practice-image"
MODEL = "PB-22 AC"
LINE_FEED = b"\n"


class ImageIncomplete(Exception):
    """The file is shorter than its header says, or has no header line at all."""


class ImageCorrupt(Exception):
    """The header is no practice header, it is for another model, or the hash does not fit."""


@dataclass(frozen=True)
class Image:
    """A checked practice image."""

    version: str
    model: str
    payload: bytes


def make_image(version: str, *, payload_bytes: int = 262_144, model: str = MODEL) -> bytes:
    """Return a practice image of that version; the same arguments give the same bytes."""
    payload = Random(f"{model} {version}").randbytes(payload_bytes)
    header = {
        "image": MAGIC,
        "model": model,
        "version": version,
        "length": len(payload),
        "sha256": sha256(payload).hexdigest(),
    }
    return json.dumps(header).encode() + LINE_FEED + payload


@cache
def software_checksum(version: str, model: str = MODEL) -> str:
    """Return what the station tells as checksum of its software: CRC-32 (ISO 3309) of the payload, 8 hex digits."""
    return f"{crc32(make_image(version, model=model).partition(LINE_FEED)[2]):08X}"


def read_image(content: bytes, model: str = MODEL) -> Image:
    """Check an image. Raises ImageIncomplete (truncated) or ImageCorrupt (not ours, wrong hash, wrong model)."""
    head, line_feed, payload = content.partition(LINE_FEED)
    if not line_feed and content.startswith(b'{"image"'):
        raise ImageIncomplete("header cut off")
    try:
        header = json.loads(head)
        magic, made_for, version = header["image"], str(header["model"]), str(header["version"])
        length, digest = int(header["length"]), str(header["sha256"])
    except (ValueError, KeyError, TypeError) as error:
        raise ImageCorrupt("no practice header") from error
    if magic != MAGIC or made_for != model:
        raise ImageCorrupt("for another device")
    if len(payload) < length:
        raise ImageIncomplete(f"{len(payload)} of {length} bytes")
    if len(payload) > length or sha256(payload).hexdigest() != digest:
        raise ImageCorrupt("hash does not fit")
    return Image(version, made_for, payload)
