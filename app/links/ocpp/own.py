"""Charges that were asked for here: begin and end are on disk before the station is told that they count."""

import logging

from app.domain.station import Register
from app.links.ocpp.ledger import NotConfirmed, Transaction
from app.ports.station import KeepCharge, KeepEnd

_log = logging.getLogger(__name__)


class OwnCharges:
    """Stores each before its begin is confirmed, so that a killed program does not leave it running unknown."""

    def __init__(self, keep_charge: KeepCharge | None, keep_end: KeepEnd | None = None) -> None:
        self._keep_charge, self._keep_end = keep_charge, keep_end

    async def keep(self, evse: int, transaction: str, begin: Register | None) -> None:
        """Store a charge that began. Raises NotConfirmed: the station then tells it again."""
        if self._keep_charge is None:
            return
        try:
            await self._keep_charge(evse, transaction, begin)
        except Exception as error:
            _log.exception("a charge of this laptop could not be stored; it is not confirmed")
            raise NotConfirmed from error

    async def keep_end(self, transaction: Transaction) -> None:
        """Store the end of a charge. Raises NotConfirmed: the station then tells it again."""
        if self._keep_end is None:
            return
        try:
            await self._keep_end(transaction.id, transaction.end, transaction.reason)
        except Exception as error:
            _log.exception("the end of a charge of this laptop could not be stored; it is not confirmed")
            raise NotConfirmed from error
