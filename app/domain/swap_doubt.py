"""Doubts about a meter swap: registers as they were typed that contradict what the station told of them (rule 23).

What was typed stays as it is: which of the two is wrong nobody knows who was not there. Whoever signs has to know.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.domain.charge_fact import ChargeBegan
from app.domain.fact import Fact, RunMeasured, TestCharge
from app.domain.meter_fact import LoadTested, WiringChecked
from app.domain.meter_work_fact import MeterSwapped
from app.domain.run_fact import RegisterTold
from app.domain.signed_value import step_of
from app.domain.text import mark
from app.domain.visit import VisitState

Which = Literal["final", "initial"]
SWAP_DOUBT_WORDS: dict[Which, str] = {
    "final": mark(
        "The last register of the old meter, {typed} kWh, does not agree with the {told} kWh the station told before."
    ),
    "initial": mark(
        "The first register of the new meter, {typed} kWh, does not agree with the {told} kWh the station told "
        "afterwards."
    ),
}


@dataclass(frozen=True)
class KnownRegister:
    """What the station told of a meter, in kWh; ``whole`` False: energy may have flowed between it and the swap."""

    told_kwh: Decimal
    whole: bool = True


@dataclass(frozen=True)
class SwapDoubt:
    """A register of a swap as typed, and what the station told instead; both in kWh."""

    swap: MeterSwapped
    which: Which
    typed_kwh: Decimal
    told_kwh: Decimal

    def values(self, number: Callable[[str], str] = str) -> dict[str, str]:
        """Return what the sentence of ``SWAP_DOUBT_WORDS`` names; ``number`` writes as the reader's language does."""
        return {"typed": number(f"{self.typed_kwh:f}"), "told": number(f"{self.told_kwh:f}")}


@dataclass(frozen=True)
class _Told:
    evse: int | None
    kwh: Decimal
    is_begin: bool


def swap_doubts(state: VisitState) -> tuple[SwapDoubt, ...]:
    """Return what the station contradicts, in the order of the swaps; nothing where it told no register."""
    facts = [saved.fact for saved in state.saved]
    places = [at for at, fact in enumerate(facts) if isinstance(fact, MeterSwapped)]
    found: list[SwapDoubt] = []
    for number, at in enumerate(places):
        swap = facts[at]
        assert isinstance(swap, MeterSwapped)  # noqa: S101  found by its kind
        before = facts[places[number - 1] + 1 if number else 0 : at]
        after = facts[at + 1 : places[number + 1] if number + 1 < len(places) else None]
        old, new = _last(facts, before), _first(facts, before, after)
        if old is not None and contradicts(swap.final_kwh, old, typed_later=True):
            found.append(SwapDoubt(swap, "final", swap.final_kwh, old.told_kwh))
        if new is not None and contradicts(swap.initial_kwh, new, typed_later=False):
            found.append(SwapDoubt(swap, "initial", swap.initial_kwh, new.told_kwh))
    return tuple(found)


def known_register(state: VisitState) -> KnownRegister | None:
    """Return the last register the station told of the meter that is in now; None where it told none that counts on."""
    facts = [saved.fact for saved in state.saved]
    last = max((at for at, fact in enumerate(facts) if isinstance(fact, MeterSwapped)), default=-1)
    return _last(facts, facts[last + 1 :])


def contradicts(typed_kwh: Decimal, known: KnownRegister, *, typed_later: bool) -> bool:
    """Return whether two readings of one register cannot both be right.

    They may differ by one step of the coarser of both, as told with all its digits: a display cuts off what a protocol
    rounds (derived: less than one step is cut off, at most half a finer one is rounded). A register never runs back;
    it may have run on where energy flowed between.
    """
    step = max(step_of(typed_kwh), step_of(known.told_kwh))
    ran_on = typed_kwh - known.told_kwh if typed_later else known.told_kwh - typed_kwh
    return ran_on < -step or (known.whole and ran_on > step)


def _last(facts: Sequence[Fact], before: Sequence[Fact]) -> KnownRegister | None:
    told = _of_meter(facts, before, before)
    if not told or _counts_anew(told):
        return None
    return KnownRegister(told[-1].kwh, whole=not told[-1].is_begin)


def _first(facts: Sequence[Fact], before: Sequence[Fact], after: Sequence[Fact]) -> KnownRegister | None:
    told = _of_meter(facts, before or after, after)
    if not told or _counts_anew(_of_meter(facts, before, before)) or _counts_anew(told[1:]):
        return None
    return KnownRegister(told[0].kwh, whole=told[0].is_begin)


def _counts_anew(told: Sequence[_Told]) -> bool:
    """Return whether charges begin at 0: such a station tells the energy of each charge, no register."""
    return any(one.is_begin and not one.kwh for one in told)


def _of_meter(facts: Sequence[Fact], measured: Sequence[Fact], part: Sequence[Fact]) -> list[_Told]:
    """Return the registers in ``part`` of the EVSE whose meter was measured: another EVSE has a meter of its own."""
    places = {fact.transaction: fact.evse for fact in facts if isinstance(fact, ChargeBegan)}
    told = [one for fact in part for one in _told(fact, places)]
    points = [fact.evse for fact in measured if isinstance(fact, ChargeBegan) and fact.point]
    evses = {points[-1]} if points else {one.evse for one in told}
    return [one for one in told if one.evse in evses] if len(evses) == 1 else []


def _told(fact: Fact, places: dict[str, int]) -> Iterator[_Told]:
    pair: tuple[Decimal | None, Decimal | None]
    match fact:
        case ChargeBegan():
            pair = (fact.begin_kwh, None)
        case RegisterTold():
            pair = (fact.energy_kwh, None) if fact.which == "begin" else (None, fact.energy_kwh)
        case RunMeasured() | LoadTested() | WiringChecked():
            pair = (fact.start_kwh, fact.stop_kwh)
        case TestCharge():
            pair = (fact.begin_kwh, fact.end_kwh)
        case _:
            return
    for kwh, is_begin in zip(pair, (True, False), strict=True):
        if kwh is not None:
            yield _Told(places.get(fact.transaction), kwh, is_begin)
