"""PDF/A-3b by construction: output intent, metadata, the embedded data, both signature fields, a stable file id."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import ImageCms

from app.domain.report import ReportContent, report_bytes
from app.reports.book import HEIGHTS_MM, SIDE_MM, WIDTHS_MM
from app.reports.sheet import MM
from app.reports.stamp import BLEED, BOX_HEIGHT, boxes_mm
from app.reports.tokens import HALF, WIDTH

DATA_NAME = "report.json"
TECHNICIAN = "Technician"
SUPERVISOR = "Supervisor"
PRINTED = 4
"""Annotation flag: shown on paper as well."""
APPEND_ONLY = 3
"""AcroForm flags: signatures exist, only append."""


def to_pdfa(pdf: bytes, content: ReportContent) -> bytes:
    """Return ``pdf`` completed to PDF/A-3b; the same input gives the same bytes."""
    data = report_bytes(content)
    with pikepdf.open(BytesIO(pdf)) as document:
        _output_intent(document)
        _embed(document, data, content.created)
        _fields(document, content)
        _metadata(document, content)
        # dates and producer stand in the metadata stream alone, where they cannot contradict it
        if Name.Info in document.trailer:
            del document.trailer.Info
        document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        document.Root.MarkInfo = Dictionary(Marked=False)
        target = BytesIO()
        document.save(target, static_id=True, min_version="1.7", linearize=False)
    return _with_id(target.getvalue(), data)


def field_boxes(content: ReportContent) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the rectangles of both signature fields on page 1 in points, as the file stores them."""
    shift = (WIDTHS_MM[content.paper] - WIDTH) / 2 - SIDE_MM
    height = HEIGHTS_MM[content.paper]

    def box(x: float, top: float) -> tuple[float, ...]:
        left, right = x + shift - BLEED, x + shift + HALF + BLEED
        edges = (left, height - top - BOX_HEIGHT - BLEED, right, height - top + BLEED)
        return tuple(round(edge * MM, 3) for edge in edges)

    technician, supervisor = boxes_mm(content.paper)
    return box(*technician), box(*supervisor)


def _output_intent(document: Pdf) -> None:
    profile = document.make_stream(_srgb_profile())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB IEC61966-2.1"),
        RegistryName=String("http://www.color.org"),
        DestOutputProfile=profile,
    )
    document.Root.OutputIntents = Array([document.make_indirect(intent)])


def _srgb_profile() -> bytes:
    """Return an ICC profile of sRGB, its creation date (bytes 24 to 35 of the header) fixed."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = b"".join(part.to_bytes(2) for part in (2026, 1, 1, 0, 0, 0))
    return bytes(profile)


def _embed(document: Pdf, data: bytes, created: datetime) -> None:
    stream = document.make_stream(data)
    stream.Type = Name.EmbeddedFile
    stream.Subtype = Name("/application/json")
    stream.Params = Dictionary(
        Size=len(data), CheckSum=String(hashlib.md5(data, usedforsecurity=False).digest()), ModDate=_pdf_date(created)
    )
    spec = document.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(DATA_NAME),
            UF=String(DATA_NAME),
            Desc=String("Data of this report"),
            AFRelationship=Name.Data,
            EF=Dictionary(F=stream, UF=stream),
        )
    )
    document.Root.AF = Array([spec])
    document.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String(DATA_NAME), spec])))


def _fields(document: Pdf, content: ReportContent) -> None:
    """Create both signature fields: adding one after the certifying signature would break it."""
    page = document.pages[0].obj
    boxes = zip((TECHNICIAN, SUPERVISOR), field_boxes(content), strict=True)
    fields = [document.make_indirect(_field(document, page, name, box)) for name, box in boxes]
    page.Annots = Array(fields)
    document.Root.AcroForm = Dictionary(Fields=Array(fields), SigFlags=APPEND_ONLY)


def _field(document: Pdf, page: pikepdf.Object, name: str, box: Iterable[float]) -> Dictionary:
    x1, y1, x2, y2 = box
    empty = document.make_stream(b"")
    empty.Type, empty.Subtype = Name.XObject, Name.Form
    empty.BBox = Array([0, 0, round(x2 - x1, 3), round(y2 - y1, 3)])
    empty.Resources = Dictionary()
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Sig,
        T=String(name),
        Rect=Array([x1, y1, x2, y2]),
        F=PRINTED,
        P=page,
        AP=Dictionary(N=empty),
    )


def _metadata(document: Pdf, content: ReportContent) -> None:
    stamp = content.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    program = escape(f"{content.made_with.program} {content.made_with.version}".strip())
    xmp = _XMP.format(
        title=escape(f"{content.number} {content.site.name}".strip()),
        author=escape(content.signer.name),
        language=escape(content.language.replace("_", "-")),
        program=program,
        stamp=stamp,
    )
    stream = document.make_stream(xmp.encode())
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    document.Root.Metadata = stream


def _pdf_date(at: datetime) -> String:
    return String(at.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ"))


def _with_id(pdf: bytes, data: bytes) -> bytes:
    """Put a file id that follows from the data in the place of the random one."""
    marker = pdf.rfind(b"/ID [<")
    start = pdf.index(b"<", marker) + 1
    end = pdf.index(b">", start)
    second = pdf.index(b"<", end) + 1
    digest = hashlib.sha256(data).hexdigest()[: end - start].encode()
    patched = bytearray(pdf)
    patched[start:end] = digest
    patched[second : second + len(digest)] = digest
    return bytes(patched)


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{stamp}</xmp:CreateDate>
<xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<pdf:Producer>{program}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
