"""Own calibration profiles as files in the data directory: no person and no station is named in them."""

import hashlib
import json
from pathlib import Path

from app.domain.calibration_profile import CalibrationProfile
from app.domain.codec import encode
from app.domain.errors import BadInput, Reason
from app.storage.durable import make_private, sync_directory, write_durably
from app.storage.failure import of_files

ENDING = ".json"
EARLIER = "earlier"
"""Folder of the editions that were replaced or removed: certificates refer to them by id and edition."""


class ProfileFiles:
    """KeepsProfiles on ``profiles/ID.json``."""

    def __init__(self, folder: Path, shipped: frozenset[str] = frozenset()) -> None:
        self._folder, self._shipped = folder, shipped

    def own(self) -> tuple[str, ...]:
        """Return the ids of the own profiles, sorted; a file that has the name of a shipped one is none."""
        found = self._folder.glob(f"*{ENDING}") if self._folder.is_dir() else ()
        names = {path.name.removesuffix(ENDING) for path in found if not path.name.startswith(".")}
        return tuple(sorted(names - self._shipped))

    def save(self, profile: CalibrationProfile) -> None:
        """Write a profile; a power cut leaves the old edition or the new one."""
        content = json.dumps(encode(profile), ensure_ascii=False, indent=2).encode() + b"\n"
        try:
            make_private(self._folder)
            self._put_aside(profile.id, content)
            write_durably(self._folder / f"{profile.id}{ENDING}", content)
        except OSError as error:
            raise of_files(error, str(self._folder)) or error from error

    def earlier(self, name: str) -> tuple[object, ...]:
        """Return what it was before; a file that is no JSON any more says nothing."""
        found = []
        for path in sorted((self._folder / EARLIER / name).glob(f"*{ENDING}")):
            try:
                found.append(json.loads(path.read_bytes()))
            except (OSError, ValueError, RecursionError):
                continue
        return tuple(found)

    def _put_aside(self, name: str, content: bytes = b"") -> None:
        """Keep what is there now, unless it is the same; durable before anything takes its place."""
        path = self._folder / f"{name}{ENDING}"
        if not path.is_file() or (before := path.read_bytes()) == content:
            return
        folder = self._folder / EARLIER / name
        make_private(folder)
        write_durably(folder / f"{hashlib.sha256(before).hexdigest()[:16]}{ENDING}", before)

    def remove(self, name: str) -> None:
        """Remove an own profile."""
        if name not in self.own():
            raise BadInput(Reason.UNKNOWN_NAME, "profiles", name=name, known=", ".join(self.own()))
        try:
            self._put_aside(name)
            (self._folder / f"{name}{ENDING}").unlink()
            sync_directory(self._folder)
        except OSError as error:
            raise of_files(error, str(self._folder)) or error from error
