"""Paper of parcels: what to take from which shelf, what is inside, and where each goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Sequence

from desktop.domain.errors import NothingToPrint
from desktop.domain.moments import HOME
from desktop.domain.paper import packing as lists
from desktop.domain.paper import slips as values
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.labels import Content, Copies, ParcelLabel
from desktop.domain.paper.sizes import Roll
from desktop.domain.progress import Progress
from desktop.domain.requisitions.parcels import Packed, Parcel, ParcelState
from desktop.domain.stock import Key
from desktop.services.changes import Desk
from desktop.services.requisitions.contact import contact
from desktop.store.requisitions import outgoing
from desktop.store.tables import owner, variant
from desktop.store.transfers import holding

PARCEL = Roll("100x150", 100.0, 150.0)


def pick_list(desk: Desk, parcels: Sequence[str], width: int = 210) -> Drawn:
    """拣货单: what is picked for parcels (by code), home by home and shelf by shelf: one walk
    serves all of them. Raises NotFound, NothingToPrint, UnknownSize.
    """
    from desktop.documents import slips  # reportlab is slow to import

    return slips.pick_list(picking(desk, parcels), values.page(width))


def picking(desk: Desk, parcels: Sequence[str]) -> lists.PickList:
    """As `pick_list`, before it is drawn."""
    with desk.database.reading() as connection:
        found = [outgoing.by_code(connection, code) for code in parcels]
        boxes = [box for box in found if box.state is ParcelState.PACKING]
        purposes = outgoing.purposes(connection, boxes)
        inside = [one for box in boxes for one in box.contents]
        if not inside:
            raise NothingToPrint()
        codes = variant.c.code.in_({one.code for one in inside})
        ids = {row.code: row.id for row in connection.execute(variant.select().where(codes))}
        there = holding.lying(
            connection,
            {one.place_id for one in inside if one.place},
            {ids[one.code] for one in inside},
        )
        whose = {row.id: row.name for row in connection.execute(owner.select())}
    several = len({one.owner for one in inside if one.place}) > 1
    sums: Counter[tuple[str, int, str, str, int]] = Counter()
    for one in inside:
        if one.place:
            sums[one.place, one.place_id, one.code, one.item, one.owner] += one.qty
    places: dict[str, list[lists.PickLine]] = {}
    for (path, at, code, item, mine), qty in sorted(sums.items()):
        lies = there.get(Key(ids[code], mine, at), 0)
        line = lists.PickLine(code, item, qty, lies, whose[mine] if several else "")
        places.setdefault(path, []).append(line)
    return lists.PickList(
        title=_title(purposes),
        at=desk.now(),
        zone=HOME,
        places=tuple(lists.PickPlace(path, tuple(some)) for path, some in places.items()),
        short=(),
        uncounted=_contents([one for one in inside if not one.place]),
        purposes=purposes,
    )


def packing_list(desk: Desk, parcels: Sequence[str], width: int = 210) -> Drawn:
    """装箱单 of parcels (by code), each on a page of its own: it goes into its box. No name or
    address stands on it. Raises NotFound, NothingToPrint, UnknownSize.
    """
    from desktop.documents import slips

    at = desk.now()
    with desk.database.reading() as connection:
        found = [outgoing.by_code(connection, code) for code in parcels]
        boxes = [box for box in found if box.contents]
        if not boxes:
            raise NothingToPrint()
        purposes = [outgoing.purposes(connection, [box]) for box in boxes]
    every = [
        lists.PackingList(
            _title(purpose),
            at,
            HOME,
            (lists.PackedBox(box.code, box.from_place, _contents(box.contents)),),
            purpose,
        )
        for box, purpose in zip(boxes, purposes, strict=True)
    ]
    return slips.packing_lists(every, values.page(width))


def parcel_labels(
    desk: Desk, parcels: Sequence[str], roll: Roll = PARCEL
) -> Generator[Progress, None, Drawn]:
    """The label of each parcel (by code); its bars are the waybill, else the parcel's own code.

    Raises NotFound, NothingToPrint, and ContactClosed or RequestNotYours as `contact` does.
    """
    from desktop.documents.labels import labels

    made = [Copies(label(desk, code), 1) for code in parcels]
    return (yield from labels(made, roll))


def label(desk: Desk, parcel: str) -> ParcelLabel:
    """What stands on a parcel's label. Raises as `parcel_labels`."""
    goal = contact(desk, parcel)
    with desk.database.reading() as connection:
        box: Parcel = outgoing.by_code(connection, parcel)
    if not box.contents:
        raise NothingToPrint()
    return ParcelLabel(
        recipient=goal.recipient,
        phone=goal.phone,
        address=goal.address,
        sender=box.from_place,
        number=box.code,
        waybill=box.waybill,
        contents=_contents(box.contents),
    )


def _title(purposes: Sequence[lists.Purpose]) -> str:
    """What the file and its foot are called: the events, or the codes where none is named."""
    events = dict.fromkeys(one.event or " ".join(one.codes) for one in purposes)
    return " · ".join(events)


def _contents(inside: Sequence[Packed]) -> tuple[Content, ...]:
    sums: Counter[tuple[str, str]] = Counter()
    for one in inside:
        sums[one.item, one.code] += one.qty
    return tuple(Content(item, qty, code) for (item, code), qty in sums.items())
