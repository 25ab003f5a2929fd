"""The layouts a report may name, each with its words: what was signed once is drawn the same for its whole life.

A layout is a number, the code that draws it, its sentences (``resources/layouts/<number>/<language>.json``) and its
fonts. A report brings its data and the number, never words of its own. ``packaging/README.md`` says how to change the
report: the drawing modules are copied aside as they are, and what is changed gets the next number.
"""

import json
from collections.abc import Callable, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from app.domain.report import ReportContent
from app.domain.text import Words, filled, pick
from app.ports.texts import Texts
from app.reports import pages

Draws = Callable[[ReportContent, Texts, Mapping[str, bytes], Traversable, Any, bool], None]
"""Content, words, photos by hash, folder of the fonts, canvas, strict."""

LAYOUTS: Mapping[int, Draws] = {
    1: pages.draw_report,
}
"""How each layout is drawn; an entry is never taken out."""
SOURCE_LANGUAGE = "en"


class LayoutTexts:
    """The ``Texts`` port on the sentences of one layout; ``strict`` makes one that is not frozen an error (tests)."""

    def __init__(self, resources: Traversable, layout: int, language: str, strict: bool = False) -> None:
        folder = resources.joinpath("layouts", str(layout))
        wanted = language.replace("-", "_")
        names = (wanted, wanted.split("_")[0])
        self._language = next((name for name in names if folder.joinpath(f"{name}.json").is_file()), SOURCE_LANGUAGE)
        self._sentences = _sentences(folder, self._language)
        self._strict = strict

    @property
    def language(self) -> str:
        """The language in use: the report's, where the layout has it, else English."""
        return self._language

    def tr(self, source: str, /, n: int | None = None, **values: object) -> str:
        """Return the sentence as the layout says it; reports count without plural forms."""
        if self._strict and source not in self._sentences:
            raise KeyError(f"{source!r} is not a sentence of this layout: see packaging/README.md, 'The report'")
        return filled(self._sentences.get(source, source), values if n is None else {"n": n, **values})

    def pick(self, words: Words) -> str:
        """Return the entry of ``words`` in this language, else English."""
        return pick(words, self._language)


def _sentences(folder: Traversable, language: str) -> Mapping[str, str]:
    found: dict[str, str] = json.loads(folder.joinpath(f"{language}.json").read_text(encoding="utf-8"))
    return found
