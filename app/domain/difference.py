"""What changed between two snapshots of a station, and whether it is explained."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase

from app.domain.station import Snapshot


class ChangeJudgement(StrEnum):
    """Whether a difference has a reason."""

    EXPLAINED = "explained"
    EXPECTED = "expected"
    """Changes by itself: counters, clocks, states."""
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True)
class Difference:
    """One value that differs; ``path`` is ``identity.firmware``, ``settings.KEY`` or ``connectors.1.status``."""

    path: str
    a: str | None
    b: str | None
    judgement: ChangeJudgement = ChangeJudgement.UNEXPLAINED
    reason: str = ""


def flatten(snapshot: Snapshot) -> dict[str, str | None]:
    """Return every comparable value of a snapshot by its path."""
    identity = snapshot.identity
    flat: dict[str, str | None] = {
        f"identity.{name}": getattr(identity, name)
        for name in ("id", "vendor", "model", "serial", "firmware", "meter_type", "meter_serial", "iccid")
    }
    flat.update({f"settings.{setting.key}": setting.value for setting in snapshot.settings})
    for state in snapshot.connectors:
        flat[f"connectors.{state.evse}.{state.connector}.status"] = state.status
        flat[f"connectors.{state.evse}.{state.connector}.error"] = state.error
    return flat


def differences(
    first: Snapshot,
    last: Snapshot,
    reasons: Mapping[str, str] | None = None,
    volatile: Iterable[str] = (),
) -> tuple[Difference, ...]:
    """Return what differs, sorted by path; ``reasons`` explain by path, ``volatile`` patterns change by themselves."""
    a, b = flatten(first), flatten(last)
    patterns = tuple(volatile)
    return tuple(
        _judged(path, a.get(path), b.get(path), (reasons or {}).get(path), patterns)
        for path in sorted(a.keys() | b.keys())
        if a.get(path) != b.get(path)
    )


def _judged(
    path: str, before: str | None, after: str | None, reason: str | None, volatile: tuple[str, ...]
) -> Difference:
    if reason is not None:
        return Difference(path, before, after, ChangeJudgement.EXPLAINED, reason)
    if before is None and path.startswith("connectors.") and after == "NoError":
        return Difference(path, before, after, ChangeJudgement.EXPECTED)  # not asked for while the boot was Pending
    if any(fnmatchcase(path, pattern) for pattern in volatile):
        return Difference(path, before, after, ChangeJudgement.EXPECTED)
    return Difference(path, before, after)


def unexplained(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """Return the differences without a reason; at close-out one of them is enough to stay."""
    return tuple(difference for difference in found if difference.judgement is ChangeJudgement.UNEXPLAINED)
