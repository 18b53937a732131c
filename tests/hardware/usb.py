"""A computer whose USB ports a test plugs boards into: umockdev puts it before the real /sys.

Programs started by `Computer.start` see only what is plugged in here, through the unmodified
pyserial. The node in /dev leads to a pseudo-terminal of the test's choice.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
# Looks again and again as the window does, and says what it sees, one line of JSON for each change.
LOOKER = """
import dataclasses, json, os, sys, time
from hardware import find
print(json.dumps(os.environ["UMOCKDEV_DIR"]), flush=True)
watch = find.Watch(find.ports())
last = None
while True:
    change = watch.poll()
    if change != last:
        print(json.dumps(dataclasses.asdict(change) | {"at": time.time()}), flush=True)
    last = find.Change(stuck=change.stuck)
    time.sleep(float(sys.argv[1]))
"""
_BUS = "sys/devices/pci0000:00/0000:00:14.0/usb1"


class Sockets:
    """The USB places of a made-up computer, whose files lie in `root` (UMOCKDEV_DIR)."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def plug(
        self,
        place: str,
        vid: int,
        pid: int,
        *,
        tty: str = "",  # ttyUSB0; "" for a device without a driver
        leads_to: str = "/dev/null",
        product: str = "USB Serial",
        driver: str = "ch341",
    ) -> None:
        """A board goes into a place."""
        device = self._device(place)
        interface = device / f"{place}:1.0"
        interface.mkdir(parents=True)
        for name, text in {
            "idVendor": f"{vid:04x}",
            "idProduct": f"{pid:04x}",
            "bDeviceClass": "ff",
            "bNumInterfaces": " 1",
            "product": product,
        }.items():
            (device / name).write_text(f"{text}\n")
        _link(self.root / "sys/bus/usb/devices" / place, device)
        _link(device / "subsystem", self.root / "sys/bus/usb")
        if not tty:
            return
        port = interface / tty
        (port / "tty" / tty).mkdir(parents=True)
        _link(port / "subsystem", self.root / "sys/bus/usb-serial")
        _link(interface / "driver", self.root / "sys/bus/usb/drivers" / driver)
        _link(port / "tty" / tty / "device", port)
        _link(self.root / "sys/class/tty" / tty, port / "tty" / tty)
        node = self.root / "dev" / tty
        node.parent.mkdir(exist_ok=True)
        node.symlink_to(leads_to)
        # What stat tells of it.
        number = os.stat(leads_to).st_rdev
        (node.parent / ".node").mkdir(exist_ok=True)
        (node.parent / ".node" / tty).symlink_to(f"{os.major(number)}:{os.minor(number)}")

    def unplug(self, place: str, tty: str = "") -> None:
        """The board comes out again."""
        if tty:
            (self.root / "dev" / tty).unlink()
            (self.root / "dev" / ".node" / tty).unlink()
            (self.root / "sys/class/tty" / tty).unlink()
        (self.root / "sys/bus/usb/devices" / place).unlink()
        shutil.rmtree(self._device(place))

    def _device(self, place: str) -> Path:
        return self.root / _BUS / place


class Computer(Sockets):
    """The made-up computer and a program that looks at it."""

    def __init__(self, looker: subprocess.Popen[str]) -> None:
        self._looker = looker
        super().__init__(Path(self.heard()))

    def heard(self) -> Any:
        """The next thing the looker says."""
        assert self._looker.stdout is not None
        line = self._looker.stdout.readline()
        assert line, "the looker died"
        return json.loads(line)


@contextmanager
def computer(pause: float = 0.05) -> Iterator[Computer]:
    """A computer with nothing plugged in, looked at every `pause` seconds."""
    run = shutil.which("umockdev-run")
    if not run:
        pytest.skip("umockdev-run is not here (Debian: umockdev)")
    # Through a pipe, and in a group of its own: umockdev-run's child is ended with it.
    looker = subprocess.Popen(
        [run, "--", sys.executable, "-u", "-c", LOOKER, str(pause)],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        yield Computer(looker)
    finally:
        os.killpg(looker.pid, 15)
        looker.wait(10)
        assert looker.stdout is not None
        looker.stdout.close()


def inside(computer: Computer, script: str) -> str:
    """Runs a Python script on that computer; what it said."""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT), **preload(computer)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


def preload(computer: Computer) -> dict[str, str]:
    """What makes a program live on that computer."""
    return {"LD_PRELOAD": "libumockdev-preload.so.0", "UMOCKDEV_DIR": str(computer.root)}


def _link(link: Path, target: Path) -> None:
    link.parent.mkdir(parents=True, exist_ok=True)
    target.mkdir(parents=True, exist_ok=True)
    link.symlink_to(os.path.relpath(target, link.parent))
