"""One OCPP-J frame: text to message and back (OCPP-J 1.6 and 2.0.1, part 4, "RPC framework").

Numbers with a fraction are read as ``Decimal``: trailing zeros are the resolution of a meter.
"""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

CALL, RESULT, ERROR = 2, 3, 4
UNREADABLE_ID = "-1"
"""Message id of an answer to a frame whose own id could not be read (OCPP-J 2.0.1, 4.2.3)."""


@dataclass(frozen=True)
class Call:
    """A request."""

    id: str
    action: str
    payload: dict[str, Any]
    text: str = ""
    """The frame as received, byte for byte."""


@dataclass(frozen=True)
class Answer:
    """A CALLRESULT; ``odd`` names what the standard does not allow."""

    id: str
    payload: dict[str, Any]
    odd: str = ""


@dataclass(frozen=True)
class Failure:
    """A CALLERROR; real stations put any JSON type into the details."""

    id: str
    code: str
    description: str
    odd: str = ""


@dataclass(frozen=True)
class Malformed:
    """A frame that is no RPC message; ``answerable`` is False where an answer could start a ping-pong of errors."""

    id: str
    problem: str
    answerable: bool = True


Message = Call | Answer | Failure | Malformed


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def read(raw: str | bytes) -> Message:
    """Return the message in ``raw``; never raises."""
    try:
        text = raw.decode() if isinstance(raw, bytes) else raw
        parts = json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return Malformed(UNREADABLE_ID, "not JSON")
    if not isinstance(parts, list) or not parts:
        return Malformed(UNREADABLE_ID, "not a JSON array")
    message_id = parts[1] if len(parts) > 1 and isinstance(parts[1], str) else None
    kind = parts[0] if type(parts[0]) is int else None
    if message_id is None:
        return Malformed(UNREADABLE_ID, "no message id", answerable=kind not in (RESULT, ERROR))
    if kind == CALL:
        return _call(message_id, parts, text)
    if kind == RESULT:
        return _answer(message_id, parts)
    if kind == ERROR:
        return _failure(message_id, parts)
    return Malformed(message_id, "unknown message type")


def _call(message_id: str, parts: list[Any], text: str) -> Call | Malformed:
    if len(parts) < 4 or not isinstance(parts[2], str) or not isinstance(parts[3], dict):
        return Malformed(message_id, "a call has an action and a payload object")
    return Call(message_id, parts[2], parts[3], text)


def _answer(message_id: str, parts: list[Any]) -> Answer:
    payload = parts[2] if len(parts) > 2 else None
    if isinstance(payload, dict):
        return Answer(message_id, payload)
    return Answer(message_id, {}, odd="payload is no object")


def _failure(message_id: str, parts: list[Any]) -> Failure:
    code, description, details = [*parts[2:5], None, None, None][:3]
    odd = []
    if not isinstance(code, str) or not code:
        odd.append("no error code")
    if not isinstance(description, str):
        odd.append("description is no text")
    elif len(description) > 255:
        odd.append("description longer than 255")
    if not isinstance(details, dict):
        odd.append("details are no object")
    words = description if isinstance(description, str) else ""
    return Failure(message_id, str(code or ""), " ".join(words[:255].split()), ", ".join(odd))


def _number(value: object) -> float:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(type(value).__name__)


def call_text(message_id: str, action: str, payload: dict[str, Any]) -> str:
    """Return a CALL as text."""
    return json.dumps([CALL, message_id, action, payload], separators=(",", ":"), default=_number)


def result_text(message_id: str, payload: dict[str, Any]) -> str:
    """Return a CALLRESULT as text."""
    return json.dumps([RESULT, message_id, payload], separators=(",", ":"), default=_number)


def error_text(message_id: str, code: str, description: str) -> str:
    """Return a CALLERROR as text; details stay empty, so that nothing received is sent back."""
    return json.dumps([ERROR, message_id, code, description, {}], separators=(",", ":"))
