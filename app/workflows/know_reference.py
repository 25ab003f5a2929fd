"""Before the first run: is the reference on the link the instrument whose certificate counts, and is that in date?"""

from app.domain.certificate_curve import curve_for
from app.domain.certificate_point import CertificatePoint
from app.domain.errors import Reason, Refused
from app.domain.known_error import KnownError, load_of
from app.domain.load import Supply
from app.domain.meter_fact import ReferenceMatched
from app.ports.reference import InstrumentIdentity, ReferenceMeter
from app.ports.store import Instrument
from app.workflows.match_instrument import InstrumentMatch, Standing, match_instrument, match_reference
from app.workflows.visit import Visit


async def know_reference(visit: Visit, meter: ReferenceMeter | None, reference: str) -> ReferenceMatched:
    """Match the reference to the list and save what came of it, once as long as it stays the same.

    Raises Refused (REFERENCE_OTHER, CERTIFICATE_OVERDUE), and what asking the instrument raises; nothing was started.
    """
    listed, today = tuple(visit.instruments.values()), visit.clock.now().date()
    if meter is None:
        match = match_instrument(InstrumentIdentity(), reference, listed, today)
    else:
        match = await match_reference(meter, reference, listed, today)
    fact = _fact(reference, match)
    if visit.state.last(ReferenceMatched) != fact:
        await visit.add(fact)
    _refuse(match)
    return fact


def _fact(reference: str, match: InstrumentMatch) -> ReferenceMatched:
    listed, told = match.instrument, match.told
    return ReferenceMatched(
        reference=reference,
        standing=match.standing,
        serial_compared=match.serial_compared,
        listed_serial=listed.serial if listed else "",
        certificate=listed.certificate if listed else "",
        due_on=listed.due_on if listed else "",
        vendor=told.vendor,
        model=told.model,
        serial=told.serial,
        firmware=told.firmware,
    )


def _refuse(match: InstrumentMatch) -> None:
    listed = match.instrument
    if listed is None:
        return
    name = f"{listed.text} {listed.serial}"
    if match.standing is Standing.OTHER_SERIAL:
        raise Refused(Reason.REFERENCE_OTHER, name, listed=listed.serial, told=match.told.serial)
    if match.standing is Standing.OVERDUE:
        raise Refused(Reason.CERTIFICATE_OVERDUE, name, due=listed.due_on)


async def certificate_points(visit: Visit, listed: Instrument | None, supply: Supply) -> tuple[CertificatePoint, ...]:
    """Return the points of today's certificate that hold for ``supply``, by load (A per phase).

    Where none were entered with the certificate, the errors that were recorded from it one by one stand for them: a
    point without an uncertainty is none; of two of one load the newer counts. Empty where there are not two.
    """
    today = visit.clock.now().date().isoformat()
    counts = listed.on(today) if listed else None
    if counts is None or not counts.certificate:
        return ()
    if counts.points:
        return curve_for(counts.points, supply)
    found: dict[float, CertificatePoint] = {}
    for known in await visit.store.errors("instrument", counts.id):
        point = _point(known) if known.origin == "certificate" and known.source == counts.certificate else None
        if point is not None:
            found[point.load] = point
    return tuple(found[load] for load in sorted(found)) if len(found) > 1 else ()


def _point(known: KnownError) -> CertificatePoint | None:
    load = load_of(known.point)
    if load is None or not known.expanded_percent:
        return None
    return CertificatePoint(float(load), known.error_percent, known.expanded_percent, known.k)
