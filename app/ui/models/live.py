"""The station on the wire, as drawer and status bar show it."""

from collections import deque
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.domain.station import StationEvent
    from app.ports.station import Known

KEPT_FRAMES = 200
KEPT_SAMPLES = 240


def frame_action(text: str, answers: dict[str, str]) -> str:
    """Return what a frame is in one word: its action, or what an answer answers; ``answers`` remembers the calls."""
    import json

    try:
        parts = json.loads(text)
        kind, message = parts[0], str(parts[1])
        if kind == 2:
            if len(answers) > KEPT_FRAMES:
                answers.clear()
            answers[message] = str(parts[2])
            return str(parts[2])
        asked = answers.pop(message, "")
        if kind == 3:
            said = parts[2].get("status", "") if isinstance(parts[2], dict) else ""
            return str(said or asked or "CallResult")
        return str(parts[2])
    except (ValueError, IndexError, TypeError):
        return text[:40]


class LiveStation(QObject):
    """Fed with the events of a link; ``changed`` at most once a batch."""

    changed = Signal()
    framed = Signal(object)
    """New frames as a list of (time, direction, words, value)."""

    def __init__(self) -> None:
        super().__init__()
        self.link: Known | None = None
        self.frames: deque[tuple[datetime, str, str, str]] = deque(maxlen=KEPT_FRAMES)
        self.powers_kw: deque[float] = deque(maxlen=KEPT_SAMPLES)
        self.register_kwh = ""
        self.seen_at: datetime | None = None
        self.intended_off = False
        self._calls: dict[str, str] = {}

    def show_link(self, link: "Known | None") -> None:
        """Look at another station, or none."""
        if link is not self.link:
            self.frames.clear()
            self.powers_kw.clear()
            self.register_kwh, self.seen_at = "", None
        self.link = link
        self.changed.emit()

    def feed(self, events: Iterable["StationEvent"]) -> None:
        """Take a batch of events."""
        frames = []
        for event in events:
            self.seen_at = event.at
            if event.kind == "frame":
                direction = str(event.data.get("direction", "in"))
                said = str(event.data.get("action") or frame_action(event.text, self._calls))
                frames.append((event.at, direction, said, str(event.data.get("value", ""))))
            elif event.kind == "meter":
                self._meter(event.data)
        self.frames.extend(frames)
        if frames:
            self.framed.emit(frames)
        self.changed.emit()

    def _meter(self, data: dict[str, object]) -> None:
        power = data.get("power_w")
        if isinstance(power, int | float):
            self.powers_kw.append(float(power) / 1000)
        register = data.get("energy_kwh")
        if register is not None:
            self.register_kwh = str(register)
