"""One worker thread owns one asyncio loop for the life of the program; answers return as queued signals."""

import logging
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMetaObject, QObject, QTimer, Signal, Slot

from app.domain.errors import ChargeBenchError

if TYPE_CHECKING:
    import asyncio

DRAIN_MS = 40
"""Bursts are shown 25 times a second, so that a flood of frames never starves painting."""
DRAIN_AT_ONCE = 2000
"""At most this many items of one iterator are handed over in one drain."""
JOIN_S = 5.0

_log = logging.getLogger(__name__)

Done = Callable[[Any], object]
Failed = Callable[[BaseException], object]


@dataclass(eq=False)
class Job:
    """One coroutine or iterator under way; made by ``Runner.run`` and ``Runner.follow``."""

    _runner: "Runner"
    _done: Done | None = None
    _failed: Failed | None = None
    _each: Done | None = None
    _batch: Done | None = None
    _items: deque[Any] = field(default_factory=deque)
    _task: "asyncio.Task[None] | None" = None
    _watch: QMetaObject.Connection | None = None
    cancelled: bool = False
    finished: bool = False

    def cancel(self) -> None:
        """Cancel the task; from now on none of its callbacks is called."""
        if not self.cancelled and not self.finished:
            self.cancelled = True
            self._runner.cancel(self)

    def end(self) -> None:
        """Let go of what it would call: the task may hold the job longer, and must not be the last to hold a widget."""
        self.finished = True
        if self._watch is not None:  # else an owner that lives as long as the window would gather all its jobs
            QObject.disconnect(self._watch)
            self._watch = None
        self._done = self._failed = self._each = self._batch = None


class Runner(QObject):
    """Runs coroutines beside the window; every callback is called in the thread of the window."""

    unexpected = Signal(object)
    """An exception nobody asked for with ``failed``; already logged."""
    _arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ready = threading.Event()
        self._jobs: set[Job] = set()
        self._answers: deque[tuple[Job, Any, BaseException | None]] = deque()
        self._told = threading.Event()
        self._quitting = False
        self._timer = QTimer(self, interval=DRAIN_MS, singleShot=True)
        self._timer.timeout.connect(self._drain)
        self._arrived.connect(self._soon)

    def run(
        self,
        coroutine: Coroutine[Any, Any, Any],
        done: Done | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Run a coroutine; ``owner`` cancels it when it is destroyed. Raises RuntimeError after ``quit``."""
        job = Job(self, done, failed)
        return self._begin(job, coroutine, owner)

    def compute(
        self,
        function: Callable[[], Any],
        done: Done | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Run a blocking function in a thread of its own beside the loop."""

        async def threaded() -> Any:
            import asyncio

            return await asyncio.to_thread(function)

        return self.run(threaded(), done, failed, owner)

    def follow(
        self,
        items: AsyncIterator[Any],
        each: Done | None = None,
        done: Done | None = None,
        failed: Failed | None = None,
        batch: Done | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Call ``each`` with every item, or ``batch`` with lists of them, at most 25 times a second."""
        job = Job(self, done, failed, each, batch)
        return self._begin(job, self._consume(job, items), owner)

    async def _consume(self, job: Job, items: AsyncIterator[Any]) -> None:
        try:
            async for item in items:
                job._items.append(item)
                self._tell()
        finally:
            close = getattr(items, "aclose", None)
            if close is not None:
                await close()

    def _begin(self, job: Job, coroutine: Coroutine[Any, Any, Any], owner: QObject | None) -> Job:
        try:
            loop = self._started()
        except RuntimeError:
            coroutine.close()
            raise
        self._jobs.add(job)
        if owner is not None:
            job._watch = owner.destroyed.connect(lambda *_: job.cancel())

        def start() -> None:
            job._task = loop.create_task(self._work(job, coroutine))
            job._task.add_done_callback(lambda _: coroutine.close())  # cancelled before its first step
            if job.cancelled:
                job._task.cancel()

        loop.call_soon_threadsafe(start)
        return job

    async def _work(self, job: Job, coroutine: Coroutine[Any, Any, Any]) -> None:
        import asyncio

        answer: Any = None
        problem: BaseException | None = None
        try:
            answer = await coroutine
        except asyncio.CancelledError as error:
            if not (job.cancelled or self._quitting):  # a library's, from within: nobody else would tell it
                problem = error
                _log.exception("a task was cancelled by nobody here")
        except Exception as error:  # the edge: whatever a task raises is shown, never lost
            problem = error
            if not isinstance(error, ChargeBenchError):
                _log.exception("a task ended with an unexpected error")
        finally:
            coroutine.close()  # a task cancelled before its first step never awaited it
        self._answers.append((job, answer, problem))
        self._tell()

    def _tell(self) -> None:
        if not self._told.is_set():
            self._told.set()
            self._arrived.emit()

    @Slot()
    def _soon(self) -> None:
        if any(job._items for job in self._jobs):
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._drain()

    @Slot()
    def _drain(self) -> None:
        self._told.clear()
        if self.ended:  # a program that has been closed hears no late answers, and starts nothing because of them
            self._answers.clear()
            return
        ended = len(self._answers)
        try:
            for job in tuple(self._jobs):
                self._hand_over(job)
            while ended and self._answers:  # fewer where a callback ran a loop of its own, and this was called in it
                ended -= 1
                self._end(*self._answers.popleft())
        finally:  # a callback that fails must not keep the others waiting
            if any(job._items for job in self._jobs):
                self._timer.start()
            if self._answers:
                self._tell()

    def _hand_over(self, job: Job, at_most: int = DRAIN_AT_ONCE) -> None:
        items = [job._items.popleft() for _ in range(min(len(job._items), at_most))]
        if items and job._batch is not None and not job.cancelled:
            job._batch(items)
        for item in items if job._each is not None else ():
            if not job.cancelled:
                job._each(item)  # type: ignore[misc]  # checked above; the lambda-free loop is the hot path

    def _end(self, job: Job, answer: Any, problem: BaseException | None) -> None:
        self._hand_over(job, len(job._items))
        done, failed = job._done, job._failed
        job.end()
        self._jobs.discard(job)
        if job.cancelled:
            return
        if problem is None:
            if done is not None:
                done(answer)
        elif failed is not None:
            failed(problem)
        else:
            self.unexpected.emit(problem)

    def cancel(self, job: Job) -> None:
        """Cancel the task of ``job`` (the same as ``job.cancel``)."""
        job.cancelled = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(lambda: job._task.cancel() if job._task else None)

    @property
    def busy(self) -> bool:
        """True while any job is under way."""
        return bool(self._jobs)

    @property
    def ended(self) -> bool:
        """True after ``quit``: nothing can be run any more."""
        return self._loop is not None and self._loop.is_closed()

    def _started(self) -> "asyncio.AbstractEventLoop":
        if self._thread is None:
            self._thread = threading.Thread(target=self._main, name="loop")
            self._thread.start()
        self._ready.wait()
        if self._loop is None or self._loop.is_closed():
            raise RuntimeError("the runner has quit")
        return self._loop

    def _main(self) -> None:
        import asyncio

        self._loop = loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        self._ready.set()
        try:
            loop.run_forever()
        finally:
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
            loop.close()

    def quit(self, closing: Callable[[], Coroutine[Any, Any, Any]] | None = None) -> bool:
        """Cancel all tasks, await ``closing``, stop the loop and join; returns whether the thread ended."""
        thread, loop = self._thread, self._loop
        self._timer.stop()
        self._quitting = True
        if thread is None or loop is None or loop.is_closed():
            return True

        async def end() -> None:
            import asyncio

            running = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in running:
                task.cancel()
            await asyncio.wait(running, timeout=JOIN_S) if running else None
            try:
                if closing is not None:
                    await closing()
            except Exception:  # the edge: the program ends all the same
                _log.exception("closing failed")
            loop.stop()

        keep: list[asyncio.Task[None]] = []
        loop.call_soon_threadsafe(lambda: keep.append(loop.create_task(end())))
        thread.join(2 * JOIN_S)
        return not thread.is_alive()
