"""The practice peers, and a program on a practice clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from app.bootstrap.peer import Peers

if TYPE_CHECKING:
    from app.ports.practice import PracticeBench

PRACTICE_BEFORE = timedelta(hours=2)
"""A fast practice visit begins so long ago that it is over when it is signed, in real time."""


class Practice(Peers):
    """What practises without a real station."""

    async def practice_station(self, options: Mapping[str, Any], says: Callable[[dict[str, object]], None]) -> None:
        """Run a practice station until cancelled. Raises BadInput, ComputerCannot (PORT_IN_USE)."""
        import sys

        from app.practice.process import StationOptions, run_station
        from app.practice.typed import typed_lines

        await run_station(StationOptions(**options), self.real_clock, says, typed_lines(sys.stdin))

    async def practice_meter(self, options: Mapping[str, Any], says: Callable[[dict[str, object]], None]) -> None:
        """Run a practice meter until cancelled. Raises BadInput, ComputerCannot, PeerUnreachable."""
        from app.practice.process import MeterOptions, run_meter

        await run_meter(MeterOptions(**options), self.register_maps, says, self.instrument_profiles)

    def practice_plan(self, ocpp: str, language: str, meter_port: int) -> dict[str, Any]:
        """Return the plan of the practice visit, with the shipped practice answers."""
        from app.practice.plan import practice_plan

        return practice_plan(self.catalogue.document, ocpp, language, meter_port)

    def practice_files(self, ocpp: str, port: int, meter_port: int) -> Mapping[str, bytes]:
        """Return the practice plan and what it names, for a station and a meter in processes of their own."""
        from app.domain.plan_gap import TIME_COMPARED
        from app.practice.plan_file import practice_files

        plan = self.practice_plan(ocpp, self.texts.language, meter_port)
        plan["station"] |= {"host": "127.0.0.1", "port": port}
        plan["answers"] |= {TIME_COMPARED: {"value": "phone"}}
        return practice_files(plan)

    def practice(self, folder: Path, speed: float, ocpp: str, faults: tuple[str, ...]) -> tuple[Self, PracticeBench]:
        """Return a program on a practice clock with data and key of its own, and the bench that belongs to it."""
        import secrets

        from app.practice.bench import LocalBench
        from app.practice.clock import PracticeClock

        clock = PracticeClock(self.real_clock, speed, self.real_clock.now() - PRACTICE_BEFORE)
        program = replace(self, data=folder, clock=clock, key=self.key or secrets.token_bytes(32))
        sdm630 = self.catalogue.document("registers", "sdm630")
        return program, LocalBench(clock, ocpp=ocpp, faults=faults, register_map=sdm630)
