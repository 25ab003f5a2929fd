"""``calibration instruments`` and ``calibration read``: what can be connected, and what it shows before the visit."""

import argparse
from dataclasses import replace
from typing import Any

from app.bootstrap import Program
from app.cli.output import Output
from app.domain.codec import encode
from app.domain.errors import BadInput, Reason
from app.domain.reference_address import parse_reference
from app.domain.register_step import shortest_energy_kwh, too_coarse
from app.domain.words import WIRING_WORDS
from app.ports.reference import ReferenceOffer, ReferenceReading, When
from app.workflows.read_reference import ReferenceTried, read_reference

NOT_WIRED = 1
"""Exit code where something is wrong with the connection of the reference."""


def add(group: Any, options: argparse.ArgumentParser) -> None:
    """Add the commands to the group ``calibration``."""
    listed = group.add_parser("instruments", parents=[options], help="reference instruments that can be read")
    listed.set_defaults(run=list_offers)
    read = group.add_parser("read", parents=[options], help="read a reference, to try it before the visit")
    read.add_argument("--reference", required=True, metavar="KIND:MAP@HOST:PORT|SERIAL")
    read.add_argument("--seconds", type=float, default=0.0, metavar="S", help="how long; without it, one reading")
    read.add_argument("--every", type=float, default=1.0, metavar="S", help="seconds between two readings")
    read.add_argument("--unit", type=int, default=None, metavar="N", help="Modbus address, not the usual one")
    read.add_argument("--baud", type=int, default=0, metavar="B", help="speed of the serial line, not the usual one")
    read.set_defaults(run=read_once)


async def list_offers(given: argparse.Namespace, program: Program, output: Output) -> int:
    """List every instrument with the way to it and what its register is good for."""
    offers = program.references().offers()
    output.result(
        {"instruments": [_offer(offer, program) for offer in offers]},
        lambda: "\n".join(_offer_text(offer, program) for offer in offers),
    )
    return 0


async def read_once(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Read a reference; exit 1 where its connection is wrong."""
    for name, value in (("--seconds", given.seconds), ("--every", given.every - 0.05)):
        if not 0 <= value <= float("inf"):
            raise BadInput(Reason.WRONG_VALUE, name, field=name, problem="out of range")
    references = program.references()
    reference = parse_reference(given.reference, 1, given.baud)
    usual = next((offer.unit for offer in references.offers() if offer.map == reference.map), 1)
    reference = replace(reference, unit=usual if given.unit is None else given.unit)
    tried = await read_reference(
        references,
        reference,
        program.clock,
        program.catalogue,
        given.seconds,
        given.every,
        lambda reading: output.say(_reading_text(reading, program)),
    )
    output.result(_tried(tried), lambda: _wiring_text(tried, program))
    return NOT_WIRED if tried.wiring and tried.wiring.judged and not tried.wiring.ok else 0


def _offer(offer: ReferenceOffer, program: Program) -> dict[str, Any]:
    step = offer.resolution_kwh
    return {
        "kind": offer.kind,
        "map": offer.map,
        "name": program.texts.pick(offer.name),
        "port": offer.port or None,
        "serial": offer.serial,
        "unit": offer.unit,
        "baud": offer.baud or None,
        "resolution_kwh": None if step is None else str(step),
        "shortest_energy_kwh": None if step is None else str(shortest_energy_kwh(step)),
        "too_coarse": step is not None and too_coarse(step),
        "register_type": offer.register_type,
        "verified": offer.verified,
    }


def _offer_text(offer: ReferenceOffer, program: Program) -> str:
    tr = program.texts.tr
    ways = [f"TCP {offer.port}"] if offer.port else []
    if offer.serial:
        ways.append(tr("serial {baud} baud", baud=offer.baud) if offer.baud else tr("serial"))
    if offer.kind == "modbus":
        ways.append(tr("unit {unit}", unit=offer.unit))
    line = f"{offer.kind}:{offer.map}  {program.texts.pick(offer.name)}  ({', '.join(ways)})"
    if offer.resolution_kwh is None:
        return line
    shortest = shortest_energy_kwh(offer.resolution_kwh)
    line += "  " + tr("{step} kWh; runs from {energy} kWh for 0.1 %", step=offer.resolution_kwh, energy=shortest)
    return f"{line}  {tr('too coarse for short runs')}" if too_coarse(offer.resolution_kwh) else line


def _reading(reading: ReferenceReading) -> dict[str, Any]:
    exported = reading.energy_export_kwh
    return {
        "at": encode(When(reading.at, reading.monotonic_s))["at"],
        "monotonic_s": reading.monotonic_s,
        "energy_kwh": str(reading.energy_kwh),
        "energy_export_kwh": None if exported is None else str(exported),
        "power_w": reading.power_w,
        "powers_w": list(reading.powers_w),
        "voltages_v": list(reading.voltages_v),
        "currents_a": list(reading.currents_a),
        "frequency_hz": reading.frequency_hz,
        "power_factor": reading.power_factor,
        "raw": reading.raw.hex(),
    }


def _reading_text(reading: ReferenceReading, program: Program) -> str:
    volts = " / ".join(f"{value:.1f}" for value in reading.voltages_v)
    amps = " / ".join(f"{value:.2f}" for value in reading.currents_a)
    return f"{reading.at:%H:%M:%S}  {reading.energy_kwh} kWh  {reading.power_w:.0f} W  {volts} V  {amps} A"


def _tried(tried: ReferenceTried) -> dict[str, Any]:
    wiring = tried.wiring
    return {
        "readings": [_reading(reading) for reading in tried.readings],
        "resolution_kwh": str(tried.resolution_kwh),
        "wiring": wiring
        and {
            "ok": wiring.ok,
            "judged": wiring.judged,
            "findings": [
                {"fault": one.fault, "phase": one.phase or None, "value": one.value, "bound": one.bound}
                for one in wiring.findings
            ],
        },
    }


def _wiring_text(tried: ReferenceTried, program: Program) -> str:
    tr, wiring = program.texts.tr, tried.wiring
    if wiring is None:
        return tr("One reading tells nothing of the connection; with --seconds it is checked.")
    if wiring.ok:
        return tr("Nothing speaks against the connection of the reference.")
    lines = []
    for one in wiring.findings:
        where = f"L{one.phase}: " if one.phase else ""
        lines.append(f"{where}{tr(WIRING_WORDS[one.fault])}. {tr(one.advice)}")
    return "\n".join(lines)
