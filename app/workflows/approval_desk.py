"""Where an approval is looked at before a change: read strictly, signature, key, station, content and time."""

import base64
import binascii
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.approval import (
    REFUSAL_WORDS,
    ApprovalDocument,
    ApprovalNeed,
    ApprovalUsed,
    Refusal,
    Signer,
    used,
    why_refused,
)
from app.domain.approval_file import LARGEST_BYTES, read_approval, signed_bytes
from app.domain.bundle import sha256_of
from app.domain.errors import BadInput, Reason, Refused
from app.ports.signing import MakesKeys
from app.ports.store import Store
from app.workflows.trust_approver import approvers, own_signers, signer_of

Approver = Callable[[ApprovalNeed], Awaitable[bytes]]
"""Approves at once and returns the file: the second person of a practice visit."""


@dataclass(frozen=True)
class CheckedApproval:
    """An approval that counts, and the bytes of its file."""

    used: ApprovalUsed
    content: bytes


@dataclass(frozen=True)
class ApprovalDesk:
    """Checks approvals on this laptop; ``read`` returns the bytes of a file that was named."""

    store: Store
    keys: MakesKeys
    read: Callable[[str], bytes]
    approver: Approver | None = None

    async def check(self, name: str, need: ApprovalNeed, at: datetime, *, early: bool = False) -> CheckedApproval:
        """Return what the file ``name`` approves ``at`` (UTC); ``early``: one whose time has not begun counts as well.

        Raises BadInput naming the field of a damaged file, Refused (APPROVAL_REFUSED, APPROVAL_UNKNOWN_KEY) saying why
        it does not count.
        """
        return await self._checked(self.read(name), Path(name).name, need, at, early=early)

    async def ask(self, need: ApprovalNeed, at: datetime) -> CheckedApproval | None:
        """Have it approved at once, and check that like any other; None where nobody is there to do it.

        Whoever approves looks at the clock after ``at``, which on a fast practice clock is seconds later.
        """
        if self.approver is None:
            return None
        return await self._checked(await self.approver(need), need.change.value, need, at, early=True)

    async def _checked(
        self, content: bytes, where: str, need: ApprovalNeed, at: datetime, *, early: bool = False
    ) -> CheckedApproval:
        document = read_approval(content, where)
        signer = signed_by(self.keys, document, where)
        trusted = [one.fingerprint for one in (await approvers(self.store)).approvers]
        own = [one.key_sha256 for one in await own_signers(self.store, self.keys)]
        when = max(at, document.request.not_before) if early else at
        refuse(why_refused(document, signer, need, when, trusted, own), signer, where)
        return CheckedApproval(used(document, signer, sha256_of(content)), content)


def signed_by(keys: MakesKeys, document: ApprovalDocument, where: str) -> Signer:
    """Return who signed. Raises Refused (APPROVAL_REFUSED) where nobody did, or the signature does not fit."""
    approved = document.approved
    if approved is None:
        raise Refused(Reason.APPROVAL_REFUSED, where, problem=REFUSAL_WORDS[Refusal.NOT_SIGNED])
    try:
        signature = base64.b64decode(approved.signature, validate=True)
        certificate = approved.certificate.encode("ascii")
        return signer_of(keys.check(certificate, signed_bytes(document), signature))
    except (BadInput, binascii.Error, UnicodeEncodeError):
        raise Refused(Reason.APPROVAL_REFUSED, where, problem=REFUSAL_WORDS[Refusal.SIGNATURE]) from None


def refuse(why: Refusal | None, signer: Signer, where: str) -> None:
    """Raise the sentence of a refusal; an unknown key says how it becomes known."""
    if why is Refusal.UNKNOWN_KEY:
        raise Refused(Reason.APPROVAL_UNKNOWN_KEY, where, name=signer.name, fingerprint=signer.fingerprint)
    if why is not None:
        raise Refused(Reason.APPROVAL_REFUSED, where, problem=REFUSAL_WORDS[why])


def read_approval_file(path: Path) -> bytes:
    """Return the bytes of an approval, one more than the largest at most. Raises BadInput (FILE_UNREADABLE)."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise BadInput(Reason.FILE_UNREADABLE, str(path), problem=error.strerror or "") from error
