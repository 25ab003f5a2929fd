"""The reference on the link against the list of instruments: right one, wrong one, certificate over, none."""

from dataclasses import replace
from datetime import date

import pytest

from app.ports.reference import InstrumentIdentity
from app.ports.store import Instrument
from app.workflows.match_instrument import Standing, match_instrument, match_reference
from tests.fakes.instruments import SetLoad, read_by, served
from tests.workflows.visits import World

TODAY = date(2026, 11, 28)
LISTED = Instrument("zera-mt310s2", "ZERA", "0500-59467", "C-9", "2026-01-01", "2026-12-31", "Lab", 0.05)
TOLD = InstrumentIdentity("ZERA GmbH", "MT310s2", "050059467", "4.8.9")


@pytest.mark.parametrize(
    ("listed", "told", "standing"),
    [
        (LISTED, TOLD, Standing.IN_DATE),
        (replace(LISTED, due_on="2026-11-28"), TOLD, Standing.IN_DATE),
        (replace(LISTED, due_on="2026-11-27"), TOLD, Standing.OVERDUE),
        (replace(LISTED, due_on=""), TOLD, Standing.IN_DATE),
        (replace(LISTED, certificate=" "), TOLD, Standing.NO_CERTIFICATE),
        (replace(LISTED, serial="050059468"), TOLD, Standing.OTHER_SERIAL),
        (replace(LISTED, serial="050059468", due_on="2020-01-01"), TOLD, Standing.OTHER_SERIAL),
        (replace(LISTED, id="other"), TOLD, Standing.NOT_LISTED),
        (LISTED, InstrumentIdentity(), Standing.IN_DATE),
    ],
)
def test_standing(listed: Instrument, told: InstrumentIdentity, standing: Standing) -> None:
    found = match_instrument(told, "zera-mt310s2", (listed,), TODAY)
    assert found.standing is standing
    assert found.told == told
    assert found.serial_compared == (bool(told.serial) and standing is not Standing.NOT_LISTED)
    assert found.instrument == (None if standing is Standing.NOT_LISTED else listed)


async def test_the_instrument_on_the_link_is_asked() -> None:
    load = SetLoad()
    async with served("zera-mt310s2", load) as instrument, read_by("zera-mt310s2", load, instrument) as meter:
        found = await match_reference(meter, meter.name, [LISTED], TODAY)
        assert (found.standing, found.serial_compared) == (Standing.IN_DATE, True)
        found = await match_reference(meter, meter.name, [replace(LISTED, serial="1")], TODAY)
        assert found.standing is Standing.OTHER_SERIAL


async def test_one_that_cannot_tell_is_left_to_a_person() -> None:
    world = World()
    listed = replace(LISTED, id="sdm630")
    found = await match_reference(world.reference, "sdm630", [listed], TODAY)
    assert (found.standing, found.serial_compared) == (Standing.IN_DATE, False)
