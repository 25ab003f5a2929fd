"""Sentences out of .ts files, without Qt."""

from pathlib import Path

import pytest

from app.domain.errors import BadInput
from app.ports.texts import Texts
from app.system.plural import plural_form, plural_forms
from app.system.texts import PSEUDO_LANGUAGE, TsTexts, languages, read_ts, system_language

GERMAN = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context><name>A</name>
<message><source>Saved</source><translation>Gespeichert</translation></message>
<message><source>Station {id} &amp; more</source><translation>Säule {id} &amp; mehr</translation></message>
<message numerus="yes"><source>{n} findings</source>
<translation><numerusform>{n} Mangel</numerusform><numerusform>{n} Mängel</numerusform></translation></message>
</context>
<context><name>B</name>
<message><source>Unfinished</source><translation type="unfinished"></translation></message>
<message><source>Gone</source><translation type="vanished">Weg</translation></message>
</context></TS>
"""
ENGLISH = """<TS version="2.1" language="en"><context><name>A</name>
<message numerus="yes"><source>{n} findings</source>
<translation><numerusform>{n} finding</numerusform><numerusform>{n} findings</numerusform></translation></message>
</context></TS>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "app_de.ts").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "app_en.ts").write_text(ENGLISH, encoding="utf-8")
    return tmp_path


def test_translated_filled_and_counted(folder: Path) -> None:
    texts: Texts = TsTexts(folder, "de")
    assert texts.language == "de"
    assert texts.tr("Saved") == "Gespeichert"
    assert texts.tr("Station {id} & more", id="CP-7") == "Säule CP-7 & mehr"
    assert [texts.tr("{n} findings", n=n) for n in (0, 1, 2)] == ["0 Mängel", "1 Mangel", "2 Mängel"]
    assert texts.pick({"en": "Cable", "de": "Kabel"}) == "Kabel"


def test_what_is_missing_is_english(folder: Path) -> None:
    texts = TsTexts(folder, "de")
    assert texts.tr("Unfinished") == "Unfinished"
    assert texts.tr("Gone") == "Gone"
    assert texts.tr("Never seen {x}", x=1) == "Never seen 1"
    assert TsTexts(folder, "xx").language == "en"
    assert TsTexts(folder, "de_AT").language == "de"
    assert TsTexts(folder, "de-CH").tr("Saved") == "Gespeichert"


def test_english_counts_too(folder: Path) -> None:
    texts = TsTexts(folder, "en")
    assert [texts.tr("{n} findings", n=n) for n in (0, 1, 2)] == ["0 findings", "1 finding", "2 findings"]
    assert texts.tr("Saved") == "Saved"


def test_filling_never_fails_and_never_reaches_inside(folder: Path) -> None:
    tr = TsTexts(folder, "en").tr
    assert tr("{error:.2f} %", error=1.005) == "1.00 %"
    assert tr("{error:.2f} %", error="n/a") == "n/a %"
    assert tr("{missing} {{literal}}") == "{missing} {literal}"
    assert tr("{x.__class__} {x[0]} {0}", x="a") == "{x.__class__} {x[0]} {0}"
    assert tr("{a}", a="{b}", b="secret") == "{b}"


def test_pseudo_language_marks_every_sentence(folder: Path) -> None:
    texts = TsTexts(folder, "pseudo")
    said = texts.tr("Station {id} saved", id="CP-7")
    assert texts.language == PSEUDO_LANGUAGE
    assert said.startswith("\u202b")
    assert said.endswith("\u202c")
    assert "CP-7" in said
    assert "Station" not in said
    assert len(said) > len("Station CP-7 saved")
    assert texts.pick({"en": "Cable", "de": "Kabel"}) != "Cable"


def test_languages_that_can_be_chosen(folder: Path, tmp_path: Path) -> None:
    (folder / "app_pt_BR.ts").write_text(ENGLISH)
    (folder / "README").write_text("")
    assert languages(folder) == ("de", "en", "pt_BR")
    assert TsTexts(folder, "pt-BR").language == "pt_BR"


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de_DE"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LC_MESSAGES": "ca_ES@valencia"}, "ca_ES"),
        ({}, "en"),
    ],
)
def test_language_of_the_computer(environ: dict[str, str], expected: str) -> None:
    assert system_language(environ) == expected


def test_a_damaged_file_is_named() -> None:
    with pytest.raises(BadInput) as error:
        read_ts(b"<TS><context>", "app_de.ts")
    assert error.value.where == "app_de.ts"


@pytest.mark.parametrize(
    ("language", "count", "forms"),
    [
        ("de", 2, [1, 0, 1, 1]),
        ("fr", 2, [0, 0, 1, 1]),
        ("ja", 1, [0, 0, 0, 0]),
        ("pl", 3, [2, 0, 1, 2]),
        ("ru", 3, [2, 0, 1, 2]),
        ("cs", 3, [2, 0, 1, 2]),
        ("ar", 6, [0, 1, 2, 3]),
    ],
)
def test_plural_forms(language: str, count: int, forms: list[int]) -> None:
    assert plural_forms(language) == count
    assert [plural_form(language, n) for n in (0, 1, 2, 5)] == forms
    assert plural_form("ru", 21) == 0
    assert plural_form("pl", 22) == 1
    assert plural_form("ru", 11) == 2
