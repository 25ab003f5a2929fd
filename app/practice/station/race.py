"""Runs things side by side until the first of them ends."""

import asyncio
from collections.abc import Collection, Coroutine
from typing import Any

AGAIN_REAL_S = 0.1


class LinkLost(Exception):
    """The WebSocket to the central system is gone."""


async def put_down(tasks: Collection[asyncio.Task[Any]]) -> None:
    """Cancel tasks until they have really ended.

    Once is not enough: up to Python 3.11 ``asyncio.wait_for`` loses a cancellation that meets its result.
    """
    waiting = {task for task in tasks if not task.done()}
    while waiting:
        for task in waiting:
            task.cancel()
        _, waiting = await asyncio.wait(waiting, timeout=AGAIN_REAL_S)


async def race(*coroutines: Coroutine[Any, Any, object]) -> None:
    """Run all until the first ends; put the others down, and raise what the first one raised."""
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    for task in tasks:
        task.add_done_callback(_look)
    done: set[asyncio.Task[object]] = set()
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        await put_down(tasks)
    for task in done:
        task.result()


def _look(task: asyncio.Task[object]) -> None:
    """Look at the exception of a task that lost the race, so that nobody warns about it later."""
    if not task.cancelled():
        task.exception()
