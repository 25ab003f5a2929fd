"""What some instruments can besides: count LED pulses, and sign transactions of their own."""

import asyncio
import json
from decimal import Decimal
from typing import Any

import pytest

from app.domain.errors import BadInput, PeerUnreachable, Reason, Refused
from app.ports.reference import CountsPulses, ReferenceMeter, SignsTransactions
from app.practice.instrument.fault import InstrumentFault
from app.practice.instrument.http_server import HttpInstrument
from app.practice.instrument.line_server import PtyInstrument, TcpInstrument
from app.practice.instrument.zera import Zera
from tests.fakes.instruments import SetLoad, read_by, served


class Flowing(SetLoad):
    """A load that draws while the clock is slept on."""

    async def see(self) -> Any:
        self.flow(0.25)
        return await super().see()


async def counting(pty: bool, load: SetLoad, dut_error: float) -> tuple[TcpInstrument | PtyInstrument, ReferenceMeter]:
    make = Zera(load, dut_error_percent=dut_error)
    instrument = PtyInstrument(make) if pty else TcpInstrument(make)
    await instrument.start()
    opened = read_by("zera-mt310s2", load, instrument)
    return instrument, await opened.__aenter__()


@pytest.mark.parametrize("pty", [False, True])
@pytest.mark.parametrize("dut_error", [0.35, -1.2, 3.0])
async def test_the_pulses_of_a_meter_give_its_error_and_the_energy_of_the_reference(
    pty: bool, dut_error: float
) -> None:
    load = Flowing()
    instrument, meter = await counting(pty, load, dut_error)
    assert isinstance(meter, CountsPulses)
    counted, reading = await asyncio.gather(meter.count(Decimal(1000), 25, 120), meter.read())
    assert reading.power_w > 10_000  # readings go on while it counts
    assert counted.pulses == 25
    assert float(counted.error_percent) == pytest.approx(dut_error, abs=1e-4)
    assert float(counted.reference_kwh) == pytest.approx(0.025 / (1 + dut_error / 100), rel=1e-6)
    error = 100 * (Decimal("0.025") - counted.reference_kwh) / counted.reference_kwh
    assert float(error) == pytest.approx(dut_error, abs=1e-4)
    assert "CALCULATE:EC01:0001:DUTCONSTANT 1000;" in instrument.lines
    assert "CALCULATE:EC01:0001:MRATE 25;" in instrument.lines
    await meter.close()
    await instrument.stop()


async def test_pulses_that_do_not_come_end_the_count_and_it_is_stopped() -> None:
    load = SetLoad(amps=0.0)
    instrument, meter = await counting(False, load, 0.0)
    assert isinstance(meter, CountsPulses)
    with pytest.raises(PeerUnreachable) as caught:
        await meter.count(Decimal(1000), 10, 30)
    assert caught.value.reason is Reason.PULSES_MISSING
    await meter.read()  # whatever was sent before has arrived
    assert "CALCULATE:EC01:0001:START 0;" in instrument.lines
    for constant, pulses, field in (
        (Decimal(0), 10, "constant_imp_per_kwh"), (Decimal("NaN"), 10, "constant_imp_per_kwh"),
        (Decimal(1000), 0, "pulses"), (Decimal(1000), 10**9, "pulses"),
    ):  # fmt: skip
        with pytest.raises(BadInput) as wrong:
            await meter.count(constant, pulses, 30)
        assert wrong.value.data["field"] == field
    await meter.close()
    await instrument.stop()


async def test_a_count_that_somebody_aborts_at_the_instrument_is_told() -> None:
    load = SetLoad(amps=0.0)
    instrument, meter = await counting(False, load, 0.0)
    assert isinstance(meter, CountsPulses)
    task = asyncio.create_task(meter.count(Decimal(1000), 10, 1e9))
    await asyncio.sleep(0)
    await meter.read()  # takes its turn behind the start of the count
    assert "CALCULATE:EC01:0001:START 1;" in instrument.lines
    await instrument.make.answer("CALCULATE:EC01:0001:START 0;", None)
    with pytest.raises(Refused) as caught:
        await task
    assert (caught.value.reason, caught.value.data["said"]) == (Reason.REFERENCE_REFUSED, "8")
    await meter.close()
    await instrument.stop()


async def test_other_instruments_do_not_count() -> None:
    load = SetLoad()
    for name in ("generic-scpi", "lem-dcbm", "yokogawa-wt333"):
        async with served(name, load) as instrument, read_by(name, load, instrument) as meter:
            assert not isinstance(meter, CountsPulses)


def energies(record: bytes) -> list[Decimal]:
    payload = json.loads(record.split(b"|")[1], parse_float=Decimal)
    return [Decimal(str(reading["RV"])) for reading in payload["RD"]]


async def test_a_lem_transaction_sets_the_clock_first_and_lasts_two_minutes() -> None:
    load = SetLoad()
    async with served("lem-dcbm", load) as instrument, read_by("lem-dcbm", load, instrument) as meter:
        assert isinstance(instrument, HttpInstrument)
        assert isinstance(meter, SignsTransactions)
        with pytest.raises(Refused):
            await meter.end_transaction()
        await meter.begin_transaction("run 1/2?&x")
        load.flow(100)
        with pytest.raises(Refused) as early:
            await meter.end_transaction()
        assert early.value.data["said"] == "0:00:20"
        load.flow(100)
        begin, end = energies(await meter.end_transaction())
        assert end - begin == pytest.approx(Decimal("0.611"), abs=Decimal("0.001"))
        asked = [(request.method, request.path) for request in instrument.requests]
        assert asked[-4:-1] == [("PUT", "/v1/settings"), ("POST", "/v1/legal"), ("PUT", "/v1/legal")]
        load.clock.advance(47 * 3600)
        await meter.begin_transaction("run 2")  # its clock would expire within the transaction
        assert [request.path for request in instrument.requests].count("/v1/settings") == 2
        with pytest.raises(Refused):
            await meter.begin_transaction("run 3")


async def test_the_iem_dcr_takes_no_transaction_while_a_current_flows_and_its_gateway_only_once() -> None:
    load = SetLoad()
    async with served("iem-dcr", load) as instrument, read_by("iem-dcr", load, instrument) as meter:
        assert isinstance(instrument, HttpInstrument)
        assert isinstance(meter, SignsTransactions)
        with pytest.raises(Refused) as caught:
            await meter.begin_transaction("run 1")
        assert (caught.value.data["action"], caught.value.data["said"]) == ("receipt", "HTTP 428")
        load.amps = 0.0
        await meter.begin_transaction("run 1")
        load.amps = 16.0
        load.flow(60)
        with pytest.raises(Refused):
            await meter.end_transaction()
        load.amps = 0.0
        begin, end = energies(await meter.end_transaction())
        assert end - begin == pytest.approx(Decimal("0.183"), abs=Decimal("0.001"))


async def test_the_iem_dcr_is_asked_no_oftener_than_it_has_something_new() -> None:
    load = SetLoad(amps=0.0)
    async with served("iem-dcr", load) as instrument, read_by("iem-dcr", load, instrument) as meter:
        before = load.clock.monotonic()
        for _ in range(4):
            await meter.read()
        assert load.clock.monotonic() - before == 3.0
        assert getattr(instrument, "fault") is not InstrumentFault.STALE  # noqa: B009


async def test_a_lem_that_marks_itself_as_faulty_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    from app.practice.instrument.lem import LemDcbm

    status = LemDcbm._status

    def reversed_voltage(self: LemDcbm, shown: Any) -> dict[str, Any]:
        said = status(self, shown)
        said["status"]["bits"]["reversedVoltage"] = True
        return said

    monkeypatch.setattr(LemDcbm, "_status", reversed_voltage)
    load = SetLoad()
    async with served("lem-dcbm", load) as instrument:
        with pytest.raises(BadInput) as caught:
            async with read_by("lem-dcbm", load, instrument):
                pass
        assert caught.value.data["field"] == "status.reversedVoltage"
