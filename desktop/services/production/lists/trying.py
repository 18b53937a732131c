"""Rows of a table are tried, in a transaction that is given up: so each has its fate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from desktop.domain.imports import Trouble
from desktop.domain.moments import micros
from desktop.domain.people import Right
from desktop.domain.production.lists import Entered, Outcome, TableKind, TableList, TableRow
from desktop.services.changes import Desk, OpId
from desktop.services.production.acting import today
from desktop.services.production.lists import amounts, back, boxes, parts, things
from desktop.services.production.lists.ground import Ground, Wrong
from desktop.store import journal, rights
from desktop.store.imports.known import Heads, View
from desktop.store.writing import Writer, new_uid

ENTER: dict[TableKind, Callable[[Writer, Ground, TableRow], Entered]] = {
    TableKind.LIST: things.enter,
    TableKind.BUDGET: things.enter,
    TableKind.GOODS_IN: parts.enter,
    TableKind.BOXES: boxes.enter,
    TableKind.BACK: back.enter,
    TableKind.APPROVALS: amounts.enter,
}
# Tables that speak of the purchase, not of goods in a place.
_NO_GOODS = (TableKind.LIST, TableKind.BUDGET, TableKind.APPROVALS)
KIND = "import_production"


class _Tried(Exception):
    """The rows were tried; what they wrote is given up."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome


def try_all(
    desk: Desk, read: TableList, event_id: int | None, place: int | None
) -> tuple[Outcome, Heads]:
    """Enters all rows in a transaction that is given up; what the ledger stood at."""
    heads: Heads = ()
    order = journal.Order(OpId.new().bytes, KIND, {})
    try:
        with desk.database.writing() as connection:
            heads = View(connection).heads()
            writer = journal.begin(
                connection,
                dict(desk.database.uids),
                order,
                now=micros(desk.now()),
                station_id=desk.station.bytes,
                by=desk.person,
            )
            raise _Tried(_enter_all(desk, writer, read, event_id, place))
    except _Tried as tried:
        return tried.outcome, heads


def rehearse(
    desk: Desk, writer: Writer, read: TableList, event_id: int | None, place: int | None
) -> Outcome:
    """As `_try`, inside the act's own transaction: a writer of its own, all of it given up."""
    scratch = Writer(
        writer.connection,
        dict(desk.database.uids),
        op_id=new_uid(),
        kind=KIND,
        at=writer.at,
        recorded_at=writer.recorded_at,
        station=writer.station,
    )
    scratch.actor = writer.actor
    whole = writer.connection.begin_nested()
    try:
        return _enter_all(desk, scratch, read, event_id, place)
    finally:
        whole.rollback()


def _enter_all(
    desk: Desk, writer: Writer, read: TableList, event_id: int | None, place: int | None
) -> Outcome:
    if read.kind in _NO_GOODS:
        rights.need(writer, Right.PRODUCE, None)
    ground = ground_of(desk, read, event_id, place)
    entered: list[Entered] = []
    troubles = list(read.troubles)
    for row in read.rows:
        point, forget = writer.connection.begin_nested(), ground.forgetting()
        try:
            entered.append(ENTER[read.kind](writer, ground, row))
            point.commit()
        except Wrong as wrong:
            point.rollback()
            forget()
            troubles.append(_trouble(read, row, wrong))
    return Outcome(
        rows=tuple(entered),
        troubles=tuple(sorted(troubles, key=lambda trouble: trouble.row)),
        new_suppliers=tuple(dict.fromkeys(ground.suppliers)),
        new_places=tuple(dict.fromkeys(ground.places)),
        new_items=tuple(dict.fromkeys(ground.items)),
    )


def _trouble(read: TableList, row: TableRow, wrong: Wrong) -> Trouble:
    value = row.said.get(wrong.name)
    text = "" if value is None else str(value)
    column = read.columns.get(wrong.name, "")
    return Trouble(row.row, column, text, wrong.refused.code, wrong.refused.data())


def ground_of(desk: Desk, read: TableList, event_id: int | None, place: int | None) -> Ground:
    """What all rows of a table share, before the first one."""
    totals: dict[str, Counter[str]] = {}
    if read.kind is TableKind.GOODS_IN:
        for row in read.rows:
            mine = totals.setdefault(row.name, Counter())
            mine["arrived"] += int(str(row.said.get("arrived") or 0))
            mine["good"] += parts.good_of(row)
    return Ground(
        kind=read.kind,
        event=event_id,
        place=place,
        today=today(desk),
        by=desk.person,
        columns=read.columns,
        totals=totals,
    )
