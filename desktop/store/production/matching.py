"""What a row of a table is about: things, articles and suppliers by name; what was said before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from desktop.domain.errors import Ambiguous, NotFound
from desktop.domain.production import Saying
from desktop.store.standing import taken_back
from desktop.store.tables import event, item, production, production_note, supplier, variant

p, n, s = production.c, production_note.c, supplier.c
_NEAR = 5  # names that are offered
# What was typed before, by where it is typed again.
_TYPED: dict[str, tuple[ColumnElement[str], ...]] = {
    "categories": (p.category,),
    "people": (p.responsible, p.design_by, p.buy_by, p.make_by, p.accept_by),
    "carriers": (p.carrier,),
    "contracts": (p.contract,),
    "pay_states": (p.pay_state,),
    "invoice_states": (p.invoice_state,),
}


def named(
    connection: Connection, name: str, event_id: int | None, *, only_without: bool
) -> list[dict[str, Any]]:
    """The things of this name, locked, in the order of their making; of an event where one is
    said, else of all, or of those without an event.
    """
    statement = select(production).where(p.name == name, p.retired_at.is_(None)).order_by(p.id)
    if event_id is not None:
        statement = statement.where(p.event == event_id)
    elif only_without:
        statement = statement.where(p.event.is_(None))
    return [dict(row) for row in connection.execute(statement.with_for_update()).mappings()]


def told_apart(connection: Connection, rows: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """What tells things of one name apart: event, use, specification, or how many are wanted."""
    ids = [row["event"] for row in rows if row["event"] is not None]
    found = select(event.c.id, event.c.name).where(event.c.id.in_(ids))
    names = {row.id: row.name for row in connection.execute(found)}
    words = [(names.get(row["event"]), row["purpose"], row["spec"], row["qty"]) for row in rows]
    return tuple(" ".join(str(word) for word in some if word) or "–" for some in words)


def near(connection: Connection, name: str) -> tuple[str, ...]:
    """Names of things that begin or go on like this one."""
    found = connection.execute(
        select(p.name)
        .where(p.retired_at.is_(None), p.name.icontains(name[:2], autoescape=True))
        .distinct()
        .order_by(p.name)
        .limit(_NEAR)
    )
    return tuple(found.scalars())


def titled(connection: Connection, name: str) -> int:
    """The article of this title (`T恤 L`) or item name; local id. Raises NotFound, Ambiguous."""
    words = name.split(" ")
    beginnings = [" ".join(words[:n]) for n in range(1, len(words) + 1)]
    rows = connection.execute(
        select(variant.c.id, variant.c.code, variant.c.label, item.c.name)
        .join(item, item.c.id == variant.c.item)
        .where(variant.c.retired_at.is_(None), item.c.name.in_(beginnings))
        .order_by(variant.c.id)
    ).all()
    found = [row for row in rows if f"{row.name} {row.label}".rstrip() == name]
    found = found or [row for row in rows if row.name == name]
    if len(found) > 1:
        raise Ambiguous("item", name, tuple(row.code for row in found[:_NEAR]))
    if not found:
        raise NotFound("item", name)
    return int(found[0].id)


def said_before(connection: Connection, production_id: int, table: str) -> dict[str, Any] | None:
    """What a kind of table said of a thing the last time; None if it never did."""
    rows = connection.execute(
        select(n.text)
        .where(
            n.production == production_id,
            n.what == Saying.ROW.value,
            n.op_id.not_in(taken_back()),
        )
        .order_by(n.recorded_at.desc(), n.op_id.desc(), n.line.desc())
    ).scalars()
    for text in rows:
        said: dict[str, Any] = json.loads(text)
        if said["table"] == table:
            return dict(said["said"])
    return None


def texts(connection: Connection, production_id: int) -> frozenset[str]:
    """All words of a thing's thread."""
    said = select(n.text).where(n.production == production_id, n.op_id.not_in(taken_back()))
    return frozenset(connection.execute(said).scalars())


def supplier_name(connection: Connection, supplier_id: int) -> str:
    """What a supplier is called."""
    found = select(s.name).where(s.id == supplier_id)
    return str(connection.execute(found).scalar_one())


def has_supplier(connection: Connection, name: str) -> bool:
    """Whether there is a supplier of this name."""
    found = select(s.id).where(s.name == name, s.retired_at.is_(None))
    return connection.execute(found).first() is not None


def typed(connection: Connection) -> dict[str, tuple[str, ...]]:
    """What was typed before: categories, people, carriers, contracts, states; each word once."""
    return {name: _words(connection, columns) for name, columns in _TYPED.items()}


def _words(connection: Connection, columns: Sequence[ColumnElement[str]]) -> tuple[str, ...]:
    found: set[str] = set()
    for column in columns:
        found.update(connection.execute(select(column).distinct()).scalars())
    return tuple(sorted(word for word in found if word))
