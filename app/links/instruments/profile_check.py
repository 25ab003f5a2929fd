"""Reads a profile and refuses what would fail, run away or write more than lines of text to an instrument."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from app.domain.codec import decode
from app.domain.errors import BadInput, Reason
from app.links.instruments.pattern import compile_pattern
from app.links.instruments.profile import HttpProfile, InstrumentProfile, Measured, ScpiProfile

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,47}", re.ASCII)
_COMMAND = re.compile(r"[\x20-\x7e]{1,200}", re.ASCII)
_MOST_COMMANDS = 40
_LEAST = Decimal("1E-9")
"""kWh of the finest resolution; its inverse and itself bound what a number is scaled by."""
_UNITS = {
    "energy_import": {"Wh", "kWh", "MWh"},
    "power": {"W", "kW"},
    "voltage": {"mV", "V", "kV"},
    "current": {"mA", "A"},
    "elapsed": {"s", "ms", "h"},
}


def read_profile(content: Any, where: str) -> InstrumentProfile:
    """Return a profile from its JSON. Raises BadInput naming ``where`` and the field."""
    if not isinstance(content, Mapping):
        raise BadInput(Reason.WRONG_VALUE, where, field="kind", problem="missing")
    kind = content.get("kind")
    if kind not in ("scpi", "http"):
        raise BadInput(Reason.WRONG_VALUE, where, field="kind", problem="not known", value=str(kind)[:40])
    found: InstrumentProfile
    if kind == "http":
        found = decode(HttpProfile, content, where)
    else:
        found = decode(ScpiProfile, content, where)
        _check_scpi(found, where)
    _check_shared(found, where)
    return found


def _check_shared(profile: InstrumentProfile, where: str) -> None:
    link = profile.link if isinstance(profile, ScpiProfile) else profile
    _demand(_ID.fullmatch(profile.id) is not None, where, "id", profile.id)
    _demand(bool(profile.source.strip()), where, "source", "empty")
    finite = profile.resolution_kwh.is_finite()
    _demand(finite and _LEAST <= profile.resolution_kwh <= 1, where, "resolution_kwh", "out of range")
    _demand(0 <= link.port <= 65535, where, "port", "out of range")
    _demand(0.05 <= link.timeout_s <= 30, where, "timeout_s", "out of range")
    _demand(0.05 <= profile.max_age_s <= 60, where, "max_age_s", "out of range")


def _check_scpi(profile: ScpiProfile, where: str) -> None:
    _demand(300 <= profile.link.baud <= 4_000_000, where, "link.baud", "out of range")
    _demand(0 <= profile.link.pause_s <= 5, where, "link.pause_s", "out of range")
    _check_quantities(profile.quantities, where)
    _check_commands(profile.setup, where, "setup")
    for check in profile.checks:
        _check_commands((check.query,), where, f"checks.{check.field}.query")
        compile_pattern(check.pattern, 0, where, f"checks.{check.field}.pattern")
    if profile.identity is not None:
        _check_commands((profile.identity.query,), where, "identity.query")
    if profile.errors is not None:
        _check_commands((profile.errors.query,), where, "errors.query")
        compile_pattern(profile.errors.none, 0, where, "errors.none")
    _check_integration(profile, where)
    _check_pulses(profile, where)


def _check_quantities(quantities: Iterable[Measured], where: str) -> None:
    seen: set[str] = set()
    for one in quantities:
        name = f"quantities.{one.quantity}"
        _demand(one.quantity not in seen, where, name, "entered twice")
        seen.add(one.quantity)
        _check_commands((one.query,), where, f"{name}.query")
        compile_pattern(one.pattern, 1, where, f"{name}.pattern")
        allowed = _UNITS.get(one.quantity) or _UNITS[one.quantity.partition("_")[0]]
        _demand(one.unit in allowed, where, f"{name}.unit", "no such unit for it")
        sane = one.scale.is_finite() and _LEAST <= abs(one.scale) <= 1 / _LEAST
        _demand(sane, where, f"{name}.scale", "out of range")
        _demand(0 <= one.field <= 100, where, f"{name}.field", "out of range")
    for needed in ("energy_import", "power"):
        if needed not in seen:
            raise BadInput(Reason.MISSING_KEY, where, field=f"quantities.{needed}")


def _check_integration(profile: ScpiProfile, where: str) -> None:
    found = profile.integration
    if found is None:
        return
    _check_commands((found.state,), where, "integration.state")
    for name in ("prepare", "start", "stop"):
        _check_commands(getattr(found, name), where, f"integration.{name}")
    _demand(bool(found.start), where, "integration.start", "empty")
    compile_pattern(found.running, 0, where, "integration.running")
    if found.ended:
        compile_pattern(found.ended, 0, where, "integration.ended")


def _check_pulses(profile: ScpiProfile, where: str) -> None:
    found = profile.pulses
    if found is None:
        return
    for name in ("start", "stop"):
        _check_commands(getattr(found, name), where, f"pulses.{name}")
    text = " ".join(found.start)
    for name in ("{constant}", "{pulses}"):
        _demand(name in text, where, f"pulses.start {name}", "missing")
    _check_commands((found.state, found.error_query), where, "pulses.state")
    compile_pattern(found.done, 0, where, "pulses.done")
    compile_pattern(found.error_pattern, 1, where, "pulses.error_pattern")
    if found.failed:
        compile_pattern(found.failed, 0, where, "pulses.failed")
    _demand(1 <= found.most_pulses <= 2**32 - 1, where, "pulses.most_pulses", "out of range")


def _check_commands(commands: Iterable[str], where: str, field: str) -> None:
    """One line of plain text each: what ends a line would smuggle in a second command."""
    given = tuple(commands)
    _demand(len(given) <= _MOST_COMMANDS, where, field, "out of range")
    for command in given:
        _demand(_COMMAND.fullmatch(command) is not None, where, field, "not plain text")


def _demand(holds: bool, where: str, field: str, problem: str) -> None:
    if not holds:
        raise BadInput(Reason.WRONG_VALUE, where, field=field, problem=problem)
