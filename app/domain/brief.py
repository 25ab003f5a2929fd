"""Short sentences for reasons that were saved without their numbers, as a step or a run keeps them."""

from collections.abc import Mapping

from app.domain.errors import Reason
from app.domain.text import mark

BRIEF: Mapping[Reason, str] = {
    Reason.FILE_TOO_LARGE: mark("{where} is too large for a photo; nothing was added."),
    Reason.WRONG_USAGE: mark("It was asked for in a way that is not known."),
    Reason.BAD_RUN: mark("{where}: a value of a run cannot be used."),
    Reason.TOO_FEW_RUNS: mark("{where}: too few runs."),
    Reason.WRONG_STATION: mark("Wrong station: plate, work order and station do not agree. Nothing was written to it."),
    Reason.STEP_LOCKED: mark("{where} is locked until an earlier step has ended."),
    Reason.FIRMWARE_FAILED: mark("The station did not take the firmware; the old version runs."),
    Reason.NO_LOAD: mark("At the planned current no load drew anything; the charge was stopped."),
    Reason.STILL_FLOWING: mark("The reference still showed power where nothing should flow."),
    Reason.OPEN_DANGER: mark("{where} is locked: an item failed with danger."),
    Reason.ARRIVAL_HOLDS: mark("{where} is locked: an answer of the arrival forbids to open anything."),
    Reason.DIFFERENCES_UNEXPLAINED: mark("Values differ from the first snapshot without a reason."),
    Reason.LINK_LOST: mark("The link to the station was lost."),
    Reason.REFERENCE_STALE: mark("The reading of the reference was too old to be used."),
    Reason.NO_CONFIRMATION: mark("A command was sent and never confirmed."),
    Reason.LIBRARY_MISSING: mark("{where} is missing on this computer."),
}
"""For every reason whose full sentence needs more than ``{where}``."""
