"""One sentence and one piece of advice for every reason: what happened, where, what is safe, what to do.

``{where}`` and the names of ``ChargeBenchError.data`` fill the sentences; both are translated before they are filled.
"""

import re
from collections.abc import Callable, Mapping
from string import Formatter

from app.domain.brief import BRIEF
from app.domain.condition_words import side_words
from app.domain.errors import ChargeBenchError, Reason
from app.domain.step import TITLES, Step
from app.domain.text import mark
from app.domain.words import PROBLEM_ADVICE, problem_words

Translate = Callable[..., str]

SENTENCES: Mapping[Reason, str] = {
    Reason.FILE_UNREADABLE: mark(
        "{where} cannot be read: {problem}. Nothing was changed; check the path and try again."
    ),
    Reason.FILE_TOO_LARGE: mark("{where} is larger than {limit_mb} MB: nothing was added, the file stays as it is."),
    Reason.NOT_EVIDENCE: mark(
        "{where} is neither a photo (JPEG, PNG, WebP, HEIC) nor a PDF: nothing was added, the file stays as it is."
    ),
    Reason.NOT_JSON: mark("{where} is not JSON: {problem}. Nothing was written; correct the file and try again."),
    Reason.NOT_TOML: mark("{where} is not TOML: {problem}. Nothing was written; correct the file and try again."),
    Reason.UNKNOWN_KEY: mark("{where}: the key {field} is not known. Nothing was written; check its spelling."),
    Reason.MISSING_KEY: mark("{where}: {field} is missing. Nothing was written; add it and try again."),
    Reason.WRONG_VALUE: mark(
        "{where}: {field} cannot be used ({problem}). Nothing was written; correct it and try again."
    ),
    Reason.UNKNOWN_NAME: mark("{where}: there is no {name}. Known: {known}."),
    Reason.ANSWERS_MISSING: mark(
        "{where}: {field} is missing, and {count} more answers without which the visit would stand still. Nothing was "
        "written; add them and try again."
    ),
    Reason.PROFILE_HERE: mark(
        "{where}: an own profile of this id ({name}) is here already, as another edition ({here}). Nothing was "
        "changed; type the command with --replace to put the file in its place, or give the file an id of its own."
    ),
    Reason.EDITION_TAKEN: mark(
        "{where}: this edition ({edition}) of the profile ({name}) is known here with another content, and "
        "certificates may refer to it. Nothing was changed; give the file another edition."
    ),
    Reason.UNKNOWN_CONNECTOR: mark(
        "{where}: {field} is for a connector that {station} does not have (it has {known}). No answer was lost; "
        "correct the plan, then begin or resume the visit."
    ),
    Reason.PLAN_FIXED: mark(
        "{where}: {field} can no longer be changed ({problem}). Nothing was written; put back what the plan had before."
    ),
    Reason.UNKNOWN_LANGUAGE: mark("{where}: there is no translation {name}. Known: {known}."),
    Reason.WRONG_USAGE: mark("{problem}. Nothing was written; see --help."),
    Reason.BAD_RUN: mark(
        "{where}: point {point}, run {run}: {field} cannot be used ({problem}). The file was refused."
    ),
    Reason.BAD_ROW: mark(
        "{where}: row {row}, {field}: cannot be used ({problem}). Nothing was written; correct it and try again."
    ),
    Reason.TOO_FEW_RUNS: mark(
        "{where}: point {point} has too few runs ({run}). Add a run; one run alone needs a pooled repeatability."
    ),
    Reason.NOT_A_REPORT: mark("{where} is not a report of ChargeBench ({problem}). Nothing was changed."),
    Reason.WRONG_STATION: mark(
        "Wrong station: the plate says {plate}, the work order {order}, the wire {wire}. Nothing was written to it and "
        "nothing will be; go to the right station or correct the work order."
    ),
    Reason.STEP_LOCKED: mark("{where} is locked until {what} has ended. The order of a visit protects people."),
    Reason.STEP_CANNOT_BE_SKIPPED: mark("{where} cannot be skipped. It can be done, or the visit can be stopped."),
    Reason.STATION_REFUSED: mark(
        "{where} refused {action}: {said}. Nothing was changed by it; read the station's log or ask the operator."
    ),
    Reason.STATION_LOCKED_OFF: mark(
        "{where} is locked off: no command is sent to it. Re-energise first; the link is expected to be down."
    ),
    Reason.CERTIFICATE_OVERDUE: mark(
        "The certificate of {where} ran out on {due}. Use another instrument, or renew it."
    ),
    Reason.REFERENCE_OTHER: mark(
        "{where}: the instrument on the link says that its serial is {told}, so certificate and uncertainty are of "
        "another one. Nothing was measured; connect the listed instrument, or list this one."
    ),
    Reason.WIRING_FAULT: mark(
        "{where}: the connection of the reference is wrong. The charge was stopped and nothing was measured. {advice}"
    ),
    Reason.NOT_STEADY: mark(
        "{where}: the power did not keep steady ({seconds} s), and pulses against power times time need that. The "
        "charge was stopped; use a steady load, or another method."
    ),
    Reason.CANNOT_COUNT: mark(
        "{where}: nobody counted the pulses of the meter. The run does not count; count them, use an instrument that "
        "counts, or another method."
    ),
    Reason.REASON_NEEDED: mark("{where} needs a reason. It is printed on the report."),
    Reason.ANSWER_STANDS: mark(
        "{where}: no answer of a step under way can be taken back here. Nothing was changed; answer it again instead."
    ),
    Reason.FIRMWARE_FAILED: mark(
        "{where} did not take the firmware: it shows {after}, wanted {wanted}; it said {said}, {served} of {size} "
        "bytes were fetched. The old version runs; keep it in service only after the functional test."
    ),
    Reason.UNPROVEN_TIME: mark(
        "The time of this laptop is not proven, and its answer would set the clock of {where}. The station stays "
        "Pending; compare the time with a trusted source and answer {item}."
    ),
    Reason.VISIT_CLOSED: mark("{where} is closed: nothing more can be added to it. A correction is a new revision."),
    Reason.NO_LOAD: mark(
        "{where}: no load drew the current of the plan ({energy_kwh} kWh in {seconds} s). The charge was stopped; "
        "check vehicle, load bank, cable and contactor."
    ),
    Reason.PROGRAM_ENDED: mark("The program ended while {where} was measured. The charge was stopped afterwards."),
    Reason.COUNT_LOST: mark(
        "The program ended while pulses of {where} were counted, and that count is lost. The charge was stopped "
        "afterwards; the run is measured again."
    ),
    Reason.BEGIN_UNKNOWN: mark(
        "The program ended while {where} was measured, and the station had not told the register it began with. The "
        "charge was stopped afterwards; the run is measured again."
    ),
    Reason.REFERENCE_CHANGED: mark(
        "The program ended while {where} was measured, and another reference was connected afterwards. The charge was "
        "stopped; the run is measured again."
    ),
    Reason.LEAPT: mark(
        "{where}: after the program was started again, the register of the reference had gone on by more than the load "
        "can draw: another instrument, or another load. The charge was stopped; the run is measured again."
    ),
    Reason.CHARGE_UNCLEAR: mark(
        "The program ended while {where} was measured, and the station did not say afterwards whether that charge "
        "still ran. The run is measured again."
    ),
    Reason.ENDED_EARLY: mark(
        "The station ended the charge of {where} before the energy of the plan had flowed, while the program was not "
        "running. The run is measured again; check vehicle and load."
    ),
    Reason.OTHER_LOAD: mark(
        "The charge of {where} had ended before the program was started again, and energy flowed after it: the "
        "registers belong to more than that charge. The run is measured again."
    ),
    Reason.STANDSTILL_UNPROVEN: mark(
        "The charge of {where} had ended before the program was started again, and the station told no register since "
        "then: nothing proves that no other load was drawn. The run is measured again."
    ),
    Reason.STILL_FLOWING: mark(
        "{where}: the reference still shows {power_w} W where nothing should flow. Registers cannot be compared; "
        "unplug what draws current, or check the contactor."
    ),
    Reason.BACKWARDS: mark(
        "{where}: the energy register ran backwards ({energy_kwh} kWh since the begin of the run). The run does not "
        "count; check the direction of the wiring and whether somebody reset the instrument."
    ),
    Reason.OPEN_DANGER: mark("{where} is locked: item {what} failed with danger. Measure it again until it passes."),
    Reason.ARRIVAL_HOLDS: mark(
        "{where} is locked: answer {what} of the arrival forbids to open anything. Answer it, or stop the visit."
    ),
    Reason.NOT_IN_THIS_VERSION: mark("{where} is not in this version."),
    Reason.RUN_DISCARDED: mark(
        "The run {where} was discarded: {why}. The charge was stopped; the run is printed and measured again."
    ),
    Reason.CHECK_CANCELLED: mark(
        "{where}: the check charge was cancelled: {why}. It was stopped and is printed with this reason; no run is "
        "lost. It is made again when measuring goes on."
    ),
    Reason.RUN_COUNTS: mark("The run {where} had ended before it was discarded: it was measured, and it counts."),
    Reason.DIFFERENCES_UNEXPLAINED: mark(
        "{where}: {count} values differ from the first snapshot without a reason. Restore them or explain each one."
    ),
    Reason.ANSWERS_CONTRADICT: mark(
        "{where}: the answer “{answer}” contradicts {what} ({said}). The visit is not closed out; correct one of the "
        "two and go on."
    ),
    Reason.LEGAL_CHANGE: mark(
        "{where}: {change} may end the legal validity of the meter. Nothing was changed; say first whether it is part "
        "of the type approval, and if so why, by which right, and who approved it."
    ),
    Reason.APPROVAL_NEEDED: mark(
        "{where}: {what} needs the signed approval of a second person. Nothing was changed; ask for it with "
        "“chargebench approval request”, have it signed on another computer, and name the file."
    ),
    Reason.APPROVAL_REFUSED: mark(
        "{where} does not approve this: {problem}. Nothing was changed; ask for an approval of exactly this change."
    ),
    Reason.APPROVAL_UNKNOWN_KEY: mark(
        "{where} is signed by {name} with a key that is not known on this laptop. Nothing was changed; compare the "
        "fingerprint with {name} by another way, then type: chargebench approval trust {fingerprint}"
    ),
    Reason.ADJUSTMENT_NOT_ALLOWED: mark(
        "{where}: this work does not include adjusting. Nothing was recorded; it needs an authorised repair, a right "
        "and an authorisation number."
    ),
    Reason.NO_STATION: mark(
        "No station came to {where} within {seconds} s. Nothing was changed; check cable, address and identity."
    ),
    Reason.LINK_LOST: mark(
        "The link to {where} was lost before {action} was sent. Nothing was changed; check the cable."
    ),
    Reason.REFERENCE_REFUSED: mark(
        "The reference meter {where} refused {action}: {said}. Nothing was measured; see the instrument itself."
    ),
    Reason.PULSES_MISSING: mark(
        "{where} did not count {pulses} pulses within {seconds} s. The count was stopped; check scanning head, LED and "
        "load."
    ),
    Reason.NO_ANSWER: mark("{where} does not answer {action}. Nothing is known to have changed; read it back."),
    Reason.REFERENCE_SILENT: mark(
        "The reference meter {where} does not answer. No run was measured; check its supply, address and cable."
    ),
    Reason.REFERENCE_STALE: mark(
        "The reading of {where} is older than {max_age_s} s. It was not used; check the meter."
    ),
    Reason.REFERENCE_GARBLED: mark(
        "The answers of the reference meter {where} are damaged: {problem} ({count} so far). The reading was not used; "
        "check cable, termination, speed, parity and address."
    ),
    Reason.ANSWER_UNUSABLE: mark(
        "{where} answered what cannot be used ({detail}). That run does not count, what was measured before stays; "
        "check the instrument, its units and its profile."
    ),
    Reason.REFERENCE_EXCEPTION: mark(
        "The reference meter {where} refuses register {register}: {problem} (exception {code}). Nothing was measured; "
        "check that map and address fit this meter."
    ),
    Reason.NO_CONFIRMATION: mark(
        "{action} was sent to {where}, and no confirmation came. Look at the station before anything else: {check}"
    ),
    Reason.PORT_IN_USE: mark(
        "Port {port} of {where} is in use on this computer. Choose another one, or close the program that has it."
    ),
    Reason.SERIAL_MISSING: mark(
        "There is no serial port {where} on this computer. Nothing was sent; plug the adapter in, or name another port."
    ),
    Reason.SERIAL_BUSY: mark(
        "The serial port {where} is in use by another program. Nothing was sent; close that program and try again."
    ),
    Reason.SERIAL_FORBIDDEN: mark(
        "No permission for the serial port {where}. Nothing was sent; add yourself to the group that owns it (dialout "
        "on Debian and Ubuntu) and log in again."
    ),
    Reason.SERIAL_SETTINGS: mark(
        "The serial port {where} cannot be set to {settings}. Nothing was sent; use an adapter that can, or another "
        "speed."
    ),
    Reason.DISK_FULL: mark("The disk that holds {where} is full. What was saved is safe; free some space and go on."),
    Reason.KEY_MISSING: mark(
        "There is no key for {where}. Set CHARGEBENCH_PASSPHRASE_FILE to a file with the passphrase, or use a terminal."
    ),
    Reason.KEY_WRONG: mark("The key does not open {where}. Nothing was changed; check passphrase or keyring."),
    Reason.PIN_WRONG: mark("The PIN is wrong. Nothing was signed; try again."),
    Reason.NO_PERMISSION: mark("No permission for {where}. Nothing was written; check owner and rights."),
    Reason.DATABASE_NEWER: mark(
        "{where} was written by a newer version of ChargeBench. Nothing was changed; update this program."
    ),
    Reason.DATABASE_DAMAGED: mark("{where} is damaged. Nothing was changed; restore it from a copy."),
    Reason.DATA_DIRECTORY_IN_USE: mark("{where} is used by another ChargeBench on this computer. Close it first."),
    Reason.EVIDENCE_DAMAGED: mark(
        "The evidence {where} is damaged: its content does not match its name. Restore it from a copy."
    ),
    Reason.LIBRARY_MISSING: mark("{where} is missing on this computer. {fix}"),
}

CHECKS: Mapping[str, str] = {
    "Start": mark("does it charge? Stop the charge there if it does, then resume the visit."),
    "Stop": mark("does it still charge? Stop the charge there, then resume the visit."),
    "Firmware": mark("which version does it show after a restart?"),
    "Reset": mark("does it restart? Wait for its boot, then resume the visit."),
    "": mark("read back what was to be changed, then resume the visit."),
}
"""What to look at after a command without confirmation, by a part of its name; the last one fits all."""


_LABEL_ALONE = re.compile(r"(?<=[.!?]) [^\s.:]+: –\.")
"""A sentence that is left with its label only, such as ``Known: –.``."""


_ABOUT_STEPS = frozenset(
    {
        Reason.STEP_LOCKED,
        Reason.STEP_CANNOT_BE_SKIPPED,
        Reason.REASON_NEEDED,
        Reason.OPEN_DANGER,
        Reason.ARRIVAL_HOLDS,
        Reason.NOT_IN_THIS_VERSION,
    }
)
"""Their ``where`` and ``what`` may be the id of a step: people read its title."""


class _Gaps(dict[str, object]):
    """Leaves nothing but a dash where an error carries no such value."""

    def __missing__(self, key: str) -> str:
        return "–"


CLOCK_ADVICE = mark(
    "The station signs with its time ({settings}). In the plan, fill in the table [clock]: relevant = false and "
    "said_by (which document says so), or relevant = true with reason, right and approval. Then type: chargebench "
    "visit resume {visit} --plan PLAN.toml"
)
"""What a plan has to say before the boot of a station that signs is accepted (field rule 11)."""


def message(error: ChargeBenchError, tr: Translate) -> str:
    """Return the sentence of ``error`` in the reader's language."""
    sentence = tr(SENTENCES[error.reason])
    values = _Gaps({"check": _check(error, tr), **_spoken(error, tr)})
    filled = _LABEL_ALONE.sub("", Formatter().vformat(sentence, (), values))
    if error.reason is Reason.BAD_RUN and error.data.get("problem") in PROBLEM_ADVICE:
        filled += " " + tr(PROBLEM_ADVICE[str(error.data["problem"])])
    if error.reason is Reason.LEGAL_CHANGE and error.data.get("field") == "clock":
        filled += " " + Formatter().vformat(tr(CLOCK_ADVICE), (), values)
    return filled.replace(" (–)", "").replace(": –.", ".").replace(" –.", ".")


def _spoken(error: ChargeBenchError, tr: Translate) -> dict[str, object]:
    """Return the values in the reader's language: problems in fixed words, titles of steps."""
    values = _named(error)
    if "problem" in values:
        values["problem"] = problem_words(values["problem"], tr)
    if error.reason is Reason.WIRING_FAULT:
        values["advice"] = " ".join(tr(sentence) for sentence in _sentences(error.data.get("advice")))
    if error.reason is Reason.ANSWERS_CONTRADICT:
        values |= {name: side_words(str(values.get(name, "")), tr) for name in ("what", "said")}
    if error.reason is Reason.LEGAL_CHANGE and "change" in values:
        values["change"] = tr(str(values["change"]))
    if error.reason in _ABOUT_STEPS:
        values |= {name: _step_words(values[name], tr) for name in ("where", "what") if name in values}
    return values


def _sentences(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


def _named(error: ChargeBenchError) -> dict[str, object]:
    """Return the values of the sentence; lists are read as words, an unknown id is the name that is not there."""
    data = {name: _words(value) for name, value in error.data.items()} | {"where": error.where}
    if error.reason is Reason.UNKNOWN_NAME and "name" not in data:
        data |= {"where": data.get("kind", data.get("field", "ChargeBench")), "name": error.where}
    return {**_derived(error), **data}


def _derived(error: ChargeBenchError) -> dict[str, object]:
    """Return what a sentence may ask for and an error tells under another name, or by its place alone."""
    return {
        "field": error.data.get("value", error.where),
        "port": error.where.rpartition(":")[2],
        "seconds": error.data.get("within_s", 0),
        "item": "I06",
    }


def _words(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple | set | frozenset) else value


def _step_words(value: object, tr: Translate) -> object:
    return tr(TITLES[Step(value)]) if isinstance(value, str) and value in list(Step) else value


def _check(error: ChargeBenchError, tr: Translate) -> str:
    action = str(error.data.get("action", ""))
    return str(tr(next(sentence for part, sentence in CHECKS.items() if part in action)))


def reason_words(reason: str, where: str, tr: Translate) -> str:
    """Return the sentence of a saved reason (``StepFailed``), or the reason itself when a person wrote it.

    Only reason and place were saved: where the whole sentence names more, a brief one stands for it.
    """
    if reason not in list(Reason):
        return reason
    known = Reason(reason)
    if known in BRIEF:
        return Formatter().vformat(tr(BRIEF[known]), (), _Gaps(where=where))
    return message(ChargeBenchError(known, where), tr)
