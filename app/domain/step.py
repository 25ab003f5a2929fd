"""The steps of a visit; their order is a safety rule, not a preference."""

from enum import StrEnum

from app.domain.text import mark


class Step(StrEnum):
    """Step ids of the command line contract, in the order of a visit."""

    ARRIVE = "arrive"
    IDENTIFY = "identify"
    OUTSIDE = "outside"
    SNAPSHOT = "snapshot"
    MAKE_SAFE = "make_safe"
    DEAD_CHECKS = "dead_checks"
    REENERGISE = "reenergise"
    LIVE_CHECKS = "live_checks"
    CALIBRATION = "calibration"
    FIRMWARE = "firmware"
    FUNCTION = "function"
    SECURITY_AUDIT = "security_audit"
    CLOSE_OUT = "close_out"
    REPORT = "report"


ORDER: tuple[Step, ...] = tuple(Step)

NEVER_SKIPPED = frozenset({Step.ARRIVE, Step.REENERGISE, Step.CLOSE_OUT, Step.REPORT})
"""MAKE_SAFE joins them wherever something is opened: see ``VisitTemplate.opens_enclosure``."""

LOCKED_OFF = frozenset({Step.MAKE_SAFE, Step.DEAD_CHECKS, Step.REENERGISE})
"""From the own lock on until it is off again no command goes to the station."""

NEEDS_LIVE = frozenset({Step.LIVE_CHECKS, Step.CALIBRATION, Step.FIRMWARE, Step.FUNCTION})
"""An open S1 or S2 on an electrical item locks these until a re-test passes."""

OPENS = frozenset({Step.MAKE_SAFE, Step.DEAD_CHECKS})
"""Nothing is opened in rain, alone, or before the questions of arrival are answered (rule 3)."""

NOT_IN_THIS_VERSION = frozenset({Step.SECURITY_AUDIT})

TITLES: dict[Step, str] = {
    Step.ARRIVE: mark("Arrive"),
    Step.IDENTIFY: mark("Identify"),
    Step.OUTSIDE: mark("Outside, cleaning"),
    Step.SNAPSHOT: mark("Snapshot"),
    Step.MAKE_SAFE: mark("Make safe"),
    Step.DEAD_CHECKS: mark("Dead checks"),
    Step.REENERGISE: mark("Re-energise"),
    Step.LIVE_CHECKS: mark("Live checks"),
    Step.CALIBRATION: mark("Calibration"),
    Step.FIRMWARE: mark("Firmware"),
    Step.FUNCTION: mark("Functional test"),
    Step.SECURITY_AUDIT: mark("Security audit"),
    Step.CLOSE_OUT: mark("Close out"),
    Step.REPORT: mark("Report"),
}
