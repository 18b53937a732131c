"""The QR code, in legend or in copper.

A reader wants dark modules on a light ground: on a dark mask the light ones are printed, with the
quiet zone, on a white mask the dark ones.
"""

from __future__ import annotations

from functools import lru_cache

import segno

from hardware.pcb_ruler.block import GOLD, Block, Pen
from hardware.pcb_ruler.shapes import Layer, Region, mm
from hardware.pcb_ruler.spec import Spec

QUIET = 4  # modules of quiet zone (ISO/IEC 18004)
_MODULES = (0.5, 0.45, 0.4, 0.35)  # mm
_NOWHERE = 1000.0  # mm; no board has room for it


def qr(spec: Spec) -> list[Block]:
    """The address as a code, in falling size; nothing when there is no address. For one that is
    too long for any code there is no room on any board.
    """
    if spec.qr == "none" or not spec.url:
        return []
    try:
        return [_code(spec, mm(module)) for module in _MODULES]
    except segno.DataOverflowError:
        return [Pen("qr").block(mm(_NOWHERE), mm(_NOWHERE))]


def content(url: str) -> str:
    """The address as it is coded: without a path in capitals, which need a smaller code."""
    return url.upper() if url.rstrip("/").count("/") == 2 else url


@lru_cache(maxsize=8)
def _modules(text: str) -> list[list[bool]]:
    """The code's rows with their quiet zone; True is dark."""
    code = segno.make(text, micro=False, error="l", boost_error=True)
    return [[bool(cell) for cell in row] for row in code.matrix_iter(border=QUIET)]


def _code(spec: Spec, module: int) -> Block:
    rows = _modules(content(spec.url))
    printed = not spec.dark if spec.qr == "silk" else False
    layers = (Layer.TOP_SILK,) if spec.qr == "silk" else GOLD
    pen = Pen("qr")
    size = len(rows) * module
    tag = pen.tag("qr")
    for x1, y1, x2, y2 in _rectangles(rows, printed):
        corners = (
            (x1 * module, size - y2 * module),
            (x2 * module, size - y2 * module),
            (x2 * module, size - y1 * module),
            (x1 * module, size - y1 * module),
        )
        pen.shapes += [Region(layer, corners, (), tag) for layer in layers]
    return pen.block(size, size)


def _rectangles(rows: list[list[bool]], wanted: bool) -> list[tuple[int, int, int, int]]:
    """The modules of one kind as few rectangles: runs in a row, joined downwards."""
    open_: dict[tuple[int, int], int] = {}
    done = []
    for y, row in enumerate([*rows, []]):
        runs, start = set(), None
        for x in range(len(row) + 1):
            hit = x < len(row) and row[x] is wanted
            if hit and start is None:
                start = x
            elif not hit and start is not None:
                runs.add((start, x))
                start = None
        for run in sorted(set(open_) - runs):
            done.append((run[0], open_.pop(run), run[1], y))
        for run in runs:
            open_.setdefault(run, y)
    return sorted(done)
