"""Paper of a transfer: the label on its parcel, the list inside, the code on the giver's screen."""

from __future__ import annotations

from collections.abc import Generator

from desktop.domain.errors import NothingToPrint
from desktop.domain.moments import HOME
from desktop.domain.paper import packing as lists
from desktop.domain.paper import slips as values
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.labels import Content, Copies, ParcelLabel
from desktop.domain.paper.sizes import Roll
from desktop.domain.progress import Progress
from desktop.services.changes import Desk
from desktop.services.transfers.address import address
from desktop.services.transfers.looking import Card, card

PARCEL = Roll("100x150", 100.0, 150.0)


def parcel_label(desk: Desk, code: str, roll: Roll = PARCEL) -> Generator[Progress, None, Drawn]:
    """The label of each parcel of a transfer, with the address where this person may see it; its
    code is the waybill, else the transfer's own. Raises NotFound and NothingToPrint.
    """
    from desktop.documents.labels import labels  # reportlab is slow to import

    told = card(desk, code)
    one, goal = told.transfer, address(desk, code)
    label = ParcelLabel(
        recipient=goal.recipient or one.to_place,
        phone=goal.phone,
        address=goal.address,
        sender=one.from_place,
        number=one.code,
        waybill=one.waybill,
        contents=_contents(told),
    )
    return (yield from labels([Copies(label, one.parcels or 1)], roll))


def packing_list(desk: Desk, code: str, width: int = 210) -> Drawn:
    """装箱单: what is in the parcel, box by box. Raises NotFound, NothingToPrint, UnknownSize."""
    from desktop.documents import slips

    told = card(desk, code)
    one = told.transfer
    boxes: dict[str, list[Content]] = {}
    for line in told.lines:
        if qty := line.sent or line.picked:
            boxes.setdefault(line.box, []).append(Content(line.title, qty, line.code))
    if not boxes:
        raise NothingToPrint()
    packed = [
        lists.PackedBox(path.rpartition("/")[2], path.rpartition("/")[0], tuple(contents))
        for path, contents in sorted(boxes.items())
    ]
    title = f"{one.code} {one.from_place} → {one.to_place}"
    found = lists.PackingList(title, desk.now(), HOME, tuple(packed))
    return slips.packing_list(found, values.page(width))


def qr(text: str) -> tuple[tuple[bool, ...], ...]:
    """A QR code as rows of modules, True for dark, without its quiet zone of four."""
    from desktop.documents.codes import qr as made

    return made(text)


def _contents(told: Card) -> tuple[Content, ...]:
    sums: dict[tuple[str, str], int] = {}
    for line in told.lines:
        if qty := line.sent or line.picked:
            key = (line.title, line.code)
            sums[key] = sums.get(key, 0) + qty
    if not sums:
        raise NothingToPrint()
    return tuple(Content(title, qty, code) for (title, code), qty in sums.items())
