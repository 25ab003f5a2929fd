"""For how long a load has been steady: what a person waits for before trusting a live error (house rule)."""


class StablePower:
    """Follows power readings (W) at a steady clock (s); ``share``: how far a reading may lie from where it settled."""

    def __init__(self, share: float) -> None:
        self._share = share
        self._level_w = 0.0
        self._since_s: float | None = None

    def seen(self, power_w: float, at_s: float) -> float:
        """Take in a reading and return for how many seconds the power has been within its share."""
        if self._since_s is None or abs(power_w - self._level_w) > self._share * abs(self._level_w):
            self._level_w, self._since_s = power_w, at_s
        return at_s - self._since_s
