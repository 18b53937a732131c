"""The line to a made-up board: bytes take the time that they take on a wire."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from hardware.faults import Code, Fault
from hardware.practice.board import MadeUp

LOOK = 0.004  # seconds between two looks at whether something came
BITS = 10  # of a byte on the wire


class MadeUpLine:
    """A `Line`. `clock` gives the bench's own seconds, `speed` times as many as there are;
    `closed` hears when it is given back.
    """

    def __init__(
        self,
        port: str,
        board: MadeUp,
        rate: int,
        *,
        clock: Callable[[], float],
        speed: float,
        closed: Callable[[MadeUpLine], None],
    ) -> None:
        self._port = port
        self._board = board
        self._clock = clock
        self._speed = speed
        self._gone = closed
        self._rate = rate
        self._coming: deque[tuple[float, bytes]] = deque()
        self._free = 0.0  # when the wire from the board is free again
        self._closed = False

    @property
    def port(self) -> str:
        """The port's name."""
        return self._port

    @property
    def rate(self) -> int:
        """The speed in baud."""
        return self._rate

    def write(self, data: bytes) -> None:
        """Sends all of it."""
        self._check()
        now = self._clock()
        self._comes(self._board.passes(now), now)
        arrives = now + len(data) * BITS / self._rate
        said, busy = self._board.hears(data, self._rate, now)
        self._comes(said, arrives + busy)
        self._check()

    def read(self, timeout: float, most: int = 65536) -> bytes:
        """What has come."""
        until = time.monotonic() + timeout
        while True:
            self._check()
            now = self._clock()
            self._comes(self._board.passes(now), now)
            if self._coming and self._coming[0][0] <= now:
                return self._take(now, most)
            left = until - time.monotonic()
            if left <= 0:
                return b""
            wait = (self._coming[0][0] - now) / self._speed if self._coming else LOOK
            time.sleep(max(0.0, min(left, wait, LOOK)))

    def reset(self) -> None:
        """Pulls at RESET through DTR."""
        self._check()
        self.purge()
        self._board.wired_reset(self._clock())

    def baud(self, rate: int) -> None:
        """Changes the speed."""
        self._check()
        self._rate = rate

    def purge(self) -> None:
        """Forgets what was waiting to be read."""
        self._check()
        self._coming.clear()

    def close(self) -> None:
        """Gives the port back."""
        self._closed = True
        self._gone(self)

    def _comes(self, data: bytes, now: float) -> None:
        if data:
            self._free = max(self._free, now) + len(data) * BITS / self._rate
            self._coming.append((self._free, data))

    def _take(self, now: float, most: int) -> bytes:
        taken = b""
        while self._coming and self._coming[0][0] <= now and len(taken) < most:
            at, data = self._coming.popleft()
            room = most - len(taken)
            taken += data[:room]
            if data[room:]:
                self._coming.appendleft((at, data[room:]))
        return taken

    def _check(self) -> None:
        if self._closed or not self._board.there:
            raise Fault(Code.UNPLUGGED, port=self._port)
