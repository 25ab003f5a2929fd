"""First against last snapshot."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.domain.difference import ChangeJudgement, differences, flatten, unexplained
from app.domain.station import ConnectorState, Setting, Snapshot, StationIdentity

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FIRST = Snapshot(
    AT,
    StationIdentity("CP1", "1.6", "Acme", "One", "SN-1", "1.0"),
    (Setting("A", "1"), Setting("B", None), Setting("Counter", "5")),
    (ConnectorState(0, 0, "Available"), ConnectorState(1, 1, "Available")),
)


def judged(last: Snapshot, reasons: dict[str, str] | None = None) -> dict[str, ChangeJudgement]:
    return {line.path: line.judgement for line in differences(FIRST, last, reasons, ("settings.Count*",))}


def test_nothing_differs_from_itself_whatever_the_time() -> None:
    assert differences(FIRST, replace(FIRST, taken_at=AT.replace(hour=12))) == ()


def test_what_differs_is_judged_by_path() -> None:
    last = replace(
        FIRST,
        identity=replace(FIRST.identity, firmware="2.0"),
        settings=(Setting("A", "2"), Setting("Counter", "6"), Setting("New", "1")),
        connectors=(ConnectorState(0, 0, "Available"), ConnectorState(1, 1, "Faulted", "GroundFailure")),
    )
    assert judged(last, {"identity.firmware": "updated"}) == {
        "connectors.1.1.error": ChangeJudgement.UNEXPLAINED,
        "connectors.1.1.status": ChangeJudgement.UNEXPLAINED,
        "identity.firmware": ChangeJudgement.EXPLAINED,
        "settings.A": ChangeJudgement.UNEXPLAINED,
        "settings.Counter": ChangeJudgement.EXPECTED,
        "settings.New": ChangeJudgement.UNEXPLAINED,
    }
    found = differences(FIRST, last)
    assert next(line for line in found if line.path == "settings.New").a is None
    assert len(unexplained(found)) == len(found)


def test_a_value_without_a_value_is_as_good_as_none_and_a_missing_setting_is_told() -> None:
    last = replace(FIRST, settings=FIRST.settings[1:])
    (line,) = differences(FIRST, last)
    assert (line.path, line.a, line.b) == ("settings.A", "1", None)


def test_a_connector_first_heard_of_after_the_boot_is_expected_only_without_an_error() -> None:
    fine = replace(FIRST, connectors=(*FIRST.connectors, ConnectorState(2, 1, "Available")))
    assert judged(fine) == {
        "connectors.2.1.error": ChangeJudgement.EXPECTED,
        "connectors.2.1.status": ChangeJudgement.UNEXPLAINED,
    }


@given(st.dictionaries(st.text(min_size=1), st.text()), st.dictionaries(st.text(min_size=1), st.text()))
def test_differences_are_exactly_the_values_that_differ_in_order(a: dict[str, str], b: dict[str, str]) -> None:
    first, last = (
        replace(FIRST, settings=tuple(Setting(key, value) for key, value in values.items())) for values in (a, b)
    )
    found = differences(first, last)
    flat_a, flat_b = flatten(first), flatten(last)
    assert [line.path for line in found] == sorted(
        path for path in flat_a.keys() | flat_b.keys() if flat_a.get(path) != flat_b.get(path)
    )
    assert {line.path for line in differences(last, first)} == {line.path for line in found}
