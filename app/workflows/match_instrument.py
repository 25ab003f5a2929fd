"""Whether the reference on the link is the instrument on the list, and whether its certificate is in date."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.ports.reference import Identifies, InstrumentIdentity, ReferenceMeter
from app.ports.store import Instrument


class Standing(StrEnum):
    """What can be said of the reference before the first run."""

    IN_DATE = "in_date"
    OVERDUE = "overdue"
    NO_CERTIFICATE = "no_certificate"
    NOT_LISTED = "not_listed"
    OTHER_SERIAL = "other_serial"
    """The instrument tells another serial than the one its list entry, and so its certificate, is for."""


@dataclass(frozen=True)
class InstrumentMatch:
    """``instrument`` is the list entry whose certificate would count; ``told`` what the reference says of itself.

    ``serial_compared`` False = the instrument does not tell its serial: a person compares the plate.
    """

    standing: Standing
    instrument: Instrument | None
    told: InstrumentIdentity
    serial_compared: bool


async def match_reference(
    meter: ReferenceMeter, reference: str, instruments: Iterable[Instrument], today: date
) -> InstrumentMatch:
    """Ask the reference who it is, where it can tell, and match it; ``reference`` is the id of its map or profile.

    Raises PeerUnreachable (REFERENCE_SILENT), BadInput (WRONG_VALUE) for an identity that cannot be read.
    """
    told = await meter.identity() if isinstance(meter, Identifies) else InstrumentIdentity()
    return match_instrument(told, reference, tuple(instruments), today)


def match_instrument(
    told: InstrumentIdentity, reference: str, instruments: tuple[Instrument, ...], today: date
) -> InstrumentMatch:
    """Return the list entry and its standing on the day ``today``; the last day of a certificate still counts.

    The entry is the one with the id ``reference``. Where it has another serial than the instrument tells, nothing
    else of it counts: certificate and budget are of another instrument.
    """
    listed = next((one.on(today.isoformat()) for one in instruments if one.id == reference), None)
    if listed is None:
        return InstrumentMatch(Standing.NOT_LISTED, None, told, serial_compared=False)
    compared = bool(told.serial)
    if compared and _plain(told.serial) != _plain(listed.serial):
        return InstrumentMatch(Standing.OTHER_SERIAL, listed, told, compared)
    if not listed.certificate.strip():
        return InstrumentMatch(Standing.NO_CERTIFICATE, listed, told, compared)
    overdue = bool(listed.due_on) and listed.due_on < today.isoformat()
    return InstrumentMatch(Standing.OVERDUE if overdue else Standing.IN_DATE, listed, told, compared)


def _plain(serial: str) -> str:
    """Plates and answers write the same serial with other blanks, dashes and cases."""
    return re.sub(r"[\s\-_/.]", "", serial).casefold()
