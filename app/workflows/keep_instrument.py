"""Keep the instruments of this technician, checked before they are written; every measured value names one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain.calibration_certificate import CalibrationCertificate, is_another, with_earlier
from app.domain.certificate_point import CertificatePoint
from app.domain.certificate_table import problems_of_points
from app.domain.errors import BadInput, Reason
from app.ports.store import Instrument, KeepsInstruments

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,47}", re.ASCII)


@dataclass(frozen=True)
class InstrumentList:
    """What ``instrument list`` and ``add`` answer: every listed instrument, sorted by id; ``points``: the one."""

    instruments: tuple[Instrument, ...]


async def keep_instrument(
    store: KeepsInstruments, instrument: Instrument, *, correcting: bool = False
) -> InstrumentList:
    """Add the instrument, or replace the one of its id; return the whole list.

    A certificate that another one replaces joins the earlier ones (``earlier`` of ``instrument`` is not looked at);
    ``correcting`` says that the one known was mistyped: then it goes. Raises BadInput (WRONG_VALUE, MISSING_KEY)
    naming the field.
    """
    check_instrument(instrument)
    before = next((one for one in await store.instruments() if one.id == instrument.id), None)
    earlier: tuple[CalibrationCertificate, ...] = ()
    if before is not None:
        earlier = before.earlier if correcting else with_earlier(before.earlier, before.newest, instrument.newest)
    await store.save_instrument(replace(instrument, earlier=earlier))
    return InstrumentList(await store.instruments())


def same_certificate_points(known: Instrument | None, instrument: Instrument) -> tuple[CertificatePoint, ...]:
    """Return the points of the certificate ``instrument`` has, where it is the one that is ``known`` already."""
    return known.points if known is not None and not is_another(known.newest, instrument.newest) else ()


async def keep_points(store: KeepsInstruments, id: str, points: tuple[CertificatePoint, ...]) -> Instrument:
    """Put ``points`` in the place of those the certificate of a listed instrument has; return the instrument.

    Raises BadInput: UNKNOWN_NAME for an instrument that is not listed, MISSING_KEY for one without a certificate,
    BAD_ROW; then nothing is changed.
    """
    made = replace(await listed_instrument(store, id), points=points)
    check_instrument(made)
    await store.save_instrument(made)
    return made


async def listed_instrument(store: KeepsInstruments, id: str) -> Instrument:
    """Return one instrument by id. Raises BadInput (UNKNOWN_NAME)."""
    listed = await store.instruments()
    found = next((one for one in listed if one.id == id), None)
    if found is None:
        known = ", ".join(one.id for one in listed) or "-"
        raise BadInput(Reason.UNKNOWN_NAME, "instrument", name=id, known=known)
    return found


async def put_back_instrument(store: KeepsInstruments, id: str, before: Instrument | None) -> InstrumentList:
    """Bring the entry ``id`` back to what it was, earlier certificates included; None = it was not listed."""
    if before is None:
        await store.drop_instrument(id)
    else:
        await store.save_instrument(before)
    return InstrumentList(await store.instruments())


def check_instrument(instrument: Instrument) -> None:
    """Raise BadInput for an instrument that no value may name."""
    for problem in problems_of(instrument):
        raise problem


def problems_of(instrument: Instrument) -> Iterator[BadInput]:
    """Yield every reason why no value may name this instrument, each with its ``field``."""
    if _ID.fullmatch(instrument.id) is None:
        yield BadInput(Reason.WRONG_VALUE, "instrument", field="id", problem=instrument.id)
    for name in ("text", "serial"):
        if not getattr(instrument, name).strip():
            yield BadInput(Reason.MISSING_KEY, "instrument", field=name)
    for name in ("calibrated_on", "due_on"):
        text = getattr(instrument, name)
        if not _is_day(text):
            yield BadInput(Reason.WRONG_VALUE, "instrument", field=name, problem=text)
    if instrument.calibrated_on and instrument.due_on and instrument.due_on < instrument.calibrated_on:
        yield BadInput(Reason.WRONG_VALUE, "instrument", field="due_on", problem="before calibrated_on")
    yield from _uncertainty_problems(instrument)


def _is_day(text: str) -> bool:
    """Only ``2026-11-23``: other forms of ISO 8601 do not sort as text."""
    try:
        return not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _uncertainty_problems(instrument: Instrument) -> Iterator[BadInput]:
    """A U without the certificate it stands on would make every error bar too short."""
    u = instrument.expanded_percent
    if u is not None and not 0 < u < 100:
        yield BadInput(Reason.WRONG_VALUE, "instrument", field="expanded_percent", problem=str(u))
    if u is not None and not instrument.certificate.strip():
        yield BadInput(Reason.MISSING_KEY, "instrument", field="certificate")
    if not 1 <= instrument.k <= 20:
        yield BadInput(Reason.WRONG_VALUE, "instrument", field="k", problem=str(instrument.k))
    if instrument.points and not instrument.certificate.strip():
        yield BadInput(Reason.MISSING_KEY, "instrument", field="certificate")
    for found in problems_of_points(instrument.points):
        yield BadInput(Reason.BAD_ROW, "instrument", row=found.place + 1, field=found.field, problem=found.problem)
