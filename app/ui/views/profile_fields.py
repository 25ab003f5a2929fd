"""The fields of the profile editor, in the order of the form; the path is the key in the profile's JSON."""

from dataclasses import dataclass

from app.domain.act import ACT_WORDS
from app.domain.meter_words import METHOD_WORDS
from app.domain.text import mark
from app.domain.words import RULE_WORDS, STANDING_WORDS
from app.ui.models.profile_draft import EXACTLY, FREE_METHOD, Kind


@dataclass(frozen=True)
class Field:
    """One field: where it lies, its words, how it is read, its choices (value and words), and how wide it is.

    ``instead``: in the place of the field before it, because only one of the two ever shows.
    """

    path: tuple[str, ...]
    words: str
    kind: Kind = Kind.TEXT
    choices: tuple[tuple[str, str], ...] = ()
    wide: bool = False
    instead: bool = False

    @property
    def key(self) -> str:
        """The path as errors name it."""
        return ".".join(self.path)


CURRENT_WORDS = (("ac", mark("AC")), ("dc", mark("DC")), ("any", mark("AC and DC")))
LIMIT_KINDS = (
    ("fixed", mark("One percentage")),
    ("table", mark("Table by class and load")),
    ("entered", mark("Entered from certificate or text")),
)
POINT_UNITS = (
    (EXACTLY, mark("A, exactly")),
    ("ampere", mark("A, range")),
    ("imin", mark("x Imin")),
    ("itr", mark("x Itr")),
    ("imax", mark("x Imax")),
    ("mda", mark("x MDA")),
)
CURRENTS = (("imin_itr", mark("Imin to Itr")), ("itr_imax", mark("Itr to Imax")))
SHAPES = (("balanced", mark("balanced")), ("single_phase", mark("one phase of several")))
POWER_FACTORS = (("any", mark("any")), ("unity", mark("1")), ("reduced", mark("0.5 ind. to 0.8 cap.")))

GENERAL = (
    Field(("name",), mark("Name"), Kind.WORDS, wide=True),
    Field(("source",), mark("Source of the numbers"), wide=True),
    Field(("standing",), mark("Standing"), choices=tuple(STANDING_WORDS.items())),
    Field(("act",), mark("Meant for"), choices=tuple((act.value, words) for act, words in ACT_WORDS.items())),
    Field(("current",), mark("Current"), choices=CURRENT_WORDS),
    Field(("country",), mark("Country")),
    Field(("valid_from",), mark("In force from (2028-01-31)"), Kind.DAY),
    Field(("applies_until",), mark("Applies until (2032-12-31)"), Kind.DAY),
)
LIMIT = (
    Field(("limit_percent",), mark("Limit, %"), Kind.REAL),
    Field(("in_service_factor",), mark("Factor in service"), Kind.REAL, instead=True),
    Field(("limit_basis",), mark("What the limit rests on"), Kind.WORDS, wide=True),
    Field(("conditions",), mark("Conditions"), Kind.WORDS, wide=True),
)
DECISION = (
    Field(
        ("decision",), mark("Decision rule"), choices=tuple((rule.value, words) for rule, words in RULE_WORDS.items())
    ),
    Field(("guard_factor",), mark("Guard band, times U"), Kind.REAL),
    Field(("coverage_probability",), mark("Coverage probability"), Kind.REAL),
    Field(("max_uncertainty_ratio",), mark("Largest U / limit"), Kind.REAL),
    Field(("minimum_runs",), mark("Fewest runs"), Kind.WHOLE),
    Field(("repeatability", "max_range_ratio"), mark("Range of runs / limit"), Kind.REAL),
)
TESTS = (
    Field(("zero_load", "minutes"), mark("Without load, min"), Kind.REAL),
    Field(("zero_load", "most_steps"), mark("Digits it may move"), Kind.WHOLE),
    Field(("starting_load", "current_a"), mark("Starting load, A"), Kind.EXACT),
    Field(("price_check", "rounding"), mark("Price rounded to"), Kind.EXACT),
    Field(("smallest_unit", "kwh"), mark("Coarsest digit, kWh"), Kind.EXACT),
    Field(("energy_steps", "steps"), mark("Least digits a run"), Kind.WHOLE),
)
POINT_FIELDS = (
    ("id", mark("Name")),
    ("of", mark("Current")),
    ("low", mark("From")),
    ("high", mark("To")),
    ("energy", mark("kWh a run")),
    ("mmq", mark("x MMQ")),
    ("runs", mark("Runs")),
    ("limit", mark("Limit, %")),
    ("method", mark("Method")),
)
TABLE_FIELDS = (
    ("currents", mark("Currents")),
    ("load", mark("Load")),
    ("power_factor", mark("Power factor")),
    ("temperature_c", mark("Temperatures, °C")),
    ("percent", mark("% by class")),
)
METHODS = (
    (FREE_METHOD, mark("as planned")),
    *METHOD_WORDS.items(),
    ("register, signed", mark("registers or signed values")),
    ("pulse, power_time", mark("pulses, or power and time")),
)
"""How a point is compared: the plan is free, or has one, or the choice of two; others of a file stay as they are."""
ROW_CHOICES = {
    "method": METHODS,
    "of": POINT_UNITS,
    "currents": CURRENTS,
    "load": SHAPES,
    "power_factor": POWER_FACTORS,
}
