"""The bundle of a real run: whoever changes its manifest is found out, and times said as "now" are times."""

import asyncio
import shutil
from pathlib import Path

import pytest

from tests.e2e.practice_run import Practised, practise


@pytest.fixture(scope="module")
def practised(tmp_path_factory: pytest.TempPathFactory) -> Practised:
    return asyncio.run(practise(tmp_path_factory.mktemp("bundle"), skip=("calibration", "firmware")))


def _copy(practised: Practised, to: Path) -> Path:
    return Path(shutil.copytree(practised.folder / "out" / "bundle", to / "bundle"))


def test_an_untouched_bundle_is_complete(practised: Practised, tmp_path: Path) -> None:
    bundle = _copy(practised, tmp_path)
    assert practised.program.verifier().verify(bundle / "report.pdf").complete


def test_a_changed_manifest_is_named(practised: Practised, tmp_path: Path) -> None:
    bundle = _copy(practised, tmp_path)
    manifest = bundle / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b"PRACTICE-1", b"PRACTICE-2"))
    verdict = practised.program.verifier().verify(bundle / "report.pdf")
    assert not verdict.complete
    assert verdict.reason == "bundle_incomplete: manifest.sig"


@pytest.mark.parametrize("name", ["manifest.json", "manifest.sig"])
def test_half_a_manifest_is_named(practised: Practised, tmp_path: Path, name: str) -> None:
    bundle = _copy(practised, tmp_path)
    (bundle / name).unlink()
    assert not practised.program.verifier().verify(bundle / "report.pdf").complete


def test_a_time_said_as_now_is_the_time_of_the_answer(practised: Practised) -> None:
    attempt = practised.state.timed_attempts["K16", None][-1]
    saved_at, answer = attempt.at, attempt.answer
    assert answer.value is not None
    hours, minutes = (int(part) for part in answer.value.split(":"))
    local = (saved_at.hour * 60 + saved_at.minute + 60) % 1440  # the practice site is one hour east in November
    assert abs((hours * 60 + minutes) - local) <= 1


def test_firmware_over_ftp_is_fetched_and_proven(tmp_path: Path) -> None:
    firmware = {"file": "1.5.0", "version": "1.5.0", "via": "ftp"}
    practised = asyncio.run(practise(tmp_path, skip=("calibration", "function"), firmware=firmware))
    update = practised.state.firmware
    assert update is not None
    assert update.ok
    assert update.served_bytes == update.size
