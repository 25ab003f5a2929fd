"""Keep translations/app_<language>.ts in step with the sentences in the code.

    python packaging/translations.py            update every file: keep, add (unfinished), drop
    python packaging/translations.py --check    change nothing; exit 1 if something is missing or unfinished

A new language is one new file: an empty ``app_xx.ts`` is filled with everything that is to be translated.
``app_en.ts`` holds only sentences with a number, because English too has two forms of them.
"""

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.domain.errors import BadInput  # noqa: E402
from app.system.plural import plural_forms  # noqa: E402
from app.system.texts import SOURCE_LANGUAGE, Translation, read_ts  # noqa: E402

_NAMES = frozenset({"tr", "_tr", "tr_", "mark"})
"""What a ``Texts`` port's translation is called where it is kept: a view's ``tr_`` leaves Qt's own ``tr`` alone."""


class NotLiteral(Exception):
    """A sentence in ``tr`` or ``mark`` is put together at run time and can never be translated."""


@dataclass
class Sentence:
    """A sentence of the code and where it stands."""

    source: str
    plural: bool
    places: list[str]


def extract(folder: Path) -> dict[str, Sentence]:
    """Return the sentences of every module below ``folder``. Raises NotLiteral naming file and line."""
    found: dict[str, Sentence] = {}
    for path in sorted(folder.rglob("*.py")):
        place = path.relative_to(folder.parent).as_posix()
        for call in _calls(ast.parse(path.read_text(encoding="utf-8"), str(path))):
            source = _literal(call, place)
            if source is None:
                continue
            sentence = found.setdefault(source, Sentence(source, False, []))
            sentence.plural |= any(keyword.arg == "n" for keyword in call.keywords) or len(call.args) > 1
            if place not in sentence.places:
                sentence.places.append(place)
    return found


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in _NAMES:
            yield node


def _literal(call: ast.Call, place: str) -> str | None:
    """Return the sentence; None for ``tr(CONSTANT)``, whose sentence was marked where it stands."""
    first = call.args[0] if call.args else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        return first.value
    if isinstance(first, ast.JoinedStr | ast.BinOp):
        raise NotLiteral(f"{place}:{call.lineno}: a sentence is put together at run time; use {{name}} fields")
    return None


def merged(sentences: dict[str, Sentence], known: dict[str, Translation], language: str) -> dict[str, Translation]:
    """Return one entry for every sentence, with what ``known`` already says of it."""
    entries: dict[str, Translation] = {}
    for source, sentence in sorted(sentences.items()):
        if language == SOURCE_LANGUAGE and not sentence.plural:
            continue
        count = plural_forms(language) if sentence.plural else 1
        old = known.get(source)
        forms = (old.forms if old else ())[:count]
        forms = (*forms, *("" for _ in range(count - len(forms))))
        finished = bool(old and old.finished and old.plural == sentence.plural and all(forms))
        entries[source] = Translation(forms, finished, sentence.plural)
    return entries


def rendered(entries: dict[str, Translation], sentences: dict[str, Sentence], language: str) -> str:
    """Return the ``.ts`` file, sorted, as Qt Linguist reads it."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="{SOURCE_LANGUAGE}">',
        "<context>",
        "    <name>ChargeBench</name>",
    ]
    for source, entry in sorted(entries.items()):
        lines += _message(source, entry, sentences[source].places)
    return "\n".join([*lines, "</context>", "</TS>", ""])


def _message(source: str, entry: Translation, places: list[str]) -> list[str]:
    unfinished = "" if entry.finished else ' type="unfinished"'
    if entry.plural:
        forms = [f"            <numerusform>{escape(form)}</numerusform>" for form in entry.forms]
        translation = [f"        <translation{unfinished}>", *forms, "        </translation>"]
    else:
        translation = [f"        <translation{unfinished}>{escape(entry.forms[0])}</translation>"]
    return [
        '    <message numerus="yes">' if entry.plural else "    <message>",
        *(f'        <location filename="../{place}"/>' for place in places),
        f"        <source>{escape(source)}</source>",
        *translation,
        "    </message>",
    ]


def update(folder: Path, sentences: dict[str, Sentence]) -> None:
    """Bring every file of ``folder`` up to date."""
    for path in _files(folder):
        language = _language(path)
        text = rendered(merged(sentences, _known(path), language), sentences, language)
        path.write_text(text, encoding="utf-8", newline="\n")


def problems(folder: Path, sentences: dict[str, Sentence]) -> list[str]:
    """Return one line for each sentence that a language lacks, and each entry that no code uses."""
    found: list[str] = []
    for path in _files(folder):
        known = _known(path)
        wanted = merged(sentences, known, _language(path))
        found += [f"{path.name}: not translated: {source!r}" for source, entry in wanted.items() if not entry.finished]
        found += [f"{path.name}: no longer used: {source!r}" for source in sorted(known.keys() - wanted.keys())]
        found += [f"{path.name}: fields differ: {source!r}" for source in wanted if _fields_differ(source, known)]
    return found


def _fields_differ(source: str, known: dict[str, Translation]) -> bool:
    """A plural form may leave ``{n}`` out ("one file"); every other field must be there."""
    entry = known.get(source)
    if entry is None or not entry.finished:
        return False
    free = {"n"} if entry.plural else set()
    return any(_fields(form) - free != _fields(source) - free for form in entry.forms)


def _fields(text: str) -> set[str]:
    return set(re.findall(r"\{([A-Za-z_][A-Za-z0-9_]*)", text))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("app_*.ts"))


def _language(path: Path) -> str:
    return path.stem.removeprefix("app_")


def _known(path: Path) -> dict[str, Translation]:
    content = path.read_bytes()
    return read_ts(content, path.name) if content.strip() else {}


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing, fail when something is missing")
    parser.add_argument("--code", type=Path, default=ROOT / "app", help=argparse.SUPPRESS)
    parser.add_argument("--translations", type=Path, default=ROOT / "translations", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    try:
        sentences = extract(given.code)
        if not given.check:
            update(given.translations, sentences)
            return 0
        found = problems(given.translations, sentences)
    except (NotLiteral, BadInput) as error:
        print(error, file=sys.stderr)
        return 2
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
