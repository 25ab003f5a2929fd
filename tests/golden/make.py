"""Signed reports that every later program must still verify; see ``packaging/README.md``, "The report".

    python -m tests.golden.make add NAME REPORT.pdf     add the report of a visit (its photos are made small)
    python -m tests.golden.make again                   draw and sign all of the current layout again: only while that
                                                        layout was never released

The data of each visit stand in its PDF; keys are made for the occasion and thrown away.
"""

import sys
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image

from app.domain.bundle import sha256_of
from app.domain.report import LAYOUT, ReportContent
from app.reports.data import content_of, opened, print_copies
from tests.reports.signing import BUILDER, SIGNED_AT, SIGNER, bundled, key_of

FOLDER = Path(__file__).parent
SMALL = (240, 160)


def read(path: Path) -> tuple[ReportContent, dict[str, bytes]]:
    """Return the data of a report and its printed photos."""
    with opened(path.read_bytes(), path.name) as document:
        return content_of(document, path.name), print_copies(document)


def write(name: str, content: ReportContent, photos: Mapping[str, bytes]) -> None:
    """Draw and sign one report with the current layout."""
    signer = "PRACTICE" if content.practice else content.signer.name
    unsigned = replace(content, layout=LAYOUT, signer=replace(content.signer, fingerprint=""))
    bound, _ = bundled(unsigned)
    pdf = SIGNER.sign(BUILDER.build(bound, photos), key_of(signer), SIGNED_AT)
    (FOLDER / f"layout-{LAYOUT}").mkdir(exist_ok=True)
    (FOLDER / f"layout-{LAYOUT}" / f"{name}.pdf").write_bytes(pdf)


def made_small(content: ReportContent, photos: Mapping[str, bytes]) -> tuple[ReportContent, dict[str, bytes]]:
    """Return the report with thumbnails instead of its photos."""
    small, printed = {}, []
    for photo in content.photos:
        if photo.print_sha256:
            target = BytesIO()
            picture = Image.open(BytesIO(photos[photo.print_sha256]))
            picture.thumbnail(SMALL)
            picture.save(target, "JPEG", quality=30)
            photo = replace(photo, print_sha256=sha256_of(target.getvalue()))
            small[photo.print_sha256] = target.getvalue()
        printed.append(photo)
    return replace(content, photos=tuple(printed)), small


def main(arguments: list[str]) -> None:
    """Do one of the jobs."""
    if arguments[:1] == ["add"]:
        _, name, report = arguments
        write(name, *made_small(*read(Path(report))))
    elif arguments == ["again"]:
        for path in sorted((FOLDER / f"layout-{LAYOUT}").glob("*.pdf")):
            write(path.stem, *read(path))
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
