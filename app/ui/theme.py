"""Themes and densities as tokens; everything that has a colour, a size or a font asks here."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from PySide6.QtGui import QIcon

THEMES = ("light", "dark", "sun")
DENSITIES = ("desk", "field")

_ROLES = {
    QPalette.ColorRole.Window: "background",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface_2",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "text_2",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Mid: "border",
}


def read_tokens(resources: "Traversable", name: str) -> dict[str, Any]:
    """Return the tokens of one theme or density."""
    return tomllib.loads((resources / "themes" / f"{name}.toml").read_text(encoding="utf-8"))


def load_fonts(resources: "Traversable") -> tuple[str, ...]:
    """Make the bundled fonts known to Qt; returns their families (empty when the folder has none)."""
    families: dict[str, None] = {}
    folder = resources / "fonts"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name) if folder.is_dir() else ():
        if file.name.lower().endswith((".ttf", ".otf")):
            known = (
                QFontDatabase.addApplicationFont(str(file))
                if isinstance(file, Path)
                else QFontDatabase.addApplicationFontFromData(file.read_bytes())
            )
            families.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(known)))
    return tuple(families)


class Theme(QObject):
    """The look in use; ``use`` switches it live and ``changed`` tells every painter."""

    changed = Signal()

    def __init__(self, resources: "Traversable", theme: str = "light", density: str = "desk") -> None:
        super().__init__()
        self._resources = resources
        self._application: QApplication | None = None
        self._svg: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._fonts: dict[tuple[str, QFont.Weight], QFont] = {}
        self._qss = Template((resources / "themes" / "window.qss").read_text(encoding="utf-8"))
        self._read(theme, density)

    def _read(self, theme: str, density: str) -> None:
        look, sizes = read_tokens(self._resources, theme), read_tokens(self._resources, density)
        self.name, self.density = theme, density
        self.dark: bool = look["dark"]
        self._border: int = look["line"]["border_px"]
        self._colours = {token: QColor(value) for token, value in look["colour"].items()}
        self._literals: Mapping[str, str] = look["colour"]
        self._sizes: Mapping[str, int] = sizes["size"]
        self._font: Mapping[str, Any] = sizes["font"]
        self._pixmaps.clear()
        self._fonts.clear()

    def use(self, theme: str | None = None, density: str | None = None) -> None:
        """Switch theme or density of the running program."""
        if (theme or self.name, density or self.density) == (self.name, self.density):
            return
        self._read(theme or self.name, density or self.density)
        if self._application is not None:
            self.apply(self._application)

    def apply(self, application: QApplication) -> None:
        """Give palette, font and style sheet to the application, now and at every later ``use``."""
        self._application = application
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self._colours[token])
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self._colours["text_2"])
        application.setPalette(palette)
        application.setFont(self.font("body"))
        application.setStyleSheet(self.style_sheet())
        self.changed.emit()

    def style_sheet(self) -> str:
        """Return the style sheet with every token filled in."""
        focus = max(2, self._border)
        filled = {
            **self._literals,
            **self._sizes,
            **{role: size for role, size in self._font.items() if isinstance(size, int | float)},
            "mono": ", ".join(f'"{family}"' for family in self._font["mono"]),
            "border_px": self._border,
            "hair_px": 1,
            "focus_px": focus,
            "field_inner": self._sizes["field"] - 2 * focus,
            "space_3_less": self._sizes["space_3"] - focus + self._border,
        }
        return self._qss.substitute({key: str(value) for key, value in filled.items()})

    @property
    def border_px(self) -> int:
        """Width of borders in logical pixels."""
        return self._border

    def colour(self, token: str) -> QColor:
        """Return a colour by token."""
        return QColor(self._colours[token])

    def size(self, token: str) -> int:
        """Return a length in logical pixels by token."""
        return self._sizes[token]

    def font(self, role: str = "body", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the font of a role (``head`` .. ``label``, ``number``, ``mono``), with figures of equal width."""
        key = (role, weight)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(role, weight)
        return QFont(self._fonts[key])

    def _make_font(self, role: str, weight: QFont.Weight) -> QFont:
        mono = role == "mono"
        font = QFont(list(self._font["mono" if mono else "family"]))
        font.setPixelSize(round(self._font["mono_size" if mono else role]))
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if not mono:
            font.setFeature(QFont.Tag("tnum"), 1)
        if role == "label":
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + self._font["label_spacing"])
        return font

    def pixmap(self, name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
        """Return the icon ``name`` drawn in the colour ``token``, ``size`` logical pixels wide."""
        key = (name, token, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(name, self._literals[token], size, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, colour: str = "text") -> "QIcon":
        """Return the icon for Qt's own widgets (menus, actions)."""
        from PySide6.QtGui import QIcon

        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, colour, self.size("icon"), ratio))
        return icon

    def _draw(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer

        if name not in self._svg:
            self._svg[name] = (self._resources / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        renderer = QSvgRenderer(self._svg[name].replace("currentColor", colour).encode())
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties that the style sheet looks at, and let it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
