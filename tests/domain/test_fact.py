"""Facts: every kind keeps its name, and says by itself whether it agrees."""

import pytest

from app.domain.fact import AvailabilitySet, StationIdentified
from app.domain.station import StationIdentity
from tests.domain.facts import KINDS


def test_every_kind_has_a_name_of_its_own_made_of_its_class_name() -> None:
    names = {kind: getattr(kind, "kind") for kind in KINDS}  # noqa: B009
    assert len(set(names.values())) == len(KINDS)
    for kind, name in names.items():
        words = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in kind.__name__)
        assert name == words.lstrip("_")


@pytest.mark.parametrize(
    ("plate", "order", "wire", "agrees"),
    [
        ("A", "A", "A", True),
        ("A", "A", "B", False),
        ("A", "B", "A", False),
        ("B", "A", "A", False),
        ("A", "A", "", False),
    ],
)
def test_a_station_is_the_right_one_only_when_all_three_serials_agree(
    plate: str, order: str, wire: str, agrees: bool
) -> None:
    assert StationIdentified(plate, order, StationIdentity("CP1", "1.6", serial=wire)).agrees is agrees


@pytest.mark.parametrize(
    ("operative", "read_back", "agrees"),
    [
        (True, "0: Available, 1: Available", True),
        (True, "0: Available, 1: Unavailable", False),
        (True, "0: Available, 1: Faulted", False),
        (True, "1: Occupied", True),
        (False, "0: Unavailable, 1: Unavailable", True),
        (False, "0: Unavailable, 1: Available", False),
        (False, "1: Inoperative", True),
        (False, "1: Faulted", False),
        (False, "", None),
        (True, " , ", None),
    ],
)
def test_rule_5_availability_is_proven_by_what_was_read_back(
    operative: bool, read_back: str, agrees: bool | None
) -> None:
    assert AvailabilitySet(operative, "Accepted", read_back).agrees is agrees
