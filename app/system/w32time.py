"""What the Windows time service says of itself: ``w32tm /query /status /verbose``.

Labels are in the language of the computer ("Root Dispersion", "Stammabweichung"), so lines are known by their place and
by the shape of their value: leap indicator, stratum, precision, root delay, root dispersion, reference id, last
synchronisation, source, poll interval; after a blank line the phase offset. MS-W32T 2.2.7 (W32TIME_STATUS_INFO)
describes the fields; read second hand. Its dispersion is cautious: several seconds are usual between two polls, and
then a person compares the time.
"""

import re

_LINE = re.compile(r"^[^:\uff1a]+?\s*[:\uff1a]\s*(.*?)\s*$")
_SECONDS = re.compile(r"^([-+]?\d+)[.,](\d+)s$")
_REFERENCE = re.compile(r"^0x([0-9A-Fa-f]{8})\b")
_NO_SOURCE = frozenset({"00000000", "4C4F434C"})
"""No reference at all, and "LOCL": the clock of the mainboard, free running."""
_DELAY, _DISPERSION, _REFERENCE_ID, _SOURCE, _OFFSET = 3, 4, 5, 7, 9


def read_w32time(text: str) -> tuple[float, str] | None:
    """Return the largest error in seconds and the source; None for no source, no service, or another layout.

    Error = phase offset + root dispersion + half the root delay (RFC 5905, 11.1). Without the offset (an older
    Windows, or no ``/verbose``) nothing is proven.
    """
    values = [found[1] for line in text.splitlines() if (found := _LINE.match(line))]
    if len(values) <= _OFFSET or not values[0].startswith(("0", "1", "2")):  # 3 = not synchronised
        return None
    reference = _REFERENCE.match(values[_REFERENCE_ID])
    parts = [_SECONDS.match(values[place]) for place in (_OFFSET, _DISPERSION, _DELAY)]
    if reference is None or reference[1].upper() in _NO_SOURCE:
        return None
    numbers = [abs(float(f"{part[1]}.{part[2]}")) for part in parts if part is not None]
    if len(numbers) != len(parts):
        return None
    offset, dispersion, delay = numbers
    return offset + dispersion + delay / 2, f"Windows {values[_SOURCE].split(',')[0].strip()}".strip()
