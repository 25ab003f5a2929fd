"""Keep the instruments of this technician, checked before they are written; every measured value names one."""

import re
from dataclasses import dataclass
from datetime import date

from app.domain.errors import BadInput, Reason
from app.ports.store import Instrument, KeepsInstruments

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,47}", re.ASCII)


@dataclass(frozen=True)
class InstrumentList:
    """What ``instrument list`` and ``instrument add`` answer: every listed instrument, sorted by id."""

    instruments: tuple[Instrument, ...]


async def keep_instrument(store: KeepsInstruments, instrument: Instrument) -> InstrumentList:
    """Add the instrument, or replace the one of its id; return the whole list.

    Raises BadInput (WRONG_VALUE, MISSING_KEY) naming the field.
    """
    check_instrument(instrument)
    await store.save_instrument(instrument)
    return InstrumentList(await store.instruments())


def check_instrument(instrument: Instrument) -> None:
    """Raise BadInput for an instrument that no value may name."""
    if _ID.fullmatch(instrument.id) is None:
        raise BadInput(Reason.WRONG_VALUE, "instrument", field="id", problem=instrument.id)
    for name in ("text", "serial"):
        if not getattr(instrument, name).strip():
            raise BadInput(Reason.MISSING_KEY, "instrument", field=name)
    for name in ("calibrated_on", "due_on"):
        _check_day(name, getattr(instrument, name))
    if instrument.calibrated_on and instrument.due_on and instrument.due_on < instrument.calibrated_on:
        raise BadInput(Reason.WRONG_VALUE, "instrument", field="due_on", problem="before calibrated_on")
    _check_uncertainty(instrument)


def _check_day(name: str, text: str) -> None:
    """Only ``2026-11-23``: other forms of ISO 8601 do not sort as text."""
    try:
        plain = not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        plain = False
    if not plain:
        raise BadInput(Reason.WRONG_VALUE, "instrument", field=name, problem=text)


def _check_uncertainty(instrument: Instrument) -> None:
    """A U without the certificate it stands on would make every error bar too short."""
    u = instrument.expanded_percent
    if u is not None and not 0 < u < 100:
        raise BadInput(Reason.WRONG_VALUE, "instrument", field="expanded_percent", problem=str(u))
    if u is not None and not instrument.certificate.strip():
        raise BadInput(Reason.MISSING_KEY, "instrument", field="certificate")
    if not 1 <= instrument.k <= 20:
        raise BadInput(Reason.WRONG_VALUE, "instrument", field="k", problem=str(instrument.k))
