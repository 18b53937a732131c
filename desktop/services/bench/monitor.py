"""What a board says, line by line, while somebody listens."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator

from desktop.domain.bench.card import UsbPlace
from desktop.domain.bench.monitor import Heard
from desktop.services.bench.usb import Places
from desktop.services.changes import Desk


def monitor(
    desk: Desk,
    place: UsbPlace,
    sends: deque[str],
    places: Places,
    cancelled: Callable[[], bool],
    baud: int = 115200,
) -> Generator[Heard, None, None]:
    """Listens at a USB place until it is cancelled or closed; what lies in `sends` is sent.

    Raises BenchTrouble when the port cannot be had or is gone.
    """
    raise NotImplementedError
    yield
