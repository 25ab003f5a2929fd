"""OCMF: ``OCMF|<payload JSON>|<signature JSON>``, the signature over the payload's bytes as they were received.

Source: SAFE-eV "Open Charge Metering Format" 1.4. Beyond it, seen in the field: r and s without DER.
"""

import json
import re
from itertools import islice
from typing import Any, NoReturn

from app.domain.ocmf_payload import Written, read_payload
from app.domain.signed_record import RecordUnusable, SignedReason
from app.formats.signed.checkable import Checkable, SignedBytes
from app.formats.signed.curve import CURVES, DEFAULT_ALGORITHM, read_algorithm
from app.formats.signed.der import read_signature
from app.formats.signed.encoding import unbase64, unhex

MARKER = b"OCMF|"
LONGEST = 256 * 1024
"""Bytes of one record; OCPP 2.1 carries 32768 at most."""
_SPACED = re.compile(r"[\s:]")
_TOKEN = re.compile(rb'["\\{}]')


def read_ocmf(record: bytes) -> Checkable:
    """Read one record. Raises RecordUnusable."""
    payload, signature = _sections(record)
    said = _json(signature, SignedReason.SIGNATURE_UNREADABLE)
    content = read_payload(_json(payload, SignedReason.UNREADABLE))
    if not isinstance(said, dict):
        raise RecordUnusable(SignedReason.SIGNATURE_UNREADABLE)
    algorithm = read_algorithm(str(said.get("SA", DEFAULT_ALGORITHM)))
    r, s = _signature(said)
    return Checkable(content, algorithm, (SignedBytes(payload, r, s),))


def _sections(record: bytes) -> tuple[bytes, bytes]:
    if len(record) > LONGEST:
        raise RecordUnusable(SignedReason.TOO_LARGE)
    parts = record.split(b"|")
    if len(parts) != 3 or parts[0] != b"OCMF":
        raise RecordUnusable(SignedReason.UNREADABLE)
    return parts[1], parts[2]


def _json(data: bytes, fault: SignedReason) -> Any:
    """Parse JSON, numbers as written; a key that stands twice may be read in two ways and is refused."""
    try:
        return json.loads(
            data.decode("utf-8"),
            parse_float=Written,
            parse_int=Written,
            parse_constant=_refuse,
            object_pairs_hook=_once,
        )
    except (ValueError, RecursionError):
        raise RecordUnusable(fault) from None


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _signature(said: dict[str, Any]) -> tuple[int, int]:
    """Return r and s. The section is not signed itself, so each value has one way to be written: blanks are refused."""
    text, encoding, kind = said.get("SD"), said.get("SE", "hex"), said.get("SM", "application/x-der")
    decode = {"hex": unhex, "base64": unbase64}.get(encoding.lower()) if isinstance(encoding, str) else None
    data = decode(text) if decode and isinstance(text, str) and not _SPACED.search(text) else None
    if data is None or kind != "application/x-der":
        raise RecordUnusable(SignedReason.SIGNATURE_UNREADABLE)
    try:
        return read_signature(data)
    except ValueError:
        half = len(data) // 2
        if len(data) not in {2 * curve.size for curve in CURVES}:
            raise RecordUnusable(SignedReason.SIGNATURE_UNREADABLE) from None
        return int.from_bytes(data[:half], "big"), int.from_bytes(data[half:], "big")


def cut_records(text: bytes, most: int) -> list[tuple[int, bytes]]:
    """Return place and bytes of the first ``most`` records in ``text``; a broken one as far as it goes.

    A record ends with the closing brace of its signature, before the next marker: no pipe may stand inside a section.
    """
    starts = [found.start() for found in islice(re.finditer(re.escape(MARKER), text), most + 1)]
    ends = [*starts[1:], len(text)]
    pieces = list(zip(starts, ends, strict=True))[:most]
    return [(start, _cut(text[start : min(end, start + LONGEST + 1)])) for start, end in pieces]


def _cut(piece: bytes) -> bytes:
    if re.match(rb'OCMF\|\s*\{\s*\\+"', piece):
        return _unescaped(piece)
    pipe = piece.find(b"|", len(MARKER))
    if pipe < 0:
        return piece.rstrip()
    end = _closing_brace(piece, pipe + 1)
    return piece[:end] if end else piece.rstrip()


def _closing_brace(text: bytes, start: int) -> int | None:
    """Return the place behind the brace that closes the first one after ``start``."""
    depth, quoted, skip = 0, False, -1
    for found in _TOKEN.finditer(text, start):
        sign = found.group()
        if found.start() == skip:
            continue
        if sign == b"\\":
            skip = found.end()
        elif sign == b'"':
            quoted = not quoted
        elif not quoted:
            depth += 1 if sign == b"{" else -1
            if depth <= 0:
                return found.end()
    return None


def _unescaped(piece: bytes) -> bytes:
    """Return a record that stands in a JSON string of some log: as far as the string goes, without its escapes."""
    inside = re.match(rb'(?:[^"\\]|\\.)*', piece, re.DOTALL)
    try:
        text = json.loads(b'"' + (inside.group() if inside else b"") + b'"')
        return str(text).encode("utf-8")
    except ValueError:
        return piece.rstrip()
