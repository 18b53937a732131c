"""Beginning a transfer, picking for it, packing, sending, giving it up."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from desktop.domain.errors import BadQuantity, Missing, Uncounted
from desktop.domain.people import Right
from desktop.domain.stock import PlaceKind
from desktop.domain.transfers import Act, LineKey, State, Way, code_of
from desktop.domain.waybills import courier, tidy
from desktop.services.changes import Desk, Topic, perform
from desktop.store import catalogue, places, rights
from desktop.store.transfers import codes, picking, rows, sending
from desktop.store.transfers.picking import Wish
from desktop.store.transfers.rows import TransferRow
from desktop.store.writing import Writer

TOPICS = {Topic.TRANSFERS, Topic.STOCK, Topic.PLACES}


@dataclass(frozen=True)
class TransferDraft:
    """What a transfer begins with; places and event by local id."""

    from_place: int
    to_place: int
    way: Way = Way.PARCEL
    needed_on: date | None = None
    note: str = ""
    event: int | None = None


@dataclass(frozen=True)
class Pick:
    """`qty` pieces of the article with this code; owner and place (at the giver's) by local id,
    None for the usual owner and wherever they lie.
    """

    code: str
    qty: int
    owner: int | None = None
    place: int | None = None


@dataclass(frozen=True)
class Drafted:
    """The transfer's code, and the act in hex."""

    op: str
    transfer: str


def draft(
    desk: Desk,
    op_id: UUID,
    wanted: TransferDraft,
    picks: Sequence[Pick] = (),
    boxes: Sequence[int] = (),
) -> Drafted:
    """Begins a transfer, with what is picked for it at once, and whole boxes (local ids).

    Raises SamePlace, Retired, NotYours, and what `pick` raises.
    """
    _need(picks)
    code = code_of(hashlib.sha256(op_id.bytes).digest())

    def work(writer: Writer) -> Drafted:
        rights.need(writer, Right.SEND, wanted.from_place)
        rows.need_ends(writer.connection, wanted.from_place, wanted.to_place)
        made = rows.make(writer, code, _columns(wanted))
        if picks:
            picking.pick(writer, made, _wishes(writer, picks))
        for box in boxes:
            picking.pick_box(writer, made, box)
        return Drafted(op_id.hex, made.code)

    request = [_columns(wanted), _said(picks), list(boxes)]
    note = f"{code} {wanted.note}".strip()
    return _perform(desk, "draft_transfer", op_id, request, work, note)


def edit(desk: Desk, op_id: UUID, code: str, wanted: TransferDraft) -> Drafted:
    """Changes a draft; where goods are picked already the start stays. Raises NotNow, NotThatMany
    … as `draft`.
    """

    def work(writer: Writer, row: TransferRow) -> None:
        rows.need_ends(writer.connection, wanted.from_place, wanted.to_place)
        if wanted.from_place != row.from_place:
            rights.need(writer, Right.SEND, wanted.from_place)
            if rows.picked(writer.connection, row.id):
                picking.unpick(writer, row, None)  # they lie elsewhere
        rows.change(writer, row, **_columns(wanted))

    return _act(desk, "edit_transfer", op_id, code, _columns(wanted), Act.EDIT, work)


def pick(
    desk: Desk, op_id: UUID, code: str, picks: Sequence[Pick], boxes: Sequence[int] = ()
) -> Drafted:
    """Holds goods for a draft, and whole boxes (local ids): nobody else can take them.

    Raises OutOfStock, Reserved, Uncounted, BadQuantity, BoxElsewhere, NotNow, NotFound, NotYours.
    """
    _need(picks)

    def work(writer: Writer, row: TransferRow) -> None:
        if picks:
            picking.pick(writer, row, _wishes(writer, picks))
        for box in boxes:
            picking.pick_box(writer, row, box)

    said = [_said(picks), list(boxes)]
    return _act(desk, "pick_transfer", op_id, code, said, Act.PICK, work)


def pick_box(desk: Desk, op_id: UUID, code: str, box: int) -> Drafted:
    """Holds a whole box (local id) of the giver's with all that lies in it.

    Raises BoxElsewhere, NothingPicked (it is empty), Reserved, NotNow, NotFound, NotYours.
    """
    return pick(desk, op_id, code, (), [box])


def unpick(
    desk: Desk, op_id: UUID, code: str, lines: Sequence[tuple[LineKey, int]] | None = None
) -> Drafted:
    """Gives picked goods free, all of them or so many pieces of some lines. Raises NotThatMany,
    NotNow, NotFound, NotYours.
    """
    if lines is not None and any(qty < 1 for _key, qty in lines):
        raise BadQuantity("0")

    def work(writer: Writer, row: TransferRow) -> None:
        picking.unpick(writer, row, lines)

    said = None if lines is None else [[k.variant, k.owner, k.box, qty] for k, qty in lines]
    return _act(desk, "unpick_transfer", op_id, code, said, Act.PICK, work)


def pack(desk: Desk, op_id: UUID, code: str, box: int | str) -> Drafted:
    """Puts what is picked loose into a box of the giver's, by local id, or into a new one of that
    name. Raises Missing (name), Taken, BoxElsewhere, NothingPicked, Reserved, NotNow, NotYours.
    """
    name = box.strip().replace("/", "／") if isinstance(box, str) else ""
    if isinstance(box, str) and not name:
        raise Missing("name")

    def work(writer: Writer, row: TransferRow) -> None:
        if isinstance(box, str):
            goal = places.create(writer, PlaceKind.BOX, name, row.from_place)
        else:
            goal = box
        picking.pack(writer, row, goal)

    return _act(desk, "pack_transfer", op_id, code, box, Act.PACK, work)


def send(
    desk: Desk,
    op_id: UUID,
    code: str,
    *,
    carrier: str = "",
    waybill: str = "",
    parcels: int | None = None,
) -> Drafted:
    """What is picked goes on its way: from now on it lies at a place in transit.

    The courier is filled in where the number's shape leaves no doubt; no number is refused.
    Raises NothingPicked, BoxElsewhere, Reserved, BadQuantity (parcels), NotNow, NotYours.
    """
    if parcels is not None and parcels < 1:
        raise BadQuantity(str(parcels))
    number = tidy(waybill)
    who = carrier.strip()
    if number and not who:
        found = courier(number)
        who = found.value if found else ""

    def work(writer: Writer, row: TransferRow) -> None:
        sending.send(
            writer,
            row,
            carrier=who,
            waybill=number,
            parcels=parcels,
            secret=codes.new() if Way(row.way).by_code else "",
        )

    said = [who, number, parcels]
    return _act(desk, "send_transfer", op_id, code, said, Act.SEND, work)


def cancel(desk: Desk, op_id: UUID, code: str, reason: str = "") -> Drafted:
    """Gives a draft up and frees exactly what it held. Raises NotNow, NotFound, NotYours."""

    def work(writer: Writer, row: TransferRow) -> None:
        if rows.picked(writer.connection, row.id):
            picking.unpick(writer, row, None)
        after = {"state": State.CANCELLED.value, "closed_at": writer.at}
        rows.change(writer, row, **after)

    why = reason.strip()
    return _act(desk, "cancel_transfer", op_id, code, why, Act.CANCEL, work, why)


def _act(
    desk: Desk,
    kind: str,
    op_id: UUID,
    code: str,
    said: Any,
    act: Act,
    work: Callable[[Writer, TransferRow], None],
    note: str = "",
) -> Drafted:
    """One act of the giver's upon a transfer."""
    wanted = code.strip().upper()

    def whole(writer: Writer) -> Drafted:
        row = rows.lock(writer, wanted, act)
        rights.need(writer, Right.SEND, row.from_place)
        work(writer, row)
        return Drafted(op_id.hex, row.code)

    return _perform(desk, kind, op_id, [wanted, said], whole, f"{wanted} {note}".strip())


def _perform(
    desk: Desk,
    kind: str,
    op_id: UUID,
    request: Any,
    work: Callable[[Writer], Drafted],
    note: str,
) -> Drafted:
    return perform(
        desk, kind, op_id, request, work, lambda told: Drafted(**told), TOPICS, note=note
    )


def _need(picks: Sequence[Pick]) -> None:
    for one in picks:
        if one.qty < 1:
            raise BadQuantity(str(one.qty))


def _wishes(writer: Writer, picks: Sequence[Pick]) -> list[Wish]:
    found = []
    for one in picks:
        what = catalogue.by_code(writer.connection, one.code)
        if what.uncounted:
            raise Uncounted(what.title)
        found.append(Wish(what.id, one.qty, one.owner, one.place))
    return found


def _said(picks: Sequence[Pick]) -> list[list[Any]]:
    return [[one.code, one.qty, one.owner, one.place] for one in picks]


def _columns(wanted: TransferDraft) -> dict[str, Any]:
    day = wanted.needed_on
    return {
        "way": wanted.way.value,
        "from_place": wanted.from_place,
        "to_place": wanted.to_place,
        "needed_on": None if day is None else day.isoformat(),
        "note": wanted.note.strip(),
        "event": wanted.event,
    }
