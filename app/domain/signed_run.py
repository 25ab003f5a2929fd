"""The signed transaction value as a calibration run: RV(E) - RV(B) against the energy of the reference.

Source: OCMF 1.4 for what must hold before a value may be used: signature, pages, meter status. The resolution is that
of the digits that were signed; as with a register, its difference is triangular, u = d / sqrt 6.
"""

from decimal import Decimal

from app.domain.calibration_input import RegisterRun
from app.domain.errors import BadInput, Reason
from app.domain.signed_record import SignedReason, SignedRecord

_FORBIDS = {
    SignedReason.NOT_BILLABLE: "not billable",
    SignedReason.RUNS_BACKWARDS: "runs backwards",
    SignedReason.PAGINATION_GAP: "a page is missing",
    SignedReason.REGISTERS_DISAGREE: "contradicts another key",
    SignedReason.CABLE_LOSS_DISAGREES: "contradicts another key",
}
"""Remarks that keep a validly signed value out of a calibration."""


def signed_run(record: SignedRecord, reference_kwh: Decimal, where: str, point: str, run: int) -> RegisterRun:
    """Return the run of ``record``. A register of the transaction alone begins at zero, with the digits of its end.

    Raises BadInput (BAD_RUN) naming point and run when its signature is not valid or its value may not be used.
    """
    return RegisterRun(*_begin_and_end(record, where, point, run), reference_kwh)


def signed_resolution_kwh(record: SignedRecord) -> Decimal | None:
    """Return one last digit of the coarser reading in kWh; None without a transaction."""
    return record.transaction.resolution_kwh if record.transaction is not None else None


def _begin_and_end(record: SignedRecord, where: str, point: str, run: int) -> tuple[Decimal, Decimal]:
    problem = "signature not valid" if not record.valid else ""
    problem = problem or next((_FORBIDS[remark] for remark in record.remarks if remark in _FORBIDS), "")
    found = record.transaction
    end = found.end.kwh if found is not None and found.end is not None else None
    if problem or found is None or end is None or found.energy_kwh is None:
        said = problem or "begin or end missing"
        raise BadInput(Reason.BAD_RUN, where, point=point, run=run, field="signed", problem=said)
    begin = found.begin.kwh if found.begin is not None else None
    return (Decimal(0).scaleb(int(end.as_tuple().exponent)) if begin is None else begin), end
