"""``station listen|snapshot|diff``."""

import argparse
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from app.bootstrap import Program
from app.cli.output import Output
from app.cli.source import read_bytes, read_json
from app.domain.codec import decode, encode
from app.domain.difference import differences
from app.domain.station import Snapshot
from app.domain.words import CHANGE_WORDS
from app.ports.station import CentralSystem, ListenOptions
from app.workflows.listen import expected_password, listen
from app.workflows.take_snapshot import read_snapshot
from app.workflows.write_bundle import write_file


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the group."""
    group = commands.add_parser("station", help="stations on a local link").add_subparsers(
        metavar="COMMAND", required=True
    )
    listening = group.add_parser("listen", parents=[options, _link_options()], help="listen and tell what comes")
    listening.add_argument("--seconds", type=float, required=True, metavar="S")
    listening.add_argument("--until", choices=("boot", "idle"), default=None)
    listening.add_argument("--transcript", type=Path, metavar="FILE.jsonl")
    listening.set_defaults(run=listen_here)
    snapshot = group.add_parser("snapshot", parents=[options, _link_options()], help="what the station says of itself")
    snapshot.add_argument("--out", type=Path, required=True, metavar="FILE")
    snapshot.add_argument("--seconds", type=float, default=60.0, metavar="S")
    snapshot.set_defaults(run=snapshot_here)
    diff = group.add_parser("diff", parents=[options], help="what differs between two snapshots")
    diff.add_argument("a", type=Path, metavar="A")
    diff.add_argument("b", type=Path, metavar="B")
    diff.set_defaults(run=diff_files)


def _link_options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--port", type=int, required=True, metavar="P")
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--path-prefix", default="/")
    options.add_argument("--ocpp", choices=("any", "1.6", "2.0.1"), default="any")
    options.add_argument("--security-profile", type=int, choices=(0, 1, 2, 3), default=0)
    options.add_argument("--password-file", type=Path, metavar="F|-")
    options.add_argument("--tls-dir", type=Path, metavar="DIR")
    options.add_argument("--ftp-port", type=int, metavar="P")
    options.add_argument("--http-port", type=int, metavar="P")
    options.add_argument("--accept-boot", action="store_true")
    options.add_argument("--allow-unknown-time", action="store_true")
    return options


def _listen_options(given: argparse.Namespace) -> ListenOptions:
    password = expected_password(read_bytes(given.password_file)) if given.password_file else None
    return ListenOptions(
        host=given.host,
        port=given.port,
        path_prefix=given.path_prefix,
        ocpp=given.ocpp,
        security_profile=given.security_profile,
        password_hash=password,
        tls_dir=given.tls_dir,
        accept_boot=given.accept_boot,
        allow_unknown_time=given.allow_unknown_time,
    )


@asynccontextmanager
async def _open(central: CentralSystem, options: ListenOptions) -> AsyncIterator[CentralSystem]:
    await central.open(options)
    try:
        yield central
    finally:
        await central.close()


@asynccontextmanager
async def _serving(program: Program, given: argparse.Namespace) -> AsyncIterator[None]:
    """Serve files beside the link where a port was asked for."""
    if given.http_port is None and given.ftp_port is None:
        yield
        return
    shelf = program.file_shelf()
    await shelf.open(given.host, given.http_port or 0, given.ftp_port)
    try:
        yield
    finally:
        await shelf.close()


async def _tell_laptop_time(program: Program, output: Output) -> None:
    """Rule 11: this laptop's time error and its source are shown before it listens, on stderr."""
    proof, tr = await program.time_proof().prove(), program.texts.tr
    error_s, source = proof.error_s, proof.source
    known = (
        tr("{error} s, {source}", error=f"{error_s:+.3f}", source=source) if error_s is not None else tr("not proven")
    )
    output.err.write(tr("Time of this laptop: {time}", time=known) + "\n")


async def listen_here(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Listen; first line the address, then events, last line the stations seen. No station = exit 3."""
    options = _listen_options(given)
    transcript = program.transcript(given.transcript)
    await _tell_laptop_time(program, output)
    central = await program.central_system(transcript.add)
    async with _open(central, options), _serving(program, given):
        output.line({"listening": {"url": central.url}})
        stations = await listen(central, program.clock, given.seconds, given.until, lambda event: output.line(event))
    transcript.close()
    output.line({"stations": stations})
    return 0 if stations else 3


async def snapshot_here(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Wait for a station and write its snapshot; its boot stays Pending."""
    await _tell_laptop_time(program, output)
    central = await program.central_system()
    async with _open(central, _listen_options(given)):
        output.say(program.texts.tr("Listening at {url}", url=central.url))
        link = await central.station(given.seconds)
        snapshot = await read_snapshot(link, program.clock)
    data = encode(snapshot)
    write_file(given.out, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())
    output.result(
        data, lambda: program.texts.tr("{n} values written to {file}", n=len(snapshot.settings), file=given.out)
    )
    return 0


async def diff_files(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Compare two snapshot files; exit 1 when anything differs."""
    first, last = (decode(Snapshot, read_json(path), str(path)) for path in (given.a, given.b))
    found = differences(first, last, volatile=program.catalogue.document("stations", "volatile")["paths"])
    tr = program.texts.tr
    lines = [f"{line.path}: {line.a} -> {line.b} ({tr(CHANGE_WORDS[line.judgement])})" for line in found]
    output.result(
        {
            "differences": [
                {"path": line.path, "a": line.a, "b": line.b, "judgement": line.judgement.value} for line in found
            ]
        },
        lambda: "\n".join(lines) or program.texts.tr("No difference."),
    )
    return 1 if found else 0
