"""Charging profiles: which current is allowed now, and when that changes (OCPP 1.6 section 3.13, 2.0.1 part 2 K)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal

NOMINAL_V = 230.0
LEAST_A = 6.0
"""Below this a vehicle cannot charge (IEC 61851-1: 6 A is the least a control pilot can say)."""

Purpose = Literal["max", "default", "tx"]
PURPOSES: Mapping[str, Purpose] = {
    "ChargePointMaxProfile": "max",
    "ChargingStationMaxProfile": "max",
    "TxDefaultProfile": "default",
    "TxProfile": "tx",
}
RECURRENCE = {"Daily": timedelta(days=1), "Weekly": timedelta(days=7)}


@dataclass(frozen=True)
class Period:
    """From ``start_s`` after the schedule's start this limit holds, in the unit of the schedule."""

    start_s: int
    limit: float
    phases: int = 3


@dataclass(frozen=True)
class Profile:
    """One charging profile; ``unit`` is A or W, ``evse`` 0 is the whole station."""

    id: int
    evse: int
    stack_level: int
    purpose: Purpose
    kind: str
    unit: str
    periods: tuple[Period, ...]
    start: datetime | None = None
    duration_s: int | None = None
    recurrence: timedelta | None = None
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    transaction: str | None = None

    def anchor(self, now: datetime, begun: datetime | None) -> datetime:
        """Return the moment its schedule counts from; ``begun`` is the start of the transaction."""
        if self.kind == "Relative" or self.start is None:
            return begun or now
        if self.recurrence is None or now < self.start:
            return self.start
        return self.start + ((now - self.start) // self.recurrence) * self.recurrence

    def limit_a(self, now: datetime, begun: datetime | None) -> float | None:
        """Return the allowed current per phase, or None where it says nothing."""
        if (self.valid_from and now < self.valid_from) or (self.valid_to and now >= self.valid_to):
            return None
        elapsed_s = (now - self.anchor(now, begun)).total_seconds()
        if elapsed_s < 0 or (self.duration_s is not None and elapsed_s >= self.duration_s):
            return None
        current = [period for period in self.periods if period.start_s <= elapsed_s]
        if not current:
            return None
        period = current[-1]
        return period.limit if self.unit == "A" else period.limit / (NOMINAL_V * period.phases)

    def changes(self, now: datetime, begun: datetime | None) -> Iterable[datetime]:
        """Yield every later moment at which its limit may change."""
        anchor = self.anchor(now, begun)
        moments = [anchor + timedelta(seconds=period.start_s) for period in self.periods]
        if self.duration_s is not None:
            moments.append(anchor + timedelta(seconds=self.duration_s))
        if self.recurrence is not None:
            moments.append(anchor + self.recurrence)
        moments += [moment for moment in (self.valid_from, self.valid_to) if moment is not None]
        return (moment for moment in moments if moment > now)


class ProfileStore:
    """The profiles a station holds; ceilings are combined as the standard says."""

    def __init__(self, max_current_a: float) -> None:
        self._max_current_a = max_current_a
        self._profiles: list[Profile] = []

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """All installed profiles."""
        return tuple(self._profiles)

    def install(self, profile: Profile) -> None:
        """Add a profile; it replaces one with the same id, or the same purpose, level and EVSE."""
        place = (profile.purpose, profile.stack_level, profile.evse)
        self._profiles = [
            p for p in self._profiles if p.id != profile.id and (p.purpose, p.stack_level, p.evse) != place
        ]
        self._profiles.append(profile)

    def clear(
        self,
        profile_id: int | None = None,
        evse: int | None = None,
        purpose: Purpose | None = None,
        stack_level: int | None = None,
    ) -> bool:
        """Remove every profile that fits all that is given; an id decides alone. False when none did."""

        def fits(p: Profile) -> bool:
            if profile_id is not None:
                return p.id == profile_id
            return (
                (evse is None or p.evse == evse)
                and (purpose is None or p.purpose == purpose)
                and (stack_level is None or p.stack_level == stack_level)
            )

        before = len(self._profiles)
        self._profiles = [p for p in self._profiles if not fits(p)]
        return len(self._profiles) < before

    def end_of_transaction(self) -> None:
        """Forget the profiles that belonged to the transaction."""
        self._profiles = [p for p in self._profiles if p.purpose != "tx"]

    def limit_a(self, now: datetime, begun: datetime | None) -> float:
        """Return the current per phase that is allowed now."""
        limits = [self._max_current_a]
        ceiling = self._strongest("max", now, begun)
        own = self._strongest("tx", now, begun) if begun is not None else None
        if own is None:
            own = self._strongest("default", now, begun)
        limits += [limit for limit in (ceiling, own) if limit is not None]
        return max(min(limits), 0.0)

    def next_change(self, now: datetime, begun: datetime | None) -> datetime | None:
        """Return the next moment at which the limit may change."""
        moments = [moment for profile in self._profiles for moment in profile.changes(now, begun)]
        return min(moments, default=None)

    def schedule(self, now: datetime, begun: datetime | None, duration_s: int) -> list[tuple[int, float]]:
        """Return the composite schedule as (seconds from now, A per phase), without repetitions."""
        end, moment = now + timedelta(seconds=duration_s), now
        steps = [(0, self.limit_a(now, begun))]
        while (change := self.next_change(moment, begun)) is not None and change < end:
            moment = change
            limit = self.limit_a(moment, begun)
            if limit != steps[-1][1]:
                steps.append((int((moment - now).total_seconds()), limit))
        return steps

    def _strongest(self, purpose: Purpose, now: datetime, begun: datetime | None) -> float | None:
        for profile in sorted(self._profiles, key=lambda p: -p.stack_level):
            if profile.purpose == purpose and (limit := profile.limit_a(now, begun)) is not None:
                return limit
        return None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def parse_profile(data: Mapping[str, Any], evse: int, phases: int) -> Profile:
    """Build a profile from the snake_case payload of either version. Raises ValueError for what cannot be obeyed."""
    schedule = data["charging_schedule"]
    if isinstance(schedule, Sequence):
        if len(schedule) != 1:
            raise ValueError("one schedule only")
        schedule = schedule[0]
    periods = tuple(
        Period(int(item["start_period"]), float(item["limit"]), int(item.get("number_phases") or phases))
        for item in schedule["charging_schedule_period"]
    )
    starts = [period.start_s for period in periods]
    if not periods or starts[0] != 0 or starts != sorted(set(starts)):
        raise ValueError("periods must begin at 0 and rise")
    if any(period.limit < 0 for period in periods):
        raise ValueError("a limit cannot be negative")
    transaction = data.get("transaction_id")
    profile = Profile(
        id=int(data.get("charging_profile_id", data.get("id", 0))),
        evse=evse,
        stack_level=int(data["stack_level"]),
        purpose=PURPOSES[data["charging_profile_purpose"]],
        kind=str(data["charging_profile_kind"]),
        unit=str(schedule["charging_rate_unit"]),
        periods=periods,
        start=_moment(schedule.get("start_schedule")),
        duration_s=schedule.get("duration"),
        valid_from=_moment(data.get("valid_from")),
        valid_to=_moment(data.get("valid_to")),
        transaction=None if transaction is None else str(transaction),
    )
    if profile.kind != "Recurring":
        return profile
    if profile.start is None:
        raise ValueError("a recurring profile needs startSchedule")
    return replace(profile, recurrence=RECURRENCE[data.get("recurrency_kind", "Daily")])
