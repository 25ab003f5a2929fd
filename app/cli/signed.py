"""``calibration signed FILE``: signed meter records and whether their signatures are valid."""

import argparse
from datetime import UTC
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.bootstrap import Program
from app.cli.output import Output
from app.cli.source import read_at_most
from app.domain.codec import encode
from app.domain.signed_record import SignedReading, SignedRecord
from app.domain.words import KEY_SOURCE_WORDS, SIGNED_WORDS

MOST_BYTES = 32 * 1024 * 1024
"""No more of a file is taken into memory; a larger one is told as one entry."""
_MOST_KEY_BYTES = 64 * 1024
_LONGEST_TYPED = 200


def add(group: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to the group of calibrations."""
    signed = group.add_parser("signed", parents=[options], help="signed meter values: is the signature valid?")
    signed.add_argument("file", type=Path, metavar="FILE", help="text, XML, OCPP messages or a transcript")
    signed.add_argument("--public-key", metavar="HEX|PEM", help="key on the meter, or a file with it")
    signed.set_defaults(run=check_file)


async def check_file(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Check every record of a file; exit 0 when all of them are validly signed."""
    key = None if given.public_key is None else _public_key(given.public_key)
    data = read_at_most(given.file, MOST_BYTES)
    records = program.signed_records().read(data, key, str(given.file))
    output.result({"records": [told(record) for record in records]}, lambda: _text(records, program))
    return 0 if all(record.valid for record in records) else 1


def _public_key(text: str) -> str:
    """Return what was given, or the content of the file it names. Raises BadInput (FILE_UNREADABLE)."""
    if "-----BEGIN" in text or len(text) > _LONGEST_TYPED or not Path(text).is_file():
        return text
    return read_at_most(Path(text), _MOST_KEY_BYTES).decode("utf-8", "replace")


def told(record: SignedRecord) -> dict[str, Any]:
    """Return the entry of the contract; an energy is told only when it is validly signed."""
    found = record.transaction
    energy = found.energy_kwh if found is not None and record.valid else None
    return {
        "format": record.format.value,
        "algorithm": record.algorithm,
        "valid": record.valid,
        "reason": record.reason.value if record.reason is not None else "",
        "begin": _reading(found.begin if found is not None else None),
        "end": _reading(found.end if found is not None else None),
        "energy_kwh": None if energy is None else _plain(energy),
    }


def _reading(reading: SignedReading | None) -> dict[str, Any] | None:
    if reading is None or reading.kwh is None:
        return None
    at = encode(reading.at.astimezone(UTC)) if reading.at is not None else None
    return {"at": at, "kwh": _plain(reading.kwh)}


def _plain(value: Decimal) -> str:
    return format(value, "f")


def _text(records: tuple[SignedRecord, ...], program: Program) -> str:
    tr = program.texts.tr
    lines = []
    for number, record in enumerate(records, 1):
        verdict = tr("signature valid") if record.valid else tr("signature NOT valid")
        kind = f"{record.format.value} {record.algorithm}".strip()
        lines.append(tr("Record {number} ({kind}): {verdict}", number=number, kind=kind, verdict=verdict))
        lines += [f"  {line}" for line in _details(record, program)]
    lines.append(tr("This is no legal proof. For that use the official Transparenzsoftware (transparenz.software)."))
    return "\n".join(lines)


def _details(record: SignedRecord, program: Program) -> list[str]:
    tr = program.texts.tr
    entry = told(record)
    lines = []
    for name, label in (("begin", tr("Begin")), ("end", tr("End"))):
        if entry[name] is not None:
            lines.append(f"{label}: {entry[name]['kwh']} kWh, {entry[name]['at'] or '–'}")
    if entry["energy_kwh"] is not None:
        lines.append(tr("Energy: {energy} kWh", energy=entry["energy_kwh"]))
    reasons = [record.fault] if record.fault is not None else []
    lines += [tr(SIGNED_WORDS[reason]) for reason in (*reasons, *record.remarks)]
    if record.valid and record.key_source is not None:
        lines.append(tr(KEY_SOURCE_WORDS[record.key_source]))
    return lines
