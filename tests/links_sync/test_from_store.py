"""From the outbox of the real store into a folder: what arrives is what was signed, and the receipt is kept."""

import hashlib
import json
from pathlib import Path

from app.domain.fact import ReportSigned
from app.links.sync.folder import FolderDelivery
from app.ports.store import FrozenRevision
from tests.fakes.clock import FakeClock
from tests.storage.opening import OPENED, opened


async def test_signed_delivered_and_marked(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    async with opened(tmp_path / "data") as store:
        visit = (await store.open_visit(OPENED)).visit
        contents = {"report.pdf": b"%PDF-1.7", "data/report.json": b"{}"}
        files = [(path, await store.put_evidence(content)) for path, content in contents.items()]
        bundle_id = hashlib.sha256(b"manifest").hexdigest()
        frozen = FrozenRevision(visit, "R-1", 1, bundle_id, b"manifest", b"signature", tuple(files))
        await store.freeze(frozen, ReportSigned("R-1", 1, bundle_id, bundle_id))
        (waiting,) = await store.outbox()

        receipt = await FolderDelivery(share, FakeClock(), lambda: "0123456789ab").deliver(
            await store.revision(waiting.bundle_id), store
        )
        await store.mark_outgoing(waiting.bundle_id, "copied", receipt=receipt)

        assert (await store.outbox())[0].state == "copied"
        assert await store.receipts(bundle_id) == (receipt,)
    for file in json.loads(receipt)["files"]:
        blob = share / "v1" / "default" / "blobs" / file["sha256"][:2] / file["sha256"]
        assert blob.read_bytes() == contents[file["path"]]  # plain there: the share is the operator's
