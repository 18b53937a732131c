"""The time of emulated boards, which the host takes for its own.

On a machine with much else to do an emulated chip gets on slowly, and nobody can hurry it. A host
that counted by the wall would call it silent. It counts as its board does, so that a busy machine
makes both of them late, and neither of them wrong. Several boards are never late together: beside
them it counts by the wall.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from types import SimpleNamespace

import pytest

from hardware import monitor, way
from hardware.flashers import stk500
from hardware.link import line, protocol

_LOOK = 0.0005  # s between two looks at whether the time has come


class ChipTime:
    """A clock that never goes back, and goes on by the wall while there is not just one board."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._boards: dict[Callable[[], float | None], float] = {}  # and what they had gone through
        self._now = self._wall = time.monotonic()

    def follow(self, lived: Callable[[], float | None]) -> None:
        """Goes with this board from now on: the seconds it has gone through, or None when it is
        gone for good.
        """
        with self._lock:
            self._boards[lived] = lived() or 0.0

    def now(self) -> float:
        """The seconds, as `time.monotonic` tells them."""
        with self._lock:
            wall = time.monotonic()
            there = {one: at for one in self._boards if (at := one()) is not None}
            steps = [at - self._boards[one] for one, at in there.items()]
            self._now += steps[0] if len(steps) == 1 else wall - self._wall
            self._wall, self._boards = wall, there
            return self._now

    def sleep(self, seconds: float) -> None:
        """As `time.sleep`."""
        until = self.now() + seconds
        while self.now() < until:
            time.sleep(_LOOK)  # a chip tells its time when asked; nothing wakes who waits for it

    def rules(self, patch: pytest.MonkeyPatch) -> None:
        """Whatever waits for a board counts by this clock."""
        for module in (line, protocol, stk500):
            patch.setattr(module, "monotonic", self.now)
        patch.setattr(line, "sleep", self.sleep)
        for whole in (way, monitor):
            patch.setattr(whole, "time", SimpleNamespace(monotonic=self.now, sleep=self.sleep))
