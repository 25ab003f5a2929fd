"""The metrological act (field rule 21): what the work on a meter legally was, what it demands, and what it may say."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.errors import BadInput, Reason
from app.domain.text import mark


class Act(StrEnum):
    """What the work on the meter legally was; only an authority verifies."""

    OPERATORS_CHECK = "operators_check"
    CALIBRATION = "calibration"
    AUTHORISED_REPAIR = "authorised_repair"
    AUTHORITY_VERIFICATION = "authority_verification"


ACT_WORDS: Mapping[Act, str] = {
    Act.OPERATORS_CHECK: mark("Operator's check, no official verification"),
    Act.CALIBRATION: mark("Calibration"),
    Act.AUTHORISED_REPAIR: mark("Authorised repair"),
    Act.AUTHORITY_VERIFICATION: mark("Verification by the authority"),
}
NEEDED: Mapping[Act, tuple[str, ...]] = {
    Act.OPERATORS_CHECK: (),
    Act.CALIBRATION: ("number",),
    Act.AUTHORISED_REPAIR: ("number",),
    Act.AUTHORITY_VERIFICATION: ("officer", "body"),
}
"""What each act demands: number of accreditation (or words such as "not accredited") or repairer; officer, body."""
OTHER_NUMBER = mark("not the authorisation number of the act")


def may_say_verified(act: Act) -> bool:
    """Only an authority's act may use the word (rule 21)."""
    return act is Act.AUTHORITY_VERIFICATION


def may_adjust(act: Act, right: str, authorisation: str) -> bool:
    """Adjusting needs a right and an authorisation number, and an act that includes it; a check only looks."""
    return act in {Act.AUTHORISED_REPAIR, Act.AUTHORITY_VERIFICATION} and bool(right.strip() and authorisation.strip())


def same_number(act: Act, number: str, authorisation: str) -> bool:
    """Return whether an adjustment is done under the authorisation of the act itself (rule 21).

    An authorised repair is called by its repairer's number: another one is another repairer's act. An authority's own
    act has none that it must be; letters count alike in both cases, blanks not at all.
    """
    if act is not Act.AUTHORISED_REPAIR:
        return True
    first, second = ("".join(text.split()).casefold() for text in (number, authorisation))
    return first == second


def accredited(act: Act, number: str) -> bool:
    """Return whether a calibration names an accreditation number; words alone, in whatever language, are none."""
    return act is Act.CALIBRATION and any(letter.isdigit() for letter in number)


def check_act(act: Act, where: str, *, number: str = "", officer: str = "", body: str = "") -> None:
    """Raise BadInput (MISSING_KEY, WRONG_VALUE) when an act lacks what it demands, or claims what another one is."""
    given = {"number": number.strip(), "officer": officer.strip(), "body": body.strip()}
    for field in NEEDED[act]:
        if not given[field]:
            raise BadInput(Reason.MISSING_KEY, where, field=field)
    if given["officer"] and act is not Act.AUTHORITY_VERIFICATION:
        raise BadInput(Reason.WRONG_VALUE, where, field="officer", problem=mark("contradicts another key"))


def act_detail(act: Act, number: str, officer: str, body: str) -> tuple[str, dict[str, str]]:
    """Return the sentence that names who stands behind the act, with its values; translated where it is shown."""
    if act is Act.CALIBRATION:
        if accredited(act, number):
            return mark("accreditation number {number}"), {"number": number}
        return mark("not accredited"), {}
    if act is Act.AUTHORISED_REPAIR:
        return mark("authorisation number {number}"), {"number": number}
    if act is Act.AUTHORITY_VERIFICATION:
        return mark("{officer}, {body}"), {"officer": officer, "body": body}
    return "", {}
