"""A practice station is known by what it says of itself; nothing a real station says makes the clock go faster."""

from dataclasses import replace

import pytest

from app.domain.practice_station import VENDOR, pace_of
from app.domain.station import Setting, Snapshot, StationIdentity
from tests.domain.facts import AT


def snapshot(vendor: str, *settings: Setting) -> Snapshot:
    return Snapshot(AT, StationIdentity("A", "1.6", vendor, "M", "S"), settings, ())


@pytest.mark.parametrize("key", ["PracticeClockSpeed", "PracticeCtrlr/ClockSpeed"])
def test_a_practice_station_tells_its_pace_in_either_version(key: str) -> None:
    assert pace_of(snapshot(VENDOR, Setting("A", "7"), Setting(key, "600", readonly=True))) == 600


def test_a_station_of_another_make_has_the_pace_of_the_wall_clock_whatever_it_says() -> None:
    assert pace_of(snapshot("Northgrid", Setting("PracticeClockSpeed", "600"))) == 1


@pytest.mark.parametrize("told", ["0", "-1", "inf", "nan", "1e9", "fast", None])
def test_a_pace_that_is_none_is_not_followed(told: str | None) -> None:
    assert pace_of(snapshot(VENDOR, Setting("PracticeClockSpeed", told))) == 1
    assert pace_of(replace(snapshot(VENDOR), settings=())) == 1
