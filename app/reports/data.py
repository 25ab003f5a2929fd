"""The data inside a report file: ``report.json`` and the print copies of the photos."""

import hashlib
import json
from io import BytesIO

import pikepdf
from pikepdf import Name, Pdf, Stream

from app.domain.codec import decode
from app.domain.errors import BadInput, Reason
from app.domain.report import ReportContent
from app.reports.pdfa import DATA_NAME


def opened(pdf: bytes, where: str) -> Pdf:
    """Open ``pdf``. Raises BadInput NOT_A_REPORT when it is no PDF or is encrypted."""
    try:
        return pikepdf.open(BytesIO(pdf))
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise BadInput(Reason.NOT_A_REPORT, where, problem=str(error)) from None


def content_of(document: Pdf, where: str) -> ReportContent:
    """Return the content a report carries. Raises BadInput NOT_A_REPORT."""
    if DATA_NAME not in document.attachments:
        raise BadInput(Reason.NOT_A_REPORT, where, problem=f"no {DATA_NAME} inside")
    try:
        raw = json.loads(document.attachments[DATA_NAME].get_file().read_bytes())
        return decode(ReportContent, raw, where)
    except (ValueError, pikepdf.PdfError, BadInput) as error:
        raise BadInput(Reason.NOT_A_REPORT, where, problem=str(error)) from None


def print_copies(document: Pdf) -> dict[str, bytes]:
    """Return every JPEG of the pages by the SHA-256 of its bytes."""
    found: dict[str, bytes] = {}
    for one in document.objects:
        if not isinstance(one, Stream) or one.get(Name.Subtype) != Name.Image:
            continue
        if one.get(Name.Filter) in (Name.DCTDecode, pikepdf.Array([Name.DCTDecode])):
            data = one.read_raw_bytes()
            found[hashlib.sha256(data).hexdigest()] = data
    return found
