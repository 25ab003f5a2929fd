"""Names with numbers in the order of people."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.natural_order import natural_key


def test_numbers_count_by_their_value() -> None:
    names = ["Bay 10", "bay 2", "Bay 1a", "Bay 1", "Bay", "A-0100-2", "A-100-10", "A-99-1", "5.10.0", "5.9.3"]
    assert sorted(names, key=natural_key) == [
        "5.9.3", "5.10.0", "A-99-1", "A-0100-2", "A-100-10", "Bay", "Bay 1", "Bay 1a", "bay 2", "Bay 10",
    ]  # fmt: skip


def test_a_shorter_site_comes_first_whatever_its_stations_are_called() -> None:
    assert natural_key("Bay", "zz") < natural_key("Bay 1", "aa")
    assert natural_key("Bay 2", "CP-9") < natural_key("Bay 2", "CP-10") < natural_key("Bay 10", "CP-1")


@given(st.integers(0, 10**30), st.integers(0, 10**30), st.integers(0, 6))
def test_any_two_numbers(first: int, second: int, zeros: int) -> None:
    padded = natural_key(f"Bay {'0' * zeros}{first}")
    assert (padded < natural_key(f"Bay {second}")) == (first < second)
    assert (padded == natural_key(f"Bay {second}")) == (first == second)


def test_a_letter_with_marks_stands_beside_the_letter_without() -> None:
    names = ["Zoo", "Ärztehaus", "Arzt", "Ecke", "Éclair 2", "Öl 10", "Öl 9", "Strasse 2", "Straße", "Ulm", "Übach"]
    assert sorted(names, key=natural_key) == [
        "Arzt", "Ärztehaus", "Ecke", "Éclair 2", "Öl 9", "Öl 10", "Straße", "Strasse 2", "Übach", "Ulm", "Zoo",
    ]  # fmt: skip
    assert natural_key("A\u0308rzte") == natural_key("Ärzte"), "one name, however it was typed"


def test_sites_that_differ_by_a_mark_do_not_mix_their_stations() -> None:
    rows = [("Bar 1", "1"), ("Bär", "2"), ("Bar", "2"), ("Bär", "1"), ("Bar", "1")]
    assert sorted(rows, key=lambda row: natural_key(*row)) == [
        ("Bar", "1"), ("Bar", "2"), ("Bär", "1"), ("Bär", "2"), ("Bar 1", "1"),
    ]  # fmt: skip
