"""Public keys as they are handed around: PEM, DER in hex or base64, bare points, and the OCA's ``oca:base16:asn1:``.

Sources: RFC 5480 and 7468; OCA white paper on signed meter values in OCPP (publicKey). Bare points of 48, 64 or 96
bytes are the two coordinates without any header, as Isabellenhuette and EDL40 meters print them.
"""

import re

from app.domain.signed_record import RecordUnusable, SignedReason
from app.formats.signed.curve import CURVES, Curve, curve_of
from app.formats.signed.der import read_public_key
from app.formats.signed.ecdsa import PublicKey, key_on
from app.formats.signed.encoding import unbase32, unbase64, unhex

LONGEST = 8192
_PEM = re.compile(r"-----BEGIN (?:EC )?PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END (?:EC )?PUBLIC KEY-----", re.ASCII)
_OCA = re.compile(r"oca:base(16|64):(?:asn1|raw):(.+)", re.ASCII | re.DOTALL | re.IGNORECASE)


def read_key(text: str, wanted: Curve | None = None) -> PublicKey:
    """Return the key in ``text``; a point that names no curve is taken on ``wanted`` if it lies there.

    Raises RecordUnusable (KEY_UNUSABLE, ALGORITHM_UNKNOWN).
    """
    for data in _candidates(text):
        key = key_from(data, wanted)
        if key is not None:
            return key
    raise RecordUnusable(SignedReason.KEY_UNUSABLE)


def _candidates(text: str, deep: bool = True) -> list[bytes]:
    text = text.strip()
    if len(text) > LONGEST:
        return []
    pem, oca = _PEM.search(text), _OCA.fullmatch(text)
    if pem is not None:
        found = [unbase64(pem[1])]
    elif oca is not None:
        found = [(unhex if oca[1] == "16" else unbase64)(oca[2])]
    else:
        found = [unhex(text), unbase64(text), unbase32(text + "=" * (-len(text) % 8))]
    datas = [data for data in found if data]
    if not deep:
        return datas
    inside = [_candidates(data.decode("ascii"), deep=False) for data in datas if data.isascii()]
    return [data for more in inside for data in more] + datas


def key_from(data: bytes, wanted: Curve | None = None) -> PublicKey | None:
    """Return the key in ``data``, DER or a bare point; None when it is neither. Raises RecordUnusable."""
    try:
        oid, point = read_public_key(data)
    except ValueError:
        return _bare(data, wanted)
    curve = curve_of(oid)
    return key_on(curve, point) if curve is not None else None


def _bare(data: bytes, wanted: Curve | None) -> PublicKey | None:
    """Try the point on every curve of its size, the wanted one first: it lies on one of them only."""
    for curve in sorted(CURVES, key=lambda curve: curve != wanted):
        if len(data) == 2 * curve.size and (key := key_on(curve, b"\x04" + data)):
            return key
        whole = data[:1] == b"\x04" and len(data) == 2 * curve.size + 1
        short = data[:1] in (b"\x02", b"\x03") and len(data) == curve.size + 1
        if (whole or short) and (key := key_on(curve, data)):
            return key
    return None
