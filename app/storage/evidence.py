"""Evidence: a sealed file and a row that says it is complete."""

from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from app.storage.database import OnDatabase
from app.storage.record import EvidenceRecord


class SqlEvidence(OnDatabase):
    """KeepsEvidence: the file first, then its row, so that a row never points at a missing file."""

    async def put_evidence(self, content: bytes) -> str:
        """Store and return the SHA-256 (hex) of the plain bytes. Raises ComputerCannot (DISK_FULL)."""
        sha256 = await self._database.call(lambda: self._files.put(content))
        await self._database.run(lambda session: self._list(session, sha256, len(content)))
        return sha256

    async def evidence(self, sha256: str) -> bytes:
        """Return the plain bytes. Raises ComputerCannot (EVIDENCE_DAMAGED), BadInput (UNKNOWN_NAME)."""
        return await self._database.call(lambda: self._files.get(sha256))

    def _list(self, session: Session, sha256: str, size: int) -> None:
        row = {"sha256": sha256, "size": size, "stored_at": self._clock.now()}
        session.execute(insert(EvidenceRecord).values(row).on_conflict_do_nothing())
