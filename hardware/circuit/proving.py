"""What must be true of a circuit before anybody lays out a board from it."""

from __future__ import annotations

from hardware.circuit.reading import Circuit
from hardware.circuit.symbols import TWO_PINS

_SCALE = {"p": 1e-6, "n": 1e-3, "u": 1.0}
SUPPLIES = frozenset({"VBUS", "+5V"})
# USB 2.0 section 7.2.4.1: what a device may hang on VBUS when it is plugged in.
INRUSH_UF = 10.0


def faults(circuit: Circuit) -> list[str]:
    """Every fault by name; empty for a circuit that holds together."""
    return [*_pins(circuit), *_ends(circuit), *_shorts(circuit), *_inrush(circuit)]


def _pins(circuit: Circuit) -> list[str]:
    """Every pin of a part's symbol is told where it goes, and no other pin is."""
    found = []
    for part in circuit.parts:
        symbol = circuit.symbols.get(part.symbol)
        known = {pin.number for pin in symbol.pins} if symbol else TWO_PINS[part.symbol]
        found += [f"{part.ref}.{pin} goes nowhere" for pin in sorted(known - part.nets.keys())]
        found += [f"{part.ref}.{pin} does not exist" for pin in sorted(part.nets.keys() - known)]
    return found


def _ends(circuit: Circuit) -> list[str]:
    return [
        f"net {net} ends at {pins[0][0]}.{pins[0][1]}"
        for net, pins in circuit.nets().items()
        if len(pins) < 2
    ]


def _shorts(circuit: Circuit) -> list[str]:
    """A part of two pins with both at one net does nothing."""
    return [
        f"{part.ref} lies across {next(iter(part.nets.values()))}"
        for part in circuit.parts
        if part.symbol not in circuit.symbols
        and len(part.nets) > 1
        and len(set(part.nets.values())) == 1
    ]


def _inrush(circuit: Circuit) -> list[str]:
    total = bus_capacitance(circuit)
    return [f"{total:.1f} uF at VBUS is more than {INRUSH_UF:.0f}"] if total > INRUSH_UF else []


def bus_capacitance(circuit: Circuit) -> float:
    """All capacitors between the supply and ground, in microfarads."""
    return sum(
        float(part.value[:-1]) * _SCALE[part.value[-1]]
        for part in circuit.parts
        if part.symbol == "capacitor"
        and "GND" in part.nets.values()
        and SUPPLIES & set(part.nets.values())
    )
