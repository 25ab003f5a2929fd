"""Transactions that did not begin here: the operator's money (field rule 9)."""

import logging

from app.domain.station import OperatorsRecord, StationEventKind
from app.links.ocpp.frame import Call
from app.links.ocpp.known import KnownStation
from app.links.ocpp.ledger import NotConfirmed
from app.ports.station import KeepRecord

_log = logging.getLogger(__name__)


class ForeignTransactions:
    """Stores each before it is confirmed; without ``keep_record`` none is confirmed."""

    def __init__(self, known: KnownStation, keep_record: KeepRecord | None) -> None:
        self._known = known
        self._keep_record = keep_record

    async def keep(self, call: Call, answered: str | None) -> None:
        """Store an operator's record before it is answered (rule 9), or see that it is not answered at all."""
        keep, known, stored = self._keep_record, self._known, False
        try:
            if keep is not None:
                now = self._known.time()
                await keep(OperatorsRecord(known.identity.id, call.action, call.id, call.text, now, answered))
                stored = True
        except Exception as error:
            _log.exception("an operator's record could not be stored; it is not confirmed")
            raise NotConfirmed from error
        finally:
            known.tell(StationEventKind.FOREIGN_TRANSACTION, call.action, stored=stored)
        if not stored:
            raise NotConfirmed
