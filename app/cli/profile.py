"""``calibration profile list|show|check|copy|import|export``: limits and load points as data."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from app.bootstrap import Program
from app.cli.output import Output
from app.cli.source import read_json
from app.domain.calibration_profile import CalibrationProfile
from app.domain.meter_words import METHOD_WORDS
from app.domain.profile_part import Force, force
from app.domain.words import FORCE_WORDS, RATING_WORDS, RULE_WORDS, STANDING_WORDS
from app.workflows.chosen_profile import profile_of
from app.workflows.keep_profile import ProfileLine, check_import, copy_profile, import_profile, list_profiles
from app.workflows.profile_file import write_file


def add_profiles(group: Any, options: argparse.ArgumentParser) -> None:
    """Add the commands below ``calibration``."""
    parser = group.add_parser("profile", help="calibration profiles: limits, rules and load points as data")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: Any, text: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = commands.add_parser(name, parents=[options], help=text)
        made.set_defaults(run=run)
        return made

    command("list", show_list, "every profile, shipped and own")
    for name, run, text in (("show", show, "one profile"), ("copy", copy, "copy a profile to edit it")):
        command(name, run, text).add_argument("id", metavar="ID")
    command("check", check, "say whether a profile file can be imported").add_argument(
        "file", type=Path, metavar="FILE"
    )
    taking = command("import", take, "keep a profile file as an own profile")
    taking.add_argument("file", type=Path, metavar="FILE")
    taking.add_argument("--replace", action="store_true", help="put it in the place of an own profile of the same id")
    writing = command("export", export, "write a profile to a file")
    writing.add_argument("id", metavar="ID")
    writing.add_argument("file", type=Path, metavar="FILE")


def _today(program: Program) -> date:
    return program.real_clock.now().date()


async def show_list(given: argparse.Namespace, program: Program, output: Output) -> int:
    """List every profile."""
    found = list_profiles(program.catalogue, program.profiles, _today(program))
    output.result(found, lambda: "\n".join(_line(one, program) for one in found.profiles))
    return 0


def _line(one: ProfileLine, program: Program) -> str:
    tr, pick = program.texts.tr, program.texts.pick
    if one.force is None:
        return f"{one.id:24} {tr('cannot be read: {problem}', problem=one.problem)}"
    marks = [tr(STANDING_WORDS[one.standing]), tr("own") if one.own else tr("shipped")]
    marks += [tr("verified") if one.verified else tr("unverified")]
    marks += [tr(FORCE_WORDS[one.force])] if one.force is not Force.IN_FORCE else []
    return f"{one.id:24} {pick(one.name)}  ({', '.join(marks)})"


async def show(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Show one profile."""
    profile = profile_of(program.catalogue, given.id)
    output.result(profile, lambda: _text(profile, program))
    return 0


async def check(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Read a file as ``import`` does; every problem is an error that names the field. Nothing is written."""
    profile = check_import(program.catalogue, program.profiles, read_json(given.file), str(given.file))
    output.result(profile, lambda: _text(profile, program))
    return 0


async def copy(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Copy a profile to edit it."""
    made = copy_profile(program.catalogue, program.profiles, given.id, _today(program))
    output.result(made, lambda: _text(made, program))
    return 0


async def take(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Keep a file as an own profile."""
    data, where = read_json(given.file), str(given.file)
    profile = import_profile(program.catalogue, program.profiles, data, where, replaces=given.replace)
    output.result(profile, lambda: _text(profile, program))
    return 0


async def export(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Write a profile to a file."""
    profile = profile_of(program.catalogue, given.id)
    write_file(given.file, profile)
    output.result(profile, lambda: program.texts.tr("{id} written to {file}", id=profile.id, file=given.file))
    return 0


def _text(profile: CalibrationProfile, program: Program) -> str:
    tr, pick = program.texts.tr, program.texts.pick
    applies = force(profile.valid_from, profile.applies_until, _today(program))
    lines = [
        tr("{id}, edition {edition}: {name}", id=profile.id, edition=profile.edition, name=pick(profile.name)),
        f"  {tr(STANDING_WORDS[profile.standing])}; {tr(FORCE_WORDS[applies])}; {tr(RULE_WORDS[profile.decision])}",
        f"  {pick(profile.limit_basis)}",
        f"  {profile.source}",
    ]
    asked = [tr(RATING_WORDS[name]) for name in profile.demands if name in RATING_WORDS]
    if asked:
        lines.append("  " + tr("It asks for: {ratings}", ratings=", ".join(asked)))
    for point in profile.every_point:
        methods = ", ".join(tr(METHOD_WORDS[method]) for method in profile.methods_at(point.id))
        if methods:
            lines.append("  " + tr("{point}: compared by {methods}", point=point.id, methods=methods))
    lines += [f"  ? {pick(ask.text)}" for ask in profile.asks]
    return "\n".join(lines)
