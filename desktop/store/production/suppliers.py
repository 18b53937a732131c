"""Suppliers as rows, with contact and phone as private values, and their orders so far."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from desktop.domain import masking
from desktop.domain.catalogue import search_terms
from desktop.domain.errors import NotFound, Taken
from desktop.domain.listing import Page
from desktop.domain.production import PastOrder, Saying, Supplier, SupplierDraft, Verdict
from desktop.store import private
from desktop.store.production.listing import arrived
from desktop.store.production.rows import day
from desktop.store.standing import taken_back
from desktop.store.tables import goods_in, production, production_note, supplier
from desktop.store.writing import Writer

s, p, g, n = supplier.c, production.c, goods_in.c, production_note.c
_PRIVATE = ("contact", "phone")


def save(writer: Writer, draft: SupplierDraft, supplier_id: int | None = None) -> int:
    """Makes or changes a supplier; its local id. Raises Taken for a name that is there.

    A contact or phone that is masked (it holds `*`) stays as it is kept.
    """
    there = select(s.id).where(s.name == draft.name, s.retired_at.is_(None))
    taken = writer.connection.execute(there).scalar()
    if taken is not None and taken != supplier_id:
        raise Taken("supplier", draft.name)
    row: dict[str, Any] = {
        "name": draft.name,
        "city": draft.city,
        "moq": draft.moq,
        "days": draft.days,
        "note": draft.note,
    }
    if supplier_id is None:
        kept = {name: _keep(writer, getattr(draft, name)) for name in _PRIVATE}
        return writer.born(supplier, row | kept | {"retired_at": None})
    before = lock(writer.connection, supplier_id)
    for name in _PRIVATE:
        said = getattr(draft, name)
        old = before[name]
        known = "" if old is None else private.reveal(writer.connection, old) or ""
        if "*" not in said and said != known:
            row[name] = _keep(writer, said)
    writer.change(supplier, {"id": supplier_id}, before, row)
    return supplier_id


def _keep(writer: Writer, value: str) -> bytes | None:
    return private.keep(writer, value) if value else None


def lock(connection: Connection, supplier_id: int) -> dict[str, Any]:
    """A supplier's row, ours until the commit. Raises NotFound."""
    found = select(supplier).where(s.id == supplier_id).with_for_update()
    row = connection.execute(found).mappings().first()
    if row is None:
        raise NotFound("supplier", str(supplier_id))
    return dict(row)


def ensure(writer: Writer, name: str) -> int:
    """The supplier with this name, made where missing."""
    there = select(s.id).where(s.name == name, s.retired_at.is_(None)).order_by(s.id)
    found = writer.connection.execute(there).scalar()
    return int(found) if found is not None else save(writer, SupplierDraft(name))


def set_retired(writer: Writer, supplier_id: int, at: int | None) -> str:
    """Takes a supplier out of lists (µs UTC), or brings it back (None); its name."""
    row = lock(writer.connection, supplier_id)
    before = {"retired_at": row["retired_at"]}
    writer.change(supplier, {"id": supplier_id}, before, {"retired_at": at})
    return str(row["name"])


def suppliers(
    connection: Connection, query: str = "", *, offset: int = 0, limit: int = 200
) -> Page[Supplier]:
    """Suppliers that are not retired, by name; words of the query in name, city or note."""
    fitting: list[ColumnElement[bool]] = [s.retired_at.is_(None)]
    for term in search_terms(query):
        columns = (s.name, s.city, s.note)
        fitting.append(or_(*(column.icontains(term, autoescape=True) for column in columns)))
    total = connection.execute(select(func.count()).select_from(supplier).where(*fitting))
    window = select(supplier).where(*fitting).order_by(s.name, s.id).limit(limit).offset(offset)
    rows = connection.execute(window).all()
    counts = select(p.supplier, func.count()).where(
        p.supplier.in_([row.id for row in rows]), p.ordered_on.is_not(None), p.retired_at.is_(None)
    )
    many = {row[0]: int(row[1]) for row in connection.execute(counts.group_by(p.supplier))}
    found = tuple(_value(connection, row, many.get(row.id, 0)) for row in rows)
    return Page(found, int(total.scalar_one()))


def get(connection: Connection, supplier_id: int) -> Supplier:
    """One supplier by its local id. Raises NotFound."""
    row = connection.execute(select(supplier).where(s.id == supplier_id)).first()
    if row is None:
        raise NotFound("supplier", str(supplier_id))
    return _value(connection, row, len(orders(connection, supplier_id)))


def _value(connection: Connection, row: Row[Any], many: int) -> Supplier:
    whole = SupplierDraft(
        name=row.name, city=row.city, moq=row.moq, days=row.days, note=row.note,
        contact=_reveal(connection, row.contact), phone=_reveal(connection, row.phone),
    )  # fmt: skip
    return Supplier(
        id=row.id,
        uid=row.uid.hex(),
        draft=replace(whole, contact=masking.name(whole.contact), phone=masking.phone(whole.phone)),
        orders=many,
        retired=row.retired_at is not None,
    )


def contact(connection: Connection, supplier_id: int) -> tuple[str, str]:
    """Contact and phone whole. Raises NotFound."""
    row = connection.execute(select(supplier).where(s.id == supplier_id)).first()
    if row is None:
        raise NotFound("supplier", str(supplier_id))
    return _reveal(connection, row.contact), _reveal(connection, row.phone)


def _reveal(connection: Connection, private_id: bytes | None) -> str:
    return "" if private_id is None else private.reveal(connection, private_id) or ""


def orders(connection: Connection, supplier_id: int) -> list[PastOrder]:
    """All orders at a supplier, the latest first."""
    rows = connection.execute(
        select(production)
        .where(p.supplier == supplier_id, p.ordered_on.is_not(None), p.retired_at.is_(None))
        .order_by(p.ordered_on.desc(), p.id.desc())
    ).all()
    ids = [row.id for row in rows]
    came, wrong = arrived(connection, ids), _faults(connection, ids)
    found = []
    for row in rows:
        ordered, promised, real = (
            day(text) for text in (row.ordered_on, row.promised_on, row.arrived_on)
        )
        found.append(
            PastOrder(
                production=row.id,
                name=row.name,
                qty=row.qty,
                unit_fen=row.unit_fen,
                ordered_on=ordered,
                promised_days=(promised - ordered).days if promised and ordered else None,
                real_days=(real - ordered).days if real and ordered else None,
                arrived=came.get(row.id, (0, 0))[0],
                good=came.get(row.id, (0, 0))[1],
                faults=tuple(wrong.get(row.id, ())),
            )
        )
    return found


def _faults(connection: Connection, ids: list[int]) -> dict[int, list[str]]:
    """What was wrong: faults that were said, samples that were bad, problems at goods-in."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    said = select(n.production, n.text).where(
        n.production.in_(ids),
        n.text != "",
        or_(n.what == Saying.FAULT.value, n.verdict == Verdict.BAD.value),
        n.op_id.not_in(taken_back()),
    )
    problems = select(g.production, g.problem).where(
        g.production.in_(ids), g.problem != "", g.op_id.not_in(taken_back())
    )
    for statement in (
        said.order_by(n.recorded_at, n.op_id, n.line),
        problems.order_by(g.recorded_at, g.op_id, g.line),
    ):
        for production_id, text in connection.execute(statement):
            found[production_id].append(text)
    return found
