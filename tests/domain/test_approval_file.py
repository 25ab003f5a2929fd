"""The file of an approval is read strictly: it comes on a stick, by mail, from anybody."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.domain.approval_file import LARGEST_BYTES, check_window, read_approval, signed_bytes, written
from app.domain.errors import BadInput, Reason
from tests.domain.test_approval import DOCUMENT, REQUEST

GIVEN: dict[str, Any] = json.loads(written(DOCUMENT))


def changed(path: str, value: object) -> bytes:
    data = json.loads(written(DOCUMENT))
    *way, last = path.split(".")
    place = data
    for name in way:
        place = place[name]
    place[last] = value
    return json.dumps(data).encode()


def test_what_is_written_is_read_again() -> None:
    assert read_approval(written(DOCUMENT), "a.json") == DOCUMENT
    request = replace(DOCUMENT, approved=None)
    assert read_approval(written(request), "a.json") == request


def test_everything_but_the_signature_is_signed() -> None:
    assert DOCUMENT.approved is not None
    signed = signed_bytes(DOCUMENT)
    other = replace(DOCUMENT, approved=replace(DOCUMENT.approved, signature="BB=="))
    assert signed_bytes(other) == signed
    for document in (
        replace(DOCUMENT, request=replace(REQUEST, reason="another")),
        replace(DOCUMENT, approved=replace(DOCUMENT.approved, certificate="another")),
        replace(DOCUMENT, approved=replace(DOCUMENT.approved, by="another")),
    ):
        assert signed_bytes(document) != signed


@pytest.mark.parametrize(
    ("content", "reason", "field"),
    [
        (b"", Reason.NOT_JSON, None),
        (b"\xff\xfe{}", Reason.NOT_JSON, None),
        (b"[" * 30_000, Reason.NOT_JSON, None),
        (b" " * (LARGEST_BYTES + 1), Reason.WRONG_VALUE, "size"),
        (b"[]", Reason.WRONG_VALUE, "schema"),
        (b'{"request": {}}', Reason.WRONG_VALUE, "schema"),
        (b'{"schema": "chargebench-approval/1", "a": NaN}', Reason.NOT_JSON, None),
        (b'{"schema": "x", "schema": "chargebench-approval/1"}', Reason.WRONG_VALUE, "schema"),
        (changed("schema", "chargebench-approval/2"), Reason.WRONG_VALUE, "schema"),
        (changed("more", 1), Reason.UNKNOWN_KEY, "more"),
        (changed("request.more", 1), Reason.UNKNOWN_KEY, "request.more"),
        (changed("request.change", "coffee"), Reason.WRONG_VALUE, "request.change"),
        (changed("request.station_id", " "), Reason.WRONG_VALUE, "request.station_id"),
        (changed("request.reason", "x" * 501), Reason.WRONG_VALUE, "request.reason"),
        (changed("request.reason", ""), Reason.WRONG_VALUE, "request.reason"),
        (changed("request.requested_by", "M. Lind\x1b[2J"), Reason.WRONG_VALUE, "request.requested_by"),
        (changed("request.subject.name", "a\u202eb"), Reason.WRONG_VALUE, "request.subject.name"),
        (changed("request.subject.name", "\ud800"), Reason.WRONG_VALUE, "request.subject.name"),
        (changed("request.subject.value", "a\nb"), Reason.WRONG_VALUE, "request.subject.value"),
        (changed("request.subject.sha256", "zz" * 32), Reason.WRONG_VALUE, "request.subject.sha256"),
        (changed("request.requester_key", "ab"), Reason.WRONG_VALUE, "request.requester_key"),
        (changed("request.not_after", "2026-11-28T13:00:00"), Reason.WRONG_VALUE, "request.not_after"),
        (changed("request.not_after", "2026-11-28T10:00:00Z"), Reason.WRONG_VALUE, "request.not_after"),
        (changed("approved.by", "\u200b"), Reason.WRONG_VALUE, "approved.by"),
        (changed("approved.at", "2026-11-28T12:00:00"), Reason.WRONG_VALUE, "approved.at"),
        (changed("approved.certificate", "x" * 20_000), Reason.WRONG_VALUE, "approved.certificate"),
        (changed("approved", {"by": "S"}), Reason.MISSING_KEY, "approved.at"),
    ],
)
def test_a_hostile_file_is_refused_by_one_field(content: bytes, reason: Reason, field: str | None) -> None:
    with pytest.raises(BadInput) as caught:
        read_approval(content, "a.json")
    assert (caught.value.reason, caught.value.where) == (reason, "a.json")
    assert caught.value.data.get("field") == field


def test_names_with_joiners_are_names() -> None:
    assert read_approval(changed("request.requested_by", "علی\u200cرضا"), "a.json").request.requested_by


def test_an_approval_is_for_the_coming_days() -> None:
    check_window(REQUEST, timedelta(hours=2), "a.json")
    with pytest.raises(BadInput) as caught:
        check_window(REQUEST, timedelta(hours=1), "a.json")
    assert caught.value.data["field"] == "request.not_after"
