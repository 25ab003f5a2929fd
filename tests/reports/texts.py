"""Texts for tests: English as it stands, or the German that is shipped."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from app.domain.text import Words, pick
from app.system.texts import read_ts


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


@cache
def german() -> dict[str, str]:
    """Return every German sentence, the last form of those with a number."""
    path = Path(__file__).parents[2] / "translations" / "app_de.ts"
    return {source: entry.forms[-1] for source, entry in read_ts(path.read_bytes(), path.name).items()}


def texts_for(language: str) -> FakeTexts:
    """Return the texts of ``language``."""
    return FakeTexts(language, german() if language.startswith("de") else {})
