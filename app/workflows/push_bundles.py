"""Sync: deliver what waits in the outbox; delivering twice is harmless, and nothing local is ever removed here."""

from app.domain.errors import ChargeBenchError, ComputerCannot
from app.ports.store import Outgoing, Store
from app.ports.sync import DeliversBundles


async def push_bundles(store: Store, delivery: DeliversBundles) -> tuple[Outgoing, ...]:
    """Deliver every waiting bundle, oldest first, and return the outbox lines it touched.

    Raises ComputerCannot when the target itself cannot take anything (full, no permission); what was delivered stays.
    """
    touched = []
    for line in await store.outbox():
        if line.state not in {"waiting", "refused"}:
            continue
        touched.append(line.bundle_id)
        try:
            receipt = await delivery.deliver(await store.revision(line.bundle_id), store)
        except ComputerCannot as error:
            await store.mark_outgoing(line.bundle_id, "waiting", error.reason)
            raise
        except ChargeBenchError as error:
            await store.mark_outgoing(line.bundle_id, "refused", error.reason)
        else:
            await store.mark_outgoing(line.bundle_id, "copied", "", receipt)
    return tuple(line for line in await store.outbox() if line.bundle_id in touched)
