"""The short history of a meter: every act in words, with who was at the station then."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from app.domain.act import Act
from app.domain.fact import FirmwareUpdated, RunMeasured
from app.domain.hand_over_fact import VisitTakenOver
from app.domain.legal_change import LegalChange, Relevance
from app.domain.legal_fact import ActDeclared, Adjusted, IndicationCompared, LegalChangeJudged, Seal, SealsRecorded
from app.domain.meter_history import meter_history
from app.domain.meter_work_fact import MeterSwapped, ParameterChanged, SealOpened
from app.domain.text import with_decimal_sign
from tests.domain.facts import AT, state_of

NOW = datetime(2026, 11, 28, tzinfo=UTC)
RUN = RunMeasured("16 A", 1, "T", Decimal(1), Decimal(2), None, None, Decimal(1), NOW, NOW)


def words(text: str, n: int | None = None, **values: object) -> str:
    return text.format(**values)


def test_every_act_is_one_line_in_the_order_it_was_saved() -> None:
    state = state_of(
        SealsRecorded("before", (Seal("meter cover", "A-1"), Seal("terminals", intact=False))),
        replace(RUN, start_kwh=Decimal("1233.50"), stop_kwh=Decimal("1234.50")),
        ActDeclared(Act.AUTHORISED_REPAIR, "M. Lind", "N-1"),
        LegalChangeJudged(LegalChange.SEAL, "meter cover", Relevance.YES, approved_by="S. Super"),
        SealOpened("meter cover", "A-1"),
        SealOpened("terminals", found_broken=True),
        Adjusted("gain", "repairer", "N-1", "1.000", "1.003"),
        ParameterChanged("PulseConstant", "500", "1000"),
        VisitTakenOver("B. Other", "M. Lind", "ab"),
        MeterSwapped("PM3-1", "PM3-2", Decimal("1234.50"), Decimal("0.10")),
        FirmwareUpdated("f", "0", 1, 1, "1.0", "2.0", "2.0", (), ok=True),
        replace(RUN, phase="as_left", start_kwh=Decimal("0.10"), stop_kwh=Decimal("1.10")),
        replace(RUN, phase="as_left", number=2),
        IndicationCompared("as_left", Decimal("1.00"), Decimal("1.02")),
        SealsRecorded("after", ()),
    )
    events = meter_history(state, words)
    assert [event.what for event in events] == [
        "Seals as found: meter cover A-1 (intact), terminals – (broken or missing)",
        "Authorised repair, authorisation number N-1",
        "Opening a seal (meter cover): part of the type approval: validity ends, approved by S. Super",
        "Seal opened: meter cover, A-1",
        "Seal found broken: terminals",
        "Adjusted: gain (1.000 → 1.003)",
        "Parameter set: PulseConstant (500 → 1000)",
        "Meter swapped: PM3-1 at 1234.50 kWh, PM3-2 at 0.10 kWh",
        "Firmware (1.0 → 2.0)",
        "Measured as left: 16 A",
        "Display 1.00 kWh, signed 1.02 kWh: do not agree",
        "Seals as left: none",
    ]
    assert [event.by for event in events] == ["M. Lind"] * 7 + ["B. Other"] * 5
    assert events[0].at == state.saved[1].at > AT


def test_a_run_again_after_another_change_is_another_line() -> None:
    left = replace(RUN, phase="as_left")
    state = state_of(RUN, Adjusted("gain", "r", "N"), left, Adjusted("gain", "r", "N"), left)
    assert [event.what for event in meter_history(state, words)] == ["Adjusted: gain", "Measured as left: 16 A"] * 2
    assert len(state.runs("16 A", "as_left")) == 1  # what was left before the second change is no longer as left
    assert len(state.runs("16 A")) == 1


def test_nothing_done_is_nothing_said() -> None:
    assert meter_history(state_of(RUN), words) == ()


def test_energies_are_written_as_the_language_does_and_a_version_stays_as_it_is() -> None:
    state = state_of(
        MeterSwapped("PM3-1", "PM3-2", Decimal("1234.50"), Decimal("0.10")),
        IndicationCompared("as_left", Decimal("1.00"), Decimal("1.02")),
        FirmwareUpdated("f", "0", 1, 1, "1.0", "2.0", "2.0", (), ok=True),
    )
    events = meter_history(state, words, lambda text: with_decimal_sign(text, "de"))
    assert [event.what for event in events] == [
        "Meter swapped: PM3-1 at 1234,50 kWh, PM3-2 at 0,10 kWh",
        "Display 1,00 kWh, signed 1,02 kWh: do not agree",
        "Firmware (1.0 → 2.0)",
    ]
