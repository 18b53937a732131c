"""What arrived: told line by line, in parts, or all at once by the code of a handover."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from desktop.domain.errors import BadQuantity, Missing
from desktop.domain.moments import micros
from desktop.domain.people import Right
from desktop.domain.transfers import NEEDS_REASON, Act, LineKey, State, What
from desktop.services.changes import Desk, OpId, Topic, perform
from desktop.services.transfers.acts import TOPICS
from desktop.store import catalogue, owners, rights
from desktop.store.transfers import codes, receiving, rows
from desktop.store.transfers.receiving import Told
from desktop.store.transfers.rows import TransferRow
from desktop.store.transfers.sides import sides_of
from desktop.store.writing import Writer


@dataclass(frozen=True)
class ReceiptLine:
    """What became of `qty` pieces of a line; damaged, lost and unknown ones need a reason.

    An EXTRA one came `from_giver` without being written down, else it was found; its key may be
    of an article that is in no line.
    """

    key: LineKey
    what: What
    qty: int
    reason: str = ""
    from_giver: bool = False


@dataclass(frozen=True)
class Received:
    """The act in hex, the transfer's code, pieces told of now and pieces still outstanding."""

    op: str
    transfer: str
    told: int
    outstanding: int
    state: str


def receive(
    desk: Desk,
    op_id: UUID,
    code: str,
    lines: Sequence[ReceiptLine] | None = None,
    *,
    to_place: int | None = None,
) -> Received:
    """Says what arrived; without lines everything outstanding did, as it was sent.

    What arrived goes to the transfer's goal, or to `to_place` (local id) where it was put away.
    Parts are welcome: the transfer closes by itself when nothing is outstanding. Raises NotNow,
    NotThatMany, Missing (reason), BadQuantity, NotYours, NotFound.
    """
    for one in lines or ():
        if one.qty < 1:
            raise BadQuantity(str(one.qty))
        if one.what in NEEDS_REASON and not one.reason.strip():
            raise Missing("reason")
    wanted = code.strip().upper()

    def work(writer: Writer) -> Received:
        row = rows.lock(writer, wanted, Act.RECEIVE)
        rights.need(writer, Right.CONFIRM, row.to_place)
        return _book(writer, row, lines, to_place)

    said = None if lines is None else [_said(one) for one in lines]
    request = [wanted, said, to_place]
    return _perform(desk, "receive_transfer", op_id, request, work, wanted)


def all_arrived(desk: Desk, code: str) -> list[ReceiptLine]:
    """What says that everything outstanding arrived as it was sent. Raises NotFound."""
    with desk.database.reading() as connection:
        row = rows.get(connection, code)
        left = rows.outstanding(connection, row.id)
    return [ReceiptLine(key, What.ARRIVED, qty) for key, qty in sorted(left.items())]


def key_of(desk: Desk, code: str) -> LineKey:
    """The community's own pieces of an article, loose: for what nobody wrote down. NotFound."""
    with desk.database.reading() as connection:
        return LineKey(catalogue.by_code(connection, code).id, owners.first(connection))


def confirm(desk: Desk, op_id: UUID, code: str, typed: str) -> Received:
    """Closes a handover by the code on the giver's screen: all of it arrived.

    Whoever gives or receives may type it. Raises WrongCode, TooManyCodes, NotNow, NotYours.
    """
    wanted = code.strip().upper()
    with desk.database.reading() as connection:
        row = rows.get(connection, wanted)
        left = codes.need_tries(connection, row, micros(desk.now()))
    if row.state == State.SENT and not codes.fits(row, typed):
        _remember(desk, wanted)
        codes.refuse(row, left - 1)

    def work(writer: Writer) -> Received:
        held = rows.lock(writer, wanted, Act.CONFIRM)
        if not codes.fits(held, typed):
            codes.refuse(held, left - 1)
        sides_of(writer.connection, desk.person, held).need(writer.connection, Act.CONFIRM)
        return _book(writer, held, None, None)

    return _perform(desk, "confirm_transfer", op_id, [wanted], work, wanted)


def secret(desk: Desk, code: str) -> str:
    """The code that closes a handover, for the giver's screen alone; "" for a parcel.

    Raises NotNow, NotFound, and NotYours for whoever does not give.
    """
    with desk.database.reading() as connection:
        row = rows.get(connection, code)
        rows.need_state(row, Act.SHOW_CODE)
        sides_of(connection, desk.person, row).need(connection, Act.SHOW_CODE)
        return str(row.secret)


def _book(
    writer: Writer, row: TransferRow, lines: Sequence[ReceiptLine] | None, to_place: int | None
) -> Received:
    connection = writer.connection
    if lines is None:
        open_ = rows.outstanding(connection, row.id)
        told = [Told(key, What.ARRIVED, qty) for key, qty in sorted(open_.items())]
    else:
        told = [Told(o.key, o.what, o.qty, o.reason, o.from_giver) for o in lines]
    goal = row.to_place if to_place is None else to_place
    if goal != row.to_place:
        rights.need(writer, Right.CONFIRM, goal)
        rows.need_ends(connection, row.from_place, goal)
    receiving.receive(writer, row, told, goal)
    now = rows.get(connection, row.code)
    left = sum(rows.outstanding(connection, row.id).values())
    return Received(writer.op_id.hex(), row.code, sum(t.qty for t in told), left, now.state)


def _remember(desk: Desk, code: str) -> None:
    """A wrong code is a fact of its own, so that every station counts it."""
    perform(desk, codes.KIND, OpId.new(), [code], lambda _writer: None, lambda _said: None,
            {Topic.TRANSFERS}, note=code)  # fmt: skip


def _said(one: ReceiptLine) -> dict[str, Any]:
    return asdict(one) | {"what": one.what.value}


def _perform(
    desk: Desk, kind: str, op_id: UUID, request: Any, work: Callable[[Writer], Received], note: str
) -> Received:
    return perform(
        desk, kind, op_id, request, work, lambda told: Received(**told), TOPICS, note=note
    )
