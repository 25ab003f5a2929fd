"""The app lock: a PIN whose guesses get slower. The count survives a restart, because the caller keeps ``stored``."""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.domain.codec import decode, encode
from app.domain.errors import BadInput, ComputerCannot, Reason
from app.ports.clock import Clock
from app.system.certificates import PIN_LENGTH
from app.system.wrapping import STRONG, Cost

_FREE_TRIES = 3
_LONGEST_WAIT_S = 300.0


@dataclass(frozen=True)
class _State:
    """What is kept as a preference; no PIN can be read out of it."""

    hash: str = ""
    wrong: int = 0
    not_before: datetime | None = None


class PinLock:
    """Checks the PIN of the app lock; after three wrong tries each further one doubles the wait, up to 5 minutes."""

    def __init__(self, clock: Clock, stored: str = "", cost: Cost = STRONG) -> None:
        """``stored`` is what an earlier lock gave; empty = no PIN yet. Raises BadInput when it was changed."""
        self._clock = clock
        self._state = decode(_State, json.loads(stored), "app lock") if stored else _State()
        self._hasher = PasswordHasher(time_cost=cost.rounds, memory_cost=cost.memory_kib, parallelism=cost.lanes)

    @property
    def stored(self) -> str:
        """What to keep after every change."""
        return json.dumps(encode(self._state)) if self._state.hash else ""

    @property
    def has_pin(self) -> bool:
        """True once a PIN was chosen."""
        return bool(self._state.hash)

    @property
    def wait_s(self) -> float:
        """Seconds until the next try counts; 0 = now. A clock that was set back waits no longer than 5 minutes."""
        if self._state.not_before is None:
            return 0.0
        left = (self._state.not_before - self._clock.now()).total_seconds()
        return min(max(left, 0.0), _LONGEST_WAIT_S)

    def choose(self, pin: str) -> None:
        """Set the PIN. Raises BadInput (WRONG_VALUE) when it has fewer than 4 characters."""
        if len(pin) < PIN_LENGTH:
            raise BadInput(Reason.WRONG_VALUE, "app lock", field="pin")
        self._state = _State(hash=self._hasher.hash(pin))

    def check(self, pin: str) -> None:
        """Return when the PIN is right. Raises ComputerCannot (PIN_WRONG) with ``wait_s``; early tries are not read."""
        if self.wait_s > 0:
            raise ComputerCannot(Reason.PIN_WRONG, "app lock", wait_s=self.wait_s)
        try:
            self._hasher.verify(self._state.hash, pin)
        except (VerificationError, InvalidHashError):
            self._count_wrong()
            raise ComputerCannot(Reason.PIN_WRONG, "app lock", wait_s=self.wait_s) from None
        self._state = _State(hash=self._state.hash)

    def _count_wrong(self) -> None:
        wrong = self._state.wrong + 1
        not_before = None
        if wrong >= _FREE_TRIES:
            wait_s = min(5.0 * 2 ** min(wrong - _FREE_TRIES, 10), _LONGEST_WAIT_S)
            not_before = self._clock.now() + timedelta(seconds=wait_s)
        self._state = replace(self._state, wrong=wrong, not_before=not_before)
