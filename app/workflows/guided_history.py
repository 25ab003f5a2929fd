"""What earlier visits at the same station measured, item by item."""

from app.domain.answer import Key
from app.domain.checklist import Checklist, ItemKind
from app.domain.visit import VisitState
from app.ports.store import Store

MOST_VISITS = 8


async def earlier_values(
    store: Store, station: str, checklist: Checklist, but: str
) -> dict[Key, tuple[tuple[str, str], ...]]:
    """Return day and value of every measured item in the earlier visits at ``station``, oldest first."""
    lines = [line for line in await store.visits() if line.station == station and line.id != but]
    found: dict[Key, list[tuple[str, str]]] = {}
    for line in sorted(lines, key=lambda one: one.opened_at)[-MOST_VISITS:]:
        state = VisitState(line.id, await store.facts(line.id))
        for key, answer in state.answers.items():
            item = checklist.item(key[0])
            if item is not None and item.kind is ItemKind.NUMBER and answer.value:
                found.setdefault(key, []).append((line.opened_at.date().isoformat(), answer.value))
    return {key: tuple(values) for key, values in found.items()}
