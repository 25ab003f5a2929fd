"""How far the computer's clock may be trusted."""

import asyncio
from pathlib import Path

import pytest

from app.system.time_quality import clock_quality, read_chrony, read_timesyncd_server

# chronyc -n tracking, chrony 4.3 on Debian 12
TRACKING = """Reference ID    : C0A80001 (192.168.0.1)
Stratum         : 3
Ref time (UTC)  : Mon Nov 23 12:00:00 2026
System time     : 0.000012345 seconds slow of NTP time
Last offset     : -0.000010000 seconds
RMS offset      : 0.000020000 seconds
Frequency       : 5.000 ppm fast
Residual freq   : +0.001 ppm
Skew            : 0.020 ppm
Root delay      : 0.020000000 seconds
Root dispersion : 0.001000000 seconds
Update interval : 64.0 seconds
Leap status     : Normal
"""


def test_chrony_error_is_offset_dispersion_and_half_the_delay() -> None:
    found = read_chrony(TRACKING)
    assert found is not None
    assert found[0] == pytest.approx(0.000012345 + 0.001 + 0.01)
    assert found[1] == "chrony 192.168.0.1"


@pytest.mark.parametrize(
    "text", ["", "506 Cannot talk to daemon", TRACKING.replace("Normal", "Not synchronised"), TRACKING[:200]]
)
def test_chrony_without_a_source_proves_nothing(text: str) -> None:
    assert read_chrony(text) is None


def test_timesyncd_server() -> None:
    assert read_timesyncd_server("ServerName=ntp.example.org\n") == "ntp.example.org"
    assert read_timesyncd_server("") == ""


async def test_quality_of_this_computer_is_a_number_or_unproven() -> None:
    error_s, source = await asyncio.wait_for(clock_quality(), 10)
    assert (error_s is None) == (source == "")
    assert error_s is None or 0 <= error_s < 100


async def test_chrony_is_asked_where_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "chronyc"
    program.write_text(f"#!/bin/sh\ncat <<'END'\n{TRACKING}END\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert (await clock_quality())[1] == "chrony 192.168.0.1"
