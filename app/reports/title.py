"""What a document calls itself.

A certificate is called by its act: only a calibration is a calibration certificate, and only an authority verifies
(field rule 21). There is no sign on it that could be taken for the mark of an accreditation.
"""

from app.domain.act import Act
from app.domain.report import Document, ReportContent
from app.domain.text import mark

SERVICE_REPORT = mark("Service report")
TITLES = {
    Act.OPERATORS_CHECK: mark("Operator's meter check"),
    Act.CALIBRATION: mark("Calibration certificate"),
    Act.AUTHORISED_REPAIR: mark("Meter repair record"),
    Act.AUTHORITY_VERIFICATION: mark("Record of the verification"),
}


def act_of(content: ReportContent) -> Act:
    """Return the act of a certificate."""
    return content.calibrations[0].act if content.calibrations else Act.OPERATORS_CHECK


def title_of(content: ReportContent) -> str:
    """Return what the document calls itself, to be translated."""
    return TITLES[act_of(content)] if content.document is Document.CALIBRATION_CERTIFICATE else SERVICE_REPORT
