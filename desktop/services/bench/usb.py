"""What is plugged in where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from desktop.domain.bench.card import Trouble, UsbPlace
from hardware import find
from hardware.hubs import Hub, Hubs
from hardware.link.line import Line
from hardware.practice import Bench
from hardware.way import Tempo, real_line

_AT_ONCE = 0.0  # a look must not wait for a permission that may still come


class Places:
    """The USB places of this machine, or those of made-up boards while somebody rehearses.

    `poll` and `troubles` are for one lane, the rest may be asked from any thread.
    """

    def __init__(self, practice: Bench | None = None) -> None:
        self._practice = practice
        self._watch = find.Watch(practice or find.ports())
        self._hubs = Hubs()
        self._troubles: tuple[tuple[str, Trouble], ...] = ()

    @property
    def rehearsing(self) -> bool:
        """Whether the boards are made up."""
        return self._practice is not None

    def poll(self) -> tuple[UsbPlace, ...]:
        """What is plugged in now, by place; quick, for a lane of its own."""
        change = self._watch.poll()
        here = self._watch.here
        stuck = change.stuck
        self._troubles = tuple(
            (one.location, Trouble(one.code.value, dict(one.data))) for one in stuck
        ) + self._in_the_way(here)
        return tuple(self._place(port) for port in here) + tuple(
            UsbPlace(
                one.location, "", f"{one.vid:04x}:{one.pid:04x}", 0, one.title, self.rehearsing
            )
            for one in stuck
        )

    def troubles(self) -> tuple[tuple[str, Trouble], ...]:
        """What keeps a place from being used, as the last `poll` saw it: location and trouble."""
        return self._troubles

    def hub(self, place: UsbPlace) -> Hub:
        """The hub a place hangs on, where boards take turns to draw their load."""
        return self._hubs.at(place.location)

    def open_line(self, port: str, baud: int = 115200) -> Line:
        """Opens a port for one board's way. Raises hardware's Fault."""
        return (
            real_line(port, baud)
            if self._practice is None
            else self._practice.open_line(port, baud)
        )

    @property
    def tempo(self) -> Tempo:
        """How long things take on purpose: as made-up boards have it, who may be in a hurry."""
        usual = Tempo()
        if self._practice is None:
            return usual
        return Tempo(
            **{name: value / self._practice.speed for name, value in asdict(usual).items()}
        )

    def _place(self, port: find.Port) -> UsbPlace:
        return UsbPlace(port.location, port.device, port.ids, 0, port.title, self.rehearsing)

    def _in_the_way(self, here: Sequence[find.Port]) -> tuple[tuple[str, Trouble], ...]:
        """What stands in the way of ports, unless it is a board's way of ours that holds one."""
        if self._practice is None:
            faults = find.troubles(here)
        else:
            asked = {port.device: self._practice.trouble(port.device, _AT_ONCE) for port in here}
            faults = {device: fault for device, fault in asked.items() if fault}
        return tuple(
            (port.location, Trouble(fault.code.value, dict(fault.data)))
            for port in here
            if (fault := faults.get(port.device))
        )
