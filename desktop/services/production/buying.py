"""Suppliers and their record, quotes compared, the order, the parcel, the freight shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from desktop.domain.errors import BadAmount, BadQuantity, EndsTooEarly, Missing
from desktop.domain.listing import Page
from desktop.domain.people import Right
from desktop.domain.production import (
    Offer,
    Part,
    QuoteDraft,
    Record,
    Spread,
    Stage,
    Supplier,
    SupplierDraft,
    compare,
    record,
    spread,
)
from desktop.services.changes import Desk
from desktop.services.production import threads
from desktop.services.production.acting import Saved, today, write
from desktop.store import rights
from desktop.store.production import listing, quotes, rows
from desktop.store.production import suppliers as sellers
from desktop.store.writing import Writer


def save_supplier(
    desk: Desk, op_id: UUID, draft: SupplierDraft, supplier_id: int | None = None
) -> Saved:
    """Makes or changes a supplier. Contact and phone are private values; one that is handed in
    masked (with `*`) stays as it is kept. Raises Missing, Taken, BadQuantity, NotFound, NotYours.
    """
    texts: dict[str, Any] = {k: v.strip() for k, v in asdict(draft).items() if isinstance(v, str)}
    clean = replace(draft, **texts)
    if not clean.name:
        raise Missing("name")
    for number in (clean.moq, clean.days):
        if number is not None and number < 0:
            raise BadQuantity(str(number))

    def work(writer: Writer) -> int:
        return sellers.save(writer, clean, supplier_id)

    # The request is hashed only, so that nothing private stands in the journal.
    request = {"id": supplier_id, "draft": asdict(clean)}
    return write(desk, "save_supplier", op_id, request, work, note=clean.name)


def retire_supplier(desk: Desk, op_id: UUID, supplier_id: int, *, back: bool = False) -> Saved:
    """Takes a supplier out of lists, or brings it back. Raises NotFound, NotYours."""

    def work(writer: Writer) -> int:
        sellers.set_retired(writer, supplier_id, None if back else writer.recorded_at)
        return supplier_id

    kind = "revive_supplier" if back else "retire_supplier"
    with desk.database.reading() as connection:
        name = sellers.get(connection, supplier_id).draft.name
    return write(desk, kind, op_id, {"id": supplier_id}, work, note=name)


def suppliers(desk: Desk, query: str = "", *, offset: int = 0, limit: int = 200) -> Page[Supplier]:
    """Suppliers by name, contact and phone masked."""
    with desk.database.reading() as connection:
        return sellers.suppliers(connection, query, offset=offset, limit=limit)


def supplier_contact(desk: Desk, supplier_id: int) -> tuple[str, str]:
    """Contact and phone whole, for who has things made and asks. Raises NotFound, NotYours."""
    with desk.database.reading() as connection:
        rights.need_to_see(connection, Right.PRODUCE, desk.person)
        return sellers.contact(connection, supplier_id)


def supplier_record(desk: Desk, supplier_id: int) -> Record:
    """What a supplier is like: last three orders, price, days promised and real, faults."""
    with desk.database.reading() as connection:
        return record(sellers.get(connection, supplier_id), sellers.orders(connection, supplier_id))


def add_quote(desk: Desk, op_id: UUID, production_id: int, draft: QuoteDraft) -> Saved:
    """Enters a quote. Raises BadQuantity, BadAmount, NotFound, Retired, NotYours."""
    for number in (draft.qty, draft.moq or 1, (draft.days or 0) + 1):
        if number < 1:
            raise BadQuantity(str(number))
    for fen in (draft.unit_fen, draft.freight_fen):
        if fen < 0:
            raise BadAmount(str(fen))

    def work(writer: Writer) -> int:
        row = rows.lock(writer.connection, production_id)
        sellers.lock(writer.connection, draft.supplier)
        made = quotes.add(writer, production_id, draft)
        if Stage(row["stage"]) in (Stage.BUDGET, Stage.DESIGN, Stage.SAMPLE):
            threads.move(writer, row, Stage.QUOTE)
        return made

    request = {"id": production_id, "draft": asdict(draft)}
    note = threads.production(desk, production_id).draft.name
    return write(desk, "add_quote", op_id, request, work, note=note)


def retire_quote(desk: Desk, op_id: UUID, quote_id: int) -> Saved:
    """Takes a quote out of the comparison. Raises NotFound, NotYours."""

    def work(writer: Writer) -> int:
        quotes.retire(writer, quote_id)
        return quote_id

    with desk.database.reading() as connection:
        note = quotes.get(connection, quote_id).supplier
    return write(desk, "retire_quote", op_id, {"id": quote_id}, work, note=note)


def offers(desk: Desk, production_id: int, qty: int | None = None) -> tuple[Offer, ...]:
    """The quotes side by side for so many pieces (None: as many as are wanted), cheapest first."""
    with desk.database.reading() as connection:
        thing = listing.get(connection, production_id, today(desk))
        said = quotes.of(connection, production_id)
    draft, needed = thing.draft, thing.draft.needed_on
    if needed is None and thing.event_on is not None:
        needed = thing.event_on - timedelta(weeks=1)
    return compare(said, qty or draft.qty, today(desk), needed)


def order(
    desk: Desk,
    op_id: UUID,
    production_id: int,
    *,
    supplier: int,
    qty: int,
    unit_fen: int,
    freight_fen: int = 0,
    ordered_on: date | None = None,
    promised_on: date | None = None,
    note: str = "",
) -> Saved:
    """Orders at a supplier, today unless another day is said.

    Raises BadQuantity, BadAmount, EndsTooEarly (promised before it is ordered), NotFound, Retired,
    NotYours.
    """
    if qty < 1:
        raise BadQuantity(str(qty))
    for fen in (unit_fen, freight_fen):
        if fen < 0:
            raise BadAmount(str(fen))
    on = ordered_on or today(desk)
    if promised_on is not None and promised_on < on:
        raise EndsTooEarly(on.isoformat(), promised_on.isoformat())

    def work(writer: Writer) -> int:
        row = rows.lock(writer.connection, production_id)
        sellers.lock(writer.connection, supplier)
        after = {
            "supplier": supplier,
            "qty": qty,
            "unit_fen": unit_fen,
            "freight_fen": freight_fen,
            "ordered_on": on,
            "promised_on": promised_on,
        }
        rows.change(writer, row, after)
        threads.move(writer, row, Stage.ORDER, note.strip())
        return production_id

    request = {
        "id": production_id,
        "supplier": supplier,
        "qty": qty,
        "unit_fen": unit_fen,
        "freight_fen": freight_fen,
        "on": None if ordered_on is None else ordered_on.isoformat(),
        "promised": None if promised_on is None else promised_on.isoformat(),
        "note": note,
    }
    name = threads.production(desk, production_id).draft.name
    return write(desk, "order", op_id, request, work, note=name)


def order_quote(
    desk: Desk, op_id: UUID, quote_id: int, *, ordered_on: date | None = None, note: str = ""
) -> Saved:
    """Orders what a quote offers: as many pieces as are wanted, at least its MOQ; promised for its
    days from the order on. Raises as `order`.
    """
    with desk.database.reading() as connection:
        said = quotes.get(connection, quote_id)
        thing = listing.get(connection, said.production, today(desk))
    on = ordered_on or today(desk)
    draft = said.draft
    return order(
        desk,
        op_id,
        said.production,
        supplier=draft.supplier,
        qty=max(thing.draft.qty or draft.qty, draft.moq or 0, 1),
        unit_fen=draft.unit_fen,
        freight_fen=draft.freight_fen,
        ordered_on=on,
        promised_on=None if draft.days is None else on + timedelta(days=draft.days),
        note=note,
    )


def ship(
    desk: Desk,
    op_id: UUID,
    production_id: int,
    *,
    carrier: str,
    waybill: str,
    sent_on: date | None = None,
    note: str = "",
) -> Saved:
    """The supplier sent it. Raises NotFound, Retired, NotYours."""

    def work(writer: Writer) -> int:
        row = rows.lock(writer.connection, production_id)
        after = {
            "carrier": carrier.strip(),
            "waybill": waybill.strip(),
            "sent_on": sent_on or today(desk),
        }
        rows.change(writer, row, after)
        threads.move(writer, row, Stage.SHIPPING, note.strip())
        return production_id

    request = {
        "id": production_id,
        "carrier": carrier,
        "waybill": waybill,
        "on": None if sent_on is None else sent_on.isoformat(),
        "note": note,
    }
    name = threads.production(desk, production_id).draft.name
    return write(desk, "ship", op_id, request, work, note=name)


def share_freight(
    desk: Desk, op_id: UUID, production_ids: Sequence[int], freight_fen: int, by: Spread
) -> Saved:
    """One freight for things that came together, shared by value or pieces to the last fen.

    Raises BadAmount, Missing (things, or a quantity or price of one), NotFound, Retired, NotYours.
    """
    ids = list(dict.fromkeys(production_ids))
    if not ids:
        raise Missing("production")
    if freight_fen < 0:
        raise BadAmount(str(freight_fen))

    def work(writer: Writer) -> int:
        locked = {i: rows.lock(writer.connection, i) for i in sorted(ids)}
        parts = [Part(_number(locked[i], "qty"), _price(locked[i], by)) for i in ids]
        for i, fen in zip(ids, spread(parts, freight_fen, by), strict=True):
            rows.change(writer, locked[i], {"freight_fen": fen})
        return ids[0]

    request = {"ids": ids, "freight_fen": freight_fen, "by": by.value}
    name = threads.production(desk, ids[0]).draft.name
    return write(desk, "share_freight", op_id, request, work, note=name)


def _number(row: dict[str, object], name: str) -> int:
    found = row[name]
    if not isinstance(found, int) or (name == "qty" and found < 1):
        raise Missing(name)
    return found


def _price(row: dict[str, object], by: Spread) -> int:
    return 0 if by is Spread.PIECES else _number(row, "unit_fen")
