"""As found and as left (field rule 22), and whether legal validity has ended, as pure functions over the facts."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from app.domain.fact import Fact, FirmwareUpdated, RunMeasured, SettingWritten
from app.domain.legal_change import LegalChange, Relevance, guarded
from app.domain.legal_fact import ActDeclared, Adjusted, IndicationCompared, LegalChangeJudged
from app.domain.meter_work_fact import MeterSwapped, ParameterChanged
from app.domain.text import mark


class AsLeft(StrEnum):
    """What may be said of the meter as it is left."""

    AS_FOUND = "as_found"
    MEASURED = "measured"
    NO_CHECK_POINT = "no_check_point"
    NOT_COMPARED = "not_compared"
    NO_CHECKSUM = "no_checksum"


AS_LEFT_WORDS: Mapping[AsLeft, str] = {
    AsLeft.NO_CHECK_POINT: mark("no check point was repeated after the change"),
    AsLeft.NOT_COMPARED: mark("display and signed value were not compared after the change"),
    AsLeft.NO_CHECKSUM: mark("software version and checksum were not read before and after the change"),
}
"""Why it reads "as left: not measured"."""


def as_left(facts: Iterable[Fact], guarded_keys: tuple[str, ...] = ()) -> AsLeft:
    """Return what may be said after the last change: a check point, the comparison, and the software before and after.

    A change is firmware that runs, an adjustment, another meter, a parameter, or a setting among ``guarded_keys``.
    Before the first run nothing was found, so a change then is part of what was found.
    """
    runs_before, changed, software_before = False, False, False
    point, comparison, checksum = False, False, False
    for fact in facts:
        match fact:
            case RunMeasured():
                runs_before = True
                point = point or (changed and fact.phase == "as_left")
            case IndicationCompared():
                named = bool(fact.version and fact.checksum)
                if changed and fact.phase == "as_left":
                    comparison = comparison or fact.agrees is True
                    checksum = checksum or named
                elif not changed:
                    software_before = software_before or named
            case _ if runs_before and _changes(fact, guarded_keys):
                software_before = software_before or (not changed and _checksum_before(fact))
                changed, point, comparison, checksum = True, False, False, _checksum_after(fact)
    if not changed:
        return AsLeft.AS_FOUND
    if not point:
        return AsLeft.NO_CHECK_POINT
    if not comparison:
        return AsLeft.NOT_COMPARED
    return AsLeft.MEASURED if checksum and software_before else AsLeft.NO_CHECKSUM


def changed_before_found(facts: Iterable[Fact], guarded_keys: tuple[str, ...] = ()) -> bool:
    """Return whether something was changed before the first run, so that nothing may be called "as found"."""
    for fact in facts:
        if isinstance(fact, RunMeasured):
            return False
        if _changes(fact, guarded_keys):
            return True
    return False


def changes_meter(fact: Fact) -> bool:
    """Return whether the meter is no longer the one that was measured: software, adjustment, parameter, or another."""
    if isinstance(fact, FirmwareUpdated):
        return fact.after != fact.before  # whatever runs now, it is not what was measured
    return isinstance(fact, Adjusted | MeterSwapped | ParameterChanged)


def as_found_is_past(facts: Iterable[Fact]) -> bool:
    """Return whether the meter was adjusted or replaced after it was measured: then only as left says what it does."""
    measured = False
    for fact in facts:
        measured = measured or isinstance(fact, RunMeasured)
        if measured and isinstance(fact, Adjusted | MeterSwapped):
            return True
    return False


def _changes(fact: Fact, guarded_keys: tuple[str, ...]) -> bool:
    if isinstance(fact, SettingWritten):
        return guarded(fact.key, guarded_keys) and fact.read_back != fact.before
    return changes_meter(fact)


def _checksum_before(fact: Fact) -> bool:
    return isinstance(fact, FirmwareUpdated) and bool(fact.before and fact.checksum_before)


def _checksum_after(fact: Fact) -> bool:
    return isinstance(fact, FirmwareUpdated) and bool(fact.after and fact.checksum_after)


def validity_ended(facts: Iterable[Fact]) -> LegalChange | None:
    """Return the relevant change after which none of the acts that it needs was declared, or None.

    Firmware that was judged relevant and then not taken by the station ends nothing.
    """
    ended: LegalChangeJudged | None = None
    waiting: LegalChangeJudged | None = None
    for fact in facts:
        match fact:
            case LegalChangeJudged(change=LegalChange.FIRMWARE):
                waiting = fact if fact.relevance is Relevance.YES else None
            case LegalChangeJudged(relevance=Relevance.YES):
                ended = fact
            case FirmwareUpdated() if waiting is not None and fact.after != fact.before:
                ended, waiting = waiting, None
            case ActDeclared() if ended is not None and fact.act in ended.acts_after:
                ended = None
    return ended.change if ended else None
