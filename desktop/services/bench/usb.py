"""What is plugged in where."""

from __future__ import annotations

from desktop.domain.bench.card import Trouble, UsbPlace
from hardware.practice import Bench


class Places:
    """The USB places of this machine, and those of made-up boards while somebody rehearses."""

    def __init__(self, practice: Bench | None = None) -> None:
        raise NotImplementedError

    def poll(self) -> tuple[UsbPlace, ...]:
        """What is plugged in now, by place; quick, for a lane of its own."""
        raise NotImplementedError

    def troubles(self) -> tuple[tuple[str, Trouble], ...]:
        """What keeps a place from being used, as the last `poll` saw it: location and trouble."""
        raise NotImplementedError
