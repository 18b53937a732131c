"""Production batches and their inspections as rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select

from desktop.domain.bench.batches import Batch, BatchDraft, Inspection, Plan, Sample
from desktop.domain.catalogue import search_terms
from desktop.domain.errors import AlreadyInspected, NotFound, Taken
from desktop.domain.moments import moment
from desktop.domain.stock import Move, PlaceKind
from desktop.store import owners, places, stock
from desktop.store.bench.standing import WITHDRAWN
from desktop.store.holdings import paths
from desktop.store.journal import canonical
from desktop.store.tables import batch, inspection, item, operation, person, variant
from desktop.store.writing import Writer

b, i = batch.c, inspection.c
_ROW: Select[Any] = (
    select(batch, item.c.name.label("item_name"), variant.c.label.label("label"))
    .outerjoin(variant, variant.c.id == b.variant)
    .outerjoin(item, item.c.id == variant.c.item)
)
_INSPECTED: Select[Any] = (
    select(inspection, person.c.name.label("by"))
    .join(operation, operation.c.op_id == i.op_id)
    .join(person, person.c.id == operation.c.actor)
    .where(i.op_id.not_in(WITHDRAWN))
    .order_by(i.at, i.recorded_at, i.op_id)
)


def batches(connection: Connection, query: str = "") -> list[Batch]:
    """All batches, the newest first; words of `query` in lot, product, supplier or note."""
    statement = _ROW.where(b.retired_at.is_(None)).order_by(b.at.desc(), b.id.desc())
    for term in search_terms(query):
        columns = (b.lot, b.product, b.supplier, b.note)
        statement = statement.where(or_(*(c.icontains(term, autoescape=True) for c in columns)))
    rows = connection.execute(statement).all()
    where = paths(connection)
    # Of two that were written in two places before they were merged the later one is shown.
    looked = {row.batch: _inspection(row, where) for row in connection.execute(_INSPECTED)}
    return [_value(row, looked.get(row.id)) for row in rows]


def get(connection: Connection, batch_id: int) -> Batch:
    """One batch by its local id. Raises NotFound."""
    row = connection.execute(_ROW.where(b.id == batch_id)).first()
    if row is None:
        raise NotFound("batch", str(batch_id))
    looked = connection.execute(_INSPECTED.where(i.batch == batch_id)).all()
    return _value(row, _inspection(looked[-1], paths(connection)) if looked else None)


def find(connection: Connection, lot: str) -> Batch:
    """A batch by its lot, or by its local id as text. Raises NotFound."""
    wanted = lot.strip()
    known = batches(connection)
    for one in known:
        if wanted in (one.draft.lot, str(one.id)):
            return one
    raise NotFound("batch", wanted, tuple(one.draft.lot for one in known)[:5])


def _value(row: Row[Any], looked: Inspection | None) -> Batch:
    draft = BatchDraft(row.lot, row.product, row.expected, row.variant, row.supplier, row.note)
    name = f"{row.item_name or ''} {row.label or ''}".strip()
    return Batch(row.id, draft, moment(row.at), name, looked)


def _inspection(row: Row[Any], where: dict[int, str]) -> Inspection:
    return Inspection(
        op=bytes(row.op_id).hex(),
        at=moment(row.at),
        by=row.by,
        arrived=row.arrived,
        plan=Plan(row.plan_n, row.plan_accept),
        samples=tuple(Sample(**said) for said in json.loads(row.samples)),
        accepted=bool(row.accepted),
        good=row.good,
        refused=row.refused,
        place_name="" if row.place is None else where.get(row.place, ""),
        note=row.note,
    )


def add(writer: Writer, draft: BatchDraft) -> int:
    """Enters a batch; its local id. Raises Taken for a lot that is there."""
    there = select(b.id).where(b.lot == draft.lot, b.retired_at.is_(None))
    if writer.connection.execute(there).first() is not None:
        raise Taken("lot", draft.lot)
    return writer.born(batch, asdict(draft) | {"retired_at": None})


def lock(connection: Connection, batch_id: int) -> Row[Any]:
    """A batch's row, ours until the commit. Raises NotFound and AlreadyInspected."""
    row = connection.execute(select(batch).where(b.id == batch_id).with_for_update()).first()
    if row is None or row.retired_at is not None:
        raise NotFound("batch", str(batch_id))
    if inspected(connection, batch_id):
        raise AlreadyInspected(row.lot)
    return row


def inspected(connection: Connection, batch_id: int) -> bool:
    """Whether an inspection of it stands."""
    return connection.execute(_INSPECTED.where(i.batch == batch_id)).first() is not None


def inspect(
    writer: Writer,
    row: Row[Any],
    plan: Plan,
    samples: Sequence[Sample],
    *,
    arrived: int,
    accepted: bool,
    good: int,
    variant: int | None,
    place: int | None,
    owner: int | None,
    note: str,
) -> None:
    """Writes what was found, and takes the good ones into the stock as `variant`, which the batch
    bears from now on.
    """
    writer.change(batch, {"id": row.id}, {"variant": row.variant}, {"variant": variant})
    said = {
        "batch": row.id,
        "arrived": arrived,
        "plan_n": plan.n,
        "plan_accept": plan.accept,
        "samples": canonical([asdict(sample) for sample in samples]),
        "accepted": accepted,
        "good": good,
        "refused": arrived - good,
        "place": place,
        "note": note,
    }
    writer.add(inspection, [said])
    if good and place is not None and variant is not None:
        whose = owner or owners.first(writer.connection)
        source = places.outside(writer.connection, PlaceKind.SUPPLIER)
        stock.post(writer, [Move(variant, whose, good, source, place)])
