"""Public keys in every dress, and those that are none."""

import base64

import pytest

from app.domain.errors import BadInput, Reason
from app.domain.signed_record import KeySource, RecordUnusable, SignedReason
from app.formats.signed import secp192k1
from app.formats.signed.curve import CURVES
from app.formats.signed.der import read_signature
from app.formats.signed.ecdsa import PublicKey, verifies
from app.formats.signed.key import read_key
from app.formats.signed.reader import SignedRecords
from tests.formats.signed.meters import METERS, P256, Meter, der, der_number, ocmf


def dresses(meter: Meter) -> dict[str, str]:
    """Return the key of a meter in every spelling."""
    spki, raw = meter.spki, meter.raw
    pem = base64.encodebytes(spki).decode()
    return {
        "hex": spki.hex(),
        "HEX": spki.hex().upper(),
        "hex in groups": spki.hex(" ", 2),
        "base64": base64.b64encode(spki).decode(),
        "pem": f"-----BEGIN PUBLIC KEY-----\n{pem}-----END PUBLIC KEY-----\n",
        "oca": f"oca:base16:asn1:{spki.hex()}",
        "oca base64": f"oca:base64:asn1:{base64.b64encode(spki).decode()}",
        "oca in base64": base64.b64encode(f"oca:base16:asn1:{spki.hex()}".encode()).decode(),
        "pem in base64": base64.b64encode(
            f"-----BEGIN PUBLIC KEY-----\n{pem}-----END PUBLIC KEY-----\n".encode()
        ).decode(),
        "bare": raw.hex(),
        "bare base64": base64.b64encode(raw).decode(),
        "uncompressed": "04" + raw.hex(),
        "compressed": meter.compressed.hex(),
        "base32": base64.b32encode(meter.compressed).decode(),
    }


@pytest.mark.parametrize("name", sorted(METERS))
def test_every_dress_of_every_key(name: str) -> None:
    meter = METERS[name]
    for dress, text in dresses(meter).items():
        assert SignedRecords().read(ocmf(meter), text)[0].valid, dress


def test_a_point_without_a_curve_is_found_on_the_one_it_lies_on() -> None:
    for meter in METERS.values():
        assert read_key(meter.raw.hex()).curve == meter.curve


@pytest.mark.parametrize(
    "text",
    [
        "", "zz", "00", "04" + "00" * 64, "ff" * 64, "02" + "ff" * 32, P256.spki.hex()[:-2], P256.spki.hex() + "00",
        "-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----", "oca:base16:asn1:xyz", "A" * 100_000, "\ud800", "ä",
        P256.raw[:-1].hex() + f"{P256.raw[-1] ^ 1:02x}",
    ],
)  # fmt: skip
def test_what_is_no_key_is_refused_before_anything_is_read(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        SignedRecords().read(ocmf(), text, "record.txt")
    assert (refused.value.reason, refused.value.where) == (Reason.WRONG_VALUE, "record.txt")


def test_a_key_on_a_curve_no_meter_uses_is_unusable() -> None:
    spki = P256.spki.replace(P256.curve.oid, bytes.fromhex("2b81040023")[:8].ljust(8, b"\x01"))
    with pytest.raises(RecordUnusable) as refused:
        read_key(spki.hex())
    assert refused.value.reason is SignedReason.KEY_UNUSABLE


def test_a_key_that_came_with_the_record_is_told_apart_from_a_given_one() -> None:
    alone = SignedRecords().read(ocmf())[0]
    assert (alone.valid, alone.reason, alone.key_source) == (False, SignedReason.NO_PUBLIC_KEY, None)
    assert SignedRecords().read(ocmf(), P256.spki.hex())[0].key_source is KeySource.GIVEN


def test_one_value_has_one_der() -> None:
    good = der(0x30, der_number(5) + der_number(200))
    assert read_signature(good) == (5, 200)
    for bad in (
        good + b"\x00", good[:-1], b"", b"\x30", b"\x30\x80" + good[2:], b"\x30\x81" + good[1:], der(0x31, good[2:]),
        der(0x30, der_number(5)), der(0x30, der_number(5) + der_number(6) + der_number(7)),
        der(0x30, der(0x02, b"\x00\x05") + der_number(6)), der(0x30, der(0x02, b"\xff") + der_number(6)),
        der(0x30, der(0x02, b"") + der_number(6)), b"\x30\x84\xff\xff\xff\xff" + good[2:],
    ):  # fmt: skip
        with pytest.raises(ValueError, match=r"\w"):
            read_signature(bad)


@pytest.mark.parametrize("name", sorted(METERS))
def test_numbers_out_of_range_sign_nothing(name: str) -> None:
    meter = METERS[name]
    key, data = PublicKey(meter.curve, b"\x04" + meter.raw), b"data"
    r, s = meter.sign(data)
    assert verifies(key, data, "sha256", r, s)
    order = secp192k1.N if name == "secp192k1" else (1 << 8 * meter.curve.size) - 1
    for pair in (
        (0, s),
        (r, 0),
        (0, 0),
        (order, s),
        (r, order),
        (r + order, s),
        (r, s + order),
        (-r, s),
        (1 << 9000, s),
    ):
        assert not verifies(key, data, "sha256", *pair)
    assert not verifies(key, b"other", "sha256", r, s)


def test_secp192k1_has_the_parameters_of_sec_2() -> None:
    """The base point lies on the curve and has the order n: n G is infinite, (n - 1) G is -G."""
    x, y = secp192k1.G
    assert (y * y - x**3 - secp192k1.B) % secp192k1.P == 0
    assert secp192k1._sum_of_products(secp192k1.N, 0, secp192k1.G)[2] == 0
    px, py, pz = secp192k1._sum_of_products(secp192k1.N - 1, 0, secp192k1.G)
    inverse = pow(pz, -1, secp192k1.P)
    assert (px * inverse**2 % secp192k1.P, py * inverse**3 % secp192k1.P) == (x, secp192k1.P - y)
    assert {curve.size for curve in CURVES} == {24, 32, 48}


def test_secp192k1_points_that_are_none() -> None:
    meter = METERS["secp192k1"]
    assert secp192k1.decode_point(meter.compressed) == secp192k1.decode_point(b"\x04" + meter.raw)
    for bad in (b"", b"\x04", b"\x05" + meter.raw, b"\x04" + meter.raw[:-1] + b"\x00", b"\x02" + b"\xff" * 24):
        with pytest.raises(ValueError, match=r"no encoded point|not on the curve"):
            secp192k1.decode_point(bad)
