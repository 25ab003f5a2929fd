"""What every adapter is built on: clock, texts, settings and the data that ships."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from app import __version__

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from app.ports.catalogue import Catalogue
    from app.ports.clock import Clock
    from app.ports.profiles import KeepsProfiles
    from app.ports.texts import Texts
    from app.settings import Settings

OWN_PROFILES = "profiles"


def shipped(name: str) -> Traversable:
    """Return ``resources`` or ``translations``: inside the installed package, else beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


def texts(language: str) -> Texts:
    """Return the sentences of a language; empty = the computer's."""
    from app.system.texts import TsTexts

    return TsTexts(shipped("translations"), language)


@dataclass(frozen=True)
class Ground:
    """``clock`` may be a practice clock; ``real_clock`` never is."""

    data: Path
    texts: Texts
    clock: Clock
    real_clock: Clock
    resources: Traversable = field(default_factory=lambda: shipped("resources"))
    version: str = __version__
    key: bytes | None = field(default=None, repr=False)
    """Key of a directory of its own (demo, tests); None = the user's, from keyring, file or terminal."""

    @cached_property
    def settings(self) -> Settings:
        """Settings of this technician. Raises BadInput naming the key."""
        from app.settings import load_settings
        from app.system.paths import SETTINGS_FILE

        return load_settings(self.data / SETTINGS_FILE)

    @cached_property
    def catalogue(self) -> Catalogue:
        """What ships as data."""
        from app.formats.catalogue import ResourceCatalogue

        return ResourceCatalogue(self.resources, self.data / OWN_PROFILES)

    @cached_property
    def profiles(self) -> KeepsProfiles:
        """Own calibration profiles."""
        from app.formats.catalogue import ResourceCatalogue
        from app.storage.own_profile import ProfileFiles

        return ProfileFiles(self.data / OWN_PROFILES, frozenset(ResourceCatalogue(self.resources).names("profiles")))

    def check_language(self, language: str, where: str) -> None:
        """Raise BadInput (UNKNOWN_LANGUAGE) naming the known ones where there is no translation into ``language``."""
        from app.system.texts import TsTexts

        TsTexts.check(shipped("translations"), language, where)

    def speaking(self, language: str) -> Self:
        """Return the program in the language asked for, else in that of the settings, else in the computer's.

        Raises BadInput (UNKNOWN_LANGUAGE) naming who asked for it, and what ``settings`` raises.
        """
        self.check_language(language, "--lang")
        if language:
            return replace(self, texts=texts(language))
        wanted = self.settings.language
        variable = "CHARGEBENCH_LANGUAGE"
        self.check_language(wanted, variable if variable in os.environ else "settings.toml, language")
        return replace(self, texts=texts(wanted)) if wanted else self

    def texts_in(self, language: str) -> Texts:
        """Return the texts of another language: a report speaks its reader's."""
        return texts(language)

    @property
    def practising(self) -> bool:
        """True when the clock is the practice clock."""
        return self.clock is not self.real_clock
