"""Promises: pieces held for a purpose, so that nobody else gives them away."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from desktop.domain.errors import BadQuantity, Uncovered
from desktop.domain.people import Right
from desktop.domain.stock import Key
from desktop.services.changes import Desk, Topic, perform
from desktop.store import catalogue, rights, stock, verifying
from desktop.store import places as grounds
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Allocated:
    """What a purpose holds more (or, negative, less) of now, in pieces."""

    op: str
    qty: int


def allocate(
    desk: Desk, op_id: UUID, code: str, qty: int, place: int, owner: int, purpose: str
) -> Allocated:
    """Promises pieces that lie at a place to a purpose.

    Raises Reserved, OutOfStock, NowhereReal, NotYours.
    """
    if qty < 1:
        raise BadQuantity(str(qty))

    def work(writer: Writer) -> Allocated:
        rights.need(writer, Right.SEND, place)
        grounds.need_real(writer.connection, place)
        what = catalogue.by_code(writer.connection, code)
        stock.allocate(writer, Key(what.id, owner, place), qty, purpose)
        return Allocated(op_id.hex, qty)

    return _allocation(desk, "allocate", op_id, [code, qty, place, owner, purpose], work, purpose)


def allocate_best(
    desk: Desk,
    op_id: UUID,
    code: str,
    qty: int,
    purpose: str,
    places: Collection[int] | None = None,
) -> Allocated:
    """Promises pieces wherever they lie, at these places (local ids) or anywhere.

    What was verified lately is taken before what nobody saw for long. Raises Uncovered, NotYours.
    """
    if qty < 1:
        raise BadQuantity(str(qty))

    def work(writer: Writer) -> Allocated:
        connection = writer.connection
        what = catalogue.by_code(connection, code)

        def sources() -> list[verifying.Source]:
            return verifying.preferred(connection, what.id, places, desk.now(), desk.stale_days)

        # Locked first, then asked again: what others were promised meanwhile is seen.
        stock.lock(connection, [source.key for source in sources()])
        left = qty
        for source in sources():
            part = min(left, source.free)
            if part:
                rights.need(writer, Right.SEND, source.key.place)
                stock.allocate(writer, source.key, part, purpose)
                left -= part
        if left:
            raise Uncovered(what.title, qty, qty - left)
        return Allocated(op_id.hex, qty)

    request = [code, qty, None if places is None else sorted(places), purpose]
    return _allocation(desk, "allocate_best", op_id, request, work, purpose)


def release(
    desk: Desk,
    op_id: UUID,
    code: str,
    place: int,
    owner: int,
    purpose: str,
    qty: int | None = None,
) -> Allocated:
    """Gives free what a purpose holds, all of it or at most `qty`."""

    def work(writer: Writer) -> Allocated:
        rights.need(writer, Right.SEND, place)
        grounds.need_real(writer.connection, place)
        what = catalogue.by_code(writer.connection, code)
        freed = stock.release(writer, Key(what.id, owner, place), purpose, qty)
        return Allocated(op_id.hex, -freed)

    return _allocation(desk, "release", op_id, [code, qty, place, owner, purpose], work, purpose)


def _allocation(
    desk: Desk,
    kind: str,
    op_id: UUID,
    request: object,
    work: Callable[[Writer], Allocated],
    purpose: str,
) -> Allocated:
    return perform(
        desk, kind, op_id, request, work, lambda s: Allocated(**s), {Topic.STOCK}, note=purpose
    )
