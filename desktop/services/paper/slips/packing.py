"""拣货单、装箱单: lists for who takes goods from their places and packs them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from desktop.domain.errors import BadQuantity, NothingToPrint
from desktop.domain.moments import HOME
from desktop.domain.paper import packing as lists
from desktop.domain.paper import slips as values
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.labels import Content
from desktop.domain.paper.picking import Lot, picks
from desktop.domain.stock import PlaceKind
from desktop.services.changes import Desk
from desktop.store import catalogue, holdings
from desktop.store import places as place_rows
from desktop.store.booth import events
from desktop.store.paper import slips as rows

# Where goods wait to be taken: what lies on a stand, on the way or nobody knows where does not.
_HOMES = (PlaceKind.PERSON, PlaceKind.SITE, PlaceKind.SHELF, PlaceKind.BOX)


def pick_list(
    desk: Desk,
    lines: Sequence[tuple[str, int]],
    *,
    places: Collection[int] | None = None,
    owner: int | None = None,
    title: str = "",
    width: int = 210,
    zone: str = HOME,
) -> Drawn:
    """拣货单: what to take from where, for (code, pieces); see `picking`.

    On A4 (210) or A5 (148). Raises UnknownSize for any other width too.
    """
    from desktop.documents import slips

    paper = values.page(width)
    found = picking(desk, lines, places=places, owner=owner, title=title, zone=zone)
    return slips.pick_list(found, paper)


def picking(
    desk: Desk,
    lines: Sequence[tuple[str, int]],
    *,
    places: Collection[int] | None = None,
    owner: int | None = None,
    title: str = "",
    zone: str = HOME,
) -> lists.PickList:
    """Proposes places by what is there and not promised; what is short is said, never invented.

    `places` (local ids, with all that lies in them) and `owner` narrow the choice; without them
    homes, shelves and boxes are asked, the community's own goods first. Raises NotFound,
    BadQuantity, and NothingToPrint without a line.
    """
    if not lines:
        raise NothingToPrint()
    with desk.database.reading() as connection:
        wanted: Counter[int] = Counter()
        known = {}
        for code, qty in lines:
            if qty < 1:
                raise BadQuantity(str(qty))
            what = catalogue.by_code(connection, code)
            known[what.id] = what
            wanted[what.id] += qty
        counted = {v: n for v, n in wanted.items() if not known[v].uncounted}
        there = rows.lots(connection, counted, _within(connection, places))
        order = {p.id: n for n, p in enumerate(place_rows.all_places(connection, retired=True))}
        paths = holdings.paths(connection)
    lots = [
        Lot(r.variant, r.place, r.owner, int(r.free), r.position, order.get(r.place, len(order)))
        for r in there
        if (owner is None or r.owner == owner)
        and (places is not None or PlaceKind(r.kind) in _HOMES)
    ]
    owners = {r.owner: r.name for r in there}
    several = len({lot.owner for lot in lots}) > 1
    taken: dict[int, list[lists.PickLine]] = {}
    found: Counter[int] = Counter()
    for pick in picks(counted, lots):
        what, lot = known[pick.lot.variant], pick.lot
        found[lot.variant] += pick.qty
        whose = owners[lot.owner] if several else ""
        line = lists.PickLine(what.code, what.title, pick.qty, lot.free, whose)
        taken.setdefault(lot.place, []).append(line)
    return lists.PickList(
        title=title,
        at=desk.now(),
        zone=zone,
        places=tuple(
            lists.PickPlace(paths[p], tuple(sorted(taken[p], key=lambda x: (x.title, x.code))))
            for p in sorted(taken, key=lambda p: (order.get(p, len(order)), p))
        ),
        short=tuple(
            lists.PickShort(known[v].code, known[v].title, n, found[v])
            for v, n in counted.items()
            if found[v] < n
        ),
        uncounted=tuple(
            Content(known[v].title, n, known[v].code)
            for v, n in wanted.items()
            if known[v].uncounted
        ),
    )


def _within(connection: Any, places: Collection[int] | None) -> set[int] | None:
    if places is None:
        return None
    return {below for p in places for below in place_rows.below(connection, p)}


def packing_list(
    desk: Desk,
    *,
    places: Sequence[int] = (),
    event_id: int | None = None,
    lines: Sequence[tuple[str, int]] = (),
    title: str = "",
    width: int = 210,
) -> Drawn:
    """装箱单, box by box; see `packing`. On A4 (210) or A5 (148); raises UnknownSize else."""
    from desktop.documents import slips

    paper = values.page(width)
    packed = packing(desk, places=places, event_id=event_id, lines=lines, title=title)
    return slips.packing_list(packed, paper)


def packing(
    desk: Desk,
    *,
    places: Sequence[int] = (),
    event_id: int | None = None,
    lines: Sequence[tuple[str, int]] = (),
    title: str = "",
) -> lists.PackingList:
    """What is packed: places (local ids) with all that lies in them, place by place; what was
    brought to an event's stand, by where it came from, and the boxes that stand there; or goods
    by (code, pieces) as one box. Raises NotFound, BadQuantity, and NothingToPrint.
    """
    zone = HOME
    with desk.database.reading() as connection:
        paths = holdings.paths(connection)
        boxes: list[lists.PackedBox] = []
        if event_id is not None:
            event = events.get(connection, event_id)
            title, zone = title or event.name, event.zone
            boxes += _boxes(rows.brought(connection, event.place), paths)
            inside = set(place_rows.below(connection, event.place)) - {event.place}
            boxes += _boxes(rows.packed(connection, inside), paths)
        wanted = dict.fromkeys(b for p in places for b in place_rows.below(connection, p))
        boxes += _boxes(rows.packed(connection, wanted), paths)
        if lines:
            boxes.append(lists.PackedBox("", "", _contents(connection, lines)))
        if not title and len(places) == 1:
            title = paths[places[0]]
    if not any(box.contents for box in boxes):
        raise NothingToPrint()
    return lists.PackingList(title, desk.now(), zone, tuple(boxes))


def _boxes(found: Sequence[Any], paths: Mapping[int, str]) -> list[lists.PackedBox]:
    """Rows place by place, in the order of the places' paths."""
    contents: dict[int, list[Content]] = {}
    for row in found:
        title = f"{row.name} {row.label}".rstrip()
        contents.setdefault(row.place, []).append(Content(title, int(row.qty), row.code))
    made = []
    for place in sorted(contents, key=lambda p: (paths[p], p)):
        area, _slash, name = paths[place].rpartition("/")
        made.append(lists.PackedBox(name, area, tuple(contents[place])))
    return made


def _contents(connection: Any, lines: Sequence[tuple[str, int]]) -> tuple[Content, ...]:
    made = []
    for code, qty in lines:
        if qty < 1:
            raise BadQuantity(str(qty))
        what = catalogue.by_code(connection, code)
        made.append(Content(what.title, qty, what.code))
    return tuple(made)
