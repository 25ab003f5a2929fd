"""A second person with a key and a store of their own, who signs what a test asks for."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.domain.approval import ApprovalDocument, ApprovalNeed
from app.domain.approval_file import written
from app.system.certificates import LocalCertificates
from app.system.wrapping import Cost
from app.workflows.sign_approval import approval_rules, approve, request_approval
from app.workflows.trust_approver import signer_of, trust_approver
from tests.fakes.fake_store import FakeStore
from tests.workflows.visits import World, shipped

KEYS = LocalCertificates(Cost(memory_kib=64, rounds=1, lanes=1))
"""Real keys and signatures; only the wrapping is cheap."""
RULES = approval_rules(shipped())
PIN = "2468"


class SecondPerson:
    """Signs; ``certificate`` and ``signer`` are what a laptop may be told of them."""

    def __init__(self, at: datetime, name: str = "S. Super", *, practice: bool = False) -> None:
        self.at = at
        self.stored = KEYS.make(name, PIN, at, practice)
        self.signer = signer_of(KEYS.facts(self.stored))

    async def signed(
        self, need: ApprovalNeed, *, window_h: tuple[float, float] = (0, 24), **changes: Any
    ) -> ApprovalDocument:
        """Return a signed approval; ``changes`` are made to the request before it is signed."""
        window = (self.at + timedelta(hours=window_h[0]), self.at + timedelta(hours=window_h[1]))
        store = FakeStore(World().clock)
        asked = await request_approval(store, KEYS, RULES, need, "fault 17", window)
        asked = replace(asked, request=replace(asked.request, **changes))
        return approve(KEYS, self.stored, PIN, asked, self.at, "request")

    async def write(self, path: Path, need: ApprovalNeed, **more: Any) -> Path:
        """Write a signed approval."""
        path.write_bytes(written(await self.signed(need, **more)))
        return path

    async def known_to(self, world: World) -> None:
        """Let the laptop of ``world`` know the key beforehand."""
        await trust_approver(
            world.store, (), self.signer.fingerprint, self.signer.name, self.signer.key_sha256, world.clock.now()
        )


def with_keys(world: World) -> World:
    """Give the laptop real keys as well."""
    world.tools = replace(world.tools, keys=KEYS)
    return world
