"""Firmware: which file, what it changes, the way back; then what really happened."""

from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.approval import ApprovalUsed
from app.domain.firmware_version import is_downgrade
from app.domain.legal_change import LegalChange
from app.domain.plan import PlanFirmware
from app.ui.models.times import size_words
from app.ui.views.steps.approval_field import ApprovalField
from app.ui.views.steps.guard_form import GuardForm
from app.ui.views.steps.page import StepPage
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.choice import Choice
from app.ui.widgets.key_value import KeyValueList
from app.ui.widgets.text import label
from app.workflows.guided_approval import look_at_image, write_image_request
from app.workflows.judge_change import guard_of


class FirmwarePage(StepPage):
    """A write to a station: it names the station, the change and the way back before anything is sent."""

    fails_on = True
    can_cancel = False

    def panel(self) -> QWidget | None:
        """Return the file, the confirmation and what came of it."""
        tr, theme = self.tr_, self.kit.theme
        card = Card(theme, tr("Firmware"), caps=False)
        self.state = Chip(theme)
        card.head.addWidget(self.state)
        known = self.session.guided.plan.firmware
        self.file = QLineEdit(known.file if known else "")
        self.file.setAccessibleName(tr("Firmware file"))
        self.file.setPlaceholderText(tr("Firmware file"))
        self.file.textChanged.connect(lambda _: self._image_changed())
        self.version = QLineEdit(known.version if known else "")
        self.version.setAccessibleName(tr("Version it must show afterwards"))
        self.version.setMaximumWidth(160)
        self.version.textChanged.connect(lambda _: self._image_changed())
        choose = Button(theme, tr("Choose…"), "Ctrl+O", icon="folder", small=True)
        choose.clicked.connect(self._choose)
        line = QHBoxLayout()
        line.setSpacing(13)
        for words, field, stretch in (
            (tr("File, or a practice version") if self.session.practice else tr("File"), self.file, 3),
            (tr("Version it must show afterwards"), self.version, 1),
        ):
            column = QVBoxLayout()
            column.setSpacing(3)
            column.addWidget(label(words, "secondary"))
            column.addWidget(field)
            line.addLayout(column, stretch)
        buttons = QVBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(choose)
        line.addLayout(buttons)
        self.confirm = label("", "body", wrap=True)
        self.values = KeyValueList(theme, tr("Firmware"))
        self._asking = QWidget()
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.addLayout(line)
        asking.addWidget(self.confirm)
        change = guard_of(self.session.guided.bench.catalogue).of(LegalChange.FIRMWARE)
        approval = None if self.session.practice else ApprovalField(self.kit, self._check, self._request)
        self.guard = GuardForm(self.kit, change, self.session.state.opened.technician, approval)
        self.guard.show_answer(known.metrology if known else None)
        self.guard.changed.connect(self.changed)
        asking.addWidget(self.guard)
        asking.addLayout(self._check_point())
        card.add(self._asking)
        card.add(self.values)
        return card

    def _image_changed(self) -> None:
        """Another image needs another approval."""
        self.guard.show_one_way(one_way=is_downgrade(self._installed(), self.version.text().strip()))
        if self.guard.approval is not None:
            self.guard.approval.look_again()
        self.changed.emit()

    def _installed(self) -> str:
        first = self.session.state.snapshot("first")
        return first.snapshot.identity.firmware if first else ""

    def _image(self) -> tuple[str, str]:
        return self.file.text().strip(), self.version.text().strip()

    def _check(self, name: str) -> Coroutine[Any, Any, ApprovalUsed]:
        guided = self.session.guided
        return look_at_image(guided.visit, guided.bench, self._image(), name)

    def _request(self, path: str) -> Coroutine[Any, Any, None]:
        guided, reason = self.session.guided, self.guard.fields["reason"].text().strip()
        return write_image_request(guided.visit, guided.bench, self._image(), reason, Path(path))

    def _check_point(self) -> QVBoxLayout:
        """Return what asks which load point is run again afterwards; without one it reads "as left: not measured"."""
        tr, planned = self.tr_, self.session.state.calibration
        self.check_point = Choice(self.kit.theme, tr("Load point to run again afterwards"))
        self.check_point.add(("", tr("none: as left is not measured")))
        self.check_point.add(*((point.id, point.id) for point in (planned.points if planned else ())))
        self.check_point.setMaximumWidth(400)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(label(tr("Load point to run again afterwards"), "secondary"))
        column.addWidget(self.check_point)
        return column

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr_("Firmware file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.file.setText)
        dialog.open()

    def machine(self) -> Action | None:
        """Return the update until the wanted version runs."""
        if self.session.guided.acted(self.step) or self.session.busy:
            return None
        named = bool(self.file.text().strip() and self.version.text().strip())
        lacking = self.guard.lacking() if named else self.tr_("Choose a file and say its version")
        words = self.tr_("Update {station}", station=self.session.state.opened.station_id)
        return Action(words, self.act, "Enter", not lacking, lacking)

    def act(self) -> None:
        """Send it."""
        self.session.guided.plan_firmware(
            PlanFirmware(
                self.file.text().strip(),
                self.version.text().strip(),
                metrology=self.guard.answer(),
                check_point=self.check_point.value,
            )
        )
        super().act()

    def leaves(self) -> str:
        """It cannot be taken back half way."""
        return self.tr_("It cannot be stopped half way: the station would be left between two versions.")

    def show_panel(self) -> None:
        """Show the confirmation, or before and after."""
        tr, state = self.tr_, self.session.state
        done, updated = self.session.guided.acted(self.step), state.firmware
        first = state.snapshot("first")
        before = updated.before if updated else (first.snapshot.identity.firmware if first else "—")
        self._asking.setVisible(not done and not self.status.ended)
        self.guard.show_one_way(one_way=is_downgrade(self._installed(), self.version.text().strip()))
        self.confirm.setText(
            tr(
                "This writes to {station}: {before} becomes {after}. The way back is the image of {before}, installed "
                "the same way; keep it at hand. The station restarts, and billing may need the operator's release.",
                station=state.opened.station_id,
                before=before or "—",
                after=self.version.text() or "—",
            )
        )
        if self.session.acting is self.step:
            self.state.show_state(tr("Updating"), "info", "")
        elif updated is None:
            self.state.show_state(tr("To do"))
        elif updated.ok:
            self.state.show_state(tr("Proved by the version after the boot"), "ok")
        else:
            self.state.show_state(tr("Not as wanted"), "fail")
        if updated is None:
            return
        self.values.show_value("change", tr("Before and after"), f"{updated.before} → {updated.after}")
        self.values.show_value("file", tr("File"), Path(updated.file).name)
        self.values.show_value("sha", "SHA-256", f"{updated.sha256[:16]}…")
        served = self.kit.number(
            tr("{served} of {size}", served=size_words(updated.served_bytes), size=size_words(updated.size))
        )
        self.values.show_value("served", tr("Fetched by the station"), served)
        said = " → ".join(status.said for status in updated.journal)
        self.values.show_value("said", tr("What it said"), said)
