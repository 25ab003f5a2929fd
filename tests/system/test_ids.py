"""Ids sort by time and never repeat."""

import uuid

from app.system.ids import SortableIds
from tests.fakes.clock import FakeClock


def test_sorted_unique_and_version_7() -> None:
    clock = FakeClock()
    new_id = SortableIds(clock)
    made = []
    for number in range(2000):
        made.append(new_id())
        if number % 3 == 0:
            clock.advance(0.001)
    assert made == sorted(made)
    assert len(set(made)) == 2000
    for text in made[:50]:
        assert uuid.UUID(text).version is None or uuid.UUID(text).version == 7
        assert uuid.UUID(text).variant == uuid.RFC_4122
        assert text[14] == "7"


def test_time_stands_in_front() -> None:
    clock = FakeClock()
    made = uuid.UUID(SortableIds(clock)())
    assert made.int >> 80 == int(clock.now().timestamp() * 1000)


def test_a_clock_set_back_does_not_repeat() -> None:
    clock = FakeClock()
    new_id = SortableIds(clock)
    first = new_id()
    clock.advance(-3600)
    assert new_id() > first
