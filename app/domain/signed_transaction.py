"""Begin and end of signed transactions: within one record, or in two that belong together.

Source: OCMF 1.4 (reading fields, pagination, cable loss): a set holds both readings, or one each; the counter of
pages goes up by one from record to record of a meter, so a missing page is a removed record.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from app.domain.signed_record import (
    BEGIN,
    ENDS,
    SignedContent,
    SignedReading,
    SignedReason,
    SignedRecord,
    SignedTransaction,
    gravest_first,
    remarks_on,
)
from app.domain.signed_register import RegisterKind

_EXACT = Context(prec=60)
_DIGITS_APART = 2
"""Two registers read at two moments may differ by one last digit at begin and one at end."""


def transaction_of(content: SignedContent) -> SignedTransaction | None:
    """Return begin and end of the register that counts for the driver; None when neither is in the record.

    Imported before exported, at the vehicle before at the mains, with begin and end before one of them alone.
    """
    found = [one for one in _by_register(content.readings) if one.begin is not None or one.end is not None]
    return min(found, key=_preference, default=None)


def _preference(found: SignedTransaction) -> tuple[object, ...]:
    kind = (found.end or found.begin or _NOTHING).register
    return found.energy_kwh is None, *(kind.rank if kind else (True, True, True))


_NOTHING = SignedReading(None, "")


def _by_register(readings: Sequence[SignedReading]) -> list[SignedTransaction]:
    groups: dict[str, list[SignedReading]] = {}
    for reading in readings:
        if reading.kwh is not None and (reading.register is not None or not reading.obis):
            groups.setdefault(reading.obis.strip().upper(), []).append(reading)
    return [_transaction(group) for group in groups.values()]


def _transaction(group: Sequence[SignedReading]) -> SignedTransaction:
    begin = next((reading for reading in group if reading.transaction == BEGIN), None)
    end = next((reading for reading in reversed(group) if reading.transaction in ENDS), None)
    return joined(begin, end)


def joined(begin: SignedReading | None, end: SignedReading | None) -> SignedTransaction:
    """Return the transaction from ``begin`` to ``end``; a register of the transaction alone begins at zero."""
    energy = end.kwh if end is not None else None
    if end is None or energy is None:
        return SignedTransaction(begin, end)
    if begin is None:
        alone = end.register is not None and end.register.of_transaction
        return SignedTransaction(None, end, energy if alone else None)
    start = begin.kwh
    if start is None or energy < start:
        return SignedTransaction(begin, end)
    return SignedTransaction(begin, end, _EXACT.subtract(energy, start))


def judged(record: SignedRecord) -> SignedRecord:
    """Return ``record`` with its transaction and the remarks on its content."""
    if record.content is None:
        return record
    remarks = {*record.remarks, *remarks_on(record.content), *_comparisons(record.content)}
    found = transaction_of(record.content)
    return replace(record, transaction=found, remarks=gravest_first(remarks | _backwards(found)))


def _backwards(found: SignedTransaction | None) -> set[SignedReason]:
    both = found is not None and found.begin is not None and found.end is not None
    return {SignedReason.RUNS_BACKWARDS} if both and found is not None and found.energy_kwh is None else set()


def _comparisons(content: SignedContent) -> Iterable[SignedReason]:
    """Compare the registers of one record with each other, where they count the same energy."""
    whole: dict[RegisterKind, SignedTransaction] = {}
    for one in _by_register(content.readings):
        kind = one.end.register if one.end is not None else None
        if kind is not None and one.energy_kwh is not None:
            whole.setdefault(kind, one)
    for kind, one in whole.items():
        alone = None if kind.of_transaction else whole.get(replace(kind, of_transaction=True))
        if alone is not None and not _near(one, alone, Decimal(0)):
            yield SignedReason.REGISTERS_DISAGREE
        device = None if kind.device else whole.get(replace(kind, device=True))
        loss = device.end.loss_kwh if device is not None and device.end is not None else None
        # OCMF: the cable loss is already taken off what is told as arrived at the vehicle
        if device is not None and loss is not None and not _near(one, device, loss):
            yield SignedReason.CABLE_LOSS_DISAGREES


def _near(one: SignedTransaction, other: SignedTransaction, less: Decimal) -> bool:
    a, b = one.energy_kwh or Decimal(0), other.energy_kwh or Decimal(0)
    step = max(one.resolution_kwh or Decimal(0), other.resolution_kwh or Decimal(0))
    return abs(a - less - b) <= _DIGITS_APART * step


@dataclass(frozen=True)
class _Open:
    """A begin that waits for its end."""

    begin: SignedReading
    page: int | None


def paired(records: Sequence[SignedRecord]) -> tuple[SignedRecord, ...]:
    """Return ``records`` with begin and energy given to each end whose begin stands in an earlier record.

    Only valid records of the same format, meter and session pair; a page missing between them is a remark.
    """
    waiting: dict[tuple[str, ...], _Open] = {}
    pages: dict[tuple[str, str], set[int]] = {}
    done = []
    for record in records:
        done.append(_met(record, waiting, pages) if record.valid else record)
    return tuple(done)


def _met(
    record: SignedRecord, waiting: dict[tuple[str, ...], _Open], pages: dict[tuple[str, str], set[int]]
) -> SignedRecord:
    content, found = record.content, record.transaction
    if content is None:
        return record
    meter = (content.format.value, content.meter)
    seen = pages.setdefault(meter, set())
    if content.page is not None:
        seen.add(content.page)
    reading = None if found is None else (found.end or found.begin)
    if found is None or reading is None or (found.begin is not None and found.end is not None):
        return record
    key = (*meter, content.session, reading.obis)
    if found.begin is not None:
        waiting[key] = _Open(found.begin, content.page)
        return record
    opened = waiting.pop(key, None)
    if opened is None:
        return record
    both = joined(opened.begin, found.end)
    gap = set() if _follows(opened.page, content.page, seen) else {SignedReason.PAGINATION_GAP}
    remarks = gravest_first({*record.remarks, *_backwards(both), *gap})
    return replace(record, transaction=both, remarks=remarks)


def _follows(begin: int | None, end: int | None, seen: set[int]) -> bool:
    if begin is None or end is None:
        return begin is end
    return begin < end and end - begin <= len(seen) and all(page in seen for page in range(begin, end))
