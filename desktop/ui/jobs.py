"""Work away from the window: lanes of threads that bring result, progress or refusal home.

The GUI thread never waits (HOUSE rule 9). Work is an ordinary blocking function; it runs in the
lane it was given to and its answer arrives as a call in the GUI thread, unless the widget that
asked is gone by then. A generator is long work: what it yields is progress, what it returns is the
result, and between two steps it can be cancelled.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Hashable
from types import GeneratorType
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.domain.progress import Progress
from desktop.ui.sweeping import Sweeper

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from desktop.domain.errors import Refused

T = TypeVar("T")
_log = logging.getLogger(__name__)

WRITE = "write"
READ = "read"
LONG = "long"
PAPER = "paper"
_LANES = {WRITE: 1, READ: 2, LONG: 1, PAPER: 1}
# Progress is for eyes: more than twenty a second only costs time.
_PROGRESS_EVERY_S = 0.05


class Job:
    """One piece of work under way; kept by who wants to cancel it."""

    def __init__(
        self,
        owner: QObject,
        done: Callable[[Any], None] | None,
        refused: Callable[[Refused], None] | None,
        failed: Callable[[Exception], None] | None,
        progress: Callable[[Any], None] | None,
        latest: Hashable,
    ) -> None:
        self._owner = owner
        self._done = done
        self._refused = refused
        self._failed = failed
        self._progress = progress
        self._latest = latest
        self._stop = threading.Event()
        self._dropped = False
        self._future: Future[None] | None = None
        self.finished = False

    @property
    def cancelled(self) -> bool:
        """Whether a stop was asked for."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Asks the work to stop before its next step; it answers as a refusal (Cancelled).

        Work that is not a generator and has begun runs to its end, because half a command is none.
        """
        self._stop.set()

    def drop(self) -> None:
        """Nobody wants the answer any more; what has not begun never begins."""
        self._dropped = True
        self._stop.set()

    @property
    def wanted(self) -> bool:
        """Whether somebody is still there to hear the answer."""
        return not self._dropped and shiboken6.isValid(self._owner)


class Jobs(QObject):
    """The lanes. One for the whole window, handed to every room.

    `refused` and `bug` are told what no caller wanted to hear itself; a bug is logged in any case.
    `closing` comes before the lanes end: who waits for a person's hands gives up then; `closed`
    comes when they have ended.
    """

    closing = Signal()
    closed = Signal()
    refused = Signal(object)
    bug = Signal(object)
    busy = Signal(bool)
    _home = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._sizes = dict(_LANES)
        self._newest: dict[tuple[int, Hashable], Job] = {}
        self._under_way: set[Job] = set()
        self._closed = False
        self._sweeper = Sweeper(self)
        self._home.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def add_lane(self, name: str, workers: int = 1) -> None:
        """A further lane: network, one for each USB port."""
        self._sizes.setdefault(name, workers)

    def run(
        self,
        lane: str,
        work: Callable[[], Any],
        *,
        owner: QObject,
        done: Callable[[Any], None] | None = None,
        refused: Callable[[Refused], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[[Any], None] | None = None,
        latest: Hashable = None,
    ) -> Job:
        """Does `work` in a lane and calls back in the GUI thread while `owner` lives.

        `done` gets what the work returned, `refused` a Refused, `failed` any other exception (a
        bug, already logged), `progress` what a generator yields. Of all work of one owner with one
        `latest` key only the last one's answer is delivered, and older ones not yet begun never
        begin: for search as you type. Raises KeyError for an unknown lane.
        """
        job = Job(owner, done, refused, failed, progress, latest)
        if lane not in self._sizes:
            raise KeyError(lane)
        if self._closed:
            job.drop()
            return job
        if latest is not None:
            key = (id(owner), latest)
            if older := self._newest.get(key):
                older.drop()
            self._newest[key] = job
        self._under_way.add(job)
        if len(self._under_way) == 1:
            self.busy.emit(True)
        job._future = self._lane(lane).submit(self._work, job, work)
        return job

    @property
    def idle(self) -> bool:
        """Whether nothing is under way and every answer was delivered."""
        return not self._under_way

    def settle(self) -> None:
        """The start is over: garbage is swept from now on."""
        self._sweeper.settle()

    def close(self) -> None:
        """Lets commands that have been given finish, stops everything else, ends the threads."""
        first = not self._closed
        if first:
            self.closing.emit()
        self._closed = True
        for job in self._under_way:
            job.drop()
        for name, lane in self._lanes.items():
            lane.shutdown(wait=True, cancel_futures=name != WRITE)
        self._under_way.clear()
        self._sweeper.stop()
        if first:
            self.closed.emit()

    def _lane(self, name: str) -> ThreadPoolExecutor:
        if name not in self._lanes:
            # Loaded with the first work, after the window's first picture.
            from concurrent.futures import ThreadPoolExecutor

            self._lanes[name] = ThreadPoolExecutor(self._sizes[name], thread_name_prefix=name)
        return self._lanes[name]

    # ── in the lane's thread ──────────────────────────────────────────────────────────────────

    def _work(self, job: Job, work: Callable[[], Any]) -> None:
        # Loaded with the first work: the window is painted before it needs to know any error.
        from desktop.domain.errors import Cancelled, Refused

        answer: tuple[str, Any]
        try:
            # A write was promised to somebody: it is done even when nobody listens any more.
            if job.cancelled and threading.current_thread().name.split("_")[0] != WRITE:
                raise Cancelled()
            result = work()
            if isinstance(result, GeneratorType):
                result = self._steps(job, result)
            answer = ("done", result)
        except Refused as no:
            answer = ("refused", no)
        except Exception as bug:
            _log.exception("a bug in lane %s", threading.current_thread().name)
            answer = ("failed", bug)
        if not self._closed:
            self._home.emit(job, answer)

    def _steps(self, job: Job, steps: GeneratorType[Any, None, Any]) -> Any:
        from desktop.domain.errors import Cancelled

        told = 0.0
        while True:
            try:
                step = steps.throw(Cancelled()) if job.cancelled else next(steps)
            except StopIteration as end:
                return end.value
            now = time.monotonic()
            whole = isinstance(step, Progress) and step.done >= step.total > 0
            if isinstance(step, Progress) and not whole and now - told < _PROGRESS_EVERY_S:
                continue
            told = now
            if not self._closed:
                self._home.emit(job, ("progress", step))

    # ── in the GUI thread ─────────────────────────────────────────────────────────────────────

    @Slot(object, object)
    def _deliver(self, job: Job, answer: tuple[str, Any]) -> None:
        kind, value = answer
        if kind == "progress":
            if job.wanted and job._progress:
                job._progress(value)
            return
        job.finished = True
        self._under_way.discard(job)
        key = (id(job._owner), job._latest)
        if self._newest.get(key) is job:
            del self._newest[key]
        if not self._under_way:
            self.busy.emit(False)
        if kind == "failed":
            # A bug is told even when its page is gone.
            if job.wanted and job._failed:
                job._failed(value)
            else:
                self.bug.emit(value)
        elif job.wanted:
            if kind == "done" and job._done:
                job._done(value)
            elif kind == "refused":
                self._say_no(job, value)

    def _say_no(self, job: Job, no: Refused) -> None:
        if job._refused:
            job._refused(no)
        elif no.code != "cancelled":
            self.refused.emit(no)
