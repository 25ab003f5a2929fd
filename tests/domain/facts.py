"""Any fact a visit may save, made by hypothesis, and a state of facts one second apart."""

from datetime import UTC, datetime, timedelta
from typing import get_args

from hypothesis import strategies as st

from app.domain.fact import Fact, SavedFact, VisitOpened
from app.domain.visit import VisitState

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
KINDS: tuple[type, ...] = get_args(Fact)
OPENED = VisitOpened(
    template="t", checklist="c", checklist_version=1, limit_set="l", site="Yard", station_id="CP1",
    plate_serial="SN-1", ocpp="1.6", work_order="WO-1", technician="M. Lind",
)  # fmt: skip

st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
_finite = st.floats(allow_nan=False, allow_infinity=False)
_decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-9999, max_value=9999, places=4)


def facts() -> st.SearchStrategy[Fact]:
    """Return a strategy for every kind of fact."""
    from decimal import Decimal

    st.register_type_strategy(Decimal, _decimals)
    st.register_type_strategy(float, _finite)
    return st.one_of([st.from_type(kind) for kind in KINDS])


def state_of(*happened: Fact, opened: VisitOpened = OPENED) -> VisitState:
    """Return the state after these facts."""
    every: tuple[Fact, ...] = (opened, *happened)
    return VisitState("v", tuple(SavedFact("v", n + 1, AT + timedelta(seconds=n), f) for n, f in enumerate(every)))
