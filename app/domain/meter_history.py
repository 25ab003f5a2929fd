"""What was done to the meter and said of it in a visit, as a short history: when, who, what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.act import ACT_WORDS, act_detail
from app.domain.fact import Fact, FirmwareUpdated, RunMeasured
from app.domain.hand_over_fact import VisitTakenOver
from app.domain.legal_change import CHANGE_TITLES, RELEVANCE_WORDS
from app.domain.legal_fact import ActDeclared, Adjusted, IndicationCompared, LegalChangeJudged, Seal, SealsRecorded
from app.domain.meter_work_fact import MeterSwapped, ParameterChanged, SealOpened
from app.domain.swap_doubt import SWAP_DOUBT_WORDS, swap_doubts
from app.domain.text import mark
from app.domain.visit import VisitState

Translate = Callable[..., str]
AGREEMENT: Mapping[bool | None, str] = {True: mark("agree"), False: mark("do not agree"), None: mark("not compared")}


@dataclass(frozen=True)
class MeterEvent:
    """One line: a fact that was saved, in words."""

    at: datetime
    by: str
    what: str


def meter_history(state: VisitState, tr: Translate, number: Callable[[str], str] = str) -> tuple[MeterEvent, ...]:
    """Return every act around the meter, in the order it was saved; runs as left are one line a load point.

    ``number`` writes an energy, given with a point, as the reader's language does.
    """
    by, events = state.opened.technician, []
    doubts = swap_doubts(state)
    measured: set[tuple[str, int]] = set()
    changes = 0
    for saved in state.saved:
        fact = saved.fact
        if isinstance(fact, VisitTakenOver):
            by = fact.by
        changes += isinstance(fact, Adjusted | MeterSwapped | ParameterChanged | FirmwareUpdated)
        if isinstance(fact, RunMeasured):
            if (fact.point, changes) in measured or fact.phase != "as_left":
                continue
            measured.add((fact.point, changes))
        told = [tr(SWAP_DOUBT_WORDS[one.which], **one.values(number)) for one in doubts if one.swap is fact]
        what = ". ".join(filter(None, (_words(fact, tr, number), *told)))
        if what:
            events.append(MeterEvent(saved.at, by, what))
    return tuple(events)


def _words(fact: Fact, tr: Translate, number: Callable[[str], str]) -> str:
    match fact:
        case ActDeclared():
            sentence, values = act_detail(fact.act, fact.number, fact.officer, fact.body)
            return ", ".join(filter(None, (tr(ACT_WORDS[fact.act]), tr(sentence, **values) if sentence else "")))
        case SealsRecorded():
            title = tr("Seals as found") if fact.when == "before" else tr("Seals as left")
            return f"{title}: {seal_words(fact.seals, tr)}"
        case SealOpened(found_broken=True):
            return tr("Seal found broken: {seal}", seal=fact.subject)
        case SealOpened():
            return tr("Seal opened: {seal}", seal=fact.subject)
        case Adjusted():
            return _changed(tr("Adjusted: {what}", what=fact.what), fact.before, fact.after)
        case ParameterChanged():
            return _changed(tr("Parameter set: {what}", what=fact.name), fact.before, fact.after)
        case MeterSwapped():
            return tr(
                "Meter swapped: {old} at {final} kWh, {new} at {initial} kWh",
                old=fact.old_serial,
                final=number(f"{fact.final_kwh:f}"),
                new=fact.new_serial,
                initial=number(f"{fact.initial_kwh:f}"),
            )
        case FirmwareUpdated():
            return _changed(tr("Firmware"), fact.before, fact.after)
        case LegalChangeJudged():
            return _judged(fact, tr)
        case IndicationCompared():
            signed = "–" if fact.signed_kwh is None else number(f"{fact.signed_kwh:f}")
            display = number(f"{fact.display_kwh:f}")
            shown = tr("Display {display} kWh, signed {signed} kWh", display=display, signed=signed)
            return f"{shown}: {tr(AGREEMENT[fact.agrees])}"
        case RunMeasured(phase="as_left"):
            return tr("Measured as left: {point}", point=fact.point)
    return ""


def _judged(fact: LegalChangeJudged, tr: Translate) -> str:
    title = f"{tr(CHANGE_TITLES[fact.change])} ({fact.subject}): {tr(RELEVANCE_WORDS[fact.relevance])}"
    return f"{title}, {tr('approved by {value}', value=fact.approved_by)}" if fact.approved_by else title


def _changed(what: str, before: str, after: str) -> str:
    return f"{what} ({before or '–'} → {after or '–'})" if before or after else what


def seal_words(seals: tuple[Seal, ...], tr: Translate) -> str:
    """Return seals in one line."""
    whole, broken = tr("intact"), tr("broken or missing")
    named = (f"{seal.place} {seal.marking or '–'} ({whole if seal.intact else broken})" for seal in seals)
    return ", ".join(named) or tr("none")
