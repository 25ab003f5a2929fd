"""Takes signed records out of what they come in: text, XML files, OCPP messages, transcripts."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.formats.signed.find import looks_encoded, records_in
from app.formats.signed.xml import XmlFound, read_xml

_BEGIN, _END = "Transaction.Begin", "Transaction.End"
_ROLES = {_BEGIN: "B", _END: "E"}
_DEEPEST_TEXT = 4
"""How often JSON may stand inside a text of JSON: transcript, frame, 1.6 value."""
_KEY_NAMES = ("meterpublickey", "publickey")
_MARKS = ("OCMF|", "AP;", "128.8.0(")


@dataclass(frozen=True)
class Piece:
    """One record as received (``fields`` for a MENNEKES charge), the key beside it, and what the message calls it."""

    data: bytes
    key: str = ""
    role: str = ""
    fields: Mapping[str, str] | None = None


def pieces_of(data: bytes) -> list[Piece]:
    """Return every record of a file; empty when there is none."""
    data = _without_mark(data)
    start = data.lstrip()[:1]
    found: list[Piece] | None = None
    if start == b"<":
        found = _from_xml(data)
    elif start in (b"{", b"["):
        found = _from_json(data)
    return [Piece(record) for record in records_in(data)] if not found else _with_key(found)


def _without_mark(data: bytes) -> bytes:
    """Take a byte order mark away; UTF-16, as some editors save it, becomes the UTF-8 that was signed."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16").encode("utf-8")
        except ValueError:
            return data
    return data.removeprefix(b"\xef\xbb\xbf")


def _with_key(pieces: list[Piece]) -> list[Piece]:
    """Give the only key of a file to its records without one: many files carry it beside the first only."""
    keys = {piece.key.strip() for piece in pieces if piece.key.strip()}
    only = keys.pop() if len(keys) == 1 else ""
    return [piece if piece.key.strip() else replace(piece, key=only) for piece in pieces if piece.data]


def _from_xml(data: bytes) -> list[Piece] | None:
    try:
        found: XmlFound = read_xml(data)
    except ValueError:
        return None
    pieces = [
        Piece(record, value.key, _ROLES.get(value.context, ""))
        for value in found.values
        for record in _records(value.data.strip().encode("utf-8"))
    ]
    charges = [Piece(json.dumps(fields).encode("utf-8"), fields=fields) for fields in found.charges]
    return pieces + charges


def _records(data: bytes) -> list[bytes]:
    """Return the records in what is said to be signed; what is none is shown, not passed over."""
    return records_in(data) or [data or b"<signedData/>"]


def _from_json(data: bytes) -> list[Piece] | None:
    try:
        text = data.decode("utf-8")
        nodes = [_parsed(text)]
    except ValueError:
        lines = data.splitlines()
        try:
            nodes = [_parsed(line.decode("utf-8")) for line in lines if line.strip()]
        except ValueError:
            return None
    pieces: dict[tuple[bytes, str], Piece] = {}
    for node in nodes:
        for piece in _walk(node):
            # a station says the same record again at the end, and a transcript holds both
            pieces.setdefault((piece.data, "" if piece.data else piece.key), piece)
    return list(pieces.values())


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_float=str, parse_int=str)
    except RecursionError:
        raise ValueError("nested too deep") from None


@dataclass(frozen=True)
class _Around:
    """What the objects around a text say of it."""

    key: str = ""
    role: str = ""
    signed: bool = False
    depth: int = 0


def _walk(root: Any) -> Iterator[Piece]:
    """Yield the records in a JSON value in their order, without recursion."""
    stack: list[tuple[Any, _Around]] = [(root, _Around())]
    while stack:
        node, around = stack.pop()
        if isinstance(node, dict):
            inner = _around(node, around)
            if inner.key and _is_key_setting(node):
                yield Piece(b"", inner.key)
                continue
            stack += [(part, _of(name, inner)) for name, part in reversed(node.items()) if name != "publicKey"]
        elif isinstance(node, list):
            stack += [(part, around) for part in reversed(node)]
        elif isinstance(node, str):
            nested = _nested(node, around)
            if nested is not None:
                stack.append((nested, replace(around, depth=around.depth + 1)))
            else:
                yield from _texts(node, around)


def _of(name: str, around: _Around) -> _Around:
    return replace(around, signed=around.signed or name == "signedMeterData")


def _around(node: dict[str, Any], around: _Around) -> _Around:
    key = node.get("publicKey")
    if _is_key_setting(node):
        key = _setting_value(node)
    role = _ROLES.get(str(node.get("context") or ""), around.role)
    signed = node.get("format") == "SignedData" or around.signed
    return replace(around, key=key if isinstance(key, str) and key else around.key, role=role, signed=signed)


def _setting_value(node: dict[str, Any]) -> Any:
    attributes = node.get("variableAttribute")
    first = attributes[0] if isinstance(attributes, list) and attributes else None
    return first.get("value") if isinstance(first, dict) else node.get("value") or node.get("attributeValue")


def _is_key_setting(node: dict[str, Any]) -> bool:
    """OCPP 1.6 key ``MeterPublicKey1``, 2.x variable ``PublicKey`` (OCA white paper on signed meter values)."""
    variable = node.get("variable")
    name = variable.get("name") if isinstance(variable, dict) else node.get("key")
    return isinstance(name, str) and name.lower().rstrip("0123456789[]") in _KEY_NAMES


def _nested(text: str, around: _Around) -> Any:
    if around.depth >= _DEEPEST_TEXT or text[:1] not in ("{", "["):
        return None
    try:
        parsed = _parsed(text)
    except ValueError:
        return None
    return parsed if isinstance(parsed, dict | list) else None


def _texts(text: str, around: _Around) -> Iterator[Piece]:
    marked = any(mark in text for mark in _MARKS)
    if not marked and not around.signed and not looks_encoded(text):
        return
    data = text.encode("utf-8", "surrogatepass")
    found = records_in(data)
    if not found and around.signed and len(text) > len("kWh Transaction.Begin SignedData"):
        found = [data]  # said to be signed, and nothing we can read: shown, not passed over
    yield from (Piece(record, around.key, around.role) for record in found)
