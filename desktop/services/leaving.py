"""离任清单: what is in somebody's keeping, who takes it, and all of it as one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from uuid import UUID

from desktop.domain.keeping import Leaving
from desktop.domain.people import Right
from desktop.services.changes import Desk, Topic, perform
from desktop.store import keeping, leaving, people, places, rights
from desktop.store.leaving import GoodsTo
from desktop.store.writing import Writer

__all__ = ["BoxTo", "GoodsTo", "HandedOver", "SiteTo", "checklist", "hand_over", "retire_person"]


@dataclass(frozen=True)
class BoxTo:
    """A box with all it holds, and the place it goes into; local ids."""

    place: int
    to: int


@dataclass(frozen=True)
class SiteTo:
    """A place and the name of its new keeper, "" for nobody."""

    place: int
    keeper: str


@dataclass(frozen=True)
class HandedOver:
    """What went over, and whether the person is out of the lists now."""

    op: str
    person: str
    pieces: int
    boxes: int
    sites: int
    retired: bool


def checklist(desk: Desk, person: str) -> Leaving:
    """Everything in somebody's keeping, with a proposal who takes it. Raises NotFound."""
    with desk.database.reading() as connection:
        return leaving.checklist(connection, person.strip())


def hand_over(
    desk: Desk,
    op_id: UUID,
    person: str,
    goods: Sequence[GoodsTo] = (),
    boxes: Sequence[BoxTo] = (),
    sites: Sequence[SiteTo] = (),
    *,
    retire: bool = True,
) -> HandedOver:
    """Gives over what somebody keeps, and lets them go, as one act with one undo.

    What is promised goes with the goods. Raises NotFound, NotYours, OutOfStock, Taken,
    PlaceCycle, and StillHolding where `retire` and something stays.
    """
    name = person.strip()

    def work(writer: Writer) -> HandedOver:
        connection = writer.connection
        rights.need(writer, Right.PEOPLE, None)
        leaving.need_known(connection, name)
        leaving.move_goods(writer, goods)
        for box in boxes:
            places.move(writer, box.place, box.to)
        for site in sites:
            new = site.keeper.strip()
            keeper = people.ensure(writer, new) if new else None
            keeping.set_keeper(writer, site.place, keeper)
        if retire:
            leaving.retire_person(writer, name)
        pieces = sum(one.qty for one in goods)
        return HandedOver(op_id.hex, name, pieces, len(boxes), len(sites), retire)

    request = {
        "person": name,
        "goods": [astuple(one) for one in goods],
        "boxes": [astuple(one) for one in boxes],
        "sites": [astuple(one) for one in sites],
        "retire": retire,
    }
    return perform(
        desk,
        "leave",
        op_id,
        request,
        work,
        lambda said: HandedOver(**said),
        {Topic.PLACES, Topic.STOCK, Topic.PEOPLE},
        note=name,
    )


def retire_person(desk: Desk, op_id: UUID, person: str) -> HandedOver:
    """Lets somebody go who keeps nothing any more. Raises StillHolding, NotFound, NotYours."""
    return hand_over(desk, op_id, person)
