"""Makes resources/fonts: Inter and JetBrains Mono as small static TrueType fonts with tabular digits by default.

Not run at install time; its result is committed. To make the fonts again on Debian 12:

    apt-get install -y --no-install-recommends fonts-inter fonts-jetbrains-mono
    python packaging/fonts.py resources/fonts

What is done and why: the PDF library embeds TrueType outlines only (Inter ships cubic ones: converted with cu2qu,
error at most 1/1000 em) and ignores OpenType features (so the digits of the ``tnum`` feature become the default ones:
columns of numbers align; the display face has none and is used for single figures only). Glyphs are cut to Latin,
Greek, Cyrillic, punctuation, arrows and mathematical signs.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

INTER = Path("/usr/share/fonts/opentype/inter")
MONO = Path("/usr/share/fonts/truetype/jetbrains-mono")
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
    (0x0400, 0x045F),
    (0x0490, 0x0491),
    (0x1E80, 0x1E9E),
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
MAX_ERROR_EM = 0.001


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


def cut(font: TTFont) -> None:
    """Keep the wanted characters and kerning; drop features, hints and names nobody reads."""
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.glyph_names = False
    options.notdef_outline = True
    options.legacy_kern = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    cutter.subset(font)


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
        cut(font)
        if "CFF " in font:
            to_truetype(font)
        result = target / f"{source.stem}.ttf"
        font.save(result)
        print(f"{result.name}: {len(font.getGlyphOrder())} glyphs, {result.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
