"""Firmware, configuration, queued transactions and test energy, as printed."""

from decimal import Decimal

from app.domain import report as r
from app.domain.difference import ChangeJudgement, Difference
from app.domain.fact import FirmwareUpdated, RunMeasured, SettingWritten, TestCharge
from app.domain.left_run import own_charges
from app.domain.meter_fact import LoadTested, WiringChecked
from app.domain.meter_work_fact import MeterSwapped
from app.domain.operators_record import told_transactions
from app.domain.station import FirmwareStatus
from app.domain.text import mark
from app.domain.visit import VisitState
from app.workflows.report.legal_part import firmware_proofs
from app.workflows.report.source import ReportSource

SECRETS = ("AuthorizationKey", "BasicAuthPassword")
REASONS = (
    mark("restored at close-out"),
    mark("firmware updated on this visit"),
    mark("set at the meter on this visit"),
    mark("another meter was put in on this visit"),
)


def firmware_part(source: ReportSource) -> tuple[r.FirmwareChange, ...]:
    """Return every update tried."""
    return tuple(_firmware(source, update) for update in source.state.all(FirmwareUpdated))


def _firmware(source: ReportSource, update: FirmwareUpdated) -> r.FirmwareChange:
    proofs = (
        _served(source, update),
        r.DoneLine(
            r.Mark.PASS if update.after == update.wanted else r.Mark.FAIL,
            source.tr("version read after the restart: {version}", version=update.after),
        ),
    )
    return r.FirmwareChange(
        before=update.before,
        after=update.after,
        succeeded=update.ok,
        file=update.file,
        size_bytes=update.size,
        sha256=update.sha256,
        checksum_before=update.checksum_before,
        checksum_after=update.checksum_after,
        reason=""
        if update.ok
        else source.tr("wanted {wanted}; the station said {said}", wanted=update.wanted, said=_said(update.journal)),
        journal=tuple(r.JournalLine(status.said, status.at) for status in update.journal),
        proofs=(*proofs, *firmware_proofs(source, update.file)),
    )


def _served(source: ReportSource, update: FirmwareUpdated) -> r.DoneLine:
    if update.interrupted:
        return r.DoneLine(r.Mark.NOT_TESTED, source.tr("not followed to its end: bytes fetched are not known"))
    served = source.tr("{served} of {size} bytes fetched by the station", served=update.served_bytes, size=update.size)
    return r.DoneLine(r.Mark.PASS if update.served_bytes >= update.size else r.Mark.FAIL, served)


def _said(journal: tuple[FirmwareStatus, ...]) -> str:
    return journal[-1].said if journal else "–"


def configuration_part(source: ReportSource) -> r.Configuration:
    """Return what differs from the first snapshot, and what was changed and put back."""
    first = source.state.snapshot("first")
    total = len(first.snapshot.settings) if first else 0
    last = source.state.snapshot("last")
    if last is None:
        return r.Configuration(note=source.tr("No last snapshot was taken: changes are not known."))
    changes = tuple(_change(source, difference) for difference in source.differences if _is_setting(difference))
    restored = _restored(source)
    note = (
        source.tr("Changed for this visit and restored, read back: {keys}.", keys=", ".join(restored))
        if restored
        else ""
    )
    return r.Configuration(total=total, changes=changes, note=note)


def _is_setting(difference: Difference) -> bool:
    return difference.judgement is not ChangeJudgement.EXPECTED and not difference.path.startswith("connectors.")


def _change(source: ReportSource, difference: Difference) -> r.SettingChange:
    name = difference.path.removeprefix("settings.").removeprefix("identity.")
    secret = any(word in name for word in SECRETS)
    reason = source.tr(difference.reason) if difference.reason else source.tr("unexplained")
    return r.SettingChange(
        name=name,
        before="" if secret else difference.a or "–",
        after="" if secret else difference.b or "–",
        reason=reason,
        by=source.state.opened.technician,
        read_back=difference.judgement is ChangeJudgement.EXPLAINED,
        secret=secret,
    )


def _restored(source: ReportSource) -> tuple[str, ...]:
    differing = {difference.path for difference in source.differences}
    keys = dict.fromkeys(write.key for write in source.state.all(SettingWritten))
    return tuple(key for key in keys if f"settings.{key}" not in differing)


def queued_part(source: ReportSource) -> tuple[r.QueuedTransaction, ...]:
    """Return the operator's transactions that were kept; no token and no card is printed (rule 26)."""
    return tuple(
        r.QueuedTransaction(
            id=told.name,
            received=told.received,
            began=told.began,
            ended=told.ended,
            energy_kwh=told.energy_kwh,
            state=source.tr("kept, waits for delivery to the operator"),
        )
        for told in told_transactions(source.operators_records)
    )


def _drawn(state: VisitState) -> list[tuple[Decimal, Decimal]]:
    """Return the registers (kWh) before and after every charge: those that led to nothing drew energy as well."""
    pairs = {run.transaction: (run.start_kwh, run.stop_kwh) for run in state.all(RunMeasured)}
    pairs |= {charge.transaction: (charge.begin_kwh, charge.end_kwh) for charge in state.all(TestCharge)}
    for wiring in state.all(WiringChecked):
        if wiring.start_kwh is not None and wiring.stop_kwh is not None:
            pairs[wiring.transaction] = (wiring.start_kwh, wiring.stop_kwh)
    pairs |= {test.transaction: (test.start_kwh, test.stop_kwh) for test in state.all(LoadTested)}
    for charge in own_charges(state):
        if charge.transaction not in pairs and charge.begin is not None and charge.end is not None:
            pairs[charge.transaction] = (charge.begin.energy_kwh, charge.end.energy_kwh)
    return list(pairs.values())


def test_energy_part(source: ReportSource) -> r.TestEnergy:
    """Return the energy drawn on the service token, with the register before and after (rule 10)."""
    pairs = _drawn(source.state)
    if not pairs:
        return r.TestEnergy(note=source.tr("No energy was drawn."))
    energy = sum((end - begin for begin, end in pairs), Decimal(0))
    if source.state.last(MeterSwapped) is not None:  # registers of two meters have no before and after
        note = source.tr("drawn on the service token, registers of two meters")
        return r.TestEnergy(charges=len(pairs), energy_kwh=energy, note=note)
    return r.TestEnergy(
        charges=len(pairs),
        register_before_kwh=min(begin for begin, _ in pairs),
        register_after_kwh=max(end for _, end in pairs),
        energy_kwh=energy,
        note=source.tr("drawn on the service token"),
    )
