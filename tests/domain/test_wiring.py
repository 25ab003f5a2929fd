"""The connection of the reference, judged under load: every fault of a three-phase set, drawn from phasors."""

import cmath
import json
import math
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.codec import decode
from app.domain.wiring import ADVICE, WiringFault, WiringRules, WiringSample, WiringVerdict, check_wiring

RULES_FILE = Path(__file__).parents[2] / "resources" / "runs" / "wiring-rules.json"
RULES = decode(WiringRules, json.loads(RULES_FILE.read_text("utf-8")), "wiring-rules.json")
A120 = cmath.exp(-2j * math.pi / 3)
SUPPLY = (230.0 + 0j, 230.0 * A120, 230.0 * A120**2)


def shown(
    volts: tuple[complex, ...], amps: tuple[complex, ...], seconds: float = 60.0, resolution: str = "0.001"
) -> WiringSample:
    """Return what a meter shows that multiplies these voltages with these currents."""
    powers = tuple((volt * amp.conjugate()).real for volt, amp in zip(volts, amps, strict=True))
    total = sum(powers)
    apparent = sum(abs(volt) * abs(amp) for volt, amp in zip(volts, amps, strict=True))
    kwh = Decimal(str(round(abs(total) * seconds / 3.6e6, 6)))
    counted = (kwh // Decimal(resolution)) * Decimal(resolution)
    back = total < 0
    return WiringSample(
        voltages_v=tuple(abs(volt) for volt in volts),
        currents_a=tuple(abs(amp) for amp in amps),
        powers_w=powers,
        power_w=total,
        import_kwh=Decimal(0) if back else counted,
        export_kwh=counted if back else Decimal(0),
        seconds=seconds,
        resolution_kwh=Decimal(resolution),
        power_factor=total / apparent,
    )


def load(amps: float, angle: float = 0.0) -> tuple[complex, ...]:
    return tuple(amps * phasor / 230 * cmath.exp(-1j * angle) for phasor in SUPPLY)


def faults(verdict: WiringVerdict) -> set[tuple[WiringFault, int]]:
    return {(finding.fault, finding.phase) for finding in verdict.findings}


@pytest.mark.parametrize("angle", [0.0, 0.1, -0.3])
@pytest.mark.parametrize("amps", [6.0, 16.0, 32.0])
def test_right_connection(amps: float, angle: float) -> None:
    verdict = check_wiring(shown(SUPPLY, load(amps, angle)), RULES)
    assert verdict == WiringVerdict(ok=True, judged=True, findings=())


def test_one_phase_of_a_three_phase_meter() -> None:
    one = (load(16.0)[0], 0j, 0j)
    assert check_wiring(shown(SUPPLY, one), RULES).ok
    assert check_wiring(shown(SUPPLY[:1], one[:1]), RULES).ok


def test_nothing_flows() -> None:
    verdict = check_wiring(replace(shown(SUPPLY, load(16.0)), currents_a=(0.1, 0.0, 0.2)), RULES)
    assert (verdict.ok, verdict.judged, faults(verdict)) == (False, False, {(WiringFault.NO_LOAD, 0)})
    assert verdict.findings[0].value == pytest.approx(0.2)


def test_one_clamp_backwards() -> None:
    amps = load(16.0)
    verdict = check_wiring(shown(SUPPLY, (amps[0], -amps[1], amps[2])), RULES)
    assert (WiringFault.CURRENT_REVERSED, 2) in faults(verdict)
    assert WiringFault.POWER_DISAGREES not in {fault for fault, _ in faults(verdict)}


def test_supply_and_load_swapped() -> None:
    verdict = check_wiring(shown(SUPPLY, tuple(-amp for amp in load(16.0))), RULES)
    assert faults(verdict) == {
        (WiringFault.CURRENT_REVERSED, 1),
        (WiringFault.CURRENT_REVERSED, 2),
        (WiringFault.CURRENT_REVERSED, 3),
        (WiringFault.POWER_REVERSED, 0),
        (WiringFault.EXPORT_RISES, 0),
    }


def test_two_clamps_on_each_others_phase() -> None:
    amps = load(16.0)
    verdict = check_wiring(shown(SUPPLY, (amps[1], amps[0], amps[2])), RULES)
    assert {(WiringFault.PHASES_CROSSED, 1), (WiringFault.PHASES_CROSSED, 2)} <= faults(verdict)
    assert (WiringFault.PHASES_CROSSED, 3) not in faults(verdict)


@pytest.mark.parametrize("angle", [0.0, 0.15, -0.15])
def test_all_clamps_moved_on_by_a_phase(angle: float) -> None:
    amps = load(16.0, angle)
    found = faults(check_wiring(shown(SUPPLY, (amps[1], amps[2], amps[0])), RULES))
    assert {(WiringFault.PHASES_CROSSED, phase) for phase in (1, 2, 3)} <= found


def test_lead_that_fell_off() -> None:
    verdict = check_wiring(shown((SUPPLY[0], 2.0 + 0j, SUPPLY[2]), load(16.0)), RULES)
    assert (WiringFault.NO_VOLTAGE, 2) in faults(verdict)


def test_lost_neutral() -> None:
    verdict = check_wiring(shown((SUPPLY[0] * 1.08, SUPPLY[1] * 0.9, SUPPLY[2]), load(16.0)), RULES)
    assert (WiringFault.VOLTAGES_DIFFER, 0) in faults(verdict)


@pytest.mark.parametrize(("factor", "bound"), [(1.2, 253.0), (0.8, 195.5), (3**0.5, 253.0)])
def test_voltage_of_another_supply(factor: float, bound: float) -> None:
    volts = tuple(volt * factor for volt in SUPPLY)
    verdict = check_wiring(shown(volts, load(16.0)), RULES)
    assert faults(verdict) == {(WiringFault.VOLTAGE_OUT_OF_RANGE, phase) for phase in (1, 2, 3)}
    assert {finding.bound for finding in verdict.findings} == {bound}


def test_ratio_of_the_clamps_or_unit_of_the_map() -> None:
    sample = shown(SUPPLY, load(16.0))
    verdict = check_wiring(replace(sample, power_w=sample.power_w / 2, powers_w=()), RULES)
    assert (WiringFault.POWER_DISAGREES, 0) in faults(verdict)
    assert verdict.findings[0].value == pytest.approx(-50)


def test_power_factor_is_taken_as_one_where_it_is_not_shown() -> None:
    good = replace(shown(SUPPLY, load(16.0, 0.2)), power_factor=None, powers_w=())
    assert check_wiring(good, RULES).ok  # cos 0.2 = 0.98
    poor = replace(shown(SUPPLY, load(16.0, 0.5)), power_factor=None, powers_w=())
    assert faults(check_wiring(poor, RULES)) == {(WiringFault.POWER_DISAGREES, 0)}


def test_register_that_stands_or_counts_too_fast() -> None:
    sample = shown(SUPPLY, load(16.0))
    assert faults(check_wiring(replace(sample, import_kwh=Decimal(0)), RULES)) == {(WiringFault.IMPORT_STANDS, 0)}
    assert faults(check_wiring(replace(sample, import_kwh=Decimal("-0.1")), RULES)) == {(WiringFault.IMPORT_STANDS, 0)}
    thousand = replace(sample, import_kwh=sample.import_kwh * 1000)
    assert faults(check_wiring(thousand, RULES)) == {(WiringFault.ENERGY_DISAGREES, 0)}


def test_export_that_rises_though_power_has_the_right_sign() -> None:
    """A map that names import and export the wrong way round, as some do with SunSpec meters."""
    sample = shown(SUPPLY, load(16.0))
    swapped = replace(sample, import_kwh=sample.export_kwh, export_kwh=sample.import_kwh)
    assert faults(check_wiring(swapped, RULES)) == {(WiringFault.EXPORT_RISES, 0)}


def test_register_too_coarse_to_have_moved_says_nothing() -> None:
    assert check_wiring(shown(SUPPLY, load(16.0), seconds=60.0, resolution="0.1"), RULES).ok


def test_every_fault_has_advice() -> None:
    assert set(ADVICE) == set(WiringFault)
    assert WiringFault.NO_LOAD in {finding.fault for finding in check_wiring(shown(SUPPLY, load(0.5)), RULES).findings}
    assert check_wiring(shown(SUPPLY, load(0.5)), RULES).findings[0].advice == ADVICE[WiringFault.NO_LOAD]


def test_every_threshold_has_a_source() -> None:
    content = json.loads(RULES_FILE.read_text("utf-8"))
    assert set(content["sources"]) == set(content) - {"sources", "verified"}
    assert RULES.verified is False
