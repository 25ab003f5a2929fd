"""A practice station beside a command: a thread of its own, ended with the test."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.practice.process import StationOptions, run_station
from app.system.clock import SystemClock


def free_port() -> int:
    """Return a port of loopback nobody has."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def practice_station(port: int, ocpp: str = "1.6", *faults: str) -> Iterator[None]:
    """Run a practice station that goes on knocking at ``port`` until somebody listens."""
    loop = asyncio.new_event_loop()
    options = StationOptions(f"ws://127.0.0.1:{port}/", ocpp, speed=20.0, faults=faults)

    def work() -> None:
        asyncio.set_event_loop(loop)
        try:
            loop.run_until_complete(task)
        except asyncio.CancelledError:
            pass
        finally:
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.close()

    task = loop.create_task(run_station(options, SystemClock()))
    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join(10)
