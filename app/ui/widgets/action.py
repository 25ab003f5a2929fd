"""Something the user can do: a word, a key, a callable."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """Shown as a button, in the list of keys and in the command palette."""

    text: str
    do: Callable[[], object]
    key: str = ""
    enabled: bool = True
    why_not: str = ""
    """Shown as tool tip while it is not enabled."""
    icon: str = ""
