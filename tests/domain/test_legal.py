"""The act, the guard, as found and as left: field rules 11, 16, 21 and 22."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.act import ACT_WORDS, Act, accredited, act_detail, check_act, may_adjust, may_say_verified
from app.domain.as_left import AsLeft, as_found_is_past, as_left, changed_before_found, validity_ended
from app.domain.codec import decode
from app.domain.errors import BadInput, Reason
from app.domain.fact import Fact, FirmwareUpdated, RunMeasured, SettingWritten
from app.domain.legal_change import LegalAnswer, LegalChange, Relevance, check_answer, guarded, lacks, read_guard
from app.domain.legal_fact import ActDeclared, Adjusted, IndicationCompared, LegalChangeJudged, Phase
from app.domain.meter_work_fact import MeterSwapped, ParameterChanged, SealOpened

AT = datetime(2026, 11, 28, tzinfo=UTC)
GUARD = json.loads((Path(__file__).parents[2] / "resources" / "metrology" / "guard.json").read_text("utf-8"))
KEYS = ("*PublicKey*",)


def run(phase: Phase = "as_found") -> RunMeasured:
    return RunMeasured("6 A", 1, "T", Decimal(1), Decimal(2), None, None, Decimal(1), AT, AT, phase=phase)


def update(after: str = "2.0") -> FirmwareUpdated:
    return FirmwareUpdated("f", "0", 1, 1, "1.0", after, "2.0", (), ok=after == "2.0")


def compared(phase: Phase, signed: str | None = "1.00", checksum: str = "ab") -> IndicationCompared:
    return IndicationCompared(phase, Decimal("1.00"), None if signed is None else Decimal(signed), "2.0", checksum)


def summed(after: str = "cd") -> FirmwareUpdated:
    """Return an update whose checksums the station told by itself."""
    return replace(update(), checksum_before="ab", checksum_after=after)


SWAP = MeterSwapped("PM3-1", "PM3-2", Decimal("1234.5"), Decimal("0.1"))
REPEATED = (run("as_left"), compared("as_left"))


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ((), AsLeft.AS_FOUND),
        ((run(),), AsLeft.AS_FOUND),
        ((run(), update("1.0")), AsLeft.AS_FOUND),  # not taken: the old version runs
        ((update(), run()), AsLeft.AS_FOUND),  # changed before anything was found
        ((run(), update()), AsLeft.NO_CHECK_POINT),
        ((run(), update("3.0")), AsLeft.NO_CHECK_POINT),  # another version than wanted is a change all the same
        ((run(), update(), run()), AsLeft.NO_CHECK_POINT),
        ((run(), run("as_left"), update()), AsLeft.NO_CHECK_POINT),  # repeated before the change proves nothing
        ((run(), update(), run("as_left")), AsLeft.NOT_COMPARED),
        ((run(), update(), run("as_left"), compared("as_left", "1.02")), AsLeft.NOT_COMPARED),
        ((run(), update(), run("as_left"), compared("as_left", None)), AsLeft.NOT_COMPARED),
        ((run(), update(), *REPEATED), AsLeft.NO_CHECKSUM),
        ((run(), compared("as_found", checksum=""), update(), *REPEATED), AsLeft.NO_CHECKSUM),
        ((run(), compared("as_found"), update(), *REPEATED), AsLeft.MEASURED),
        ((run(), compared("as_found"), update(), *REPEATED, update("4.0")), AsLeft.NO_CHECK_POINT),
        ((run(), Adjusted("gain", "repairer", "N-1")), AsLeft.NO_CHECK_POINT),
        ((run(), SWAP), AsLeft.NO_CHECK_POINT),
        ((SWAP, run()), AsLeft.AS_FOUND),
        ((run(), ParameterChanged("PulseConstant", "500", "1000")), AsLeft.NO_CHECK_POINT),
        ((run(), SealOpened("meter cover")), AsLeft.AS_FOUND),  # nothing that is measured changes with a seal
        ((run(), compared("as_found"), SWAP, *REPEATED), AsLeft.MEASURED),
        ((run(), summed(), run("as_left"), compared("as_left", checksum="")), AsLeft.MEASURED),
        ((run(), summed(""), run("as_left"), compared("as_left", checksum="")), AsLeft.NO_CHECKSUM),
        ((run(), summed(), SWAP, run("as_left"), compared("as_left", checksum="")), AsLeft.NO_CHECKSUM),
        ((run(), SettingWritten("MeterPublicKey1", "a", "b", "b", "")), AsLeft.NO_CHECK_POINT),
        ((run(), SettingWritten("MeterPublicKey1", "a", "b", "a", "")), AsLeft.AS_FOUND),
        ((run(), SettingWritten("HeartbeatInterval", "1", "2", "2", "")), AsLeft.AS_FOUND),
    ],
)
def test_as_left_is_what_was_repeated_after_the_last_change(facts: tuple[Fact, ...], said: AsLeft) -> None:
    assert as_left(facts, KEYS) is said


def test_a_change_before_the_first_run_leaves_nothing_as_found() -> None:
    assert changed_before_found((update(), run()))
    assert not changed_before_found((run(), update()))
    assert not changed_before_found(())


def test_as_found_is_past_once_the_meter_was_adjusted_or_replaced() -> None:
    assert as_found_is_past((run(), SWAP))
    assert as_found_is_past((run(), Adjusted("gain", "repairer", "N-1"), run("as_left")))
    assert not as_found_is_past((SWAP, run()))
    assert not as_found_is_past((run(), update(), ParameterChanged("PulseConstant", "500", "1000")))


def test_display_and_signed_value_agree_at_the_digits_of_the_display() -> None:
    assert IndicationCompared("as_found", Decimal("1.00"), Decimal("1.0049")).agrees
    assert IndicationCompared("as_found", Decimal("1.00"), Decimal("1.010")).agrees is False
    assert IndicationCompared("as_found", Decimal("1.00"), None).agrees is None


def judged(relevance: Relevance, change: LegalChange = LegalChange.FIRMWARE) -> LegalChangeJudged:
    return LegalChangeJudged(change, "f, 2.0", relevance, acts_after=(Act.AUTHORISED_REPAIR,))


REPAIR = ActDeclared(Act.AUTHORISED_REPAIR, "M. Lind", "N-1")


@pytest.mark.parametrize(
    ("facts", "ended"),
    [
        ((judged(Relevance.NO), update()), None),
        ((judged(Relevance.NOT_SAID), update()), None),
        ((judged(Relevance.YES),), None),  # nothing was changed yet
        ((judged(Relevance.YES), update("1.0")), None),  # the station did not take it
        ((judged(Relevance.YES), update()), LegalChange.FIRMWARE),
        ((judged(Relevance.YES), update(), ActDeclared(Act.OPERATORS_CHECK, "M. Lind")), LegalChange.FIRMWARE),
        ((judged(Relevance.YES), update(), REPAIR), None),
        ((REPAIR, judged(Relevance.YES), update()), LegalChange.FIRMWARE),
        ((judged(Relevance.YES, LegalChange.SEAL),), LegalChange.SEAL),
        ((judged(Relevance.YES, LegalChange.SEAL), REPAIR), None),
    ],
)
def test_validity_ends_with_a_relevant_change_until_its_act(facts: tuple[Fact, ...], ended: LegalChange | None) -> None:
    assert validity_ended(facts) is ended


def test_the_shipped_guard_knows_every_change_in_both_languages() -> None:
    guard = read_guard(GUARD, "guard.json")
    assert not guard.verified
    for change in LegalChange:
        known = guard.of(change)
        assert known.ends
        assert known.acts_after
        for words in (known.ask, known.afterwards, *(ending.text for ending in known.ends)):
            assert set(words) == {"en", "de"}
        assert all(ending.source for ending in known.ends)
    without = {**GUARD, "changes": [one for one in GUARD["changes"] if one["id"] != "seal"]}
    with pytest.raises(BadInput) as caught:
        read_guard(without, "guard.json")
    assert caught.value.data["field"] == "changes.seal"


def test_keys_of_the_guard_are_found_in_either_protocol() -> None:
    keys = read_guard(GUARD, "guard.json").keys
    for key in ("MeterPublicKey1", "AlignedDataCtrlr/SignReadings", "eichrechtMode", "OCMF_Signing"):
        assert guarded(key, keys), key
    for key in ("HeartbeatInterval", "MeterValueSampleInterval", "SampledDataCtrlr/TxUpdatedInterval"):
        assert not guarded(key, keys), key


FULL = LegalAnswer(relevant=True, reason="fault 17", right="contract", approved_by="S. Super")


@pytest.mark.parametrize(
    ("answer", "lacking"),
    [
        (None, ("relevant",)),
        (LegalAnswer(relevant=False), ("said_by",)),
        (LegalAnswer(relevant=False, said_by="certificate, annex 2"), ()),
        (LegalAnswer(relevant=True), ("reason", "right", "approved_by")),
        (LegalAnswer(relevant=True, reason=" ", right="r", approved_by="S"), ("reason",)),
        (LegalAnswer(relevant=True, reason="x", right="r", approved_by=" m. LIND "), ("approved_by",)),
        (FULL, ()),
    ],
)
def test_a_relevant_change_needs_reason_right_and_a_second_person(
    answer: LegalAnswer | None, lacking: tuple[str, ...]
) -> None:
    assert lacks(answer, "M. Lind") == lacking


def test_approving_oneself_is_said_in_words() -> None:
    with pytest.raises(BadInput) as caught:
        check_answer(LegalAnswer(relevant=True, reason="x", right="r", approved_by="M. Lind"), "M. Lind", "plan", "a.")
    assert (caught.value.reason, caught.value.data["field"]) == (Reason.WRONG_VALUE, "a.approved_by")
    with pytest.raises(BadInput) as caught:
        check_answer(LegalAnswer(relevant=False), "M. Lind", "plan")
    assert caught.value.reason is Reason.MISSING_KEY
    check_answer(FULL, "M. Lind", "plan")


def test_only_the_authority_may_say_verified() -> None:
    assert [act for act in Act if may_say_verified(act)] == [Act.AUTHORITY_VERIFICATION]
    for act, words in ACT_WORDS.items():
        if not may_say_verified(act):
            assert "verified" not in words.casefold()
    assert "no official verification" in ACT_WORDS[Act.OPERATORS_CHECK]


def test_each_act_names_what_it_demands() -> None:
    check_act(Act.OPERATORS_CHECK, "act")
    check_act(Act.CALIBRATION, "act", number="not accredited")
    check_act(Act.AUTHORITY_VERIFICATION, "act", officer="O. Ficer", body="LBME")
    for act, given, field in (
        (Act.CALIBRATION, {}, "number"),
        (Act.AUTHORISED_REPAIR, {"number": " "}, "number"),
        (Act.AUTHORITY_VERIFICATION, {"body": "LBME"}, "officer"),
        (Act.AUTHORITY_VERIFICATION, {"officer": "O. Ficer"}, "body"),
        (Act.OPERATORS_CHECK, {"officer": "O. Ficer"}, "officer"),  # a check is no verification by naming an officer
    ):
        with pytest.raises(BadInput) as caught:
            check_act(act, "act", **given)
        assert caught.value.data["field"] == field


def test_a_calibration_is_accredited_by_its_number_alone() -> None:
    assert accredited(Act.CALIBRATION, "D-K-12345")
    for words in ("not accredited", "nicht akkreditiert", "none"):
        assert not accredited(Act.CALIBRATION, words)
    assert not accredited(Act.OPERATORS_CHECK, "D-K-12345")
    assert act_detail(Act.CALIBRATION, "not accredited", "", "")[0] == "not accredited"
    assert act_detail(Act.CALIBRATION, "D-K-1", "", "")[1] == {"number": "D-K-1"}
    assert act_detail(Act.AUTHORISED_REPAIR, "N-1", "", "")[1] == {"number": "N-1"}
    assert act_detail(Act.AUTHORITY_VERIFICATION, "", "O", "B")[1] == {"officer": "O", "body": "B"}
    assert act_detail(Act.OPERATORS_CHECK, "", "", "") == ("", {})


def test_adjusting_needs_the_act_a_right_and_a_number() -> None:
    assert may_adjust(Act.AUTHORISED_REPAIR, "repairer", "N-1")
    assert not may_adjust(Act.AUTHORISED_REPAIR, "repairer", " ")
    assert not may_adjust(Act.AUTHORISED_REPAIR, "", "N-1")
    assert not may_adjust(Act.CALIBRATION, "repairer", "N-1")
    assert not may_adjust(Act.OPERATORS_CHECK, "repairer", "N-1")


def test_what_was_judged_before_there_were_signed_approvals_is_still_read() -> None:
    old = {
        "change": "firmware", "subject": "f.img, 2.0", "relevance": "yes", "said_by": "", "reason": "fault 17",
        "right": "repairer N-1", "approved_by": "S. Super", "acts_after": ["authorised_repair"],
        "kind": "legal_change_judged",
    }  # fmt: skip
    fact = decode(LegalChangeJudged, old, "fact")
    assert (fact.approved_by, fact.approval) == ("S. Super", None)


@pytest.mark.parametrize(
    ("answer", "missing"),
    [
        (FULL, ("approval",)),
        (LegalAnswer(relevant=True, reason="x", right="r", approval="ok.json"), ()),
        (
            LegalAnswer(relevant=True, reason="x", right="r", approval="ok.json", approved_by="m. LIND"),
            ("approved_by",),
        ),
        (LegalAnswer(relevant=False, said_by="annex 2"), ()),
    ],
)
def test_rule_16_where_it_has_to_be_signed_a_file_is_needed_and_a_name_is_not_enough(
    answer: LegalAnswer, missing: tuple[str, ...]
) -> None:
    assert lacks(answer, "M. Lind", signed=True) == missing
