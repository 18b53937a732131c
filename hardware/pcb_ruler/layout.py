"""Puts the features where they belong: scales along the edges, blocks on shelves between them.

Each side has one or more shelves of equal height; what is taller than a shelf stands across all of
them. What goes through the board is put at the right end of the front and so at the left end of
the back, at the same place. What finds no room is left out and named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from hardware.pcb_ruler.block import Block
from hardware.pcb_ruler.features.angles import angles
from hardware.pcb_ruler.features.awg import awg
from hardware.pcb_ruler.features.brand import imprint, logo
from hardware.pcb_ruler.features.code import qr
from hardware.pcb_ruler.features.combs import gaps, traces
from hardware.pcb_ruler.features.drills import drills
from hardware.pcb_ruler.features.edge import keyring, outline
from hardware.pcb_ruler.features.fonts import fonts
from hardware.pcb_ruler.features.packages import packages
from hardware.pcb_ruler.features.pads import smd
from hardware.pcb_ruler.features.pitches import pitches
from hardware.pcb_ruler.features.scales import BAND, scale
from hardware.pcb_ruler.features.vias import vias
from hardware.pcb_ruler.shapes import Point, Shape, mm, moved, turned_over
from hardware.pcb_ruler.spec import FEATURES, Spec

SHELF = mm(8.8)  # the least height of a shelf
AIR = mm(0.6)  # between the scales' numbers and the shelves
SIDE = mm(3.5)  # from the board's end to the blocks
RING = mm(10.5)  # what the ring of the key ring takes at one end
NEAR, FAR, WIDE = mm(2.6), mm(12), mm(40)  # least gap, widest before and after what goes through
FRONT, BACK = 0, 1

_MAKERS: dict[str, tuple[Callable[[Spec], list[Block]], tuple[int, ...]]] = {
    "logo": (logo, (FRONT, BACK)),
    "qr": (qr, (BACK, FRONT)),
    "imprint": (imprint, (BACK, FRONT)),
    "smd": (smd, (FRONT, BACK)),
    "traces": (traces, (FRONT, BACK)),
    "drills": (drills, (FRONT,)),
    "vias": (vias, (FRONT,)),
    "gaps": (gaps, (FRONT, BACK)),
    "packages": (packages, (FRONT, BACK)),
    "pitches": (pitches, (FRONT,)),
    "angles": (angles, (BACK, FRONT)),
    "awg": (awg, (BACK, FRONT)),
    "fonts": (fonts, (BACK, FRONT)),
}


_ON_SHELVES = frozenset({"logo"})  # never across all shelves, however large it could be
_ACROSS = frozenset({"qr", "imprint"})  # never on a shelf
# which, along the upper edge, on the back
_SCALES = (("inch", False, False), ("mil", True, True), ("back_mm", False, True))


@dataclass(frozen=True)
class Design:
    """A board or panel: its shapes, its size in nm, its body as a polygon with the milled slots
    after it, and the features there was no room for.
    """

    shapes: tuple[Shape, ...]
    wide: int
    high: int
    rings: tuple[tuple[Point, ...], ...]
    left_out: tuple[str, ...]


@dataclass
class _Face:
    """One side while it fills: what stands across, and what is on each shelf."""

    start: int
    end: int
    shelves: list[list[Block]]
    tall: list[Block] = field(default_factory=list)

    def room(self) -> int:
        return self.end - self.start - sum(each.wide + NEAR for each in self.tall)

    def free(self, shelf: int) -> int:
        return self.room() - sum(each.wide + NEAR for each in self.shelves[shelf])


def design(spec: Spec) -> Design:
    """The board that was asked for."""
    edge = outline(spec.wide, spec.high)
    shapes: list[Shape] = list(edge.shapes)
    left_out: list[str] = []
    shapes += scale("mm", spec.length, spec.high, top=True)
    for kind, top, behind in _SCALES:
        if spec.has(kind):
            ticks = scale(kind, spec.length, spec.high, top=top)
            shapes += turned_over(ticks, spec.wide) if behind else ticks
    low = BAND + AIR if spec.has("inch") or spec.has("back_mm") else mm(1.2)
    high = spec.high - BAND - AIR
    ring = keyring(low, high) if spec.has("keyring") else []
    if spec.has("keyring") and not ring:
        left_out.append("keyring")
    shapes += ring
    front, back, out = _filled(spec, RING if ring else SIDE, high - low)
    left_out += out
    shapes += _laid(spec, front, back, low, high)
    order = FEATURES.index
    left = tuple(sorted(left_out, key=order))
    return Design(tuple(shapes), spec.wide, spec.high, (edge.polygon(),), left)


def _filled(spec: Spec, start: int, height: int) -> tuple[_Face, _Face, list[str]]:
    """Both sides with as few shelves as it takes to leave out least."""
    made = {name: maker(spec) for name, (maker, _) in _MAKERS.items() if spec.has(name)}
    tried = []
    for many in range(1, max(1, height // SHELF) + 1):
        front = _Face(start, spec.wide - SIDE, [[] for _ in range(many)])
        back = _Face(SIDE, spec.wide - start, [[] for _ in range(many)])
        out = []
        for name, blocks in made.items():
            if name in _ON_SHELVES:
                blocks = [block for block in blocks if block.high <= height // many]
            if made[name] and not _placed(blocks, _MAKERS[name][1], (front, back), height):
                out.append(name)
        tried.append((front, back, out))
    return min(tried, key=lambda each: len(each[2]))


def _placed(
    blocks: list[Block], sides: tuple[int, ...], faces: tuple[_Face, _Face], height: int
) -> bool:
    """Takes the first block that fits somewhere."""
    each = height // len(faces[0].shelves)
    for block in blocks:
        for side in sides:
            face = faces[side]
            shelves = range(len(face.shelves))
            if block.through:
                fits = [
                    n
                    for n in shelves
                    if block.high <= each and min(one.free(n) for one in faces) >= block.wide
                ]
                if fits:
                    # Low down, so that the names stay together at the top.
                    for one in faces:
                        one.shelves[fits[-1]].append(block)
                    return True
            elif block.high <= each and block.feature not in _ACROSS:
                fits = [n for n in shelves if face.free(n) >= block.wide]
                if fits:
                    best = max(fits, key=lambda n: (face.free(n), -n))
                    face.shelves[best].append(block)
                    return True
            elif block.high <= height and all(face.free(n) >= block.wide for n in shelves):
                face.tall.append(block)
                return True
    return False


def _laid(spec: Spec, front: _Face, back: _Face, low: int, high: int) -> Iterator[Shape]:
    """Everything at its place."""
    each = (high - low) // len(front.shelves)
    x = front.start
    for block in front.tall:
        yield from moved(block.shapes, x, (low + high - block.high) // 2)
        x += block.wide + NEAR
    end = back.end
    for block in back.tall:
        end -= block.wide
        y = (low + high - block.high) // 2
        yield from turned_over(moved(block.shapes, end, y), spec.wide)
        end -= NEAR
    for n, (ahead, behind) in enumerate(zip(front.shelves, back.shelves, strict=True)):
        top = high - n * each
        rows = [block.high for block in ahead + behind if block.feature not in _ON_SHELVES]
        roof = top - (each - max(rows, default=0)) // 2
        middle = top - each // 2
        apart = min(_gap(ahead, front.end - x), _gap(behind, end - back.start))
        yield from _front_shelf(spec, ahead, x, front.end, roof, middle, apart)
        yield from _back_shelf(spec, behind, back.start, end, roof, middle, apart)


def _gap(blocks: list[Block], room: int, widest: int = FAR) -> int:
    """The gap that spreads the blocks over the room, within bounds."""
    if len(blocks) < 2:
        return widest
    spare = room - sum(block.wide for block in blocks)
    return max(0, min(widest, spare // (len(blocks) - 1)))


def _front_shelf(
    spec: Spec, blocks: list[Block], start: int, end: int, roof: int, middle: int, apart: int
) -> Iterator[Shape]:
    """From the left what is only here, from the right what goes through."""
    x = end
    for block in (each for each in blocks if each.through):
        x -= block.wide
        y = roof - block.high
        yield from moved(block.shapes, x, y)
        if block.behind is not None:
            seen = spec.wide - x - block.wide
            yield from turned_over(moved(block.behind, seen, y), spec.wide)
        x -= apart
    own = [each for each in blocks if not each.through]
    gap = _gap(own, x - start, WIDE)
    for block in own:
        yield from moved(block.shapes, start, _height(block, roof, middle))
        start += block.wide + gap


def _back_shelf(
    spec: Spec, blocks: list[Block], start: int, end: int, roof: int, middle: int, apart: int
) -> Iterator[Shape]:
    """What goes through is there already; the rest follows it."""
    start += sum(block.wide + apart for block in blocks if block.through)
    own = [each for each in blocks if not each.through]
    gap = _gap(own, end - start, WIDE)
    for block in own:
        shapes = moved(block.shapes, start, _height(block, roof, middle))
        yield from turned_over(shapes, spec.wide)
        start += block.wide + gap


def _height(block: Block, roof: int, middle: int) -> int:
    """Names of features stand in one line; the logo has its middle in the shelf's."""
    centred = block.feature in _ON_SHELVES
    return middle - block.high // 2 if centred else roof - block.high
