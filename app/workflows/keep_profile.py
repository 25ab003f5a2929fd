"""Keep own calibration profiles: list, copy, save, import; what ships is never changed."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.domain.calibration_profile import CalibrationProfile, read_profile
from app.domain.codec import encode
from app.domain.errors import BadInput, Reason
from app.domain.profile_edit import check_own_id, copy_to_edit, edited, next_edition
from app.domain.profile_part import Force, force
from app.domain.text import Words
from app.ports.catalogue import Catalogue
from app.ports.profiles import KeepsProfiles
from app.workflows.chosen_profile import ProfileListed, profile_of, profiles_of


@dataclass(frozen=True)
class ProfileLine:
    """A profile in a list; ``problem`` where an own file cannot be read."""

    id: str
    name: Words
    edition: str
    standing: str
    verified: bool
    own: bool
    force: Force | None
    valid_from: str | None = None
    applies_until: str | None = None
    demands: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True)
class ProfileList:
    """What ``calibration profile list`` and ``import`` answer."""

    profiles: tuple[ProfileLine, ...]


def shipped_of(catalogue: Catalogue, own: KeepsProfiles) -> frozenset[str]:
    """Return the ids that ship; an own file of the same name hides nothing and is no own profile."""
    return frozenset(catalogue.names("profiles")) - frozenset(own.own())


def list_profiles(catalogue: Catalogue, own: KeepsProfiles, day: date) -> ProfileList:
    """Return every profile, with whether it applies on ``day``."""
    mine = frozenset(own.own())
    return ProfileList(tuple(_line(found, found.id in mine, day) for found in profiles_of(catalogue)))


def _line(found: ProfileListed, own: bool, day: date) -> ProfileLine:
    profile = found.profile
    if profile is None:
        field = str(found.problem.data.get("field", "")) if found.problem else ""
        return ProfileLine(found.id, {"en": found.id}, "", "house", False, own, None, problem=field or "?")
    return ProfileLine(
        profile.id,
        profile.name,
        profile.edition,
        profile.standing,
        profile.verified,
        own,
        force(profile.valid_from, profile.applies_until, day),
        profile.valid_from,
        profile.applies_until,
        profile.demands,
    )


def copy_profile(catalogue: Catalogue, own: KeepsProfiles, name: str, day: date) -> CalibrationProfile:
    """Save a copy of a profile to edit and return it. Raises BadInput (UNKNOWN_NAME), ComputerCannot."""
    made = copy_to_edit(profile_of(catalogue, name), frozenset(catalogue.names("profiles")))
    return _keep(catalogue, own, _unlike_earlier(own, edited(None, encode(made), day, made.id), day))


def save_profile(catalogue: Catalogue, own: KeepsProfiles, data: Any, day: date) -> CalibrationProfile:
    """Check an edit, save it as a new edition and return it.

    Raises BadInput naming the field (a shipped id too), ComputerCannot; then the earlier edition stands.
    """
    where = str(data.get("id", "")) if isinstance(data, dict) else ""
    before = profile_of(catalogue, where) if where in own.own() else None
    made = edited(before, data, day, where)
    return _keep(catalogue, own, made if made == before else _unlike_earlier(own, made, day))


def import_profile(
    catalogue: Catalogue, own: KeepsProfiles, data: object, where: str, *, replaces: bool = False
) -> CalibrationProfile:
    """Take in a profile somebody else made, with the edition it has; the same one again changes nothing.

    ``replaces``: it takes the place of an own profile of its id, which is kept aside. An edition that was ever here
    keeps its content: certificates name id and edition. Raises BadInput naming the field, PROFILE_HERE for an own
    profile of this id, EDITION_TAKEN for an edition that is known here with another content.
    """
    given = check_import(catalogue, own, data, where)
    taken = given.id in own.own()
    here = _readable(catalogue, given.id) if taken else None
    if here == given:
        return given
    if taken and not replaces:
        edition = here.edition if here is not None else "?"
        raise BadInput(Reason.PROFILE_HERE, where, field="id", name=given.id, here=edition, edition=given.edition)
    return _keep(catalogue, own, given)


def check_import(catalogue: Catalogue, own: KeepsProfiles, data: object, where: str) -> CalibrationProfile:
    """Return the profile in ``data`` if it can be imported, where need be in the place of an own one; keeps nothing.

    Raises BadInput naming the field, EDITION_TAKEN for an edition that is known here with another content.
    """
    given = read_profile(data, where)
    check_own_id(given.id, shipped_of(catalogue, own), where)
    here = _readable(catalogue, given.id) if given.id in own.own() else None
    known = [*([here] if here is not None else []), *_known(own, given.id)]
    if here != given and _taken(given, known):
        raise BadInput(Reason.EDITION_TAKEN, where, field="edition", name=given.id, edition=given.edition)
    return given


def _unlike_earlier(own: KeepsProfiles, made: CalibrationProfile, day: date) -> CalibrationProfile:
    """Return it with an edition that no other content ever had here."""
    while _taken(made, _known(own, made.id)):
        made = replace(made, edition=next_edition(made.edition, day))
    return made


def _readable(catalogue: Catalogue, name: str) -> CalibrationProfile | None:
    try:
        return profile_of(catalogue, name)
    except BadInput:  # a broken file may be replaced, like any other
        return None


def _known(own: KeepsProfiles, name: str) -> list[CalibrationProfile]:
    found = []
    for document in own.earlier(name):
        try:
            found.append(read_profile(document, name))
        except BadInput:  # of a version that reads it no more; nothing can be told apart from it
            continue
    return found


def _taken(given: CalibrationProfile, known: list[CalibrationProfile]) -> bool:
    return any(one.edition == given.edition and one != given for one in known)


def _keep(catalogue: Catalogue, own: KeepsProfiles, profile: CalibrationProfile) -> CalibrationProfile:
    check_own_id(profile.id, shipped_of(catalogue, own), profile.id)
    own.save(profile)
    return profile
