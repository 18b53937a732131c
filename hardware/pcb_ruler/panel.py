"""Many boards as one: a frame of rails, and between the boards V-grooves or milled slots.

Milled boards hang in a frame by tabs with rows of small holes (mouse bites); scored ones touch
each other between two rails. The rails carry fiducials and holes for the factory's pins.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from hardware.pcb_ruler.block import Pen
from hardware.pcb_ruler.features.edge import MILL, Contour, outline
from hardware.pcb_ruler.layout import Design
from hardware.pcb_ruler.shapes import Form, Layer, Line, Pad, Shape, Tag, mm, moved
from hardware.pcb_ruler.spec import CORNER, Spec

RAIL = mm(5)  # what the factory's conveyor holds
SLOT = mm(2)  # a usual mill (JLCPCB: at least 1.6)
TAB = mm(4.4)
BITE, BITE_PITCH = mm(0.5), mm(0.8)
_TABS_EVERY = mm(55)
_FIDUCIAL, _BARE = mm(1), mm(2)
_PIN = mm(2)
_BITES = 5


def panel(spec: Spec, board: Design) -> Design:
    """The board as often as was asked for; the board itself when no cut was asked for."""
    if spec.cut == "score":
        return _scored(spec, board)
    if spec.cut == "bites":
        return _bitten(spec, board)
    return board


def size(spec: Spec) -> tuple[int, int]:
    """How wide and high it will be, nm, known before anything is drawn."""
    if spec.cut == "score":
        return spec.columns * spec.wide, spec.rows * spec.high + 2 * RAIL
    if spec.cut == "bites":
        around = 2 * RAIL + SLOT
        return around + spec.columns * (spec.wide + SLOT), around + spec.rows * (spec.high + SLOT)
    return spec.wide, spec.high


def _inner(board: Design) -> list[Shape]:
    return [shape for shape in board.shapes if shape.layer is not Layer.OUTLINE]


def _scored(spec: Spec, board: Design) -> Design:
    """Boards edge to edge, rails above and below; every groove goes right across."""
    wide, high = size(spec)
    edge = outline(wide, high, corner=0)
    shapes = [*edge.shapes, *_rails(wide, high)]
    tag = Tag("panel", "score")
    for row in range(spec.rows + 1):
        y = RAIL + row * board.high
        shapes.append(Line(Layer.SCORE, 0, y, wide, y, MILL, tag))
    for column in range(1, spec.columns):
        x = column * board.wide
        shapes.append(Line(Layer.SCORE, x, 0, x, high, MILL, tag))
    own = _inner(board)
    for row in range(spec.rows):
        for column in range(spec.columns):
            shapes += moved(own, column * board.wide, RAIL + row * board.high)
    return replace(board, shapes=tuple(shapes), wide=wide, high=high, rings=(edge.polygon(),))


def _bitten(spec: Spec, board: Design) -> Design:
    """Boards in a frame, slots around them, tabs along their long edges."""
    step_x, step_y = board.wide + SLOT, board.high + SLOT
    wide, high = size(spec)
    edge = outline(wide, high)
    shapes = [*edge.shapes, *_rails(wide, high)]
    rings = [edge.polygon()]
    starts = [RAIL + SLOT + column * step_x for column in range(spec.columns)]
    tabs = _tabs(board.wide)
    slots = [_channel(spec, board, column, tabs) for column in range(spec.columns + 1)]
    pen = Pen("bites")
    for left in starts:
        for row in range(spec.rows + 1):
            y = RAIL + row * step_y
            slots += [
                _box(left + a + TAB // 2, y, left + b - TAB // 2, y + SLOT)
                for a, b in itertools.pairwise(tabs)
            ]
            # Only on the edges of boards; the rails are thrown away with their stubs.
            edges = [y + SLOT] * (row < spec.rows) + [y] * (row > 0)
            for tab in tabs:
                for n in range(_BITES):
                    x = left + tab + (2 * n - _BITES + 1) * BITE_PITCH // 2
                    for at in edges:
                        pen.hole(x, at, BITE, f"tab {tabs.index(tab) + 1}", plated=False)
    for slot in slots:
        shapes += slot.shapes
        rings.append(slot.polygon())
    shapes += pen.shapes
    own = _inner(board)
    for left in starts:
        for row in range(spec.rows):
            shapes += moved(own, left, RAIL + SLOT + row * step_y)
    return replace(board, shapes=tuple(shapes), wide=wide, high=high, rings=tuple(rings))


def _tabs(wide: int) -> list[int]:
    """The middles of the tabs along a board's edge, at least two."""
    many = max(2, round(wide / _TABS_EVERY))
    return [wide * (2 * n + 1) // (2 * many) for n in range(many)]


def _box(x1: int, y1: int, x2: int, y2: int) -> Contour:
    slot = Contour((x1, y1))
    for x, y in ((x2, y1), (x2, y2), (x1, y2), (x1, y1)):
        slot.to(x, y)
    return slot


def _channel(spec: Spec, board: Design, column: int, tabs: list[int]) -> Contour:
    """The slot before a column of boards (or after the last), from the lowest gap to the highest,
    with its arms up to the first tabs on either side.
    """
    step_y = board.high + SLOT
    left = RAIL + column * (board.wide + SLOT)
    right = left + SLOT
    low, high = RAIL, RAIL + SLOT + spec.rows * step_y
    reach = tabs[0] - TAB // 2
    r = CORNER
    boards_right, boards_left = column < spec.columns, column > 0
    slot = Contour((left - reach if boards_left else left, low))
    slot.to(right + reach if boards_right else right, low)
    if boards_right:
        for row in range(spec.rows):
            y1 = RAIL + SLOT + row * step_y
            y2 = y1 + board.high
            slot.to(right + reach, y1)
            slot.to(right + r, y1)
            slot.round((right + r, y1 + r), (right, y1 + r), ccw=False)
            slot.to(right, y2 - r)
            slot.round((right + r, y2 - r), (right + r, y2), ccw=False)
            slot.to(right + reach, y2)
        slot.to(right + reach, high)
    else:
        slot.to(right, high)
    slot.to(left - reach if boards_left else left, high)
    if boards_left:
        for row in reversed(range(spec.rows)):
            y1 = RAIL + SLOT + row * step_y
            y2 = y1 + board.high
            slot.to(left - reach, y2)
            slot.to(left - r, y2)
            slot.round((left - r, y2 - r), (left, y2 - r), ccw=False)
            slot.to(left, y1 + r)
            slot.round((left - r, y1 + r), (left - r, y1), ccw=False)
            slot.to(left - reach, y1)
        slot.to(left - reach, low)
    else:
        slot.to(left, low)
    return slot


def _rails(wide: int, high: int) -> list[Shape]:
    """Three fiducials on either side, so that nobody lays the panel in upside down; four pins."""
    pen = Pen("panel", use="FiducialPad,Panel")
    for x, y in ((mm(10), RAIL // 2), (wide - mm(10), RAIL // 2), (mm(10), high - RAIL // 2)):
        label = f"fiducial {x // mm(1)} {y // mm(1)}"
        for copper, mask in (
            (Layer.TOP_COPPER, Layer.TOP_MASK),
            (Layer.BOTTOM_COPPER, Layer.BOTTOM_MASK),
        ):
            pen.pad(x, y, _FIDUCIAL, _FIDUCIAL, label, Form.ROUND, (copper,))
            pen.shapes.append(Pad(mask, x, y, _BARE, _BARE, Form.ROUND, pen.tag(label)))
    for x in (mm(5), wide - mm(5)):
        for y in (RAIL // 2, high - RAIL // 2):
            pen.hole(x, y, _PIN, "pin", plated=False)
    return pen.shapes
