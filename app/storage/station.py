"""The station register, searched by words."""

from dataclasses import asdict, fields

from sqlalchemy import ColumnElement, and_, func, select, true
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from app.domain.natural_order import natural_key
from app.ports.store import StationLine
from app.storage.database import OnDatabase
from app.storage.record import StationRecord

_COLUMN = StationRecord.__table__.c
"""Lists are read past the mapped classes: making those ready takes longer than the first page."""
_LINE = tuple(_COLUMN[field.name] for field in fields(StationLine))


class SqlStations(OnDatabase):
    """KeepsStations on the encrypted database."""

    async def save_station(self, station: StationLine) -> None:
        """Add or update by id."""
        await self._database.run(lambda session: _save(session, station))

    async def stations(self, matching: str = "", offset: int = 0, limit: int = 200) -> tuple[StationLine, ...]:
        """Return a page of the stations that contain every word of ``matching``, sorted by site and id as people do."""
        return await self._database.run(lambda session: _page(session, matching, offset, limit))

    async def count_stations(self, matching: str = "") -> int:
        """Return how many match."""
        query = select(func.count(_COLUMN.id)).where(_matches(matching))
        return await self._database.run(lambda session: session.scalar(query) or 0)


def _save(session: Session, station: StationLine) -> None:
    # SQLite folds only ASCII: the folded words stand in a column of their own
    words = "\n".join((station.id, station.site, station.serial, station.model)).casefold()
    values = {**asdict(station), "words": words, "ordering": natural_key(station.site, station.id)}
    rest = {name: value for name, value in values.items() if name != "id"}
    session.execute(insert(StationRecord).values(values).on_conflict_do_update(index_elements=["id"], set_=rest))


def _matches(matching: str) -> ColumnElement[bool]:
    words = matching.casefold().split()
    return and_(true(), *(_COLUMN.words.contains(word, autoescape=True) for word in words))


def _page(session: Session, matching: str, offset: int, limit: int) -> tuple[StationLine, ...]:
    query = select(*_LINE).where(_matches(matching)).order_by(_COLUMN.ordering, _COLUMN.site, _COLUMN.id)
    return tuple(StationLine(*row) for row in session.execute(query.offset(offset).limit(limit)))
