"""A bench of made-up boards: the ports of a computer that is not there."""

from __future__ import annotations

from collections.abc import Mapping

from hardware.faults import Fault
from hardware.find import Port, Stuck
from hardware.link.line import Line


class Bench:
    """Ports (as `hardware.find.Machine`) and the boards in them. Places count from 1.

    `sabotage` says which place has what fault (`Sabotage` words). `people` press, cover and look as
    people do; False leaves all that to the caller (`press`, `cover`, …). `plugged` False starts
    with empty places. Everything random comes from `seed`. From any thread.
    """

    def __init__(
        self,
        count: int = 8,
        seed: int = 1,
        sabotage: Mapping[int, str] | None = None,
        *,
        people: bool = True,
        plugged: bool = True,
        speed: float = 1.0,
    ) -> None: ...

    # as Machine

    def list(self) -> tuple[Port, ...]: ...

    def stuck(self) -> tuple[Stuck, ...]: ...

    def trouble(self, device: str, patience: float) -> Fault | None: ...

    def explain(self, error: OSError, device: str) -> Fault: ...

    def holder(self, device: str) -> tuple[str, int] | None: ...

    # lines

    def open_line(self, port: str, baud: int = 115200) -> Line:
        """Opens a made-up port, which resets its board. Faults of ports."""
        ...

    # hands

    def plug(self, place: int) -> None: ...

    def unplug(self, place: int) -> None: ...

    def swap(self, place: int, sabotage: str = "") -> None:
        """Takes the board away and plugs a new one in."""
        ...

    def press(self, place: int) -> None:
        """Presses the lamp's button for a moment."""
        ...

    def cover(self, place: int, covered: bool = True) -> None: ...

    def reset(self, place: int) -> None:
        """Presses RESET."""
        ...
