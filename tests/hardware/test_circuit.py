"""The reference circuit holds together, agrees with the firmware, and its drawn files with it."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from xml.etree import ElementTree

import pytest

from hardware.circuit import assembly
from hardware.circuit.__main__ import files, main, pictures
from hardware.circuit.drawing import schematic
from hardware.circuit.proving import bus_capacitance, faults
from hardware.circuit.reading import Circuit, read
from tests.house.code import ROOT

FOLDER = ROOT / "hardware" / "snowflake_lamp" / "circuit"


@pytest.fixture(scope="module")
def lamp() -> Circuit:
    return read(FOLDER / "circuit.toml")


def changed(circuit: Circuit, ref: str, **what: object) -> Circuit:
    """The circuit with one part another."""
    return dataclasses.replace(
        circuit,
        parts=tuple(
            dataclasses.replace(part, **what)  # type: ignore[arg-type]  # a test's own words
            if part.ref == ref
            else part
            for part in circuit.parts
        ),
    )


def test_the_lamps_circuit_has_no_fault(lamp):
    assert faults(lamp) == []


def test_it_says_that_nobody_built_it_yet(lamp):
    assert "not yet built" in lamp.state
    assert "not yet built" in (FOLDER / "schematic.svg").read_text("utf-8")


def test_all_files_are_made_from_the_table(lamp):
    assert {name: (FOLDER / name).read_text("utf-8") for name in files(lamp)} == files(lamp), (
        "run: python -m hardware.circuit hardware/snowflake_lamp/circuit"
    )


def test_the_firmware_uses_the_pins_of_the_circuit(lamp):
    pins = {net: pin for part in lamp.parts if part.ref == "U1" for pin, net in part.nets.items()}
    names = {pin.number: pin.name for pin in lamp.symbols["atmega"].pins}
    assert {net: names[pins[net]] for net in ("LED_DATA", "BUTTON", "LIGHT")} == {
        "LED_DATA": "PD2",
        "BUTTON": "PD3",
        "LIGHT": "ADC0",
    }
    firmware = (ROOT / "hardware/snowflake_lamp/firmware/hw.h").read_text("utf-8")
    for word in ("PD2", "PD3"):
        assert re.search(rf"\b{word}\b", firmware)


def test_the_light_goes_from_lamp_to_lamp_nineteen_times(lamp):
    nets = lamp.nets()
    assert nets["LED_DATA"] == [("U1", "32"), ("R8", "1")]
    way = [f"D{n}_IN" for n in range(1, 21)]
    assert [sorted(nets[net]) for net in way] == [
        sorted([("R8", "2"), ("LED1", "4")]),
        *(sorted([(f"LED{n}", "2"), (f"LED{n + 1}", "4")]) for n in range(1, 19)),
        sorted([("LED19", "2"), ("TP1", "1")]),
    ]


def test_auto_reset_goes_through_a_capacitor_with_its_pull_up_and_clamp(lamp):
    nets = lamp.nets()
    assert ("U2", "13") in nets["DTR"]
    assert {ref for ref, _ in nets["RESET"]} == {"U1", "C4", "R5", "D1", "S1", "J2"}
    clamp = next(part for part in lamp.parts if part.ref == "D1")
    assert clamp.nets == {"1": "+5V", "2": "RESET"}  # pin 1 is the cathode


def test_the_bus_carries_no_more_than_usb_allows(lamp):
    assert 5 < bus_capacitance(lamp) <= 10


@pytest.mark.parametrize(
    ("ref", "nets", "fault"),
    [
        ("R1", {"1": "CC1"}, "R1.2 goes nowhere"),
        ("R1", {"1": "CC1", "2": "GND", "3": "GND"}, "R1.3 does not exist"),
        ("R1", {"1": "CC1", "2": "NOWHERE"}, "net NOWHERE ends at R1.2"),
        ("R5", {"1": "+5V", "2": "+5V"}, "R5 lies across +5V"),
    ],
)
def test_a_spoiled_circuit_is_told_by_name(lamp, ref, nets, fault):
    assert fault in faults(changed(lamp, ref, nets=nets))


def test_a_fat_capacitor_is_told(lamp):
    assert any("uF at VBUS" in fault for fault in faults(changed(lamp, "C1", value="100u")))


def test_a_spoiled_circuit_writes_nothing(tmp_path):
    good = (FOLDER / "circuit.toml").read_text("utf-8")
    (tmp_path / "circuit.toml").write_text(good.replace('1 = "CC1", 2 = "GND"', '1 = "CC1"'))
    assert main(tmp_path) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["circuit.toml"]


def test_every_part_is_drawn_and_bought(lamp):
    drawn = ElementTree.fromstring(schematic(lamp))
    words = " ".join(text for text in drawn.itertext())
    rows = list(csv.DictReader(io.StringIO((FOLDER / "bom.csv").read_text("utf-8-sig"))))
    bought = [ref for row in rows for ref in row["位号 refs"].split()]
    assert sorted(bought) == sorted(part.ref for part in lamp.parts)
    assert [part.ref for part in lamp.parts if not re.search(rf"\b{part.ref}\b", words)] == []
    assert sum(int(row["数量 qty"]) for row in rows) == len(lamp.parts)


def test_nothing_leaves_the_sheet(lamp):
    wide, high = lamp.sheet
    drawn = ElementTree.fromstring(schematic(lamp))
    for one in drawn.iter("{http://www.w3.org/2000/svg}text"):
        size = float(one.attrib["font-size"])
        long = 0.62 * size * len(one.text or "")
        left = (
            float(one.attrib["x"])
            - {"start": 0, "middle": long / 2, "end": long}[one.attrib["text-anchor"]]
        )
        assert left > 8, one.text
        assert left + long < wide - 8, one.text
        assert 8 < float(one.attrib["y"]) < high - 6, one.text


def test_the_pictures_of_the_guide_show_every_step_of_soldering(lamp):
    placed = assembly.read(FOLDER / "placement.toml")
    assert placed.leds == 19
    soldered = {part.ref for part in lamp.parts if part.solder}
    assert soldered <= placed.places.keys()
    guide = FOLDER.parent / "guide"
    drawn = pictures(lamp, placed)
    assert {name: (guide / name).read_text("utf-8") for name in drawn} == drawn
    for language in ("zh", "en"):
        told = (guide / f"guide.{language}.md").read_text("utf-8")
        shown = re.findall(r"\]\(([\w-]+\.svg)\)", told)
        assert {*drawn} <= {*shown}
        assert [name for name in shown if not (guide / name).exists()] == []
