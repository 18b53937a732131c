"""What stands on the labels of boxes, read from the books."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from desktop.domain.paper.labels import BoxLabel, Content
from desktop.domain.stock import Place, PlaceKind
from desktop.store import finding, keeping, places
from desktop.store.holdings import holdings, inside

_ALL = 10**9  # lines: a box's list is whole, however long


def place(connection: Connection, wanted: int | str) -> Place:
    """A place by local id, name or path. Raises NotFound, and Ambiguous with the paths."""
    if isinstance(wanted, int):
        return places.get(connection, wanted)
    return finding.find(connection, wanted)


def box_label(connection: Connection, box: Place) -> BoxLabel:
    """A box with all that lies in it and in what it holds; see services.paper.labels.boxes."""
    above = list(_above(connection, box))
    said = keeping.card(connection, box.id)
    around = " / ".join(one.name for one in reversed(above) if one.kind is not PlaceKind.PERSON)
    return BoxLabel(box.name, said.area or around, said.keeper, _contents(connection, box))


def _above(connection: Connection, box: Place) -> Iterator[Place]:
    parent = box.parent
    while parent is not None:
        over = places.get(connection, parent)
        yield over
        parent = over.parent


def _contents(connection: Connection, box: Place) -> tuple[Content, ...]:
    lying = holdings(connection, places=inside(connection, box.id), limit=_ALL).rows
    several = len({one.owner for one in lying}) > 1
    summed: dict[tuple[str, str], int] = {}
    for one in lying:
        title = f"{one.item} {one.label}".rstrip()
        if several:
            title = f"{title}（{one.owner}）"
        summed[title, one.code] = summed.get((title, one.code), 0) + one.on_hand
    return tuple(Content(title, qty, code) for (title, code), qty in summed.items() if qty > 0)
