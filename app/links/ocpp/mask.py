"""Keeps cards and passwords out of transcripts (field rules 10, 13, 26).

Everything else of a frame stays as it was on the wire: only the secret strings themselves are replaced.
"""

import json
import re
from decimal import Decimal
from typing import Any

MASK = "***"
SECRET_SETTINGS = frozenset({"authorizationkey", "basicauthpassword"})
"""Setting names whose value is a password (1.6 security whitepaper, 2.0.1 SecurityCtrlr), in lower case."""
_TOKEN_FIELDS = frozenset(
    {"idtag", "parentidtag", "idtoken", "groupidtoken", "additionalidtoken", "emaid", "contractid"}
)
_PASSWORD_FIELDS = frozenset({"password", "basicauthpassword", "authorizationkey"})
_VALUE_FIELDS = ("value", "attributeValue")
_HINT = re.compile(r"idtag|idtoken|emaid|contractid|authorizationkey|password|\\u00|://[^/\"]*@", re.IGNORECASE)
_LOGIN = re.compile(r"(://)[^/@\s\"]+@")
_LOOSE_TOKEN = re.compile(r'("[^"]*(?:id_?tag|id_?token|emaid|password)[^"]*"\s*:\s*)"(?:[^"\\]|\\.)*"?', re.IGNORECASE)
_LOOSE_VALUE = re.compile(r'("(?:value|attributeValue)"\s*:\s*)"(?:[^"\\]|\\.)*"?', re.IGNORECASE)


def is_secret(key: str) -> bool:
    """Return True when the setting ``key`` (``Component/Variable`` or plain) holds a password."""
    return key.rpartition("/")[2].partition(".")[0].strip().lower() in SECRET_SETTINGS


class Mask:
    """Masks every token but the service token, every password and every login in an address."""

    def __init__(self, service_token: str) -> None:
        self._service_token = service_token

    def __call__(self, text: str) -> str:
        """Return ``text`` without secrets; byte for byte the same where there are none."""
        if not _HINT.search(text):
            return text
        text = _LOGIN.sub(rf"\1{MASK}@", text)
        try:
            parts = json.loads(text, parse_float=Decimal)
            secrets = {secret for secret in self._secrets(parts) if secret not in ("", MASK)}
        except (ValueError, RecursionError):
            return self._loose(text)
        for secret in sorted(secrets, key=len, reverse=True):
            for written in (json.dumps(secret), json.dumps(secret, ensure_ascii=False)):
                text = text.replace(written, f'"{MASK}"')
        return text if self._clean(text) else self._loose(text)

    def _clean(self, text: str) -> bool:
        return not {secret for secret in self._secrets(json.loads(text)) if secret not in ("", MASK)}

    def _loose(self, text: str) -> str:
        """Mask by pattern where the frame is no JSON, or writes its secrets in an unusual way."""
        text = _LOOSE_TOKEN.sub(rf'\1"{MASK}"', text)
        if any(name in text.lower() for name in SECRET_SETTINGS):
            text = _LOOSE_VALUE.sub(rf'\1"{MASK}"', text)
        return text

    def _secrets(self, node: Any) -> set[str]:
        if isinstance(node, list):
            return set().union(*(self._secrets(part) for part in node))
        if not isinstance(node, dict):
            return set()
        found: set[str] = set()
        secret_setting = _names_a_password(node)
        for name, value in node.items():
            lower = name.lower()
            if isinstance(value, str):
                token = lower in _TOKEN_FIELDS and value != self._service_token
                if token or lower in _PASSWORD_FIELDS or (secret_setting and name in _VALUE_FIELDS):
                    found.add(value)
            elif secret_setting and name == "variableAttribute" and isinstance(value, list):
                found |= {
                    part["value"] for part in value if isinstance(part, dict) and isinstance(part.get("value"), str)
                }
            else:
                found |= self._secrets(value)
        return found


def _names_a_password(node: dict[str, Any]) -> bool:
    variable = node.get("variable")
    names = (node.get("key"), variable.get("name") if isinstance(variable, dict) else None)
    return any(isinstance(name, str) and is_secret(name) for name in names)
