"""Energy that counts only after a start: begun where none runs, joined where one does, and never reset silently."""

import asyncio
from decimal import Decimal
from typing import Any

import pytest

from app.domain.errors import BadInput, PeerUnreachable, Reason, Refused
from app.links.instruments import vxi11
from app.links.instruments.reference import InstrumentReferences
from app.practice.instrument.line_server import LineInstrument
from app.practice.instrument.vxi11_server import Vxi11Instrument
from app.practice.instrument.yokogawa import Yokogawa
from tests.fakes.instruments import SetLoad, plan_of, profiles, read_by, served

PLACES = pytest.mark.parametrize(
    ("name", "pty"),
    [("zera-mt310s2", False), ("zera-mt310s2", True), ("yokogawa-wt333", False), ("yokogawa-wt333", True)],
)
START = {"zera-mt310s2": "CALCULATE:EM01:0001:START 1;", "yokogawa-wt333": ":INTEGRATE:START"}
STOP = {"zera-mt310s2": "CALCULATE:EM01:0001:START 0;", "yokogawa-wt333": ":INTEGRATE:STOP"}


def heard(instrument: Any) -> list[str]:
    assert isinstance(instrument, LineInstrument)
    return instrument.lines


@PLACES
async def test_it_begins_at_connect_and_ends_with_the_link(name: str, pty: bool) -> None:
    load = SetLoad()
    async with served(name, load, pty) as instrument:
        async with read_by(name, load, instrument) as meter:
            assert (await meter.read()).energy_kwh == 0
            load.flow(60)
            assert (await meter.read()).energy_kwh == pytest.approx(Decimal("0.183312"), abs=Decimal("0.0001"))
        await asyncio.sleep(0.2)  # the last line is on its way
        assert heard(instrument).count(START[name]) == 1
        assert heard(instrument)[-1] == STOP[name]
        assert not any("RST" in line or "RESET" in line for line in heard(instrument))


@PLACES
async def test_one_that_runs_is_joined_and_left_running(name: str, pty: bool) -> None:
    load = SetLoad()
    async with served(name, load, pty) as instrument:
        first = await InstrumentReferences(profiles(), None, load.clock).connect(plan_of(name, instrument))
        load.flow(60)
        before = await first.read()
        if name.startswith("zera") and not pty:  # the serial port is exclusive: there the first link is lost instead
            async with read_by(name, load, instrument) as second:
                assert (await second.read()).energy_kwh == before.energy_kwh
            load.flow(1)
            assert (await first.read()).energy_kwh > before.energy_kwh
            assert heard(instrument).count(START[name]) == 1
            assert STOP[name] not in heard(instrument)
        await first.close()


async def test_an_ended_integration_keeps_its_value_until_a_person_resets_it() -> None:
    load = SetLoad()
    async with served("yokogawa-wt333", load) as instrument:
        make = instrument.make  # type: ignore[attr-defined]
        assert isinstance(make, Yokogawa)
        async with read_by("yokogawa-wt333", load, instrument):
            load.flow(60)
            make.end_by_timer(await load.see())
        with pytest.raises(Refused) as caught:
            async with read_by("yokogawa-wt333", load, instrument):
                pass
        assert caught.value.reason is Reason.REFERENCE_REFUSED
        assert caught.value.data["said"] == "TIMEUP"
        assert make.state == "TIMEUP"


async def test_a_stopped_integration_goes_on_with_what_it_has() -> None:
    load = SetLoad()
    async with served("yokogawa-wt333", load) as instrument:
        async with read_by("yokogawa-wt333", load, instrument) as meter:
            load.flow(60)
            kept = (await meter.read()).energy_kwh
        async with read_by("yokogawa-wt333", load, instrument) as meter:
            assert (await meter.read()).energy_kwh == kept


async def test_a_lost_link_is_opened_again_and_joins_the_integration() -> None:
    load = SetLoad()
    async with served("zera-mt310s2", load) as instrument, read_by("zera-mt310s2", load, instrument) as meter:
        load.flow(60)
        before = await meter.read()
        await meter._line.close()  # type: ignore[attr-defined]
        load.flow(60)
        assert (await meter.read()).energy_kwh > before.energy_kwh
        assert heard(instrument).count(START["zera-mt310s2"]) == 1


async def test_a_unit_that_somebody_set_differently_is_refused_by_name() -> None:
    load = SetLoad()
    async with served("zera-mt310s2", load) as instrument:
        make: Any = instrument.make  # type: ignore[attr-defined]
        for line in ("CALCULATE:EM01:0001:TXUNIT Wh;", START["zera-mt310s2"]):
            await make.answer(line, None)
        with pytest.raises(BadInput) as caught:
            async with read_by("zera-mt310s2", load, instrument):
                pass
        assert (caught.value.data["field"], caught.value.data["value"]) == ("TXUNIT", "Wh")


async def test_a_set_up_the_instrument_does_not_take_is_told_in_its_own_words() -> None:
    load = SetLoad()
    async with served("generic-scpi", load) as instrument:
        make: Any = instrument.make  # type: ignore[attr-defined]
        await make.answer("OLD:NONSENSE", None)  # an error of somebody before is not ours
        async with read_by("generic-scpi", load, instrument) as meter:
            await meter.read()
        with pytest.raises(BadInput) as caught:
            async with read_by("generic-scpi", load, instrument, setup=["SYST:REM", "CONF:WRONG 1"]):
                pass
        assert caught.value.data["field"] == "setup"
        assert "Undefined header" in str(caught.value.data["problem"])


async def test_vxi11_asks_the_portmapper_where_the_instrument_is(monkeypatch: pytest.MonkeyPatch) -> None:
    load = SetLoad()
    async with served("yokogawa-wt5000", load) as instrument:
        assert isinstance(instrument, Vxi11Instrument)
        monkeypatch.setattr(vxi11, "PORTMAPPER_PORT", instrument.portmapper_port)
        found = InstrumentReferences(profiles(), None, load.clock)
        meter = await found.connect(plan_of("yokogawa-wt5000", instrument, port=instrument.portmapper_port))
        assert (await meter.read()).power_w == pytest.approx(10998.7, rel=1e-3)
        assert instrument.links == 1
        await meter.close()
        assert instrument.links == 0
        monkeypatch.setattr(Vxi11Instrument, "port", property(lambda self: 0))
        with pytest.raises(PeerUnreachable):
            await found.connect(plan_of("yokogawa-wt5000", instrument, port=instrument.portmapper_port))
