"""The two DER structures of a signature check: a public key (RFC 5480) and an ECDSA signature (RFC 3279, 2.2.3).

Read here because a key on secp192k1 is refused by the library, and strictly: one value has one encoding (X.690, 10).
"""

_SEQUENCE, _INTEGER, _BITS, _OID = 0x30, 0x02, 0x03, 0x06
_EC_PUBLIC_KEY = bytes.fromhex("2a8648ce3d0201")


def read_public_key(data: bytes) -> tuple[bytes, bytes]:
    """Return object identifier of the curve and encoded point. Raises ValueError when ``data`` is no such key."""
    content, rest = _take(data, _SEQUENCE)
    algorithm, bits = _take(content, _SEQUENCE)
    kind, curve = _take(algorithm, _OID)
    oid, more = _take(curve, _OID)
    point, after = _take(bits, _BITS)
    if rest or more or after or kind != _EC_PUBLIC_KEY or point[:1] != b"\x00":
        raise ValueError("no public key on a named curve")
    return oid, point[1:]


def read_signature(data: bytes) -> tuple[int, int]:
    """Return r and s. Raises ValueError when ``data`` is not exactly one signature."""
    content, rest = _take(data, _SEQUENCE)
    r, content = _take(content, _INTEGER)
    s, more = _take(content, _INTEGER)
    if rest or more:
        raise ValueError("bytes after the signature")
    return _whole(r), _whole(s)


def _take(data: bytes, tag: int) -> tuple[bytes, bytes]:
    """Return the content of the first element, which must carry ``tag``, and what follows it."""
    if len(data) < 2 or data[0] != tag:
        raise ValueError("not the expected element")
    length, start = data[1], 2
    if length >= 0x80:
        count = length - 0x80
        length, start = int.from_bytes(data[2 : 2 + count], "big"), 2 + count
        if not 1 <= count <= 2 or length < (0x80 if count == 1 else 0x100):
            raise ValueError("length not in its shortest form")
    if len(data) < start + length:
        raise ValueError("cut off")
    return data[start : start + length], data[start + length :]


def _whole(data: bytes) -> int:
    if not data or data[0] >= 0x80 or (len(data) > 1 and data[0] == 0 and data[1] < 0x80):
        raise ValueError("not a positive number in its shortest form")
    return int.from_bytes(data, "big")
