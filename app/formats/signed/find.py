"""Finds the bytes of signed records in a text, wherever they stand; also one layer of hex or base64 deep."""

import re
from collections.abc import Iterator
from itertools import islice

from app.formats.signed import alfen, pcdf
from app.formats.signed.encoding import unbase64, unhex
from app.formats.signed.ocmf import MARKER as OCMF
from app.formats.signed.ocmf import cut_records
from app.formats.signed.sml import START as SML
from app.formats.signed.sml import cut_files

_ENCODED_STARTS = ("T0NNRn", "4f434d467c", "1b1b1b1b0101", "GxsbGwEBAQ", "QVA7", "41503b", "MTI4Ljgu", "3132382e382e30")
"""What ``OCMF|``, SML, ``AP;`` and ``128.8.0`` look like in base64 and hex."""
MOST_RECORDS = 1000
"""No more records of one text are cut out and checked; one more shows that there are more."""
_LONGEST_ENCODED = 1024 * 1024


def records_in(data: bytes) -> list[bytes]:
    """Return every record in ``data`` in its order, as received; broken ones as far as they go."""
    found = _plain(data)
    return found or _encoded(data)


def looks_encoded(text: str) -> bool:
    """Return whether ``text`` begins as a record in hex or base64 does."""
    start = re.sub(r"\s+", "", text[:40])
    return start.startswith(_ENCODED_STARTS) or start.lower().startswith(_ENCODED_STARTS)


def _plain(data: bytes) -> list[bytes]:
    if SML in data:
        return list(islice(cut_files(data), MOST_RECORDS + 1))
    places = cut_records(data, MOST_RECORDS + 1) if OCMF in data else []
    if b"AP;" in data:
        places += [(one.start(), one.group()) for one in _first(alfen.MARKER, data)]
    if b"128.8.0(" in data:
        places += [(one.start(), pcdf.cut_record(one.group())) for one in _first(pcdf.MARKER, data)]
    return [record for _, record in sorted(places, key=lambda place: place[0])]


def _first(marker: re.Pattern[bytes], data: bytes) -> Iterator[re.Match[bytes]]:
    return islice(marker.finditer(data), MOST_RECORDS + 1)


def _encoded(data: bytes) -> list[bytes]:
    if len(data) > _LONGEST_ENCODED or not data.isascii():
        return []
    text = data.decode("ascii")
    for decode in (unhex, unbase64):
        inner = decode(text)
        if inner is not None and (found := _plain(inner)):
            return found
    return []
