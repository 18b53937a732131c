"""A line in process: its other end is a piece of Python that plays the board."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition
from time import monotonic

from hardware.faults import Code, Fault


class Wire:
    """A `Line` whose board hears through `hears(data)` and says through `say`. Both may run in
    any thread; `hears` and `on_reset` run in the thread of whoever writes or resets.

    `patient` False: the board answers within `hears` or never, so an empty line is known to stay
    empty and `read` does not wait.
    """

    def __init__(
        self,
        hears: Callable[[bytes], None],
        on_reset: Callable[[], None] = lambda: None,
        *,
        port: str = "wire",
        rate: int = 115200,
        patient: bool = True,
    ) -> None:
        self.port = port
        self.rate = rate
        self._hears = hears
        self._on_reset = on_reset
        self._patient = patient
        self._waiting = bytearray()
        self._there = Condition()
        self._gone = False
        self._closed = False

    # the board's end

    def say(self, data: bytes) -> None:
        """The board sends something."""
        with self._there:
            self._waiting += data
            self._there.notify_all()

    def unplug(self) -> None:
        """Pulls the board out; whoever reads or writes gets Fault(UNPLUGGED)."""
        with self._there:
            self._gone = True
            self._there.notify_all()

    def plug(self) -> None:
        """Plugs it in again."""
        with self._there:
            self._gone = self._closed = False
            self._waiting.clear()

    # the host's end

    def write(self, data: bytes) -> None:
        """To the board."""
        self._check()
        self._hears(data)

    def read(self, timeout: float, most: int = 65536) -> bytes:
        """From the board."""
        until = monotonic() + timeout
        with self._there:
            while not self._waiting:
                self._check()
                left = until - monotonic()
                if left <= 0 or not self._patient:
                    return b""
                self._there.wait(left)
            self._check()
            data = bytes(self._waiting[:most])
            del self._waiting[:most]
            return data

    def reset(self) -> None:
        """Presses RESET."""
        self._check()
        self.purge()
        self._on_reset()

    def baud(self, rate: int) -> None:
        """Another speed; the board may look at `rate`."""
        self._check()
        self.rate = rate

    def purge(self) -> None:
        """Forgets what was said."""
        with self._there:
            self._waiting.clear()

    def close(self) -> None:
        """No word more."""
        with self._there:
            self._closed = True
            self._there.notify_all()

    def _check(self) -> None:
        if self._gone or self._closed:
            raise Fault(Code.UNPLUGGED, port=self.port)
