"""Runs things side by side until the first of them ends."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class LinkLost(Exception):
    """The WebSocket to the central system is gone."""


async def race(*coroutines: Coroutine[Any, Any, object]) -> None:
    """Run all until the first ends; cancel the others, wait for them, and raise what the first one raised."""
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()
