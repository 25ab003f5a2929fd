"""Every error of the program, as one tree.

ChargeBenchError            carries a reason (enum) and data, never a sentence; exit code of the contract
├── BadInput          (2)   what was given cannot be used; nothing was written
├── Refused           (1)   a rule of the field or the peer said no; nothing was changed
├── PeerUnreachable   (3)   nothing was sent: no station, no meter, link lost before
├── OutcomeUnknown    (4)   it was sent, and no confirmation came
└── ComputerCannot    (5)   port, disk, key, permission or version of this computer

Sentences and advice for each reason stand in ``messages``.
"""

from enum import StrEnum


class Reason(StrEnum):
    """Why something could not be done; ``messages`` holds one sentence for each."""

    # bad input
    FILE_UNREADABLE = "file_unreadable"
    FILE_TOO_LARGE = "file_too_large"
    NOT_EVIDENCE = "not_evidence"
    NOT_JSON = "not_json"
    NOT_TOML = "not_toml"
    UNKNOWN_KEY = "unknown_key"
    MISSING_KEY = "missing_key"
    WRONG_VALUE = "wrong_value"
    UNKNOWN_NAME = "unknown_name"
    WRONG_USAGE = "wrong_usage"
    ANSWERS_MISSING = "answers_missing"
    UNKNOWN_CONNECTOR = "unknown_connector"
    PLAN_FIXED = "plan_fixed"
    PROFILE_HERE = "profile_here"
    EDITION_TAKEN = "edition_taken"
    UNKNOWN_LANGUAGE = "unknown_language"
    BAD_RUN = "bad_run"
    BAD_ROW = "bad_row"
    TOO_FEW_RUNS = "too_few_runs"
    NOT_A_REPORT = "not_a_report"
    # refused
    WRONG_STATION = "wrong_station"
    STEP_LOCKED = "step_locked"
    STEP_CANNOT_BE_SKIPPED = "step_cannot_be_skipped"
    STATION_REFUSED = "station_refused"
    STATION_LOCKED_OFF = "station_locked_off"
    CERTIFICATE_OVERDUE = "certificate_overdue"
    REFERENCE_OTHER = "reference_other"
    WIRING_FAULT = "wiring_fault"
    NOT_STEADY = "not_steady"
    CANNOT_COUNT = "cannot_count"
    REASON_NEEDED = "reason_needed"
    ANSWER_STANDS = "answer_stands"
    FIRMWARE_FAILED = "firmware_failed"
    UNPROVEN_TIME = "unproven_time"
    VISIT_CLOSED = "visit_closed"
    NO_LOAD = "no_load"
    PROGRAM_ENDED = "program_ended"
    COUNT_LOST = "count_lost"
    BEGIN_UNKNOWN = "begin_unknown"
    REFERENCE_CHANGED = "reference_changed"
    LEAPT = "leapt"
    CHARGE_UNCLEAR = "charge_unclear"
    ENDED_EARLY = "ended_early"
    OTHER_LOAD = "other_load"
    STANDSTILL_UNPROVEN = "standstill_unproven"
    STILL_FLOWING = "still_flowing"
    BACKWARDS = "backwards"
    OPEN_DANGER = "open_danger"
    ARRIVAL_HOLDS = "arrival_holds"
    NOT_IN_THIS_VERSION = "not_in_this_version"
    RUN_DISCARDED = "run_discarded"
    CHECK_CANCELLED = "check_cancelled"
    REFERENCE_REFUSED = "reference_refused"
    RUN_COUNTS = "run_counts"
    DIFFERENCES_UNEXPLAINED = "differences_unexplained"
    ANSWERS_CONTRADICT = "answers_contradict"
    LEGAL_CHANGE = "legal_change"
    APPROVAL_NEEDED = "approval_needed"
    APPROVAL_REFUSED = "approval_refused"
    APPROVAL_UNKNOWN_KEY = "approval_unknown_key"
    ADJUSTMENT_NOT_ALLOWED = "adjustment_not_allowed"
    # peer
    NO_STATION = "no_station"
    LINK_LOST = "link_lost"
    NO_ANSWER = "no_answer"
    PULSES_MISSING = "pulses_missing"
    REFERENCE_SILENT = "reference_silent"
    REFERENCE_STALE = "reference_stale"
    REFERENCE_GARBLED = "reference_garbled"
    ANSWER_UNUSABLE = "answer_unusable"
    REFERENCE_EXCEPTION = "reference_exception"
    # unknown outcome
    NO_CONFIRMATION = "no_confirmation"
    # this computer
    PORT_IN_USE = "port_in_use"
    SERIAL_MISSING = "serial_missing"
    SERIAL_BUSY = "serial_busy"
    SERIAL_FORBIDDEN = "serial_forbidden"
    SERIAL_SETTINGS = "serial_settings"
    DISK_FULL = "disk_full"
    KEY_MISSING = "key_missing"
    KEY_WRONG = "key_wrong"
    PIN_WRONG = "pin_wrong"
    NO_PERMISSION = "no_permission"
    DATABASE_NEWER = "database_newer"
    DATABASE_DAMAGED = "database_damaged"
    DATA_DIRECTORY_IN_USE = "data_directory_in_use"
    EVIDENCE_DAMAGED = "evidence_damaged"
    LIBRARY_MISSING = "library_missing"


class ChargeBenchError(Exception):
    """An expected failure: ``reason`` says why, ``where`` names station, file, field, row or run."""

    exit_code = 70

    def __init__(self, reason: Reason, where: str = "", **data: object) -> None:
        super().__init__(f"{reason.value}: {where} {data or ''}".rstrip())
        self.reason = reason
        self.where = where
        self.data = data


class Refused(ChargeBenchError):
    """A rule of the field, or the peer itself, said no; nothing was changed."""

    exit_code = 1


class BadInput(ChargeBenchError):
    """Wrong usage or input that cannot be used; nothing was written."""

    exit_code = 2


class BadAnswer(BadInput):
    """A device answered what cannot be used. Whoever is in the middle of a visit refuses the run, not the visit."""


class PeerUnreachable(ChargeBenchError):
    """No station or instrument came, or its link was lost before anything was sent."""

    exit_code = 3


class OutcomeUnknown(ChargeBenchError):
    """A command was sent and no confirmation came; ``data`` says what to check."""

    exit_code = 4


class ComputerCannot(ChargeBenchError):
    """This computer cannot: port in use, disk full, key missing, no permission, newer database."""

    exit_code = 5
