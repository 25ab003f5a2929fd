"""Secrets wrapped by something a person knows: Argon2id (RFC 9106), then AES-256-GCM."""

import base64
import os
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.codec import STRICT

_SALT_BYTES = 16
_NONCE_BYTES = 12
_MOST_MEMORY_KIB = 1 << 20  # a file must not make the program take more than 1 GiB


@dataclass(frozen=True)
class Cost:
    """What one guess costs; the default is the second choice of RFC 9106, section 4."""

    memory_kib: int = 65536
    rounds: int = 3
    lanes: int = 4


STRONG = Cost()


@dataclass(frozen=True)
class Wrapped:
    """A wrapped secret, ready for the codec; bytes as base64."""

    __pydantic_config__ = STRICT

    memory_kib: int
    rounds: int
    lanes: int
    salt: str
    nonce: str
    sealed: str
    kdf: str = "argon2id"


def wrap(secret: bytes, knowledge: str, purpose: bytes, cost: Cost = STRONG) -> Wrapped:
    """Seal ``secret``; ``purpose`` binds it to one use and must be given again."""
    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    sealed = AESGCM(_derive(knowledge, salt, cost)).encrypt(nonce, secret, purpose)
    return Wrapped(cost.memory_kib, cost.rounds, cost.lanes, _text(salt), _text(nonce), _text(sealed))


def unwrap(wrapped: Wrapped, knowledge: str, purpose: bytes) -> bytes | None:
    """Return the secret, or None when ``knowledge`` is wrong or the wrapping was changed."""
    cost = Cost(wrapped.memory_kib, wrapped.rounds, wrapped.lanes)
    if wrapped.kdf != "argon2id" or not 8 <= cost.memory_kib <= _MOST_MEMORY_KIB:
        return None
    try:
        salt, nonce, sealed = (
            base64.b64decode(part, validate=True) for part in (wrapped.salt, wrapped.nonce, wrapped.sealed)
        )
        return AESGCM(_derive(knowledge, salt, cost)).decrypt(nonce, sealed, purpose)
    except (InvalidTag, ValueError):
        return None


def _derive(knowledge: str, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(
        knowledge.encode(), salt, cost.rounds, cost.memory_kib, cost.lanes, hash_len=32, type=Type.ID
    )


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
