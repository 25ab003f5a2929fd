"""The shipped checklists, limits and answers, and what is said of files that cannot be read."""

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app.domain.answer import Answer, AnswerSheet
from app.domain.checklist import Checklist, ItemKind, LimitSet
from app.domain.checklist_check import limit_ids, problems
from app.domain.codec import encode, schema
from app.domain.errors import BadInput, Reason
from app.domain.inspection import InspectionResult, evaluate
from app.domain.judgement import Why
from app.domain.step import ORDER, Step
from app.domain.template import VisitTemplate
from app.domain.verdict import ItemVerdict, VisitVerdict
from app.formats.checklist import (
    ChecklistFile,
    check_checklist,
    load_answers,
    load_checklist,
    load_limit_set,
    load_template,
)

RESOURCES = Path(__file__).parents[2] / "resources"
CHECKLISTS = ["ev-ac-inspect", "ev-fault-call"]
LIMIT_SETS = ["de-ac-2026", "uk-ac-2026"]
STATION = {
    "serial_agrees": "yes",
    "firmware": "1.0.3",
    "model": "Post 22",
    "connector_error": "NoError",
    "clock_error_s": "1.2",
    "security_profile": "2",
    "password_readable": "no",
    "file_transfer": "secure",
    "deviations": "0",
    "still_alive": "0",
    "limit_followed": "yes",
    "test_charge_kwh": "0.300",
    "availability_agrees": "yes",
    "differences_open": "0",
    "meter_forward": "yes",
}


def fetch(name: str) -> bytes:
    return (RESOURCES / "checklists" / f"{name}.json").read_bytes()


@cache
def shipped(name: str) -> Checklist:
    return load_checklist(fetch(name), f"{name}.json", fetch)


@cache
def limits(name: str = "de-ac-2026") -> LimitSet:
    return load_limit_set((RESOURCES / "limits" / f"{name}.json").read_bytes(), f"{name}.json")


def practised(name: str) -> AnswerSheet:
    """Return the answers of a practice visit, with the plate that was read and what a sound station says."""
    path = RESOURCES / "checklists" / "practice" / f"{name}.json"
    sheet = load_answers(path.read_bytes(), path.name)
    return replace(sheet, answers={**sheet.answers, "I01": Answer("SN-1")}, station=STATION)


@pytest.fixture(scope="module")
def practice() -> AnswerSheet:
    return practised("ev-ac-inspect")


def refused(load: Callable[[], object]) -> BadInput:
    with pytest.raises(BadInput) as caught:
        load()
    return caught.value


@pytest.mark.parametrize("limit_set", LIMIT_SETS)
@pytest.mark.parametrize("name", CHECKLISTS)
def test_the_shipped_checklists_can_be_worked_with_under_every_limit_set(name: str, limit_set: str) -> None:
    checklist = shipped(name)
    assert checklist.id == name
    assert problems(checklist, limits(limit_set)) == ()
    check_checklist(checklist, limits(limit_set), name)


def test_the_ac_checklist_covers_the_whole_visit() -> None:
    checklist = shipped("ev-ac-inspect")
    assert len(checklist.items) >= 55
    silent = {Step.CALIBRATION, Step.SECURITY_AUDIT, Step.REPORT}
    assert {item.step for item in checklist.items} == set(Step) - silent
    assert {item.kind for item in checklist.items} == set(ItemKind)
    assert all(item.source for item in checklist.items)
    assert sum(item.photos > 0 for item in checklist.items) >= 8
    assert sum(item.kind is ItemKind.STATION for item in checklist.items) >= 10


@pytest.mark.parametrize("name", CHECKLISTS)
def test_items_and_sections_stand_in_the_order_of_the_visit(name: str) -> None:
    checklist = shipped(name)
    steps = [ORDER.index(item.step) for item in checklist.items]
    assert steps == sorted(steps)
    used = list(dict.fromkeys(item.section for item in checklist.items))
    assert [section.id for section in checklist.sections] == used


def test_after_each_trip_and_each_negative_test_the_pilot_is_cycled() -> None:
    checklist = shipped("ev-ac-inspect")
    reset = {item.id for item in checklist.items if item.reset_pilot}
    assert reset >= {"E17", "E19", "E21", "E23A", "E23B", "A08B", "N01", "N02", "N03", "N04"}
    for item_id in ("N01", "N02", "N03", "P05"):
        item = checklist.item(item_id)
        assert item is not None
        assert item.hint is not None
        assert "6 A" in item.hint["en"]


def test_before_insulation_at_500_v_somebody_says_that_the_maker_permits_it() -> None:
    ids = [item.id for item in shipped("ev-ac-inspect").items]
    assert ids.index("E03A") < ids.index("E03")
    assert ids.index("E02") < ids.index("E03"), "continuity before insulation"


def test_measured_values_name_their_instrument_and_dangers_of_electricity_lock() -> None:
    for item in shipped("ev-ac-inspect").items:
        if item.kind is ItemKind.NUMBER:
            assert item.unit
            assert item.instrument or item.id in {"K12", "M04"}, item.id
        if item.step in {Step.MAKE_SAFE, Step.DEAD_CHECKS, Step.LIVE_CHECKS} and item.severity.value == "S1":
            assert item.electrical, item.id


def test_the_fault_call_captures_before_it_resets_and_proves_after_it_repaired() -> None:
    checklist = shipped("ev-fault-call")
    order = [item.id for item in checklist.items]
    assert order.index("H03") < order.index("H08") < order.index("H09") < order.index("H10") < order.index("H18")
    assert {"H13", "H14", "H16", "H17"} <= set(order), "parts, warranty, meter swap"
    source = shipped("ev-ac-inspect")
    for step in (Step.ARRIVE, Step.MAKE_SAFE, Step.REENERGISE):
        assert checklist.of_step(step) == source.of_step(step)


@pytest.mark.parametrize("name", LIMIT_SETS)
def test_every_limit_is_asked_for_and_names_its_source(name: str) -> None:
    asked = {limit for each in CHECKLISTS for item in shipped(each).items for limit in limit_ids(item, shipped(each))}
    assert set(limits(name).limits) == asked - {"E11:other", "E03:no", "E23A:none"}
    assert all(limit.source for limit in limits(name).limits.values())


@pytest.mark.parametrize("curve", ["b", "c"])
@pytest.mark.parametrize("rated_a", [16, 20, 25, 32, 40, 50, 63])
def test_loop_limits_follow_their_formulas(curve: str, rated_a: int) -> None:
    trips_at_a = {"b": 5, "c": 10}[curve] * rated_a
    german = limits().limits[f"E11:{curve}{rated_a}"].hi
    british = limits("uk-ac-2026").limits[f"E11:{curve}{rated_a}"].hi
    assert german is not None
    assert british is not None
    assert 0 <= Decimal(230) / trips_at_a * 2 / 3 - german < Decimal("0.001"), "rounded to the safe side"
    assert 0 <= Decimal(230) * Decimal("0.95") / trips_at_a * Decimal("0.8") - british < Decimal("0.01")


def test_the_worked_example_of_b32() -> None:
    assert limits().limits["E11:b32"].hi == Decimal("0.958")
    assert limits("uk-ac-2026").limits["E11:b32"].hi == Decimal("1.09")
    assert limits().limits["E11:tt"].hi == Decimal(1666), "50 V / 30 mA"


def test_national_labels_stand_beside_severities_only_where_the_country_has_them() -> None:
    assert limits().national_labels == {}
    labels = limits("uk-ac-2026").national_labels
    assert (labels["S1"], labels["S2"], labels["S3"], labels["NT"]) == ("C1", "C2", "C3", "FI")
    assert "2022" in limits("uk-ac-2026").edition


@pytest.mark.parametrize("limit_set", LIMIT_SETS)
@pytest.mark.parametrize("name", CHECKLISTS)
def test_good_answers_to_the_whole_checklist_are_safe(name: str, limit_set: str) -> None:
    result = evaluate(shipped(name), limits(limit_set), practised(name), "practice")
    assert [item.id for item in result.items if item.verdict.failed] == []
    assert result.verdict is VisitVerdict.SAFE
    jsonschema.validate(json.loads(json.dumps(encode(result))), read_schema("inspection-result"))


def test_without_any_one_mandatory_answer_the_whole_checklist_is_never_safe(practice: AnswerSheet) -> None:
    checklist, german = shipped("ev-ac-inspect"), limits()
    mandatory = {item.id for item in checklist.items if item.mandatory} - {"Z09"}  # asked when out of service
    for name in practice.answers:
        if name.split("@")[0] in mandatory:
            fewer = {key: answer for key, answer in practice.answers.items() if key != name}
            assert evaluate(checklist, german, replace(practice, answers=fewer)).verdict is VisitVerdict.INCONCLUSIVE, (
                name
            )
    for name in practice.station:
        silent = {key: value for key, value in practice.station.items() if key != name}
        needed = any(item.station_value == name and item.mandatory for item in checklist.items)
        verdict = evaluate(checklist, german, replace(practice, station=silent)).verdict
        assert verdict is (VisitVerdict.INCONCLUSIVE if needed else VisitVerdict.SAFE), name


VECTORS = [
    ("E02@1", "0.3", "pass"), ("E02@1", "0.31", "S1"), ("E03@1", "1.0", "pass"), ("E03@1", "0.99", "S1"),
    ("E11@1", "0.958", "pass"), ("E11@1", "0.959", "S1"), ("E17@1", "300", "pass"), ("E17@1", "> 300", "S1"),
    ("E19@1", "40", "pass"), ("E19@1", "40.1", "S1"), ("E21@1", "15", "pass"), ("E21@1", "14.9", "S1"),
    ("E21@1", "30.1", "S1"), ("E23A@1", "6", "pass"), ("E23A@1", "6,1", "S1"), ("E23A@1", "2.9", "S1"),
    ("E23B@1", "10", "pass"), ("E23B@1", "10.1", "S1"), ("E27A", "207", "pass"), ("E27A", "206.9", "S3"),
    ("E27A", "253.1", "S3"), ("E33@1", "50.1", "S1"), ("K07", "12.1", "S1"), ("K12", "4.9", "S1"),
    ("K13", "60.1", "S1"),
    ("P01@1", "10.9", "S2"), ("P02@1", "10", "pass"), ("P03@1", "7.1", "S2"), ("P06@1", "994.9", "S3"),
    ("P07@1", "27.7", "pass"), ("P07@1", "27.8", "S2"), ("A11@1", "230", "S1"), ("A16@1", "90.1", "S1"),
    ("A03@1", "conductor", "S1"), ("A03@1", "sheath", "S3"), ("A03@1", "none", "NA"), ("N01@1", "no", "S1"),
    ("V06", "rain", "NT"), ("V06", "lightning", "NT"), ("Z10", "left", "S1"), ("A10", "red", "S3"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "verdict"), VECTORS)
def test_the_limits_of_the_reference_decide(practice: AnswerSheet, name: str, value: str, verdict: str) -> None:
    photo = practice.answers[name].photo if name in practice.answers else ()
    sheet = replace(practice, answers={**practice.answers, name: Answer(value, photo=photo)})
    result = evaluate(shipped("ev-ac-inspect"), limits(), sheet, "answers")
    assert next(item.verdict for item in result.items if item.id == name) == verdict
    expected = {
        "pass": VisitVerdict.SAFE, "NA": VisitVerdict.SAFE, "NT": VisitVerdict.INCONCLUSIVE, "S3": VisitVerdict.DEFECTS,
    }  # fmt: skip
    assert result.verdict is expected.get(verdict, VisitVerdict.OUT_OF_SERVICE)


def test_surge_protection_or_a_type_b_device_change_the_limit(practice: AnswerSheet) -> None:
    changed = {"E03A@1": Answer("no"), "E23T@1": Answer("type_b"), "E23A@1": Answer("22")}
    sheet = replace(practice, answers={**practice.answers, **changed})
    found = {item.id: item for item in evaluate(shipped("ev-ac-inspect"), limits(), sheet).items}
    assert found["E23A@1"].verdict is ItemVerdict.PASS
    assert found["E03A@1"].verdict is ItemVerdict.LIMITATION
    assert found["E03@1"].verdict is ItemVerdict.UNANSWERED, "no insulation test, no limit: it needs a reason"


def test_what_is_not_asked_is_not_missed_and_what_is_said_of_a_station_out_of_service_agrees(
    practice: AnswerSheet,
) -> None:
    changed = {"V07": Answer("unplugged"), "Z06": Answer("absent"), "Z02": Answer("no", photo="Z02.jpg")}
    sheet = replace(practice, answers={**practice.answers, **changed})
    found = {item.id: item for item in evaluate(shipped("ev-ac-inspect"), limits(), sheet).items}
    assert found["V08"].verdict is ItemVerdict.UNANSWERED, "a vehicle: somebody was told"
    assert (found["Z08"].verdict, found["Z08"].because) == (ItemVerdict.NOT_APPLICABLE, "Z06 = signed / refused")
    assert (found["Z05"].verdict, found["Z05"].because) == (ItemVerdict.UNANSWERED, "Z02 = S2")
    assert (found["Z09"].verdict, found["Z09"].because) == (ItemVerdict.UNANSWERED, "Z02 = S2")
    agreed = {"V08": Answer("a notice"), "Z05": Answer("closed"), "Z09": Answer("done", photo="Z09.jpg")}
    sheet = replace(sheet, answers={**sheet.answers, **agreed})
    result = evaluate(shipped("ev-ac-inspect"), limits(), sheet)
    left = {item.id for item in result.items if item.verdict is ItemVerdict.UNANSWERED}
    assert not left & {one.id for one in shipped("ev-ac-inspect").items if one.mandatory}
    assert result.verdict is VisitVerdict.OUT_OF_SERVICE


def test_a_replaced_part_is_named_and_a_fault_that_is_back_is_not_repaired() -> None:
    practice = practised("ev-fault-call")
    parts = ("H12", "H13", "H14")
    sheet = replace(practice, answers={key: one for key, one in practice.answers.items() if key not in parts})
    found = {item.id: item for item in evaluate(shipped("ev-fault-call"), limits(), sheet).items}
    assert {found[name].verdict for name in parts} == {ItemVerdict.UNANSWERED}
    sheet = replace(sheet, answers={**sheet.answers, "H11": Answer("no")})
    assert evaluate(shipped("ev-fault-call"), limits(), sheet).verdict is VisitVerdict.SAFE
    sheet = replace(practice, answers={**practice.answers, "H18": Answer("back")})
    found = {item.id: item for item in evaluate(shipped("ev-fault-call"), limits(), sheet).items}
    assert (found["H20"].reason, found["H20"].because) == (Why.CONTRADICTS, "H18 = back")


def read_schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((RESOURCES / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("checklist", ChecklistFile),
        ("limit-set", LimitSet),
        ("visit-template", VisitTemplate),
        ("answers", AnswerSheet),
        ("inspection-result", InspectionResult),
    ],
)
def test_schemas_are_in_step_with_the_code(name: str, kind: type) -> None:
    assert read_schema(name) == {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema(kind)}


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("checklists", "checklist"),
        ("limits", "limit-set"),
        ("templates", "visit-template"),
        ("checklists/practice", "answers"),
    ],
)
def test_shipped_files_keep_their_schema(folder: str, name: str) -> None:
    paths = sorted((RESOURCES / folder).glob("*.json"))
    assert paths
    for path in paths:
        jsonschema.validate(json.loads(path.read_text("utf-8")), read_schema(name))


def test_templates_name_checklists_limits_and_profiles_that_exist() -> None:
    for path in (RESOURCES / "templates").glob("*.json"):
        template = load_template(path.read_bytes(), path.name)
        assert template.checklist in CHECKLISTS
        assert template.limit_set in LIMIT_SETS
        profile = template.calibration_profile
        assert profile is None or (RESOURCES / "profiles" / f"{profile}.json").is_file()


def test_a_whole_checklist_survives_being_written_and_read_again() -> None:
    checklist = shipped("ev-fault-call")
    written = json.dumps(encode(checklist), ensure_ascii=False).encode()
    assert load_checklist(written, "export.json") == checklist


def small(**changes: object) -> bytes:
    text = {"en": "T", "de": "T"}
    item = {"id": "E17", "step": "live_checks", "section": "s", "kind": "confirm", "text": text}
    plain = {"id": "c", "version": 1, "title": text, "limit_set": "de-ac-2026", "items": [item]}
    return json.dumps({**plain, "sections": [{"id": "s", "text": text}], **changes}).encode()


@pytest.mark.parametrize(
    ("data", "reason", "where"),
    [
        (b"{", Reason.NOT_JSON, {"line": 1, "column": 2}),
        (b'{"id": NaN}', Reason.NOT_JSON, {"problem": "NaN is not JSON"}),
        (b'{"id": "\xff"}', Reason.NOT_JSON, {"problem": "not UTF-8"}),
        (b"[" * 100_000, Reason.NOT_JSON, {"problem": "nested too deep"}),
        (b'{"id": "a", "id": "b"}', Reason.WRONG_VALUE, {"field": "id", "problem": "written twice"}),
        (small(titel={}), Reason.UNKNOWN_KEY, {"field": "titel"}),
        (b"{}", Reason.MISSING_KEY, {"field": "id"}),
        (small(version="one"), Reason.WRONG_VALUE, {"field": "version"}),
        (small(items=[{"id": "E17"}]), Reason.MISSING_KEY, {"field": "items.0.step"}),
        (small(include=["ev-ac-inspect#flight"]), Reason.UNKNOWN_NAME, {"field": "include.0"}),
        (small(include=["ev-fault-call#arrive"]), Reason.UNKNOWN_NAME, {"name": "ev-ac-inspect#arrive"}),
        (small(include=["../secret#arrive"]), Reason.UNKNOWN_NAME, {"field": "include.0"}),
    ],
)
def test_what_is_wrong_with_a_checklist_file_is_said_once(
    data: bytes, reason: Reason, where: dict[str, object]
) -> None:
    error = refused(lambda: load_checklist(data, "mine.json", fetch))
    assert error.reason is reason
    assert error.where in {"mine.json", "ev-fault-call.json"}
    assert {key: error.data.get(key) for key in where} == where


def test_includes_need_somewhere_to_come_from() -> None:
    assert refused(lambda: load_checklist(small(include=["ev-ac-inspect#arrive"]), "x")).data["field"] == "include.0"


def test_one_item_can_be_taken_over_with_its_section() -> None:
    taken = load_checklist(small(include=["ev-ac-inspect#V01"]), "mine.json", fetch)
    assert [item.id for item in taken.items] == ["V01", "E17"]
    assert [section.id for section in taken.sections] == ["arrival", "s"]


def test_a_checklist_that_cannot_be_worked_with_is_refused_by_field() -> None:
    checklist = load_checklist(small(include=["ev-ac-inspect#E17"]), "mine.json", fetch)
    error = refused(lambda: check_checklist(checklist, limits(), "mine.json"))
    assert (error.where, error.data["field"], error.data["problem"]) == ("mine.json", "items.E17", "twice")


def test_answers_keep_the_zeros_of_numbers_that_were_not_quoted() -> None:
    sheet = load_answers(
        b'{"answers": {"E11@1": {"value": 0.420}, "E17@1": {"value": 300}}, "connectors": [1]}', "a.json"
    )
    assert (sheet.answers["E11@1"].value, sheet.answers["E17@1"].value) == ("0.420", "300")
    assert sheet.connectors == (1,)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (b'{"answers": {"E17": {"vlaue": "1"}}}', "answers.E17.vlaue"),
        (b'{"answers": {"E17": {"verdict": "C1"}}}', "answers.E17.verdict"),
        (b'{"answers": {"E17": {"value": true}}}', "answers.E17.value"),
        (b'{"answers": {"E17": "300"}}', "answers.E17"),
        (b'{"answers": {}, "skipped": {"lunch": "x"}}', "skipped.lunch.[key]"),
    ],
)
def test_a_misspelt_answer_is_named(data: bytes, field: str) -> None:
    assert refused(lambda: load_answers(data, "a.json")).data["field"] == field
