"""What the station asks of its own configuration, whichever version keeps it."""

from typing import Protocol


class Settings(Protocol):
    """Neutral names over the configuration keys of 1.6 and the device model of 2.0.1."""

    def text(self, name: str) -> str:
        """Return a value; names: heartbeat_s, sample_s, sampled, ended_sampled, authorize_remote, connection_s,
        attempts, retry_s, stop_on_invalid, backend_url, current_limit_a, firmware, recent_changes, identity,
        meter_public_key, clock_speed."""

    def put(self, name: str, value: str) -> None:
        """Set a value from inside the station, without the checks a central system meets."""


def number(settings: Settings, name: str) -> int:
    """Return a whole number."""
    return int(settings.text(name))


def flag(settings: Settings, name: str) -> bool:
    """Return a yes or no."""
    return settings.text(name).lower() == "true"


def names(settings: Settings, name: str) -> tuple[str, ...]:
    """Return the entries of a comma separated list."""
    return tuple(part.strip() for part in settings.text(name).split(",") if part.strip())
