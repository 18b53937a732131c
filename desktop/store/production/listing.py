"""Windows onto all that is had made: search, filter, sort and slice happen in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, case, false, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from desktop.domain.catalogue import search_terms
from desktop.domain.errors import NotFound
from desktop.domain.listing import Page
from desktop.domain.moments import moment
from desktop.domain.production import (
    Contract,
    InvoiceState,
    Lack,
    Milestone,
    PayState,
    Production,
    Stage,
    due,
    per_piece,
    plan,
)
from desktop.domain.production.stages import NEXT
from desktop.store.production import saying
from desktop.store.production.rows import day, draft_of
from desktop.store.standing import taken_back
from desktop.store.tables import (
    artwork,
    event,
    goods_in,
    item,
    owner,
    production,
    supplier,
    variant,
)

p = production.c
_FROM = (
    production.outerjoin(event, event.c.id == p.event)
    .outerjoin(owner, owner.c.id == p.owner)
    .outerjoin(artwork, artwork.c.id == p.artwork)
    .outerjoin(supplier, supplier.c.id == p.supplier)
    .outerjoin(variant, variant.c.id == p.variant)
    .outerjoin(item, item.c.id == variant.c.item)
)
_ROW: Select[Any] = select(
    production,
    event.c.name.label("event_name"),
    event.c.starts_on,
    event.c.ends_on,
    owner.c.name.label("owner_name"),
    artwork.c.name.label("artwork_name"),
    artwork.c.version.label("artwork_version"),
    supplier.c.name.label("supplier_name"),
    item.c.name.label("item_name"),
    variant.c.label.label("variant_label"),
    variant.c.code.label("variant_code"),
).select_from(_FROM)
_SEARCHED = (
    *(p.name, p.purpose, p.spec, p.category, p.waybill, p.carrier, p.note),
    *(p.responsible, p.design_by, p.buy_by, p.make_by, p.accept_by, p.advanced_by),
    *(supplier.c.name, event.c.name, artwork.c.name, artwork.c.version, variant.c.code),
)
_ORDER = case({stage.value: i for i, stage in enumerate(Stage)}, value=p.stage, else_=0)
_ON_THE_WAY = (Stage.ORDER.value, Stage.SHIPPING.value)
_T = func.coalesce(p.needed_on, event.c.starts_on)
_DUE = case((p.stage.in_(_ON_THE_WAY), func.coalesce(p.promised_on, _T)), else_=_T)
_SORTS: dict[str, ColumnElement[Any]] = {
    "name": p.name,
    "event": event.c.starts_on,
    "stage": _ORDER,
    "supplier": supplier.c.name,
    "qty": p.qty,
    "promised": p.promised_on,
    "needed": _T,
    "due": _DUE,
    "budget": p.budget_fen,
    "actual": p.actual_fen,
    "added": p.at,
}
SORTS = tuple(_SORTS)
# The states in which a purchase wants nothing more of each kind.
_SETTLED: dict[Lack, tuple[ColumnElement[Any], tuple[str, ...]]] = {
    Lack.PAYMENT: (p.pay_state, (PayState.PAID, PayState.REFUNDED)),
    Lack.CONTRACT: (p.contract, (Contract.NONE, Contract.SIGNED)),
    Lack.INVOICE: (
        p.invoice_state,
        (InvoiceState.NONE, InvoiceState.ISSUED, InvoiceState.RECEIVED),
    ),
}


def things(
    connection: Connection,
    today: date,
    query: str = "",
    *,
    stage: Stage | None = None,
    event_id: int | None = None,
    supplier_id: int | None = None,
    artwork_id: int | None = None,
    late: bool = False,
    lacking: Iterable[Lack] = (),
    retired: bool = False,
    sort: str = "name",
    descending: bool = False,
    offset: int = 0,
    limit: int = 200,
) -> Page[Production]:
    """Things that fit, from `offset`, at most `limit`; `sort` is one of SORTS."""
    fitting: list[ColumnElement[bool]] = [
        p.retired_at.is_not(None) if retired else p.retired_at.is_(None)
    ]
    for column, wanted in ((p.event, event_id), (p.supplier, supplier_id), (p.artwork, artwork_id)):
        if wanted is not None:
            fitting.append(column == wanted)
    if stage is not None:
        fitting.append(p.stage == stage.value)
    if late:
        fitting.append(_late(today))
    for lack in lacking:
        state, settled = _SETTLED[lack]
        # What is said to be open, and what was ordered and says nothing.
        fitting += [state.not_in(settled), or_(p.ordered_on.is_not(None), state != "")]
    fitting += [
        or_(*(column.icontains(term, autoescape=True) for column in _SEARCHED))
        for term in search_terms(query)
    ]
    counted = select(func.count()).select_from(_FROM).where(*fitting)
    by = _SORTS[sort]
    order = (by.is_(None), by.desc() if descending else by, p.id.desc() if descending else p.id)
    window = _ROW.where(*fitting).order_by(*order).limit(limit).offset(offset)
    rows = connection.execute(window).all()
    total = connection.execute(counted).scalar_one()
    return Page(tuple(_values(connection, rows, today)), int(total))


def get(connection: Connection, production_id: int, today: date) -> Production:
    """One thing by its local id, retired or not. Raises NotFound."""
    rows = connection.execute(_ROW.where(p.id == production_id)).all()
    if not rows:
        raise NotFound("production", str(production_id))
    return _values(connection, rows, today)[0]


def _late(today: date) -> ColumnElement[bool]:
    """What is past its day, in terms of the days that are stored."""
    stages: defaultdict[Milestone, list[str]] = defaultdict(list)
    for stage, milestone in NEXT.items():
        stages[milestone].append(stage.value)
    ways: list[ColumnElement[bool]] = [false()]
    for milestone, some in stages.items():
        begins: ColumnElement[bool] = _first_in_time(milestone, today).isoformat() > _T
        if milestone is Milestone.COUNTED:
            last = (today - timedelta(weeks=1)).isoformat()
            begins = func.coalesce(event.c.ends_on, p.needed_on) < last
        if milestone is Milestone.ARRIVED:
            begins = or_(p.promised_on < today.isoformat(), and_(p.promised_on.is_(None), begins))
        ways.append(and_(p.stage.in_(some), begins))
    return or_(*ways)


def _first_in_time(milestone: Milestone, today: date) -> date:
    """The earliest T of which this milestone's day is not past yet: a later T has a later day."""
    t = today
    while plan(t).day(milestone) < today:
        t += timedelta(days=1)
    return t


def _values(connection: Connection, rows: list[Row[Any]] | Any, today: date) -> list[Production]:
    ids = [row.id for row in rows]
    came = arrived(connection, ids)
    moved = saying.since(connection, ids)
    return [_value(row, came.get(row.id, (0, 0)), moved.get(row.id), today) for row in rows]


def arrived(connection: Connection, ids: list[int]) -> dict[int, tuple[int, int]]:
    """Pieces that arrived and pieces that were good, of each of these things."""
    g = goods_in.c
    rows = connection.execute(
        select(g.production, func.sum(g.arrived), func.sum(g.good))
        .where(g.production.in_(ids), g.op_id.not_in(taken_back()))
        .group_by(g.production)
    )
    return {row[0]: (int(row[1]), int(row[2])) for row in rows}


def _value(row: Row[Any], came: tuple[int, int], since: int | None, today: date) -> Production:
    draft = draft_of(row._asdict())
    begins = draft.needed_on or day(row.starts_on)
    wanted = None if begins is None else plan(begins, day(row.ends_on))
    cost, qty = draft.cost_fen, draft.qty or came[1]
    return Production(
        id=row.id,
        uid=row.uid.hex(),
        draft=draft,
        since=moment(row.at if since is None else since),
        due=due(draft.stage, today, wanted, draft.promised_on),
        event=row.event_name or "",
        event_on=day(row.starts_on),
        item=f"{row.item_name or ''} {row.variant_label or ''}".strip(),
        code=row.variant_code or "",
        owner=row.owner_name or "",
        artwork=f"{row.artwork_name or ''} {row.artwork_version or ''}".strip(),
        supplier=row.supplier_name or "",
        copied_from=row.copied_from,
        arrived=came[0],
        good=came[1],
        piece=per_piece(cost, qty, draft.freight_fen or 0) if cost is not None and qty else None,
        retired=row.retired_at is not None,
    )
