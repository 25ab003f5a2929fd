"""JPEG photos drawn by the tests; no real picture is stored."""

from functools import cache
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1200, 800)


@cache
def photo(kind: str, seed: int = 0, size: tuple[int, int] = SIZE) -> bytes:
    """Return a JPEG: ``post`` (upright), ``cabinet`` or ``terminals``; ``seed`` makes it another one."""
    image = Image.new("RGB", size, (96 + seed % 40, 104, 116 + seed % 30))
    draw = ImageDraw.Draw(image)
    for line in range(size[1]):
        shade = 70 + line * 90 // size[1]
        draw.line([(0, line), (size[0], line)], fill=(shade, shade + 6, shade + 14 + seed % 12))
    {"post": _post, "cabinet": _cabinet, "terminals": _terminals}[kind](draw, size, seed)
    target = BytesIO()
    image.filter(ImageFilter.GaussianBlur(1.2)).save(target, "JPEG", quality=82)
    return target.getvalue()


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data``."""
    return sha256(data).hexdigest()


def _post(draw: ImageDraw.ImageDraw, size: tuple[int, int], seed: int) -> None:
    w, h = size
    draw.polygon([(0, h), (w, h), (w * 0.8, h * 0.62), (w * 0.2, h * 0.62)], fill=(104, 108, 114))
    draw.rounded_rectangle((w * 0.34, h * 0.16, w * 0.66, h * 0.92), 30, fill=(232, 236, 240))
    draw.rounded_rectangle((w * 0.39, h * 0.22, w * 0.61, h * 0.34), 10, fill=(36, 44, 54))
    draw.rectangle((w * 0.34, h * 0.40, w * 0.66, h * 0.415), fill=(10, 102, 194))
    r = w * 0.07
    draw.ellipse((w / 2 - r, h * 0.47, w / 2 + r, h * 0.47 + 2 * r), fill=(44, 50, 60))
    for n in range(7):
        x, y = w / 2 - r * 0.6 + (n % 3) * r * 0.6, h * 0.47 + r * 0.5 + (n // 3) * r * 0.5
        draw.ellipse((x - 4, y - 4, x + 4, y + 4), fill=(160, 170, 180 + seed % 20))


def _cabinet(draw: ImageDraw.ImageDraw, size: tuple[int, int], seed: int) -> None:
    w, h = size
    draw.rounded_rectangle((w * 0.28, h * 0.08, w * 0.72, h * 0.80), 26, fill=(188, 194, 201))
    draw.rounded_rectangle((w * 0.31, h * 0.12, w * 0.69, h * 0.54), 16, fill=(52, 60, 70))
    draw.rounded_rectangle((w * 0.35, h * 0.17, w * 0.52, h * 0.34), 8, fill=(226, 230, 228))
    draw.rectangle((w * 0.37, h * 0.20, w * 0.50, h * 0.27), fill=(150, 168, 150))
    for n, colour in enumerate(((120, 70, 40), (30, 30, 30), (120, 126, 132), (40, 90, 190), (90, 150, 60))):
        x = w * (0.44 + 0.025 * n)
        draw.line([(x, h * 0.34), (x + 10, h * 0.62)], fill=colour, width=11)
    draw.rounded_rectangle((w * 0.44, h * 0.60, w * 0.56, h), 10, fill=(34, 36, 40))
    if seed % 2:
        draw.rectangle((w * 0.43, h * 0.66, w * 0.57, h * 0.72), fill=(236, 190, 60))
    else:
        for n in range(24):
            x, y = w * (0.34 + (n * 37 % 33) / 100), h * (0.50 + (n * 53 % 26) / 100)
            draw.ellipse((x - 7, y - 10, x + 7, y + 10), fill=(190, 216, 228))


def _terminals(draw: ImageDraw.ImageDraw, size: tuple[int, int], seed: int) -> None:
    w, h = size
    colours = ((120, 78, 52), (40, 40, 44), (168, 168, 166), (66, 110, 200), (108, 160, 74))
    for n, colour in enumerate(colours):
        x = w * (0.16 + 0.15 * n)
        draw.line([(x, 0), (x, h * 0.34)], fill=colour, width=44)
        draw.rounded_rectangle((x - 58, h * 0.30, x + 58, h * 0.76), 14, fill=(206, 208, 208))
        draw.ellipse((x - 34, h * 0.40, x + 34, h * 0.40 + 68), fill=(150, 154, 156), outline=(90, 94, 96), width=4)
        slope = 18 if (n + seed) % 3 else -22
        draw.line([(x - 24, h * 0.40 + 34 - slope), (x + 24, h * 0.40 + 34 + slope)], fill=(60, 64, 66), width=7)
        if seed % 2:
            draw.line([(x + 8, h * 0.44), (x + 50, h * 0.36)], fill=(214, 60, 52), width=9)
