"""What the Windows time service prints, in any language of Windows, and what it proves."""

import pytest

from app.system.w32time import read_w32time

# w32tm /query /status /verbose as printed by Windows; the layout is described in app/system/w32time.py
ENGLISH = """Leap Indicator: 0(no warning)\r
Stratum: 3 (secondary reference - syncd by (S)NTP)\r
Precision: -23 (119.209ns per tick)\r
Root Delay: 0.0336332s\r
Root Dispersion: 0.1054265s\r
ReferenceId: 0xC0000210 (source IP:  192.0.2.16)\r
Last Successful Sync Time: 9/15/2026 1:12:56 PM\r
Source: ntp.example.org,0x9 \r
Poll Interval: 13 (8192s)\r
\r
Phase Offset: -0.0003717s\r
ClockRate: 0.0156249s\r
State Machine: 2 (Sync)\r
Time Source Flags: 0 (None)\r
Server Role: 0 (None)\r
Last Sync Error: 0 (The command completed successfully.)\r
Time since Last Good Sync Time: 22.0930147s\r
"""
GERMAN = """Sprungindikator: 0(keine Warnung)
Stratum: 3 (Sekund\ufffdrreferenz - synchr. \ufffdber (S)NTP)
Pr\ufffdzision: -23 (119.209ns pro Tick)
Stammverz\ufffdgerung: 0,0336332s
Stammabweichung: 0,1054265s
Referenz-ID: 0xC0000210 (Quell-IP:  192.0.2.16)
Letzte erfolgr. Synchronisierungszeit: 15.09.2026 13:12:56
Quelle: ntp.example.org
Abrufintervall: 13 (8192s)

Phasendifferenz: -0,0003717s
Taktfrequenz: 0,0156249s
Statuscomputer: 2 (Sync)
"""
ERROR_S = 0.0003717 + 0.1054265 + 0.0336332 / 2


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, GERMAN.replace(":", "\u00a0:")])
def test_error_is_offset_dispersion_and_half_the_delay(text: str) -> None:
    found = read_w32time(text)
    assert found is not None
    assert found[0] == pytest.approx(ERROR_S)
    assert found[1] == "Windows ntp.example.org"


def test_between_two_polls_it_is_cautious_and_then_a_person_compares() -> None:
    found = read_w32time(ENGLISH.replace("0.1054265s", "7.7773722s"))
    assert found is not None
    assert found[0] > 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The following error occurred: The service has not been started. (0x80070426)\r\n",
        ENGLISH.replace("0(no warning)", "3(not synchronized)"),
        ENGLISH.replace("0xC0000210", "0x4C4F434C").replace("ntp.example.org,0x9", "Local CMOS Clock"),
        ENGLISH.replace("0xC0000210", "0x00000000"),
        ENGLISH.replace("0xC0000210", "unspecified"),
        ENGLISH.split("\r\n\r\n", maxsplit=1)[0],
        ENGLISH.replace("0.0336332s", "unspecified"),
        ENGLISH.replace("-0.0003717s", "-0.0003717"),
    ],
)
def test_without_a_source_or_in_another_layout_nothing_is_proven(text: str) -> None:
    assert read_w32time(text) is None
