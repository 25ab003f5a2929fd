"""Copies of photos for paper."""

from typing import Protocol


class PreparesPictures(Protocol):
    """Makes the copy of a photo that is printed; the original stays as evidence."""

    def print_copy(self, content: bytes) -> bytes | None:
        """Return an upright JPEG without metadata, at most 1600 px, or None when ``content`` is no picture."""
