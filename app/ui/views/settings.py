"""Settings: saved as they are changed."""

import zoneinfo
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import BadInput
from app.ui.views.kit import Kit
from app.ui.views.view import Header, View
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.choice import Choice
from app.ui.widgets.error_card import InlineError
from app.ui.widgets.segments import Segments
from app.ui.widgets.text import label

_LANGUAGE_NAMES = {"en": "English", "de": "Deutsch"}
FIELD_WIDTH = 300


class SettingsView(View):
    """Cards of settings in two columns; no Save button."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._error = InlineError(kit.theme, kit.tr("Dismiss"))
        self._show: list[Callable[[], None]] = []
        inner = QWidget()
        inner.setProperty("role", "page")
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (self._look(), self._person())),
            (right, (self._lock(), self._links(), self._instruments(), self._profiles(), self._about())),
        ):
            column.setSpacing(13)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(13)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(13)
        layout.addWidget(self._error)
        layout.addWidget(scroll, 1)
        kit.preferences.changed.connect(self._refresh)
        kit.preferences.loaded.connect(self._refresh)
        self._refresh()

    def header(self) -> Header:
        """Title; saving needs no button."""
        return Header(self.tr_("Settings"), self.tr_("every change is saved as it is made"))

    def entered(self, argument: object = None) -> None:
        """Show what is saved."""
        self._refresh()

    def _refresh(self, *_: object) -> None:
        for show in self._show:
            show()

    def _keep(self, name: str, value: str) -> None:
        if value != self.kit.preferences.value(name):
            self._error.hide()
            self.kit.preferences.keep(name, value, self._refused)

    def _refused(self, problem: BaseException) -> None:
        self._error.tell(self.kit.explain(problem))
        self._refresh()

    def _form(self, title: str, *rows: tuple[str, QWidget, str]) -> Card:
        card = Card(self.kit.theme, title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for words, field, advice in rows:
            row = grid.rowCount()
            name = label(words)
            name.setBuddy(field)
            name.setMinimumWidth(110)
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
            if advice:
                grid.addWidget(label(advice, "secondary", wrap=True), row + 1, 1)
        card.add(grid)
        return card

    def _segments(self, name: str, words: str, choices: tuple[tuple[str, str], ...]) -> Segments:
        segments = Segments(self.kit.theme, words, choices)
        segments.chosen.connect(lambda id: self._keep(name, id))
        self._show.append(lambda: segments.show_choice(self.kit.preferences.value(name)))
        return segments

    def _text(self, name: str, words: str, hint: str = "") -> QLineEdit:
        edit = QLineEdit()
        edit.setAccessibleName(words)
        edit.setPlaceholderText(hint)
        edit.setMaximumWidth(FIELD_WIDTH)
        edit.editingFinished.connect(lambda: self._keep(name, edit.text()))

        def show() -> None:
            if not edit.hasFocus():
                edit.setText(self.kit.preferences.value(name))

        self._show.append(show)
        return edit

    def _number(self, name: str, words: str, low: int, high: int, unit: str = "") -> QWidget:
        edit = self._text(name, words)
        edit.setValidator(QIntValidator(low, high, edit))
        edit.setFixedWidth(96)
        edit.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(edit)
        line.addWidget(label(unit, "sub"))
        line.addStretch(1)
        return row

    def _choice(self, name: str, words: str, choices: list[tuple[str, str]]) -> Choice:
        choice = Choice(self.kit.theme, words).add(*choices)
        choice.setMaximumWidth(FIELD_WIDTH)
        choice.activated.connect(lambda _: self._keep(name, choice.value))
        self._show.append(lambda: choice.show_value(self.kit.preferences.value(name)))
        return choice

    def _look(self) -> Card:
        tr, kit = self.tr_, self.kit
        from app.ui.theme import DENSITIES, THEMES, read_tokens

        def named(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
            return tuple((n, kit.program.texts.pick(read_tokens(kit.program.resources, n)["text"])) for n in names)

        languages = [("", tr("as this computer"))] + [(code, _LANGUAGE_NAMES[code]) for code in _LANGUAGE_NAMES]
        return self._form(
            tr("Look and language"),
            (tr("Theme"), self._segments("theme", tr("Theme"), named(THEMES)), ""),
            (
                tr("Density"),
                self._segments("density", tr("Density"), named(DENSITIES)),
                tr("Field has targets for gloves, at least 44 pixels high."),
            ),
            (
                tr("Language"),
                self._choice("language", tr("Language"), languages),
                tr("Takes effect when the program is started again. A report keeps the language of its visit."),
            ),
        )

    def _person(self) -> Card:
        tr = self.tr_
        zones = [(name, name) for name in sorted(zoneinfo.available_timezones())]
        return self._form(
            tr("Technician and report"),
            (tr("Technician"), self._text("technician", tr("Technician"), tr("full name")), tr("Printed on reports.")),
            (
                tr("Licence"),
                self._text("licence", tr("Licence"), tr("qualification or authorisation number")),
                tr("Printed beside the name."),
            ),
            (
                tr("Issuer"),
                self._text("issuer", tr("Issuer"), tr("name and address")),
                tr("Who answers for the work; printed on certificates."),
            ),
            (
                tr("Paper"),
                self._segments("paper", tr("Paper"), (("A4", "A4"), ("Letter", "Letter"))),
                "",
            ),
            (
                tr("Time zone"),
                self._choice("zone", tr("Time zone"), zones),
                tr("Of new sites; times are stored in UTC and shown in the zone of the site."),
            ),
        )

    def _instruments(self) -> Card:
        tr, kit = self.tr_, self.kit
        self.instruments = Button(kit.theme, tr("Instruments and certificates"), icon="review", small=True)
        self.instruments.clicked.connect(lambda: kit.news.go.emit("instruments", None))
        advice = tr("What you measure with: certificates, when they end, errors and checks over the years.")
        return Card(kit.theme, tr("Instruments")).add(label(advice, "secondary", wrap=True), self.instruments)

    def _lock(self) -> Card:
        tr, kit = self.tr_, self.kit
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setAccessibleName(tr("PIN of the app lock"))
        self.pin.setMaximumWidth(140)
        self._set_pin = Button(kit.theme, tr("Set PIN"), small=True)
        self._set_pin.clicked.connect(self._choose_pin)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.pin)
        line.addWidget(self._set_pin)
        line.addStretch(1)
        for part in (self.pin, self._set_pin):
            part.setEnabled(kit.app_lock is not None)

        def show() -> None:
            known = kit.app_lock is not None and kit.app_lock.has_pin
            self.pin.setPlaceholderText(tr("PIN is set") if known else tr("no PIN yet"))

        self._show.append(show)
        return self._form(
            tr("App lock"),
            (tr("PIN"), row, tr("At least 4 characters. Signing asks for the PIN of the signing key.")),
            (
                tr("Lock after"),
                self._number("lock.minutes", tr("Lock after"), 1, 60, tr("minutes")),
                tr("Without a touch; only once a PIN is set."),
            ),
        )

    def _choose_pin(self) -> None:
        kit, pin, lock = self.kit, self.pin.text(), self.kit.app_lock
        if lock is None:
            return

        def chosen(_: object) -> None:
            self.pin.clear()
            kit.preferences.keep("lock.state", lock.stored, self._refused)
            kit.news.undo.emit(self.tr_("The PIN is set. The window locks when you leave it."), None)
            self._refresh()

        def refused(problem: BaseException) -> None:
            if isinstance(problem, BadInput):
                self._error.tell(self.tr_("A PIN needs at least 4 characters. Nothing was changed."))
            else:
                self._refused(problem)

        kit.runner.compute(lambda: lock.choose(pin), chosen, refused, self)

    def _links(self) -> Card:
        tr, kit = self.tr_, self.kit
        folder = self._text("sync.to", tr("Sync to"), "folder:/…")
        choose = Button(kit.theme, tr("Folder…"), icon="folder", small=True)
        choose.clicked.connect(self._ask_folder)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(folder)
        line.addWidget(choose)
        line.addStretch(1)
        return self._form(
            tr("Links"),
            (
                tr("Listen on"),
                self._text("listen.host", tr("Listen on"), "127.0.0.1"),
                tr("Address of this laptop that stations connect to. 127.0.0.1 is reached from this computer only."),
            ),
            (tr("Port"), self._number("listen.port", tr("Port"), 0, 65535, tr("0 = any free one")), ""),
            (tr("Sync to"), row, tr("Signed bundles are copied there and read back.")),
        )

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self.tr_("Folder for bundles"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._keep("sync.to", f"folder:{path}"))
        dialog.open()

    def _profiles(self) -> Card:
        tr, kit = self.tr_, self.kit
        self.profiles = Button(kit.theme, tr("Calibration profiles…"), icon="file", small=True)
        self.profiles.clicked.connect(lambda: kit.news.go.emit("profiles", None))
        card = Card(kit.theme, tr("Calibration"))
        card.add(label(tr("Limits, decision rules and load points, shipped and own."), "secondary", wrap=True))
        card.add(self.profiles)
        return card

    def _about(self) -> Card:
        tr = self.tr_
        return Card(self.kit.theme, tr("About")).add(
            label(tr("ChargeBench {version}", version=self.kit.program.version)),
            label(tr("Everything stays on this laptop, encrypted, until you sync it."), "secondary", wrap=True),
        )
