"""The time of emulated boards, which the host takes for its own.

On a machine with much else to do an emulated chip gets on slowly, and nobody can hurry it. A host
that counted by the wall would call it silent. It counts as the slowest of its boards does, so that
a busy machine makes both of them late, and neither of them wrong.
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
    """A clock that never goes back, and goes on by the wall while there is no board."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._boards: list[Callable[[], float | None]] = []
        self._now = self._wall = time.monotonic()

    def follow(self, lived: Callable[[], float | None]) -> None:
        """Waits for this board from now on: the seconds it has gone through, or None when it is
        gone for good.
        """
        begun = self.now() - (lived() or 0.0)

        def at() -> float | None:
            seconds = lived()
            return None if seconds is None else begun + seconds

        with self._lock:
            self._boards.append(at)

    def now(self) -> float:
        """The seconds, as `time.monotonic` tells them."""
        with self._lock:
            wall = time.monotonic()
            alone = self._now + wall - self._wall
            there = [at for board in self._boards if (at := board()) is not None]
            self._now = max(self._now, min(there, default=alone))
            self._wall = wall
            return self._now

    def sleep(self, seconds: float) -> None:
        """As `time.sleep`."""
        until = self.now() + seconds
        while self.now() < until:
            time.sleep(_LOOK)

    def rules(self, patch: pytest.MonkeyPatch) -> None:
        """Whatever waits for a board counts by this clock."""
        for module in (line, protocol, stk500):
            patch.setattr(module, "monotonic", self.now)
        patch.setattr(line, "sleep", self.sleep)
        for whole in (way, monitor):
            patch.setattr(whole, "time", SimpleNamespace(monotonic=self.now, sleep=self.sleep))
