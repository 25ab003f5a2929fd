"""Practice photos: real JPEG files, always the same, different from each other."""

from io import BytesIO

import pytest
from PIL import Image

from app.practice.photo import KNOWN, practice_photo


@pytest.mark.parametrize("name", ["A10", "C07-before.jpg", "unknown"])
def test_a_photo_is_a_jpeg_of_the_size_of_a_phone_picture(name: str) -> None:
    content = practice_photo(name)
    with Image.open(BytesIO(content)) as image:
        assert (image.format, image.size) == ("JPEG", (1200, 800))
    assert 40_000 < len(content) < 400_000
    assert practice_photo(name) == content


def test_before_and_after_and_items_differ() -> None:
    assert practice_photo("C07-before.jpg") != practice_photo("C07-after.jpg")
    assert len({practice_photo(name) for name in ("A06", "A07", "A10")}) == 3
    assert "A10" in KNOWN
