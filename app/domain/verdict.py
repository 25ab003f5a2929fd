"""The verdicts of items, meters and visits, in the words of the command line contract."""

from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is; national codes (C1..C3, FI) are only labels of a limit set."""

    S1 = "S1"
    S2 = "S2"
    S3 = "S3"
    S4 = "S4"


class ItemVerdict(StrEnum):
    """What became of one item: passed, failed with a severity, or why there is no judgement."""

    PASS = "pass"
    S1 = "S1"
    S2 = "S2"
    S3 = "S3"
    S4 = "S4"
    NOT_APPLICABLE = "NA"
    LIMITATION = "LIM"
    NOT_TESTED = "NT"
    UNANSWERED = "unanswered"

    @property
    def failed(self) -> bool:
        """True for S1 to S4."""
        return self.value in Severity.__members__


class VisitVerdict(StrEnum):
    """Electrical safety, the first mark of page 1."""

    SAFE = "safe"
    DEFECTS = "defects"
    OUT_OF_SERVICE = "out_of_service"
    INCONCLUSIVE = "inconclusive"


class MeterMark(StrEnum):
    """May this meter bill? The second mark of page 1."""

    MAY_BILL = "may_bill"
    MUST_NOT_BILL = "must_not_bill"
    NOT_JUDGED = "not_judged"


class Source(StrEnum):
    """Where a value came from: an instrument, read from the station, or entered by hand."""

    INSTRUMENT = "I"
    READ = "R"
    ENTERED = "E"
