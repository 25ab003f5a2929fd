"""What a request or an approval says, and whether it counts on this laptop at this moment."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.approval import REFUSAL_WORDS, ApprovalNeed, ApprovalRequest, Refusal, why_refused
from app.domain.approval_file import read_approval
from app.domain.errors import Refused
from app.ports.signing import MakesKeys
from app.ports.store import Store
from app.workflows.approval_desk import signed_by
from app.workflows.trust_approver import approvers, own_signers


@dataclass(frozen=True)
class ApprovalShown:
    """The file as people read it; ``why`` it does not count, a sentence to translate, empty where ``counts``."""

    request: ApprovalRequest
    signed: bool
    counts: bool
    reason: Refusal | None
    why: str
    approved_by: str = ""
    approved_at: datetime | None = None
    fingerprint: str = ""


async def show_approval(content: bytes, where: str, store: Store, keys: MakesKeys, at: datetime) -> ApprovalShown:
    """Return what the file says and whether it would be accepted ``at`` (UTC) for exactly what it names.

    Raises BadInput naming the field of a damaged file.
    """
    document = read_approval(content, where)
    request, approved = document.request, document.approved
    if approved is None:
        return ApprovalShown(request, False, False, Refusal.NOT_SIGNED, REFUSAL_WORDS[Refusal.NOT_SIGNED])
    try:
        signer = signed_by(keys, document, where)
    except Refused:
        return ApprovalShown(request, True, False, Refusal.SIGNATURE, REFUSAL_WORDS[Refusal.SIGNATURE])
    need = ApprovalNeed(
        change=request.change,
        station_id=request.station_id,
        station_serial=request.station_serial,
        subject=request.subject,
        technician=request.requested_by,
        practice=request.practice,
    )
    trusted = [one.fingerprint for one in (await approvers(store)).approvers]
    own = [one.key_sha256 for one in await own_signers(store, keys)]
    why = why_refused(document, signer, need, at, trusted, own)
    return ApprovalShown(
        request, True, why is None, why, REFUSAL_WORDS[why] if why else "", signer.name, approved.at, signer.fingerprint
    )
