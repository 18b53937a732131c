"""A line: what flashers, the protocol and the monitor need of a port; and the real one, a serial
port or whatever else pyserial opens by an address (rfc2217://…).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from errno import EACCES, EINVAL, ENOTTY, EPERM
from time import monotonic, sleep
from typing import Protocol

from serial import Serial, SerialTimeoutException, serial_for_url

from hardware import find
from hardware.faults import Code, Fault

# What pyserial raises of a port that is no longer there: besides OSError, whose child its own is,
# a bare TypeError from a closed handle and, on POSIX, termios.error.
_LOST: tuple[type[Exception], ...] = (OSError, TypeError)
if sys.platform != "win32":
    import termios

    _LOST = (*_LOST, termios.error)

_POLL = 0.004  # s; how long one look at the port may take
_STUCK = 1.0  # s; a port that takes nothing for so long is dead
_PERMITTED = 1.0  # s; udev gives permission only after it made the node (arduino/Arduino#11797)
_DISCHARGE = 0.06  # s; DTR must rest so long for the capacitor at RESET to make a new edge
_NO_LINES = (EINVAL, ENOTTY)  # a pseudo terminal or a simple bridge: no DTR, no RTS


class Line(Protocol):
    """Bytes to and from one board. One thread at a time; every method raises Fault(UNPLUGGED)
    when the board is gone. A real one is opened by `open_line`, one in process is a
    `wire.Wire`, and a made-up board may be one itself.
    """

    @property
    def port(self) -> str:
        """The port's name, for faults."""

    @property
    def rate(self) -> int:
        """The speed in baud."""

    def write(self, data: bytes) -> None:
        """Sends all of it. Fault SILENT when the port takes nothing for a second."""

    def read(self, timeout: float, most: int = 65536) -> bytes:
        """What has come, as soon as anything has, at most `most` bytes; b"" when nothing came
        in `timeout` seconds (or when it is sure that nothing will).
        """

    def reset(self) -> None:
        """Presses the board's RESET through DTR and RTS; what was waiting to be read is lost."""

    def baud(self, rate: int) -> None:
        """Changes the speed."""

    def purge(self) -> None:
        """Forgets what was waiting to be read."""

    def close(self) -> None:
        """Gives the port back; more than once is harmless."""


def open_line(
    port: str, baud: int = 115200, *, explain: Callable[[OSError, str], Fault] = find.explain
) -> SerialLine:
    """Opens a port for us alone. `explain` says what an error means on this system (which program
    holds the port, which command gives permission).

    Fault PORT_MISSING, PORT_BUSY, NO_PERMISSION (after a second of trying), UNPLUGGED.
    """
    until = monotonic() + _PERMITTED
    stuck = None if "://" in port else _STUCK  # a port by network knows no limit for writing
    while True:
        try:
            serial = serial_for_url(
                port, baudrate=baud, timeout=_POLL, write_timeout=stuck, exclusive=True
            )
        except ValueError as error:  # an address that pyserial does not know
            raise Fault(Code.PORT_MISSING, port=port) from error
        except OSError as error:  # SerialException is one
            if error.errno in (EACCES, EPERM) and os.name == "posix" and monotonic() < until:
                sleep(_POLL)
                continue
            raise explain(error, port) from error
        return SerialLine(serial, port)


class SerialLine:
    """A `Line` on an open port."""

    def __init__(self, serial: Serial, port: str) -> None:
        self._serial = serial
        self._port = port

    @property
    def port(self) -> str:
        """The port's name."""
        return self._port

    @property
    def rate(self) -> int:
        """The speed in baud."""
        return int(self._serial.baudrate)

    def write(self, data: bytes) -> None:
        """Sends all of it."""
        try:
            self._serial.write(data)
        except SerialTimeoutException as error:
            raise Fault(Code.SILENT, port=self._port) from error
        except _LOST as error:
            raise self._unplugged() from error

    def read(self, timeout: float, most: int = 65536) -> bytes:
        """What has come. Byte by byte would cost two calls of the system each."""
        until = monotonic() + timeout
        while True:
            try:
                data = self._serial.read(max(1, min(self._in_waiting(), most)))
                if data and len(data) < most:
                    more = min(self._in_waiting(), most - len(data))
                    data += self._serial.read(more) if more else b""
            except _LOST as error:
                raise self._unplugged() from error
            if data or monotonic() >= until:
                return bytes(data)

    def reset(self) -> None:
        """DTR and RTS rest, then fall: the capacitor makes a pulse of it at the chip's RESET.

        Where a port has no such lines, opening it is what resets; it is opened once more.
        """
        try:
            self._lines(False)
            sleep(_DISCHARGE)
            self.purge()
            self._lines(True)
        except _LOST as error:
            if not isinstance(error, OSError) or error.errno not in _NO_LINES:
                raise self._unplugged() from error
            self._open_again()

    def baud(self, rate: int) -> None:
        """Changes the speed."""
        if rate == self.rate:
            return
        try:
            self._serial.baudrate = rate
        except _LOST as error:
            raise self._unplugged() from error

    def purge(self) -> None:
        """Forgets what was waiting to be read."""
        try:
            self._serial.reset_input_buffer()
        except _LOST as error:
            raise self._unplugged() from error

    def close(self) -> None:
        """Gives the port back, however it is with the board."""
        with suppress(*_LOST):
            self._serial.close()

    def _lines(self, down: bool) -> None:
        self._serial.dtr = down
        self._serial.rts = down

    def _open_again(self) -> None:
        self.purge()
        with suppress(OSError):
            os.close(os.open(self._port, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK))

    def _in_waiting(self) -> int:
        try:
            return int(self._serial.in_waiting)
        except OSError:  # some ports cannot tell; the read itself finds out what is wrong
            return 0

    def _unplugged(self) -> Fault:
        return Fault(Code.UNPLUGGED, port=self._port)
