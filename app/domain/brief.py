"""Short sentences for reasons that were saved without their numbers, as a step or a run keeps them."""

from collections.abc import Mapping

from app.domain.errors import Reason
from app.domain.text import mark

BRIEF: Mapping[Reason, str] = {
    Reason.FILE_TOO_LARGE: mark("{where} is too large for a photo; nothing was added."),
    Reason.WRONG_USAGE: mark("It was asked for in a way that is not known."),
    Reason.ANSWERS_MISSING: mark("{where}: answers are missing without which the visit would stand still."),
    Reason.UNKNOWN_CONNECTOR: mark("{where}: an answer is for a connector the station does not have."),
    Reason.BAD_RUN: mark("{where}: a value of a run cannot be used."),
    Reason.BAD_ROW: mark("{where}: a row cannot be used."),
    Reason.TOO_FEW_RUNS: mark("{where}: too few runs."),
    Reason.WRONG_STATION: mark("Wrong station: plate, work order and station do not agree. Nothing was written to it."),
    Reason.STEP_LOCKED: mark("{where} is locked until an earlier step has ended."),
    Reason.FIRMWARE_FAILED: mark("The station did not take the firmware; the old version runs."),
    Reason.NO_LOAD: mark("At the planned current no load drew anything; the charge was stopped."),
    Reason.STILL_FLOWING: mark("The reference still showed power where nothing should flow."),
    Reason.BACKWARDS: mark("The energy register of the reference ran backwards."),
    Reason.CERTIFICATE_OVERDUE: mark("The certificate of the reference {where} ran out."),
    Reason.REFERENCE_OTHER: mark("The reference on the link is not the listed instrument."),
    Reason.WIRING_FAULT: mark("The connection of the reference was wrong; nothing was measured."),
    Reason.NOT_STEADY: mark("The power did not keep steady."),
    Reason.OPEN_DANGER: mark("{where} is locked: an item failed with danger."),
    Reason.ARRIVAL_HOLDS: mark("{where} is locked: an answer of the arrival forbids to open anything."),
    Reason.DIFFERENCES_UNEXPLAINED: mark("Values differ from the first snapshot without a reason."),
    Reason.REFERENCE_REFUSED: mark("The reference meter refused a command."),
    Reason.PULSES_MISSING: mark("The reference did not count the pulses of the meter."),
    Reason.ANSWERS_CONTRADICT: mark("{where} contradicts another answer, or the station."),
    Reason.LEGAL_CHANGE: mark("{where}: a change that may end the legal validity of the meter was not judged."),
    Reason.APPROVAL_NEEDED: mark("{where}: the signed approval of a second person was missing."),
    Reason.APPROVAL_REFUSED: mark("{where} did not approve this change."),
    Reason.APPROVAL_UNKNOWN_KEY: mark("{where} was signed with a key that was not known on the laptop."),
    Reason.LINK_LOST: mark("The link to the station was lost."),
    Reason.REFERENCE_STALE: mark("The reading of the reference was too old to be used."),
    Reason.ANSWER_UNUSABLE: mark("The reference meter answered what cannot be used."),
    Reason.REFERENCE_GARBLED: mark("The answers of the reference meter were damaged."),
    Reason.REFERENCE_EXCEPTION: mark("The reference meter refused a register: map or address do not fit."),
    Reason.NO_CONFIRMATION: mark("A command was sent and never confirmed."),
    Reason.LIBRARY_MISSING: mark("{where} is missing on this computer."),
}
"""For every reason whose full sentence needs more than ``{where}``."""
