"""The PCB ruler: as a drawing, as findings of a factory's rules, as files in a folder.

The numbers come from `hardware.pcb_ruler` in whole nanometres; here they become millimetres for
screens, and files that are there whole or not at all.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import suppress
from dataclasses import fields
from functools import lru_cache
from math import atan2, degrees, hypot
from pathlib import Path

from desktop.domain.bench.ruler import (
    Bow,
    Disc,
    Drawing,
    DrawnLayer,
    Fabricated,
    Feature,
    LayerKind,
    Mark,
    Patch,
    Plate,
    RulerFinding,
    RulerWish,
    Stroke,
)
from desktop.domain.errors import BadRuler, PanelTooLarge
from desktop.domain.progress import Progress
from desktop.exchange.tables import replace_file
from desktop.exchange.tables.writing import refusal
from desktop.settings import resource
from hardware.pcb_ruler import checks as checking
from hardware.pcb_ruler import files as making
from hardware.pcb_ruler.layout import Design, design
from hardware.pcb_ruler.panel import panel, size
from hardware.pcb_ruler.shapes import MM, Arc, Form, Hole, Line, Pad, Region, Shape
from hardware.pcb_ruler.spec import BadSpec, Spec

FONT = ("fonts", "NotoSansSC-Bold.ttf")


def drawing(wish: RulerWish, *, whole: bool = False) -> Drawing:
    """One board for painting; `whole`: the panel it is ordered in. Raises BadRuler and
    PanelTooLarge.
    """
    _spec, made, board = _made(wish)
    seen = board if whole else made
    marks: dict[str, list[Mark]] = {kind.value: [] for kind in LayerKind}
    for shape in seen.shapes:
        marks[shape.layer.value].append(_mark(shape))
    outer, *slots = (tuple((x / MM, y / MM) for x, y in ring) for ring in seen.rings)
    return Drawing(
        wide=seen.wide / MM,
        high=seen.high / MM,
        layers=tuple(DrawnLayer(kind, tuple(marks[kind.value])) for kind in LayerKind),
        colour=wish.colour,
        finish=wish.finish,
        edge=(Patch(outer, tuple(slots)),),
        left_out=_features(made.left_out),
    )


def checks(wish: RulerWish) -> tuple[RulerFinding, ...]:
    """What the chosen factory would object to. Raises BadRuler and PanelTooLarge."""
    spec, made, _ = _made(wish)
    return tuple(_finding(each) for each in _looked(spec, made))


def fabricate(wish: RulerWish, folder: Path) -> Generator[Progress, None, Fabricated]:
    """Writes the factory's files, their zip and a preview into the folder, made if need be.

    All files are made before the first is written; files of an earlier ruler there are replaced,
    and those this one lacks are taken away, so that no wrong one is sent along. What is found is
    in the answer and on the page for the factory: it is for a person to decide. Raises BadRuler,
    PanelTooLarge and CannotWrite.
    """
    spec, made, board = _made(wish)
    yield Progress(0, 0, "checks")
    findings = _looked(spec, made)
    total = len(making.EVERY)
    ready: dict[str, bytes] = {}
    for name, data in making.files(spec, board, findings):
        yield Progress(len(ready), total, name)
        ready[name] = data
    _write(folder, ready)
    yield Progress(total, total)
    told = tuple(_finding(each) for each in findings)
    return Fabricated(tuple(ready), told, _features(made.left_out))


def _write(folder: Path, ready: dict[str, bytes]) -> None:
    """All files, or the folder as it was. Raises CannotWrite."""
    try:
        made = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        before = {
            name: (folder / name).read_bytes() for name in making.EVERY if (folder / name).is_file()
        }
    except OSError as wrong:
        raise refusal(folder, wrong) from wrong
    whole = False
    try:
        for name, data in ready.items():
            if before.get(name) != data:
                replace_file(folder / name, data)
        for name in before.keys() - ready.keys():
            (folder / name).unlink()
        whole = True
    except OSError as wrong:
        raise refusal(folder, wrong) from wrong
    finally:
        if not whole:
            _put_back(folder, ready, before, made)


def _put_back(folder: Path, ready: dict[str, bytes], before: dict[str, bytes], made: bool) -> None:
    """As far as a broken disk lets it; what went wrong is told by whoever called."""
    for name in ready.keys() | before.keys():
        with suppress(OSError):
            if name not in before:
                (folder / name).unlink(missing_ok=True)
            elif (folder / name).read_bytes() != before[name]:
                (folder / name).write_bytes(before[name])
    if made:
        with suppress(OSError):
            folder.rmdir()


@lru_cache(maxsize=8)
def _made(wish: RulerWish) -> tuple[Spec, Design, Design]:
    """The parameters, one board, and what is ordered. Raises BadRuler and PanelTooLarge."""
    given = {field.name: getattr(wish, field.name) for field in fields(wish)}
    given |= {"features": frozenset(each.value for each in wish.features)}
    given |= {name: given[name].value for name in ("colour", "finish", "qr", "cut", "factory")}
    try:
        spec = Spec(font=resource(*FONT), **given)
    except BadSpec as bad:
        raise BadRuler(bad.field, str(bad.value), f"{bad.low:g}", f"{bad.high:g}") from bad
    wide, high = size(spec)
    limits = checking.rules(spec.factory)
    if not limits.take(wide, high):
        raise PanelTooLarge(
            wide=wide / MM,
            high=high / MM,
            long=limits.board_long / MM,
            short=limits.board_short / MM,
            factory=str(checking.factories()[spec.factory]["title"]),
        )
    board = design(spec)
    return spec, board, panel(spec, board)


@lru_cache(maxsize=8)
def _looked(spec: Spec, made: Design) -> tuple[checking.Finding, ...]:
    return checking.check(spec, made)


def _features(names: tuple[str, ...]) -> tuple[Feature, ...]:
    return tuple(Feature(name) for name in names)


def _finding(each: checking.Finding) -> RulerFinding:
    data: dict[str, float | str] = {"what": each.what, "label": each.label}
    if each.other:
        data |= {"other": each.other, "other_label": each.other_label}
    if each.value is not None and each.limit is not None:
        data |= {"value": each.value / MM, "limit": each.limit / MM}
    return RulerFinding(each.code.value, each.x / MM, each.y / MM, each.side, data)


def _mark(shape: Shape) -> Mark:
    """A shape in nanometres as a mark in millimetres."""
    match shape:
        case Line():
            ends = (shape.x1 / MM, shape.y1 / MM, shape.x2 / MM, shape.y2 / MM)
            return Stroke(*ends, shape.width / MM)
        case Arc():
            radius = hypot(shape.x1 - shape.x, shape.y1 - shape.y)
            first = degrees(atan2(shape.y1 - shape.y, shape.x1 - shape.x))
            last = degrees(atan2(shape.y2 - shape.y, shape.x2 - shape.x))
            sweep = (last - first) % 360 or 360.0
            middle = (shape.x / MM, shape.y / MM)
            return Bow(*middle, radius / MM, first, sweep, shape.width / MM)
        case Pad(form=Form.ROUND):
            return Disc(shape.x / MM, shape.y / MM, shape.wide / MM)
        case Pad():
            size = (shape.wide / MM, shape.high / MM)
            return Plate(shape.x / MM, shape.y / MM, *size, shape.form is Form.LONG)
        case Hole():
            return Disc(shape.x / MM, shape.y / MM, shape.diameter / MM)
        case Region():
            rings = [
                tuple((x / MM, y / MM) for x, y in ring) for ring in (shape.outline, *shape.holes)
            ]
            return Patch(rings[0], tuple(rings[1:]))
