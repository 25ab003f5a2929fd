"""What somebody beside the window may be asked during a calibration, and what a plan answers in their place."""

import asyncio
from decimal import Decimal

import pytest

from app.domain.errors import BadInput
from app.workflows.guided_hands import Ask, PersonHands, Wanted
from app.workflows.hands import PatientHands
from tests.workflows.visits import World, plan

POINT = {
    "id": "16 A", "limit_a": "16", "energy_kwh": "1.0", "runs": 2, "display_kwh": ["1.50"], "pulses": ["1502", "1503"],
    "method": "pulse",
}  # fmt: skip
CALIBRATION = {
    "profile": "house-1pct", "load": "bank 3x32 A", "reference": {"kind": "modbus", "map": "sdm630"},
    "meter": {"imp_per_kwh": "1000"}, "wiring_checked_by": "A. Example", "warm_up_s": 60, "point": [POINT],
    "price": {"total": "0.68", "part": [{"fee": "energy", "unit_price": "0.45", "quantity": "1.5"}]},
}  # fmt: skip


def person() -> tuple[PersonHands, list[Wanted]]:
    hands = PersonHands(None, None)  # type: ignore[arg-type]  # neither link nor clock is used here
    wanted: list[Wanted] = []
    hands.wants = wanted.append
    return hands, wanted


async def test_what_nobody_offers_to_answer_is_left_out_at_once() -> None:
    hands, wanted = person()
    assert await hands.type_display("16 A", 1) is None
    assert await hands.count_pulses("16 A", 1, timed=False) is None
    assert await hands.confirm_wiring() is None
    assert await hands.set_load(Decimal("0.5")) is None
    assert wanted == []


async def test_what_is_offered_is_waited_for_and_a_slip_of_the_pen_is_asked_again() -> None:
    hands, wanted = person()
    hands.offers = frozenset(Ask)
    shown = asyncio.create_task(hands.type_display("16 A", 1))
    await asyncio.sleep(0)
    assert wanted == [Wanted(Ask.DISPLAY, "16 A", 1)]
    with pytest.raises(BadInput):
        hands.typed("a lot")
    assert not shown.done()
    hands.typed(" 1.50 ")
    assert await shown == "1.50"
    counted = asyncio.create_task(hands.count_pulses("16 A", 2, timed=True))
    await asyncio.sleep(0)
    with pytest.raises(BadInput):
        hands.typed("184")
    hands.typed("184 60")
    assert await counted == "184 60"
    left = asyncio.create_task(hands.type_display("16 A", 2))
    await asyncio.sleep(0)
    hands.typed("")
    assert await left == ""
    looked = asyncio.create_task(hands.confirm_wiring())
    load = asyncio.create_task(asyncio.sleep(0))
    await load
    hands.typed("A. Example")
    assert await looked == "A. Example"
    setting = asyncio.create_task(hands.set_load(Decimal("0.5")))
    await asyncio.sleep(0)
    hands.typed("yes")
    assert await setting is True
    assert wanted[-1] == Wanted(Ask.LOAD, current_a=Decimal("0.5"))


async def test_a_plan_answers_what_it_says_and_nothing_else() -> None:
    world = World()
    hands = PatientHands(world.central, world.clock, plan(calibration=CALIBRATION))
    assert await hands.type_display("16 A", 1) == "1.50"
    assert await hands.type_display("16 A", 2) is None
    assert await hands.count_pulses("16 A", 2, timed=False) == "1503"
    assert await hands.count_pulses("6 A", 1, timed=False) is None
    assert await hands.confirm_wiring() == "A. Example"
    assert await hands.set_load(None) is None
    without = PatientHands(world.central, world.clock, plan())
    assert await without.confirm_wiring() is None
    assert await without.type_display("16 A", 1) is None
