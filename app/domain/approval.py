"""A second person's signed approval of a change (field rule 16), and the rules by which it counts; pure.

It is bound to one station, one change and its content, and a window of time; it can be obtained beforehand and is
checked without a network. Who signed is known by the key alone: the name is that of the certificate.
"""

import hmac
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from app.domain.codec import STRICT
from app.domain.legal_change import LegalChange
from app.domain.text import mark


@dataclass(frozen=True)
class ApprovalSubject:
    """What is changed: file with hash and version, setting with its new value, serial of a meter, place of a seal."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    name: str
    sha256: str = ""
    """Of the firmware file, in hexadecimal digits."""
    value: str = ""
    """Version the firmware must show afterwards, or the new value of the setting."""


@dataclass(frozen=True, kw_only=True)
class ApprovalRequest:
    """What a technician asks a second person to approve; ``requester_key`` is the SHA-256 of the own public key."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    change: LegalChange
    station_id: str
    station_serial: str
    subject: ApprovalSubject
    not_before: datetime
    not_after: datetime
    requested_by: str
    requester_key: str = ""
    reason: str
    practice: bool = False


@dataclass(frozen=True, kw_only=True)
class Approved:
    """Who approved and when: name and certificate (PEM), with an ECDSA P-256 signature (DER, base64) over all of it."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    by: str
    at: datetime
    certificate: str
    signature: str = ""


@dataclass(frozen=True, kw_only=True)
class ApprovalDocument:
    """The file: a request, and once it was signed the approval beside it."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    request: ApprovalRequest
    approved: Approved | None = None


@dataclass(frozen=True)
class Signer:
    """What the certificate says of who signed; ``key_sha256`` is that of the public key alone."""

    name: str
    fingerprint: str
    key_sha256: str
    not_before: datetime
    not_after: datetime


@dataclass(frozen=True, kw_only=True)
class ApprovalNeed:
    """What is about to be done, where, by whom."""

    change: LegalChange
    station_id: str
    station_serial: str
    subject: ApprovalSubject
    technician: str
    practice: bool = False


@dataclass(frozen=True)
class ApprovalUsed:
    """What was checked of the approval of a change, for the visit and its report; ``sha256`` is that of the file."""

    approved_by: str
    fingerprint: str
    approved_at: datetime
    not_before: datetime
    not_after: datetime
    requested_by: str
    sha256: str
    value: str = ""


class Refusal(StrEnum):
    """Why an approval does not count."""

    NOT_SIGNED = "not_signed"
    SIGNATURE = "signature"
    UNKNOWN_KEY = "unknown_key"
    OWN_KEY = "own_key"
    THIS_LAPTOP = "this_laptop"
    OWN_NAME = "own_name"
    NAME_DIFFERS = "name_differs"
    OTHER_STATION = "other_station"
    OTHER_CHANGE = "other_change"
    OTHER_SUBJECT = "other_subject"
    PRACTICE = "practice"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    CERTIFICATE_OUT = "certificate_out"


REFUSAL_WORDS: Mapping[Refusal, str] = {
    Refusal.NOT_SIGNED: mark("it is a request that nobody has signed yet"),
    Refusal.SIGNATURE: mark("the signature does not fit the content"),
    Refusal.UNKNOWN_KEY: mark("the key of its signer is not known on this laptop"),
    Refusal.OWN_KEY: mark("it is signed with the key of who asked for it"),
    Refusal.THIS_LAPTOP: mark("it is signed with the key of this laptop itself"),
    Refusal.OWN_NAME: mark("nobody approves an own change"),
    Refusal.NAME_DIFFERS: mark("the name is not the one of the certificate that signed it"),
    Refusal.OTHER_STATION: mark("it is for another station"),
    Refusal.OTHER_CHANGE: mark("it is for another kind of change"),
    Refusal.OTHER_SUBJECT: mark("it is for another file, setting, value or meter"),
    Refusal.PRACTICE: mark("practice and real approvals do not mix"),
    Refusal.TOO_EARLY: mark("its time has not begun yet"),
    Refusal.TOO_LATE: mark("its time is over"),
    Refusal.CERTIFICATE_OUT: mark("the certificate of its signer is not valid now"),
}


def same(one: str, other: str) -> bool:
    """Compare in a time that does not tell how much of it was right."""
    return hmac.compare_digest(one.encode(), other.encode())


def same_person(one: str, other: str) -> bool:
    """Compare names without regard to case, blanks and how a letter is encoded."""
    return same(_plain(one), _plain(other))


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def why_not_signed_by(document: ApprovalDocument, signer: Signer) -> Refusal | None:
    """Return why ``signer`` is nobody who may have signed ``document``: never the requester, by name or by key."""
    request, approved = document.request, document.approved
    if approved is None:
        return Refusal.NOT_SIGNED
    if not same_person(approved.by, signer.name):
        return Refusal.NAME_DIFFERS
    return why_own(request, signer)


def why_own(request: ApprovalRequest, signer: Signer) -> Refusal | None:
    """Return why ``signer`` may not approve ``request``: the own name or the own key, or practice mixed with real."""
    if same(request.requester_key, signer.key_sha256):
        return Refusal.OWN_KEY
    # every practice key reads PRACTICE: a practice technician of that name is told apart by the key
    return Refusal.OWN_NAME if same_person(request.requested_by, signer.name) and not request.practice else None


def why_refused(
    document: ApprovalDocument,
    signer: Signer,
    need: ApprovalNeed,
    at: datetime,
    trusted: Collection[str],
    own_keys: Collection[str],
) -> Refusal | None:
    """Return why ``document``, whose signature fits ``signer``, does not allow what is needed ``at`` (UTC); else None.

    ``trusted`` are the fingerprints of certificates known on this laptop beforehand, ``own_keys`` the public keys
    (SHA-256) of this laptop itself.
    """
    found = why_not_signed_by(document, signer)
    if found is not None:
        return found
    if any(same(key, signer.key_sha256) for key in own_keys):
        return Refusal.THIS_LAPTOP
    if same_person(need.technician, signer.name) and not need.practice:
        return Refusal.OWN_NAME
    if not any(same(known, signer.fingerprint) for known in trusted):
        return Refusal.UNKNOWN_KEY
    return _why_other(document.request, need) or _why_now(document.request, signer, at)


def _why_other(request: ApprovalRequest, need: ApprovalNeed) -> Refusal | None:
    if request.practice is not need.practice:
        return Refusal.PRACTICE
    if not (same(request.station_id, need.station_id) and same(request.station_serial, need.station_serial)):
        return Refusal.OTHER_STATION
    if request.change is not need.change:
        return Refusal.OTHER_CHANGE
    asked, wanted = request.subject, need.subject
    parts = ((asked.name, wanted.name), (asked.sha256.lower(), wanted.sha256.lower()), (asked.value, wanted.value))
    return None if all(same(one, other) for one, other in parts) else Refusal.OTHER_SUBJECT


def _why_now(request: ApprovalRequest, signer: Signer, at: datetime) -> Refusal | None:
    if at < request.not_before:
        return Refusal.TOO_EARLY
    if at > request.not_after:
        return Refusal.TOO_LATE
    return None if signer.not_before <= at <= signer.not_after else Refusal.CERTIFICATE_OUT


def used(document: ApprovalDocument, signer: Signer, sha256: str) -> ApprovalUsed:
    """Return what is kept of an approval that counts."""
    approved, request = document.approved, document.request
    assert approved is not None  # noqa: S101  ``why_refused`` has said so
    return ApprovalUsed(
        signer.name,
        signer.fingerprint,
        approved.at,
        request.not_before,
        request.not_after,
        request.requested_by,
        sha256,
        request.subject.value,
    )
