"""Invented data of the pictures, saved through the ports like real ones."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from app.domain.calibration_certificate import CalibrationCertificate
from app.domain.certificate_point import CertificatePoint
from app.domain.fact import ReportSigned, SnapshotTaken, StepBegan, StepDone, VisitOpened, VisitPaused
from app.domain.known_error import KnownError
from app.domain.station import ConnectorState, Setting, Snapshot, StationClock, StationIdentity
from app.domain.step import Step
from app.ports.store import FrozenRevision, Instrument, StationLine, Store

if TYPE_CHECKING:
    from app.bootstrap import Program

_SITES = ("Alpha Park", "Delta Mall", "Harbour Depot", "Linden Square", "North Station")
_MODELS = (
    ("Northgrid", "NG-22", "5.2.1", "1.6"),
    ("Voltana", "DC150", "2.0.4", "2.0.1"),
    ("Northgrid", "NG-11", "5.3.0", "1.6"),
)
_SETTINGS = (
    ("AllowOfflineTxForUnknownId", "false", False),
    ("AuthorizationKey", "***", False),
    ("AuthorizeRemoteTxRequests", "true", False),
    ("ClockAlignedDataInterval", "900", False),
    ("ConnectionTimeOut", "60", False),
    ("ConnectorPhaseRotation", "1.RST,2.RST", False),
    ("GetConfigurationMaxKeys", "50", True),
    ("HeartbeatInterval", "300", False),
    ("LocalAuthListEnabled", "true", False),
    ("LocalPreAuthorize", "false", False),
    ("MeterValueSampleInterval", "60", False),
    ("MeterValuesSampledData", "Energy.Active.Import.Register,Power.Active.Import", False),
    ("NumberOfConnectors", "2", True),
    ("ResetRetries", "3", False),
    ("SupportedFeatureProfiles", "Core,FirmwareManagement,SmartCharging", True),
    ("WebSocketPingInterval", "30", False),
)


Run = Callable[[Coroutine[Any, Any, Any]], Any]


def fill(program: "Program", stations: int = 240) -> None:
    """Fill the store of ``program`` with a register, visits, reports and instruments."""
    with asyncio.Runner() as runner:
        run = runner.run
        store = run(program.open_store())
        _fill(store, program, run, stations)
        run(store.close())


def _fill(store: Store, program: "Program", run: Run, stations: int) -> None:
    now = program.clock.now()
    for name, value in (("technician", "T-07"), ("zone", "Europe/Berlin")):
        run(store.set_preference(name, value))
    first = _visits(store, program, run)
    for number in range(stations):
        site = _SITES[number % len(_SITES)]
        vendor, model, firmware, ocpp = _MODELS[number % len(_MODELS)]
        serial = f"{model.replace('-', '')}-{4711 + number:06d}"
        seen = now - timedelta(hours=7 * number + 1)
        line = StationLine(
            f"CS-{number + 1:04d}", f"{site}, Bay {number // 5 + 1}", serial, vendor, model, firmware, ocpp, seen,
            first if number == 0 else None,
        )  # fmt: skip
        run(store.save_station(line))
    run(store.keep_errors(tuple(_errors(now))))
    run(store.keep_errors(tuple(_errors_of_reference(now))))
    for id, text, serial, days, percent in (
        ("rcd", "RCD tester", "0815", 9, None),
        ("reference", "Class 0.1 analyser", "R-5521", 128, 0.05),
        ("loop", "Loop tester", "4410", -3, None),
        ("tongs", "Current clamp", "77-1203", 301, 0.8),
        ("thermo", "Temperature and humidity", "TH-40", None, None),
    ):
        due = "" if days is None else (now + timedelta(days=days)).date().isoformat()
        calibrated = "" if days is None else (now + timedelta(days=days - 730)).date().isoformat()
        paper = ("", "") if days is None else (f"D-K-{serial}-26", "Lab North")
        earlier, points = (_earlier(serial), _POINTS) if id == "reference" else ((), ())
        one = Instrument(id, text, serial, paper[0], calibrated, due, paper[1], percent, 2.0, earlier, points)
        run(store.save_instrument(one))


_POINTS = tuple(
    CertificatePoint(load, error, expanded)
    for load, error, expanded in ((6, 0.041, 0.06), (10, 0.032, 0.05), (16, 0.027, 0.05), (32, 0.021, 0.05))
)


def _earlier(serial: str) -> tuple[CalibrationCertificate, ...]:
    return tuple(
        CalibrationCertificate(f"D-K-{serial}-{year - 2000}", f"{year}-03-28", f"{year + 2}-03-28", who, u, 2.0, serial)
        for year, who, u in ((2023, "Lab North", 0.05), (2021, "Lab South", 0.06))
    )


def _errors_of_reference(now: datetime) -> Iterator[KnownError]:
    """Yield what certificates and checks found of the reference; the last checks lie off the others."""
    for year, error in ((5, 0.012), (3, 0.021), (1, 0.027)):
        yield KnownError(
            subject="instrument", id="reference", at=now - timedelta(days=365 * year + 120), point="16 A",
            error_percent=error, expanded_percent=0.05, limit_percent=0.1, origin="certificate",
            source=f"D-K-R-5521-{26 - year}",
        )  # fmt: skip
    scatter = (3, -2, 1, -4, 2, 0, -1, 4, -3, 1, 2, -2, 0, 3, -1, -3, 1, 2, -4, 1, 5, 11, 14, 12)
    for week, thousandth in enumerate(scatter):
        yield KnownError(
            subject="instrument", id="reference", at=now - timedelta(days=14 * (len(scatter) - week)), point="16 A",
            error_percent=0.025 + thousandth / 1000, expanded_percent=0.04, limit_percent=0.1, origin="check",
            source="check standard CS-7",
        )  # fmt: skip


def _errors(now: datetime) -> Iterator[KnownError]:
    """Yield the errors of one meter over six years, at two load points; one drifts towards its limit."""
    for point, begin, slope in (("6 A", 0.15, 0.02), ("16 A", 0.12, 0.11)):
        for year, scatter in enumerate((0.01, -0.02, 0.015, 0.0, -0.01, 0.02)):
            yield KnownError(
                subject="meter", id="ME-20871", at=now - timedelta(days=365 * (5 - year) + 12), point=point,
                error_percent=begin + slope * year + scatter, expanded_percent=0.09, limit_percent=1.0,
                origin="visit", source=f"visit {2021 + year}", station="CS-0001", reference="reference",
            )  # fmt: skip


def _visits(store: Store, program: "Program", run: Run) -> str:
    """Save some visits, the first still open; returns its id."""
    signed = _visit(store, run, "Delta Mall, DC 1", "VD-0931", "2026-1180", "fault-call")
    _sign(store, run, signed, "R-2026-0911")
    other = _visit(store, run, "Alpha Park, Bay 4", "NG22-004712", "2026-1185", "periodic-inspection")
    _sign(store, run, other, "R-2026-0912")
    paused = _visit(store, run, "Harbour Depot, Bay 2", "NG11-002201", "2026-1186", "periodic-inspection")
    run(store.add_fact(paused, VisitPaused("inoperative, no own lock, link to the operator restored")))
    still = _visit(store, run, "Alpha Park, Bay 3", "CS-0001", "2026-1187", "periodic-inspection")
    for step in (Step.ARRIVE, Step.IDENTIFY, Step.OUTSIDE):
        run(store.add_fact(still, StepBegan(step)))
        run(store.add_fact(still, StepDone(step)))
    now = program.clock.now()
    identity = StationIdentity("CS-0001", "1.6", "Northgrid", "NG-22", "NG22-004711", "5.2.1")
    clock = StationClock(now - timedelta(seconds=1.2), now, 0.2, "NTP")
    connectors = (
        ConnectorState(0, 0, "Available"),
        ConnectorState(1, 1, "Preparing"),
        ConnectorState(2, 2, "Available"),
    )
    settings = tuple(Setting(key, value, readonly) for key, value, readonly in _SETTINGS)
    run(store.add_fact(still, SnapshotTaken("first", Snapshot(now, identity, settings, connectors, clock))))
    return still


def _visit(store: Store, run: Run, site: str, station: str, order: str, template: str) -> str:
    opened = VisitOpened(
        template, "ac-inspection", 1, "DE-AC", site, station, station, "1.6", order, "T-07", zone="Europe/Berlin"
    )
    return str(run(store.open_visit(opened)).visit)


def _sign(store: Store, run: Run, visit: str, report: str) -> None:
    content = run(store.put_evidence(report.encode() * 400_000))
    bundle = f"{abs(hash(report)):064x}"[:64]
    manifest = report.encode()
    revision = FrozenRevision(visit, report, 1, bundle, manifest, b"signature", (("report.pdf", content),))
    run(store.freeze(revision, ReportSigned(report, 1, bundle, content)))
