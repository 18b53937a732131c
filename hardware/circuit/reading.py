"""Reads `circuit.toml`: parts with their pins and nets, symbols, and where each stands."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

UNUSED = "-"


@dataclass(frozen=True)
class Pin:
    """A pin of a boxed symbol: number, name, the side it is on and its row there (from 0)."""

    number: str
    name: str
    side: str
    row: int


@dataclass(frozen=True)
class Symbol:
    """A boxed symbol of the circuit's own; `width` in mm on the sheet, `rows` of its height."""

    pins: tuple[Pin, ...]
    width: float

    @property
    def rows(self) -> int:
        """How many rows the left and right sides need."""
        return max((pin.row + 1 for pin in self.pins if pin.side in {"left", "right"}), default=1)


@dataclass(frozen=True)
class Part:
    """One part. `nets`: pin number → net (`-`: left open on purpose); `at` in mm on the sheet.

    `solder` is its step in the workshop (0: fitted beforehand); `turn` in degrees, clockwise.
    """

    ref: str
    value: str
    symbol: str
    footprint: str
    zh: str
    en: str
    alternatives: tuple[str, ...]
    nets: dict[str, str]
    at: tuple[float, float]
    turn: int = 0
    solder: int = 0


@dataclass(frozen=True)
class Frame:
    """A frame around parts that belong together; `at` its upper left corner, mm."""

    title: str
    at: tuple[float, float]
    size: tuple[float, float]


@dataclass(frozen=True)
class Circuit:
    """A whole circuit; `sheet` in mm."""

    title: str
    revision: str
    state: str
    licence: str
    sheet: tuple[float, float]
    symbols: dict[str, Symbol]
    parts: tuple[Part, ...]
    frames: tuple[Frame, ...] = ()

    def nets(self) -> dict[str, list[tuple[str, str]]]:
        """Every net with its pins as (part, pin), both in the order of the parts."""
        found: dict[str, list[tuple[str, str]]] = {}
        for part in self.parts:
            for pin, net in part.nets.items():
                if net != UNUSED:
                    found.setdefault(net, []).append((part.ref, pin))
        return found


def read(file: Path) -> Circuit:
    """The circuit of a file. Raises OSError, KeyError for what is missing, TOMLDecodeError."""
    table = tomllib.loads(file.read_text("utf-8"))
    wide, high = table["sheet"]
    parts = [_part(ref, one) for ref, one in table["parts"].items()]
    if "chain" in table:
        parts += _chain(table["chain"])
    return Circuit(
        table["title"],
        table["revision"],
        table["state"],
        table["licence"],
        (wide, high),
        {name: _symbol(one) for name, one in table["symbols"].items()},
        tuple(parts),
        tuple(
            Frame(one["title"], (one["at"][0], one["at"][1]), (one["size"][0], one["size"][1]))
            for one in table.get("frames", ())
        ),
    )


def _symbol(table: dict[str, Any]) -> Symbol:
    pins = []
    for side in ("left", "right", "top", "bottom"):
        for row, words in enumerate(table.get(side, ())):
            if words != "-":
                number, _, name = words.partition(" ")
                pins.append(Pin(number, name, side, row))
    return Symbol(tuple(pins), table["width"])


def _part(ref: str, table: dict[str, Any]) -> Part:
    x, y = table["at"]
    return Part(
        ref,
        table["value"],
        table["symbol"],
        table["footprint"],
        table["zh"],
        table["en"],
        tuple(table["alternatives"]),
        dict(table["nets"]),
        (x, y),
        table.get("turn", 0),
        table.get("solder", 0),
    )


def _chain(table: dict[str, Any]) -> list[Part]:
    """LEDs one behind the other, each with its capacitor, in rows on the sheet."""
    led, capacitor = table["led"], table["capacitor"]
    x, y = table["at"]
    over, down = table["pitch"]
    aside, below = capacitor["offset"]
    parts = []
    for n in range(1, table["count"] + 1):
        row, column = divmod(n - 1, table["columns"])
        here = (x + over * column, y + down * row)
        chained = {"1": "+5V", "2": f"D{n + 1}_IN", "3": "GND", "4": f"D{n}_IN"}
        parts.append(
            Part(
                f"{led['ref']}{n}",
                led["value"],
                led["symbol"],
                led["footprint"],
                led["zh"],
                led["en"],
                tuple(led["alternatives"]),
                chained,
                here,
                solder=led["first_solder"] + n - 1,
            )
        )
        parts.append(
            Part(
                f"C{capacitor['first'] + n - 1}",
                capacitor["value"],
                "capacitor",
                capacitor["footprint"],
                capacitor["zh"],
                capacitor["en"],
                (),
                {"1": "+5V", "2": "GND"},
                (here[0] + aside, here[1] + below),
                turn=90,
            )
        )
    return parts
