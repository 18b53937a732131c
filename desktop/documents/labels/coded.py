"""What articles, places and boards have in common: a name, few words, and a code to be scanned."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.documents.faces import Face, width
from desktop.documents.labels.plate import (
    GOOD_DOTS,
    LEAST_DOTS,
    MOST_DOTS,
    QUIET_BARS,
    QUIET_QR,
    Modules,
    Plate,
    squares_of,
)
from desktop.documents.labels.setting import POINT, Lines, set_lines
from desktop.domain.paper.problems import Trouble
from desktop.domain.paper.template import Align, Area, Rise

_GAP = 0.8  # mm between parts
_READABLE = 12.0  # pt; on large labels a long name gets as small before its end is left out


@dataclass(frozen=True)
class Coded:
    """The title is the largest; `chip` stands white on black under it, then `sub`; `strong` stands
    at the foot. `keys` are the fields' names for findings: title, chip, sub, strong.
    """

    code: str
    title: str
    chip: str = ""
    sub: str = ""
    strong: str = ""
    keys: tuple[str, str, str, str] = ("name", "variant", "path", "price")


def lay(plate: Plate, said: Coded, bars: bool | None) -> None:
    """Lays it out: words on the left, QR on the right, bars with the code in words below.

    Bars that do not fit beside a legible QR are left out, which is a finding unless `bars` is
    False. A label that is higher than wide has its QR under the words.
    """
    inner = plate.inner
    scale = min(inner.wide * 0.75, inner.high)
    upright = plate.high > plate.wide * 1.1
    floor = _bars(plate, said.code, scale, upright) if bars is not False else None
    column, told = _square(plate, said.code, scale, upright, floor)
    biggest = scale * (0.66 if upright else 0.48)
    _words(plate, said, column, biggest, None if floor is not None or told else _small(scale))


def _bars(plate: Plate, code: str, scale: float, upright: bool) -> float | None:
    """Draws bars and code at the foot; returns where they begin, None where they do not fit."""
    inner = plate.inner
    found = plate.bars_for(code)
    if found is None:
        if code and code.isascii() and code.isprintable():
            plate.find(Trouble.AS_QR, code)
        return None
    modules, unit = found
    wide = len(modules) * unit
    high = min(max(inner.high * 0.2, 4.5), 16.0)
    quiet = QUIET_BARS * unit
    words = set_lines(
        code, Face.SANS, min(wide + 2 * quiet, inner.wide), 6.0, biggest=_small(scale), least=5.0
    )
    top = plate.snap(inner.y + inner.high - high - 0.3 - words.high)
    if _best_unit(plate, squares_of(code), upright, top)[0] < GOOD_DOTS * plate.dot - 1e-9:
        plate.find(Trouble.AS_QR, code)
        return None
    x = (plate.wide - wide) / 2
    if not upright and wide + 2 * quiet < inner.wide * 0.75:
        x = max(inner.x, quiet)  # short bars stand under the name, not in the middle of nowhere
    plate.bars(x, top, unit, high, modules)
    room = Area(x - quiet, top + high + 0.3, wide + 2 * quiet, words.high)
    plate.look("code", code)
    plate.write(words, Face.SANS, room, Align.CENTRE)
    return top


def _square(
    plate: Plate, code: str, scale: float, upright: bool, floor: float | None
) -> tuple[Area, bool]:
    """Draws the QR; returns the room left for words, and whether the code stands under it."""
    inner = plate.inner
    bottom = inner.y + inner.high if floor is None else floor - _GAP
    whole = Area(inner.x, inner.y, inner.wide, bottom - inner.y)
    if not code:
        plate.find(Trouble.MISSING, "code")
        return whole, False
    rows = squares_of(code)
    unit, top = _best_unit(plate, rows, upright, floor)
    if not unit:
        plate.find(Trouble.TOO_MUCH, code)
        return whole, False
    side, quiet = len(rows) * unit, QUIET_QR * unit
    if upright:
        x = (plate.wide - side) / 2
        column = Area(inner.x, inner.y, inner.wide, top - quiet - inner.y)
    else:
        x = plate.snap(plate.wide - max(inner.x, quiet) - side)
        column = Area(inner.x, inner.y, x - quiet - inner.x, whole.high)
    told = False
    if floor is None:
        words = set_lines(
            code,
            Face.SANS,
            side + 2 * min(quiet, inner.x),
            inner.high,
            biggest=_small(scale),
            least=6.0,
        )
        foot = top + side + quiet + words.high
        if not words.cut and foot <= inner.y + inner.high + 1e-6:
            told = True
            if not upright:
                top -= max(0.0, foot - plate.high / 2 - (plate.high / 2 - top)) / 2
                top = max(top, inner.y, quiet)
            margin = min(quiet, inner.x)
            y = top + side + quiet
            plate.look("code", code)
            plate.write(words, Face.SANS, Area(x - margin, y, side + 2 * margin, words.high),
                        Align.CENTRE)  # fmt: skip
    plate.squares(x, top, unit, rows)
    return column, told


def _best_unit(
    plate: Plate, rows: Modules, upright: bool, floor: float | None
) -> tuple[float, float]:
    """The widest module with which the QR fits, and the top of the code; 0 where none does.

    Its side is at most a third of the label (two fifths without bars, half of an upright one),
    more only where the modules would be smaller than three dots.
    """
    share = 0.5 if upright else 0.33 if floor is not None else 0.42
    largest = 2 * MOST_DOTS if upright else MOST_DOTS
    for most, dots_from, dots_to in ((share, largest, GOOD_DOTS), (0.62, GOOD_DOTS, LEAST_DOTS)):
        for dots in range(dots_from, dots_to - 1, -1):
            unit = dots * plate.dot
            side, quiet = len(rows) * unit, QUIET_QR * unit
            lowest = plate.high - max(plate.top, quiet) if floor is None else floor - quiet
            top = max(plate.top, quiet)
            if upright:
                top = max(top, lowest - max(lowest * 0.5, LEAST_DOTS * plate.dot * len(rows)))
            fits = side <= min(most * plate.wide, plate.inner.wide) and top + side <= lowest + 1e-6
            if fits:
                return unit, (lowest - side if upright else top)
    return 0.0, 0.0


def _words(plate: Plate, said: Coded, column: Area, biggest: float, small: float | None) -> None:
    """The words; `small` is the size of the code in words where it stands nowhere else."""
    foot = column.y + column.high
    if small is not None and said.code:
        room = Area(column.x, foot - 2 * 6 * POINT * 1.2, column.wide, 2 * 6 * POINT * 1.2)
        lines = plate.words(
            "code", said.code, room,
            biggest=small, least=5.0, most=2, rise=Rise.BOTTOM,
        )  # fmt: skip
        foot -= lines.high + _GAP * 0.6
    price = _set(said.strong, Face.BOLD, column, biggest * 0.92, 6.0)
    chip = _set(said.chip, Face.BOLD, column, biggest * 0.62, 5.5, pad=1.6)
    sub = _set(said.sub, Face.SANS, column, biggest * 0.6, 5.5, most=2)
    chip_high = chip.size * POINT * 1.3 if said.chip else 0.0
    below = sum(h + _GAP for h in (price.high, chip_high, sub.high) if h)
    title = plate.words(
        said.keys[0], said.title,
        Area(column.x, column.y, column.wide, max(foot - column.y - below, 5.5 * POINT)),
        face=Face.BOLD, biggest=biggest, least=min(max(5.5, biggest * 0.4), _READABLE), most=4,
    )  # fmt: skip
    y = column.y + title.high + _GAP
    lowest = foot - (price.high + _GAP if said.strong else 0.0) + 0.5
    if said.chip and y + chip_high > lowest:
        plate.find(Trouble.CUT, said.chip)
    elif said.chip:
        _chip(plate, said, Area(column.x, y, column.wide, chip_high), min(chip.size, title.size))
        y += chip_high + _GAP
    if said.sub and y + sub.high > lowest:
        plate.find(Trouble.CUT, said.sub)
    elif said.sub:
        plate.words(
            said.keys[2], said.sub, Area(column.x, y, column.wide, sub.high + 0.1),
            biggest=min(sub.size, title.size), least=5.5, most=2,
        )  # fmt: skip
    if said.strong:
        plate.words(
            said.keys[3], said.strong, Area(column.x, foot - price.high, column.wide, price.high),
            face=Face.BOLD, biggest=min(price.size, max(title.size, 8.0)), least=6.0,
            rise=Rise.BOTTOM,
        )  # fmt: skip


def _set(
    text: str, face: Face, column: Area, biggest: float, least: float, *, most: int = 1,
    pad: float = 0.0,
) -> Lines:  # fmt: skip
    biggest = max(biggest, least)
    return set_lines(
        text, face, column.wide - pad, column.high, biggest=biggest, least=least, most=most
    )


def _chip(plate: Plate, said: Coded, area: Area, biggest: float) -> None:
    """White words on a black ground with round corners."""
    pad = 0.8
    lines = set_lines(
        said.chip, Face.BOLD, area.wide - 2 * pad, area.high, biggest=biggest, least=5.0
    )
    plate.look(said.keys[1], said.chip)
    if lines.cut:
        plate.find(Trouble.CUT, said.chip)
    wide = _width(lines, Face.BOLD)
    high = lines.size * POINT * 1.3
    plate.block(Area(area.x, area.y, wide + 2 * pad, high), high * 0.25)
    top = area.y + (high - lines.high) / 2
    plate.write(lines, Face.BOLD, Area(area.x + pad, top, wide, lines.high), white=True)


def _width(lines: Lines, face: Face) -> float:
    return max((width(line, lines.size, face) for line in lines.lines), default=0.0) * POINT


def _small(scale: float) -> float:
    """The size of a code in words, in points."""
    return min(max(scale * 0.26, 5.5), 13.0)
