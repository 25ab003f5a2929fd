"""The load form: the limit at each point, the method with what it needs, and the step of the chosen reference."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.ports.reference import ReferenceOffer
from app.ui.views.steps.load_form import LoadForm
from app.ui.widgets.text import Elided
from tests.fakes.fake_bench import FakeReferences
from tests.fakes.window import FakeProgram
from tests.ui.asked_window import AskedWindow, calibration

OFFERS = (
    ReferenceOffer("modbus", "sdm630", {"en": "Fine"}, 502, resolution_kwh=Decimal("0.0001")),
    ReferenceOffer("modbus", "em24", {"en": "Coarse"}, 502, resolution_kwh=Decimal("0.1")),
    ReferenceOffer("http", "dcbm", {"en": "Unknown"}, 80),
)


@pytest.fixture
def form(open_window: Callable[..., Any], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> LoadForm:
    """The form of a visit that has come to the calibration."""
    monkeypatch.setattr(FakeReferences, "offers", lambda self: OFFERS)
    asked = AskedWindow(qtbot, open_window(FakeProgram()))
    asked.open(calibration())
    return asked.page.form


def choose(field: Any, value: str) -> None:
    field.setCurrentIndex(field.findData(value))


def notes(form: LoadForm) -> list[str]:
    """Return the second lines of the points."""
    lines = [one.text() for row in form.reached._rows for one in row.findChildren(Elided)]
    return [line for line in lines if "limit" in line]


def energies(form: LoadForm) -> list[str]:
    return [line.split("runs of ")[1].split(" kWh")[0] for line in notes(form)]


def test_every_point_says_which_limit_applies_and_whose_it_is(form: LoadForm) -> None:
    choose(form.profile, "house-1pct")
    assert len(notes(form)) == 3
    assert all(line.startswith("house limit ±1 %; 3 runs of") for line in notes(form))
    choose(form.profile, "mid-in-service")
    for name, words in {
        "meter_class": "C", "imin_a": "0.5", "itr_a": "10", "imax_a": "80", "temperature_c": "18", "phases": "3",
    }.items():  # fmt: skip
        form.meter.fields[name].setText(words)
    assert form.calibration is not None
    limits = [line.partition(";")[0] for line in notes(form)]
    assert all(line.startswith("legal limit ±") for line in limits)
    assert len(set(limits)) > 1, "below Itr another limit applies than above"


def test_pulses_need_the_constant_of_the_led_and_power_with_time_a_link(form: LoadForm) -> None:
    choose(form.profile, "house-1pct")
    assert form.meter.isHidden()
    assert form.calibration is not None
    assert form.calibration.method is None
    choose(form.method, "pulse")
    assert not form.meter._cells["imp_per_kwh"].isHidden()
    assert form.calibration is None
    assert form.why.text() == "To count pulses: the constant of the LED, imp/kWh, as on the plate of the meter."
    form.meter.fields["imp_per_kwh"].setText("1000")
    assert form.calibration is not None
    assert (form.calibration.method, form.calibration.meter.imp_per_kwh) == ("pulse", Decimal(1000))
    choose(form.method, "power_time")
    assert form.calibration is not None
    choose(form.fields.reference, "manual")
    assert form.calibration is None
    assert form.why.text().startswith("Pulses against power and time need a reference on a link")
    choose(form.method, "")
    assert form.calibration is not None
    assert (form.calibration.method, form.calibration.meter.imp_per_kwh) == (None, None)
    assert form.meter.isHidden()


def test_the_energy_of_a_run_grows_with_the_step_of_the_chosen_reference(form: LoadForm) -> None:
    choose(form.profile, "house-1pct")
    choose(form.fields.reference, "sdm630")
    fine = energies(form)
    choose(form.fields.reference, "em24")
    coarse = energies(form)
    choose(form.fields.reference, "dcbm")
    assert [Decimal(one) for one in coarse] > [Decimal(one) for one in fine]
    assert Decimal(coarse[0]) >= 10 * Decimal(fine[0])
    assert Decimal(energies(form)[0]) < Decimal(coarse[0]), "where only a connection tells it, 0.001 kWh is taken"
