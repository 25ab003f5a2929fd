"""The local authorization list of a practice station: kept and versioned, never trusted for a start."""

from collections.abc import Mapping

MOST_CARDS = 500


class LocalList:
    """Cards by their token."""

    def __init__(self) -> None:
        self._version = 0
        self._cards: set[str] = set()

    def __len__(self) -> int:
        return len(self._cards)

    def version(self, switched_on: bool) -> int:
        """Return the version, -1 while the list is switched off (OCPP 1.6 section 5.10)."""
        return self._version if switched_on else -1

    def take(self, version: int, update_type: str, cards: Mapping[str, bool]) -> str:
        """Take a Full or Differential list (False removes a card); returns Accepted, Failed or VersionMismatch."""
        if update_type == "Differential" and version <= self._version:
            return "VersionMismatch"
        kept = set() if update_type == "Full" else set(self._cards)
        for token, wanted in cards.items():
            if wanted:
                kept.add(token)
            else:
                kept.discard(token)
        if len(kept) > MOST_CARDS:
            return "Failed"
        self._cards, self._version = kept, version
        return "Accepted"
