"""拣货单 and 装箱单: what to take from where, and what is in which box, with boxes to tick."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from desktop.documents.sheet import MM, Align
from desktop.documents.slips.flow import Slip
from desktop.documents.slips.look import Column, unwritable
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.packing import PackedBox, PackingList, PickList
from desktop.domain.paper.slips import Width
from desktop.wording import papers
from desktop.wording.papers import said

_TICK = 8 * MM


def pick_list(found: PickList, width: Width) -> Drawn:
    """Place after place; what is short, and what is not counted, stands before the signature."""
    page = _page(found.title, said("slip_pick"), width)
    _head(page, found, said("slip_pick"))
    look, small = page.look, _small(width)
    owners = any(line.owner for place in found.places for line in place.lines)
    columns = [
        Column("", _TICK),
        Column(said("item"), lines=3),
        Column(said("code"), 1.5 * small, lines=2),
        *([Column(said("owner"), 1.1 * small, lines=2)] if owners else []),
        Column(said("take"), small * 0.75, Align.RIGHT),
        Column(said("free_there"), small, Align.RIGHT),
    ]
    for place in found.places:
        taken = sum(line.qty for line in place.lines)
        _heading(page, place.path, papers.pieces_text(taken), columns)
        for line in place.lines:
            owner = [line.owner] if owners else []
            cells = ["", line.title, line.code, *owner, f"{line.qty:,}", f"{line.there:,}"]
            page.row(columns, cells, tick=True)
        page.end()
    if found.short:
        columns = [
            Column(said("item"), lines=3),
            Column(said("code"), 1.5 * small, lines=2),
            Column(said("wanted"), small, Align.RIGHT),
            Column(said("free_there"), small, Align.RIGHT),
            Column(said("missing"), small, Align.RIGHT),
        ]
        _heading(page, said("short"), "", columns, look.alarm)
        for x in found.short:
            counts = (f"{x.wanted:,}", f"{x.found:,}", f"{x.wanted - x.found:,}")
            page.row(columns, (x.title, x.code, *counts), alarm=frozenset({4}))
        page.end()
    if found.uncounted:
        _contents(page, PackedBox(said("uncounted"), "", found.uncounted), said("take"))
    page.gap()
    page.sign(said("picked_by"), said("signature_date"))
    titles = [x.title for place in found.places for x in place.lines]
    paths = [*_events(found), *(place.path for place in found.places)]
    return page.drawn(unwritable(found.title or said("slip_pick"), [*paths, *titles]))


def packing_list(packed: PackingList, width: Width) -> Drawn:
    """Box after box, the sum of all, and who packed and who received it."""
    return packing_lists((packed,), width)


def packing_lists(every: Sequence[PackingList], width: Width) -> Drawn:
    """Several packing lists, each from the top of a page, because each goes into a box of its own.

    At least one.
    """
    titles = {packed.title for packed in every}
    page = _page(titles.pop() if len(titles) == 1 else "", said("slip_packing"), width)
    for n, packed in enumerate(every):
        if n:
            page.turn()
        _head(page, packed, said("slip_packing"))
        for box in packed.boxes:
            _contents(page, box, said("pieces"))
        with page.together():
            page.gap(0.6)
            pieces = sum(box.pieces for box in packed.boxes)
            page.pair(said("total"), papers.pieces_text(pieces), 1.3, bold=True)
            page.gap(0.4)
            page.sign(said("packed_by"), said("signature_date"))
            page.sign(said("received_by"), said("signature_date"))
    boxes = [box for packed in every for box in packed.boxes]
    goods = [x.title for box in boxes for x in box.contents]
    events = [event for packed in every for event in _events(packed)]
    names = [*dict.fromkeys(events), *(x for box in boxes for x in (box.name, box.area))]
    return page.drawn(unwritable(every[0].title or said("slip_packing"), [*names, *goods]))


def _page(of: str, title: str, width: Width) -> Slip:
    """Its foot says the title, and `of` what where all pages are of the same."""
    return Slip(width, title=" · ".join(x for x in (of, title) if x), subject=title)


def _head(page: Slip, what: PickList | PackingList, title: str) -> None:
    at = what.at.astimezone(ZoneInfo(what.zone))
    when = f"{papers.day_text(at.date())} {at:%H:%M}"
    page.text(title, 0.9, bold=True, colour=page.look.deep)
    if not what.purposes:
        page.text(what.title, 1.7, bold=True)
    for one in what.purposes:
        page.text(one.event, 1.7 if len(what.purposes) == 1 else 1.2, bold=True)
        needed = f"{said('needed_on')} {papers.day_text(one.needed_on)}" if one.needed_on else ""
        page.text(" · ".join(x for x in (needed, *one.codes) if x), most=2)
        page.gap(0.3)
    page.text(f"{said('as_of')} {when}", 0.9, colour=page.look.muted)
    page.gap(0.4)


def _events(what: PickList | PackingList) -> list[str]:
    return [one.event for one in what.purposes]


def _small(width: Width) -> float:
    """A narrow column: counts of up to six digits."""
    return 22 * MM if width is Width.A4 else 17 * MM


def _contents(page: Slip, box: PackedBox, counted: str) -> None:
    """One box: its name and area, its goods with boxes to tick, its sum."""
    small = _small(page.width)
    columns = [
        Column("", _TICK),
        Column(said("item"), lines=3),
        Column(said("code"), 1.7 * small, lines=2),
        Column(counted, small, Align.RIGHT),
    ]
    pieces = papers.pieces_text(box.pieces)
    _heading(page, box.name, pieces, columns, area=box.area)
    for content in box.contents:
        cells = ("", content.title, content.code, f"{content.qty:,}")
        page.row(columns, cells, tick=True)
    page.end()


def _heading(
    page: Slip,
    name: str,
    right: str,
    columns: list[Column],
    colour: str = "",
    *,
    area: str = "",
) -> None:
    """A place's name over its table; both stay with the first rows."""
    with page.together():
        page.gap(0.7)
        page.text(area, 0.85, colour=page.look.muted)
        page.pair(name, right, 1.25, bold=True, colour=colour)
        page.begin(columns)
