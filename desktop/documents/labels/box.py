"""A box's label: its number from three metres, where it stands, who keeps it, what is inside."""

from __future__ import annotations

from desktop.documents.faces import Face, width
from desktop.documents.labels.holding import Held, hold
from desktop.documents.labels.listing import list_contents
from desktop.documents.labels.plate import QUIET_QR, Plate
from desktop.documents.labels.setting import POINT, Lines, set_lines
from desktop.domain.paper.labels import BoxLabel
from desktop.domain.paper.problems import Trouble
from desktop.domain.paper.template import Area, Rise
from desktop.wording.labels import kept_by, said, summed

_CAPITALS = 0.76  # height of capitals and digits, in sizes
_RULE = 0.5  # mm


def box(plate: Plate, label: BoxLabel, _bars: bool | None) -> None:
    """Lays a box's label out: beside its QR, or above it on a label that is higher than wide."""
    (_upright if plate.high > plate.wide * 1.1 else _lying)(plate, label)


def _lying(plate: Plate, label: BoxLabel) -> None:
    inner = plate.inner
    held = hold(plate, label, min(inner.high - 1.0, plate.wide * 0.36, 45.0))
    column = inner
    if held is not None:
        quiet = QUIET_QR * held.unit
        x = plate.snap(plate.wide - max(inner.x, quiet) - held.side)
        plate.squares(x, (plate.high - held.side) / 2, held.unit, held.rows)
        column = Area(inner.x, inner.y, x - quiet - inner.x, inner.high)
    # Letters of 12 mm are read from three metres (a height of 1:250 of the distance).
    high = number(plate, label.number, column, max(column.high * 0.44, min(12.5, column.high)))
    y, foot = column.y + high + column.high * 0.06, column.y + column.high
    small = min(max(plate.high * 0.2, 6.0), 14.0)
    for key, text, face in (("area", label.area, Face.BOLD),
                            ("keeper", kept_by(label.keeper) if label.keeper else "", Face.SANS),
                            ):  # fmt: skip
        if text:
            if y + small * 0.7 * POINT > foot:
                plate.find(Trouble.CUT, text)
                continue
            room = Area(column.x, y, column.wide, foot - y)
            y += plate.words(key, text, room, face=face, biggest=small, least=5.5).high + 0.5
    rest = Area(column.x, y + 0.3, column.wide, foot - y - 0.3)
    list_contents(plate, label.contents, rest, biggest=small * 0.9, least=5.5)


def _upright(plate: Plate, label: BoxLabel) -> None:
    inner = plate.inner
    foot = inner.y + inner.high
    scale = min(plate.wide, plate.high / 1.5)
    body = scale * 0.12  # points: 12 on a label 100 mm wide
    y = inner.y + number(plate, label.number, inner, inner.high * 0.27) + scale * 0.04
    y = _rule(plate, y)
    half = inner.wide / 2
    lowest = y
    told = [(key, text) for key, text in (("area", label.area), ("keeper", label.keeper)) if text]
    for n, (key, text) in enumerate(told):
        room = Area(inner.x + n * half, y, half - 2.0 if len(told) > 1 else inner.wide, scale * 0.2)
        head = plate.words("", said(key), room, biggest=body * 0.7, least=5.0)
        below = Area(room.x, y + head.high + 0.6, room.wide, body * 1.5 * POINT * 1.1)
        value = plate.words(key, text, below, face=Face.BOLD, biggest=body * 1.5, least=6.0, most=2)
        lowest = max(lowest, below.y + value.high)
    if told:
        y = _rule(plate, lowest + scale * 0.02)
    held = hold(plate, label, min(plate.wide * 0.4, inner.high * 0.3))
    lowest = foot if held is None else _scanned(plate, label, held, body)
    total = summed(len(label.contents), sum(one.qty for one in label.contents))
    if label.contents:
        room = Area(inner.x, y, inner.wide, body * POINT)
        lines = plate.words("", f"{said('contents')} · {total}", room,
                            face=Face.BOLD, biggest=body * 0.85, least=5.0)  # fmt: skip
        y += lines.high + scale * 0.015
    rest = Area(inner.x, y, inner.wide, lowest - y)
    list_contents(plate, label.contents, rest, biggest=body * 1.2, least=max(6.0, body * 0.6))


def number(plate: Plate, text: str, room: Area, high: float) -> float:
    """The number as large as it fits, on one line; returns the height taken (mm)."""
    plate.look("number", text)
    shown = " ".join(text.split()) or "?"
    # Latin letters and digits have nothing under their line and little above their capitals.
    plain = shown.isascii()
    tall = _CAPITALS if plain else 1.0
    size = min(room.wide / POINT / width(shown, 1.0, Face.BOLD), high / POINT / tall)
    if size < 8.0:
        found = set_lines(shown, Face.BOLD, room.wide, high, biggest=8.0, least=6.0, most=2)
        if found.cut:
            plate.find(Trouble.CUT, text)
        plate.write(found, Face.BOLD, room)
        return found.high
    above = (0.86 - _CAPITALS) * size * POINT if plain else 0.0
    plate.write(Lines((shown,), size), Face.BOLD, Area(room.x, room.y - above, room.wide, high))
    return size * tall * POINT


def _rule(plate: Plate, y: float) -> float:
    plate.block(Area(plate.inner.x, y, plate.inner.wide, _RULE))
    return y + _RULE + plate.high * 0.015


def _scanned(plate: Plate, label: BoxLabel, held: Held, body: float) -> float:
    """Draws the QR in the corner and beside it what it is for; returns where that begins."""
    inner = plate.inner
    quiet = QUIET_QR * held.unit
    x = plate.snap(plate.wide - max(inner.x, quiet) - held.side)
    top = plate.snap(plate.high - max(inner.y, quiet) - held.side)
    plate.squares(x, top, held.unit, held.rows)
    room = Area(inner.x, top, x - quiet - inner.x, held.side)
    plate.words("", said("scan"), room, biggest=body, least=5.0, most=3, rise=Rise.BOTTOM)
    return top - quiet
