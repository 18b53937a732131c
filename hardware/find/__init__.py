"""Finding boards: which ports there are, who holds one, and why one cannot be had.

`ports()` is this computer. Linux, Windows and macOS stand behind one protocol (`Machine`), and
practice boards behind a part of it (`Bus`). Nothing here opens a port: opening resets a board.
"""

from __future__ import annotations

from collections.abc import Sequence

from hardware.faults import Fault
from hardware.find.machines import this_machine
from hardware.find.values import Bus, Change, Machine, Port, Ports, Stuck
from hardware.find.watch import Watch

__all__ = [
    "Bus",
    "Change",
    "Machine",
    "Port",
    "Ports",
    "Stuck",
    "Watch",
    "explain",
    "holder",
    "ports",
    "trouble",
    "troubles",
]

# After a plug the system makes the port first and gives its permission a moment later.
PATIENCE = 1.0


def ports() -> Machine:
    """The ports of this computer."""
    return this_machine()


def trouble(port: Port | str, *, patience: float = PATIENCE) -> Fault | None:
    """What stands in the way of opening a port (missing, held, forbidden), or None.

    Opens nothing. Answers at once, but for a permission, which may still come for `patience`
    seconds after plugging in. Addresses that are no port here (rfc2217://) are never in trouble.
    """
    return this_machine().trouble(_device(port), patience)


def troubles(ports: Sequence[Port]) -> dict[str, Fault]:
    """The same for many ports at once, by device, as they are at this moment; some milliseconds."""
    return this_machine().troubles([port.device for port in ports])


def explain(error: OSError, port: Port | str) -> Fault:
    """What an error of pyserial (or the system) about a port means."""
    return this_machine().explain(error, _device(port))


def holder(device: str) -> tuple[str, int] | None:
    """The program that has a port open, and its process number."""
    return this_machine().holder(device)


def _device(port: Port | str) -> str:
    return port.device if isinstance(port, Port) else port
