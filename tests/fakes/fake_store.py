"""Everything that would be saved, in memory; it can be full, and tells what was saved in which order."""

import hashlib
from collections.abc import Sequence

from app.domain.errors import BadInput, ComputerCannot, Reason
from app.domain.fact import Fact, SavedFact, VisitOpened
from app.domain.known_error import KnownError, Subject
from app.domain.station import OperatorsRecord
from app.ports.clock import Clock
from app.ports.store import Frame, FrozenRevision, Instrument, Outgoing, Reading, StationLine, StoredKey, VisitLine


class FakeStore:
    """Fulfils ``Store``; ``full`` refuses every new fact and revision."""

    def __init__(self, clock: Clock, instruments: Sequence[Instrument] = ()) -> None:
        self._clock = clock
        self._visits: dict[str, list[SavedFact]] = {}
        self._evidence: dict[str, bytes] = {}
        self._frames: dict[str, list[Frame]] = {}
        self._instruments = {instrument.id: instrument for instrument in instruments}
        self._errors: list[KnownError] = []
        self._preferences: dict[str, str] = {}
        self._stations: dict[str, StationLine] = {}
        self._keys: list[StoredKey] = []
        self._readings: dict[str, list[Reading]] = {}
        self._revisions: dict[str, FrozenRevision] = {}
        self._outbox: dict[str, Outgoing] = {}
        self.receipts: dict[str, bytes] = {}
        self.records: list[OperatorsRecord] = []
        self.full = False
        self.closed = False

    async def open_visit(self, first: Fact) -> SavedFact:
        visit = f"0000-0000-{len(self._visits) + 1:06d}"
        self._visits[visit] = []
        return await self.add_fact(visit, first)

    async def add_fact(self, visit: str, fact: Fact) -> SavedFact:
        if self.full:
            raise ComputerCannot(Reason.DISK_FULL, "data")
        facts = self._visits[visit]
        saved = SavedFact(visit, len(facts) + 1, self._clock.now(), fact)
        facts.append(saved)
        return saved

    async def import_visit(self, facts: Sequence[SavedFact]) -> str:
        self._visits[facts[0].visit] = list(facts)
        return facts[0].visit

    async def facts(self, visit: str) -> tuple[SavedFact, ...]:
        if visit not in self._visits:
            raise BadInput(Reason.UNKNOWN_NAME, visit, kind="visit")
        return tuple(self._visits[visit])

    async def visits(self) -> tuple[VisitLine, ...]:
        return tuple(reversed([_line(facts) for facts in self._visits.values()]))

    async def save_station(self, station: StationLine) -> None:
        self._stations[station.id] = station

    async def stations(self, matching: str = "", offset: int = 0, limit: int = 200) -> tuple[StationLine, ...]:
        found = [line for line in self._stations.values() if matching in f"{line.id} {line.site} {line.serial}"]
        return tuple(found[offset : offset + limit])

    async def count_stations(self, matching: str = "") -> int:
        return len(await self.stations(matching))

    async def put_evidence(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        self._evidence[sha256] = content
        return sha256

    async def evidence(self, sha256: str) -> bytes:
        return self._evidence[sha256]

    async def keep_operators_record(self, record: OperatorsRecord) -> None:
        if self.full:
            raise ComputerCannot(Reason.DISK_FULL, "data")
        self.records.append(record)

    async def operators_records(self, station: str) -> tuple[OperatorsRecord, ...]:
        return tuple(record for record in self.records if record.station == station)

    async def keep_frames(self, visit: str, frames: Sequence[Frame]) -> None:
        self._frames.setdefault(visit, []).extend(frames)

    async def frames(self, visit: str) -> tuple[Frame, ...]:
        return tuple(self._frames.get(visit, ()))

    async def keep_readings(self, visit: str, rows: Sequence[Reading]) -> None:
        self._readings.setdefault(visit, []).extend(rows)

    async def readings(self, visit: str, run: str = "") -> tuple[Reading, ...]:
        return tuple(row for row in self._readings.get(visit, ()) if run in ("", row.run))

    async def freeze(self, revision: FrozenRevision, signed: Fact, errors: Sequence[KnownError] = ()) -> SavedFact:
        await self.keep_errors(errors)
        saved = await self.add_fact(revision.visit, signed)
        self._revisions[revision.bundle_id] = revision
        self._outbox[revision.bundle_id] = Outgoing(
            revision.bundle_id, revision.visit, revision.report, revision.revision, saved.at, len(revision.manifest)
        )
        return saved

    async def outbox(self) -> tuple[Outgoing, ...]:
        return tuple(self._outbox.values())

    async def revision(self, bundle_id: str) -> FrozenRevision:
        return self._revisions[bundle_id]

    async def revisions(self, visit: str) -> tuple[FrozenRevision, ...]:
        return tuple(frozen for frozen in self._revisions.values() if frozen.visit == visit)

    async def mark_outgoing(self, bundle_id: str, state: str, problem: str = "", receipt: bytes | None = None) -> None:
        line = self._outbox[bundle_id]
        told = {"state": state, "problem": problem}
        self._outbox[bundle_id] = Outgoing(**{**line.__dict__, **told})
        if receipt is not None:
            self.receipts[bundle_id] = receipt

    async def keep_errors(self, errors: Sequence[KnownError]) -> None:
        visits = {error.source for error in errors if error.origin == "visit"}
        kept = [one for one in self._errors if one.origin != "visit" or one.source not in visits]
        self._errors = sorted({*kept, *errors}, key=lambda one: (one.at, one.point))

    async def errors(self, subject: Subject, id: str = "", station: str = "") -> tuple[KnownError, ...]:
        return tuple(
            one
            for one in self._errors
            if one.subject == subject and id in ("", one.id) and station in ("", one.station)
        )

    async def preference(self, name: str) -> str | None:
        return self._preferences.get(name)

    async def set_preference(self, name: str, value: str) -> None:
        self._preferences[name] = value

    async def signing_key(self, practice: bool) -> StoredKey | None:
        return next((key for key in reversed(self._keys) if key.practice is practice), None)

    async def save_signing_key(self, key: StoredKey) -> None:
        self._keys.append(key)

    async def save_instrument(self, instrument: Instrument) -> None:
        self._instruments[instrument.id] = instrument

    async def drop_instrument(self, id: str) -> None:
        self._instruments.pop(id, None)

    async def drop_error(self, error: KnownError) -> None:
        self._errors.remove(error)

    async def instruments(self) -> tuple[Instrument, ...]:
        return tuple(self._instruments[name] for name in sorted(self._instruments))

    async def close(self) -> None:
        self.closed = True


def _line(facts: list[SavedFact]) -> VisitLine:
    opened = facts[0].fact
    assert isinstance(opened, VisitOpened)
    return VisitLine(
        facts[0].visit, facts[0].at, facts[-1].at, opened.site, opened.station_id, opened.work_order,
        opened.template, opened.practice, "open",
    )  # fmt: skip
