"""``calibration signed``: the contract's object, exit codes and the people's text."""

import base64
from pathlib import Path

import pytest

from app.domain.errors import Reason
from app.domain.signed_record import KeySource, SignedReason
from app.domain.words import KEY_SOURCE_WORDS, SIGNED_WORDS
from tests.cli.answers import check_answer
from tests.cli.asking import Asks
from tests.formats.signed.meters import METERS, P256, alfen, ocmf, payload, reading
from tests.formats.signed.test_ocmf import KEY_A, OCMF_A


def file_with(tmp_path: Path, data: bytes) -> Path:
    """Write a file of records."""
    path = tmp_path / "records.txt"
    path.write_bytes(data)
    return path


def test_ocmf_a_is_told_as_the_contract_says(ask: Asks, tmp_path: Path) -> None:
    said = ask("calibration", "signed", file_with(tmp_path, OCMF_A), "--public-key", KEY_A)
    check_answer("calibration-signed", said.answer)
    assert (said.code, said.err) == (0, "")
    assert said.answer == {
        "records": [
            {
                "format": "OCMF",
                "algorithm": "ECDSA-secp256r1-SHA256",
                "valid": True,
                "reason": "",
                "begin": {"at": "2026-01-02T03:04:05Z", "kwh": "1234.567"},
                "end": {"at": "2026-01-02T04:04:05Z", "kwh": "1244.589"},
                "energy_kwh": "10.022",
            }
        ]
    }


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (OCMF_A.replace(b"1244.589", b"1244.588"), "signature_wrong"),
        (OCMF_A.replace(b'"FV":', b'"FV": '), "signature_wrong"),
        (OCMF_A[:-30], "signature_unreadable"),
        (OCMF_A[:200], "unreadable"),
        (b"nothing signed", "no_record"),
        (b"", "no_record"),
    ],
)
def test_tampered_and_unreadable_records_are_entries_and_exit_1(
    ask: Asks, tmp_path: Path, data: bytes, reason: str
) -> None:
    said = ask("calibration", "signed", file_with(tmp_path, data), "--public-key", KEY_A)
    check_answer("calibration-signed", said.answer)
    assert (said.code, said.err) == (1, "")
    (record,) = said.answer["records"]
    assert (record["valid"], record["reason"], record["energy_kwh"]) == (False, reason, None)


def test_one_bad_record_among_good_ones_is_exit_1(ask: Asks, tmp_path: Path) -> None:
    path = file_with(tmp_path, b"\n".join([alfen("0", 10, 1), alfen("1", 20, 2).replace(b";3;A", b";3;B"), ocmf()]))
    said = ask("calibration", "signed", path)
    check_answer("calibration-signed", said.answer)
    assert (said.code, [record["valid"] for record in said.answer["records"]]) == (1, [True, False, False])


def test_bad_usage_is_exit_2(ask: Asks, tmp_path: Path) -> None:
    path = file_with(tmp_path, OCMF_A)
    for arguments, reason in (
        ((tmp_path / "missing.txt",), Reason.FILE_UNREADABLE),
        ((tmp_path,), Reason.FILE_UNREADABLE),
        ((path, "--public-key", "not a key"), Reason.WRONG_VALUE),
        ((path, "--public-key", ""), Reason.WRONG_VALUE),
        ((path, "--public-key", path), Reason.WRONG_VALUE),
        ((), Reason.WRONG_USAGE),
    ):
        said = ask("calibration", "signed", *arguments)
        assert (said.code, said.reason) == (2, reason.value), arguments
        check_answer("error", said.answer)


def test_the_key_may_be_hex_pem_or_a_file(ask: Asks, tmp_path: Path) -> None:
    meter = METERS["secp192k1"]
    path = file_with(tmp_path, ocmf(meter))
    pem = tmp_path / "meter.pem"
    text = f"-----BEGIN PUBLIC KEY-----\n{base64.encodebytes(meter.spki).decode()}-----END PUBLIC KEY-----\n"
    pem.write_text(text)
    for key in (meter.raw.hex(), text, pem):
        assert ask("calibration", "signed", path, "--public-key", key).code == 0


def test_people_read_signature_valid_and_never_a_proof(ask: Asks, tmp_path: Path) -> None:
    path = file_with(tmp_path, OCMF_A)
    said = ask.people("calibration", "signed", path, "--public-key", KEY_A)
    assert said.code == 0
    assert "signature valid" in said.out
    assert "10.022 kWh" in said.out
    assert "no legal proof" in said.out
    assert "Transparenzsoftware" in said.out
    german = ask.people("--lang", "de", "calibration", "signed", path, "--public-key", KEY_A).out
    assert "Signatur gültig" in german
    assert "kein rechtlicher Nachweis" in german
    wrong = ask.people("calibration", "signed", file_with(tmp_path, OCMF_A[:-40]), "--public-key", KEY_A)
    assert wrong.code == 1
    assert "signature NOT valid" in wrong.out


def test_a_remark_is_said_and_stays_valid(ask: Asks, tmp_path: Path) -> None:
    data = ocmf(text=payload(reading("B", "1.0"), reading("E", "2.0", ST="M", TM="2026-01-02T04:04:05,000+0000 U")))
    path = file_with(tmp_path, data)
    said = ask("calibration", "signed", path, "--public-key", P256.spki.hex())
    assert (said.code, said.answer["records"][0]["reason"]) == (0, "not_billable")
    text = ask.people("calibration", "signed", path, "--public-key", P256.spki.hex()).out
    assert "must not be billed" in text
    assert "not synchronised" in text


def test_every_reason_has_its_words() -> None:
    assert set(SIGNED_WORDS) == set(SignedReason)
    assert set(KEY_SOURCE_WORDS) == set(KeySource)
