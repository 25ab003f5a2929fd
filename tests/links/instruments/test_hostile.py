"""Whatever an instrument answers: a number, or an error that names the field; nothing else, and never for long."""

import asyncio
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import ChargeBenchError, Reason
from app.links.instruments.answer import energy_kwh, matches, value_of
from app.links.instruments.http import Answer, HttpMeter
from app.links.instruments.iem_dcr import IemDcrReference
from app.links.instruments.lem import LemReference
from app.links.instruments.profile import HttpProfile, Measured, ScpiProfile
from app.links.instruments.profile_check import read_profile
from tests.fakes.clock import FakeClock
from tests.fakes.instruments import profiles

SCPI = [read_profile(one, name) for name, one in profiles().items() if one["kind"] == "scpi"]
MEASURED = [one for profile in SCPI if isinstance(profile, ScpiProfile) for one in profile.quantities]
NUMBERISH = st.text("0123456789.+-eE,;:[]VWAnaNINF _\r\n", max_size=120).map(str.encode)
JSON = st.recursive(
    st.none() | st.booleans() | st.decimals() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = [
    "voltage", "current", "power", "energyImportTotal", "timestamp", "status", "meterId", "RD", "ST", "EF", "TM", "U2",
    "I", "P", "MS", "meterValue", "transactionStatus",
]  # fmt: skip


def problem_of(call: Callable[[], object]) -> tuple[Reason, object] | None:
    """Return reason and field of the error, None where there is none."""
    try:
        call()
    except ChargeBenchError as error:
        return error.reason, error.data.get("field")
    return None


@given(st.sampled_from(MEASURED), st.binary(max_size=200) | NUMBERISH)
def test_any_bytes_in_place_of_an_answer(measured: Measured, answer: bytes) -> None:
    def read() -> None:
        value = value_of(measured, answer, "here")
        assert value.is_finite()
        if measured.quantity == "energy_import":
            assert energy_kwh(value, Decimal("1E-9"), False, "here").is_finite()

    assert problem_of(read) in (None, (Reason.WRONG_VALUE, measured.quantity))


@given(st.binary(max_size=200))
def test_any_bytes_in_place_of_a_state(answer: bytes) -> None:
    problem = problem_of(lambda: matches("START?", answer, "here", "integration"))
    assert problem in (None, (Reason.WRONG_VALUE, "integration"))


class Told(HttpMeter):
    """Answers with what a test draws, parsed already."""

    def __init__(self, found: dict[str, Any]) -> None:
        self.place, self._found = "here", found

    async def document(self, path: str) -> tuple[dict[str, Any], bytes]:
        return self._found, b"raw"


def profile(name: str) -> HttpProfile:
    found = read_profile(profiles()[f"{name}.json"], name)
    assert isinstance(found, HttpProfile)
    return found


@given(st.dictionaries(st.sampled_from(KEYS), JSON, max_size=10))
def test_any_object_in_place_of_live_values(found: dict[str, Any]) -> None:
    for name, kind in (("lem-dcbm", LemReference), ("iem-dcr", IemDcrReference)):
        meter = kind(profile(name), Told(found), FakeClock())
        for ask in (meter.read, meter.identity, meter.begin):
            problem = problem_of(lambda ask=ask: asyncio.run(ask()))  # type: ignore[misc]
            assert problem is None or problem[0] in (Reason.WRONG_VALUE, Reason.MISSING_KEY)
            assert problem is None or problem[1]


@given(st.binary(max_size=300) | st.sampled_from([b"[" * 9000, b'{"a":NaN}', b'{"a":1e999999}', b"null", b"[]", b""]))
def test_any_bytes_in_place_of_json(body: bytes) -> None:
    problem = problem_of(lambda: Told({}).parsed(Answer(200, body, "/path"), 200))
    assert problem in (None, (Reason.WRONG_VALUE, "/path"))
