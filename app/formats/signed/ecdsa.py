"""Public keys and the check of one signature; the library does it for all curves but secp192k1."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from app.domain.signed_record import RecordUnusable, SignedReason
from app.formats.signed import secp192k1
from app.formats.signed.curve import Curve

_LIBRARY: dict[str, type[ec.EllipticCurve]] = {
    "secp192r1": ec.SECP192R1,
    "secp256k1": ec.SECP256K1,
    "secp256r1": ec.SECP256R1,
    "secp384r1": ec.SECP384R1,
    "brainpoolP256r1": ec.BrainpoolP256R1,
    "brainpoolP384r1": ec.BrainpoolP384R1,
}
_HASHES: dict[str, type[hashes.HashAlgorithm]] = {
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}


@dataclass(frozen=True)
class PublicKey:
    """A point on a curve, encoded as SEC 1 says (04 x y, 02 x or 03 x)."""

    curve: Curve
    point: bytes


def key_on(curve: Curve, point: bytes) -> PublicKey | None:
    """Return the key when ``point`` lies on ``curve``, else None.

    Raises RecordUnusable (ALGORITHM_UNKNOWN) when the library of this computer was built without the curve.
    """
    return PublicKey(curve, point) if _load(curve, point) is not None else None


@lru_cache(maxsize=64)
def _load(curve: Curve, point: bytes) -> ec.EllipticCurvePublicKey | secp192k1.Affine | None:
    try:
        if curve.name not in _LIBRARY:
            return secp192k1.decode_point(point)
        return ec.EllipticCurvePublicKey.from_encoded_point(_LIBRARY[curve.name](), point)
    except UnsupportedAlgorithm:
        raise RecordUnusable(SignedReason.ALGORITHM_UNKNOWN) from None
    except ValueError:
        return None


def verifies(key: PublicKey, data: bytes, hash_name: str, r: int, s: int) -> bool:
    """Return whether (r, s) signs ``data`` under ``key``; numbers out of range sign nothing."""
    loaded = _load(key.curve, key.point)
    digest = hashlib.new(hash_name, data).digest()
    if isinstance(loaded, tuple):
        return secp192k1.verifies(loaded, digest, r, s)
    if loaded is None or r <= 0 or s <= 0 or max(r, s).bit_length() > 8 * key.curve.size:
        return False
    try:
        loaded.verify(utils.encode_dss_signature(r, s), digest, ec.ECDSA(utils.Prehashed(_HASHES[hash_name]())))
    except InvalidSignature:
        return False
    return True


def split(signature: bytes, size: int) -> tuple[int, int]:
    """Return r and s of a signature that is just both of them. Raises RecordUnusable (SIGNATURE_UNREADABLE)."""
    if len(signature) != 2 * size:
        raise RecordUnusable(SignedReason.SIGNATURE_UNREADABLE)
    return int.from_bytes(signature[:size], "big"), int.from_bytes(signature[size:], "big")
