"""What a report prints, before any page exists."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.codec import decode, schema
from app.domain.errors import BadInput, Reason
from app.domain.report import (
    Finding,
    Item,
    Mark,
    ReportContent,
    Section,
    count_marks,
    items_of,
    mark_of,
    open_findings,
    report_bytes,
)
from app.domain.verdict import ItemVerdict, Severity
from tests.reports import sample

SCHEMA = Path(__file__).parents[2] / "resources" / "schemas" / "report.schema.json"


@pytest.mark.parametrize(
    ("verdict", "mark"),
    [
        (ItemVerdict.PASS, Mark.PASS),
        (ItemVerdict.S1, Mark.FAIL),
        (ItemVerdict.S2, Mark.FAIL),
        (ItemVerdict.S3, Mark.FAIL),
        (ItemVerdict.S4, Mark.CONDITIONAL),
        (ItemVerdict.NOT_APPLICABLE, Mark.NOT_APPLICABLE),
        (ItemVerdict.LIMITATION, Mark.NOT_TESTED),
        (ItemVerdict.NOT_TESTED, Mark.NOT_TESTED),
        (ItemVerdict.UNANSWERED, Mark.AWAITING),
    ],
)
def test_every_verdict_has_its_shape(verdict: ItemVerdict, mark: Mark) -> None:
    assert mark_of(Item("A", "a", verdict)) is mark


def test_corrected_and_conditional_have_shapes_of_their_own() -> None:
    failed = Item("A", "a", ItemVerdict.S3)
    assert mark_of(replace(failed, corrected=True)) is Mark.CORRECTED
    assert mark_of(replace(failed, conditional=True)) is Mark.CONDITIONAL


def test_open_findings_come_gravest_first() -> None:
    content = replace(
        sample.minimal(),
        findings=(
            Finding(1, Severity.S3, "c"),
            Finding(2, Severity.S1, "a"),
            Finding(3, Severity.S1, "b"),
            Finding(4, Severity.S1, "done", corrected=True),
        ),
    )
    assert [finding.number for finding in open_findings(content)] == [2, 3, 1]


def test_items_are_counted_by_shape() -> None:
    items = (Item("A", "a", ItemVerdict.PASS), Item("B", "b", ItemVerdict.PASS), Item("C", "c", ItemVerdict.S2))
    content = replace(
        sample.minimal(),
        inspection=replace(sample.minimal().inspection, sections=(Section("x", items[:2]), Section("y", items[2:]))),
    )
    assert items_of(content) == items
    counts = count_marks(items)
    assert (counts[Mark.PASS], counts[Mark.FAIL], counts[Mark.AWAITING]) == (2, 1, 0)


def test_a_report_reads_itself_again_with_its_resolution() -> None:
    content = sample.rich()
    read = decode(ReportContent, json.loads(report_bytes(content)), "report.json")
    assert read == content
    assert str(read.calibrations[0].as_found[0].reference_kwh) == "1.50000"
    assert report_bytes(read) == report_bytes(content)


def test_a_deadline_at_midnight_stays_what_it_was() -> None:
    midnight = datetime(2026, 11, 22, tzinfo=UTC)
    findings = (
        Finding(1, Severity.S3, "a", deadline_at=midnight),
        Finding(2, Severity.S3, "b", deadline=date(2026, 11, 22)),
    )
    content = replace(sample.minimal(), findings=findings)
    assert decode(ReportContent, json.loads(report_bytes(content)), "x").findings == findings


def test_what_is_no_report_is_named() -> None:
    raw = json.loads(report_bytes(sample.minimal()))
    raw["judgement"]["safety"] = "probably fine"
    with pytest.raises(BadInput) as caught:
        decode(ReportContent, raw, "report.json")
    assert caught.value.reason is Reason.WRONG_VALUE
    assert caught.value.data["field"] == "judgement.safety"


def test_the_schema_is_in_step_with_the_code() -> None:
    stored = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert stored == {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema(ReportContent)}


def test_numbers_travel_as_text() -> None:
    raw = json.loads(report_bytes(sample.rich()))
    assert raw["key_values"][0]["value"]["number"] == "0.08"
    assert Decimal(raw["test_energy"]["energy_kwh"]) == Decimal("40.696")
