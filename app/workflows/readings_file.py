"""Raw readings of the runs as files of the bundle: a table for spreadsheets, and JSON."""

import csv
import io
import json
from collections.abc import Sequence

from app.ports.store import Reading

HEADS = ("run", "at", "monotonic_s", "source", "quantity", "value", "unit", "raw_hex")


def readings_files(rows: Sequence[Reading]) -> dict[str, bytes]:
    """Return the files by their path in the bundle; none where nothing was read. Digits stay as they were read."""
    if not rows:
        return {}
    lines = [_line(row) for row in rows]
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(HEADS)
    writer.writerows(lines)
    data = {"columns": HEADS, "rows": lines}
    return {
        "data/readings.csv": table.getvalue().encode(),
        "data/readings.json": (json.dumps(data, separators=(",", ":")) + "\n").encode(),
    }


def _line(row: Reading) -> tuple[str, ...]:
    steady = "" if row.monotonic_s is None else f"{row.monotonic_s:.3f}"
    at = row.at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return (row.run, at, steady, row.source, row.quantity, f"{row.value:f}", row.unit, row.raw.hex())
