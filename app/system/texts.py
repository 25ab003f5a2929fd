"""Sentences in the reader's language, from Qt's ``.ts`` files, read without Qt."""

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.text import FIELD, Words, filled, pick
from app.system.plural import plural_form

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

SOURCE_LANGUAGE = "en"
PSEUDO_LANGUAGE = "ar_XB"
"""Generated: every sentence accented and right to left, so that what is not translated or mirrored shows."""

_FILE = re.compile(r"app_(\w+)\.ts")
_ACCENTED = str.maketrans("aceilnosuyzACEILNOSUYZ", "åçéîļñöšüýžÅÇÉÎĻÑÖŠÜÝŽ")
_RIGHT_TO_LEFT, _END = "\u202b", "\u202c"  # RLE, PDF


@dataclass(frozen=True)
class Translation:
    """One entry of a ``.ts`` file: one form, or one for each plural."""

    forms: tuple[str, ...]
    finished: bool = True
    plural: bool = False


def read_ts(content: bytes, where: str) -> dict[str, Translation]:
    """Read a ``.ts`` file; contexts do not count, obsolete entries are left out. Raises BadInput (FILE_UNREADABLE)."""
    from xml.etree import ElementTree

    from app.domain.errors import BadInput, Reason

    try:
        root = ElementTree.fromstring(content)  # noqa: S314
    except ElementTree.ParseError as error:
        raise BadInput(Reason.FILE_UNREADABLE, where, problem=str(error)) from None
    found: dict[str, Translation] = {}
    for message in root.iter("message"):
        entry = message.find("translation")
        if entry is None or entry.get("type") in {"obsolete", "vanished"}:
            continue
        plural = message.get("numerus") == "yes"
        forms = tuple(form.text or "" for form in entry.iter("numerusform")) if plural else (entry.text or "",)
        found[message.findtext("source", "")] = Translation(forms, entry.get("type") != "unfinished", plural)
    return found


def languages(folder: "Traversable") -> tuple[str, ...]:
    """Return the languages that can be chosen: English and one for each ``app_<language>.ts``."""
    found = {match[1] for item in folder.iterdir() if (match := _FILE.fullmatch(item.name))}
    return tuple(sorted({SOURCE_LANGUAGE, *found}))


def system_language(environ: Mapping[str, str] = os.environ) -> str:
    """Return the language of this computer's user, ``en`` when it does not say."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "").split(".")[0].split("@")[0]
        if value:
            return SOURCE_LANGUAGE if value in {"C", "POSIX"} else value
    return _windows_language() or SOURCE_LANGUAGE


if sys.platform == "win32":
    import ctypes
    import locale

    def _windows_language() -> str:
        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")

else:

    def _windows_language() -> str:
        return ""


class TsTexts:
    """The ``Texts`` port on ``app_<language>.ts`` in ``folder``."""

    def __init__(self, folder: "Traversable", language: str = "") -> None:
        """``language`` such as ``de`` or ``de_AT``; empty = the computer's. What is not there is English."""
        wanted = (language or system_language()).replace("-", "_")
        self._pseudo = wanted in {PSEUDO_LANGUAGE, "pseudo"}
        self._language = PSEUDO_LANGUAGE if self._pseudo else _nearest(wanted, languages(folder))
        self._folder = folder

    @cached_property
    def _translations(self) -> dict[str, Translation]:
        """Read when the first sentence needs it: English needs only its plurals."""
        return {} if self._pseudo else _load(self._folder, self._language)

    @staticmethod
    def check(folder: "Traversable", language: str, where: str) -> None:
        """Raise BadInput (UNKNOWN_LANGUAGE) naming the known ones where there is no translation.

        ``de_AT`` finds ``de``. Only what somebody asked for by name is checked: the computer's own language falls
        back to English.
        """
        from app.domain.errors import BadInput, Reason

        wanted = language.replace("-", "_")
        known = languages(folder)
        if wanted not in {"", PSEUDO_LANGUAGE, "pseudo"} and _found(wanted, known) is None:
            raise BadInput(Reason.UNKNOWN_LANGUAGE, where, name=language, known=known)

    @property
    def language(self) -> str:
        """The language in use, such as ``de``."""
        return self._language

    def tr(self, source: str, /, n: int | None = None, **values: object) -> str:
        """Return ``source`` translated, ``{name}`` filled from ``values``; ``n`` chooses the plural and fills ``{n}``.

        A field without a value stays as it stands: a wrong translation must not stop a visit.
        """
        if n is not None:
            values = {"n": n, **values}
        if self._pseudo:
            return _pseudo(source, values)
        return filled(self._translated(source, n), values)

    def pick(self, words: Words) -> str:
        """Return the entry of ``words`` in this language, else English."""
        if self._pseudo:
            return _pseudo(pick(words, SOURCE_LANGUAGE), {})
        return pick(words, self._language)

    def _translated(self, source: str, n: int | None) -> str:
        if n is None and self._language == SOURCE_LANGUAGE:
            return source
        found = self._translations.get(source)
        if found is None or not found.forms:
            return source
        form = plural_form(self._language, n) if n is not None and found.plural else 0
        return found.forms[min(form, len(found.forms) - 1)] or source


def _nearest(wanted: str, available: tuple[str, ...]) -> str:
    return _found(wanted, available) or SOURCE_LANGUAGE


def _found(wanted: str, available: tuple[str, ...]) -> str | None:
    return next((found for found in (wanted, wanted.split("_")[0]) if found in available), None)


def _load(folder: "Traversable", language: str) -> dict[str, Translation]:
    file = folder.joinpath(f"app_{language}.ts")
    return read_ts(file.read_bytes(), file.name) if file.is_file() else {}


def _pseudo(source: str, values: Mapping[str, object]) -> str:
    """Accent the letters outside fields, a third longer as German and Finnish are, right to left."""
    parts: list[str] = []
    end = 0
    for match in FIELD.finditer(source):
        parts += [source[end : match.start()].translate(_ACCENTED), match[0]]
        end = match.end()
    parts.append(source[end:].translate(_ACCENTED))
    longer = "·" * (len(source) // 3) if len(source) > 3 else ""
    return f"{_RIGHT_TO_LEFT}{filled(''.join(parts), values)}{longer}{_END}"
