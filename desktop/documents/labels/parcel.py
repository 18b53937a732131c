"""A parcel's label: who gets it and where, from whom, what is inside, the waybill as bars."""

from __future__ import annotations

from desktop.documents.faces import Face
from desktop.documents.labels.listing import list_contents
from desktop.documents.labels.plate import QUIET_BARS, QUIET_QR, Plate, squares_of
from desktop.documents.labels.setting import POINT, set_lines
from desktop.domain.paper.labels import ParcelLabel
from desktop.domain.paper.problems import Trouble
from desktop.domain.paper.template import Align, Area, Rise
from desktop.wording.labels import said, summed

_RULE = 0.4  # mm


def parcel(plate: Plate, label: ParcelLabel, bars: bool | None) -> None:
    """Lays a parcel's label out from the top down; the code stands at the foot.

    The code is the waybill, else the parcel's own number; names and addresses are in no code.
    """
    inner = plate.inner
    scale = min(plate.wide, plate.high * 1.3)
    body = max(scale * 0.13, 6.0)  # points: 13 on a label 100 mm wide
    foot, beside = _code(plate, label, body, bars)
    y = _head(plate, label, inner.y, body * 0.75)
    wide = inner.wide
    enough = foot - y
    lines = plate.words(
        "recipient", label.recipient,
        Area(inner.x, y, wide, max(enough * 0.32, body * POINT)),
        face=Face.BOLD, biggest=body * 1.9, least=max(6.0, body * 0.8), most=2,
    )  # fmt: skip
    y += lines.high + body * 0.35 * POINT
    if label.phone:
        room = Area(inner.x, y, wide, body * 1.3 * POINT)
        y += plate.words("phone", label.phone, room, biggest=body * 1.25, least=6.0).high
        y += body * 0.3 * POINT
    listed = bool(label.contents) and foot - y > body * POINT * 8
    if label.address:
        room = Area(inner.x, y, wide, (foot - y) * (0.5 if listed else 1.0))
        if beside is not None and room.high < body * 2.5 * POINT:
            # Little is left above a QR at the foot: the address stands beside it.
            room = Area(inner.x, y, beside.wide, beside.y + beside.high - y)
        y += plate.words("address", label.address, room, biggest=body * 1.1, least=5.0, most=5).high
    if listed:
        _contents(plate, label, y + body * 0.5 * POINT, foot, body)


def _head(plate: Plate, label: ParcelLabel, y: float, size: float) -> float:
    inner = plate.inner
    left = f"{said('from')}: {label.sender}" if label.sender else ""
    room = Area(inner.x, y, inner.wide * (0.62 if label.number else 1.0), size * POINT)
    high = plate.words("sender", left, room, biggest=size, least=5.0).high
    if label.number:
        edge = inner.x + inner.wide * 0.65
        room = Area(edge, y, inner.wide * 0.35, size * POINT)
        found = plate.words(
            "number", label.number, room, face=Face.BOLD, biggest=size, least=5.0,
            align=Align.RIGHT,
        )  # fmt: skip
        high = max(high, found.high)
    if not high:
        return y
    plate.block(Area(inner.x, y + high + 0.6, inner.wide, _RULE))
    return y + high + 0.6 + _RULE + size * 0.5 * POINT


def _contents(plate: Plate, label: ParcelLabel, y: float, foot: float, body: float) -> None:
    inner = plate.inner
    plate.block(Area(inner.x, y, inner.wide, _RULE))
    y += _RULE + body * 0.35 * POINT
    total = summed(len(label.contents), sum(one.qty for one in label.contents))
    room = Area(inner.x, y, inner.wide, body * POINT)
    y += plate.words("", f"{said('packing')} · {total}", room,
                     face=Face.BOLD, biggest=body * 0.85, least=5.0).high  # fmt: skip
    y += body * 0.3 * POINT
    rest = Area(inner.x, y, inner.wide, foot - y)
    list_contents(plate, label.contents, rest, biggest=body, least=max(5.5, body * 0.55))


def _code(
    plate: Plate, label: ParcelLabel, body: float, bars: bool | None
) -> tuple[float, Area | None]:
    """Draws the code at the foot; returns where it begins, and what is free beside a QR."""
    inner = plate.inner
    foot = inner.y + inner.high
    code = label.waybill or (label.number if label.number.isascii() else "")
    if not code:
        return foot, None
    found = plate.bars_for(code) if bars is not False else None
    high = min(max(inner.high * 0.11, 5.0), 16.0)
    if found is not None and inner.high >= 24:
        modules, unit = found
        wide = len(modules) * unit
        x = (plate.wide - wide) / 2
        room = min(wide + 2 * QUIET_BARS * unit, inner.wide)
        words = set_lines(code, Face.SANS, room, 6.0, biggest=min(body * 0.8, 12.0), least=5.0)
        top = plate.snap(foot - high - words.high - 0.3)
        plate.bars(x, top, unit, high, modules)
        plate.write(
            words, Face.SANS,
            Area((plate.wide - room) / 2, top + high + 0.3, room, words.high), Align.CENTRE,
        )  # fmt: skip
        return top - 1.2, None
    if bars is not False and code.isascii() and code.isprintable():
        plate.find(Trouble.AS_QR, code)
    return _square(plate, code, body)


def _square(plate: Plate, code: str, body: float) -> tuple[float, Area | None]:
    inner = plate.inner
    rows = squares_of(code)
    unit = plate.unit(len(rows), min(inner.high * 0.4, inner.wide * 0.4), 4)
    if not unit:
        plate.find(Trouble.TOO_MUCH, code)
        return inner.y + inner.high, None
    side, quiet = len(rows) * unit, QUIET_QR * unit
    x = plate.snap(plate.wide - max(inner.x, quiet) - side)
    top = plate.snap(plate.high - max(inner.y, quiet) - side)
    plate.squares(x, top, unit, rows)
    room = Area(inner.x, top, x - quiet - inner.x, side)
    words = plate.words("code", code, room, biggest=body * 0.8, least=5.0, most=2, rise=Rise.BOTTOM)
    return top - quiet, Area(inner.x, top, room.wide, side - words.high - 0.5)
