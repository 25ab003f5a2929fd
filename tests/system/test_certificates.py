"""Signing keys: made, wrapped, unwrapped, used."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key

from app.domain.errors import BadInput, ComputerCannot, Reason
from app.ports.signing import MakesKeys
from app.ports.store import StoredKey
from app.system.certificates import LocalCertificates
from app.system.wrapping import Cost

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
KEYS: MakesKeys = LocalCertificates(Cost(memory_kib=64, rounds=1, lanes=1))


def test_a_signature_holds_and_only_for_its_content() -> None:
    key = KEYS.make("Mara Lind", "4711", AT, practice=False)
    secret = KEYS.unwrap(key, "4711")
    signature = KEYS.sign(secret, b"manifest")
    public = x509.load_pem_x509_certificate(key.certificate_pem).public_key()
    assert isinstance(public, ec.EllipticCurvePublicKey)
    public.verify(signature, b"manifest", ec.ECDSA(SHA256()))
    with pytest.raises(InvalidSignature):
        public.verify(signature, b"manifesto", ec.ECDSA(SHA256()))
    private = load_der_private_key(secret, None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    assert private.curve.name == "secp256r1"
    assert private.public_key() == public


def test_the_certificate_says_what_it_is_for() -> None:
    key = KEYS.make("Mara Lind", "4711", AT, practice=False)
    certificate = x509.load_pem_x509_certificate(key.certificate_pem)
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert usage.value.digital_signature
    assert usage.value.content_commitment
    assert not usage.value.key_cert_sign
    assert not certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    certificate.verify_directly_issued_by(certificate)
    facts = KEYS.facts(key)
    assert facts.common_name == "Mara Lind"
    assert facts.not_after - AT == timedelta(days=730)
    assert facts.not_before <= AT
    assert facts.fingerprint_sha256 == certificate.fingerprint(SHA256()).hex()
    other = x509.load_pem_x509_certificate(KEYS.make("Mara Lind", "4711", AT, practice=False).certificate_pem)
    assert other.serial_number != certificate.serial_number


def test_practice_can_never_be_taken_for_a_person() -> None:
    assert KEYS.facts(KEYS.make("Mara Lind", "4711", AT, practice=True)).common_name == "PRACTICE"


def test_wrong_pin_and_damaged_key() -> None:
    key = KEYS.make("Mara Lind", "4711", AT, practice=False)
    other = KEYS.make("Mara Lind", "4711", AT, practice=False)
    swapped = StoredKey(key.name, other.certificate_pem, key.wrapped_key_pem, practice=False)
    for stored, pin in ((key, "4712"), (key, ""), (swapped, "4711")):
        with pytest.raises(ComputerCannot) as error:
            KEYS.unwrap(stored, pin)
        assert error.value.reason is Reason.PIN_WRONG
    assert b"PRIVATE" not in key.wrapped_key_pem


@pytest.mark.parametrize(("name", "pin"), [("Mara", "123"), ("", "4711"), ("x" * 65, "4711"), ("  ", "4711")])
def test_refused_names_and_pins(name: str, pin: str) -> None:
    with pytest.raises(BadInput) as error:
        KEYS.make(name, pin, AT, practice=False)
    assert error.value.reason is Reason.WRONG_VALUE


def test_a_guess_is_expensive_by_default() -> None:
    from app.system.wrapping import STRONG

    assert (STRONG.memory_kib, STRONG.rounds, STRONG.lanes) == (65536, 3, 4)
    key = LocalCertificates().make("Mara Lind", "4711", AT, practice=False)
    assert len(LocalCertificates().unwrap(key, "4711")) > 100
