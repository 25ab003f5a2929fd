"""The fields of the reference: what is shown for which instrument, and the plan they make."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from app.domain.errors import BadInput
from app.domain.plan import PlanReference
from app.ports.reference import ReferenceOffer
from app.ports.serial_port import SerialPort
from app.ui.theme import Theme
from app.ui.views.steps.reference_fields import ReferenceFields
from tests.fakes.window import FakeTexts

OFFERS = (
    ReferenceOffer("modbus", "sdm630", {"en": "SDM630"}, 502, True, 1, 9600, Decimal("0.001")),
    ReferenceOffer("modbus", "em24", {"en": "EM24"}, 502, True, 1, 9600, Decimal("0.1")),
    ReferenceOffer("modbus", "bsm", {"en": "BSM"}, 502, True, 42, 19200, Decimal("0.01")),
    ReferenceOffer("http", "dcbm", {"en": "DCBM"}, 80),
    ReferenceOffer("scpi", "mt786", {"en": "MT786"}, 0, True),
)
PORTS = (SerialPort("/dev/ttyUSB0", "FT232R", True),)


def fields(theme: Theme, known: PlanReference | None = None, ports: tuple[SerialPort, ...] = PORTS) -> ReferenceFields:
    texts = FakeTexts()
    program = SimpleNamespace(texts=texts, serial_ports=lambda: ports)
    kit: Any = SimpleNamespace(tr=texts.tr, theme=theme, program=program, number=lambda text: text)
    return ReferenceFields(kit, OFFERS, known)


def choose(made: ReferenceFields, name: str) -> None:
    made.reference.setCurrentIndex(made.reference.findData(name))


def shown(made: ReferenceFields) -> set[str]:
    names = {made.way: "way", made.host: "host", made.port: "port", made.unit: "unit"}
    return {names[widget] for widget, visible in made.visible().items() if visible}


def test_choosing_an_instrument_shows_its_usual_port_and_unit(theme: Theme) -> None:
    made = fields(theme)
    assert (made.port.text(), made.unit.text(), shown(made)) == ("502", "1", {"way", "host", "port", "unit"})
    choose(made, "bsm")
    assert made.unit.text() == "42"
    choose(made, "dcbm")
    assert (made.port.text(), shown(made)) == ("80", {"host", "port"})
    assert made.plan() == PlanReference("http", "dcbm", "127.0.0.1", 80)
    choose(made, "manual")
    assert (made.plan(), shown(made)) == (PlanReference("manual"), set())


def test_a_serial_port_takes_the_place_of_the_address(theme: Theme) -> None:
    made = fields(theme)
    made.way.setCurrentIndex(made.way.findData("/dev/ttyUSB0"))
    assert shown(made) == {"way", "unit"}
    assert made.plan() == PlanReference("modbus", "sdm630", unit=1, serial="/dev/ttyUSB0")
    choose(made, "dcbm")  # has no serial line
    assert made.plan() == PlanReference("http", "dcbm", "127.0.0.1", 80)


def test_an_instrument_without_network_begins_with_the_first_serial_port(theme: Theme) -> None:
    made = fields(theme)
    choose(made, "mt786")
    assert made.plan() == PlanReference("scpi", "mt786", serial="/dev/ttyUSB0")


def test_what_the_plan_says_is_shown_even_when_the_adapter_is_not_plugged_in(theme: Theme) -> None:
    known = PlanReference("modbus", "bsm", unit=7, serial="/dev/ttyUSB3")
    assert fields(theme, known).plan() == known
    network = PlanReference("modbus", "sdm630", "10.0.0.5", 1502, 3)
    assert fields(theme, network).plan() == network
    assert fields(theme, PlanReference("manual")).plan() == PlanReference("manual")


@pytest.mark.parametrize("name", ["port", "unit"])
def test_what_is_no_number_is_refused(theme: Theme, name: str) -> None:
    made = fields(theme)
    getattr(made, name).setText("x")
    with pytest.raises(BadInput) as caught:
        made.plan()
    assert caught.value.data["field"] == name


def test_a_coarse_register_is_warned_of_by_its_step_not_by_its_name(theme: Theme) -> None:
    made = fields(theme)
    assert made.warning([Decimal("1.5"), Decimal(3)]) == ""
    assert "0.817" in made.warning([Decimal("0.5"), Decimal(3)])
    choose(made, "em24")
    assert "steps of 0.1 kWh: shorter runs than 81.7 kWh" in made.warning([Decimal(3)])
    assert made.warning([Decimal(100)]) == ""
    choose(made, "dcbm")  # nobody knows its step before it is connected
    assert made.warning([Decimal("0.1")]) == ""
    choose(made, "manual")
    assert made.warning([Decimal("0.1")]) == ""


def test_changes_are_told(theme: Theme) -> None:
    made, told = fields(theme), []
    made.connect(lambda *_: told.append(1))
    made.host.setText("10.0.0.9")
    choose(made, "em24")
    assert len(told) >= 2
