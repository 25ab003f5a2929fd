"""The whole content of one revision, from its parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain import report as r
from app.domain.bundle import BundleFile
from app.domain.fact import EvidenceAdded, StepBegan
from app.domain.measuring_day import measuring_day
from app.domain.meter_work_fact import MeterSwapped
from app.ports.signing import CertificateFacts
from app.workflows.report.calibration_part import calibration_part
from app.workflows.report.changes_part import configuration_part, firmware_part, queued_part, test_energy_part
from app.workflows.report.front_part import (
    done_part,
    due_part,
    findings_part,
    judgement_part,
    key_values_part,
    skipped_part,
)
from app.workflows.report.inspection_part import finding_numbers, inspection_part
from app.workflows.report.safety_part import clock_part, safety_part
from app.workflows.report.source import ReportSource, site_zone


@dataclass(frozen=True)
class Revision:
    """What is decided when a revision is frozen."""

    number: str
    revision: int
    signed_at: datetime
    certificate: CertificateFacts
    data_manifest_sha256: str = ""
    files: tuple[BundleFile, ...] = ()
    earlier: tuple[r.Revision, ...] = ()


def report_content(source: ReportSource, revision: Revision) -> r.ReportContent:
    """Return everything that is printed; pages follow from it alone."""
    opened = source.state.opened
    return r.ReportContent(
        number=revision.number,
        created=source.created,
        site=r.Site(opened.site, address=opened.address, customer=opened.customer),
        station=_station(source),
        judgement=judgement_part(source),
        job=_job(source),
        signer=_signer(source, revision),
        revision=revision.revision,
        replaces=revision.revision - 1 or None,
        practice=source.state.practice,
        language=opened.language,
        paper=r.Paper(opened.paper),
        zone=site_zone(opened.zone, source.created),
        data_manifest_sha256=revision.data_manifest_sha256,
        done=done_part(source),
        findings=findings_part(source),
        key_values=key_values_part(source),
        due=due_part(source),
        inspection=inspection_part(source),
        skipped=skipped_part(source),
        instruments=_instruments(source),
        calibrations=calibration_part(source),
        firmware=firmware_part(source),
        configuration=configuration_part(source),
        safety_of_work=safety_part(source),
        clocks=clock_part(source),
        queued=queued_part(source),
        test_energy=test_energy_part(source),
        photos=photos_part(source),
        attachments=tuple(
            r.Attachment(_short(file.path), source.tr(file.content), file.bytes, file.sha256) for file in revision.files
        ),
        revisions=(*revision.earlier, r.Revision(revision.revision, revision.signed_at, _change(source, revision))),
        customer=_customer(source),
        parts=_parts(source),
        made_with=_made_with(source),
    )


def _station(source: ReportSource) -> r.StationIdentity:
    opened, identified = source.state.opened, source.state.identified
    if identified is None:
        return r.StationIdentity(opened.station_id, serial=opened.plate_serial)
    last = source.state.snapshot("last")
    wire = last.snapshot.identity if last else identified.wire
    checked = source.tr("plate, work order and wire agree") if identified.agrees else source.tr("serials do not agree")
    return r.StationIdentity(
        id=opened.station_id,
        vendor=wire.vendor,
        model=wire.model,
        serial=identified.plate_serial,
        firmware=wire.firmware,
        connectors=tuple(source.tr("connector {n}", n=number) for number in source.state.connectors),
        protocol=f"OCPP {wire.ocpp}",
        meter_type=wire.meter_type,
        meter_serial=wire.meter_serial,
        serial_checked_by=checked,
    )


def _job(source: ReportSource) -> r.Job:
    opened = source.state.opened
    arrived = next(
        (saved.at for saved in source.state.saved if isinstance(saved.fact, StepBegan)), source.state.saved[0].at
    )
    return r.Job(
        kind=source.texts.pick(source.template.title),
        order=opened.work_order,
        visit=f"V-{source.state.id[-8:].upper()}",
        arrived=arrived,
        left=source.state.saved[-1].at,
        conditions=source.answer_printed_at("job.weather"),
        people=(r.Person(source.tr("Technician"), opened.technician, opened.licence),),
        template=f"{source.texts.pick(source.template.title)} {source.template.version}",
    )


def _signer(source: ReportSource, revision: Revision) -> r.Signer:
    certificate = revision.certificate
    return r.Signer(
        name=source.state.opened.technician,
        licence=source.state.opened.licence,
        fingerprint=certificate.fingerprint_sha256,
        common_name=certificate.common_name,
        valid_from=certificate.not_before.date(),
        valid_until=certificate.not_after.date(),
        at=revision.signed_at,
        time_source=source.tr("laptop clock"),
    )


def _instruments(source: ReportSource) -> tuple[r.Instrument, ...]:
    used = {fact.instrument for fact in source.state.answers.values() if fact.instrument}
    if source.reference:
        used.add(source.reference.id)
    return tuple(_instrument(source, name) for name in sorted(used))


def _instrument(source: ReportSource, name: str) -> r.Instrument:
    """Name the certificate that counted on the day the instrument measured, not the one it has now."""
    listed = source.instruments.get(name)
    if listed is None:
        return r.Instrument(name, source.tr("not listed on this laptop"))
    measured = measuring_day(source.state, name)
    known = listed.on(measured)
    due = _day(known.due_on)
    return r.Instrument(
        id=known.id,
        kind=known.text,
        serial=known.serial,
        certificate=known.certificate,
        laboratory=known.laboratory,
        calibrated=_day(known.calibrated_on),
        due=due,
        overdue=due is not None and due.isoformat() < measured,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def photos_part(source: ReportSource) -> tuple[r.Photo, ...]:
    """Return every photo with its hash; pairs of before and after share a key."""
    numbers = finding_numbers(source)
    pictures = [(at, fact) for at, fact in source.state.evidence if fact.media_type.startswith("image/")]
    return tuple(_photo(source, number, at, fact, numbers) for number, (at, fact) in enumerate(pictures, 1))


def _photo(
    source: ReportSource, number: int, at: datetime, fact: EvidenceAdded, numbers: Mapping[tuple[str, int | None], int]
) -> r.Photo:
    item = source.checklist.item(fact.item) if fact.item else None
    finding = next((found for key, found in numbers.items() if key[0] == fact.item), None)
    siblings = [other for _, other in source.state.evidence if other.item == fact.item and fact.item]
    return r.Photo(
        number=number,
        caption=fact.caption or (source.texts.pick(item.text) if item else fact.name),
        taken=at,
        sha256=fact.sha256,
        print_sha256=source.prints.get(fact.sha256, ""),
        by=source.state.opened.technician,
        item=fact.item or "",
        finding=finding,
        pair=fact.item or "" if len(siblings) == 2 else "",
        after=len(siblings) == 2 and siblings[1].sha256 == fact.sha256,
        as_found=item is not None and item.prints == "photo.as_found",
        title=source.texts.pick(item.text) if item else "",
    )


def _short(path: str) -> str:
    """Evidence is named by its hash, which stands beside it in full."""
    return f"{path[:18]}…" if path.startswith("evidence/") else path


def _change(source: ReportSource, revision: Revision) -> str:
    return source.tr("First signed revision") if revision.revision == 1 else source.tr("Correction")


def _parts(source: ReportSource) -> tuple[r.PartUsed, ...]:
    said = source.answer_printed_at
    meters = tuple(
        r.PartUsed(source.tr("Meter"), old_serial=swap.old_serial, new_serial=swap.new_serial)
        for swap in source.state.all(MeterSwapped)
    )
    if not said("part.name"):
        return meters
    return (
        *meters,
        r.PartUsed(
            name=said("part.name"),
            old_serial=said("part.old_serial"),
            new_serial=said("part.new_serial"),
            batch=said("part.batch"),
            warranty=said("part.warranty"),
        ),
    )


def _customer(source: ReportSource) -> r.CustomerStatement:
    said = source.value_printed_at("customer.answer")
    answer = next((kind for kind in r.CustomerAnswer if kind.value == said), r.CustomerAnswer.ABSENT)
    return r.CustomerStatement(
        answer=answer,
        name=source.answer_printed_at("customer.name"),
        role=source.answer_printed_at("customer.role"),
        reason=source.answer_printed_at("customer.reason"),
        at=source.answered_at("customer.answer"),
    )


def _made_with(source: ReportSource) -> r.MadeWith:
    profile = source.profile
    sets = (f"{source.limits.id} {source.limits.edition}",) + ((f"{profile.id} {profile.edition}",) if profile else ())
    return r.MadeWith(
        version=source.version, template=f"{source.template.id} {source.template.version}", limit_sets=sets
    )
