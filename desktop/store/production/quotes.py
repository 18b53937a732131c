"""Quotes as rows."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Row, select

from desktop.domain.errors import NotFound
from desktop.domain.moments import moment
from desktop.domain.production import Quote, QuoteDraft
from desktop.store.tables import quote, supplier
from desktop.store.writing import Writer

q = quote.c
_ROW = select(quote, supplier.c.name.label("supplier_name")).join(
    supplier, supplier.c.id == q.supplier
)


def add(writer: Writer, production_id: int, draft: QuoteDraft) -> int:
    """Enters a quote; its local id."""
    own = {"production": production_id, "retired_at": None}
    return writer.born(quote, asdict(draft) | own)


def retire(writer: Writer, quote_id: int) -> None:
    """Takes a quote out of the comparison. Raises NotFound."""
    before = select(q.retired_at).where(q.id == quote_id).with_for_update()
    row = writer.connection.execute(before).first()
    if row is None:
        raise NotFound("quote", str(quote_id))
    after = {"retired_at": writer.recorded_at}
    writer.change(quote, {"id": quote_id}, {"retired_at": row.retired_at}, after)


def get(connection: Connection, quote_id: int) -> Quote:
    """One quote by its local id. Raises NotFound."""
    row = connection.execute(_ROW.where(q.id == quote_id, q.retired_at.is_(None))).first()
    if row is None:
        raise NotFound("quote", str(quote_id))
    return _value(row)


def of(connection: Connection, production_id: int) -> list[Quote]:
    """The quotes for a thing, in the order of their coming."""
    rows = connection.execute(
        _ROW.where(q.production == production_id, q.retired_at.is_(None)).order_by(q.id)
    )
    return [_value(row) for row in rows]


def _value(row: Row[Any]) -> Quote:
    draft = QuoteDraft(
        row.supplier, row.qty, row.unit_fen, row.freight_fen, row.moq, row.days, row.note
    )
    return Quote(row.id, row.uid.hex(), row.production, draft, row.supplier_name, moment(row.at))
