"""Asking for an approval, and giving one: the two ends of dual control (field rule 16)."""

import base64
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.approval import (
    REFUSAL_WORDS,
    ApprovalDocument,
    ApprovalNeed,
    ApprovalRequest,
    Approved,
    Refusal,
    same_person,
    why_own,
)
from app.domain.approval_file import check_request, check_window, signed_bytes, written
from app.domain.codec import decode
from app.domain.errors import BadInput, Reason, Refused
from app.ports.catalogue import Catalogue
from app.ports.clock import Clock
from app.ports.signing import MakesKeys
from app.ports.store import KeepsKeys, Store, StoredKey
from app.workflows.approval_desk import Approver
from app.workflows.trust_approver import own_signers, signer_of, trust_approver


@dataclass(frozen=True)
class ApprovalRules:
    """How long an approval is good for, as data: hours where nobody says, days at most."""

    source: str
    verified: bool
    default_hours: float
    longest_days: float

    @property
    def longest(self) -> timedelta:
        """The longest window."""
        return timedelta(days=self.longest_days)


def approval_rules(catalogue: Catalogue) -> ApprovalRules:
    """Return the rules as shipped."""
    return decode(ApprovalRules, catalogue.document("metrology", "approval-rules"), "approval-rules.json")


async def request_approval(
    store: KeepsKeys,
    keys: MakesKeys,
    rules: ApprovalRules,
    need: ApprovalNeed,
    reason: str,
    window: tuple[datetime, datetime],
) -> ApprovalDocument:
    """Return the unsigned request for ``window`` (not before, not after; UTC).

    Raises BadInput (WRONG_VALUE) naming the field, also for a window longer than the rules allow.
    """
    stored = await store.signing_key(need.practice)
    request = ApprovalRequest(
        change=need.change,
        station_id=need.station_id,
        station_serial=need.station_serial,
        subject=need.subject,
        not_before=window[0].replace(microsecond=0),
        not_after=window[1].replace(microsecond=0),
        requested_by=need.technician,
        requester_key=keys.facts(stored).key_sha256 if stored else "",
        reason=reason,
        practice=need.practice,
    )
    check_request(request, "approval")
    check_window(request, rules.longest, "approval")
    return ApprovalDocument(request=request)


def approve(
    keys: MakesKeys, stored: StoredKey, pin: str, document: ApprovalDocument, at: datetime, where: str
) -> ApprovalDocument:
    """Sign a request with the own key (unwrapped by ``pin``) ``at`` (UTC).

    Raises Refused (APPROVAL_REFUSED) for an own request and one whose time is over, ComputerCannot (PIN_WRONG).
    """
    signer = signer_of(keys.facts(stored))
    why = why_own(document.request, signer)
    if why is None and at > document.request.not_after:
        why = Refusal.TOO_LATE
    if why is not None:
        raise Refused(Reason.APPROVAL_REFUSED, where, problem=REFUSAL_WORDS[why])
    approved = Approved(
        by=signer.name, at=at.replace(microsecond=0), certificate=stored.certificate_pem.decode("ascii")
    )
    bare = replace(document, approved=approved)
    signature = keys.sign(keys.unwrap(stored, pin), signed_bytes(bare))
    return replace(bare, approved=replace(approved, signature=base64.b64encode(signature).decode("ascii")))


async def approve_here(
    store: KeepsKeys, keys: MakesKeys, document: ApprovalDocument, name: str, pin: str, at: datetime, where: str
) -> ApprovalDocument:
    """Sign with the key of this data directory; the first time one is made for ``name``, wrapped by ``pin``.

    Raises BadInput (MISSING_KEY) where there is neither key nor name, (WRONG_VALUE) where the key is another person's,
    and what ``approve`` raises.
    """
    practice = document.request.practice
    stored = await store.signing_key(practice)
    if stored is None:
        if not name.strip():
            raise BadInput(Reason.MISSING_KEY, where, field="--by")
        stored = keys.make(name, pin, at, practice)
        signed = approve(keys, stored, pin, document, at, where)  # nothing is kept of a refused one
        await store.save_signing_key(stored)
        return signed
    if name.strip() and not same_person(name, stored.name):
        raise BadInput(Reason.WRONG_VALUE, where, field="--by", problem=stored.name)
    return approve(keys, stored, pin, document, at, where)


def practice_approver(store: Store, keys: MakesKeys, clock: Clock, rules: ApprovalRules) -> Approver:
    """Return the second person of a practice visit: a real key of its own (CN PRACTICE), known to the practice laptop.

    Only a practice store may be given: its key signs whatever is asked.
    """

    made: list[tuple[StoredKey, str]] = []

    async def approver(need: ApprovalNeed) -> bytes:
        at = clock.now()
        if not made:
            pin = secrets.token_hex(8)
            made.append((keys.make(need.technician, pin, at, practice=True), pin))
            signer, own = signer_of(keys.facts(made[0][0])), await own_signers(store, keys)
            await trust_approver(store, own, signer.fingerprint, signer.name, signer.key_sha256, at)
        window = (at, at + timedelta(hours=rules.default_hours))
        asked = await request_approval(store, keys, rules, need, need.change.value, window)
        return written(approve(keys, *made[0], asked, at, need.change.value))

    return approver
