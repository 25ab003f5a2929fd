"""What is shipped: every sentence in German, each field kept; a further language is one file."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from app.bootstrap import ground
from app.cli.main import run
from app.domain import words
from app.domain.messages import CHECKS, SENTENCES
from app.system.texts import TsTexts, languages, read_ts

NAMES = ("tr", "_tr", "tr_", "mark")


def test_every_sentence_is_translated(translations: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    code = translations.main(["--check"])
    said = capsys.readouterr().err
    assert code == 0, f"run packaging/translations.py, then finish translations/app_*.ts:\n{said}"


def test_the_check_finds_a_sentence_without_translation(
    translations: ModuleType, checkout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "new.py").write_text('tr("Never heard of {name}", name=1)\n')
    folder = str(checkout / "translations")
    assert translations.main(["--check", "--code", str(tmp_path / "app"), "--translations", folder]) == 1
    assert "not translated: 'Never heard of {name}'" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["de", "en"])
def test_fields_and_formats_agree(checkout: Path, language: str) -> None:
    path = checkout / "translations" / f"app_{language}.ts"
    for source, entry in read_ts(path.read_bytes(), path.name).items():
        wanted = set(re.findall(r"\{[^{}]*\}", source))
        for form in entry.forms:
            found = set(re.findall(r"\{[^{}]*\}", form))
            assert found == wanted or (entry.plural and found == wanted - {"{n}"}), (source, form)
            assert form.count("{") == form.count("}"), form
            assert form[:1].isspace() == source[:1].isspace(), form
            assert form[-1:].isspace() == source[-1:].isspace(), form


def test_german_is_set_as_german(checkout: Path) -> None:
    path = checkout / "translations" / "app_de.ts"
    for source, entry in read_ts(path.read_bytes(), path.name).items():
        for form in entry.forms:
            assert '"' not in form, f"straight quotes: {form}"
            assert form.count("„") == form.count("“"), form
            assert not re.search(r"\w…", form), f"no space before the dots: {form}"
            assert "..." not in form, form
            same_end = source.rstrip()[-1:] in ".:?" and source.rstrip()[-1:] != form.rstrip()[-1:]
            assert not same_end, f"another end than {source!r}: {form!r}"


def test_two_sentences_that_differ_in_english_differ_where_a_word_decides(checkout: Path) -> None:
    texts = TsTexts(checkout / "translations", "de")
    for mapping in (words.SAFETY_WORDS, words.METER_WORDS, words.OUTCOME_WORDS, words.STEP_WORDS, words.CHANGE_WORDS):
        spoken = [texts.tr(sentence) for sentence in mapping.values()]
        assert len(set(spoken)) == len(spoken), spoken


def test_every_error_is_spoken_in_german(checkout: Path) -> None:
    texts = TsTexts(checkout / "translations", "de")
    for sentence in (*SENTENCES.values(), *CHECKS.values(), *words.PROBLEMS):
        assert texts.tr(sentence) != sentence


def test_the_extractor_knows_every_name_of_the_translation(checkout: Path, translations: ModuleType) -> None:
    """What is translated under a name that the extractor does not know would never be found missing."""
    known = translations.extract(checkout / "app")
    for path in (checkout / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if re.fullmatch(r"_*(tr|translate|translated)_*", name) and isinstance(node.args[0].value, str):
                assert name in NAMES, f"{path}:{node.lineno}: {name}()"
                assert node.args[0].value in known, f"{path}:{node.lineno}"


def test_a_third_language_is_one_file(
    translations: ModuleType,
    checkout: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "translations"
    folder.mkdir()
    (folder / "app_nl.ts").write_text("")
    assert translations.main(["--translations", str(folder)]) == 0
    entries = read_ts((folder / "app_nl.ts").read_bytes(), "app_nl.ts")
    assert len(entries) == len(translations.extract(checkout / "app"))
    text = (folder / "app_nl.ts").read_text(encoding="utf-8")
    source = "{where} cannot be read: {problem}. Nothing was changed; check the path and try again."
    dutch = "{where} kan niet worden gelezen: {problem}. Er is niets gewijzigd; controleer het pad."
    before, after = text.split(f"<source>{source}</source>")
    after = after.replace(' type="unfinished"></translation>', f">{dutch}</translation>", 1)
    (folder / "app_nl.ts").write_text(f"{before}<source>{source}</source>{after}", encoding="utf-8")

    shipped = ground.shipped
    monkeypatch.setattr(ground, "shipped", lambda name: folder if name == "translations" else shipped(name))
    assert languages(folder) == ("en", "nl")
    missing = str(tmp_path / "nothing.pdf")
    assert run(["--lang", "nl_BE", "--data", str(tmp_path / "data"), "report", "verify", missing]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{missing} kan niet worden gelezen: ")
    assert said.count("\n") == 1


def documents(checkout: Path) -> Iterator[tuple[Path, Any]]:
    for path in sorted((checkout / "resources").rglob("*.json")):
        if "schemas" not in path.parts:
            yield path, json.loads(path.read_text(encoding="utf-8"))


def inside(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from inside(part)


def test_every_text_of_the_resources_has_its_german(checkout: Path) -> None:
    counted = 0
    for path, document in documents(checkout):
        for texts in inside(document):
            if set(texts) & {"en", "de"} and all(isinstance(text, str) for text in texts.values()):
                assert texts.get("en", "").strip() and texts.get("de", "").strip(), f"{path.name}: {texts}"  # noqa: PT018
                counted += 1
    assert counted > 300


def test_sources_of_limits_are_german_but_for_citations(checkout: Path) -> None:
    tr = TsTexts(checkout / "translations", "de").tr
    for path, document in documents(checkout):
        if path.parent.name not in ("limits", "checklists") or path.name.startswith("uk"):
            continue
        for entry in inside(document):
            source = entry.get("source")
            if isinstance(source, str):
                spoken = words.source_words(source, tr)
                assert not re.search(r"\b(the|of|to|and|own|not|with|no|at)\b", spoken), f"{path.name}: {spoken}"


@pytest.mark.parametrize("arguments", [["--lang", "de", "nonsense"], ["nonsense", "--lang=de"]])
def test_wrong_usage_is_said_in_the_language_asked_for(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert "Nichts wurde geschrieben" in capsys.readouterr().err


def test_every_reason_of_the_verifier_is_said_in_words(checkout: Path) -> None:
    text = (checkout / "app" / "reports" / "verify.py").read_text(encoding="utf-8")
    said = set(re.findall(r'(?:return|reason=|reason=unsigned or) ?f?"([a-z]+_[a-z_]+)', text))
    assert said == set(words.FILE_WORDS)
