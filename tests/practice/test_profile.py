"""Charging profiles: stacking, kinds, validity, and the moments of change."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.practice.station.profile import ProfileStore, parse_profile

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


def data(limit: float, **more: Any) -> dict[str, Any]:
    schedule = {
        "charging_rate_unit": "A",
        "charging_schedule_period": [{"start_period": 0, "limit": limit}],
        **more.pop("schedule", {}),
    }
    return {
        "charging_profile_id": 1,
        "stack_level": 0,
        "charging_profile_purpose": "TxDefaultProfile",
        "charging_profile_kind": "Absolute",
        "charging_schedule": schedule,
        **more,
    }


def store(*profiles: dict[str, Any]) -> ProfileStore:
    made = ProfileStore(32.0)
    for profile in profiles:
        made.install(parse_profile(profile, 1, 3))
    return made


def test_the_highest_stack_level_that_says_something_counts() -> None:
    high = data(20, charging_profile_id=2, stack_level=3, valid_to=(NOW + timedelta(seconds=60)).isoformat())
    made = store(data(10), high)
    assert made.limit_a(NOW, None) == 20
    assert made.limit_a(NOW + timedelta(seconds=60), None) == 10
    assert made.next_change(NOW, None) == NOW + timedelta(seconds=60)
    assert made.schedule(NOW, None, 600) == [(0, 20), (60, 10)]


def test_the_ceiling_holds_over_everything_and_tx_over_default() -> None:
    made = store(
        data(16),
        data(25, charging_profile_id=2, charging_profile_purpose="TxProfile"),
        data(20, charging_profile_id=3, charging_profile_purpose="ChargePointMaxProfile"),
    )
    assert made.limit_a(NOW, NOW) == 20
    assert made.limit_a(NOW, None) == 16
    made.end_of_transaction()
    assert made.limit_a(NOW, NOW) == 16


def test_daily_profiles_come_back() -> None:
    begin = NOW - timedelta(days=2, hours=1)
    daily = data(
        8,
        charging_profile_kind="Recurring",
        recurrency_kind="Daily",
        schedule={"start_schedule": begin.isoformat(), "duration": 2 * 3600},
    )
    made = store(daily)
    assert made.limit_a(NOW, None) == 8
    assert made.limit_a(NOW + timedelta(hours=1), None) == 32
    assert made.limit_a(NOW + timedelta(hours=23), None) == 8
    assert made.next_change(NOW + timedelta(hours=1), None) == NOW + timedelta(hours=23)


@pytest.mark.parametrize(
    "bad",
    [
        data(-1),
        data(5, schedule={"charging_schedule_period": []}),
        data(5, schedule={"charging_schedule_period": [{"start_period": 5, "limit": 6}]}),
        data(5, charging_profile_kind="Recurring"),
    ],
)
def test_what_cannot_be_obeyed_is_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"limit|periods|startSchedule"):
        parse_profile(bad, 1, 3)


def test_clear_takes_what_fits() -> None:
    made = store(data(10), data(12, charging_profile_id=2, stack_level=4))
    assert not made.clear(profile_id=9)
    assert made.clear(stack_level=4)
    assert [profile.id for profile in made.profiles] == [1]
    assert made.clear(profile_id=1)
    assert made.limit_a(NOW, None) == 32
