"""Charges that were asked for here: on disk before the station is told that they count."""

import logging

from app.domain.station import Register
from app.links.ocpp.ledger import NotConfirmed
from app.ports.station import KeepCharge

_log = logging.getLogger(__name__)


class OwnCharges:
    """Stores each before its begin is confirmed, so that a killed program does not leave it running unknown."""

    def __init__(self, keep_charge: KeepCharge | None) -> None:
        self._keep_charge = keep_charge

    async def keep(self, evse: int, transaction: str, begin: Register | None) -> None:
        """Store a charge that began. Raises NotConfirmed: the station then tells it again."""
        if self._keep_charge is None:
            return
        try:
            await self._keep_charge(evse, transaction, begin)
        except Exception as error:
            _log.exception("a charge of this laptop could not be stored; it is not confirmed")
            raise NotConfirmed from error
