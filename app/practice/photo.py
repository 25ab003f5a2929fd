"""Drawn photos for practice visits: what a technician would have photographed, marked PRACTICE. Deterministic."""

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFilter, ImageFont

Box = tuple[float, float, float, float]
Colour = tuple[int, int, int]
SIZE = (1200, 800)
QUALITY = 88
WIRES: tuple[Colour, ...] = ((124, 78, 48), (38, 38, 42), (150, 154, 162), (52, 96, 176), (88, 148, 62))
GREEN, RED, YELLOW = (46, 160, 90), (206, 52, 48), (246, 200, 72)
BACKGROUNDS: tuple[Colour, ...] = ((112, 116, 128), (128, 120, 110), (88, 104, 118), (120, 128, 122))


class Scene:
    """A canvas with the few shapes that all pictures are made of."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)
        self.image = Image.new("RGB", SIZE, self.random.choice(BACKGROUNDS))
        self._light()
        self.draw = ImageDraw.Draw(self.image)

    def box(self, place: Box, fill: Colour, radius: int = 16) -> None:
        """Draw a part with a shadow below it and a lit upper edge."""
        left, top, right, bottom = place
        shadow = Image.new("L", SIZE, 0)
        ImageDraw.Draw(shadow).rounded_rectangle((left + 8, top + 14, right + 8, bottom + 14), radius, fill=110)
        blurred = shadow.filter(ImageFilter.GaussianBlur(12))
        self.image.paste((20, 22, 26), (0, 0), blurred)
        self.draw.rounded_rectangle(place, radius, fill=fill)
        light = tuple(min(channel + 26, 255) for channel in fill)
        self.draw.line((left + radius, top + 3, right - radius, top + 3), fill=light, width=4)

    def cable(self, x: float, top: float, bottom: float, fill: Colour, width: int = 26) -> None:
        """Draw a cable with a highlight."""
        self.draw.line((x, top, x, bottom), fill=fill, width=width)
        light = tuple(min(channel + 40, 255) for channel in fill)
        self.draw.line((x - width * 0.2, top, x - width * 0.2, bottom), fill=light, width=max(width // 7, 2))

    def text(self, x: float, y: float, words: str, size: int, fill: Colour) -> None:
        """Write words."""
        self.draw.text((x, y), words, fill=fill, font=ImageFont.load_default(size))

    def jpeg(self, name: str) -> bytes:
        """Add grain and the practice mark, and return the file."""
        width, height = SIZE
        grain = Image.frombytes("L", (width // 2, height // 2), self.random.randbytes(width * height // 4))
        noisy = grain.resize(SIZE).convert("RGB")
        self.image = Image.blend(self.image, noisy, 0.035)
        self.draw = ImageDraw.Draw(self.image)
        self.draw.rectangle((0, height - 64, width, height), fill=(24, 28, 34))
        self.text(28, height - 52, f"PRACTICE  {name}", 32, YELLOW)
        self.text(width - 470, height - 48, "drawn picture, not a real station", 26, (214, 218, 224))
        stored = BytesIO()
        self.image.save(stored, "JPEG", quality=QUALITY)
        return stored.getvalue()

    def _light(self) -> None:
        """Darken the corners as a phone's lens does."""
        mask = Image.radial_gradient("L").resize(SIZE).point(lambda value: int(value * 0.55))
        self.image.paste((30, 32, 36), (0, 0), mask)


def meter_compartment(scene: Scene, after: bool) -> None:
    """Draw a meter with its gland; wet before, taped after."""
    scene.box((340, 60, 860, 640), (176, 180, 188))
    scene.box((370, 90, 830, 400), (52, 58, 66), 10)
    scene.box((430, 120, 640, 250), (226, 228, 224), 8)
    scene.draw.rectangle((460, 150, 610, 200), fill=(150, 170, 150))
    scene.text(472, 156, "01284.567", 28, (30, 40, 30))
    for k in range(3):
        scene.draw.ellipse((690 + 44 * k, 150, 720 + 44 * k, 180), fill=(190, 194, 200))
    for k, wire in enumerate(WIRES):
        scene.cable(552 + 24 * k, 250, 520, wire, 14)
    scene.cable(600, 500, 740, (30, 32, 36), 84)
    scene.box((530, 480, 670, 560), (34, 36, 40), 14)
    if after:
        scene.draw.rectangle((508, 560, 692, 606), fill=YELLOW)
        return
    for _ in range(70):
        x, y = scene.random.uniform(380, 820), scene.random.uniform(410, 630)
        size = scene.random.uniform(3, 9)
        scene.draw.ellipse((x, y, x + size, y + size * 1.2), fill=(206, 224, 236))


def terminals(scene: Scene, after: bool) -> None:
    """Draw five terminals; with paint marks after."""
    scene.box((140, 220, 1060, 620), (204, 206, 208))
    for k, wire in enumerate(WIRES):
        x = 240 + 180 * k
        scene.cable(x, 0, 260, wire, 52)
        scene.box((x - 66, 250, x + 66, 580), (178, 182, 186), 8)
        scene.draw.ellipse((x - 40, 330, x + 40, 410), fill=(150, 154, 160), outline=(90, 94, 100), width=5)
        lean = scene.random.uniform(-24, 24)
        scene.draw.line((x - 30, 370 - lean, x + 30, 370 + lean), fill=(50, 52, 58), width=8)
        scene.draw.rectangle((x - 28, 470, x + 28, 520), fill=(240, 240, 240))
        scene.text(x - 18, 476, ("L1", "L2", "L3", "N", "PE")[k], 30, (40, 44, 50))
        if after:
            scene.draw.line((x + 10, 350, x + 60, 300), fill=RED, width=9)


def surge_protectors(scene: Scene, after: bool) -> None:
    """Draw four surge protectors on a rail; before, one shows red."""
    scene.draw.rectangle((0, 330, SIZE[0], 430), fill=(170, 174, 180))
    for k in range(4):
        left = 220 + 200 * k
        scene.box((left, 110, left + 176, 640), (226, 228, 228), 10)
        scene.box((left + 26, 210, left + 150, 440), (38, 42, 50), 8)
        worn = k == 1 and not after
        scene.draw.rounded_rectangle((left + 52, 240, left + 124, 290), 8, fill=RED if worn else GREEN)
        scene.text(left + 62, 340, f"SPD{k + 1}", 26, (190, 196, 204))


def post(scene: Scene, after: bool) -> None:
    """Draw the charging post in its bay; before cleaning it is splashed with mud."""
    scene.draw.rectangle((0, 600, SIZE[0], SIZE[1]), fill=(92, 94, 98))
    scene.draw.polygon(((120, 740), (330, 610), (380, 610), (190, 740)), fill=(224, 226, 228))
    scene.draw.polygon(((1010, 740), (830, 610), (880, 610), (1080, 740)), fill=(224, 226, 228))
    scene.box((450, 70, 750, 650), (232, 234, 236), 34)
    scene.box((490, 120, 710, 260), (28, 34, 44), 12)
    scene.draw.polygon(((612, 140), (574, 200), (600, 200), (588, 244), (630, 182), (604, 182)), fill=(64, 150, 236))
    scene.draw.ellipse((530, 360, 670, 500), fill=(44, 48, 56), outline=(110, 114, 120), width=10)
    for dx, dy in ((-26, -18), (0, -18), (26, -18), (-34, 10), (34, 10), (-16, 32), (16, 32)):
        scene.draw.ellipse((592 + dx, 422 + dy, 608 + dx, 438 + dy), fill=(176, 180, 186))
    scene.draw.rectangle((450, 560, 750, 572), fill=GREEN if after else (64, 150, 236))
    for _ in range(0 if after else 160):
        x, y = scene.random.uniform(455, 740), scene.random.triangular(300, 645, 640)
        size = scene.random.uniform(3, 16)
        scene.draw.ellipse((x, y, x + size, y + size * 0.7), fill=(112, 92, 70))


def plate(scene: Scene, after: bool) -> None:
    """Draw the type plate."""
    scene.box((220, 140, 980, 620), (206, 210, 214), 12)
    lines = (
        "ChargeBench Practice",
        "Type PB-22 AC",
        "Serial PB22-000042",
        "3N~ 400 V 50 Hz  32 A  22 kW",
        "IP54  IK10  -30..+50 C",
        "Meter class B  PM3-880131",
    )
    for k, line in enumerate(lines):
        scene.text(270, 180 + 68 * k, line, 44, (34, 38, 44))
    scene.draw.rectangle((840, 180, 940, 280), outline=(34, 38, 44), width=6)


def lock(scene: Scene, after: bool) -> None:
    """Draw an isolator in OFF with a padlock and a tag."""
    scene.box((380, 80, 820, 640), (214, 206, 120), 20)
    scene.draw.ellipse((470, 170, 730, 430), fill=(196, 44, 42))
    scene.box((575, 160, 625, 440), (158, 30, 30), 12)
    scene.text(440, 100, "0 OFF", 50, (34, 34, 34))
    scene.draw.arc((560, 400, 680, 540), 180, 360, fill=(168, 172, 178), width=18)
    scene.box((540, 470, 700, 600), (196, 150, 60), 12)
    scene.box((700, 500, 960, 620), (244, 244, 240), 8)
    scene.text(720, 520, "DO NOT SWITCH", 28, RED)
    scene.text(720, 562, "men at work", 28, (40, 44, 50))


def display(scene: Scene, after: bool) -> None:
    """Draw an instrument's display with a value."""
    scene.box((260, 100, 940, 640), (236, 178, 40), 40)
    scene.box((330, 170, 870, 420), (176, 196, 176), 10)
    value = f"{scene.random.uniform(0.05, 0.28):.2f}"
    scene.text(400, 210, value, 150, (24, 34, 24))
    scene.text(740, 290, "ohm", 70, (24, 34, 24))
    for k in range(4):
        scene.draw.ellipse((350 + 140 * k, 480, 430 + 140 * k, 560), fill=(44, 48, 56))


SCENES: tuple[Callable[[Scene, bool], None], ...] = (
    post, plate, meter_compartment, terminals, surge_protectors, lock, display,
)  # fmt: skip
KNOWN: dict[str, Callable[[Scene, bool], None]] = {
    "A01": plate,
    "A02": post,
    "A04": post,
    "A06": meter_compartment,
    "A07": terminals,
    "A10": surge_protectors,
    "A13": meter_compartment,
    "A13S": meter_compartment,
    "C07": post,
    "H03": post,
    "K04": lock,
    "Z02": post,
}


def practice_photo(name: str) -> bytes:
    """Return a JPEG for an item id or file name such as ``A10``, ``A07-after``; the same name gives the same bytes."""
    stem = name.rsplit("/", 1)[-1].removesuffix(".jpg")
    item = stem.split("@")[0].split("-")[0]
    chosen = KNOWN.get(item)
    if chosen is None:
        chosen = SCENES[sha256(item.encode()).digest()[0] % len(SCENES)]
    scene = Scene(stem)
    chosen(scene, not stem.endswith("-before"))
    return scene.jpeg(stem)
