"""The certificates an instrument had before, newest first."""

from collections.abc import Callable

from app.domain.calibration_certificate import CalibrationCertificate
from app.domain.text import mark
from app.ui.models.instruments import uncertainty_words
from app.ui.models.list_model import Column, ListModel


class CertificatesModel(ListModel[CalibrationCertificate]):
    """Who, number, days, U, and the serial each was written for."""

    def __init__(self, tr: Callable[..., str], number: Callable[[float], str]) -> None:
        def uncertainty(one: "CalibrationCertificate") -> str:
            return uncertainty_words(one.expanded_percent, one.k, number) or "—"

        super().__init__(
            tr,
            (
                Column(mark("Certificate no."), lambda one: one.number or "—", strong=True),
                Column(mark("Laboratory"), lambda one: one.laboratory or "—"),
                Column(mark("Calibrated on"), lambda one: one.calibrated_on or "—"),
                Column(mark("Last day"), lambda one: one.due_on or "—"),
                Column(mark("U with k"), uncertainty),
                Column(mark("Serial"), lambda one: one.serial or "—"),
            ),
        )
