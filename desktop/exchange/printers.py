"""The system's printers, by CUPS' own programs; and label printers that take their job raw.

CUPS: lp(1), lpstat(1). Where they are not installed (Windows, minimal systems) `PrinterTrouble`
says so, and the page is printed another way.
"""

from __future__ import annotations

import errno
import os
import re
import select
import shutil
import socket
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import PrinterTrouble

_ASKING = 10.0  # seconds for a list of printers
_PRINTING = 60.0  # seconds to hand a file over
_REACHING = 10.0  # seconds for a printer in the network to answer
_SENDING = 30.0  # seconds without a byte taken before a device is given up
_RAW_PORT = 9100  # AppSocket, what label printers with a network plug listen on
_A4 = (210.0, 297.0)
_DEVICE = re.compile(r"[/\\]|^(?:lpt|com)\d+:?$", re.IGNORECASE)
_HOST = re.compile(r"(?:socket://)?(\[[0-9A-Fa-f:.]+\]|[^\s:/\[\]]+)(?::(\d{1,5}))?/?")


@dataclass(frozen=True)
class Printer:
    """A queue of the printing system; `usual` is the one that prints where none is named."""

    name: str
    usual: bool = False


def printers() -> tuple[Printer, ...]:
    """The system's printers, the usual one first; none where the printing system is not here."""
    if shutil.which("lpstat") is None:
        return ()
    try:
        names = _run(["lpstat", "-e"], "", _ASKING).split()
        told = _run(["lpstat", "-d"], "", _ASKING)
    except PrinterTrouble:
        return ()  # lpstat fails where no printer was ever set up
    usual = told.rpartition(":")[2].strip()
    return tuple(sorted((Printer(name, name == usual) for name in names), key=_usual_first))


def _usual_first(printer: Printer) -> tuple[bool, str]:
    return not printer.usual, printer.name.casefold()


def print_pdf(
    path: Path, printer: str, *, wide: float, high: float, copies: int = 1, pages: str = ""
) -> str:
    """Hands a PDF over at its true size on paper of `wide` x `high` mm; returns the job's name.

    `printer` "" is the usual one; `pages` are some of them, as `1-3,7`. Raises PrinterTrouble with
    the system's own words, also where there is no lp, or when it takes longer than a minute.
    """
    words = ["lp"]
    if printer:
        words += ["-d", printer]
    words += ["-n", str(copies), "-t", path.stem, "-o", f"media={_media(wide, high)}"]
    words += ["-o", "print-scaling=none"]
    if pages:
        words += ["-P", pages]
    told = _run([*words, "--", str(path)], printer, _PRINTING)
    found = re.search(r"\S+-\d+", told)
    return found[0] if found else told.strip()


def _media(wide: float, high: float) -> str:
    # Paper of A4 is chosen by its name: not every printer takes a size of one's own.
    if (round(wide, 1), round(high, 1)) == _A4:
        return "A4"
    return f"Custom.{wide:g}x{high:g}mm"


def _run(words: Sequence[str], printer: str, seconds: float) -> str:
    try:
        done = subprocess.run(
            words, capture_output=True, timeout=seconds, check=False, stdin=subprocess.DEVNULL
        )
    except FileNotFoundError as wrong:
        raise PrinterTrouble(printer, f"{words[0]}: {wrong.strerror}") from wrong
    except subprocess.TimeoutExpired as wrong:
        late = f"{os.strerror(errno.ETIMEDOUT)} ({seconds:g} s)"
        raise PrinterTrouble(printer, f"{words[0]}: {late}") from wrong
    except OSError as wrong:
        raise PrinterTrouble(printer, wrong.strerror or str(wrong)) from wrong
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip()
        raise PrinterTrouble(printer, told or f"{words[0]}: {done.returncode}")
    return done.stdout.decode("utf-8", "replace")


def send_raw(data: bytes, device: str) -> None:
    """Sends a finished job as it is to a device (`/dev/usb/lp0`, `LPT1`) or `host[:9100]`.

    Raises PrinterTrouble when there is no such device or host, or when it takes nothing for half
    a minute. A device that is not there is never made.
    """
    if _DEVICE.search(device) and not device.startswith("socket://"):
        _to_device(data, device)
        return
    found = _HOST.fullmatch(device.strip())
    if found is None:
        raise PrinterTrouble(device, "host:9100")
    _to_host(data, found[1].strip("[]"), int(found[2] or _RAW_PORT), device)


def _to_host(data: bytes, host: str, port: int, device: str) -> None:
    try:
        with socket.create_connection((host, port), _REACHING) as line:
            line.settimeout(_SENDING)
            line.sendall(data)
            line.shutdown(socket.SHUT_WR)
    except (OSError, OverflowError) as wrong:
        raise PrinterTrouble(device, _words(wrong)) from wrong


def _to_device(data: bytes, device: str) -> None:
    # Without blocking, so that a printer that is out of paper holds nobody up for ever.
    flags = os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(device, flags | getattr(os, "O_NOCTTY", 0))
        try:
            _write(handle, data)
        finally:
            os.close(handle)
    except OSError as wrong:
        raise PrinterTrouble(device, _words(wrong)) from wrong


def _write(handle: int, data: bytes) -> None:
    left = memoryview(data)
    patience = time.monotonic() + _SENDING
    while left:
        if os.name != "nt" and not select.select([], [handle], [], 1.0)[1]:
            taken = 0
        else:
            try:
                taken = os.write(handle, left)
            except BlockingIOError:
                taken = 0
        if taken:
            left = left[taken:]
            patience = time.monotonic() + _SENDING
        elif time.monotonic() > patience:
            raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))


def _words(wrong: Exception) -> str:
    return getattr(wrong, "strerror", None) or str(wrong)
