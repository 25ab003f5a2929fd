"""What a person types beside a practice station, line by line."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import IO


async def typed_lines(stream: IO[str]) -> AsyncIterator[str]:
    """Yield each line of ``stream``; a blocked read never keeps the program alive."""
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[str | None] = asyncio.Queue()

    def read() -> None:
        with suppress(RuntimeError, ValueError, OSError):  # the loop or the stream was closed meanwhile
            for line in stream:
                loop.call_soon_threadsafe(lines.put_nowait, line)
            loop.call_soon_threadsafe(lines.put_nowait, None)

    threading.Thread(target=read, name="typed", daemon=True).start()
    while (line := await lines.get()) is not None:
        yield line
