"""The instruments of the practice visit, named in the language of the visit."""

from app.domain.text import pick
from app.ports.catalogue import Catalogue
from app.ports.store import Instrument


def practice_instruments(catalogue: Catalogue, language: str) -> tuple[Instrument, ...]:
    """Return the instruments that ship for practice; none of them is on a real laptop's list."""
    words = catalogue.document("practice", "words")["instruments"]
    return tuple(
        Instrument(**{**shipped, **{name: pick(said, language) for name, said in words[shipped["id"]].items()}})
        for shipped in catalogue.document("practice", "instruments")
    )
