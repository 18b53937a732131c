"""Ports as Windows and macOS tell them, from lists written down; and what is made of them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import serial

from hardware.faults import Code
from hardware.find import Bus, Change, Port, Stuck, Watch, explain, permission, ports, trouble
from hardware.find.devices import Device
from hardware.find.listing import Listing
from hardware.find.macos import MacOS
from hardware.find.names import CHIPS, VENDORS
from hardware.find.watch import CERTAIN
from hardware.find.windows import Windows

LISTS = Path(__file__).parent / "lists"
RULE = Path(__file__).parents[2] / "packaging" / "linux" / permission.RULE
CH340 = (0x1A86, 0x7523)


def told(name: str) -> list[Any]:
    return [SimpleNamespace(**one) for one in json.loads((LISTS / name).read_text("utf-8"))]


def windows(devices: list[Device] | None = None) -> Windows:
    return Windows(lambda: told("windows.json"), lambda: devices or [])


def mac(holders: str = "") -> MacOS:
    bus = (LISTS / "macos_bus.plist").read_bytes()
    return MacOS(lambda: told("macos.json"), lambda: bus, lambda device: holders)


# --- lists -------------------------------------------------------------------------------------


def test_windows_lists_its_ports_in_the_order_of_places_com12_included():
    found = {port.device: (port.location, port.title) for port in windows().list()}
    assert list(found.items()) == [
        ("COM12", ("1-2.3", "CH340")),
        ("COM3", ("1-2.10", "CH340")),
        ("COM5", ("1-4", "Arduino Uno")),
        ("COM7", ("1-6", "CH9102")),
        ("COM9", ("COM9", "FT232R")),
    ]


def test_a_mac_lists_a_board_once_though_two_drivers_name_it():
    found = [(port.device, port.location, port.title, port.serial) for port in mac().list()]
    assert found == [
        ("/dev/cu.usbmodem14101", "20-1.1", "ESP32 (USB)", "84:F7:03:AA:BB:CC"),
        ("/dev/cu.usbserial-1420", "20-2", "CH340", ""),
    ]


def test_interfaces_of_one_chip_keep_places_of_their_own():
    two = [
        SimpleNamespace(
            device=f"/dev/ttyUSB{n}",
            vid=0x10C4,
            pid=0xEA70,
            location=f"1-2:1.{n}",
            serial_number=None,
            product=None,
            description="n/a",
        )
        for n in (1, 0)
    ]
    assert [port.location for port in Listing(lambda: two).list()] == ["1-2:1.0", "1-2:1.1"]


def test_a_port_fits_by_number_or_by_maker_and_a_strangers_does_not():
    lamp = [CH340, (0x2341, -1)]
    here = {port.device: port.fits(lamp) for port in windows().list()}
    assert here == {"COM12": True, "COM3": True, "COM5": True, "COM7": False, "COM9": False}
    assert Port("COM12", *CH340).ids == "1a86:7523"


def test_when_the_list_stumbles_it_is_asked_again_and_else_the_last_is_told():
    answers: Iterator[Any] = iter(
        [told("windows.json"), TypeError("int()"), told("windows.json")[:1], *[TypeError()] * 2]
    )

    def stumbling() -> Any:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    listing = Listing(stumbling)
    assert [len(listing.list()) for _ in range(3)] == [5, 1, 1]


# --- no driver ---------------------------------------------------------------------------------


def test_windows_names_boards_without_a_driver_by_place_and_says_where_it_is():
    devices = [
        Device(**one) for one in json.loads((LISTS / "windows_devices.json").read_text("utf-8"))
    ]
    stuck = windows(devices).stuck()
    assert [(one.location, one.title, one.code) for one in stuck] == [
        ("1-7", "CH340", Code.NO_DRIVER),
        ("1-2.1", "CP2102", Code.NO_DRIVER),
    ]
    data = stuck[0].fault.data
    assert data["id"] == "1a86:7523"
    assert data["system"] == "windows"
    assert data["driver"] == "CH341SER"
    assert data["command"] == "pnputil /scan-devices"


def test_a_mac_names_the_board_on_the_bus_that_has_no_port():
    stuck = mac().stuck()
    assert [(one.location, one.title) for one in stuck] == [("20-1.3", "CP2102")]
    assert stuck[0].data["driver"] == "CP210x VCP"


def test_a_bus_that_cannot_be_read_has_nothing_stuck():
    assert MacOS(list, lambda: b"no list at all").stuck() == ()


# --- errors ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "case",
    json.loads((LISTS / "windows_errors.json").read_text("utf-8")),
    ids=lambda case: case["said"][:70],
)
def test_an_error_of_windows_is_understood_by_its_number_in_any_language(case):
    fault = windows().explain(serial.SerialException(case["said"]), "COM12")
    assert fault.code == case["code"]
    assert fault.data["port"] == "COM12"


def test_windows_misses_a_port_that_is_not_there():
    machine = windows()
    missing = machine.trouble("COM8", 0)
    assert missing is not None
    assert missing.code is Code.PORT_MISSING
    assert machine.trouble("COM12", 0) is None


def test_a_mac_names_who_has_a_port(tmp_path):
    device = tmp_path / "cu.usbserial-1420"
    device.touch()
    busy = mac("p812\ncCoolTerm\n").trouble(str(device), 0)
    assert busy is not None
    assert (busy.code, busy.data["program"], busy.data["pid"]) == (Code.PORT_BUSY, "CoolTerm", 812)
    assert mac().trouble(str(device), 0) is None


# --- watching ----------------------------------------------------------------------------------


@dataclass
class Bench:
    """A machine whose plugs a test pulls."""

    here: list[Port] = field(default_factory=list)
    lost: list[Stuck] = field(default_factory=list)

    def list(self) -> tuple[Port, ...]:
        return tuple(self.here)

    def stuck(self) -> tuple[Stuck, ...]:
        return tuple(self.lost)


def test_what_comes_and_goes_is_told_once():
    bench = Bench()
    watch = Watch(bench)
    one, two = Port("COM3", *CH340, "1-1"), Port("COM4", *CH340, "1-2")
    assert watch.poll() == Change()
    bench.here = [one, two]
    assert watch.poll() == Change(came=(one, two))
    assert watch.poll() == Change()
    bench.here = [two]
    assert watch.poll() == Change(gone=(one,))
    assert watch.here == (two,)


def test_another_board_under_the_same_name_has_come_and_the_old_one_gone():
    uno = Port("COM3", 0x2341, 0x43, "1-1", serial="55736303939351E06131")
    other = Port("COM3", 0x2341, 0x43, "1-1", serial="85735313932351F0B1C1")
    bench = Bench([uno])
    watch = Watch(bench)
    watch.poll()
    bench.here = [other]
    assert watch.poll() == Change(came=(other,), gone=(uno,))


def test_a_chip_is_called_stuck_only_when_its_driver_had_its_time():
    now = [100.0]
    stuck = Stuck("1-1", *CH340, "CH340", Code.NO_DRIVER, {"id": "1a86:7523"})
    bench = Bench(lost=[stuck])
    watch = Watch(bench, clock=lambda: now[0])
    assert watch.poll().stuck == ()
    now[0] += CERTAIN
    assert watch.poll().stuck == (stuck,)
    bench.lost = []
    assert watch.poll().stuck == ()
    bench.lost = [stuck]
    assert watch.poll().stuck == ()
    assert CERTAIN < 1.5


def test_on_macos_this_program_is_in_nobody_s_way():
    ours, theirs = f"p{os.getpid()}\ncPython\n", "p4242\nf5\ncscreen\n"
    assert mac(ours).holder("/dev/cu.usbserial-1420") is None
    assert mac(ours + theirs).holder("/dev/cu.usbserial-1420") == ("screen", 4242)


def test_ports_that_are_made_up_need_no_bus():
    class Practice:
        def list(self):
            return (Port("practice-1", location="practice-1"),)

    assert Watch(Practice()).poll().came == Practice().list()


# --- this computer -----------------------------------------------------------------------------


def test_this_computer_answers():
    machine = ports()
    assert isinstance(machine, Bus)
    assert isinstance(machine.list(), tuple)
    assert isinstance(machine.stuck(), tuple)


def test_a_port_that_is_not_there_is_missing_before_and_after_opening(tmp_path):
    nowhere = str(tmp_path / "ttyUSB7")
    before = trouble(nowhere)
    assert before is not None
    assert before.code is Code.PORT_MISSING
    with pytest.raises(serial.SerialException) as caught:
        serial.Serial(nowhere)
    assert explain(caught.value, nowhere).code is Code.PORT_MISSING


def test_an_address_on_the_network_is_in_no_trouble_beforehand():
    assert trouble("rfc2217://192.168.1.7:2217") is None


def test_the_rule_for_udev_knows_the_chips_that_the_program_knows():
    rule = RULE.read_text("utf-8")
    for (vid, pid), chip in CHIPS.items():
        lines = [line for line in rule.splitlines() if f"{vid:04x}" in line]
        whole = any("idProduct" not in line for line in lines if "GOTO" in line)
        assert vid in VENDORS or any(f"{pid:04x}" in line for line in lines), chip
        assert whole == (vid in VENDORS), chip
