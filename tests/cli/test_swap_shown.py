"""``visit show`` tells which registers of a meter swap the station contradicts."""

from decimal import Decimal

from app.cli.visit import _steps_text
from app.domain.charge_fact import ChargeBegan
from app.domain.meter_work_fact import MeterSwapped
from app.domain.outcome import VisitOutcome
from app.domain.run_fact import RegisterTold
from app.domain.verdict import MeterMark, VisitVerdict
from tests.domain.facts import state_of


def shown(final: str) -> str:
    """Return what is shown of a visit whose old meter was typed at ``final`` kWh."""
    state = state_of(
        ChargeBegan(1, "A", Decimal("1233.000"), "16 A", 1),
        RegisterTold("A", "end", Decimal("1234.567")),
        MeterSwapped("PM3-1", "PM3-2", Decimal(final), Decimal("0.012")),
    )
    outcome = VisitOutcome(VisitVerdict.INCONCLUSIVE, MeterMark.NOT_JUDGED, (), (), (), ())
    return _steps_text(state, outcome, lambda text, **values: text.format(**values))


def test_a_register_the_station_contradicts_is_shown_above_the_verdict() -> None:
    told = shown("1243.567").splitlines()[-2]
    assert told.startswith("The last register of the old meter, 1243.567 kWh, does not agree with the 1234.567 kWh")
    assert "does not agree" not in shown("1234.567")
