"""The plug is pulled at a random moment: everything that was shown as saved is there, and the visit goes on."""

import asyncio
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.fact import EvidenceAdded, ItemAnswered, StepBegan
from app.domain.step import Step
from app.storage.store import SqlStorage
from app.system.clock import SystemClock
from app.system.ids import SortableIds
from tests.storage.opening import KEY

NEEDED_SHARE = 0.8
"""So many kills must come between the first and the last save; else the test proves nothing."""


@dataclass(frozen=True)
class Round:
    """What one killed program had shown."""

    visit: str
    answers: dict[int, str]
    evidence: dict[int, str]
    finished: bool

    @property
    def between(self) -> bool:
        """Killed after the first and before the last save."""
        return bool(self.answers or self.evidence) and not self.finished


def work_and_kill(directory: Path, delay_s: float) -> Round:
    """Start a real program, kill it ``delay_s`` after its first save with a signal it cannot catch."""
    command = [sys.executable, "-m", "tests.e2e.kill_child", str(directory)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline(), child.stdout.readline()]
        time.sleep(delay_s)
        child.kill()
        lines += child.stdout.readlines()
    return shown([line.split() for line in lines if line.endswith("\n")])


def shown(lines: list[list[str]]) -> Round:
    """Read what the program printed."""
    return Round(
        visit=next(line[1] for line in lines if line[0] == "visit"),
        answers={int(line[1]): line[2] for line in lines if line[0] == "answer"},
        evidence={int(line[1]): line[2] for line in lines if line[0] == "evidence"},
        finished=["last"] in lines,
    )


async def check(directory: Path, killed: Round) -> None:
    """Reopen as the program would, find every line, and go on with the visit."""
    clock = SystemClock()
    store = await SqlStorage.open(directory, KEY, clock, SortableIds(clock))
    try:
        facts = {saved.number: saved.fact for saved in await store.facts(killed.visit)}
        assert sorted(facts) == list(range(1, len(facts) + 1))
        for number, value in killed.answers.items():
            answer = facts[number]
            assert isinstance(answer, ItemAnswered)
            assert answer.value == value
        for number, sha256 in killed.evidence.items():
            added = facts[number]
            assert isinstance(added, EvidenceAdded)
            assert added.sha256 == sha256
            assert len(await store.evidence(sha256)) == added.size
        assert not list(directory.rglob("*.tmp"))
        assert (await store.visits())[0].state == "open"
        assert (await store.add_fact(killed.visit, StepBegan(Step.REPORT))).number == len(facts) + 1
    finally:
        await store.close()


def kill_rounds(folder: Path, count: int, seed: int) -> list[Round]:
    """Kill ``count`` programs at moments spread over their work."""
    moments = random.Random(seed)
    rounds = []
    for number in range(count):
        directory = folder / str(number)
        killed = work_and_kill(directory, moments.uniform(0.0, 0.4))
        asyncio.run(check(directory, killed))
        rounds.append(killed)
    return rounds


def share_between(rounds: list[Round]) -> float:
    """Return how many kills came between the first and the last save."""
    return sum(killed.between for killed in rounds) / len(rounds)


def test_killed_at_any_moment_nothing_shown_is_lost(tmp_path: Path) -> None:
    rounds = kill_rounds(tmp_path, 5, seed=20261123)
    assert share_between(rounds) >= NEEDED_SHARE
    assert len({len(killed.answers) for killed in rounds}) > 1  # not all at the same moment


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_killed_fifty_times(tmp_path: Path) -> None:
    rounds = kill_rounds(tmp_path, 50, seed=50)
    assert share_between(rounds) >= NEEDED_SHARE
