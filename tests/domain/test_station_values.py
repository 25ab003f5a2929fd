"""What a station answers by itself, and when it gives no answer."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from app.domain.fact import (
    AvailabilitySet,
    DeviationsSeen,
    Fact,
    FirmwareUpdated,
    SnapshotTaken,
    StationClockRead,
    StationIdentified,
    StepBegan,
    StillAlive,
    TestCharge,
)
from app.domain.station import (
    ConnectorState,
    Deviation,
    Register,
    Setting,
    Snapshot,
    StationClock,
    StationIdentity,
)
from app.domain.station_values import NAMES, StationContext, context_of, known, station_value
from app.domain.step import Step

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
IDENTITY = StationIdentity("CP-1", "1.6", "Example", "Post 22", "SN-1", "1.0.3", meter_serial="M-9")
CLOCK = StationClock(NOON + timedelta(seconds=7.26), NOON, 0.02, "NTP")
FIRST = Snapshot(
    NOON,
    IDENTITY,
    (
        Setting("SecurityProfile", "1"),
        Setting("SupportedFileTransferProtocols", "FTP,HTTP,HTTPS"),
        Setting("ModemRSSI", "-71 dBm", readonly=True),
        Setting("AuthorizationKey", None),
        Setting("HeartbeatInterval", "300"),
    ),
    (
        ConnectorState(0, 0, "Available"),
        ConnectorState(1, 1, "Available"),
        ConnectorState(2, 2, "Faulted", "GroundFailure"),
    ),
    registers=(Register(1, Decimal("100.500")), Register(2, Decimal("7.000"))),
)
LAST = replace(FIRST, registers=(Register(1, Decimal("101.500")), Register(2, Decimal("6.999"))))
CONTEXT = StationContext(
    identified=StationIdentified("SN-1", "SN-1", IDENTITY),
    clock=CLOCK,
    first=FIRST,
    last=LAST,
    availability=AvailabilitySet(True, "Accepted", "Available"),
    firmware=FirmwareUpdated("fw.bin", "00", 1, 1, "1.0.3", "1.1.0", "1.1.0", (), ok=True),
    test_charge=TestCharge("77", Decimal("101.200"), Decimal("101.500"), 3600.0, limit_followed=True),
    deviations=(Deviation("W3", "kept", "x"), Deviation("W3", "kept", "y"), Deviation("W4", "kept", "z")),
    differences_open=0,
)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("vendor", "Example"),
        ("model", "Post 22"),
        ("firmware", "1.0.3"),
        ("serial", "SN-1"),
        ("serial_agrees", "yes"),
        ("meter_serial", "M-9"),
        ("clock_error_s", "7.3"),
        ("signal_dbm", "-71"),
        ("security_profile", "1"),
        ("file_transfer", "mixed"),
        ("password_readable", "no"),
        ("connector_error", "GroundFailure"),
        ("connector_status", "Available, Faulted"),
        ("meter_forward", "no"),
        ("availability_agrees", "yes"),
        ("limit_followed", "yes"),
        ("test_charge_kwh", "0.300"),
        ("firmware_as_wanted", "yes"),
        ("differences_open", "0"),
        ("deviations", "2"),
        ("still_alive", "0"),
        ("setting:HeartbeatInterval", "300"),
    ],
)
def test_every_value_says_what_the_station_said(name: str, value: str) -> None:
    assert station_value(name, CONTEXT) == value
    assert known(name)


def test_a_station_that_said_nothing_has_no_values_but_also_no_signs_of_life() -> None:
    said = {name: station_value(name, StationContext()) for name in NAMES}
    assert said == {**dict.fromkeys(NAMES), "still_alive": "0"}


def test_unknown_names_have_no_value() -> None:
    for name in ("colour", "setting:", "file:x"):
        assert not known(name)
    assert station_value("colour", CONTEXT) is None
    assert station_value("file:x", CONTEXT) is None
    assert station_value("setting:Absent", CONTEXT) is None
    assert station_value("setting:HeartbeatInterval", StationContext()) is None


def test_connectors_answer_one_by_one() -> None:
    assert station_value("connector_error", CONTEXT, 1) == "NoError"
    assert station_value("connector_error", CONTEXT, 2) == "GroundFailure"
    assert station_value("connector_error", CONTEXT, 3) is None
    assert station_value("connector_status", CONTEXT, 2) == "Faulted"
    assert station_value("meter_forward", CONTEXT, 1) == "yes"
    assert station_value("meter_forward", CONTEXT, 2) == "no"
    assert station_value("meter_forward", CONTEXT, 3) is None


def test_a_connector_of_an_evse_is_found_by_the_number_of_its_evse() -> None:
    states = (ConnectorState(1, 1, "Available"), ConnectorState(2, 1, "Faulted", "OtherError"))
    context = replace(CONTEXT, last=replace(LAST, connectors=states), evse_of={2: 2})
    assert station_value("connector_error", context, 1) == "NoError"
    assert station_value("connector_error", context, 2) == "OtherError"


def test_faulted_without_an_error_is_an_error() -> None:
    states = (ConnectorState(1, 1, "Faulted"),)
    assert station_value("connector_error", replace(CONTEXT, last=replace(LAST, connectors=states)), 1) == "Faulted"


def test_an_unproven_laptop_clock_judges_no_station_clock() -> None:
    assert station_value("clock_error_s", replace(CONTEXT, clock=replace(CLOCK, laptop_error_s=None))) is None
    slow = replace(CLOCK, station_time=NOON - timedelta(seconds=61))
    assert station_value("clock_error_s", replace(CONTEXT, clock=slow)) == "-61.0"


def with_settings(*settings: Setting) -> StationContext:
    return replace(CONTEXT, last=replace(LAST, settings=settings))


@pytest.mark.parametrize(
    ("protocols", "value"),
    [("FTP,HTTP", "plain"), ("ftps, https", "secure"), ("HTTP, SFTP", "mixed"), ("", None), (None, None)],
)
def test_file_transfer_is_plain_mixed_or_secure(protocols: str | None, value: str | None) -> None:
    assert station_value("file_transfer", with_settings(Setting("SupportedFileTransferProtocols", protocols))) == value


def test_device_model_variables_count_like_configuration_keys() -> None:
    context = with_settings(
        Setting("SecurityCtrlr/SecurityProfile", "2"),
        Setting("OCPPCommCtrlr/FileTransferProtocols", "HTTPS"),
        Setting("SecurityCtrlr/BasicAuthPassword", "***"),
    )
    assert station_value("security_profile", context) == "2"
    assert station_value("file_transfer", context) == "secure"
    assert station_value("password_readable", context) == "yes", "masked by us, but it left the station"


def test_no_security_profile_means_profile_0_but_no_settings_mean_nothing() -> None:
    assert station_value("security_profile", with_settings(Setting("HeartbeatInterval", "1"))) == "0"
    assert station_value("security_profile", with_settings()) is None
    assert station_value("password_readable", with_settings()) is None


def test_a_signal_that_is_no_number_is_none() -> None:
    assert station_value("signal_dbm", with_settings(Setting("SignalStrength", "good"))) is None
    assert station_value("signal_dbm", with_settings(Setting("CellularRssi", None))) is None


@pytest.mark.parametrize(
    ("operative", "read_back", "value"),
    [
        (True, "Available", "yes"),
        (True, "Preparing", "yes"),
        (True, "Unavailable", "no"),
        (True, "Faulted", "no"),
        (False, "Unavailable", "yes"),
        (False, "Inoperative", "yes"),
        (False, "Available", "no"),
        (True, "", None),
    ],
)
def test_availability_is_compared_with_what_was_wanted(operative: bool, read_back: str, value: str | None) -> None:
    context = replace(CONTEXT, availability=AvailabilitySet(operative, "Accepted", read_back))
    assert station_value("availability_agrees", context) == value


def test_a_test_charge_that_ignored_the_limit_says_no() -> None:
    charge = TestCharge("77", Decimal(1), Decimal(2), 9000.0, limit_followed=False)
    assert station_value("limit_followed", replace(CONTEXT, test_charge=charge)) == "no"


def test_the_facts_of_a_visit_make_the_context() -> None:
    later = replace(CLOCK, station_time=NOON)
    facts: list[Fact] = [
        StepBegan(Step.ARRIVE),
        StationIdentified("SN-1", "SN-1", IDENTITY),
        StationClockRead(CLOCK),
        StationClockRead(later),
        SnapshotTaken("first", FIRST),
        StillAlive("frame Heartbeat"),
        StillAlive("1.2 A on L1"),
        SnapshotTaken("last", LAST),
        DeviationsSeen(CONTEXT.deviations[:1]),
        DeviationsSeen(CONTEXT.deviations[1:]),
        AvailabilitySet(False, "Accepted", "Unavailable"),
        AvailabilitySet(True, "Accepted", "Available"),
    ]
    assert CONTEXT.firmware is not None
    assert CONTEXT.test_charge is not None
    facts += [CONTEXT.firmware, CONTEXT.test_charge]
    context = context_of(facts, differences_open=0)
    registers = (CONTEXT.test_charge.begin_kwh, CONTEXT.test_charge.end_kwh)
    assert context == replace(CONTEXT, still_alive=("frame Heartbeat", "1.2 A on L1"), registers_read=registers)
    assert context.clock is CLOCK, "the first time counts: later ones were set by the laptop"
    assert station_value("still_alive", context) == "2"
    assert context.now is LAST
