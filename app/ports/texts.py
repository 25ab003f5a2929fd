"""Sentences in the reader's language."""

from typing import Protocol

from app.domain.text import Words


class Texts(Protocol):
    """Translates the sentences marked in the code, and picks words out of resources."""

    @property
    def language(self) -> str:
        """The language in use, such as ``de``."""

    def tr(self, source: str, /, n: int | None = None, **values: object) -> str:
        """Return ``source`` translated, ``{name}`` filled from ``values``; ``n`` chooses the plural, fills ``{n}``."""

    def pick(self, words: Words) -> str:
        """Return the entry of ``words`` in this language, else English."""
