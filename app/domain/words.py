"""The words for the enum values that reach people; JSON keeps the values themselves.

One mapping an enum, marked here once and translated where shown, so that window, command line and report say the same.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from app.domain.checklist import Item
from app.domain.decision import DecisionRule, Outcome
from app.domain.difference import ChangeJudgement
from app.domain.errors import BadInput
from app.domain.load import LoadKind, Obstacle, parse_load
from app.domain.text import Words, mark
from app.domain.verdict import ItemVerdict, MeterMark, VisitVerdict
from app.domain.visit import StepStatus

Translate = Callable[..., str]


class Speaks(Protocol):
    """Translates sentences and picks words."""

    def tr(self, source: str, /, n: int | None = None, **values: object) -> str:
        """Return ``source`` translated."""

    def pick(self, words: Words) -> str:
        """Return the entry of ``words`` in the reader's language."""


SAFETY_WORDS: Mapping[VisitVerdict, str] = {
    VisitVerdict.SAFE: mark("Safe and in service"),
    VisitVerdict.DEFECTS: mark("In service with defects"),
    VisitVerdict.OUT_OF_SERVICE: mark("Out of service"),
    VisitVerdict.INCONCLUSIVE: mark("Inconclusive"),
}
ITEM_WORDS: Mapping[ItemVerdict, str] = {
    ItemVerdict.PASS: mark("pass"),
    ItemVerdict.NOT_APPLICABLE: mark("not applicable"),
    ItemVerdict.LIMITATION: mark("limited"),
    ItemVerdict.NOT_TESTED: mark("not tested"),
    ItemVerdict.UNANSWERED: mark("unanswered"),
}
"""A failed item is called by its severity, S1 to S4, in every language."""
METER_WORDS: Mapping[MeterMark, str] = {
    MeterMark.MAY_BILL: mark("may bill"),
    MeterMark.MUST_NOT_BILL: mark("must not bill"),
    MeterMark.NOT_JUDGED: mark("not judged"),
}
OUTCOME_WORDS: Mapping[Outcome, str] = {
    Outcome.PASS: mark("pass"),
    Outcome.CONDITIONAL_PASS: mark("conditional pass"),
    Outcome.CONDITIONAL_FAIL: mark("conditional fail"),
    Outcome.FAIL: mark("fail"),
    Outcome.INCONCLUSIVE: mark("inconclusive"),
}
RULE_WORDS: Mapping[DecisionRule, str] = {
    DecisionRule.SIMPLE: mark("simple acceptance"),
    DecisionRule.GUARDED: mark("acceptance with guard band"),
    DecisionRule.NON_BINARY: mark("with conditional zones"),
}
STEP_WORDS: Mapping[StepStatus, str] = {
    StepStatus.TO_DO: mark("to do"),
    StepStatus.DOING: mark("doing"),
    StepStatus.DONE: mark("done"),
    StepStatus.SKIPPED: mark("skipped"),
    StepStatus.FAILED: mark("failed"),
    StepStatus.NOT_IN_THIS_VERSION: mark("not in this version"),
}
CHANGE_WORDS: Mapping[ChangeJudgement, str] = {
    ChangeJudgement.EXPLAINED: mark("explained"),
    ChangeJudgement.EXPECTED: mark("expected"),
    ChangeJudgement.UNEXPLAINED: mark("unexplained"),
}
VISIT_WORDS: Mapping[str, str] = {
    "open": mark("open"),
    "paused": mark("paused"),
    "handed_over": mark("handed over"),
    "stopped": mark("stopped"),
    "signed": mark("signed"),
}
DELIVERY_WORDS: Mapping[str, str] = {
    "waiting": mark("waiting"),
    "copied": mark("copied"),
    "confirmed": mark("done"),
    "refused": mark("refused"),
}
ROLE_WORDS: Mapping[str, str] = {"technician": mark("Technician"), "supervisor": mark("Supervisor")}
FILE_WORDS: Mapping[str, str] = {
    "file_damaged": mark("The file is damaged."),
    "not_signed": mark("It carries no signature of a technician."),
    "signature_broken": mark("A signature does not match the content."),
    "changed_after_signing": mark("It was changed after it was signed."),
    "signer_differs": mark("It was signed with another certificate than its pages say."),
    "pages_differ": mark("The pages are not what the data inside would print."),
    "photo_differs": mark("A photo is not the one that the data inside name."),
    "annotation_added": mark("Something was laid over the pages."),
    "bundle_incomplete": mark("Missing or damaged: {part}"),
}
"""Why a report file was not accepted, by the first word of the verifier's reason."""

LOAD_WORDS: Mapping[LoadKind, str] = {
    LoadKind.VEHICLE: mark("Vehicle"),
    LoadKind.LOAD_BANK: mark("Load bank"),
    LoadKind.DC_BANK: mark("DC emulator and bank"),
}
OBSTACLE_WORDS: Mapping[Obstacle, str] = {
    Obstacle.WRONG_CURRENT_KIND: mark("this load takes the other kind of current"),
    Obstacle.VOLTAGE_OUT_OF_RANGE: mark("the voltage is outside the range of the load"),
    Obstacle.ABOVE_LOAD: mark("the load draws no more than {bound} A"),
    Obstacle.ABOVE_CONNECTOR: mark("the connector gives no more than {bound} A"),
    Obstacle.ABOVE_ADAPTER: mark("the adapter carries no more than {bound} A"),
    Obstacle.BELOW_MINIMUM: mark("the load needs at least {bound} A"),
    Obstacle.NO_STEP: mark("the bank has no step near it, the nearest is {bound} A"),
    Obstacle.BATTERY_TOO_FULL: mark("the battery takes only {bound} kWh more"),
    Obstacle.TARGET_OUT_OF_REACH: mark("the uncertainty would be {bound} %"),
    Obstacle.TOO_LONG: mark("it would take {bound} min"),
}
PROBLEMS = frozenset(
    {
        mark("not above zero"),
        mark("negative"),
        mark("runs backwards"),
        mark("entered twice"),
        mark("out of range"),
        mark("not a number"),
        mark("missing"),
        mark("contradicts another key"),
        mark("too few"),
        mark("not known"),
        mark("empty"),
        mark("not a picture"),
        mark("before calibrated_on"),
        mark("not one number"),
        mark("not yes or no"),
        mark("not an item id"),
        mark("no such connector"),
        mark("asked once for the station"),
        mark("which connector?"),
        mark("answered twice"),
        mark("written twice"),
        mark("not UTF-8"),
        mark("nested too deep"),
        mark("no running charge"),
        mark("no such folder"),
        mark("not a hand-over"),
        mark("no certificate"),
        mark("damaged"),
        mark("No such file or directory"),
        mark("Permission denied"),
        mark("Is a directory"),
        mark("Not a directory"),
        mark("File exists"),
        mark("No space left on device"),
    }
)
"""What an error's ``problem`` says in fixed words: those of the rules, and the commonest of the operating system."""

SOURCE_PHRASES = (
    mark("one alternating current test at 1 IΔn, the higher of 0° and 180°"),
    mark("plate, work order and boot message name the same station"),
    mark("a vehicle has 5 s after a change of the duty cycle"),
    mark("asks for absence of voltage and gives no number"),
    mark("where surge protection cannot be disconnected"),
    mark("against the same contact of the other phase"),
    mark("an energy register does not run backwards"),
    mark("certificates and billing records break"),
    mark("contact after 15 min at rated current"),
    mark("the label of the maker goes first"),
    mark("conventional touch voltage limit"),
    mark("rising smooth direct current"),
    mark("received signal of the modem"),
    mark("protective conductor current"),
    mark("no output in states A and B"),
    mark("the advice is 200 Ω or less"),
    mark("kept as an additional test"),
    mark("tests 9.9.2.1 and 9.9.2.2"),
    mark("own practice, unverified"),
    mark("pulsating direct current"),
    mark("billing and certificates"),
    mark("gives no absolute value"),
    mark("smooth direct current"),
    mark("circuits up to 500 V"),
    mark("alternating current"),
    mark("profile 2 or higher"),
    mark("percentage point is"),
    mark("light at the plug"),
    mark("the instrument ("),
    mark("general type at"),
    mark("0.35 to 1.4 IΔn"),
    mark("direct current"),
    mark("sets the clock"),
    mark("currentTime of"),
    mark("smart charging"),
    mark("0.5 to 1.0 IΔn"),
    mark("0.5 to 2.0 IΔn"),
    mark("measured cold"),
    mark("positive half"),
    mark("is write-only"),
    mark("manual, page"),
    mark("(or 0.25 A)"),
    mark("marking"),
    mark("weather"),
    mark("edition"),
    mark("state "),
    mark("annex"),
    mark("table"),
)
"""What stands beside numbers of standards in the sources of limits, longest first: citations are kept as they are."""


def item_words(verdict: ItemVerdict, tr: Translate) -> str:
    """Return the word of an item's verdict."""
    return tr(ITEM_WORDS[verdict]) if verdict in ITEM_WORDS else verdict.value


def answer_words(item: Item, value: str, texts: Speaks) -> str:
    """Return ``value`` as people read it: the text of a choice, yes and no in their language."""
    for choice in item.choices:
        if choice.value == value:
            return texts.pick(choice.text)
    return {"yes": texts.tr("yes"), "no": texts.tr("no")}.get(value.casefold(), value)


def source_words(source: str, tr: Translate) -> str:
    """Return the source of a limit or item with its fixed phrases in the reader's language."""
    for phrase in SOURCE_PHRASES:
        source = source.replace(phrase, tr(phrase))
    return source


def problem_words(problem: object, tr: Translate) -> object:
    """Return the problem of an error translated where its words are fixed, else as it is."""
    return tr(problem) if isinstance(problem, str) and problem in PROBLEMS else problem


def file_words(reason: str, tr: Translate) -> str:
    """Return the sentence of the verifier's ``reason``; what has none is shown as it is."""
    name, _, part = reason.partition(": ")
    return tr(FILE_WORDS[name], part=part) if name in FILE_WORDS else reason


def obstacle_words(saved: str, tr: Translate) -> str:
    """Return why a load point was not attainable, from what the plan saved of it: obstacle and bound."""
    name, _, bound = saved.partition(" ")
    if name not in list(Obstacle):
        return saved
    return tr(OBSTACLE_WORDS[Obstacle(name)], bound=bound or "–")


def load_words(declared: str, tr: Translate) -> str:
    """Return the declared load in words, or as it was written where it is not understood."""
    try:
        load = parse_load(declared)
    except BadInput:
        return declared
    current = f"{load.phases} × {load.max_a:g} A" if load.kind is not LoadKind.DC_BANK else f"{load.max_a:g} A"
    parts = [f"{tr(LOAD_WORDS[load.kind])} {current}"]
    if load.adapter_a is not None:
        parts.append(tr("adapter {current} A", current=f"{load.adapter_a:g}"))
    if load.charge_percent is not None:
        parts.append(f"{load.charge_percent:g} %")
    if load.battery_kwh is not None:
        parts.append(f"{load.battery_kwh:g} kWh")
    return ", ".join(parts)
