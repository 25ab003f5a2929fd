"""Fitting texts, photos in rows, shares of limits."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.report import KeyValue, Limit, Photo, Value
from app.reports.fonts import FILES, REPLACEMENT, printable, register_fonts, width_mm
from app.reports.front import share_of_limit
from app.reports.image import jpeg_size
from app.reports.photo import rows_of
from app.reports.point import common_k
from app.reports.sheet import SHRINK, SLACK_MM, LayoutError, Sheet
from app.reports.tokens import BODY
from tests.reports import sample
from tests.reports.picture import photo
from tests.reports.signing import FONTS

register_fonts(FONTS)
STRICT = Sheet(None, 297, {}, strict=True)
FIELD = Sheet(None, 297, {})


def test_text_shrinks_one_step_then_is_an_error_or_cut() -> None:
    text = "Water film under the meter"
    natural = width_mm(text, BODY.font, BODY.size)
    assert STRICT.fitted(text, BODY, natural) == (text, BODY)
    assert STRICT.fitted(text, BODY, natural * 0.95) == (text, BODY.sized(BODY.size * SHRINK))
    with pytest.raises(LayoutError):
        STRICT.fitted(text, BODY, natural * 0.8)
    cut, style = FIELD.fitted(text, BODY, natural * 0.8)
    assert cut.endswith("…")
    assert width_mm(cut, style.font, style.size) <= natural * 0.8
    assert STRICT.fitted(text, BODY, natural * 0.8, may_cut=True) == (cut, style)


@given(st.text("abcdefg hij-kläöß/", max_size=300), st.floats(8, 120))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: float) -> None:
    lines, style = STRICT.wrapped(text, BODY, width)
    assert all(width_mm(line, style.font, style.size) <= width + SLACK_MM for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_too_many_lines_are_an_error_or_cut() -> None:
    text = "one two three four five six seven eight nine ten"
    with pytest.raises(LayoutError):
        STRICT.wrapped(text, BODY, 15, 2)
    lines, _ = FIELD.wrapped(text, BODY, 15, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_characters_the_fonts_lack_are_shown_as_lacking() -> None:
    assert printable("Ladesäule\n≤ 5 Ω\t🔌") == f"Ladesäule ≤ 5 Ω {REPLACEMENT}"
    assert printable("Schacht 站 محطة") == "Schacht 站 محطة"
    assert printable("safe\u202eefasnu\u2066") == "safeefasnu"  # nothing turns the order of what is read


@pytest.mark.parametrize("font", FILES)
def test_what_stands_for_a_missing_sign_has_a_width_in_every_face(font: str) -> None:
    assert width_mm(REPLACEMENT, font, 10.0) > 1.0


def test_digits_have_one_width() -> None:
    for font in ("Inter", "Inter-Medium", "Inter-SemiBold", "Inter-Bold", "JetBrainsMono"):
        widths = [width_mm(digit, font, 10) for digit in "0123456789"]
        assert max(widths) - min(widths) < 0.01


@pytest.mark.parametrize(
    ("value", "limit", "share"),
    [
        ("0.08", Limit(high=Decimal("0.32")), 0.25),
        ("412", Limit(low=Decimal("1.03")), 0.0025),
        ("0.94", Limit(Decimal("-1.00"), Decimal("1.00")), 0.94),
        ("-0.94", Limit(Decimal("-1.00"), Decimal("1.00")), 0.94),
        ("11", Limit(Decimal(10), Decimal(14)), 0.5),
        ("0", Limit(low=Decimal(1)), 1.0),
        ("5", Limit(), None),
        (None, Limit(high=Decimal(1)), None),
    ],
)
def test_share_of_the_limit(value: str | None, limit: Limit, share: float | None) -> None:
    number = Decimal(value) if value is not None else None
    found = share_of_limit(KeyValue("x", Value(number), limit))
    assert found == (pytest.approx(share) if share is not None else None)


def test_photos_stand_in_pairs_then_two_by_two() -> None:
    def one(number: int, pair: str = "", after: bool = False, printed: str = "p") -> Photo:
        return Photo(number, "", sample.at(9, 0), "s", printed, pair=pair, after=after)

    photos = (
        one(5),
        one(2, "a", True),
        one(3, "b"),
        one(1, "a"),
        one(9, printed=""),
        one(4, "a", True),
        one(6),
        one(7),
    )
    rows = [([photo.number for photo in row.photos], row.paired) for row in rows_of(photos)]
    assert rows == [([1, 2], True), ([4], True), ([3], True), ([5, 6], False), ([7], False)]


def test_k_is_common_only_with_many_degrees_of_freedom() -> None:
    from dataclasses import replace

    points = sample.rich().calibrations[0].as_found
    assert common_k(points)
    assert common_k([replace(points[0], nu_eff=None)])
    assert not common_k([*points[1:], replace(points[0], nu_eff=Decimal("9.4"))])
    assert not common_k([])


def test_jpeg_sizes_are_read_and_others_refused() -> None:
    assert jpeg_size(photo("cabinet")) == (1200, 800, 3)
    assert jpeg_size(b"\x89PNG\r\n\x1a\n") is None
    assert jpeg_size(b"\xff\xd8\xff\xe0") is None
    assert jpeg_size(photo("cabinet")[:20]) is None
