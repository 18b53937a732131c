"""Starting a board's firmware anew, and hearing that it started."""

from __future__ import annotations

from hardware.faults import Code, Fault
from hardware.way import Way

STARTS = 1.5  # seconds until a firmware has greeted; a bootloader takes 1.0 of them


def restart(way: Way) -> str:
    """Starts the board anew by its RESET, and by its own `reboot` only where RESET is not wired:
    an old bootloader never comes back from a restart by the watchdog. What it greets with.
    """
    way.line.reset()
    way.send_on()
    try:
        return greeting(way, STARTS * 0.6)
    except Fault as fault:
        if fault.code is not Code.NO_BOOT:
            raise
    way.talk.ask("reboot", tries=2, during="boot")
    return way.talk.boot(STARTS / 2)  # bootloaders do not wait after the watchdog


def greeting(way: Way, seconds: float) -> str:
    """Waits for the firmware. An old bootloader stays until it has heard enough that it does not
    understand; to a firmware that is just starting, empty lines are nothing. Fault NO_BOOT.
    """
    try:
        return way.talk.boot(seconds / 3)
    except Fault as fault:
        if fault.code is not Code.NO_BOOT:
            raise
    way.line.write(b"\n" * 16)
    try:
        return way.talk.boot(seconds * 2 / 3)
    except Fault as fault:
        if fault.code is Code.NO_BOOT:
            fault.data["seconds"] = f"{seconds:g}"
        raise
