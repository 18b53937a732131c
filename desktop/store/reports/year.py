"""The rows behind the figures of a year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, case, func, select, union_all

from desktop.domain.stock import PlaceKind
from desktop.domain.transfers import What
from desktop.store.reports.lying import whole
from desktop.store.standing import taken_back
from desktop.store.tables import (
    artwork,
    bench_session,
    count_result,
    event,
    item,
    movement,
    operation,
    participant,
    person,
    place,
    production,
    stock_count,
    supplier,
    transfer_line,
    variant,
)

Rows = Sequence[Any]


def artworks(connection: Connection, since: int, until: int) -> Rows:
    """Versions of artwork made in a span: `name version made_by at`."""
    a = artwork.c
    return connection.execute(
        select(a.name, a.version, a.made_by, a.at)
        .where(a.retired_at.is_(None), a.at >= since, a.at < until)
        .order_by(a.at, a.id)
    ).all()


def items(connection: Connection, year: int) -> Rows:
    """Items of a year: `name category sizes uid`; `uid` is one of its variants'."""
    v = variant.c
    return connection.execute(
        select(item.c.name, item.c.category, func.count().label("sizes"), func.min(v.id).label("v"))
        .join(variant, v.item == item.c.id)
        .where(item.c.year == year, v.retired_at.is_(None))
        .group_by(item.c.id, item.c.name, item.c.category)
        .order_by(func.min(v.sort), item.c.id)
    ).all()


def purchases(connection: Connection, year: int) -> Rows:
    """What was ordered in a year: `name supplier ordered_on qty amount_fen`; amount may be None."""
    p = production.c
    reckoned = p.qty * p.unit_fen + func.coalesce(p.freight_fen, 0)
    return connection.execute(
        select(
            p.id, p.name, supplier.c.name.label("supplier"), p.ordered_on, p.qty,
            case((p.actual_fen.is_not(None), p.actual_fen), else_=reckoned).label("amount_fen"),
        )
        .join_from(production, supplier, supplier.c.id == p.supplier, isouter=True)
        .where(p.retired_at.is_(None), p.ordered_on.like(f"{year:04d}-%"))
        .order_by(p.ordered_on, p.id)
    ).all()  # fmt: skip


def people(connection: Connection, since: int, until: int) -> Rows:
    """Who wrote in the ledger in a span: `name acts`, the busiest first."""
    acts = func.count().label("acts")
    return connection.execute(
        select(person.c.name, acts)
        .join_from(operation, person, person.c.id == operation.c.actor)
        .where(operation.c.recorded_at >= since, operation.c.recorded_at < until)
        .group_by(person.c.id, person.c.name)
        .order_by(acts.desc(), person.c.id)
    ).all()


def participants(connection: Connection, since: int, until: int) -> Rows:
    """Workshops of a span and how many took part: `name at people`."""
    s = bench_session.c
    return connection.execute(
        select(s.name, s.at, func.count(participant.c.id).label("people"))
        .join_from(bench_session, participant, participant.c.session == s.id)
        .where(participant.c.retired_at.is_(None), s.at >= since, s.at < until)
        .group_by(s.id, s.name, s.at)
        .order_by(s.at, s.id)
    ).all()


def events(connection: Connection, year: int) -> Rows:
    """Events that began in a year: `id name starts_on ends_on`."""
    e = event.c
    return connection.execute(
        select(e.id, e.name, e.starts_on, e.ends_on)
        .where(e.retired_at.is_(None), e.starts_on.like(f"{year:04d}-%"))
        .order_by(e.starts_on, e.id)
    ).all()


def went(connection: Connection, kind: PlaceKind, since: int, until: int) -> Rows:
    """Pieces that went to a kind of place in a span, less what came back: `uid code title qty`."""
    m = movement.c
    there = select(place.c.id).where(place.c.kind == kind)
    reversing = select(operation.c.op_id).where(operation.c.reverses.is_not(None))
    standing = [
        m.at >= since, m.at < until, m.op_id.not_in(taken_back()), m.op_id.not_in(reversing)
    ]  # fmt: skip
    came = select(m.variant, m.qty).where(m.to_place.in_(there), *standing)
    # Of parcels only what was sent counts: what arrives leaves the transit, too. A box goes along
    # with what it holds, of which the transfer tells and no movement.
    if kind is PlaceKind.TRANSIT:
        t = transfer_line.c
        boxed = select(t.variant, t.qty).where(
            t.what == What.SENT, t.box.is_not(None), t.at >= since, t.at < until,
            t.op_id.not_in(taken_back()),
        )  # fmt: skip
        both = union_all(came.where(m.from_place.not_in(there)), boxed).subquery("both")
    else:
        left = select(m.variant, (-m.qty).label("qty")).where(m.from_place.in_(there), *standing)
        both = union_all(came, left).subquery("both")
    qty = whole(both.c.qty)
    summed = (
        select(both.c.variant, qty.label("qty")).group_by(both.c.variant).having(qty != 0)
    ).subquery("summed")
    return connection.execute(
        select(variant.c.uid, variant.c.code, item.c.name, variant.c.label, summed.c.qty)
        .join_from(summed, variant, variant.c.id == summed.c.variant)
        .join(item, item.c.id == variant.c.item)
        .order_by(summed.c.qty.desc(), variant.c.id)
    ).all()


def counts(connection: Connection, since: int, until: int) -> Rows:
    """Counts that were closed in a span: `name closed_at lines exact`, the first one first."""
    c, r = stock_count.c, count_result.c
    exact = whole(case((r.expected == r.counted, 1), else_=0))
    return connection.execute(
        select(
            c.name, c.closed_at, func.count(r.line).label("lines"),
            func.coalesce(exact, 0).label("exact"),
        )
        .join_from(
            stock_count, count_result,
            (r.count == c.id) & r.op_id.not_in(taken_back()), isouter=True,
        )
        .where(c.retired_at.is_(None), c.state == "closed", c.closed_at >= since)
        .where(c.closed_at < until)
        .group_by(c.id, c.name, c.closed_at)
        .order_by(c.closed_at, c.id)
    ).all()  # fmt: skip
