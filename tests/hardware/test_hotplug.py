"""Boards are plugged in and pulled out, before the unmodified pyserial of another process."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
import tty
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from hardware.find.linux import STOP_BRLTTY
from tests.hardware.children import running
from tests.hardware.usb import Computer, computer, inside, preload

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="umockdev is Linux's")
CH340 = (0x1A86, 0x7523)


@pytest.fixture
def bench() -> Iterator[Computer]:
    with computer() as made:
        assert made.heard()["came"] == []
        yield made


@pytest.fixture
def echo() -> Iterator[str]:
    """A port that says back what it hears."""
    ours, theirs = pty.openpty()
    tty.setraw(theirs)

    def parrot() -> None:
        while data := os.read(ours, 100):
            os.write(ours, data)
            if data.endswith(b"bye"):
                break

    life = Thread(target=parrot, daemon=True)
    life.start()
    yield os.ttyname(theirs)
    os.write(theirs, b"bye")
    life.join(5)
    os.close(theirs)
    os.close(ours)


def test_a_board_is_seen_when_it_comes_and_missed_when_it_goes(bench):
    bench.plug("1-2", *CH340, tty="ttyUSB0")
    (came,) = bench.heard()["came"]
    assert (came["device"], came["location"], came["title"]) == ("/dev/ttyUSB0", "1-2", "CH340")
    bench.plug("1-3.4", 0x2341, 0x43, tty="ttyACM0", driver="cdc_acm")
    (came,) = bench.heard()["came"]
    assert (came["device"], came["location"]) == ("/dev/ttyACM0", "1-3.4")
    bench.unplug("1-2", "ttyUSB0")
    (gone,) = bench.heard()["gone"]
    assert gone["location"] == "1-2"


def test_a_board_keeps_its_place_when_its_name_changes(bench):
    bench.plug("1-2", *CH340, tty="ttyUSB0")
    bench.heard()
    bench.unplug("1-2", "ttyUSB0")
    bench.heard()
    bench.plug("1-2", *CH340, tty="ttyUSB1")
    (came,) = bench.heard()["came"]
    assert (came["device"], came["location"]) == ("/dev/ttyUSB1", "1-2")


def test_a_port_that_is_there_can_be_talked_to(bench, echo):
    bench.plug("1-2", *CH340, tty="ttyUSB0", leads_to=echo)
    bench.heard()
    said = inside(
        bench,
        "from hardware.find import trouble\n"
        "from serial import Serial\n"
        "print(trouble('/dev/ttyUSB0'))\n"
        "with Serial('/dev/ttyUSB0', 115200, timeout=5) as port:\n"
        "    port.write(b'id?')\n"
        "    print(port.read(3))\n",
    )
    assert said == "None\nb'id?'\n"


def test_pyserial_stumbles_over_a_board_that_goes_while_it_looks_and_we_do_not(bench):
    bench.plug("1-2", *CH340, tty="ttyUSB0")
    bench.heard()
    # The node is still there, what the bus said of it no longer.
    device = bench.root / "sys/bus/usb/devices/1-2"
    (device / "idVendor").unlink()
    said = inside(
        bench,
        "from serial.tools.list_ports import comports\n"
        "from hardware.find import ports\n"
        "try:\n"
        "    comports()\n"
        "except TypeError:\n"
        "    print('stumbled', ports().list())\n",
    )
    assert said == "stumbled ()\n"
    # The looker, which had seen it, tells its last list until the list can be had again.
    (device / "idVendor").write_text("1a86\n")
    bench.plug("1-3", *CH340, tty="ttyUSB1")
    heard = bench.heard()
    assert [port["location"] for port in heard["came"]] == ["1-3"]
    assert heard["gone"] == []


def test_a_board_without_a_driver_is_told_with_the_line_that_brings_it(bench):
    bench.plug("1-5", *CH340)
    heard = bench.heard()
    assert heard["came"] == []
    (stuck,) = heard["stuck"]
    assert (stuck["location"], stuck["code"]) == ("1-5", "no_driver")
    assert stuck["data"]["id"] == "1a86:7523"
    assert stuck["data"]["command"] == "sudo modprobe ch341"
    bench.unplug("1-5")
    assert bench.heard()["stuck"] == []


def test_a_strangers_device_without_a_port_is_none_of_our_business(bench):
    bench.plug("1-4", 0x046D, 0xC31C, product="USB Keyboard")
    bench.plug("1-5", *CH340)
    assert [one["location"] for one in bench.heard()["stuck"]] == ["1-5"]


def test_a_board_taken_by_brltty_is_told_as_such(bench, tmp_path):
    brltty = tmp_path / "brltty"
    shutil.copy(shutil.which("sleep") or pytest.skip("sleep is not here"), brltty)
    with running([str(brltty), "600"]):
        bench.plug("1-2", *CH340)
        (stuck,) = bench.heard()["stuck"]
    assert stuck["code"] == "brltty"
    assert stuck["data"]["id"] == "1a86:7523"
    assert stuck["data"]["command"] in STOP_BRLTTY


def test_the_program_that_has_a_plugged_in_port_is_named(bench, echo):
    bench.plug("1-2", *CH340, tty="ttyUSB0", leads_to=echo)
    bench.heard()
    monitor = (
        "import sys, serial\n"
        "port = serial.Serial('/dev/ttyUSB0')\n"
        "print('has it', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", monitor],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **preload(bench)},
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"has it\n"
        said = inside(
            bench,
            "from hardware.find import trouble\n"
            "fault = trouble('/dev/ttyUSB0')\n"
            "print(fault.code, fault.data['program'], fault.data['pid'])\n",
        )
        child.communicate(timeout=60)
    assert said == f"port_busy {Path(sys.executable).name} {child.pid}\n"


def test_eight_boards_come_in_the_order_of_their_places(bench):
    for number in range(8):
        bench.plug(f"1-{number + 3}", *CH340, tty=f"ttyUSB{7 - number}")
    seen: list[str] = []
    while len(seen) < 8:
        seen += [port["location"] for port in bench.heard()["came"]]
    here = inside(
        bench,
        "from hardware.find import ports\nprint([port.location for port in ports().list()])\n",
    )
    assert here == str([f"1-{number + 3}" for number in range(8)]) + "\n"


def test_an_emulated_lamp_is_found_where_it_was_plugged_in_and_answers(bench, emulator):
    board = emulator()
    bench.plug("1-2", *CH340, tty="ttyUSB0", leads_to=os.path.realpath(board.port))
    (came,) = bench.heard()["came"]
    said = inside(
        bench,
        "from hardware.find import trouble\n"
        "from hardware.flashers.stk500 import Stk500\n"
        "from hardware.link.line import open_line\n"
        f"port = {came['device']!r}\n"
        "print(trouble(port))\n"
        "line = open_line(port, 115200)\n"
        "chip = Stk500(line)\n"
        "print(chip.sync([115200]), chip.signature())\n"
        "line.close()\n",
    )
    assert said == "None\n115200 1e950f\n"
