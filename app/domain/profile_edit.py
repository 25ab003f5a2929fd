"""Own profiles: copied from one that ships, edited, and given a new edition with every save."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.domain.calibration_profile import CalibrationProfile, read_profile
from app.domain.errors import BadInput, Reason
from app.domain.profile_part import BasedOn
from app.domain.text import mark

ID = re.compile(r"[a-z0-9][a-z0-9\-]{0,47}", re.ASCII)
READ_ONLY = mark("shipped profiles are read-only")
COPY_NAMES: Mapping[str, str] = {"en": "{name} (copy)", "de": "{name} (Kopie)"}


def check_own_id(name: str, shipped: frozenset[str], where: str) -> None:
    """Raise BadInput (WRONG_VALUE) for an id that is no file name, or that a shipped profile has."""
    if ID.fullmatch(name) is None:
        raise BadInput(Reason.WRONG_VALUE, where, field="id", problem=name or mark("empty"))
    if name in shipped:
        raise BadInput(Reason.WRONG_VALUE, where, field="id", problem=READ_ONLY)


def free_id(name: str, taken: frozenset[str]) -> str:
    """Return an id for a copy of ``name`` that nobody has: ``name-own``, ``name-own-2`` and so on."""
    stem = f"{name[:40].removesuffix('-own')}-own"
    number = 1
    while (made := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return made


def copy_to_edit(profile: CalibrationProfile, taken: frozenset[str]) -> CalibrationProfile:
    """Return a copy to edit: it says what it was copied from, and counts as house until its editor says otherwise."""
    names = {
        language: COPY_NAMES.get(language, COPY_NAMES["en"]).format(name=name)
        for language, name in profile.name.items()
    }
    return replace(
        profile,
        id=free_id(profile.id, taken),
        name=names,
        verified=False,
        standing="house",
        based_on=BasedOn(profile.id, profile.edition),
    )


def next_edition(before: str, day: date) -> str:
    """Return the edition of a save on ``day``: the day, and from the second save of a day on its number."""
    today = day.isoformat()
    stem, _, number = before.partition(".")
    if stem != today:
        return today
    return f"{today}.{int(number) + 1 if number.isdecimal() else 2}"


def edited(before: CalibrationProfile | None, data: object, day: date, where: str) -> CalibrationProfile:
    """Return what a save of ``data`` makes: checked, and with a new edition unless nothing else differs.

    Raises BadInput as ``read_profile`` does; then nothing is saved.
    """
    given = read_profile(data, where)
    if before is not None and replace(given, edition=before.edition) == before:
        return before
    return replace(given, edition=next_edition(before.edition if before else "", day))
