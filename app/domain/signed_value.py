"""The signed records of one transaction of a run, as one value that may be compared, or the reason why it may not."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.domain.errors import BadInput
from app.domain.meter_fact import SignedValue
from app.domain.signed_record import SignedRecord
from app.domain.signed_run import signed_resolution_kwh, signed_run

INCOMPLETE = "begin_or_end_missing"
"""Reason of a validly signed value without its begin or its end."""
_DIGITS_APART = 1
"""Both show the same register at the same moments: they may differ by what one of them cuts off."""


def signed_value(
    texts: tuple[str, ...], records: Sequence[SignedRecord], key: Literal["station", "record"]
) -> SignedValue:
    """Return what the ``records`` read from ``texts`` come to; every one of them must be valid.

    Its registers are None where a remark forbids to use the value (see ``signed_run``), or begin or end is missing.
    """
    valid = bool(records) and all(record.valid for record in records)
    fault = next((record.fault for record in records if record.fault is not None), None)
    whole = next((record for record in reversed(records) if _energy_kwh(record) is not None), None)
    if not valid or whole is None:
        return SignedValue(texts, valid, str(fault or INCOMPLETE), key=key)
    try:
        run = signed_run(whole, Decimal(1), "", "", 0)
    except BadInput:
        return SignedValue(texts, valid, str(whole.reason or INCOMPLETE), key=key)
    return SignedValue(
        texts, valid, str(whole.reason or ""), run.start_kwh, run.stop_kwh, signed_resolution_kwh(whole), key
    )


def _energy_kwh(record: SignedRecord) -> Decimal | None:
    return record.transaction.energy_kwh if record.transaction is not None else None


@dataclass(frozen=True)
class Agreement:
    """Two indications of one transaction: their difference, and how far they may lie apart, in kWh."""

    difference_kwh: Decimal
    allowed_kwh: Decimal

    @property
    def agrees(self) -> bool:
        """Say whether both show the same; the bound is inclusive."""
        return abs(self.difference_kwh) <= self.allowed_kwh


def agreement(energy_kwh: Decimal, step_kwh: Decimal, other_kwh: Decimal, other_step_kwh: Decimal) -> Agreement:
    """Compare two energies of one transaction within one step of the coarser indication."""
    return Agreement(energy_kwh - other_kwh, _DIGITS_APART * max(step_kwh, other_step_kwh))


def step_of(*values: Decimal) -> Decimal:
    """Return one step of the last digit of the finest of ``values``: trailing zeros are the resolution."""
    return Decimal(1).scaleb(min(int(value.as_tuple().exponent) for value in values))
