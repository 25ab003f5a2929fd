"""Opens visits that a person leads: a real one on the user's store, a practice one on a store and bench of its own."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, Protocol

from app.domain.codec import decode, encode
from app.domain.errors import BadInput
from app.domain.fact import VisitOpened
from app.domain.plan import Plan, PlanCalibration, PlanStation, PlanVisit, read_plan
from app.ports.practice import PracticeBench
from app.ports.station import ListenOptions
from app.ports.store import Store, VisitLine
from app.ports.sync import DeliversBundles
from app.ports.texts import Texts
from app.workflows.bench import Bench
from app.workflows.guided_hands import PersonHands, PracticeHands
from app.workflows.guided_visit import GuidedVisit, port_of
from app.workflows.open_bench import FillsBench, open_bench, open_practice_bench
from app.workflows.practice_instruments import practice_instruments
from app.workflows.run_visit import open_planned
from app.workflows.visit import Visit, basis_of, open_visit, resume_visit

PRACTICE_FAULTS = ("queued-transactions",)
CONNECT_WITHIN_S = 3600.0
"""How long a person may take to plug in the cable; the wait can be cancelled at any time."""
PRACTICE_WITHIN_S = 600.0
REPORTS = "reports"
OcppWanted = Literal["any", "1.6", "2.0.1"]


class OpensPrograms(FillsBench, Protocol):
    """What opening a visit needs of the program; ``bootstrap.Program`` fulfils it."""

    @property
    def data(self) -> Path:
        """The data directory."""

    @property
    def texts(self) -> Texts:
        """Sentences in the user's language."""

    async def open_store(self) -> Store:
        """Open everything saved."""

    def delivery(self, folder: Path) -> DeliversBundles:
        """Return the transport into a folder."""

    def practice_plan(self, ocpp: str, language: str, meter_port: int) -> dict[str, Any]:
        """Return the plan of the practice visit."""


@dataclass(frozen=True)
class WorkOrder:
    """What a person fills in before a real visit; ``serial`` is the work order's."""

    template: str
    site: str
    station: str
    serial: str
    number: str
    technician: str
    ocpp: OcppWanted = "any"
    language: str = "en"
    paper: Literal["A4", "Letter"] = "A4"
    zone: str = "UTC"
    operator_phone: str = ""
    licence: str = ""
    issuer: str = ""
    customer: str = ""
    address: str = ""


@dataclass(frozen=True)
class Listening:
    """Where a real visit listens."""

    host: str = "127.0.0.1"
    port: int = 0
    sync_to: str = ""
    """Where signed bundles go, such as ``folder:/mnt/reports``; empty = they wait."""


async def begin_real(program: OpensPrograms, store: Store, order: WorkOrder, where: Listening) -> GuidedVisit:
    """Open a real visit on the user's store. Raises BadInput (UNKNOWN_NAME) for a template that is not there."""
    basis = basis_of(program.catalogue, order.template)
    opened = VisitOpened(
        template=basis.template.id,
        checklist=basis.checklist.id,
        checklist_version=basis.checklist.version,
        limit_set=basis.limits.id,
        site=order.site,
        station_id=order.station,
        plate_serial=order.serial,
        ocpp=order.ocpp,
        work_order=order.number,
        technician=order.technician,
        language=order.language,
        paper=order.paper,
        zone=order.zone,
        licence=order.licence,
        issuer=order.issuer,
        customer=order.customer,
        address=order.address,
    )
    visit = await open_visit(store, program.clock, basis, opened)
    await store.set_preference(_phone_of(visit.id), order.operator_phone)
    return await _real(program, visit, where)


async def resume_real(program: OpensPrograms, store: Store, visit_id: str, where: Listening) -> GuidedVisit:
    """Take up a saved visit. Raises BadInput (UNKNOWN_NAME)."""
    return await _real(program, await resume_visit(store, program.clock, program.catalogue, visit_id), where)


async def _real(program: OpensPrograms, visit: Visit, where: Listening) -> GuidedVisit:
    opened = visit.state.opened
    before = 0 if where.port else int(await visit.store.preference(port_of(visit.id)) or 0)
    listen = ListenOptions(host=where.host, port=where.port or before, ocpp=opened.ocpp)
    filled = await open_bench(
        program, visit.store, opened.language, listen, lambda central: PersonHands(central, program.clock)
    )
    bench = replace(filled, zone=opened.zone)
    guided = GuidedVisit(visit, bench, replace(_plan_of(opened), calibration=await _kept(visit)))
    guided.folder = program.data / REPORTS
    guided.port_before = before
    kind, _, folder = where.sync_to.partition(":")
    if kind == "folder" and folder:
        guided.delivery = program.delivery(Path(folder))
    return guided


def _plan_of(opened: VisitOpened) -> Plan:
    ocpp: OcppWanted = "1.6" if opened.ocpp == "1.6" else "2.0.1" if opened.ocpp == "2.0.1" else "any"
    return Plan(
        PlanVisit(
            opened.template, opened.work_order, opened.site, opened.technician, opened.language, opened.paper,
            opened.licence, opened.issuer, opened.customer, opened.address,
        ),
        PlanStation(opened.station_id, opened.plate_serial, ocpp, connect_within_s=CONNECT_WITHIN_S),
    )  # fmt: skip


async def begin_practice(practice: OpensPrograms, peers: PracticeBench, ocpp: str, language: str) -> GuidedVisit:
    """Open a practice visit on ``practice``, a program with data of its own, and start its bench."""
    store = await practice.open_store()
    try:
        for instrument in practice_instruments(practice.catalogue, language):
            await store.save_instrument(instrument)
        await peers.open()
        plan = _practice_plan(practice, peers, ocpp, language)
        bench, hands = await _practice_bench(practice, peers, store, ocpp)
        visit = await open_planned(plan, bench, "practice plan")
    except BaseException:
        await peers.stop()
        await store.close()
        raise
    return _guided_practice(practice, visit, bench, hands, plan, peers, store)


async def resume_practice(practice: OpensPrograms, peers: PracticeBench, visit_id: str, language: str) -> GuidedVisit:
    """Take up a practice visit; its station starts anew where the visit had left it."""
    store = await practice.open_store()
    try:
        visit = await resume_visit(store, practice.clock, practice.catalogue, visit_id)
        await peers.open()
        ocpp = visit.state.opened.ocpp
        plan = _practice_plan(practice, peers, ocpp, language)
        bench, hands = await _practice_bench(practice, peers, store, ocpp)
    except BaseException:
        await peers.stop()
        await store.close()
        raise
    return _guided_practice(practice, visit, bench, hands, plan, peers, store)


def _practice_plan(practice: OpensPrograms, peers: PracticeBench, ocpp: str, language: str) -> Plan:
    plan = read_plan(practice.practice_plan(ocpp, language, peers.meter_port), "practice plan")
    return replace(plan, station=replace(plan.station, connect_within_s=PRACTICE_WITHIN_S))


async def _practice_bench(
    practice: OpensPrograms, peers: PracticeBench, store: Store, ocpp: str
) -> tuple[Bench, PracticeHands]:
    bench = await open_practice_bench(practice, peers, store, practice.texts.language, ocpp, practice.data)
    hands = PracticeHands(peers, bench.central)
    return replace(bench, hands=hands, ready=hands.ready), hands


def _guided_practice(
    practice: OpensPrograms,
    visit: Visit,
    bench: Bench,
    hands: PracticeHands,
    plan: Plan,
    peers: PracticeBench,
    store: Store,
) -> GuidedVisit:
    hands.locked_off = lambda: visit.state.locked_off
    guided = GuidedVisit(visit, bench, plan)
    guided.folder = practice.data / REPORTS
    receipts = practice.data / "sync"
    receipts.mkdir(parents=True, exist_ok=True)
    guided.delivery = practice.delivery(receipts)
    guided.closings += [store.close, peers.stop]
    return guided


async def unfinished_practice(program: OpensPrograms) -> tuple[VisitLine, ...]:
    """Return the practice visits in the data of ``program`` that have no report yet; opens and closes its store."""
    store = await program.open_store()
    try:
        return tuple(line for line in await store.visits() if line.state in ("open", "paused"))
    finally:
        await store.close()


async def operator_phone(store: Store, visit_id: str) -> str:
    """Return the operator's phone number as given when the visit was opened."""
    return await store.preference(_phone_of(visit_id)) or ""


async def keep_calibration(store: Store, visit_id: str, calibration: PlanCalibration) -> None:
    """Keep how the meter is calibrated, so that a crash does not ask for it again."""
    await store.set_preference(_calibration_of(visit_id), json.dumps(encode(calibration)))


async def _kept(visit: Visit) -> PlanCalibration | None:
    kept = await visit.store.preference(_calibration_of(visit.id))
    if kept is None:
        return None
    try:
        return decode(PlanCalibration, json.loads(kept), visit.id)
    except BadInput:  # written by another version: it is asked for again
        return None


def _phone_of(visit_id: str) -> str:
    return f"operator-phone:{visit_id}"


def _calibration_of(visit_id: str) -> str:
    return f"calibration:{visit_id}"
