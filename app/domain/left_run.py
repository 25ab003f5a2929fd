"""The run a killed program was measuring: what is known of it, and whether it can be taken up (rules 18 and 19)."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from app.domain.charge_fact import ChargeBegan
from app.domain.errors import Reason, Refused
from app.domain.fact import RunDiscarded, RunMeasured
from app.domain.run_fact import RegisterTold, RunBegun
from app.domain.signed_value import step_of
from app.domain.station import Charge, OwnCharge, Register
from app.domain.visit import VisitState

LIVE_METHODS = frozenset({"pulse", "power_time"})
"""What is counted while it flows: nothing on disk tells of the pulses of a time without the program."""
MOST_V = 1000.0
"""No load draws more per ampere of its limit: 690 V between phases, 1000 V DC with a margin; own practice."""
MARGIN_KWH = Decimal("0.05")
"""For a clock that was set meanwhile by a minute or two; own practice, unverified."""


@dataclass(frozen=True)
class LeftRun:
    """A run that has begun and neither counts nor is discarded; ``charge`` None = no transaction of it was seen."""

    begun: RunBegun
    charge: OwnCharge | None

    def as_charge(self) -> Charge:
        """Return its charge, under register 0 where none was told with the begin: which transaction is what counts."""
        assert self.charge is not None  # noqa: S101  asked of a run whose charge was seen
        return Charge(
            self.charge.evse, self.charge.transaction, self.charge.begin or Register(self.charge.evse, Decimal(0))
        )


def own_charges(state: VisitState) -> tuple[OwnCharge, ...]:
    """Return every charge of this visit that may still speak: those that may run, and those whose end was told here."""
    running = {began.transaction for began in state.open_charges}
    charges = (_charge(state, began) for began in state.all(ChargeBegan))
    return tuple(charge for charge in charges if charge.ended or charge.transaction in running)


def left_run(state: VisitState) -> LeftRun | None:
    """Return the run that was under way when the program ended, if any."""
    facts = [saved.fact for saved in state.saved]
    at = next((index for index in reversed(range(len(facts))) if isinstance(facts[index], RunBegun)), None)
    if at is None:
        return None
    begun, later = facts[at], facts[at + 1 :]
    assert isinstance(begun, RunBegun)  # noqa: S101  found by its kind
    run = (begun.point, begun.number)
    if any(isinstance(fact, RunMeasured | RunDiscarded) and (fact.point, fact.number) == run for fact in later):
        return None
    mine = [fact for fact in later if isinstance(fact, ChargeBegan) and (fact.point, fact.number) == run]
    return LeftRun(begun, _charge(state, mine[-1]) if mine else None)


def check_taking_up(left: LeftRun, reference: str, serial: str) -> None:
    """Refuse what no register brings back: pulses (COUNT_LOST), the begin (BEGIN_UNKNOWN), the same instrument.

    ``reference`` and ``serial`` are those of the instrument on the link now (REFERENCE_CHANGED); one that is not told
    is none.
    """
    begun = left.begun
    if left.charge is None or left.charge.begin is None:
        raise Refused(Reason.BEGIN_UNKNOWN, begun.point)
    if begun.method in LIVE_METHODS:
        raise Refused(Reason.COUNT_LOST, begun.point)
    if begun.reference != reference or begun.reference_serial != serial:
        raise Refused(Reason.REFERENCE_CHANGED, begun.point)


@dataclass(frozen=True)
class RegisterSeen:
    """The register of the reference (kWh): at the begin of a run, as last read by the earlier program, and now."""

    begin_kwh: Decimal
    last_kwh: Decimal
    now_kwh: Decimal


def check_register(where: str, seen: RegisterSeen, most_kwh: Decimal | None) -> None:
    """Refuse a register that went back since it was last read (BACKWARDS), or gained more than ``most_kwh`` (LEAPT)."""
    if seen.now_kwh < seen.last_kwh:
        raise Refused(Reason.BACKWARDS, where, energy_kwh=str(seen.now_kwh - seen.last_kwh))
    if most_kwh is not None and seen.now_kwh - seen.begin_kwh > most_kwh:
        raise Refused(Reason.LEAPT, where)


def most_energy(limit_a: Decimal, gone: timedelta) -> Decimal:
    """Return the energy (kWh) that nothing under a limit (A) can exceed in a time: I times 1000 V times t."""
    hours = Decimal(max(gone.total_seconds(), 0.0)) / 3600
    return limit_a * Decimal(MOST_V) / 1000 * hours + MARGIN_KWH


def check_still(where: str, end: Register, now: Register | None) -> None:
    """Refuse (OTHER_LOAD, STANDSTILL_UNPROVEN) unless the station's register proves that nothing flowed since ``end``.

    The register must have been read after the end, by the station's own clock, and show the same energy: less than
    one step of the coarser of the two apart.
    """
    if now is None or now.at is None or end.at is None or now.at <= end.at:
        raise Refused(Reason.STANDSTILL_UNPROVEN, where)
    if abs(now.energy_kwh - end.energy_kwh) >= max(step_of(now.energy_kwh), step_of(end.energy_kwh)):
        raise Refused(Reason.OTHER_LOAD, where)


def _charge(state: VisitState, began: ChargeBegan) -> OwnCharge:
    """Return what is known of a charge: what the station told with its begin, after it, and with its end."""
    told = {fact.which: fact for fact in state.all(RegisterTold) if fact.transaction == began.transaction}
    begin, end = told.get("begin"), told.get("end")
    first = None if began.begin_kwh is None else Register(began.evse, began.begin_kwh, signed=began.signed or None)
    return OwnCharge(
        began.evse,
        began.transaction,
        begin=first if begin is None else _register(began.evse, begin),
        ended=end is not None,
        end=None if end is None else _register(began.evse, end),
        reason=end.reason if end is not None else "",
    )


def _register(evse: int, told: RegisterTold) -> Register | None:
    if told.energy_kwh is None:
        return None
    return Register(evse, told.energy_kwh, told.at, told.context, told.signed or None)
