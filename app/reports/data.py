"""The data inside a report file: ``report.json`` and the print copies of the photos."""

import hashlib
import json
import zlib
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Name, Pdf, Stream
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.sign.validation.errors import SignatureValidationError

from app.domain.codec import decode
from app.domain.errors import BadInput, Reason
from app.domain.report import ReportContent
from app.reports.pdfa import DATA_NAME

UNNAMED_LAYOUT = 1
"""What a report without a number was drawn with."""
BROKEN: tuple[type[Exception], ...] = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    PdfReadError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    NotImplementedError,
    RecursionError,
    zlib.error,
    pikepdf.PasswordError,
    SignatureValidationError,
    BadInput,
)
"""What the PDF libraries and we raise on damaged or hostile bytes; found by flipping bits in whole files."""


def opened(pdf: bytes, where: str) -> Pdf:
    """Open ``pdf``. Raises BadInput NOT_A_REPORT when it is no PDF or is encrypted."""
    try:
        return pikepdf.open(BytesIO(pdf))
    except BROKEN as error:
        raise BadInput(Reason.NOT_A_REPORT, where, problem=str(error)) from None


def content_of(document: Pdf, where: str) -> ReportContent:
    """Return the content a report carries. Raises BadInput NOT_A_REPORT."""
    try:
        return decode(ReportContent, _raw(document, where), where)
    except BROKEN as error:
        raise BadInput(Reason.NOT_A_REPORT, where, problem=str(error)) from None


def layout_of(document: Pdf, where: str) -> int:
    """Return the layout a report names, also of one whose other data are from a newer program.

    Raises BadInput NOT_A_REPORT.
    """
    try:
        layout = _raw(document, where)["layout"]
    except BROKEN as error:
        raise BadInput(Reason.NOT_A_REPORT, where, problem=str(error)) from None
    if type(layout) is not int:
        raise BadInput(Reason.NOT_A_REPORT, where, field="layout", problem=str(layout))
    return layout


def _raw(document: Pdf, where: str) -> dict[str, Any]:
    if DATA_NAME not in document.attachments:
        raise BadInput(Reason.NOT_A_REPORT, where, problem=f"no {DATA_NAME} inside")
    found: dict[str, Any] = json.loads(document.attachments[DATA_NAME].get_file().read_bytes())
    found.setdefault("layout", UNNAMED_LAYOUT)
    return found


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
