"""Whose approval counts on this laptop: certificates known beforehand by their fingerprint."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.approval import REFUSAL_WORDS, Refusal, Signer, same
from app.domain.codec import decode, encode
from app.domain.errors import BadInput, Reason, Refused
from app.ports.signing import CertificateFacts, MakesKeys
from app.ports.store import KeepsKeys, KeepsPreferences

TRUSTED = "trusted-approvers"
_DIGITS = 64


@dataclass(frozen=True)
class TrustedApprover:
    """A certificate (SHA-256 of its DER form) that may approve; ``name`` as far as it is known."""

    fingerprint: str
    name: str
    since: datetime


@dataclass(frozen=True)
class ApproverList:
    """Every approver this laptop knows, oldest first."""

    approvers: tuple[TrustedApprover, ...]


def signer_of(facts: CertificateFacts) -> Signer:
    """Return what the rules ask of a certificate."""
    return Signer(facts.common_name, facts.fingerprint_sha256, facts.key_sha256, facts.not_before, facts.not_after)


def read_fingerprint(text: str) -> str | None:
    """Return the fingerprint in ``text`` as 64 lower-case digits; None where it is none. Colons and blanks go."""
    bare = "".join(text.split()).replace(":", "").lower()
    return bare if len(bare) == _DIGITS and set(bare) <= set("0123456789abcdef") else None


async def approvers(store: KeepsPreferences) -> ApproverList:
    """Return the approvers this laptop knows."""
    kept = await store.preference(TRUSTED)
    return ApproverList(tuple(decode(TrustedApprover, one, TRUSTED) for one in json.loads(kept or "[]")))


async def own_signers(store: KeepsKeys, keys: MakesKeys) -> tuple[Signer, ...]:
    """Return the signers of this laptop itself, real and practice: they approve nothing here."""
    found = [await store.signing_key(practice) for practice in (False, True)]
    return tuple(signer_of(keys.facts(stored)) for stored in found if stored is not None)


async def trust_approver(
    preferences: KeepsPreferences, own: Sequence[Signer], fingerprint: str, name: str, key_sha256: str, at: datetime
) -> ApproverList:
    """Let approvals signed with this certificate count from now on; the same one again changes nothing but the name.

    ``key_sha256`` is empty where only the fingerprint is known. Raises BadInput (WRONG_VALUE) for what is no
    fingerprint, Refused (APPROVAL_REFUSED) for a key of this laptop itself.
    """
    digits = read_fingerprint(fingerprint)
    if digits is None:
        raise BadInput(Reason.WRONG_VALUE, "approval trust", field="FINGERPRINT", problem="SHA-256")
    if any(same(one.fingerprint, digits) or (key_sha256 and same(one.key_sha256, key_sha256)) for one in own):
        raise Refused(Reason.APPROVAL_REFUSED, digits, problem=REFUSAL_WORDS[Refusal.THIS_LAPTOP])
    before = (await approvers(preferences)).approvers
    known = next((one for one in before if one.fingerprint == digits), None)
    added = TrustedApprover(digits, name.strip() or (known.name if known else ""), known.since if known else at)
    kept = ApproverList((*(one for one in before if one.fingerprint != digits), added))
    await preferences.set_preference(TRUSTED, json.dumps([encode(one) for one in kept.approvers]))
    return kept
