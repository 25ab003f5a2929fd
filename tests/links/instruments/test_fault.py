"""What instruments, cables and networks do wrong: named, never believed, and the next good answer counts again."""

import asyncio
import time
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from app.domain.errors import BadInput, ChargeBenchError, ComputerCannot, PeerUnreachable, Reason
from app.domain.messages import message
from app.ports.reference import ReferenceMeter
from app.practice.instrument.fault import InstrumentFault as Fault
from tests.fakes.instruments import SetLoad, profiles, read_by, served

SILENT, STALE, WRONG = Reason.REFERENCE_SILENT, Reason.REFERENCE_STALE, Reason.WRONG_VALUE
HTTP, LINES = ("lem-dcbm", "iem-dcr"), ("zera-mt310s2", "generic-scpi", "yokogawa-wt333")
PATIENCE_S = 0.4


@dataclass(frozen=True)
class Case:
    """A fault and what it must come to: the reason, and the field where one is at fault."""

    fault: Fault
    reason: Reason
    fields: tuple[str, ...] = ()


HTTP_CASES = [
    Case(Fault.SILENT, SILENT), Case(Fault.GARBAGE, SILENT), Case(Fault.SLOW_DRIP, SILENT), Case(Fault.CLOSED, SILENT),
    Case(Fault.TRUNCATED, WRONG, ("/v1/livemeasure", "/counter/v1/ocmf/metervalue")),
    Case(Fault.HTTP_500, WRONG, ("/v1/livemeasure", "/counter/v1/ocmf/metervalue")),
    Case(Fault.WRONG_TYPE, WRONG, ("/v1/livemeasure", "/counter/v1/ocmf/metervalue")),
    Case(Fault.NAN, WRONG, ("power", "P")), Case(Fault.WRONG_UNIT, WRONG, ("power", "RD.RU")),
    Case(Fault.BACKWARDS, WRONG, ("energy_import",)), Case(Fault.STALE, STALE),
]  # fmt: skip
LINE_CASES = [
    Case(Fault.SILENT, SILENT), Case(Fault.TRUNCATED, SILENT), Case(Fault.SLOW_DRIP, SILENT),
    Case(Fault.CLOSED, SILENT), Case(Fault.GARBAGE, WRONG, ("energy_import",)),
    Case(Fault.NAN, WRONG, ("energy_import", "power")), Case(Fault.WRONG_UNIT, WRONG, ("energy_import", "power")),
    Case(Fault.BACKWARDS, WRONG, ("energy_import",)), Case(Fault.STALE, STALE),
]  # fmt: skip
PTY_CASES = [case for case in LINE_CASES if case.fault is not Fault.CLOSED]


def patient(name: str) -> dict[str, Any]:
    """Shorten the patience of a profile, so that a silent instrument is noticed soon."""
    content = profiles()[f"{name}.json"]
    if content["kind"] == "http":
        return {"timeout_s": PATIENCE_S}
    return {"link": {**content["link"], "timeout_s": PATIENCE_S}}


async def reads(meter: ReferenceMeter, load: SetLoad, times: int, counts: bool = True) -> None:
    for _ in range(times):
        await meter.read()
        if counts:
            load.flow(10)
        else:
            load.clock.advance(2)  # power is shown, the register stays


async def check(name: str, case: Case, pty: bool) -> None:
    load = SetLoad()
    async with served(name, load, pty) as instrument, read_by(name, load, instrument, **patient(name)) as meter:
        good = None
        for _ in range(4):
            good = await meter.read()
            load.flow(10)
        instrument.fault = case.fault
        begun = time.monotonic()
        with pytest.raises(ChargeBenchError) as caught:
            await reads(meter, load, 4)  # a clock that stands still shows only after the age that is allowed
        assert time.monotonic() - begun < 4 * PATIENCE_S + 6
        assert isinstance(caught.value, BadInput if case.reason is WRONG else PeerUnreachable)
        assert caught.value.reason is case.reason
        if case.fields:
            assert caught.value.data["field"] in case.fields
        assert ":" in caught.value.where or caught.value.where.startswith("/dev/")
        assert "–" not in message(caught.value, lambda text, *rest, **more: text)
        instrument.fault = None
        load.flow(60)
        for _ in range(3):  # the first may still say that the instrument jumped
            try:
                again = await meter.read()
                break
            except ChargeBenchError:
                load.flow(10)
        assert good is not None
        assert again.energy_kwh > good.energy_kwh


@pytest.mark.parametrize("name", HTTP)
@pytest.mark.parametrize("case", HTTP_CASES, ids=lambda case: case.fault)
async def test_over_http(name: str, case: Case) -> None:
    await check(name, case, pty=False)


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("case", LINE_CASES, ids=lambda case: case.fault)
async def test_over_the_network(name: str, case: Case) -> None:
    await check(name, case, pty=False)


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("case", PTY_CASES, ids=lambda case: case.fault)
async def test_over_a_serial_port(name: str, case: Case) -> None:
    await check(name, case, pty=True)


async def test_a_register_that_stands_still_under_power_is_stale_where_no_clock_tells() -> None:
    load = SetLoad()
    async with served("generic-scpi", load) as instrument, read_by("generic-scpi", load, instrument) as meter:
        await meter.read()
        with pytest.raises(PeerUnreachable) as caught:
            await reads(meter, load, 30, counts=False)
        assert caught.value.reason is STALE


async def test_energy_in_another_unit_than_the_profile_says_shows_against_power_and_time() -> None:
    load = SetLoad()
    quantities = profiles()["generic-scpi.json"]["quantities"]
    mixed = [{**one, "unit": "kWh"} if one["quantity"] == "energy_import" else one for one in quantities]
    async with (
        served("generic-scpi", load) as instrument,
        read_by("generic-scpi", load, instrument, quantities=mixed, exact_digits=False) as meter,
    ):
        await meter.read()
        load.flow(10)
        with pytest.raises(BadInput) as caught:
            await meter.read()
        assert caught.value.data["field"] == "energy_import"
        assert "unit" in str(caught.value.data["problem"])


async def test_an_indication_with_fewer_digits_than_its_budget_counts_on_is_refused() -> None:
    load = SetLoad()
    async with served("yokogawa-wt333", load) as instrument, read_by("yokogawa-wt333", load, instrument) as meter:
        await meter.read()
        load.amps = 0.0
        load.energy_kwh += Decimal(250)  # six digits show 250.000E+03 Wh: steps of 1 Wh
        with pytest.raises(BadInput) as caught:
            await meter.read()
        assert caught.value.data["field"] == "energy_import"
        assert "digits" in str(caught.value.data["problem"])


async def test_nobody_there_and_names_that_are_none() -> None:
    load = SetLoad()
    for name in ("lem-dcbm", "zera-mt310s2", "yokogawa-wt333"):
        async with served(name, load) as instrument:
            pass
        assert getattr(instrument, "port") == 0  # noqa: B009
        for changes, reason in (({"port": 1}, SILENT), ({"host": "a/b"}, WRONG), ({"port": 70000}, WRONG)):
            with pytest.raises(ChargeBenchError) as caught:
                await _connect(name, load, **changes)
            assert caught.value.reason is reason
    for serial in ("socket://10.0.0.1:1", "/etc/passwd", "/dev/../etc/passwd", "spy:///dev/ttyS0", "COM0"):
        with pytest.raises(BadInput) as refused:
            await _connect("zera-mt310s2", load, serial=serial)
        assert refused.value.data["field"] == "serial"
    with pytest.raises(ComputerCannot) as missing:
        await _connect("zera-mt310s2", load, serial="/dev/ttyNOTHING9")
    assert missing.value.reason is Reason.SERIAL_MISSING
    with pytest.raises(BadInput):
        await _connect("lem-dcbm", load, serial="/dev/ttyS0")


async def _connect(name: str, load: SetLoad, **where: Any) -> None:
    from app.domain.plan import PlanReference
    from app.links.instruments.reference import InstrumentReferences

    kind = profiles()[f"{name}.json"]["kind"]
    await InstrumentReferences(profiles(), None, load.clock).connect(PlanReference(kind, name, **where))


@pytest.mark.parametrize(("name", "pty"), [("lem-dcbm", False), ("zera-mt310s2", False), ("zera-mt310s2", True)])
async def test_a_cable_that_is_pulled(name: str, pty: bool) -> None:
    load = SetLoad()
    async with served(name, load, pty) as instrument, read_by(name, load, instrument, **patient(name)) as meter:
        await meter.read()
        await instrument.stop()
        gone = (SILENT, Reason.SERIAL_MISSING) if pty else (SILENT,)  # a port may vanish with its cable
        for _ in range(2):
            with pytest.raises((PeerUnreachable, ComputerCannot)) as caught:
                await meter.read()
            assert caught.value.reason in gone


@pytest.mark.parametrize(
    ("name", "pty"), [("zera-mt310s2", False), ("zera-mt310s2", True), ("yokogawa-wt333", False), ("lem-dcbm", False)]
)
async def test_the_answer_to_a_cancelled_question_meets_no_other(name: str, pty: bool) -> None:
    load = SetLoad()
    async with served(name, load, pty) as instrument, read_by(name, load, instrument) as meter:
        before = await meter.read()
        instrument.fault = Fault.SLOW_DRIP
        task = asyncio.create_task(meter.read())
        await asyncio.sleep(0.25)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        instrument.fault = None
        load.flow(60)
        await asyncio.sleep(0.15)
        after = await meter.read()
        assert after.energy_kwh - before.energy_kwh == pytest.approx(Decimal("0.1833"), abs=Decimal("0.001"))
