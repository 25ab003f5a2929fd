"""Whose transaction is it: begun here, or the operator's (field rule 9)."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from app.domain.station import Register
from app.links.ocpp.frame import Call

FOREIGN_IDS = 1_000_000_000
"""1.6 transaction ids from here on were given to the operator's records, smaller ones to charges of this laptop."""

KeepOwn = Callable[[int, str, Register | None], Awaitable[None]]
"""Stores EVSE, transaction and begin register of a charge of ours; raises NotConfirmed."""

KeepOwnEnd = Callable[["Transaction"], Awaitable[None]]
"""Stores the end of a charge of ours; raises NotConfirmed."""

KeepForeign = Callable[[Call, str | None], Awaitable[None]]


class NotConfirmed(Exception):
    """The message must not be answered: the operator's record is not stored."""


@dataclass
class Transaction:
    """One transaction seen on the wire."""

    evse: int
    id: str
    ours: bool
    remote_id: int | None = None
    begin: Register | None = None
    first: Register | None = None
    end: Register | None = None
    ended: bool = False
    reason: str = ""
    last_sequence: int | None = None
    link: int = 0
    """The socket it began on, counted from 1; 0 before this program was started."""
    named_on: int = 0
    """The socket on which the station last named it as running, counted as ``link``; 0 = never to this program."""
    kept: bool = False
    """Stored durably, so that it may be confirmed and worked with."""
    given_up: bool = False
    """The station refused to end it: it is gone, or nobody can end it from here."""
    signed_begin: str | None = None
    signed_end: str | None = None

    def keep_signed(self, begin: str | None, end: str | None) -> None:
        """Keep the meter's signed records, which may come before, in or after the message with the register."""
        self.signed_begin = self.signed_begin or begin
        self.signed_end = end or self.signed_end
        if self.begin is not None and not self.begin.signed and self.signed_begin:
            self.begin = replace(self.begin, signed=self.signed_begin)
        if self.end is not None and not self.end.signed and self.signed_end:
            self.end = replace(self.end, signed=self.signed_end)


@dataclass
class Ledger:
    """Transactions of one station. ``first_id``: where the 1.6 ids given here begin (differs per session)."""

    service_token: str
    first_id: int
    transactions: dict[str, Transaction] = field(default_factory=dict)
    _expected: dict[int, int] = field(default_factory=dict)
    """Remote start id -> EVSE, of starts asked here that did not begin yet."""
    _asked: set[int] = field(default_factory=set)
    _answered: dict[str, str | None] = field(default_factory=dict)
    _given: int = 0

    def expect(self, evse: int, remote_id: int) -> None:
        """Note that a start was asked; one asked earlier for the same EVSE and given up is expected no more."""
        for earlier in [one for one, of in self._expected.items() if of == evse]:
            del self._expected[earlier]
        self._expected[remote_id] = evse
        self._asked.add(evse)

    def asked(self, evses: Iterable[int]) -> None:
        """Note where a start was asked before this program was started."""
        self._asked.update(evses)

    def forget(self, remote_id: int) -> None:
        """Note that the station refused this start."""
        self._expected.pop(remote_id, None)

    def expected(self, evse: int) -> int | None:
        """Return the id of the start asked for this EVSE, if it did not begin yet."""
        return next((remote_id for remote_id, of in self._expected.items() if of == evse), None)

    def is_expected(self, remote_id: object) -> bool:
        """Return True when this remote start id was asked here."""
        return isinstance(remote_id, int) and remote_id in self._expected

    def is_ours(self, evse: int, token: object) -> bool:
        """Return True for a transaction under the service token on an EVSE where a start was asked here."""
        return token == self.service_token and (evse in self._asked or bool(self._expected))

    def next_id(self, *, ours: bool) -> str:
        """Return a transaction id for 1.6, never given before, nor to a charge of an earlier program."""
        while True:
            self._given += 1
            number = str(self.first_id + self._given + (0 if ours else FOREIGN_IDS))
            if number not in self.transactions:
                return number

    def begin(self, transaction: Transaction) -> Transaction:
        """Enter a transaction; one of ours fulfils what was expected."""
        if transaction.ours and transaction.remote_id is None:
            only = next(iter(self._expected), None) if len(self._expected) == 1 else None
            expected = self.expected(transaction.evse)
            transaction.remote_id = expected if expected is not None else only
        if transaction.remote_id is not None:
            self._expected.pop(transaction.remote_id, None)
        self.transactions[transaction.id] = transaction
        return transaction

    def adopt(self, transaction_id: str, remote_id: int) -> None:
        """The station says our start goes on with this transaction, which it had begun before."""
        transaction = self.transactions.get(transaction_id)
        if transaction is not None:
            transaction.ours, transaction.remote_id, transaction.kept = True, remote_id, True
            self._expected.pop(remote_id, None)

    def begun(self, remote_id: int) -> Transaction | None:
        """Return the transaction that began by this remote start, once it is stored."""
        mine = (one for one in self.transactions.values() if one.ours and one.kept)
        return next((one for one in mine if one.remote_id == remote_id), None)

    def running(self, evse: int) -> Transaction | None:
        """Return our transaction that runs on this EVSE, the newest where an older end was never told."""
        mine = [one for one in self.transactions.values() if one.ours and one.evse == evse]
        return next((one for one in reversed(mine) if not one.ended and not one.given_up), None)

    def same_start(self, evse: int, energy_kwh: Decimal) -> str | None:
        """Return the running transaction of ours that began at this register: its start is told again (1.6)."""
        running = self.running(evse)
        same = running is not None and running.begin is not None and running.begin.energy_kwh == energy_kwh
        return running.id if running is not None and same else None

    def was_answered(self, call: Call) -> tuple[bool, str | None]:
        """Return whether the same message was confirmed before (a repeat), and the id given then."""
        mark = _mark(call)
        return mark in self._answered, self._answered.get(mark)

    def answered(self, call: Call, transaction: str | None) -> None:
        """Note that this message is safe, so that its repeat gets the same answer and no second record."""
        self._answered[_mark(call)] = transaction


def name_of(number: object) -> str:
    """Return a transaction's id as text: 7, "7" and 7.0 are one, whatever the version wants (W7)."""
    if isinstance(number, Decimal) and number.is_finite() and number == number.to_integral_value():
        return str(int(number))
    return str(number).strip()


def _mark(call: Call) -> str:
    payload = json.dumps(call.payload, sort_keys=True, default=str)
    return hashlib.sha256(f"{call.action} {payload}".encode(errors="surrogatepass")).hexdigest()


def is_old(at: datetime | None, now: datetime, clock_error_s: float) -> bool:
    """Return True when a message was written more than a minute ago by the station's own clock, or at no known time."""
    return at is None or (now - at).total_seconds() + clock_error_s > 60
