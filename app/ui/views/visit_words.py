"""Words of the visit: steps with their state, verdicts, limits, and what failing means."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.domain.answer import Key, key_text
from app.domain.errors import Reason
from app.domain.judgement import SENTENCES, SEVERITY_WORDS, Judgement, Why
from app.domain.messages import reason_words
from app.domain.step import TITLES, Step
from app.domain.template import order
from app.domain.text import mark
from app.domain.verdict import ItemVerdict, MeterMark, Severity, VisitVerdict
from app.domain.visit import Lock, StepStatus
from app.domain.words import source_words
from app.ui.widgets.steps import StepLine

if TYPE_CHECKING:
    from app.domain.checklist import Item
    from app.ui.models.visit_session import VisitSession

Translate = Callable[..., str]

ABOUT: dict[Step, str] = {
    Step.ARRIVE: mark("permit, bay closed"),
    Step.IDENTIFY: mark("three serials agree"),
    Step.OUTSIDE: mark("look, clean, pre-test"),
    Step.SNAPSHOT: mark("read everything first"),
    Step.MAKE_SAFE: mark("off, locked, dead"),
    Step.DEAD_CHECKS: mark("inside, conductors"),
    Step.REENERGISE: mark("people clear, lock off"),
    Step.LIVE_CHECKS: mark("loop, RCD, pilot"),
    Step.CALIBRATION: mark("meter, reference"),
    Step.FIRMWARE: mark("update and prove"),
    Step.FUNCTION: mark("charge and limit"),
    Step.SECURITY_AUDIT: mark("not in this version"),
    Step.CLOSE_OUT: mark("restore, hand back"),
    Step.REPORT: mark("sign and queue"),
}
STATE_WORDS: dict[str, str] = {
    "todo": mark("to do"),
    "doing": mark("doing"),
    "done": mark("done"),
    "failed": mark("failed"),
    "skipped": mark("skipped"),
    "locked": mark("locked"),
}
_STATES = {
    StepStatus.TO_DO: "todo",
    StepStatus.DOING: "doing",
    StepStatus.DONE: "done",
    StepStatus.SKIPPED: "skipped",
    StepStatus.FAILED: "failed",
    StepStatus.NOT_IN_THIS_VERSION: "locked",
}
VERDICTS: dict[VisitVerdict, tuple[str, str]] = {
    VisitVerdict.SAFE: (mark("Safe"), "ok"),
    VisitVerdict.DEFECTS: (mark("Defects"), "warn"),
    VisitVerdict.OUT_OF_SERVICE: (mark("Out of service"), "fail"),
    VisitVerdict.INCONCLUSIVE: (mark("Inconclusive"), "warn"),
}
METERS: dict[MeterMark, tuple[str, str]] = {
    MeterMark.MAY_BILL: (mark("May bill"), "ok"),
    MeterMark.MUST_NOT_BILL: (mark("Must not bill"), "fail"),
    MeterMark.NOT_JUDGED: (mark("Not judged"), "neutral"),
}
_UNJUDGED = {
    ItemVerdict.NOT_APPLICABLE: (mark("Not applicable"), "neutral"),
    ItemVerdict.LIMITATION: (mark("Limited"), "warn"),
    ItemVerdict.NOT_TESTED: (mark("Not tested"), "warn"),
}
_MISSING = {
    Why.PHOTO_MISSING: mark("Photo"),
    Why.INSTRUMENT_MISSING: mark("Instrument"),
    Why.REASON_MISSING: mark("Reason"),
    Why.OVERRIDE_REASON_MISSING: mark("Reason"),
    Why.VALUE_MISSING: mark("Value"),
}


def step_lines(session: "VisitSession", looked_at: Step, tr: Translate) -> list[StepLine]:
    """Return the steps of the template with their state."""
    return [_line(session, step, step is looked_at, tr) for step in order(session.template)]


def _line(session: "VisitSession", step: Step, looked_at: bool, tr: Translate) -> StepLine:
    found = session.state.steps[step]
    state, note = _STATES[found.status], tr(ABOUT[step])
    spoken = tr(STATE_WORDS[state])
    if session.late(step):
        state, note = "doing", tr("{n} items came up", n=len(session.open_keys(step)))
        spoken = tr(STATE_WORDS["todo"])
    elif found.status in (StepStatus.DONE, StepStatus.SKIPPED):
        note = found.note or note
    elif found.status is StepStatus.FAILED:
        note = reason_words(found.note, tr(TITLES[step]), tr)
    elif found.status is not StepStatus.NOT_IN_THIS_VERSION:
        lock = session.lock(step)
        if lock is not None and lock.reason is not Reason.STEP_LOCKED:
            state, note = "locked", lock_note(lock, tr)
            spoken = tr(STATE_WORDS[state])
        elif lock is not None:
            spoken = tr("locked until {step} has ended", step=tr(TITLES[Step(lock.what)]))
        elif looked_at or state == "doing":
            state, note = "doing", count_words(session, step, tr) or note
    if state == "doing" and not looked_at:
        state = "todo"
    return StepLine(step.value, tr(TITLES[step]), state, note, spoken)


def count_words(session: "VisitSession", step: Step, tr: Translate) -> str:
    """Return ``11 of 26 items``; empty for a step without items."""
    total = len(session.items(step))
    done = total - len(session.open_keys(step, mandatory=False))
    return tr("{done} of {n} items", done=done, n=total) if total else ""


def lock_note(lock: Lock, tr: Translate) -> str:
    """Return the short reason that stands below a locked step."""
    match lock.reason:
        case Reason.OPEN_DANGER:
            return tr("locked: {item} open", item=lock.what)
        case Reason.ARRIVAL_HOLDS:
            return tr("locked: answer {item}", item=lock.what)
        case Reason.STEP_LOCKED:
            return tr("after {step}", step=tr(TITLES[Step(lock.what)]))
        case Reason.NOT_IN_THIS_VERSION:
            return tr("not in this version")
    return tr("visit stopped")


def lock_words(lock: Lock, step: Step, tr: Translate) -> str:
    """Return the whole sentence why a step is locked, naming item or step."""
    what = tr(TITLES[Step(lock.what)]) if lock.what in list(Step) else lock.what
    from app.domain.errors import Refused
    from app.domain.messages import message

    return message(Refused(lock.reason, tr(TITLES[step]), what=what), tr)


def verdict_chip(verdict: ItemVerdict, why: Why, national: str, tr: Translate) -> tuple[str, str]:
    """Return kind and word of the chip of a verdict."""
    if verdict is ItemVerdict.PASS:
        return "ok", tr("Pass")
    if verdict.failed:
        word = tr("{severity} fail", severity=verdict.value)
        kind = "fail" if verdict in (ItemVerdict.S1, ItemVerdict.S2) else "warn"
        return kind, f"{word} {national}".strip()
    if verdict in _UNJUDGED:
        word, kind = _UNJUDGED[verdict]
        return kind, tr(word)
    if why in _MISSING:
        return "warn", tr(_MISSING[why])
    return "neutral", tr("To do")


def why_words(judgement: Judgement, tr: Translate) -> str:
    """Return the sentence behind a verdict; empty for a plain pass and for nothing said."""
    if judgement.why in (Why.NOTHING, Why.EMPTY):
        return tr("outside the warning limits") if judgement.warning else ""
    return tr(SENTENCES[judgement.why], None, **dict(judgement.data))


def limit_words(judgement: Judgement, tr: Translate) -> str:
    """Return the limit with its source."""
    if not judgement.limit:
        return ""
    if judgement.limit.startswith("= "):  # a word: the source says it better
        return source_words(judgement.limit_source, tr)
    return tr("limit {limit}, {source}", limit=judgement.limit, source=source_words(judgement.limit_source, tr))


def fail_words(item: "Item", severity: Severity, connector: int | None, national: str, tr: Translate) -> str:
    """Return what becomes of the visit if an item stays a failure."""
    name = f"{severity.value} ({national})" if national else severity.value
    parts = [tr("Finding {severity}: {words}.", severity=name, words=tr(SEVERITY_WORDS[severity]))]
    dangerous = severity in (Severity.S1, Severity.S2)
    if dangerous and item.electrical:
        parts.append(
            tr("Later live steps stay locked until a re-test passes.")
            if connector is None
            else tr("Later live steps on connector {n} stay locked until a re-test passes.", n=connector)
        )
    if dangerous:
        parts.append(
            tr("The station goes out of service.")
            if connector is None
            else tr("Connector {n} goes out of service.", n=connector)
        )
    parts.append(tr("All attempts are kept and printed."))
    return " ".join(parts)


def item_name(key: Key) -> str:
    """Return ``E17`` or ``E17@1``."""
    return key_text(*key)


def joined(parts: Sequence[str]) -> str:
    """Join what there is with a middle dot."""
    return " · ".join(part for part in parts if part)
