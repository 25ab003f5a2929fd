"""The loop beside the window."""

import asyncio
import gc
import logging
import subprocess
import sys
import threading
import weakref
from collections.abc import AsyncIterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.domain.errors import ComputerCannot, Reason
from app.ui.runner import Runner


async def _answer(value: object) -> object:
    await asyncio.sleep(0)
    return value


async def _raise(problem: BaseException) -> None:
    raise problem


async def _count(to: int) -> AsyncIterator[int]:
    for number in range(to):
        yield number
        if number % 50 == 0:
            await asyncio.sleep(0)


def test_the_answer_comes_in_the_thread_of_the_window(runner: Runner, qtbot: QtBot) -> None:
    got: list[tuple[object, int]] = []
    runner.run(_answer(42), lambda value: got.append((value, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(42, threading.get_ident())]


def test_tasks_run_in_one_other_thread(runner: Runner, qtbot: QtBot) -> None:
    async def where() -> int:
        return threading.get_ident()

    got: list[int] = []
    for _ in range(3):
        runner.run(where(), got.append)
    qtbot.waitUntil(lambda: len(got) == 3)
    assert len(set(got)) == 1
    assert threading.get_ident() not in got


def test_an_expected_error_goes_to_its_caller(runner: Runner, qtbot: QtBot) -> None:
    got: list[BaseException] = []
    problem = ComputerCannot(Reason.DISK_FULL, "data")
    runner.run(_raise(problem), failed=got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got == [problem]


def test_an_unexpected_error_is_logged_and_shown(
    runner: Runner, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(runner.unexpected) as signal:
        runner.run(_raise(ZeroDivisionError("no")))
    assert isinstance(signal.args[0], ZeroDivisionError)
    assert "unexpected" in caplog.text


def test_every_item_of_an_iterator_comes_in_order_and_then_done(runner: Runner, qtbot: QtBot) -> None:
    got: list[int] = []
    ended: list[object] = []
    runner.follow(_count(5000), got.append, ended.append)
    qtbot.waitUntil(lambda: bool(ended))
    assert got == list(range(5000))


def test_a_burst_is_handed_over_in_few_batches(runner: Runner, qtbot: QtBot) -> None:
    batches: list[list[int]] = []
    ended: list[object] = []
    runner.follow(_count(3000), batch=batches.append, done=ended.append)
    qtbot.waitUntil(lambda: bool(ended))
    assert [number for batch in batches for number in batch] == list(range(3000))
    assert len(batches) < 300


def test_cancel_cancels_the_task_and_calls_nobody(runner: Runner, qtbot: QtBot) -> None:
    cancelled = threading.Event()
    called: list[object] = []

    async def long() -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled.set()
            raise

    job = runner.run(long(), called.append, called.append)
    runner.run(_answer(1), lambda _: job.cancel())
    qtbot.waitUntil(cancelled.is_set)
    qtbot.waitUntil(lambda: not runner.busy)
    assert called == []


def test_a_cancellation_nobody_asked_for_is_told(runner: Runner, qtbot: QtBot) -> None:
    """A library may cancel what it waits for; the window would wait for an answer that never comes."""

    async def within() -> None:
        cancelled = asyncio.get_running_loop().create_future()
        cancelled.cancel()
        await cancelled

    done: list[object] = []
    failed: list[BaseException] = []
    runner.run(within(), done.append, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], asyncio.CancelledError)
    assert done == []


def test_a_callback_that_fails_keeps_no_other_waiting(runner: Runner, qtbot: QtBot) -> None:
    called: list[object] = []

    def fails(_: object) -> None:
        raise ValueError("of the window's own")

    with qtbot.captureExceptions() as caught:
        for number in range(20):
            runner.run(_answer(number), called.append if number % 3 else fails)
        qtbot.waitUntil(lambda: not runner.busy)
    assert called == [number for number in range(20) if number % 3]
    assert {kind for kind, *_ in caught} == {ValueError}


def test_a_job_that_ended_holds_nobody(runner: Runner, qtbot: QtBot) -> None:
    """Its task may be the last to let go of it, in the other thread, where no widget may be deleted."""

    class Caller:
        def heard(self, _: object) -> None:
            pass

    caller = Caller()
    known = weakref.ref(caller)
    job = runner.run(_answer(1), caller.heard, caller.heard)
    del caller
    qtbot.waitUntil(lambda: job.finished and known() is None)


def test_an_owner_that_lives_on_does_not_gather_its_jobs(runner: Runner, qtbot: QtBot) -> None:
    owner, got = QObject(), list[object]()
    jobs = [weakref.ref(runner.run(_answer(number), got.append, owner=owner)) for number in range(20)]
    qtbot.waitUntil(lambda: len(got) == 20)
    qtbot.waitUntil(lambda: not runner.busy)
    runner.run(_answer("last"), got.append)  # the loop lets go of the task before
    qtbot.waitUntil(lambda: "last" in got)
    gc.collect()
    assert not [job for job in jobs if job() is not None]


def test_cancelling_a_followed_iterator_closes_it(runner: Runner, qtbot: QtBot) -> None:
    closed = threading.Event()

    async def endless() -> AsyncIterator[int]:
        try:
            while True:
                yield 1
                await asyncio.sleep(0.001)
        finally:
            closed.set()

    got: list[int] = []
    job = runner.follow(endless(), got.append)
    qtbot.waitUntil(lambda: len(got) > 3)
    job.cancel()
    qtbot.waitUntil(closed.is_set)


def test_a_job_ends_with_its_owner(runner: Runner, qtbot: QtBot) -> None:
    owner = QObject()
    called: list[object] = []
    started = threading.Event()

    async def long() -> None:
        started.set()
        await asyncio.sleep(60)

    runner.run(long(), called.append, called.append, owner)
    qtbot.waitUntil(started.is_set)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not runner.busy)
    assert called == []


def test_blocking_work_runs_beside_the_loop(runner: Runner, qtbot: QtBot) -> None:
    order: list[Any] = []
    release = threading.Event()
    runner.compute(lambda: release.wait(10), lambda _: order.append("computed"))

    def answered(value: object) -> None:
        order.append(value)
        release.set()

    runner.run(_answer("answered"), answered)
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["answered", "computed"]


def test_quit_cancels_all_closes_and_joins(qapp: object) -> None:
    runner = Runner()
    seen: list[str] = []

    async def long() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            seen.append("cancelled")

    async def close() -> None:
        seen.append("closed")

    runner.run(long())
    ready = threading.Event()
    runner.run(_answer(0), lambda _: None)
    runner.compute(ready.set)
    assert ready.wait(10)
    assert not runner.ended
    assert runner.quit(close)
    assert runner.ended
    assert seen == ["cancelled", "closed"]
    assert "loop" not in {thread.name for thread in threading.enumerate()}
    late = _answer(1)
    with pytest.raises(RuntimeError, match="has quit"):
        runner.run(late)
    late.close()


_FLOOD = """
import sys
from PySide6.QtCore import QCoreApplication
from app.ui.runner import Runner
app = QCoreApplication(sys.argv)
runner = Runner()
seen = []
async def flood():
    for number in range(20000):
        runner._arrived.emit()  # the signal itself, unthrottled: 6.12.0 aborted here
        yield number
runner.follow(flood(), seen.append, lambda _: app.quit())
app.exec()
assert runner.quit()
print(len(seen), seen == list(range(20000)))
"""


def test_twenty_thousand_signals_from_another_thread(checkout: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FLOOD], capture_output=True, text=True, timeout=90, cwd=str(checkout), check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["20000", "True"]
