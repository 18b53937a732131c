"""Contents on a label: as many lines as fit, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.documents.faces import Face, fitted, width
from desktop.documents.labels.plate import Plate
from desktop.documents.labels.setting import POINT, Lines
from desktop.domain.paper.labels import Content
from desktop.domain.paper.problems import Trouble
from desktop.domain.paper.template import Align, Area
from desktop.wording.labels import more

_ROW = 1.3  # from one line to the next, in sizes
_TWO_COLUMNS = 62.0  # mm from which two columns stand side by side
_BETWEEN = 4.0  # mm


def list_contents(
    plate: Plate, contents: Sequence[Content], area: Area, *, biggest: float, least: float
) -> None:
    """Lists what fits into the area; the last line says how many more there are."""
    for content in contents:
        plate.look("contents", content.title)
    if not contents or area.high < least * POINT or area.wide < 8:
        return
    columns = 1
    size = _size(len(contents), area.high, biggest, least)
    if area.wide >= _TWO_COLUMNS and _rows(area.high, size) < len(contents):
        columns = 2
        size = _size(-(-len(contents) // 2), area.high, biggest, least)
    rows = _rows(area.high, size)
    room = rows * columns
    shown = len(contents) if len(contents) <= room else room - 1
    wide = (area.wide - (columns - 1) * _BETWEEN) / columns
    step = size * POINT * _ROW
    down = rows if shown > rows else shown
    for n, content in enumerate(contents[:shown]):
        column, row = divmod(n, max(down, 1))
        x = area.x + column * (wide + _BETWEEN)
        _line(plate, content, Area(x, area.y + row * step, wide, step), size)
    if shown < len(contents):
        column, row = divmod(shown, max(down, 1)) if columns > 1 else (0, shown)
        x = area.x + column * (wide + _BETWEEN)
        told = fitted(more(len(contents) - shown), size, wide / POINT)
        plate.write(Lines((told,), size), Face.SANS, Area(x, area.y + row * step, wide, step))


def _size(lines: int, high: float, biggest: float, least: float) -> float:
    size = biggest
    while size > least and _rows(high, size) < lines:
        size = max(least, size - 0.5)
    return size


def _rows(high: float, size: float) -> int:
    return max(1, int((high / (size * POINT) - 1) / _ROW + 1.0001))


def _line(plate: Plate, content: Content, area: Area, size: float) -> None:
    qty = f"×{content.qty:,}"
    taken = width(qty, size, Face.BOLD) * POINT
    room = area.wide - taken - 1.0
    title = " ".join(content.title.split())
    shown = fitted(title, size, room / POINT)
    if shown != title:
        plate.find(Trouble.CUT, title)
    plate.write(Lines((shown,), size), Face.SANS, area)
    plate.write(Lines((qty,), size), Face.BOLD, area, Align.RIGHT)
