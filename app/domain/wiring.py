"""Is the reference connected the right way round? Judged from what it shows under load, before the first run.

Per phase the ratio P/(V I) tells more than any single value: near 1 all is well, near -1 the current is measured
backwards, near -0.5 voltage and current belong to different phases (120 degrees apart: cos 120 = -0.5).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from app.domain.text import mark

NOMINAL_V = 230.0
"""Phase voltage that the thresholds are stated for."""


class WiringFault(StrEnum):
    """What is wrong; ``NO_LOAD`` means that nothing can be said."""

    NO_LOAD = "no_load"
    NO_VOLTAGE = "no_voltage"
    VOLTAGE_OUT_OF_RANGE = "voltage_out_of_range"
    VOLTAGES_DIFFER = "voltages_differ"
    CURRENT_REVERSED = "current_reversed"
    PHASES_CROSSED = "phases_crossed"
    POWER_REVERSED = "power_reversed"
    POWER_DISAGREES = "power_disagrees"
    IMPORT_STANDS = "import_stands"
    EXPORT_RISES = "export_rises"
    ENERGY_DISAGREES = "energy_disagrees"


ADVICE: Mapping[WiringFault, str] = {
    WiringFault.NO_LOAD: mark("No current flows: let the station charge, then check again."),
    WiringFault.NO_VOLTAGE: mark("Current flows where the reference sees no voltage: connect its voltage lead."),
    WiringFault.VOLTAGE_OUT_OF_RANGE: mark("The voltage is not that of the supply: check voltage leads and neutral."),
    WiringFault.VOLTAGES_DIFFER: mark("The phase voltages differ: check the neutral and every voltage lead."),
    WiringFault.CURRENT_REVERSED: mark("One current is measured backwards: turn its clamp, or swap its two leads."),
    WiringFault.PHASES_CROSSED: mark("Voltage and current of different phases meet: put each clamp on its own phase."),
    WiringFault.POWER_REVERSED: mark("Energy seems to flow back: supply and load side of the reference are swapped."),
    WiringFault.POWER_DISAGREES: mark(
        "Power does not fit voltage and current: check ratio and range of the clamps, and the register map."
    ),
    WiringFault.IMPORT_STANDS: mark(
        "Energy flows and the import register stands: check the direction and the register map, or wait longer."
    ),
    WiringFault.EXPORT_RISES: mark(
        "Energy is counted as export: turn the reference round; where the map names them the other way, use its export."
    ),
    WiringFault.ENERGY_DISAGREES: mark(
        "The register rises at another rate than the power: check ratio of the clamps, unit and register map."
    ),
}


@dataclass(frozen=True)
class WiringRules:
    """Thresholds; data in ``resources/runs/wiring-rules.json``, each with its source there."""

    load_current_a: float
    phase_voltage_v: float
    lowest_voltage_v: float
    highest_voltage_v: float
    voltage_spread_percent: float
    power_percent: float
    energy_percent: float
    steps: int
    reversed_below: float
    crossed_from: float
    crossed_to: float
    verified: bool = False
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class WiringSample:
    """What the reference showed under load: conditions of the last reading, registers of both.

    Tuples hold one value a phase and are empty where the instrument does not tell; ``power_factor`` None = 1.
    """

    voltages_v: tuple[float, ...]
    currents_a: tuple[float, ...]
    powers_w: tuple[float, ...]
    power_w: float
    import_kwh: Decimal
    export_kwh: Decimal
    """Energies counted in ``seconds``."""
    seconds: float
    resolution_kwh: Decimal
    power_factor: float | None = None
    timing_s: float = 0.0
    """How well ``seconds`` is known: each reading was taken somewhere between question and answer."""


@dataclass(frozen=True)
class WiringFinding:
    """One fault: where (phase 1 to 3, 0 = all), what was seen, and the bound it broke."""

    fault: WiringFault
    phase: int = 0
    value: float | None = None
    bound: float | None = None

    @property
    def advice(self) -> str:
        """What to do, marked for translation."""
        return ADVICE[self.fault]


@dataclass(frozen=True)
class WiringVerdict:
    """``ok``: nothing speaks against the connection; ``judged`` False: there was no load to judge by."""

    ok: bool
    judged: bool
    findings: tuple[WiringFinding, ...]


def check_wiring(sample: WiringSample, rules: WiringRules) -> WiringVerdict:
    """Judge direction, phases, power and energy of one live reading under load."""
    if not _under_load(sample, rules):
        highest = max((abs(current) for current in sample.currents_a), default=0.0)
        finding = WiringFinding(WiringFault.NO_LOAD, 0, highest, rules.load_current_a)
        return WiringVerdict(ok=False, judged=False, findings=(finding,))
    findings = (*_voltages(sample, rules), *_phases(sample, rules), *_power(sample, rules), *_energy(sample, rules))
    return WiringVerdict(ok=not findings, judged=True, findings=findings)


def _under_load(sample: WiringSample, rules: WiringRules) -> bool:
    """Say whether there is a load to judge by; an instrument that tells no current shows it by its power alone."""
    if not sample.currents_a:
        return abs(sample.power_w) >= rules.load_current_a * rules.lowest_voltage_v
    return any(abs(current) >= rules.load_current_a for current in sample.currents_a)


def of_supply(rules: WiringRules, voltage_v: float | None, direct_v: tuple[float, float] | None) -> WiringRules:
    """Return ``rules`` for another supply: a declared AC voltage scales the range, a DC load has a range of its own."""
    if direct_v is not None:
        return replace(rules, lowest_voltage_v=direct_v[0], highest_voltage_v=direct_v[1])
    if voltage_v is None:
        return rules
    scale = voltage_v / NOMINAL_V
    low, high = rules.lowest_voltage_v * scale, rules.highest_voltage_v * scale
    return replace(rules, lowest_voltage_v=low, highest_voltage_v=high)


def _loaded(sample: WiringSample, rules: WiringRules) -> Iterable[tuple[int, float, float]]:
    """Yield number, voltage and current of every phase that carries the load."""
    for phase, (volts, amps) in enumerate(zip(sample.voltages_v, sample.currents_a, strict=False), start=1):
        if abs(amps) >= rules.load_current_a:
            yield phase, volts, amps


def _voltages(sample: WiringSample, rules: WiringRules) -> Iterable[WiringFinding]:
    live = [volts for volts in sample.voltages_v if volts >= rules.phase_voltage_v]
    for phase, volts, _ in _loaded(sample, rules):
        if volts < rules.phase_voltage_v:
            yield WiringFinding(WiringFault.NO_VOLTAGE, phase, volts, rules.phase_voltage_v)
        elif volts < rules.lowest_voltage_v:
            yield WiringFinding(WiringFault.VOLTAGE_OUT_OF_RANGE, phase, volts, rules.lowest_voltage_v)
        elif volts > rules.highest_voltage_v:
            yield WiringFinding(WiringFault.VOLTAGE_OUT_OF_RANGE, phase, volts, rules.highest_voltage_v)
    spread = 100 * (max(live) - min(live)) / (sum(live) / len(live)) if live else 0.0
    if spread > rules.voltage_spread_percent:
        yield WiringFinding(WiringFault.VOLTAGES_DIFFER, 0, spread, rules.voltage_spread_percent)


def _phases(sample: WiringSample, rules: WiringRules) -> Iterable[WiringFinding]:
    for phase, volts, amps in _loaded(sample, rules):
        if phase > len(sample.powers_w) or volts < rules.phase_voltage_v:
            continue
        ratio = sample.powers_w[phase - 1] / (volts * abs(amps))
        if ratio <= rules.reversed_below:
            yield WiringFinding(WiringFault.CURRENT_REVERSED, phase, ratio, rules.reversed_below)
        elif rules.crossed_from <= ratio <= rules.crossed_to:
            yield WiringFinding(WiringFault.PHASES_CROSSED, phase, ratio, rules.crossed_to)


def _power(sample: WiringSample, rules: WiringRules) -> Iterable[WiringFinding]:
    """Compare the power with V x I x power factor; a sign that is wrong is said once, by its own name."""
    if sample.power_w < 0:
        yield WiringFinding(WiringFault.POWER_REVERSED, 0, sample.power_w, 0.0)
    apparent = sum(volts * abs(amps) for _, volts, amps in _loaded(sample, rules))
    if not apparent or any(True for _ in _phases(sample, rules)):
        return
    factor = 1.0 if sample.power_factor is None else abs(sample.power_factor)
    deviation = 100 * (abs(sample.power_w) / apparent - factor)
    if abs(deviation) > rules.power_percent:
        yield WiringFinding(WiringFault.POWER_DISAGREES, 0, deviation, rules.power_percent)


def _energy(sample: WiringSample, rules: WiringRules) -> Iterable[WiringFinding]:
    """Compare the registers with power x time, as soon as that is more than a few of their steps."""
    step_kwh = float(sample.resolution_kwh)
    expected_kwh = abs(sample.power_w) * sample.seconds / 3_600_000
    if expected_kwh < rules.steps * step_kwh:
        return
    counted_kwh = float(sample.import_kwh)
    untimed_kwh = abs(sample.power_w) * sample.timing_s / 3_600_000
    if float(sample.export_kwh) > max(counted_kwh, step_kwh):
        yield WiringFinding(WiringFault.EXPORT_RISES, 0, float(sample.export_kwh), 0.0)
    elif counted_kwh <= 0:
        yield WiringFinding(WiringFault.IMPORT_STANDS, 0, counted_kwh, expected_kwh)
    elif abs(counted_kwh - expected_kwh) > 2 * step_kwh + rules.energy_percent / 100 * expected_kwh + untimed_kwh:
        yield WiringFinding(WiringFault.ENERGY_DISAGREES, 0, counted_kwh, expected_kwh)
