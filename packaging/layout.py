"""Freezes what a report says and how it is drawn, so that a signed report stays verifiable for its whole life.

    python packaging/layout.py --check     exit 1 if a sentence of the report is not what the current layout froze
    python packaging/layout.py write       write the sentences of the current layout (only while it was never released)
    python packaging/layout.py new         begin the next layout: the drawing modules of the current one are copied to
                                           app/reports/layout<n>/ as they are; then change app/reports

README.md beside this file says when to do which ("The report").
"""

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from app.domain.act import ACT_WORDS  # noqa: E402
from app.domain.report import LAYOUT  # noqa: E402
from app.domain.words import METER_WORDS, SAFETY_WORDS  # noqa: E402
from app.system.texts import SOURCE_LANGUAGE, read_ts  # noqa: E402
from translations import extract  # noqa: E402

DRAWING = (
    "band bidi book budget calibration certificate change chapter checklist code conformity corner fault fonts"
    " front image integrity mark measurement pages photo phrasing plot point rating run sheet stamp table title"
    " tokens work"
).split()
"""The modules that decide what a page looks like; what is around them (PDF/A, signature, checking) is not a layout."""
PINS = "layout.json"
"""Names the files of a layout and their SHA-256."""


def sentences(root: Path) -> list[str]:
    """Return every sentence the pages and signature boxes of today can say; earlier layouts have their own."""
    found = extract(root / "app" / "reports").values()
    own = [one.source for one in found if any(place.count("/") == 1 for place in one.places)]
    return sorted({*own, *SAFETY_WORDS.values(), *METER_WORDS.values(), *ACT_WORDS.values()})


def texts(root: Path) -> dict[str, dict[str, str]]:
    """Return the sentences of today by language and source."""
    sources = sentences(root)
    found = {SOURCE_LANGUAGE: {source: source for source in sources}}
    for path in sorted((root / "translations").glob("app_*.ts")):
        language = path.stem.removeprefix("app_")
        if language != SOURCE_LANGUAGE:
            known = read_ts(path.read_bytes(), path.name)
            found[language] = {source: known[source].forms[0] for source in sources if source in known}
    return found


def pins(root: Path, number: int) -> dict[str, object]:
    """Return what a layout is made of: its words and its fonts, by SHA-256."""
    folder = root / "resources" / "layouts" / str(number)
    words = {path.name: digest(path) for path in sorted(folder.glob("*.json")) if path.name != PINS}
    fonts = {path.name: digest(path) for path in sorted((root / "resources" / "fonts").glob("*.ttf"))}
    return {"layout": number, "texts": words, "fonts": fonts}


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write(root: Path, number: int) -> None:
    """Write the words of today as those of layout ``number``, and the pins."""
    folder = root / "resources" / "layouts" / str(number)
    folder.mkdir(parents=True, exist_ok=True)
    for language, said in texts(root).items():
        (folder / f"{language}.json").write_text(_json(said), encoding="utf-8")
    (folder / PINS).write_text(_json(pins(root, number)), encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def differences(root: Path, number: int) -> list[str]:
    """Return in what today's report differs from layout ``number``, one line each."""
    folder = root / "resources" / "layouts" / str(number)
    found = []
    for language, said in texts(root).items():
        path = folder / f"{language}.json"
        frozen = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        found += [f"{language}: {source!r} is new" for source in sorted(said.keys() - frozen.keys())]
        found += [f"{language}: {source!r} is gone" for source in sorted(frozen.keys() - said.keys())]
        changed = sorted(source for source in said.keys() & frozen.keys() if said[source] != frozen[source])
        found += [f"{language}: {source!r} was said {frozen[source]!r}" for source in changed]
    stored = json.loads((folder / PINS).read_text(encoding="utf-8"))
    if stored != pins(root, number):
        found.append(f"{PINS}: a font or a file of words is not the one that was frozen")
    return found


def begin_next(root: Path, number: int) -> Path:
    """Copy the drawing modules of layout ``number`` aside, register them, and let today's be the next layout."""
    reports = root / "app" / "reports"
    folder = reports / f"layout{number}"
    folder.mkdir()
    (folder / "__init__.py").write_text(f'"""Layout {number} as it was released: never changed."""\n', encoding="utf-8")
    inside = re.compile(rf"\bapp\.reports\.({'|'.join(DRAWING)})\b")
    for name in DRAWING:
        code = (reports / f"{name}.py").read_text(encoding="utf-8")
        code = re.sub(r"from app\.reports import tokens\b", f"from app.reports.layout{number} import tokens", code)
        (folder / f"{name}.py").write_text(inside.sub(rf"app.reports.layout{number}.\1", code), encoding="utf-8")
    registry = reports / "layout.py"
    code = registry.read_text(encoding="utf-8")
    code = code.replace(
        f"    {number}: pages.draw_report,\n",
        f"    {number}: pages{number}.draw_report,\n    {number + 1}: pages.draw_report,\n",
    ).replace(
        "from app.reports import pages\n",
        f"from app.reports import pages\nfrom app.reports.layout{number} import pages as pages{number}\n",
    )
    registry.write_text(code, encoding="utf-8")
    report = root / "app" / "domain" / "report.py"
    code = report.read_text(encoding="utf-8")
    report.write_text(code.replace(f"\nLAYOUT = {number}\n", f"\nLAYOUT = {number + 1}\n"), encoding="utf-8")
    write(root, number + 1)
    return folder


def main(arguments: list[str] | None = None) -> int:
    """Do one of the jobs; exit 1 when the report is not the frozen one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("job", nargs="?", choices=("write", "new"))
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.job == "write":
        write(chosen.root, LAYOUT)
    elif chosen.job == "new":
        folder = begin_next(chosen.root, LAYOUT)
        print(f"{folder} holds layout {LAYOUT}; app/reports is layout {LAYOUT + 1} now. Next: README.md, 'The report'")
    else:
        found = differences(chosen.root, LAYOUT)
        for line in found:
            print(line, file=sys.stderr)
        return 1 if found else 0
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
