"""The file of an approval: strictly read, since it comes from outside; and the bytes that are signed."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from app.domain.approval import ApprovalDocument, ApprovalRequest
from app.domain.bundle import canonical_bytes
from app.domain.codec import decode, encode
from app.domain.errors import BadInput, Reason
from app.domain.text import mark

LARGEST_BYTES = 65_536
LONGEST_TEXT = 500
LONGEST_CERTIFICATE = 16_384
SCHEMA = "chargebench-approval/1"
_HEX = frozenset("0123456789abcdef")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""General categories (Unicode 15.0, 4.5) of letters nobody sees: controls, formats, halves of pairs, separators."""
_JOINERS = frozenset("\u200c\u200d")
"""Needed to write names in Persian and Indic scripts."""


def read_approval(data: bytes, where: str) -> ApprovalDocument:
    """Read a request or an approval; the signature is not checked here.

    Raises BadInput (NOT_JSON, UNKNOWN_KEY, MISSING_KEY, WRONG_VALUE) naming file and field for what is too large,
    not UTF-8, nested too deep, says a key twice, or holds what no such document holds.
    """
    found = _parsed(data, where)
    if not isinstance(found, dict) or found.pop("schema", None) != SCHEMA:
        raise BadInput(Reason.WRONG_VALUE, where, field="schema", problem=SCHEMA)
    document = decode(ApprovalDocument, found, where)
    check_request(document.request, where)
    if document.approved is not None:
        _check_texts({"approved.by": document.approved.by}, where)
        _check_zone(document.approved.at, "approved.at", where)
        if len(document.approved.certificate) > LONGEST_CERTIFICATE:
            raise BadInput(Reason.WRONG_VALUE, where, field="approved.certificate", problem=mark("too long"))
    return document


def check_request(request: ApprovalRequest, where: str) -> None:
    """Raise BadInput naming the field of a request that nobody could decide on."""
    subject = request.subject
    texts = {
        "station_id": request.station_id,
        "station_serial": request.station_serial,
        "subject.name": subject.name,
        "requested_by": request.requested_by,
        "reason": request.reason,
    }
    _check_texts({f"request.{name}": text for name, text in texts.items()}, where)
    _check_texts({"request.subject.value": subject.value}, where, empty=True)
    for name, digest in (("subject.sha256", subject.sha256), ("requester_key", request.requester_key)):
        if digest and not (len(digest) == 64 and set(digest.lower()) <= _HEX):
            raise BadInput(Reason.WRONG_VALUE, where, field=f"request.{name}", problem="SHA-256")
    for name, at in (("not_before", request.not_before), ("not_after", request.not_after)):
        _check_zone(at, f"request.{name}", where)
    if request.not_after <= request.not_before:
        raise BadInput(Reason.WRONG_VALUE, where, field="request.not_after", problem=mark("not after the begin"))


def check_window(request: ApprovalRequest, longest: timedelta, where: str) -> None:
    """Raise BadInput (WRONG_VALUE) for a window longer than an approval may be given for."""
    if request.not_after - request.not_before > longest:
        problem = f"> {longest.total_seconds() / 86400:g} d"
        raise BadInput(Reason.WRONG_VALUE, where, field="request.not_after", problem=problem)


def signed_bytes(document: ApprovalDocument) -> bytes:
    """Return what is signed: the whole document in its one byte form, certificate included, with no signature yet."""
    approved = document.approved
    bare = replace(document, approved=replace(approved, signature="")) if approved else document
    return canonical_bytes({"schema": SCHEMA, **encode(bare)})


def written(document: ApprovalDocument) -> bytes:
    """Return the file."""
    data = {"schema": SCHEMA, **encode(document)}
    return (json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _parsed(data: bytes, where: str) -> Any:
    if len(data) > LARGEST_BYTES:
        raise BadInput(Reason.WRONG_VALUE, where, field="size", problem=f"> {LARGEST_BYTES // 1024} KiB")
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=_once(where), parse_constant=_no_number)
    except UnicodeDecodeError:
        raise BadInput(Reason.NOT_JSON, where, problem="not UTF-8") from None
    except RecursionError:
        raise BadInput(Reason.NOT_JSON, where, problem="nested too deep") from None
    except ValueError as error:
        raise BadInput(Reason.NOT_JSON, where, problem=str(error)) from None


def _once(where: str) -> Any:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise BadInput(Reason.WRONG_VALUE, where, field=twice[:50], problem="written twice")
        return found

    return unique


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _check_texts(texts: dict[str, str], where: str, *, empty: bool = False) -> None:
    for field, text in texts.items():
        problem = next(_problems(text, empty=empty), None)
        if problem is not None:
            raise BadInput(Reason.WRONG_VALUE, where, field=field, problem=problem)


def _problems(text: str, *, empty: bool) -> Iterator[str]:
    if not text.strip() and not empty:
        yield mark("empty")
    if len(text) > LONGEST_TEXT:
        yield mark("too long")
    # what a terminal obeys, or what turns a line around, could show another name than the one that is signed
    if any(unicodedata.category(letter) in _UNSEEN and letter not in _JOINERS for letter in text):
        yield mark("holds invisible characters")


def _check_zone(at: datetime, field: str, where: str) -> None:
    if at.tzinfo is None:
        raise BadInput(Reason.WRONG_VALUE, where, field=field, problem=mark("a time without a zone"))
