"""A charge that begins and ends at the laptop's word: one transaction, two registers (field rules 10, 19)."""

import asyncio
import itertools
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from app.domain.errors import BadInput, OutcomeUnknown, PeerUnreachable, Reason, Refused
from app.domain.station import Charge, ChargeEnded, Register
from app.links.ocpp.caller import Caller
from app.links.ocpp.dialect import Desk, Dialect, Limit, Request
from app.links.ocpp.ledger import Transaction, name_of
from app.links.ocpp.quirk import Quirk
from app.links.ocpp.waiting import Deadline

_VOLTS = Decimal(230)
_BEGIN_S = 5.0
"""How long the begin register may come after the begin."""
_RACE_S = 1.0
"""How long the end may come after a refused stop: the transaction may have ended by itself."""
_QUEUE_S = 15.0
"""The same where the link was lost since the begin: the end may wait in the station's queue."""
_READY_S = 1.0
"""How long a station may take to say its first word after its boot was accepted; before, some refuse a start."""
_CHARGING = frozenset({"Charging", "SuspendedEV", "SuspendedEVSE"})
"""States of OCPP 1.6 (4.9 Status Notification) in which a transaction runs; 2.x tells none of the kind."""
_SETTLE_S = 1.0
"""Pause before a limit that was refused right after the begin is set once more: the station knew no transaction yet."""


class Charging:
    """Starts, limits and stops charges of one station."""

    def __init__(self, desk: Desk, caller: Caller, dialect: Callable[[], Dialect], quirk: Callable[[], Quirk]) -> None:
        self._known = desk.known
        self._ledger = desk.ledger
        self._token = desk.service_token
        self._caller = caller
        self._dialect = dialect
        self._quirk = quirk
        self._ids = itertools.count(int(desk.known.time().timestamp()) % 1_000_000)
        self._profiles: dict[int, list[int]] = {}

    async def start(self, evse: int, limit_a: float | None, within_s: float) -> Charge:
        """See ``Charges.start_charge``. OutcomeUnknown: the station accepted and nothing began (W6)."""
        deadline = Deadline(within_s)
        await self._known.changes.wait(lambda: self._known.heard_since_accepted, min(_READY_S, within_s))
        await self._end_late(evse, deadline)
        remote_id = next(self._ids)
        limit = None if limit_a is None else self._limit(evse, limit_a)
        self._ledger.expect(evse, remote_id)
        limited, unknown = False, None
        try:
            limited = await self._ask_start(evse, remote_id, limit, deadline)
        except OutcomeUnknown as error:
            unknown = error  # a start is never sent twice; its transaction may begin all the same, over the next link
        except (Refused, PeerUnreachable, BadInput):
            self._ledger.forget(remote_id)
            raise
        transaction = await self._begun(evse, remote_id, deadline, unknown)
        transaction.link = self._known.links
        if limit is not None and not limited:
            await self._set_limit(transaction, limit, deadline)
        begin = await self._register(transaction, deadline)
        return Charge(evse, transaction.id, begin)

    async def left(self, evse: int, within_s: float) -> bool:
        """See ``Charges.left_charge``."""
        return await self._known.changes.wait(lambda: self._ledger.running(evse) is not None, within_s)

    async def goes_on(self, charge: Charge, within_s: float) -> bool | None:
        """See ``Charges.charge_goes_on``. Raises BadInput (UNKNOWN_NAME), PeerUnreachable (LINK_LOST)."""
        transaction, deadline = self._ours(charge), Deadline(within_s)

        def told() -> bool:
            return transaction.ended or transaction.named_on == self._known.links

        if not told():
            await self._known.changes.wait(told, await self._ask_for(charge.evse, deadline))
        if not told() and not self._caller.connected:
            raise PeerUnreachable(Reason.LINK_LOST, self._known.identity.id, action="MeterValues")
        charges = any(one.evse == charge.evse and one.status in _CHARGING for one in self._known.connectors)
        return not transaction.ended if told() else True if charges else None

    async def _ask_for(self, evse: int, deadline: Deadline) -> float:
        """Ask for values that name a charge; return how long they, or an end that is queued, may take.

        A station that has no triggers tells with its own interval alone.
        """
        try:
            await self._caller.order(self._dialect().ask_charge(evse), deadline.left())
        except Refused as refused:
            return min(_QUEUE_S, deadline.left()) if refused.data.get("said") == "Rejected" else deadline.left()
        except OutcomeUnknown:
            return deadline.left()
        return min(_QUEUE_S, deadline.left())

    def _ours(self, charge: Charge) -> Transaction:
        transaction = self._ledger.transactions.get(charge.transaction)
        if transaction is None or not transaction.ours:
            raise BadInput(Reason.UNKNOWN_NAME, charge.transaction)
        return transaction

    async def _end_late(self, evse: int, deadline: Deadline) -> None:
        """A start given up may begin later all the same (W6): it is ended before the next, never forgotten."""
        running = self._ledger.running(evse)
        if running is None:
            return
        self._known.deviate("W6", "RemoteStart", "a charge of ours still ran, or its end was never told")
        try:
            await self._stop(running, deadline)
        except (Refused, OutcomeUnknown):
            running.given_up = True  # the answer to the next start tells whether it still runs

    async def _set_limit(self, transaction: Transaction, limit: Limit, deadline: Deadline) -> None:
        request = self._dialect().limit(transaction.evse, transaction.id, limit)
        try:
            await self._caller.order(request, deadline.left())
        except Refused as refused:
            if refused.data.get("said") != "Rejected" or deadline.left() <= _SETTLE_S:
                raise
            self._known.deviate("W1", request.action, "refused right after the begin of the transaction; set again")
            await asyncio.sleep(_SETTLE_S)
            await self._caller.order(request, deadline.left())

    def _limit(self, evse: int, limit_a: float) -> Limit:
        quirk, profile = self._quirk(), next(self._ids)
        self._profiles.setdefault(evse, []).append(profile)
        amps = Decimal(str(round(limit_a, 1)))
        unit = "W" if self._known.limits_in_watts_only else quirk.limit_unit
        value = amps * _VOLTS * quirk.phases if unit == "W" else amps
        return Limit(profile, value, unit, quirk.stack_level, quirk.profile_kind, self._known.time())

    async def _ask_start(self, evse: int, remote_id: int, limit: Limit | None, deadline: Deadline) -> bool:
        """Ask for the start; returns whether the limit went along. A refused profile is left out and set later."""
        dialect, token = self._dialect(), self._token
        if limit is not None and self._quirk().profile_in_start:
            try:
                await self._send_start(dialect.start(evse, token, remote_id, limit), remote_id, deadline)
                return True
            except Refused as refused:
                self._known.deviate("W3", str(refused.data.get("action")), "start with a charging profile refused")
        await self._send_start(dialect.start(evse, token, remote_id, None), remote_id, deadline)
        return False

    async def _send_start(self, request: Request, remote_id: int, deadline: Deadline) -> None:
        _, answer = await self._caller.order(request, deadline.left())
        transaction = answer.get("transactionId")
        if transaction is not None:
            self._ledger.adopt(name_of(transaction), remote_id)

    async def _begun(
        self, evse: int, remote_id: int, deadline: Deadline, unknown: OutcomeUnknown | None
    ) -> Transaction:
        """Return the transaction of this start; ``unknown`` is raised where it was not answered either."""
        await self._known.changes.wait(lambda: self._ledger.begun(remote_id) is not None, deadline.left())
        transaction = self._ledger.begun(remote_id)
        if transaction is None:
            if unknown is not None:
                raise unknown
            self._known.deviate("W3", "RemoteStart", "accepted and no transaction began")
            raise OutcomeUnknown(
                Reason.NO_CONFIRMATION, self._known.identity.id, action="RemoteStart", evse=evse, missing="transaction"
            )
        return transaction

    async def _register(self, transaction: Transaction, deadline: Deadline) -> Register:
        """Return the begin register; the first one seen where the station never marks one as begin (W5)."""
        patience_s = min(deadline.left(), _BEGIN_S)
        await self._known.changes.wait(lambda: transaction.begin is not None, patience_s)
        begin = transaction.begin or transaction.first
        if begin is None:
            raise self._no_register(transaction, "begin register")
        if transaction.begin is None:
            self._known.deviate("W5", "TransactionEvent", "no begin register: the first value seen is taken")
            transaction.begin = begin
        return begin

    def _no_register(self, transaction: Transaction, missing: str) -> OutcomeUnknown:
        data = {"evse": transaction.evse, "transaction": transaction.id, "missing": missing}
        return OutcomeUnknown(Reason.NO_CONFIRMATION, self._known.identity.id, action="TransactionEvent", **data)

    async def limit(self, evse: int, limit_a: float, within_s: float) -> None:
        """See ``Charges.limit_charge``. Raises BadInput (WRONG_USAGE) where no charge of ours runs."""
        transaction = self._ledger.running(evse)
        if transaction is None:
            raise BadInput(Reason.WRONG_USAGE, self._known.identity.id, evse=evse, problem="no running charge")
        request = self._dialect().limit(evse, transaction.id, self._limit(evse, limit_a))
        await self._caller.order(request, within_s)

    async def stop(self, charge: Charge, within_s: float) -> ChargeEnded:
        """See ``Charges.stop_charge``; an end that came by itself, or after a lost link, is taken as it is."""
        transaction, deadline = self._ours(charge), Deadline(within_s)
        if not transaction.ended:
            await self._stop(transaction, deadline)
        if transaction.end is None:
            raise self._no_register(transaction, "end register")
        return ChargeEnded(
            charge.evse, charge.transaction, transaction.begin or charge.begin, transaction.end, transaction.reason
        )

    async def _stop(self, transaction: Transaction, deadline: Deadline) -> None:
        """Ask for the stop and wait for the end, whichever comes first."""
        asking = asyncio.ensure_future(self._ask_stop(transaction, deadline))
        ending = asyncio.ensure_future(self._known.changes.wait(lambda: transaction.ended, deadline.left()))
        try:
            await asyncio.wait({asking, ending}, return_when=asyncio.FIRST_COMPLETED)
            if ending.done() and ending.result():
                return
            try:
                action = await asking
            except Refused:
                # over a later link than that of its begin, the end may still wait in the station's queue
                patience_s = _QUEUE_S if transaction.link != self._known.links else _RACE_S
                if not await self._known.changes.wait(lambda: transaction.ended, min(deadline.left(), patience_s)):
                    transaction.given_up = True
                    raise
            except OutcomeUnknown:
                if not await ending:
                    raise
            else:
                if not await ending:
                    self._known.deviate("W3", action, "accepted and the transaction did not end")
                    raise self._no_register(transaction, "end")
        finally:
            await _finish(asking, ending)

    async def _ask_stop(self, transaction: Transaction, deadline: Deadline) -> str:
        """Ask until there is an answer, also over the next link; returns the action.

        A stop names its transaction: sent twice it ends nothing else. What it raises in the end is OutcomeUnknown
        once anything was sent; a refusal of a repeat says nothing of the first, so it is unknown as well.
        """
        request, unknown = self._dialect().stop(transaction.id), None
        while True:
            try:
                await self._caller.order(request, deadline.left())
            except OutcomeUnknown as error:
                unknown = error
            except (Refused, PeerUnreachable) as error:
                raise (unknown or error) from None
            else:
                return request.action
            if not deadline.left():
                raise unknown

    async def clear(self, evse: int) -> None:
        """See ``Charges.clear_limits``; a limit already gone with its transaction is fine."""
        for profile in self._profiles.pop(evse, []):
            await self._caller.order(self._dialect().clear(profile), good=("Accepted", "Unknown"))


async def _finish(*tasks: "asyncio.Future[Any]") -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
