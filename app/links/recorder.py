"""Every frame of every link goes through here on its way to the transcript; secrets are masked before it leaves."""

from collections.abc import Callable
from typing import Literal

from app.ports.clock import Clock
from app.ports.store import Frame

OnFrame = Callable[[Frame], None]
"""Takes each frame, masked; must return at once (a transcript collects and writes later)."""


class Recorder:
    """Stamps and masks frames. ``mask`` takes the raw text of one frame and returns it without secrets."""

    def __init__(self, clock: Clock, mask: Callable[[str], str], on_frame: OnFrame | None = None) -> None:
        self._clock = clock
        self._mask = mask
        self._on_frame = on_frame

    def record(self, station: str, direction: Literal["in", "out"], text: str) -> Frame:
        """Hand one frame on and return it as recorded."""
        frame = Frame(self._clock.now(), station, direction, self._mask(text))
        if self._on_frame is not None:
            self._on_frame(frame)
        return frame
