"""The published JSON schemas of OCPP, as shipped with the ``ocpp`` package."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import ocpp.messages
from ocpp.v16.enums import Action as Action16
from ocpp.v201.enums import Action as Action201

# validation in an executor costs 25 times the time of a Heartbeat's check
ocpp.messages.ASYNC_VALIDATION = False

_ACTIONS: dict[str, frozenset[str]] = {
    "1.6": frozenset(str(action.value) for action in Action16),
    "2.0.1": frozenset(str(action.value) for action in Action201),
}
_CODES = {
    "required": "OccurenceConstraintViolation",
    "minItems": "OccurenceConstraintViolation",
    "type": "TypeConstraintViolation",
    "maxLength": "TypeConstraintViolation",
    "enum": "PropertyConstraintViolation",
}


@dataclass(frozen=True)
class Violation:
    """The first place where a payload breaks its schema; never holds a value of the payload."""

    code: str
    """CALLERROR code of this version."""
    rule: str
    where: str

    def __str__(self) -> str:
        return f"{self.where}: {self.rule}"


def knows_action(version: str, action: str) -> bool:
    """Return True when ``action`` belongs to this version of OCPP."""
    return action in _ACTIONS[version]


def unreadable_code(version: str) -> str:
    """Return the CALLERROR code for a frame that is no RPC message; 1.6 has no RpcFrameworkError."""
    return "FormationViolation" if version == "1.6" else "RpcFrameworkError"


def violation(version: str, action: str, payload: dict[str, Any], *, answer: bool = False) -> Violation | None:
    """Return what breaks the schema of this request (or answer), None when it fits or there is no schema."""
    kind = ocpp.messages.MessageType.CallResult if answer else ocpp.messages.MessageType.Call
    try:
        validator = ocpp.messages.get_validator(kind, action, version, parse_float=Decimal)
    except OSError:
        return None
    error = next(validator.iter_errors(payload), None)
    if error is None:
        return None
    where = ".".join(str(part) for part in error.absolute_path) or "payload"
    if error.validator == "required":
        missing = [name for name in error.validator_value if name not in error.instance]
        where, rule = f"{where}.{missing[0]}" if missing else where, "missing"
    elif error.validator == "additionalProperties":
        extra = [name for name in error.instance if name not in error.schema.get("properties", {})]
        rule = f"unknown field {extra[0][:50]}" if extra else "unknown field"
    else:
        rule = str(error.validator)
    default = "FormationViolation" if version == "1.6" else "FormatViolation"
    return Violation(_CODES.get(str(error.validator), default), rule, where)
