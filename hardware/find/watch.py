"""Watching for boards: what came, what went, and what is on the bus without a port."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from hardware.find.values import Bus, Change, Port, Ports, Stuck

# A driver takes a moment to make its port; only after this many seconds is a chip called stuck.
# With the slowest poll in use it is still told within two seconds.
CERTAIN = 1.2


class Watch:
    """Looks again each time it is asked. Not for several threads at once."""

    def __init__(self, ports: Ports, clock: Callable[[], float] = monotonic) -> None:
        self._ports = ports
        self._clock = clock
        self._here: dict[tuple[str, str], Port] = {}
        self._without: dict[tuple[str, int, int], float] = {}

    @property
    def here(self) -> tuple[Port, ...]:
        """The ports of the last look, in order."""
        return tuple(self._here.values())

    def poll(self) -> Change:
        """Looks now: milliseconds on Linux, some tens on Windows and macOS."""
        found = {(port.location, port.device): port for port in self._ports.list()}
        came = tuple(port for key, port in found.items() if not _same(self._here.get(key), port))
        gone = tuple(port for key, port in self._here.items() if not _same(found.get(key), port))
        self._here = found
        return Change(came, gone, self._certain())

    def _certain(self) -> tuple[Stuck, ...]:
        """Those that have been without a port for long enough."""
        if not isinstance(self._ports, Bus):
            return ()
        now = self._clock()
        stuck = self._ports.stuck()
        keys = {(one.location, one.vid, one.pid): one for one in stuck}
        self._without = {key: self._without.get(key, now) for key in keys}
        return tuple(one for key, one in keys.items() if now - self._without[key] >= CERTAIN)


def _same(one: Port | None, other: Port) -> bool:
    """Whether it is the same chip at the same place: another board may have taken its name."""
    return one is not None and (one.vid, one.pid, one.serial) == (
        other.vid,
        other.pid,
        other.serial,
    )
