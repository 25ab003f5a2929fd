"""What the report costs: 12 pages and 40 photos built and signed, against the bare PDF library drawing the same pages.

The yardstick replays every call our pages make on the library's canvas onto a fresh canvas, with the same fonts and the
same 40 photos, and saves it: no layout, no measuring, no PDF/A, no signature.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from app.domain.report import Photo, ReportContent
from app.reports.book import Book, Pages
from app.reports.fonts import register_fonts
from app.reports.pages import draw_pages
from app.reports.tokens import REGULAR
from tests.reports import sample
from tests.reports.picture import digest, photo
from tests.reports.signing import BUILDER, FONTS, SIGNED_AT, SIGNER, key_of
from tests.reports.texts import texts_for

PHOTOS = 40
PAGES = 12
ROUNDS = 5
AT_MOST = 3.0


class Recorder:
    """Remembers the calls our pages make on a canvas, path or text object."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def remember(*args: Any, **kwargs: Any) -> Any:
            if name.startswith("begin"):
                return Recorder()
            self.calls.append((name, args, kwargs))
            return None

        return remember


def replay(recorded: Recorder, canvas: Canvas, places: dict[str, str]) -> None:
    """Make the same calls on a real canvas; photos come from files."""
    begin = {"drawPath": canvas.beginPath, "clipPath": canvas.beginPath, "drawText": canvas.beginText}
    for name, args, kwargs in recorded.calls:
        if name in begin:
            part = begin[name]()
            for step, step_args, step_kwargs in args[0].calls:
                getattr(part, step)(*step_args, **step_kwargs)
            args = (part, *args[1:])
        elif name == "drawImage":
            args = (places[args[0].sha256], *args[1:])
        getattr(canvas, name)(*args, **kwargs)


def photographed() -> tuple[ReportContent, dict[str, bytes]]:
    """Return the rich content with 40 large photos, and the photos."""
    pictures = [photo("cabinet", number, (1600, 1200)) for number in range(PHOTOS)]
    photos = tuple(
        Photo(number, "Photo", sample.at(9, number), digest(b"%d" % number), digest(data), "A. E.")
        for number, data in enumerate(pictures, 1)
    )
    return replace(sample.rich(), photos=photos), {digest(data): data for data in pictures}


def best_of(work: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Return the best time of each; the rounds alternate, so that another program slows both."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for kept, run in zip(times, (work, other), strict=True):
            start = time.perf_counter()
            run()
            kept.append(time.perf_counter() - start)
    return min(times[0]), min(times[1])


def test_built_and_signed_costs_at_most_three_bare_builds(tmp_path: Path) -> None:
    content, photos = photographed()
    register_fonts(FONTS)
    recorded = Recorder()
    pages = draw_pages(Book(content, texts_for("en"), photos, Pages(), recorded, False))
    assert pages.total >= PAGES
    places = {}
    for sha256, data in photos.items():
        place = tmp_path / f"{sha256}.jpg"
        place.write_bytes(data)
        places[sha256] = str(place)

    def ours() -> bytes:
        return SIGNER.sign(BUILDER.build(content, photos), key_of("Alex Example"), SIGNED_AT)

    def bare() -> bytes:
        rl_config.useA85 = 0
        target = BytesIO()
        canvas = Canvas(target, pagesize=(595.28, 841.89), pageCompression=1, initialFontName=REGULAR)
        replay(recorded, canvas, places)
        canvas.save()
        return target.getvalue()

    assert len(ours()) > 0.95 * len(bare())
    work, yardstick = best_of(ours, bare)
    print(
        f"\nreport of {pages.total} pages and {PHOTOS} photos built and signed {work:.2f} s, bare {yardstick:.2f} s,"
        f" ratio {work / yardstick:.2f} (target <= {AT_MOST})"
    )
    assert work / yardstick <= AT_MOST
