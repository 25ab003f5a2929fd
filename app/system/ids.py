"""Ids that sort by the time they were made (UUID version 7, RFC 9562)."""

import secrets
import uuid

from app.ports.clock import Clock

_RANDOM_BITS = 74


class SortableIds:
    """Makes UUIDv7 texts; within one millisecond, or when the clock goes back, the next id is still greater."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def __call__(self) -> str:
        """Return a new id."""
        milliseconds = int(self._clock.now().timestamp() * 1000)
        fresh = milliseconds << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS - 1)
        self._last = max(fresh, self._last + 1)
        return str(_version_7(self._last))


def _version_7(number: int) -> uuid.UUID:
    """Spread 48 bits of time and 74 of the rest around the version and variant bits."""
    time_ms, rest = number >> _RANDOM_BITS, number & (1 << _RANDOM_BITS) - 1
    rand_a, rand_b = rest >> 62, rest & (1 << 62) - 1
    return uuid.UUID(int=time_ms << 80 | 0x7 << 76 | rand_a << 64 | 0b10 << 62 | rand_b)
