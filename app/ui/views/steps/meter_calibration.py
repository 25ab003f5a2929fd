"""The page of the calibration with its other side: what is put on record about meter and seals (rules 21 to 23)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.views.steps.calibration import CalibrationPage
from app.ui.views.steps.meter_side import MeterSide
from app.ui.widgets.action import Action

KEY = "M"


class MeterCalibrationPage(CalibrationPage):
    """``M`` turns to the other side and back; runs go on meanwhile."""

    on_meter = False

    def panel(self) -> QWidget | None:
        """Return both sides; one of them is shown."""
        self.runs_side = super().panel() or QWidget()
        self.meter = MeterSide(self.kit, self.session, self.step)
        self.meter.changed.connect(self.changed)
        self.meter.measures.connect(self.turn)
        self.meter.hide()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.runs_side, 1)
        column.addWidget(self.meter, 1)
        return whole

    def turn(self) -> None:
        """Show the other side."""
        self.on_meter = not self.on_meter
        self.refresh()
        if self.on_meter:
            self.meter.take_focus()
        else:
            self.setFocus()
        self.changed.emit()

    def show_meter(self, kind: str = "") -> None:
        """Show meter and seals, with one form of it."""
        if not self.on_meter:
            self.turn()
        if kind:
            self.meter.choose(kind)

    def show_panel(self) -> None:
        """Show the side looked at; what is not looked at is kept up to date all the same."""
        super().show_panel()
        self.runs_side.setVisible(not self.on_meter)
        self.meter.setVisible(self.on_meter)
        if self.on_meter:
            self.meter.refresh()

    def primary(self) -> Action:
        """Save what is filled in, while this side is looked at."""
        return self.meter.primary() if self.on_meter else super().primary()

    def secondary(self) -> list[Action]:
        """Offer the other side."""
        if self.session.state.handed_over is not None:
            return list(super().secondary())
        words = self.tr_("Back to measuring") if self.on_meter else self.tr_("Meter and seals")
        return [*super().secondary(), Action(words, self.turn, KEY)]

    def problem(self, problem: BaseException) -> None:
        """What was refused here is changed in the form; there is nothing to try again."""
        if self.on_meter:
            self.refused(problem)
        else:
            super().problem(problem)
