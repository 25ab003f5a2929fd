"""The bytes of the manifests, which are hashed and signed."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.domain.bundle import (
    BundleFile,
    BundleManifest,
    DataManifest,
    bundle_id,
    canonical_bytes,
    evidence_path,
    file_of,
)
from app.domain.codec import decode

FILES = (file_of("data/b.json", b"{}", "application/json"), file_of("data/a.json", b"[]", "application/json", "ä"))
MANIFEST = BundleManifest(
    report="SR-1",
    revision=1,
    visit="V-1",
    work_order="WO-1",
    practice=False,
    created=datetime(2026, 11, 20, 11, 31, 7, tzinfo=UTC),
    program="ChargeBench 1.0",
    files=FILES,
)


def test_a_file_is_described_by_its_plain_bytes() -> None:
    described = file_of("data/x", b"abc", "text/plain")
    assert described == BundleFile("data/x", 3, hashlib.sha256(b"abc").hexdigest(), "text/plain")
    assert evidence_path(described.sha256) == f"evidence/{described.sha256}"


def test_the_bundle_is_named_by_its_manifest() -> None:
    assert bundle_id(MANIFEST) == hashlib.sha256(canonical_bytes(MANIFEST)).hexdigest()
    assert bundle_id(replace(MANIFEST, revision=2)) != bundle_id(MANIFEST)


def test_the_order_of_files_does_not_change_the_name() -> None:
    assert bundle_id(replace(MANIFEST, files=FILES[::-1])) == bundle_id(MANIFEST)


def test_the_bytes_are_plain_utf_8_json_without_blanks() -> None:
    raw = canonical_bytes(DataManifest("SR-1", 1, "V-1", FILES))
    assert b'"content":"\xc3\xa4"' in raw
    assert b": " not in raw
    assert list(json.loads(raw)) == sorted(json.loads(raw))


@given(
    st.lists(
        st.builds(
            BundleFile,
            path=st.text(min_size=1, max_size=20),
            bytes=st.integers(0, 2**40),
            sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
            media_type=st.just("text/plain"),
            content=st.text(max_size=10),
        ),
        unique_by=lambda file: file.path,
        max_size=6,
    )
)
def test_a_manifest_reads_itself_again_to_the_same_bytes(files: list[BundleFile]) -> None:
    raw = canonical_bytes(DataManifest("SR-1", 3, "V-1", tuple(files)))
    assert canonical_bytes(decode(DataManifest, json.loads(raw), "data-manifest.json")) == raw
