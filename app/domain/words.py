"""The words for the enum values that reach people; JSON keeps the values themselves.

One mapping an enum, marked here once and translated where shown, so that window, command line and report say the same.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from app.domain.approval import REFUSAL_WORDS
from app.domain.checklist import Item
from app.domain.decision import DecisionRule, Outcome
from app.domain.difference import ChangeJudgement
from app.domain.errors import BadInput
from app.domain.load import LoadKind, Obstacle, parse_load
from app.domain.mpe import Uncovered
from app.domain.profile_part import Force
from app.domain.signed_record import KeySource, SignedReason
from app.domain.text import Words, mark
from app.domain.verdict import ItemVerdict, MeterMark, VisitVerdict
from app.domain.visit import StepStatus
from app.domain.wiring import WiringFault

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
    "layout_unknown": mark(
        "It is drawn by layout {layout}; this program knows {first} to {last}: update ChargeBench, then check it again."
    ),
    "photo_differs": mark("A photo is not the one that the data inside name."),
    "annotation_added": mark("Something was laid over the pages."),
    "bundle_incomplete": mark("Missing or damaged: {part}"),
}
"""Why a report file was not accepted, by the first word of the verifier's reason."""

SIGNED_WORDS: Mapping[SignedReason, str] = {
    SignedReason.NO_RECORD: mark("There is no signed record in it that this version can read."),
    SignedReason.TOO_LARGE: mark("It is too large for a signed record; it was not read."),
    SignedReason.TOO_MANY: mark("There are more records than are checked at once; split the file."),
    SignedReason.UNREADABLE: mark("The record is damaged or not complete."),
    SignedReason.NO_PUBLIC_KEY: mark("There is no public key with it; give the one on the meter with --public-key."),
    SignedReason.KEY_UNUSABLE: mark("The public key is damaged, or not on a curve that meters use."),
    SignedReason.ALGORITHM_UNKNOWN: mark("The signature algorithm is not known to this version."),
    SignedReason.SIGNATURE_UNREADABLE: mark("The signature is damaged or not complete."),
    SignedReason.SIGNATURE_WRONG: mark(
        "The signature does not match the data: they were changed, or the key is another's."
    ),
    SignedReason.NOT_BILLABLE: mark("The meter itself says that the value must not be billed."),
    SignedReason.RUNS_BACKWARDS: mark("The end is below the begin."),
    SignedReason.PAGINATION_GAP: mark("A record between begin and end is missing."),
    SignedReason.REGISTERS_DISAGREE: mark("The registers inside the record contradict each other."),
    SignedReason.CABLE_LOSS_DISAGREES: mark("The cable loss does not explain the difference between its registers."),
    SignedReason.KEY_CURVE_DIFFERS: mark("The public key is on another curve than the record says."),
    SignedReason.CHECKSUM_WRONG: mark(
        "A checksum of the record is wrong: something outside of what is signed was changed or damaged."
    ),
    SignedReason.CLOCK_UNSYNCHRONISED: mark("The clock of the meter was not synchronised."),
}
"""Why a signed record is not valid, or what must be known of it."""
KEY_SOURCE_WORDS: Mapping[KeySource, str] = {
    KeySource.GIVEN: mark("Checked with the key you gave."),
    KeySource.CONTAINER: mark("Checked with the key in the same file: compare it with the one on the meter."),
    KeySource.RECORD: mark("Checked with the key in the record itself: compare it with the one on the meter."),
}

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
WIRING_WORDS: Mapping[WiringFault, str] = {
    WiringFault.NO_LOAD: mark("no load"),
    WiringFault.NO_VOLTAGE: mark("current without voltage"),
    WiringFault.VOLTAGE_OUT_OF_RANGE: mark("voltage out of range"),
    WiringFault.VOLTAGES_DIFFER: mark("phase voltages differ"),
    WiringFault.CURRENT_REVERSED: mark("current reversed"),
    WiringFault.PHASES_CROSSED: mark("phases crossed"),
    WiringFault.POWER_REVERSED: mark("power reversed"),
    WiringFault.POWER_DISAGREES: mark("power does not fit voltage and current"),
    WiringFault.IMPORT_STANDS: mark("the import register stands"),
    WiringFault.EXPORT_RISES: mark("the export register rises"),
    WiringFault.ENERGY_DISAGREES: mark("energy does not fit the power"),
}
UNCOVERED_WORDS: Mapping[Uncovered, str] = {
    Uncovered.METER_CLASS: mark("not covered by the profile: it has no such class of meter"),
    Uncovered.BELOW_IMIN: mark("not covered by the profile: below Imin of {bound} A"),
    Uncovered.ABOVE_IMAX: mark("not covered by the profile: above Imax of {bound} A"),
    Uncovered.CURRENT: mark("not covered by the profile: it has no limit at {bound} A"),
    Uncovered.LOAD_SHAPE: mark("not covered by the profile: it has no limit for {bound} loaded phases of this meter"),
    Uncovered.TEMPERATURE: mark("not covered by the profile: it has no limit at {bound} °C"),
    Uncovered.POWER_FACTOR: mark("not covered by the profile: it has no limit at a power factor of {bound}"),
}
FORCE_WORDS: Mapping[Force, str] = {
    Force.IN_FORCE: mark("in force"),
    Force.NOT_YET: mark("not yet in force"),
    Force.NO_LONGER: mark("no longer in force"),
}
STANDING_WORDS: Mapping[str, str] = {"legal": mark("legal limit"), "house": mark("house limit")}
RATING_WORDS: Mapping[str, str] = {
    "meter_class": mark("Class of the meter"),
    "imin_a": mark("Imin, A"),
    "itr_a": mark("Itr, A"),
    "imax_a": mark("Imax, A"),
    "mda_a": mark("Maximum deliverable current (MDA), A"),
    "mmq_kwh": mark("Minimum measured quantity (MMQ), kWh"),
    "mpe_percent": mark("Limit of the type certificate or text, %"),
    "temperature_c": mark("Temperature at the meter, °C"),
    "power_factor": mark("Power factor (capacitive: below zero)"),
    "phases": mark("Phases of the meter"),
    "voltage_v": mark("Voltage (DC), V"),
    "display_step_kwh": mark("Last digit of the display, kWh"),
    "imp_per_kwh": mark("Constant of the LED, imp/kWh"),
}
"""The ratings of a meter that a profile may demand, by their names in ``MeterRatings``."""
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
        mark("does not include adjusting, which calibration.work.adjustment tells of"),
        mark("too few"),
        mark("not known"),
        mark("names more than one line"),
        mark("impossible together"),
        mark("needed: correlated lines have finite degrees of freedom"),
        mark("Monte Carlo takes correlations of normal lines only"),
        mark("Wh and kWh mixed up?"),
        mark("MJ and kWh mixed up?"),
        mark("not above the load before it"),
        mark("a comma: write decimals with a point"),
        mark("more values than heads; a decimal comma?"),
        mark("empty"),
        mark("not empty"),
        mark("not a whole number"),
        mark("not text"),
        mark("not a list"),
        mark("too many values"),
        mark("not a table"),
        mark("not a date"),
        mark("not a time"),
        mark("a time without its zone"),
        mark("not one of"),
        mark("not a picture"),
        mark("before calibrated_on"),
        mark("the technician's own name"),
        mark("not in force"),
        mark("needs a reference on a link"),
        mark("too little energy"),
        mark("shipped profiles are read-only"),
        mark("not one number"),
        mark("not yes or no"),
        mark("not an item id"),
        mark("no such connector"),
        mark("asked once for the station"),
        mark("which connector?"),
        mark("answered twice"),
        mark("the visit began with it"),
        mark("it is answered already"),
        mark("the step has ended"),
        mark("runs were measured by it"),
        mark("the firmware was sent already"),
        mark("written twice"),
        mark("not UTF-8"),
        mark("nested too deep"),
        mark("no running charge"),
        mark("an answer was cut short"),
        mark("an answer with a wrong checksum"),
        mark("an answer begins with stray bytes"),
        mark("another unit answered"),
        mark("an answer to another request"),
        mark("an answer of the wrong length"),
        mark("what answers does not speak Modbus"),
        mark("it does not know this function"),
        mark("it has no such register"),
        mark("it does not give so many registers at once"),
        mark("it failed while it worked on the request"),
        mark("it needs more time"),
        mark("it is busy"),
        mark("its memory has a parity error"),
        mark("the gateway has no way to it"),
        mark("the gateway gets no answer from it"),
        mark("it answers with an unknown exception"),
        mark("no such folder"),
        mark("not a hand-over"),
        mark("no certificate"),
        mark("not a public key"),
        mark("signature not valid"),
        mark("not billable"),
        mark("a page is missing"),
        mark("begin or end missing"),
        mark("damaged"),
        mark("not in the answer"),
        mark("the answer is too long"),
        mark("the answer has fewer digits than the resolution"),
        mark("does not fit voltage and current: check the unit"),
        mark("does not fit power and time: check the unit"),
        mark("marked as faulty by the instrument"),
        mark("takes too long to match"),
        mark("exactly one group for the number"),
        mark("not a plain pattern"),
        mark("not a host name"),
        mark("not a serial port"),
        mark("no such unit for it"),
        mark("not plain text"),
        mark("set up differently"),
        mark("not a time"),
        mark("not JSON"),
        mark("not a JSON object"),
        mark("No such file or directory"),
        mark("Permission denied"),
        mark("Is a directory"),
        mark("Not a directory"),
        mark("File exists"),
        mark("No space left on device"),
        mark("too long"),
        mark("holds invisible characters"),
        mark("a time without a zone"),
        mark("not after the begin"),
        *REFUSAL_WORDS.values(),
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


PROBLEM_ADVICE: Mapping[str, str] = {
    "runs backwards": mark("A register that rolled over states where: register_rollover_kwh."),
}
"""What helps against a problem, where the sentence of the error does not say it."""


def problem_words(problem: object, tr: Translate) -> object:
    """Return the problem of an error translated where its words are fixed, else as it is; ``not one of: A, B`` too."""
    if not isinstance(problem, str):
        return problem
    head, colon, rest = problem.partition(": ") if problem not in PROBLEMS else (problem, "", "")
    return f"{tr(head)}{colon}{rest}" if head in PROBLEMS else problem


def file_words(reason: str, tr: Translate) -> str:
    """Return the sentence of the verifier's ``reason``; what has none is shown as it is."""
    name, _, part = reason.partition(": ")
    if name == "layout_unknown":
        layout, first, last = part.split(", ")
        return tr(FILE_WORDS[name], layout=layout, first=first, last=last)
    return tr(FILE_WORDS[name], part=part) if name in FILE_WORDS else reason


def obstacle_words(saved: str, tr: Translate) -> str:
    """Return why a load point was not attainable, from what the plan saved of it: obstacle and bound."""
    name, _, bound = saved.partition(" ")
    if name in list(Uncovered):
        return tr(UNCOVERED_WORDS[Uncovered(name)], bound=bound or "–")
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
