"""Times in the site's zone, ages and sizes in words."""

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo

from app.domain.clock_proof import ClockProof
from app.domain.text import mark

Translate = Callable[..., str]
_WEEKDAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
_MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)


def zone_of(name: str) -> tzinfo:
    """Return the zone; UTC where the name is not known on this computer."""
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(name or "UTC")
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return zoneinfo.ZoneInfo("UTC")


def clock_time(at: datetime, zone: tzinfo) -> str:
    """Return such as ``10:42:17``."""
    return at.astimezone(zone).strftime("%H:%M:%S")


def day_time(at: datetime, zone: tzinfo) -> str:
    """Return such as ``2026-11-23 10:42``."""
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def offset(at: datetime, zone: tzinfo) -> str:
    """Return the offset of the zone at that moment, such as ``+01:00``."""
    text = at.astimezone(zone).strftime("%z")
    return f"{text[:3]}:{text[3:]}"


def long_day(at: datetime, zone: tzinfo, tr: Translate) -> str:
    """Return such as ``Monday 23 November``."""
    local = at.astimezone(zone)
    weekday, month = _WEEKDAYS[local.weekday()], _MONTHS[local.month - 1]
    return tr("{weekday} {day} {month}", weekday=tr(weekday), day=local.day, month=tr(month))


def age(since: timedelta, tr: Translate) -> str:
    """Return how long ago, in the largest unit that is at least one."""
    seconds = max(0, int(since.total_seconds()))
    if seconds < 60:
        return tr("just now")
    if seconds < 3600:
        return tr("{n} min ago", n=seconds // 60)
    if seconds < 86400:
        return tr("{n} h ago", n=seconds // 3600)
    return tr("{n} days ago", n=seconds // 86400)


def size_words(size: int) -> str:
    """Return bytes as ``kB`` or ``MB``."""
    if size < 1000:
        return f"{size} B"
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def proof_words(proof: ClockProof, tr: Translate) -> str:
    """Return the laptop's own time error and its source, as shown before it listens (field rule 11)."""
    if proof.error_s is None:
        return tr("Time of this laptop: {time}", time=tr("not proven"))
    known = tr("{error} s, {source}", error=f"{proof.error_s:+.3f}", source=tr(proof.source))
    return tr("Time of this laptop: {time}", time=known)
