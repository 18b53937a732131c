"""What a template draws, from its `[[draw]]` tables: texts, boxes, outlines, pictures, codes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.paper import ornaments
from desktop.domain.paper.outline import strokes
from desktop.domain.paper.reading import Table
from desktop.domain.paper.source import Source
from desktop.domain.paper.template import (
    Align,
    Area,
    Code,
    Element,
    Face,
    Ornament,
    Picture,
    Rise,
    Shape,
    Words,
)

COLOUR = r"#[0-9A-Fa-f]{6}"
TEXT = {
    *("text", "at", "face", "size", "least", "lines", "align", "rise", "colour"),
    *("leading", "indent", "spacing", "preprinted"),
}
_STROKED = {"fill", "stroke", "thick"}
# The first of these words that a table has says what it is.
_KINDS = {
    "text": TEXT,
    "box": {"box", "radius", *_STROKED},
    "line": {"line", "stroke", "thick"},
    "outline": {"outline", "at", "view", *_STROKED},
    "ornament": {"ornament", "at", *_STROKED},
    "picture": {"picture", "at", "align"},
    "qr": {"qr", "at"},
}
_POINT = 25.4 / 72  # mm
_HAIR = 0.02  # mm beyond an edge are the rounding of whoever reckoned


@dataclass(frozen=True)
class Room:
    """The page the elements stand on, with the colours by name and what all texts have."""

    source: Source
    wide: float
    high: float
    bleed: float
    colours: Mapping[str, str]
    usual: Table


def element(room: Room, n: int, values: Any) -> Element:
    """The n-th thing to draw (from 0). Raises BadTemplate."""
    table = Table(room.source, values, "draw", str(n))
    kind = next((word for word in _KINDS if word in table.values), "")
    if not kind:
        table.bad("missing", " | ".join(_KINDS))
    table.only(_KINDS[kind])
    match kind:
        case "text":
            return _words(room, table)
        case "box":
            area = _inside(room, table, "box", table.measures("box", (4,)))
            fill, stroke, thick = _stroked(room, table)
            return Shape(area, fill, stroke, thick, table.measure("radius", 0, 500, 0))
        case "line":
            return _line(room, table)
        case "outline":
            return _outline(room, table)
        case "ornament":
            name = table.choice("ornament", ornaments.NAMES, "")
            area = _inside(room, table, "at", table.measures("at", (4,)))
            drawn = ornaments.outline(name, area.wide, area.high)
            view = Area(0, 0, area.wide, area.high)
            return Ornament(area, drawn, view, *_stroked(room, table))
        case "picture":
            area = _inside(room, table, "at", table.measures("at", (4,)))
            return Picture(area, table.plain("picture", r"\w{1,20}"), _side(table, Align.CENTRE))
    x, y, side = table.measures("at", (3,))
    if side < 10:
        table.bad("value", "at", "at")
    return Code(_inside(room, table, "at", (x, y, side, side)), table.text("qr"))


def _words(room: Room, table: Table) -> Words:
    # What the [text] table says stands where an element says nothing.
    both = Table(room.source, {**room.usual.values, **table.values}, *table.path)
    size = both.measure("size", 3, 400, 12)
    leading = both.measure("leading", 0.8, 4, 1.5)
    at = both.measures("at", (3, 4))
    line = size * leading * _POINT
    if len(at) == 4:
        usual_lines = max(1, math.floor((at[3] - size * _POINT) / line + 1.001))
        lines = int(both.measure("lines", 1, 200, min(200, usual_lines)))
    else:
        lines = int(both.measure("lines", 1, 200, 1))
        at = (*at, size * _POINT + (lines - 1) * line)
    least = both.measure("least", 3, size, max(3.0, min(size, round(size * 1.2) / 2)))
    area = _inside(room, both, "at", at)
    if area.high < least * _POINT * 0.9 or area.wide < least * _POINT:
        both.bad("value", "at", "at")
    return Words(
        area=area,
        text=both.text("text"),
        face=Face(both.choice("face", tuple(Face), Face.SANS)),
        size=size,
        least=least,
        lines=lines,
        align=_side(both, Align.LEFT),
        rise=Rise(both.choice("rise", tuple(Rise), Rise.TOP)),
        colour=_colour(room, both, "colour", "#000000"),
        leading=leading,
        indent=both.measure("indent", 0, 20, 0),
        spacing=both.measure("spacing", 0, 10, 0),
        printed_before=both.flag("preprinted", False),
    )


def _side(table: Table, usual: Align) -> Align:
    said = table.choice("align", (*Align, "center"), usual)
    return Align.CENTRE if said == "center" else Align(said)


def _line(room: Room, table: Table) -> Shape:
    x, y, to_x, to_y = table.measures("line", (4,))
    if x != to_x and y != to_y:
        table.bad("value", "line", "line")
    corner = (min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y))
    area = _inside(room, table, "line", corner, line=True)
    _, stroke, thick = _stroked(room, table)
    return Shape(area, "", stroke or "#000000", thick or 0.25)


def _outline(room: Room, table: Table) -> Ornament:
    area = _inside(room, table, "at", table.measures("at", (4,)))
    view = Area(0, 0, area.wide, area.high)
    if "view" in table.values:
        view = Area(*table.measures("view", (4,)))
        if view.wide <= 0 or view.high <= 0:
            table.bad("value", "view", "view")
    text = table.text("outline", most=50_000)
    try:
        strokes(text)
    except ValueError as trouble:
        table.bad("value", f"outline: {trouble}", "outline")
    return Ornament(area, text, view, *_stroked(room, table))


def _stroked(room: Room, table: Table) -> tuple[str, str, float]:
    fill = _colour(room, table, "fill", "")
    stroke = _colour(room, table, "stroke", "")
    thick = table.measure("thick", 0.05, 50, 0.25) if stroke else 0.0
    return fill, stroke, thick


def _colour(room: Room, table: Table, key: str, usual: str) -> str:
    value = table.text(key, usual)
    value = room.colours.get(value, value)
    if value == usual:
        return value
    return Table(room.source, {**table.values, key: value}, *table.path).plain(key, COLOUR)


def _inside(
    room: Room, table: Table, key: str, at: tuple[float, ...], *, line: bool = False
) -> Area:
    """The area, if it is on the page with its bleed."""
    area = Area(*at)
    edge = room.bleed + _HAIR
    smallest = 0.0 if line else 0.05
    fits = (
        min(area.wide, area.high) >= smallest
        and area.x >= -edge
        and area.y >= -edge
        and area.x + area.wide <= room.wide + edge
        and area.y + area.high <= room.high + edge
    )
    if not fits:
        table.bad("value", key, key)
    return area
