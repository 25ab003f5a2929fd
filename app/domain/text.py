"""Marks sentences for translation without knowing any translator."""

import re
from collections.abc import Mapping

Words = Mapping[str, str]
"""A text inside a resource, one entry a language: ``{"en": ..., "de": ...}``."""

POINT_LANGUAGES = frozenset({"en", "he", "ja", "ko", "th", "zh"})
"""Languages whose decimal sign is a point; the others write a comma (Unicode CLDR, "Number elements")."""

FIELD = re.compile(r"\{\{|\}\}|\{([A-Za-z_][A-Za-z0-9_]*)(?::([^{}]*))?\}")
"""A field of a sentence, such as ``{name}`` or ``{share:.1f}``; doubled braces stand for one."""

_NUMBER = re.compile(r"(?<![\d.])(\d+)\.(\d+)(?!\.?\d)")  # not 1.4.2


def with_decimal_sign(text: str, language: str) -> str:
    """Return ``text`` with its numbers, written with a point, as ``language`` writes them; 1.4.2 stays."""
    return text if language.split("_")[0] in POINT_LANGUAGES else _NUMBER.sub(r"\1,\2", text)


def mark(source: str) -> str:
    """Return ``source`` unchanged; the extractor finds it, a ``Texts`` port translates it when shown."""
    return source


def pick(words: Words, language: str) -> str:
    """Return the entry of ``words`` for ``language`` (``de_AT`` finds ``de``), else English, else any."""
    for key in (language, language.split("_")[0], "en"):
        if key in words:
            return words[key]
    return next(iter(words.values()), "")


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return ``text`` with its fields filled; one without a value stays: a wrong translation must not stop a visit."""

    def fill(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0][0]  # doubled braces
        if match[1] not in values:
            return match[0]
        try:
            return format(values[match[1]], match[2] or "")
        except (TypeError, ValueError):
            return str(values[match[1]])

    return FIELD.sub(fill, text)
