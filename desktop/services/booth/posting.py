"""会后邮寄: a sale that was paid at the stand and goes to the buyer by post, as a request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from desktop.domain.booth.cart import LineKind
from desktop.domain.booth.event import Sale, SaleKind, SoldLine
from desktop.domain.errors import AlreadyRefunded, BadQuantity, EmptyCart, Missing, PostedAlready
from desktop.domain.requisitions import Contact, Goal, LineDraft, RequisitionDraft, Source, State
from desktop.domain.requisitions.parcels import Take
from desktop.services.booth.back import standing_sale
from desktop.services.changes import Desk, Topic, perform
from desktop.store.booth import events, posting, returns, sales
from desktop.store.requisitions import codes, lines, notes, picking, rows
from desktop.store.writing import Writer

_TOPICS = {Topic.SALES, Topic.STOCK, Topic.PLACES, Topic.REQUISITIONS}


@dataclass(frozen=True)
class ToPost:
    """The request that posts a sale: op (hex), its code, the sale's number; pieces, and how many
    of them were set aside at the stand (the rest comes from a home).
    """

    op: str
    code: str
    number: str
    pieces: int
    aside: int


def to_post(desk: Desk, sale_op: UUID) -> dict[int, int]:
    """What of a sale could still be posted: pieces by the number of its line. Raises NotFound."""
    with desk.database.reading() as connection:
        sale = sales.get(connection, sale_op.bytes)
        return _postable(sale, posting.outstanding(connection, sale_op.bytes))


def post(
    desk: Desk,
    op_id: UUID,
    sale_op: UUID,
    chosen: Sequence[tuple[int, int]] | None,
    contact: Contact,
    remark: str = "",
    needed_on: date | None = None,
) -> ToPost:
    """A sale, or (line, pieces) of it, goes by post: an approved request of the same goods.

    Goods that lie at the stand are set aside in its box 待邮寄 and held; what the stand never had
    on the books is sent from a home. Raises Missing (who gets it, phone, address), PostedAlready,
    AlreadyRefunded, BadQuantity, EmptyCart for a sale without goods, NotFound.
    """
    for name in ("recipient", "phone", "address"):
        if not getattr(contact, name).strip():
            raise Missing(name)
    if chosen is not None and any(qty < 1 for _line, qty in chosen):
        raise BadQuantity("0")

    def work(writer: Writer) -> ToPost:
        sale = standing_sale(writer, sale_op)
        wanted = _wanted(sale, chosen, posting.outstanding(writer.connection, sale_op.bytes))
        goal = Goal.GIVEN if sale.kind is SaleKind.GIFT else Goal.SOLD
        row = rows.make(
            writer,
            RequisitionDraft(
                title=f"{events.get(writer.connection, sale.event).name} {sale.number}",
                applicant=contact.recipient.strip(),
                needed_on=needed_on,
                event=sale.event,
                contact=contact,
                remark=remark.strip() or None,
                number=sale.number,
                source=Source.BOOTH,
                goal=goal,
            ),
            [LineDraft(one.code, qty, one.title, loan=False) for one, qty in wanted],
            code=codes.fresh(writer.connection, op_id.bytes, 1)[0],
            state=State.APPROVED,
            of_sale=sale_op.bytes,
            answered_at=writer.at,
            decided_at=writer.at,
            decided_by=writer.actor,
        )
        for line in lines.rows(writer.connection, row.id):
            lines.change(writer, line, approved=line.qty)
        notes.say(writer, row.id, "approve", "")
        aside = _set_aside(writer, sale, goal, wanted, row)
        return ToPost(op_id.hex, row.code, sale.number, sum(qty for _, qty in wanted), aside)

    # Who gets it is private: it never enters the stored request.
    said = None if chosen is None else [list(one) for one in chosen]
    request = [sale_op.hex, said, None if needed_on is None else needed_on.isoformat()]
    return perform(desk, "post_sale", op_id, request, work, lambda told: ToPost(**told), _TOPICS)


def _postable(sale: Sale, posted: Mapping[str, tuple[int, str]]) -> dict[int, int]:
    """Pieces of each line that are neither refunded nor to be posted already."""
    gone = Counter({uid: qty for uid, (qty, _code) in posted.items()})
    found: dict[int, int] = {}
    for line in sale.lines:
        if line.kind is not LineKind.GOODS or line.left < 1:
            continue
        taken = min(gone[line.variant], line.left)
        gone[line.variant] -= taken
        found[line.line] = line.left - taken
    return found


def _wanted(
    sale: Sale,
    chosen: Sequence[tuple[int, int]] | None,
    posted: Mapping[str, tuple[int, str]],
) -> list[tuple[SoldLine, int]]:
    left = _postable(sale, posted)
    by_number = {line.line: line for line in sale.lines}
    asked = dict(chosen) if chosen is not None else left
    found = []
    for number, qty in asked.items():
        if number not in left:
            title = by_number[number].title if number in by_number else str(number)
            raise AlreadyRefunded(sale.number, title, qty, 0)
        line = by_number[number]
        if qty > left[number]:
            code = posted.get(line.variant, (0, ""))[1]
            if code:
                raise PostedAlready(sale.number, line.title, qty, left[number], code)
            raise AlreadyRefunded(sale.number, line.title, qty, left[number])
        if qty:
            found.append((line, qty))
    if not found:
        for line in sale.lines:
            if (code := posted.get(line.variant, (0, ""))[1]) and line.left:
                raise PostedAlready(sale.number, line.title, line.left, 0, code)
        raise EmptyCart()
    return found


def _set_aside(
    writer: Writer, sale: Sale, goal: Goal, wanted: Sequence[tuple[SoldLine, int]], row: Any
) -> int:
    """What is counted comes back onto the books, and what lies in the box is held; pieces."""
    counted = returns.counted_lines(writer.connection, bytes.fromhex(sale.op))
    pieces = [(*counted[one.line], qty) for one, qty in wanted if one.line in counted]
    if not pieces:
        return 0
    box, lying = posting.set_aside(writer, sale.event, goal, pieces)
    takes = []
    made = lines.rows(writer.connection, row.id)
    for line, (one, qty) in zip(made, wanted, strict=True):
        if one.line not in counted:
            continue
        key = counted[one.line]
        there = min(qty, lying.get(key, 0))
        if there:
            lying[key] -= there
            takes.append(Take(line.id, box, key[1], there))
    if takes:
        picking.pick(writer, row, takes)
    return sum(take.qty for take in takes)
