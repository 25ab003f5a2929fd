"""What the law asks for around a meter, as printed: the act, seals, adjustments, guarded changes, as left."""

from datetime import UTC

from app.domain import report as r
from app.domain.act import Act, act_detail
from app.domain.approval import ApprovalUsed
from app.domain.as_left import AS_LEFT_WORDS, AsLeft, as_left, validity_ended
from app.domain.calibration_profile import CalibrationProfile
from app.domain.legal_change import CHANGE_TITLES, RELEVANCE_WORDS, LegalChange, Relevance
from app.domain.legal_fact import (
    ActDeclared,
    Adjusted,
    IndicationCompared,
    LegalChangeJudged,
    ProfileFixed,
    Seal,
    SealsRecorded,
)
from app.domain.meter_work_fact import MeterSwapped, ParameterChanged, SealOpened
from app.domain.swap_doubt import SWAP_DOUBT_WORDS, swap_doubts
from app.workflows.report.source import ReportSource


def act_of(source: ReportSource) -> Act:
    """Return the declared act; without one it is an operator's check and nothing more."""
    declared = source.state.last(ActDeclared)
    return declared.act if declared else Act.OPERATORS_CHECK


def act_text(source: ReportSource, profile: CalibrationProfile) -> str:
    """Return who stands behind the act, and the profile with its edition."""
    declared = source.state.last(ActDeclared)
    parts = []
    if declared is not None:
        sentence, values = act_detail(declared.act, declared.number, declared.officer, declared.body)
        parts += [source.tr(sentence, **values)] if sentence else []
    parts.append(source.tr("profile {id}, edition {edition}", id=profile.id, edition=profile.edition))
    fixed = source.state.last(ProfileFixed)
    if fixed is not None and fixed.not_in_force:
        parts.append(source.tr("used although it is not in force: {reason}", reason=fixed.not_in_force))
    return "; ".join(parts)


def seals(source: ReportSource, when: str) -> str:
    """Return the seals as recorded before or after, or nothing."""
    recorded = [fact for fact in source.state.all(SealsRecorded) if fact.when == when]
    if not recorded:
        return ""
    return _named(source, recorded[-1].seals) or source.tr("none")


def _named(source: ReportSource, recorded: tuple[Seal, ...]) -> str:
    whole, broken = source.tr("intact"), source.tr("broken or missing")
    return "; ".join(f"{seal.place}: {seal.marking or '–'}, {whole if seal.intact else broken}" for seal in recorded)


def seals_opened(source: ReportSource) -> str:
    """Return every seal that was opened or found broken, or nothing."""
    words = {False: source.tr("opened for the work"), True: source.tr("found broken")}
    return "; ".join(f"{fact.subject}: {words[fact.found_broken]}" for fact in source.state.all(SealOpened))


def parameters(source: ReportSource) -> str:
    """Return every parameter set at the meter, or nothing."""
    return "; ".join(f"{fact.name}: {fact.before} → {fact.after}" for fact in source.state.all(ParameterChanged))


def swaps(source: ReportSource) -> tuple[r.MeterSwap, ...]:
    """Return every meter that was put in (rule 23)."""
    return tuple(
        r.MeterSwap(fact.old_serial, fact.new_serial, fact.final_kwh, fact.initial_kwh, _named(source, fact.seals))
        for fact in source.state.all(MeterSwapped)
    )


def adjustments(source: ReportSource) -> str:
    """Return every adjustment with its right and number, or nothing."""
    return "; ".join(
        source.tr(
            "{what} ({before} → {after}), by {right}, authorisation {number}",
            what=fact.what,
            before=fact.before or "–",
            after=fact.after or "–",
            right=fact.right,
            number=fact.authorisation,
        )
        for fact in source.state.all(Adjusted)
    )


def left_as(source: ReportSource) -> AsLeft:
    """Return what may be said of the meter as it is left (rule 22)."""
    return as_left((saved.fact for saved in source.state.saved), source.guarded_keys)


def as_left_reason(source: ReportSource) -> str:
    """Return why nothing may be said of the meter as left, or nothing."""
    said = left_as(source)
    if said in {AsLeft.AS_FOUND, AsLeft.MEASURED}:
        return ""
    if said is AsLeft.NO_CHECK_POINT and source.state.firmware and source.state.firmware.ok:
        return source.tr("the firmware was updated after the runs")
    return source.tr(AS_LEFT_WORDS[said])


def legal_checks(source: ReportSource) -> tuple[r.MeterCheck, ...]:
    """Return the comparisons of display and signed value, and the guarded changes other than firmware."""
    compared = tuple(_compared(source, fact) for fact in source.state.all(IndicationCompared))
    judged = tuple(
        r.MeterCheck(_mark(source, fact), source.tr(CHANGE_TITLES[fact.change]), judged_text(source, fact))
        for fact in source.state.all(LegalChangeJudged)
        if fact.change is not LegalChange.FIRMWARE
    )
    return (*compared, *judged, *_swaps_doubted(source))


def swaps_doubted(source: ReportSource) -> tuple[str, ...]:
    """Return in words which registers of a swap do not agree with what the station told of them (rule 23)."""
    return tuple(
        source.tr(SWAP_DOUBT_WORDS[one.which], **one.values(source.decimal)) for one in swap_doubts(source.state)
    )


def _swaps_doubted(source: ReportSource) -> tuple[r.MeterCheck, ...]:
    return tuple(
        r.MeterCheck(r.Mark.AWAITING, source.tr(CHANGE_TITLES[LegalChange.METER_SWAP]), said)
        for said in swaps_doubted(source)
    )


def _compared(source: ReportSource, fact: IndicationCompared) -> r.MeterCheck:
    marks = {True: r.Mark.PASS, False: r.Mark.FAIL, None: r.Mark.NOT_TESTED}
    shown = source.decimal(f"{fact.display_kwh} kWh")
    signed = "–" if fact.signed_kwh is None else source.decimal(f"{fact.signed_kwh} kWh")
    both = f"{shown} / {signed}"
    said = (
        source.tr("as left: {what}", what=both) if fact.phase == "as_left" else source.tr("as found: {what}", what=both)
    )
    return r.MeterCheck(marks[fact.agrees], source.tr("Display and signed value"), said)


def firmware_proofs(source: ReportSource, file: str) -> tuple[r.DoneLine, ...]:
    """Return what was said of the update of ``file`` before it was sent, for the proofs of the update."""
    said = [
        fact
        for fact in source.state.all(LegalChangeJudged)
        if fact.change is LegalChange.FIRMWARE and fact.subject.startswith(f"{file}, ")
    ]
    return tuple(r.DoneLine(_mark(source, fact), judged_text(source, fact)) for fact in said[-1:])


def _mark(source: ReportSource, fact: LegalChangeJudged) -> r.Mark:
    if fact.relevance is Relevance.NO:
        return r.Mark.PASS
    ended = validity_ended(saved.fact for saved in source.state.saved) is fact.change
    return r.Mark.FAIL if ended else r.Mark.AWAITING


def judged_text(source: ReportSource, fact: LegalChangeJudged) -> str:
    """Return what was said of a change: relevance, source, reason, right, approval."""
    parts = [source.tr(RELEVANCE_WORDS[fact.relevance])]
    for words, value in (
        (source.tr("said by {value}", value=fact.said_by), fact.said_by),
        (source.tr("reason: {value}", value=fact.reason), fact.reason),
        (source.tr("right: {value}", value=fact.right), fact.right),
        (source.tr("approved by {value}", value=fact.approved_by), fact.approved_by),
    ):
        parts += [words] if value else []
    parts += [_approval_text(source, fact.approval)] if fact.approval else []
    return "; ".join(parts)


def _approval_text(source: ReportSource, approval: ApprovalUsed) -> str:
    """Return what was checked of the signed approval: whose key, and from when until when it counted (UTC)."""
    begin, end = (f"{at.astimezone(UTC):%Y-%m-%d %H:%M}" for at in (approval.not_before, approval.not_after))
    return source.tr(
        "signed approval, key {fingerprint}, {begin} to {end} UTC",
        fingerprint=" ".join(approval.fingerprint[start : start + 16] for start in range(0, 64, 16)),
        begin=begin,
        end=end,
    )
