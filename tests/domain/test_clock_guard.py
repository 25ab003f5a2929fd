"""The time of the laptop is proven or not; the clock of a station is legally relevant or not."""

import json
from pathlib import Path

import pytest

from app.domain.clock_guard import clock_settings
from app.domain.clock_proof import UNPROVEN, ClockProof
from app.domain.legal_change import LegalChange, read_guard
from app.domain.station import Setting

GUARD = read_guard(
    json.loads((Path(__file__).parents[2] / "resources" / "metrology" / "guard.json").read_text("utf-8")), "guard.json"
)
PATTERNS = GUARD.of(LegalChange.CLOCK).relevant_with


@pytest.mark.parametrize(
    ("error_s", "proven"), [(0.0, True), (1.0, True), (-1.0, True), (1.001, False), (-2.0, False), (None, False)]
)
def test_rule_11_one_second_is_the_limit(error_s: float | None, proven: bool) -> None:
    assert ClockProof(error_s, "NTP").proven is proven
    assert not UNPROVEN.proven


@pytest.mark.parametrize(
    ("key", "value", "relevant"),
    [
        ("MeterPublicKey1", "3059301306072a", True),
        ("MeterPublicKey1", "***", True),
        ("MeterPublicKey[1]", "3059", True),
        ("FiscalMetering/PublicKey", "3059", True),
        ("SampledDataCtrlr/SignReadings", "true", True),
        ("SampledDataCtrlr/SignReadings", "false", False),
        ("OcmfFormat", " ", False),
        ("MeterPublicKey1", None, False),
        ("HeartbeatInterval", "300", False),
    ],
)
def test_a_station_that_signs_has_a_legally_relevant_clock(key: str, value: str | None, relevant: bool) -> None:
    assert clock_settings((Setting(key, value, readonly=True),), PATTERNS) == ((key,) if relevant else ())


def test_the_flag_names_its_source() -> None:
    assert GUARD.of(LegalChange.CLOCK).relevant_source
