"""Texts for tests: English as it stands, or German from the table beside this file."""

from dataclasses import dataclass, field

from app.domain.text import Words, pick
from tests.reports.german import GERMAN


@dataclass(frozen=True)
class FakeTexts:
    """Returns sources as they are, or from a table; remembers nothing."""

    language: str = "en"
    table: dict[str, str] = field(default_factory=dict)

    def tr(self, source: str, /, n: int | None = None, **values: object) -> str:
        """Fill ``source`` or its translation."""
        shown = self.table.get(source, source)
        filled = values if n is None else {"n": n, **values}
        return shown.format(**filled) if filled else shown

    def pick(self, words: Words) -> str:
        """Return the entry of this language."""
        return pick(words, self.language)


def texts_for(language: str) -> FakeTexts:
    """Return the texts of ``language``."""
    return FakeTexts(language, GERMAN if language.startswith("de") else {})
