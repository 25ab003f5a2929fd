"""What the payload of an OCMF record means: inherited fields, digits, time, page and cable.

Source: SAFE-eV "Open Charge Metering Format" 1.4. Numbers arrive as the text that was signed (``Written``): a JSON
parser would throw trailing zeros away, and they are the resolution of the meter.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

from app.domain.signed_record import (
    GOOD,
    Cable,
    RecordUnusable,
    SignedContent,
    SignedFormat,
    SignedReading,
    SignedReason,
)

MOST_READINGS = 1000
_LONGEST_NUMBER = 40
_LARGEST_POWER = 15
_TIME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:[,.](\d{1,6}))?\s*(Z|[+-]\d\d:?\d\d)(?:\s+([A-Z]))?", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?", re.ASCII)
_PAGE = re.compile(r"([TF])(\d{1,18})", re.ASCII)
_OHM = {"mohm": -3, "uohm": -6}
_UNITS = {"kwh": "kWh", "wh": "Wh"}
_REGISTER_FIELDS = ("RI", "RU")


class Written(str):
    """A JSON number as it was written."""

    __slots__ = ()


def read_payload(payload: object) -> SignedContent:
    """Return what ``payload`` (JSON with ``Written`` numbers) says. Raises RecordUnusable (UNREADABLE)."""
    if not isinstance(payload, Mapping):
        raise RecordUnusable(SignedReason.UNREADABLE)
    meter = _text(payload, "MS") or _text(payload, "GS")
    return SignedContent(
        format=SignedFormat.OCMF,
        readings=_readings(payload.get("RD")),
        meter=meter,
        session=_text(payload, "PG")[:1],
        page=_page(_text(payload, "PG")),
        cable=_cable(payload.get("LC")),
    )


def _text(node: Mapping[str, object], key: str) -> str:
    value = node.get(key)
    return str(value) if isinstance(value, str) else ""


def _page(text: str) -> int | None:
    found = _PAGE.fullmatch(text)
    return int(found[2]) if found else None


def _readings(said: object) -> tuple[SignedReading, ...]:
    """Read each reading; a field left out is that of the reading before (OCMF, "Readings")."""
    if not isinstance(said, list) or not said or len(said) > MOST_READINGS:
        raise RecordUnusable(SignedReason.UNREADABLE)
    before: dict[str, object] = {}
    readings = []
    for one in said:
        if not isinstance(one, dict):
            raise RecordUnusable(SignedReason.UNREADABLE)
        if any(key in one and one[key] != before.get(key) for key in _REGISTER_FIELDS):
            # another register: neither value nor loss of the one before can be its own
            before = {key: value for key, value in before.items() if key not in ("RV", "CL")}
        before = {**before, **one}
        readings.append(_reading(before))
    return tuple(readings)


def _reading(said: dict[str, object]) -> SignedReading:
    time_text = _text(said, "TM")
    at, clock = read_time(time_text)
    unit = _text(said, "RU").strip()
    return SignedReading(
        value=_number(said.get("RV")),
        unit=_UNITS.get(unit.lower(), unit),
        obis=_text(said, "RI").strip(),
        transaction=_text(said, "TX").strip(),
        at=at,
        time_text=time_text,
        clock=clock,
        current_kind=_text(said, "RT"),
        loss=_number(said.get("CL")),
        errors=_text(said, "EF"),
        status=_text(said, "ST").strip() if "ST" in said else GOOD,
    )


def read_time(text: str) -> tuple[datetime | None, str]:
    """Return time and clock state of ``2018-07-24T13:22:04,000+0200 S``; None for a time that is none."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None, ""
    day, fraction, zone, clock = found.groups(default="")
    try:
        return datetime.fromisoformat(f"{day}.{fraction:0<6}{zone}").astimezone(UTC), clock
    except (ValueError, OverflowError):
        return None, clock


def _number(said: object) -> Decimal | None:
    """Return a number as written, also the padded text that some meters sign. Raises RecordUnusable (UNREADABLE)."""
    if said is None:
        return None
    if not isinstance(said, str) or len(said) > _LONGEST_NUMBER:
        raise RecordUnusable(SignedReason.UNREADABLE)
    number = Decimal(said.strip()) if _NUMBER.fullmatch(said.strip()) else None
    if number is None or max(abs(int(number.as_tuple().exponent)), abs(number.adjusted())) > _LARGEST_POWER:
        raise RecordUnusable(SignedReason.UNREADABLE)
    return number


def _cable(said: object) -> Cable | None:
    """Read the cable of the loss compensation (LC): resistance LR in LU."""
    if not isinstance(said, Mapping):
        return None
    value, power = _number(said.get("LR")), _OHM.get(_text(said, "LU").lower())
    if value is None or power is None:
        return None
    return Cable(value.scaleb(power), _text(said, "LN"))
