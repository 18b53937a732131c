"""The schematic as SVG: every part drawn, every pin with the name of its net.

Nets are told by their names at the pins, and by a wire only where two pins face each other: who
looks for a net finds all its places by one word, and a drawing made from the netlist cannot
disagree with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hardware.circuit.reading import UNUSED, Circuit, Frame, Part, Pin, Symbol
from hardware.circuit.strokes import BLACK, BLUE, FAINT, GREY, RED, circle, line, number, rect, text
from hardware.circuit.symbols import CIRCLES, STROKES, ends

ROW = 4.0  # between two pins of a box, mm
LEAD = 5.0  # from a box to a pin's end, mm
WIRE = 30.0  # the longest wire drawn between two pins that face each other, mm
_DOWN, _UP, _LEFT, _RIGHT = (0, 1), (0, -1), (-1, 0), (1, 0)
_SUPPLY = {"+5V", "VBUS"}


@dataclass(frozen=True)
class _End:
    """Where a pin ends, which way it points, and its net."""

    net: str
    x: float
    y: float
    way: tuple[int, int]


def schematic(circuit: Circuit) -> str:
    """The whole sheet; the same circuit gives the same text."""
    wide, high = circuit.sheet
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(wide)} {number(high)}" '
        f'width="{number(wide)}mm" height="{number(high)}mm" '
        'font-family="Noto Sans SC, Noto Sans, sans-serif" fill="none" stroke-linecap="round">',
        f'<rect width="{number(wide)}" height="{number(high)}" fill="white"/>',
        rect(6, 6, wide - 12, high - 12, 0.5),
    ]
    for frame in circuit.frames:
        out += _frame(frame)
    pins: list[_End] = []
    for part in circuit.parts:
        symbol = circuit.symbols.get(part.symbol)
        drawn, found = _boxed(part, symbol) if symbol else _small(part)
        out += drawn
        pins += found
    out += _nets(pins)
    out += [
        text(12, 275, circuit.state, 4, RED),
        text(12, 282, circuit.title, 5, BLACK),
        text(12, 287.5, f"rev {circuit.revision} · {circuit.licence}", 3, GREY),
        "</svg>",
    ]
    return "\n".join(out) + "\n"


def _frame(frame: Frame) -> list[str]:
    (x, y), (wide, high) = frame.at, frame.size
    return [
        rect(x, y, wide, high, 0.25, FAINT, round_by=2),
        text(x + 3, y + 5, frame.title, 3.4, GREY),
    ]


def _high(symbol: Symbol) -> float:
    """The height of a box; pins at its sole need room for their names."""
    foot = 8 if sum(pin.side == "bottom" for pin in symbol.pins) > 1 else 2
    return ROW * symbol.rows + foot


def _boxed(part: Part, symbol: Symbol) -> tuple[list[str], list[_End]]:
    x, y = part.at
    wide, high = symbol.width, _high(symbol)
    out = [rect(x, y, wide, high, 0.4, fill="#fffdf2")]
    if symbol.rows == 1:
        out.append(text(x + wide / 2, y + high / 2 + 0.9, part.ref, 2.6, BLACK, "middle"))
    else:
        out.append(text(x, y - 1.5, f"{part.ref} · {part.value}", 3.2, BLACK))
    found = []
    for pin in symbol.pins:
        drawn, end = _pin(part, symbol, pin)
        out += drawn
        found.append(end)
    return out, found


def _pin(part: Part, symbol: Symbol, pin: Pin) -> tuple[list[str], _End]:
    x, y = part.at
    along = 3.0 + ROW * pin.row
    sole = symbol.width / 2 if symbol.rows == 1 else 5 + ROW * 1.4 * pin.row
    start, way = {
        "left": ((x, y + along), _LEFT),
        "right": ((x + symbol.width, y + along), _RIGHT),
        "top": ((x + sole, y), _UP),
        "bottom": ((x + sole, y + _high(symbol)), _DOWN),
    }[pin.side]
    lead = LEAD / 2 if symbol.rows == 1 else LEAD
    end = _End(part.nets[pin.number], start[0] + way[0] * lead, start[1] + way[1] * lead, way)
    out = [line([start, (end.x, end.y)])]
    if symbol.rows > 1:
        out += _words(pin, start, way)
    return out, end


def _words(pin: Pin, start: tuple[float, float], way: tuple[int, int]) -> Iterator[str]:
    """A pin's name inside its box (active low: with a bar) and its number at the lead."""
    x, y = start
    name = pin.name.removeprefix("~")
    if way not in (_LEFT, _RIGHT):
        yield text(x, y - way[1] * 1.4, name, 2.3, BLACK, "middle")
        yield text(x + 0.5, y + 3, pin.number, 2, GREY)
        return
    inside = x - way[0] * 1.2
    yield text(inside, y + 1, name, 2.8, BLACK, "start" if way is _LEFT else "end")
    if pin.name.startswith("~"):
        far = inside - way[0] * 1.75 * len(name)
        yield line([(inside, y - 1.7), (far, y - 1.7)], 0.2)
    yield text(x + way[0] * LEAD / 2, y - 0.6, pin.number, 2, GREY, "middle")


def _small(part: Part) -> tuple[list[str], list[_End]]:
    """A part of two pins, turned where it stands, its words beside it."""
    x, y = part.at
    out = [f'<g transform="translate({number(x)} {number(y)}) rotate({part.turn})">']
    out += [line(stroke) for stroke in STROKES[part.symbol]]
    out += [circle(*one) for one in CIRCLES.get(part.symbol, ())]
    out.append("</g>")
    if upright := part.turn == 90:
        aside = 4.6 if part.symbol in {"light", "button"} else 2.8
        out.append(text(x + aside, y - 0.4, part.ref, 2.8, BLACK))
        out.append(text(x + aside, y + 2.8, part.value, 2.5, GREY))
    else:
        out.append(text(x, y - 2.8, part.ref, 2.8, BLACK, "middle"))
        out.append(text(x, y + 5, part.value, 2.5, GREY, "middle"))
    found = []
    for pin, (along, _) in ends(part.symbol).items():
        near = along < 0
        if upright:
            found.append(_End(part.nets[pin], x, y + along, _UP if near else _DOWN))
        else:
            found.append(_End(part.nets[pin], x + along, y, _LEFT if near else _RIGHT))
    return out, found


def _nets(pins: list[_End]) -> list[str]:
    """A wire where two pins of a net face or touch each other; else the net's name at each."""
    out = []
    joined: set[_End] = set()
    for one in pins:
        for other in pins:
            if other is not one and one.net == other.net and _meet(one, other):
                joined |= {one, other}
                out.append(line([(one.x, one.y), (other.x, other.y)]))
                if one.way is _RIGHT:
                    out.append(text((one.x + other.x) / 2, one.y - 1, one.net, 2.1, BLUE, "middle"))
                else:
                    out.append(text(one.x - 1.5, one.y + 1, one.net, 3, BLUE, "end"))
    for end in pins:
        if end not in joined:
            out += _named(end)
    return out


def _meet(one: _End, other: _End) -> bool:
    """Whether a short straight wire joins them: to the right, or downward where they touch."""
    if one.way is _RIGHT and other.way is _LEFT:
        return one.y == other.y and 0 < other.x - one.x <= WIRE
    return one.way is _DOWN and other.way is _UP and (one.x, one.y) == (other.x, other.y)


def _named(end: _End) -> list[str]:
    """What stands at the end of a pin: a cross, ground, a supply, or the net's name."""
    x, y, way = end.x, end.y, end.way
    if end.net == UNUSED:
        return [
            line([(x - 0.8, y - 0.8), (x + 0.8, y + 0.8)], 0.3, RED),
            line([(x - 0.8, y + 0.8), (x + 0.8, y - 0.8)], 0.3, RED),
        ]
    if end.net == "GND" and way is not _UP:
        return _ground(end)
    if end.net in _SUPPLY and way is _UP:
        bar = line([(x - 1.4, y), (x + 1.4, y)], 0.45, RED)
        return [bar, text(x, y - 0.9, end.net, 2.5, RED, "middle")]
    colour = RED if end.net in _SUPPLY else BLUE
    if way is _LEFT:
        return [text(x - 0.7, y + 1, end.net, 3, colour, "end")]
    if way is _RIGHT:
        return [text(x + 0.7, y + 1, end.net, 3, colour)]
    return [text(x, y + (-0.9 if way is _UP else 3.2), end.net, 3, colour, "middle")]


def _ground(end: _End) -> list[str]:
    sideways = end.way is not _DOWN
    x, y = end.x + end.way[0] * 2, end.y + (0 if sideways else 1)
    if sideways:  # a foot that lies on its side keeps clear of the pin below
        bars = [
            line([(x + end.way[0] * n * 0.7, y - half), (x + end.way[0] * n * 0.7, y + half)], 0.35)
            for n, half in enumerate((1.5, 1.0, 0.4))
        ]
    else:
        bars = [
            line([(x - half, y + n * 0.7), (x + half, y + n * 0.7)], 0.35)
            for n, half in enumerate((1.6, 1.0, 0.4))
        ]
    return [line([(end.x, end.y), (x, y)]), *bars]
