"""What people read of a calibration's tests, its reference, and the advice that makes it decide; all marked."""

from collections.abc import Callable, Mapping

from app.domain.calibration_advice import Advice, AdviceReason
from app.domain.meter_fact import Method
from app.domain.signed_record import SignedReason
from app.domain.text import mark
from app.domain.zero_load import LoadTestReason

STANDING_WORDS_OF_REFERENCE: Mapping[str, str] = {
    "in_date": mark("certificate in date"),
    "overdue": mark("certificate ran out"),
    "no_certificate": mark("without certificate"),
    "not_listed": mark("not a listed instrument"),
    "other_serial": mark("another instrument than the listed one"),
}
"""By ``Standing`` of the reference before the first run."""
METHOD_WORDS: Mapping[Method, str] = {
    "register": mark("registers"),
    "signed": mark("signed values"),
    "pulse": mark("pulses"),
    "power_time": mark("power and time"),
}
"""How a load point is compared."""
LOAD_TEST_WORDS: Mapping[LoadTestReason, str] = {
    LoadTestReason.STOOD_STILL: mark("it stood still"),
    LoadTestReason.COUNTED: mark("it counted"),
    LoadTestReason.TOO_SHORT: mark("too short"),
    LoadTestReason.CURRENT_FLOWED: mark("a current flowed"),
    LoadTestReason.TOO_SLOW: mark("it counted too slowly"),
}
SIGNED_BRIEF: Mapping[SignedReason, str] = {
    SignedReason.NO_RECORD: mark("no record that can be read"),
    SignedReason.TOO_LARGE: mark("too large"),
    SignedReason.TOO_MANY: mark("too many records"),
    SignedReason.UNREADABLE: mark("damaged or not complete"),
    SignedReason.NO_PUBLIC_KEY: mark("no public key"),
    SignedReason.KEY_UNUSABLE: mark("public key unusable"),
    SignedReason.ALGORITHM_UNKNOWN: mark("algorithm not known"),
    SignedReason.SIGNATURE_UNREADABLE: mark("signature damaged"),
    SignedReason.SIGNATURE_WRONG: mark("signature does not match"),
    SignedReason.NOT_BILLABLE: mark("not billable, says the meter"),
    SignedReason.RUNS_BACKWARDS: mark("end below begin"),
    SignedReason.PAGINATION_GAP: mark("a record is missing"),
    SignedReason.REGISTERS_DISAGREE: mark("registers contradict"),
    SignedReason.CABLE_LOSS_DISAGREES: mark("cable loss contradicts"),
    SignedReason.KEY_CURVE_DIFFERS: mark("key on another curve"),
    SignedReason.CHECKSUM_WRONG: mark("checksum wrong"),
    SignedReason.CLOCK_UNSYNCHRONISED: mark("clock not synchronised"),
}
"""Short, for a line of the report; ``words.SIGNED_WORDS`` has the sentences."""
ADVICE_WORDS: Mapping[AdviceReason, str] = {
    AdviceReason.MORE_ENERGY: mark("measure {energy_kwh} kWh a run"),
    AdviceReason.MORE_RUNS: mark("measure {runs} runs"),
    AdviceReason.MORE_ENERGY_AND_RUNS: mark("measure {runs} runs of {energy_kwh} kWh"),
    AdviceReason.LARGEST_SOURCE: mark("only a better {source} helps: {share_percent} % of the variance"),
    AdviceReason.FEW_DEGREES_OF_FREEDOM: mark("few degrees of freedom: more runs make U smaller"),
    AdviceReason.POOLED_TOO_SMALL: mark("the runs scatter more than the pooled repeatability"),
    AdviceReason.NO_BUDGET: mark("the budget lacks the reference"),
    AdviceReason.WITHIN_GUARD_BAND: mark("the error lies in the guard band"),
    AdviceReason.RUNS_OVERLAP: mark("run {run} counts energy of run {other_run} at {other_point} again"),
    AdviceReason.READING_COARSE: mark("{field} is {resolution_kwh}, but the readings show steps of {shown_kwh} kWh"),
    AdviceReason.LIMIT_EXCEEDED: mark("the error exceeds the limit by {excess_percent} %"),
}


def advice_words(advice: Advice, tr: Callable[..., str]) -> str:
    """Return one piece of advice as people read it; numbers have a decimal point, three digits."""
    values: dict[str, object] = {
        name: f"{value:.3g}" if isinstance(value, float) else value for name, value in advice.data.items()
    }
    if advice.reason is AdviceReason.LARGEST_SOURCE:
        values["source"] = tr(str(advice.data["source"]))
    return str(tr(ADVICE_WORDS[advice.reason], **values))
