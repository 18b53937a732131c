"""What a board says, line by line, while somebody listens."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator

from desktop.domain.bench.card import UsbPlace
from desktop.domain.bench.monitor import Heard
from desktop.domain.errors import BenchTrouble
from desktop.services.bench.usb import Places
from desktop.services.changes import Desk
from hardware.faults import Fault
from hardware.monitor import Monitor


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
    try:
        line = places.open_line(place.port, baud)
        try:
            listening = Monitor(line, clock=desk.now)
            for heard in listening.watch(lambda: _handed(listening, sends) or cancelled()):
                yield Heard(heard.at, heard.text, dict(heard.samples), heard.sent)
        finally:
            line.close()
    except Fault as fault:
        raise BenchTrouble(fault.code.value, dict(fault.data)) from fault


def _handed(listening: Monitor, sends: deque[str]) -> bool:
    """Hands on what is to be sent; never a reason to stop."""
    while sends:
        listening.send(sends.popleft())
    return False
