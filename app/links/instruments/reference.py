"""Builds references over HTTP and SCPI from their profiles: those that ship and those of this technician."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.domain.errors import BadInput, Reason
from app.domain.plan import PlanReference
from app.links.instruments.http_reference import HttpReference
from app.links.instruments.line import AsksLines, TcpLine
from app.links.instruments.own import read_own
from app.links.instruments.place import Place, place_of
from app.links.instruments.profile import HttpProfile, InstrumentProfile, ScpiProfile
from app.links.instruments.profile_check import read_profile
from app.links.instruments.scpi import ScpiReference
from app.ports.clock import Clock
from app.ports.reference import ReferenceMeter, ReferenceOffer


class InstrumentReferences:
    """Implements ``ConnectsReference`` and ``ReportsBrokenProfiles``.

    ``shipped``: file name -> JSON of ``resources/instruments``; ``own``: the folder of the technician's profiles.
    """

    def __init__(self, shipped: Mapping[str, Any], own: Path | None, clock: Clock) -> None:
        profiles = [read_profile(content, name) for name, content in sorted(shipped.items())]
        self._profiles = {profile.id: profile for profile in profiles}
        mine, self._broken = read_own(own, self._profiles) if own is not None else ((), ())
        self._profiles |= {profile.id: profile for profile in mine}
        self._clock = clock

    def offers(self) -> tuple[ReferenceOffer, ...]:
        """See ``ConnectsReference``."""
        return tuple(_offer(self._profiles[name]) for name in sorted(self._profiles))

    def broken(self) -> tuple[BadInput, ...]:
        """See ``ReportsBrokenProfiles``."""
        return self._broken

    async def connect(self, reference: PlanReference, clock: Clock | None = None) -> ReferenceMeter:
        """See ``ConnectsReference``. Also raises BadInput (WRONG_VALUE) naming host, port, serial or an answer."""
        profile, timed_by = self._profile(reference), clock or self._clock
        if isinstance(profile, HttpProfile):
            return await _http(profile, place_of(reference, profile.port, 0, serial_allowed=False), timed_by)
        link = profile.link
        place = place_of(reference, link.port, link.baud, link.serial)
        meter = _scpi(profile, _line(profile, place), timed_by, str(place))
        try:
            await meter.begin()
        except BaseException:
            await meter.close()
            raise
        return meter

    def _profile(self, reference: PlanReference) -> InstrumentProfile:
        profile = self._profiles.get(reference.map)
        if profile is not None and profile.kind == reference.kind:
            return profile
        for error in self._broken:
            if Path(error.where).stem == reference.map:
                raise error
        known = [one.id for one in self._profiles.values() if one.kind == reference.kind]
        raise BadInput(Reason.UNKNOWN_NAME, "map", name=reference.map, known=sorted(known))


def _offer(profile: InstrumentProfile) -> ReferenceOffer:
    scpi = profile if isinstance(profile, ScpiProfile) else None
    return ReferenceOffer(
        kind=profile.kind,
        map=profile.id,
        name=profile.name,
        port=profile.link.port if isinstance(profile, ScpiProfile) else profile.port,
        serial=scpi is not None and scpi.link.serial,
        baud=scpi.link.baud if scpi is not None and scpi.link.serial else 0,
        resolution_kwh=profile.resolution_kwh,
        verified=profile.verified,
    )


def _line(profile: ScpiProfile, place: Place) -> AsksLines:
    if place.serial:
        from app.links.instruments.serial_line import SerialLine

        return SerialLine(place.serial, place.baud, profile.link)
    if profile.link.tcp == "vxi11":
        from app.links.instruments.vxi11 import Vxi11Line

        return Vxi11Line(place.host, place.port, profile.link)
    return TcpLine(place.host, place.port, profile.link)


def _scpi(profile: ScpiProfile, line: AsksLines, clock: Clock, place: str) -> ScpiReference:
    if profile.pulses is None:
        return ScpiReference(profile, line, clock, place)
    from app.links.instruments.pulse import PulseReference

    return PulseReference(profile, profile.pulses, line, clock, place)


async def _http(profile: HttpProfile, place: Place, clock: Clock) -> HttpReference:
    from app.links.instruments.http import HttpMeter
    from app.links.instruments.iem_dcr import IemDcrReference
    from app.links.instruments.lem import LemReference

    made = {"lem-dcbm": LemReference, "iem-dcr": IemDcrReference}[profile.protocol]
    meter: HttpReference = made(profile, HttpMeter(place.host, place.port, profile.timeout_s), clock)
    try:
        await meter.begin()
    except BaseException:
        await meter.close()
        raise
    return meter
