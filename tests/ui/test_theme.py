"""Themes are tokens, readable in every light."""

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QTextLayout
from PySide6.QtWidgets import QApplication

from app.ui.theme import DENSITIES, THEMES, Theme, load_fonts, read_tokens

PAIRS = {
    "text": ("background", "surface", "surface_2", "accent_soft", "ok_soft", "warn_soft", "fail_soft"),
    "text_2": ("background", "surface", "surface_2", "accent_soft"),
    "accent": ("background", "surface", "accent_soft"),
    "ok": ("surface", "ok_soft"),
    "warn": ("surface", "warn_soft"),
    "fail": ("surface", "fail_soft"),
    "on_accent": ("accent", "accent_hover"),
    "on_state": ("ok", "warn", "fail"),
    "rail_text": ("rail", "rail_active"),
    "rail_text_active": ("rail_active",),
}


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.1."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_of_black_and_white_is_known() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ink", PAIRS)
def test_words_stand_out(checkout: Path, name: str, ink: str) -> None:
    tokens = read_tokens(checkout / "resources", name)
    least = {"light": 4.5, "dark": 4.5, "sun": 7.0}[name]
    colours = tokens["colour"]
    low = {ground: contrast(colours[ink], colours[ground]) for ground in PAIRS[ink]}
    assert {ground: ratio for ground, ratio in low.items() if ratio < least} == {}


@pytest.mark.parametrize("name", THEMES)
def test_edges_of_fields_can_be_seen(checkout: Path, name: str) -> None:
    colours = read_tokens(checkout / "resources", name)["colour"]
    assert contrast(colours["field_border"], colours["surface"]) >= 3


def test_all_themes_and_densities_have_the_same_tokens(checkout: Path) -> None:
    def keys(name: str) -> dict[str, list[str]]:
        tokens = tomllib.loads((checkout / "resources" / "themes" / f"{name}.toml").read_text(encoding="utf-8"))
        return {section: sorted(part) for section, part in tokens.items() if isinstance(part, dict)}

    assert len({str(keys(name)) for name in THEMES}) == 1
    assert len({str(keys(name)) for name in DENSITIES}) == 1


def test_field_density_has_targets_for_gloves(checkout: Path) -> None:
    sizes = read_tokens(checkout / "resources", "field")["size"]
    small = {
        name: sizes[name]
        for name in ("button", "small_button", "target", "field", "table_row", "tall_row", "status_bar")
    }
    assert min(small.values()) >= 44


def test_no_colour_is_written_in_code(checkout: Path) -> None:
    literal = re.compile(r"""["']#[0-9A-Fa-f]{3,8}["']|QColor\(\s*["'\d]|rgba?\(""")
    found = [
        f"{file.relative_to(checkout)}:{number}"
        for file in sorted((checkout / "app" / "ui").rglob("*.py"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if literal.search(line)
    ]
    assert found == []
    sheet = (checkout / "resources" / "themes" / "window.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", sheet) == []


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("density", DENSITIES)
def test_every_token_of_the_sheet_is_filled(checkout: Path, qapp: QApplication, name: str, density: str) -> None:
    sheet = Theme(checkout / "resources", name, density).style_sheet()
    assert "${" not in sheet
    assert "QLineEdit" in sheet


def test_themes_switch_live(theme: Theme, qapp: QApplication) -> None:
    told: list[int] = []
    theme.changed.connect(lambda: told.append(1))
    before = qapp.palette().window().color()
    theme.use(theme="dark")
    assert told == [1]
    assert qapp.palette().window().color() != before
    theme.use(theme="dark")
    assert told == [1]


def test_a_colour_given_away_is_a_copy(theme: Theme) -> None:
    theme.colour("text").setAlpha(0)
    assert theme.colour("text") == QColor(read_tokens(theme._resources, "light")["colour"]["text"])


def test_every_icon_is_of_the_family_and_takes_the_colour(checkout: Path, theme: Theme) -> None:
    files = sorted((checkout / "resources" / "icons").glob("*.svg"))
    assert len(files) > 25
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert 'stroke-width="1.7"' in text, file.name
        assert "currentColor" in text, file.name
        assert not re.search(r"#[0-9A-Fa-f]{3}", text), file.name
        image = theme.pixmap(file.stem, "fail", 20).toImage()
        inked = [image.pixelColor(x, y) for x in range(20) for y in range(20)]
        strong = [c for c in inked if c.alpha() > 200]
        assert strong, file.name
        assert all(abs(c.red() - theme.colour("fail").red()) < 12 for c in strong), file.name


def test_bundled_fonts_are_found(checkout: Path, qapp: QApplication) -> None:
    assert "Inter" in load_fonts(checkout / "resources")


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Ladesäule", "Inter"),
        ("محطة الشحن", "Noto Sans Arabic"),
        ("תחנת טעינה", "Noto Sans Hebrew"),
        ("चार्जिंग", "Noto Sans Devanagari"),
        ("สถานีชาร์จ", "Noto Sans Thai"),
        ("充电站", "Droid Sans Fallback"),
        ("충전소", "ChargeBench Hangul"),
    ],
)
@pytest.mark.parametrize("density", DENSITIES)
def test_names_of_other_scripts_are_drawn_with_bundled_fonts(
    checkout: Path, qapp: QApplication, density: str, text: str, family: str
) -> None:
    families = load_fonts(checkout / "resources")
    assert family in families
    layout = QTextLayout(text, Theme(checkout / "resources", density=density).font("body"))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = [run for run in layout.glyphRuns() if any(run.glyphIndexes())]
    assert runs
    assert {run.rawFont().familyName() for run in runs} <= {family, "Inter"}
    assert any(run.rawFont().familyName() == family for run in runs)


def test_no_fonts_is_no_failure(tmp_path: Path, qapp: QApplication) -> None:
    assert load_fonts(tmp_path) == ()
