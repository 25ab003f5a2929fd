"""Sentences are found, kept, added and dropped; what is missing fails the check."""

from pathlib import Path
from types import ModuleType

import pytest

from app.system.texts import TsTexts

CODE = """
TITLE = mark("Title")
class A:
    def b(self, tr, texts):
        tr("Saved {name}", name=1)
        self._tr("Saved {name}", name=2)
        self._texts.tr("{n} findings", n=3)
        self.tr_("long "
           "sentence & <more>")
        tr(TITLE)
        other("not this")
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "a.py").write_text(CODE)
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "app_de.ts").write_text("")
    (tmp_path / "translations" / "app_en.ts").write_text("")
    return tmp_path


def run(translations: ModuleType, place: Path, *more: str) -> int:
    return int(translations.main(["--code", str(place / "app"), "--translations", str(place / "translations"), *more]))


def translate(place: Path, source: str, *forms: str, language: str = "de") -> None:
    """Finish one entry by hand, as a translator does."""
    path = place / "translations" / f"app_{language}.ts"
    before, after = path.read_text("utf-8").split(f"<source>{source}</source>")
    head, tail = after.split("</message>", 1)
    body = "".join(f"<numerusform>{form}</numerusform>" for form in forms) if "numerusform" in head else forms[0]
    path.write_text(
        f"{before}<source>{source}</source><translation>{body}</translation></message>{tail}", encoding="utf-8"
    )


def finish(place: Path) -> None:
    translate(place, "Title", "Titel")
    translate(place, "Saved {name}", "{name} gespeichert")
    translate(place, "long sentence &amp; &lt;more&gt;", "langer Satz &amp; &lt;mehr&gt;")
    translate(place, "{n} findings", "ein Mangel", "{n} Mängel")
    translate(place, "{n} findings", "{n} finding", "{n} findings", language="en")


def test_a_new_language_is_one_file(translations: ModuleType, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(translations, place) == 0
    assert run(translations, place, "--check") == 1
    said = capsys.readouterr().err
    assert said.count("app_de.ts: not translated") == 4
    assert said.count("app_en.ts: not translated") == 1  # English needs only its plurals
    finish(place)
    assert run(translations, place, "--check") == 0
    texts = TsTexts(place / "translations", "de")
    assert texts.tr("long sentence & <more>") == "langer Satz & <mehr>"
    assert texts.tr("{n} findings", n=1) == "ein Mangel"
    assert texts.tr("{n} findings", n=7) == "7 Mängel"


def test_updating_keeps_adds_and_drops(translations: ModuleType, place: Path) -> None:
    run(translations, place)
    finish(place)
    assert run(translations, place) == 0
    assert run(translations, place, "--check") == 0
    path = place / "translations" / "app_de.ts"
    once = path.read_bytes()
    run(translations, place)
    assert path.read_bytes() == once
    (place / "app" / "a.py").write_text(CODE.replace('"Title"', '"Heading"'))
    assert run(translations, place, "--check") == 1
    run(translations, place)
    text = path.read_text("utf-8")
    assert "<source>Title</source>" not in text
    assert '<source>Heading</source>\n        <translation type="unfinished"></translation>' in text
    assert "{name} gespeichert" in text
    sources = [line for line in text.splitlines() if "<source>" in line]
    assert sources == sorted(sources)


def test_a_lost_field_fails_the_check(
    translations: ModuleType, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(translations, place)
    finish(place)
    translate(place, "Saved {name}", "{nmae} gespeichert")
    assert run(translations, place, "--check") == 1
    assert "fields differ" in capsys.readouterr().err


@pytest.mark.parametrize("bad", ['tr(f"Saved {name}")', 'self.tr("Saved " + name)', 'mark("%s" % 1)'])
def test_sentences_put_together_are_refused(
    translations: ModuleType, place: Path, bad: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "app" / "b.py").write_text(f"\n{bad}\n")
    assert run(translations, place) == 2
    assert "app/b.py:2" in capsys.readouterr().err


def test_damaged_file_is_named(translations: ModuleType, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "translations" / "app_de.ts").write_text("<TS>")
    assert run(translations, place, "--check") == 2
    assert "app_de.ts" in capsys.readouterr().err


def test_every_sentence_of_the_program_can_be_extracted(translations: ModuleType, checkout: Path) -> None:
    assert "Once more: " in translations.extract(checkout / "app")
