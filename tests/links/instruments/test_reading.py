"""Every shipped profile reads its practice instrument over a real socket, pseudo terminal or VXI-11 channel."""

from decimal import Decimal

import pytest

from app.ports.reference import Identifies
from tests.fakes.instruments import SetLoad, profiles, read_by, served

EVERY = [(name.removesuffix(".json"), False) for name in profiles()]
EVERY += [(name.removesuffix(".json"), True) for name, one in profiles().items() if one.get("link", {}).get("serial")]
DIRECT = {"lem-dcbm", "iem-dcr", "yokogawa-wt310-dc"}


@pytest.mark.parametrize(("name", "pty"), EVERY)
async def test_energy_power_voltages_and_currents_come_with_their_resolution(name: str, pty: bool) -> None:
    load = SetLoad()
    async with served(name, load, pty) as instrument, read_by(name, load, instrument) as meter:
        first = await meter.read()
        load.flow(600)
        second = await meter.read()
        resolution = Decimal(profiles()[f"{name}.json"]["resolution_kwh"])
        assert (meter.name, meter.resolution_kwh) == (name, resolution)
        assert first.energy_kwh.as_tuple().exponent == resolution.as_tuple().exponent
        flowed = Decimal("1.8331216")  # 10.998 kW for ten minutes
        assert abs(second.energy_kwh - first.energy_kwh - flowed) <= resolution
        assert second.power_w == pytest.approx(10998.0, rel=1e-3)
        phases = 1 if name in DIRECT else 3
        assert (len(second.voltages_v), len(second.currents_a)) == (phases, phases)
        assert second.voltages_v[0] == pytest.approx(229.5, rel=1e-3)
        assert second.currents_a[0] == pytest.approx(47.92 if name in DIRECT else 16.0, rel=1e-3)
        assert second.monotonic_s - first.monotonic_s == 600
        assert second.raw
        assert second.raw != first.raw


@pytest.mark.parametrize(
    ("name", "serial"),
    [
        ("lem-dcbm", "12024072805"),
        ("iem-dcr", "1ISA0200000001"),
        ("zera-mt310s2", "050059467"),
        ("yokogawa-wt333", "C2QH15020V"),
        ("generic-scpi", "0815"),
    ],
)
async def test_the_serial_is_the_one_a_certificate_names(name: str, serial: str) -> None:
    load = SetLoad()
    async with served(name, load) as instrument, read_by(name, load, instrument) as meter:
        assert isinstance(meter, Identifies)
        identity = await meter.identity()
        assert identity.serial == serial
        assert identity.vendor
        assert identity.model
