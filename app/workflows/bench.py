"""Everything a visit needs from the world, in one place."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.clock_proof import UNPROVEN, ClockProof
from app.ports.catalogue import Catalogue
from app.ports.clock import Clock
from app.ports.hands import Hands
from app.ports.reference import ConnectsReference
from app.ports.signed import ReadsSignedRecords
from app.ports.station import CentralSystem, FileShelf, ListenOptions
from app.ports.store import Frame, Store
from app.workflows.approval_desk import ApprovalDesk, Approver, read_approval_file
from app.workflows.make_report import ReportTools
from app.workflows.progress import Tell, silent


@dataclass(frozen=True)
class Bench:
    """Everything a visit needs from the world."""

    store: Store
    clock: Clock
    central: CentralSystem
    shelf: FileShelf
    references: ConnectsReference
    hands: Hands
    catalogue: Catalogue
    tools: ReportTools
    listen: ListenOptions
    pin: str
    photos: Callable[[str], bytes]
    """Returns the bytes of a photo the plan names."""
    practice: bool = False
    zone: str = "UTC"
    time: ClockProof = UNPROVEN
    """How good this laptop's own time is; unproven, somebody compares it before a station takes it (rule 11)."""
    ready: Callable[[str], Awaitable[None]] | None = None
    """Called with the address once it listens; the practice bench starts its station there."""
    tell: Tell = silent
    firmware: Callable[[str], Path] = Path
    """Returns the path of a firmware file the plan names."""
    approvals: Callable[[str], bytes] = lambda name: read_approval_file(Path(name))
    """Returns the bytes of the approval a plan or a person names."""
    approver: Approver | None = None
    """Approves at once: only the practice bench has one."""
    signed: ReadsSignedRecords | None = None
    """Reads what meters sign; None = signed values are not looked at."""
    frames: list[Frame] = field(default_factory=list)
    """Where the central system puts every frame; written to the transcript in batches."""

    @property
    def desk(self) -> ApprovalDesk:
        """Where approvals of a second person are checked."""
        return ApprovalDesk(self.store, self.tools.keys, self.approvals, self.approver)
