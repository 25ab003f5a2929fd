"""Copies of photos for paper: upright, small, without the metadata that says where and by whom."""

from io import BytesIO

LONGEST_PX = 1600
QUALITY = 82


class Pictures:
    """Fulfils ``PreparesPictures`` with Pillow."""

    def print_copy(self, content: bytes) -> bytes | None:
        """Return the copy, or None when ``content`` is no picture Pillow can read."""
        from PIL import Image, ImageOps, UnidentifiedImageError

        try:
            with Image.open(BytesIO(content)) as opened:
                upright = ImageOps.exif_transpose(opened).convert("RGB")
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
            return None
        upright.thumbnail((LONGEST_PX, LONGEST_PX))
        out = BytesIO()
        upright.save(out, "JPEG", quality=QUALITY, optimize=False, progressive=False)
        return out.getvalue()
