"""The rules of dual control: what an approval is bound to, and every way in which it does not count."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.approval import (
    REFUSAL_WORDS,
    ApprovalDocument,
    ApprovalNeed,
    ApprovalRequest,
    ApprovalSubject,
    Approved,
    Refusal,
    Signer,
    same_person,
    used,
    why_own,
    why_refused,
)
from app.domain.legal_change import LegalChange

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
IMAGE = ApprovalSubject("f.img", "ab" * 32, "2.0")
REQUEST = ApprovalRequest(
    change=LegalChange.FIRMWARE,
    station_id="CP1",
    station_serial="SN-1",
    subject=IMAGE,
    not_before=NOON - timedelta(hours=1),
    not_after=NOON + timedelta(hours=1),
    requested_by="M. Lind",
    requester_key="11" * 32,
    reason="fault 17",
)
DOCUMENT = ApprovalDocument(
    request=REQUEST, approved=Approved(by="S. Super", at=NOON, certificate="PEM", signature="AA==")
)
SIGNER = Signer("S. Super", "ee" * 32, "22" * 32, NOON - timedelta(days=1), NOON + timedelta(days=1))
NEED = ApprovalNeed(
    change=LegalChange.FIRMWARE, station_id="CP1", station_serial="SN-1", subject=IMAGE, technician="M. Lind"
)


def refused(
    document: ApprovalDocument = DOCUMENT,
    signer: Signer = SIGNER,
    need: ApprovalNeed = NEED,
    at: datetime = NOON,
    trusted: tuple[str, ...] = ("00" * 32, SIGNER.fingerprint),
    own: tuple[str, ...] = ("33" * 32,),
) -> Refusal | None:
    return why_refused(document, signer, need, at, trusted, own)


def asking(**changes: object) -> ApprovalDocument:
    return replace(DOCUMENT, request=replace(REQUEST, **changes))  # type: ignore[arg-type]


def test_an_approval_of_exactly_this_counts_from_its_first_to_its_last_second() -> None:
    assert refused() is None
    assert refused(at=REQUEST.not_before) is None
    assert refused(at=REQUEST.not_after) is None
    assert used(DOCUMENT, SIGNER, "cc" * 32).value == "2.0"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"document": replace(DOCUMENT, approved=None)}, Refusal.NOT_SIGNED),
        ({"signer": replace(SIGNER, name="Somebody else")}, Refusal.NAME_DIFFERS),
        ({"signer": replace(SIGNER, key_sha256="11" * 32)}, Refusal.OWN_KEY),
        ({"own": (SIGNER.key_sha256,)}, Refusal.THIS_LAPTOP),
        ({"document": asking(requested_by="s.  SUPER")}, Refusal.OWN_NAME),
        ({"need": replace(NEED, technician="S. Super")}, Refusal.OWN_NAME),
        ({"trusted": ("00" * 32,)}, Refusal.UNKNOWN_KEY),
        ({"trusted": ()}, Refusal.UNKNOWN_KEY),
        ({"document": asking(practice=True)}, Refusal.PRACTICE),
        ({"document": asking(station_id="CP2")}, Refusal.OTHER_STATION),
        ({"document": asking(station_serial="SN-2")}, Refusal.OTHER_STATION),
        ({"document": asking(change=LegalChange.SEAL)}, Refusal.OTHER_CHANGE),
        ({"document": asking(subject=replace(IMAGE, sha256="ba" * 32))}, Refusal.OTHER_SUBJECT),
        ({"document": asking(subject=replace(IMAGE, sha256=""))}, Refusal.OTHER_SUBJECT),
        ({"document": asking(subject=replace(IMAGE, value="1.0"))}, Refusal.OTHER_SUBJECT),
        ({"document": asking(subject=replace(IMAGE, name="g.img"))}, Refusal.OTHER_SUBJECT),
        ({"at": REQUEST.not_before - timedelta(seconds=1)}, Refusal.TOO_EARLY),
        ({"at": REQUEST.not_after + timedelta(seconds=1)}, Refusal.TOO_LATE),
        ({"signer": replace(SIGNER, not_after=NOON - timedelta(seconds=1))}, Refusal.CERTIFICATE_OUT),
        ({"signer": replace(SIGNER, not_before=NOON + timedelta(seconds=1))}, Refusal.CERTIFICATE_OUT),
    ],
)
def test_anything_else_does_not(changed: dict[str, object], why: Refusal) -> None:
    assert refused(**changed) is why  # type: ignore[arg-type]
    assert REFUSAL_WORDS[why]


def test_nobody_approves_for_themselves_whatever_they_call_themselves() -> None:
    assert why_own(REQUEST, replace(SIGNER, key_sha256=REQUEST.requester_key)) is Refusal.OWN_KEY
    assert why_own(REQUEST, replace(SIGNER, name=" m. LIND")) is Refusal.OWN_NAME
    practice = replace(REQUEST, practice=True, requested_by="PRACTICE")
    assert why_own(practice, replace(SIGNER, name="PRACTICE")) is None
    assert why_own(practice, replace(SIGNER, key_sha256=REQUEST.requester_key)) is Refusal.OWN_KEY


def test_names_are_people_not_bytes() -> None:
    assert same_person("José  Süß", "JOSE\u0301 SÜSS")
    assert not same_person("M. Lind", "M. Linde")


def test_the_hash_is_compared_as_a_number_is_written() -> None:
    assert refused(document=asking(subject=replace(IMAGE, sha256="AB" * 32))) is None
