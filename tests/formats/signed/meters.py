"""Meters of our own that sign: one key a curve, made for the tests, deterministic, never used anywhere else."""

import base64
import hashlib
import json
import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from app.formats.signed import secp192k1
from app.formats.signed.curve import CURVES, Curve

LIBRARY: dict[str, type[ec.EllipticCurve]] = {
    "secp192r1": ec.SECP192R1,
    "secp256k1": ec.SECP256K1,
    "secp256r1": ec.SECP256R1,
    "secp384r1": ec.SECP384R1,
    "brainpoolP256r1": ec.BrainpoolP256R1,
    "brainpoolP384r1": ec.BrainpoolP384R1,
}
BY_NAME = {curve.name: curve for curve in CURVES}
EC_PUBLIC_KEY = bytes.fromhex("06072a8648ce3d0201")


def der(tag: int, content: bytes) -> bytes:
    """Return one DER element."""
    length = len(content)
    head = bytes([length]) if length < 0x80 else bytes([0x81, length]) if length < 0x100 else b""
    assert head
    return bytes([tag]) + head + content


def der_number(value: int) -> bytes:
    """Return a DER integer."""
    return der(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))


@dataclass(frozen=True)
class Meter:
    """A private key on a curve."""

    curve: Curve
    secret: int

    @property
    def raw(self) -> bytes:
        """Both coordinates of the public point, without a header."""
        if self.curve.name == "secp192k1":
            x, y = _times(self.secret)
            return x.to_bytes(24, "big") + y.to_bytes(24, "big")
        numbers = self._key().public_key().public_numbers()
        size = self.curve.size
        return numbers.x.to_bytes(size, "big") + numbers.y.to_bytes(size, "big")

    @property
    def compressed(self) -> bytes:
        """The x coordinate and the parity of y."""
        return bytes([2 + self.raw[-1] % 2]) + self.raw[: self.curve.size]

    @property
    def spki(self) -> bytes:
        """The key as DER (RFC 5480)."""
        algorithm = der(0x30, EC_PUBLIC_KEY + der(0x06, self.curve.oid))
        return der(0x30, algorithm + der(0x03, b"\x00\x04" + self.raw))

    def sign(self, data: bytes, hash_name: str = "sha256") -> tuple[int, int]:
        """Return r and s over ``data``."""
        digest = hashlib.new(hash_name, data).digest()
        if self.curve.name == "secp192k1":
            return _sign_192k1(self.secret, digest)
        algorithm = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}[hash_name]
        return utils.decode_dss_signature(self._key().sign(digest, ec.ECDSA(utils.Prehashed(algorithm))))

    def sign_der(self, data: bytes, hash_name: str = "sha256") -> bytes:
        """Return the signature as DER."""
        r, s = self.sign(data, hash_name)
        return der(0x30, der_number(r) + der_number(s))

    def sign_raw(self, data: bytes) -> bytes:
        """Return r and s side by side."""
        r, s = self.sign(data)
        return r.to_bytes(self.curve.size, "big") + s.to_bytes(self.curve.size, "big")

    def _key(self) -> ec.EllipticCurvePrivateKey:
        return ec.derive_private_key(self.secret, LIBRARY[self.curve.name]())


def _times(factor: int) -> tuple[int, int]:
    """Return factor times the base point, by the affine formulas of SEC 1, 2.2.1: not those under test."""
    total: tuple[int, int] | None = None
    point: tuple[int, int] = secp192k1.G
    while factor:
        if factor & 1:
            total = point if total is None else _plus(total, point)
        point = _plus(point, point)
        factor >>= 1
    assert total is not None
    return total


def _plus(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    p = secp192k1.P
    slope = 3 * a[0] ** 2 * pow(2 * a[1], -1, p) if a == b else (b[1] - a[1]) * pow(b[0] - a[0], -1, p)
    x = (slope * slope - a[0] - b[0]) % p
    return x, (slope * (a[0] - x) - a[1]) % p


def _sign_192k1(secret: int, digest: bytes) -> tuple[int, int]:
    n, e = secp192k1.N, int.from_bytes(digest[:24], "big")
    nonce = int.from_bytes(hashlib.sha256(digest + secret.to_bytes(24, "big")).digest(), "big") % (n - 1) + 1
    r = _times(nonce)[0] % n
    return r, pow(nonce, -1, n) * (e + r * secret) % n


METERS = {name: Meter(curve, 0xC0FFEE_2026 + number) for number, (name, curve) in enumerate(BY_NAME.items())}
P256, P192 = METERS["secp256r1"], METERS["secp192r1"]


def reading(tx: str, value: str, **fields: Any) -> dict[str, Any]:
    """Return one OCMF reading; ``value`` is written as it stands, as a JSON number."""
    hour = 3 if tx == "B" else 4
    made = {
        "TM": f"2026-01-02T{hour:02}:04:05,000+0000 S", "TX": tx, "RV": Literally(value), "RI": "1-0:1.8.0",
        "RU": "kWh", "EF": "", "ST": "G",
    }  # fmt: skip
    return {key: part for key, part in {**made, **fields}.items() if part is not None}


class Literally:
    """A JSON number in its own spelling."""

    def __init__(self, text: str) -> None:
        self.text = text


def written(node: Any) -> str:
    """Return JSON without blanks, ``Literally`` as it is spelt."""
    if isinstance(node, Literally):
        return node.text
    if isinstance(node, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{written(part)}" for key, part in node.items()) + "}"
    if isinstance(node, list):
        return "[" + ",".join(map(written, node)) + "]"
    return json.dumps(node)


def payload(*readings: dict[str, Any], **fields: Any) -> str:
    """Return an OCMF payload; without readings a charge of 10.022 kWh."""
    said = list(readings) or [reading("B", "1234.567"), reading("E", "1244.589")]
    return written({"FV": "1.4", "GI": "TEST", "PG": "T1", "MS": "M1", **fields, "RD": said})


def ocmf(meter: Meter = P256, text: str | None = None, *, sa: str | None = "", **signature: Any) -> bytes:
    """Return an OCMF record; ``sa`` None leaves the algorithm out, empty names the meter's own."""
    text = payload() if text is None else text
    said: dict[str, Any] = {} if sa is None else {"SA": sa or f"ECDSA-{meter.curve.name}-SHA256"}
    said["SD"] = meter.sign_der(text.encode("utf-8")).hex().upper()
    return f"OCMF|{text}|{written({**said, **signature})}".encode()


def alfen(kind: str, wh_tenths: int, page: int, *, session: int = 7, status: int = 0, meter: Meter = P192) -> bytes:
    """Return an ALFEN record; the value in tenths of a watt-hour."""
    data = struct.pack(
        "<10s4s2s10sIIIBBBBBBBbQ20sII", b"ADAPTER001", b"v016", b"\x50\x11", b"METER00001", status, 1000 + page,
        int(datetime(2026, 1, 2, 3, tzinfo=UTC).timestamp()) + 60 * page, 1, 0, 1, 8, 0, 255, 30, -1, wh_tenths,
        b"CARD", session, page,
    )  # fmt: skip
    fields = (meter.compressed, data, meter.sign_raw(data))
    return ";".join(["AP", kind, "3", *(base64.b32encode(field).decode() for field in fields), ""]).encode()


def pcdf(energy: str = "0003.276", **changed: str) -> bytes:
    """Return a PCDF record."""
    fields = {
        "ST": "260102030405", "CT": "260102040405", "CD": "010000", "TV": "1", "BV": "1", "CSC": "18", "SP": "1",
        "RV": f"{energy}*kWh", "SI": "TESTCARD*4*1", "CS": "5febd3dc", "HW": "39202000189", "DT": "0",
        "PK": "04" + P256.raw.hex(), **changed,
    }  # fmt: skip
    text = "128.8.0" + "".join(f"({name}:{value})" for name, value in fields.items())
    return f"{text}(SG:{P256.sign_der(text.encode()).hex()})".encode()
