"""The elliptic curves meters sign with, by the names they are given.

Sources: SEC 2 v2.0 and RFC 5639 (names and object identifiers), OCMF 1.4 tables of algorithms (spellings).
"""

import re
from dataclasses import dataclass

from app.domain.signed_record import RecordUnusable, SignedReason


@dataclass(frozen=True)
class Curve:
    """A curve; ``size`` is the length of a coordinate and of r and s in bytes, ``oid`` its DER without tag."""

    name: str
    size: int
    oid: bytes
    spellings: tuple[str, ...] = ()


CURVES = (
    Curve("secp256r1", 32, bytes.fromhex("2a8648ce3d030107"), ("prime256v1", "nistp256", "p256")),
    Curve("secp256k1", 32, bytes.fromhex("2b8104000a")),
    Curve("brainpoolP256r1", 32, bytes.fromhex("2b2403030208010107"), ("brainpool256r1",)),
    Curve("secp192r1", 24, bytes.fromhex("2a8648ce3d030101"), ("prime192v1", "nistp192", "p192")),
    Curve("secp192k1", 24, bytes.fromhex("2b8104001f")),
    Curve("secp384r1", 48, bytes.fromhex("2b81040022"), ("prime384v1", "nistp384", "p384")),
    Curve("brainpoolP384r1", 48, bytes.fromhex("2b240303020801010b"), ("brainpool384r1",)),
)
"""Within one size the likeliest first: a key without a curve is tried on each of its size."""
_BY_NAME = {name.lower(): curve for curve in CURVES for name in (curve.name, *curve.spellings)}
_BY_OID = {curve.oid: curve for curve in CURVES}
_ALGORITHM = re.compile(r"ECDSA-([A-Za-z0-9]{1,20})-SHA-?(256|384|512)", re.ASCII | re.IGNORECASE)
SECP192R1, SECP256R1 = _BY_NAME["secp192r1"], _BY_NAME["secp256r1"]
DEFAULT_ALGORITHM = "ECDSA-secp256r1-SHA256"


@dataclass(frozen=True)
class Algorithm:
    """Curve and hash of a signature."""

    curve: Curve
    hash_name: str = "sha256"

    @property
    def name(self) -> str:
        """The name in the spelling of OCMF, with the curve's own name."""
        return f"ECDSA-{self.curve.name}-{self.hash_name.upper()}"


def curve_of(oid: bytes) -> Curve | None:
    """Return the curve with this object identifier."""
    return _BY_OID.get(oid)


def read_algorithm(text: str) -> Algorithm:
    """Return what a record's SA names, in any of the spellings found. Raises RecordUnusable (ALGORITHM_UNKNOWN)."""
    found = _ALGORITHM.fullmatch(text.strip())
    curve = _BY_NAME.get(found[1].lower()) if found else None
    if found is None or curve is None:
        raise RecordUnusable(SignedReason.ALGORITHM_UNKNOWN)
    return Algorithm(curve, f"sha{found[2]}")
