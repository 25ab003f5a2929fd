"""Makes resources/fonts: small static TrueType fonts, Inter and JetBrains Mono with tabular digits by default.

Not run at install time; its result is committed. To make the fonts again on Debian 12:

    apt-get install -y --no-install-recommends fonts-inter fonts-jetbrains-mono \
        fonts-noto-core fonts-droid-fallback fonts-nanum
    python packaging/fonts.py resources/fonts

A report names the layout it was drawn with, and a layout names its fonts by their SHA-256 (resources/layouts): a font
that comes out differently needs a new file name and a new layout (packaging/README.md).

What is done and why: the PDF library embeds TrueType outlines only (Inter ships cubic ones: converted with cu2qu,
error at most 1/1000 em) and ignores OpenType features (so the digits of the ``tnum`` feature become the default ones:
columns of numbers align; the display face has none and is used for single figures only). Glyphs are cut to Latin,
Greek, Cyrillic, punctuation, arrows and mathematical signs.

Names and notes in other scripts fall back to Noto Sans (Arabic, Hebrew, Devanagari, Thai, Armenian, Georgian; these
keep the features that join and place letters), for Chinese and Japanese to Droid Sans Fallback, cut to the characters
of the national sets GB 2312, Big5 and JIS X 0208, and for Korean to the syllables of Nanum Gothic, renamed because
its licence keeps that name for the unchanged font.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

SHARE = Path("/usr/share/fonts")
INTER = SHARE / "opentype/inter"
MONO = SHARE / "truetype/jetbrains-mono"
NOTO = SHARE / "truetype/noto"
HAN = SHARE / "truetype/droid/DroidSansFallbackFull.ttf"
SOURCES = (
    INTER / "Inter-Regular.otf",
    INTER / "Inter-Medium.otf",
    INTER / "Inter-SemiBold.otf",
    INTER / "Inter-Bold.otf",
    INTER / "InterDisplay-SemiBold.otf",
    MONO / "JetBrainsMono-Regular.ttf",
)
RANGES = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),
    (0x0259, 0x0259),
    (0x02BC, 0x02DD),
    (0x0300, 0x030C),
    (0x0370, 0x03FF),
    (0x0400, 0x052F),
    (0x1E00, 0x1EFF),
    (0x1F00, 0x1FFF),
    (0x2000, 0x206F),
    (0x2070, 0x209F),
    (0x20A0, 0x20BF),
    (0x2100, 0x214F),
    (0x2150, 0x215F),
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x2500, 0x25FF),
    (0x2713, 0x2717),
    (0xFB00, 0xFB04),
    (0xFFFD, 0xFFFD),
)
JOINERS = ((0x0020, 0x0020), (0x00A0, 0x00A0), (0x200C, 0x200F), (0x25CC, 0x25CC))
SCRIPTS = {
    "Arabic": ((0x0600, 0x06FF), (0x0750, 0x077F)),
    "Hebrew": ((0x0590, 0x05FF), (0xFB1D, 0xFB4F)),
    "Devanagari": ((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF)),
    "Thai": ((0x0E00, 0x0E7F),),
    "Armenian": ((0x0530, 0x058F), (0xFB13, 0xFB17)),
    "Georgian": ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
}
HAN_SETS = ("gb2312", "big5", "shift_jis")
HAN_FROM = 0x2E80
"""What lies below is Latin, Greek, Cyrillic or a sign: the fonts above have it."""
HAN_RANGES = ((0x3000, 0x303F), (0x3040, 0x30FF), (0xFF00, 0xFFEF))
HANGUL = SHARE / "truetype/nanum/NanumGothic.ttf"
HANGUL_NAME = "ChargeBench Hangul"
HANGUL_RANGES = ((0x3130, 0x318F), (0xAC00, 0xD7A3))
MAX_ERROR_EM = 0.001
MOST_GLYPHS = 0x1900
"""The PDF names a shaped glyph by a code point of the private use area, which has so many."""


def tabular_digits(font: TTFont) -> dict[str, str]:
    """Return which glyph replaces which digit in the ``tnum`` feature; empty when the font has none."""
    if "GSUB" not in font:
        return {}
    table = font["GSUB"].table
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    found: dict[str, str] = {}
    for index in lookups:
        for subtable in table.LookupList.Lookup[index].SubTable:
            found.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    cmap = font.getBestCmap()
    digits = {cmap[code] for code in range(ord("0"), ord("9") + 1)}
    return {plain: tabular for plain, tabular in found.items() if plain in digits}


def make_digits_tabular(font: TTFont) -> None:
    """Let the digits' code points name the tabular glyphs."""
    swap = tabular_digits(font)
    for table in font["cmap"].tables:
        for code, glyph in list(table.cmap.items()):
            if glyph in swap and ord("0") <= code <= ord("9"):
                table.cmap[code] = swap[glyph]


def cut(font: TTFont, codes: Iterable[int], features: list[str]) -> None:
    """Keep the wanted characters and layout features; drop hints and names nobody reads."""
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.glyph_names = False
    options.notdef_outline = True
    options.legacy_kern = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=list(codes))
    cutter.subset(font)


def codes_of(ranges: Iterable[tuple[int, int]]) -> list[int]:
    """Return every code point of inclusive ranges."""
    return [code for first, last in ranges for code in range(first, last + 1)]


def han_codes() -> list[int]:
    """Return the characters of the national sets of China, Taiwan and Japan."""
    return [code for code in range(HAN_FROM, 0x10000) if any(_holds(name, code) for name in HAN_SETS)]


def _holds(name: str, code: int) -> bool:
    try:
        return bool(chr(code).encode(name))
    except UnicodeEncodeError:
        return False


def rename(font: TTFont, family: str) -> None:
    """Give a changed font a name of its own."""
    plain = family.replace(" ", "")
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 6, 16}:
            record.string = plain if record.nameID in {3, 6} else family


def to_truetype(font: TTFont) -> None:
    """Replace cubic CFF outlines by quadratic ones."""
    order = font.getGlyphOrder()
    glyphs = font.getGlyphSet()
    quadratic = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, MAX_ERROR_EM * font["head"].unitsPerEm, reverse_direction=True))
        quadratic[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = quadratic
    for name in order:
        quadratic[name].recalcBounds(glyf)
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (advance, getattr(quadratic[name], "xMin", 0))
    _declare_truetype(font)


def _declare_truetype(font: TTFont) -> None:
    """Fill the tables that differ between CFF and TrueType fonts."""
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in (
        "maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements maxSizeOfInstructions"
        " maxComponentElements maxPoints maxContours maxCompositePoints maxCompositeContours maxComponentDepth"
    ).split():
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    for tag in ("CFF ", "VORG"):
        if tag in font:
            del font[tag]
    font.sfntVersion = "\x00\x01\x00\x00"


def main(target: Path) -> None:
    """Write every font into ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    for source in SOURCES:
        font = TTFont(source, recalcTimestamp=False)
        make_digits_tabular(font)
        cut(font, codes_of(RANGES), ["kern", "mark", "mkmk", "ccmp", "locl"])
        if "CFF " in font:
            to_truetype(font)
        write(font, target / f"{source.stem}.ttf")
    for script, ranges in SCRIPTS.items():
        for weight in ("Regular", "Bold"):
            font = TTFont(NOTO / f"NotoSans{script}-{weight}.ttf", recalcTimestamp=False)
            cut(font, codes_of((*JOINERS, *ranges)), ["*"])
            if len(font.getGlyphOrder()) > MOST_GLYPHS:
                raise SystemExit(f"{script} has too many glyphs")
            write(font, target / f"NotoSans{script}-{weight}.ttf")
    font = TTFont(HAN, recalcTimestamp=False)
    cut(font, [*han_codes(), *codes_of(HAN_RANGES)], [])
    write(font, target / "DroidSansFallback.ttf")
    font = TTFont(HANGUL, recalcTimestamp=False)
    cut(font, codes_of(HANGUL_RANGES), [])
    rename(font, HANGUL_NAME)
    write(font, target / f"{HANGUL_NAME.replace(' ', '')}.ttf")


def write(font: TTFont, result: Path) -> None:
    """Save one font and say how large it became."""
    font.save(result)
    print(f"{result.name}: {len(font.getGlyphOrder())} glyphs, {result.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
