"""A table is previewed by trying it, and taken in as one act: all or nothing, one undo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.domain.errors import Ambiguous, NotFound, RowsRefused
from desktop.domain.imports import Fate, Trouble
from desktop.domain.moments import micros
from desktop.domain.money import narrow
from desktop.domain.people import Right
from desktop.domain.production.lists import (
    Entered,
    Outcome,
    TableKind,
    TableList,
    TableRow,
)
from desktop.domain.progress import Progress
from desktop.exchange.production import read_table
from desktop.services.changes import Desk, OpId, Topic, perform
from desktop.services.production.acting import today
from desktop.services.production.lists import amounts, back, boxes, parts, things
from desktop.services.production.lists.ground import Ground, Wrong
from desktop.store import journal, rights
from desktop.store.booth import events
from desktop.store.imports import booking
from desktop.store.imports.known import Heads, View
from desktop.store.writing import Writer, new_uid

_ENTER: dict[TableKind, Callable[[Writer, Ground, TableRow], Entered]] = {
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


@dataclass(frozen=True)
class Preview:
    """A table and what becomes of each of its rows, before anything is written.

    `event` and `place` are local ids, `event_name` "" without an event. Where `list.doubtful` says
    that columns are in doubt there are no rows yet: ask, and preview again with a mapping.
    """

    list: TableList
    outcome: Outcome
    event: int | None
    event_name: str
    place: int | None
    mapping: Mapping[str, str] = field(default_factory=dict)
    heads: Heads = field(default=(), repr=False, compare=False)  # what it was decided against

    @property
    def already_in(self) -> bool:
        """Whether the ledger says all of it already."""
        rows = self.outcome.rows
        same = all(row.fate is Fate.SAME for row in rows)
        return bool(rows) and same and not self.outcome.refused


@dataclass(frozen=True)
class Taken:
    """What was written: `batch` is the act in hex, None if nothing was; the others count rows."""

    batch: str | None
    rows: int
    new: int
    changed: int
    same: int
    refused: int


class _NothingToWrite(Exception):
    """The ledger says all of it already: the transaction is given up, nothing is recorded."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome


class _Tried(Exception):
    """The rows were tried; what they wrote is given up."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome


def preview(
    desk: Desk,
    path: Path,
    *,
    event: int | None = None,
    place: int | None = None,
    kind: TableKind | None = None,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Generator[Progress, None, Preview]:
    """Reads a table and says what would become of each row; the generator returns a Preview.

    `event` None: the one whose name stands in the file's name. `place` is where goods came in.
    Raises BadFile, Ambiguous (several sheets fit), NotFound, NotYours, DatabaseTrouble.
    """
    yield Progress(0, 0, path.name)
    read = read_table(path, kind, mapping, sheet)
    yield Progress(0, len(read.rows), path.name)
    chosen, name = _event(desk, path.stem, event)
    heads: Heads = ()
    outcome = Outcome((), read.troubles)
    if not read.doubtful:
        outcome, heads = _try(desk, read, chosen, place)
    yield Progress(len(read.rows), len(read.rows), path.name)
    return Preview(read, outcome, chosen, name, place, dict(mapping or {}), heads)


def apply(
    desk: Desk, op_id: UUID, seen: Preview, *, skip_refused: bool = False
) -> Generator[Progress, None, Taken]:
    """Writes what was previewed; the generator returns Taken.

    Where the ledger was written to since the preview the rows are decided once more, under the
    lock. Raises RowsRefused when rows are refused and
    `skip_refused` does not leave them out, Ambiguous where columns are in doubt, OpReused.
    """
    read = seen.list
    for name, headings in read.doubtful.items():
        raise Ambiguous("heading", name, headings)
    total = len(read.rows)
    yield Progress(0, total, read.file)

    def work(writer: Writer) -> Taken:
        booking.lock(writer.connection)
        outcome = seen.outcome
        if View(writer.connection).heads() != seen.heads:
            outcome = _rehearse(desk, writer, read, seen.event, seen.place)
        if outcome.refused and not skip_refused:
            raise RowsRefused(outcome.refused)
        if all(row.fate is Fate.SAME for row in outcome.rows):
            raise _NothingToWrite(outcome)
        good = {row.row for row in outcome.rows}
        ground = _ground(desk, read, seen.event, seen.place)
        for row in read.rows:
            if row.row in good:
                with _or_refused():
                    _ENTER[read.kind](writer, ground, row)
        return _counted(outcome, op_id.hex)

    request = {
        "sha256": read.sha256,
        "kind": read.kind.value,
        "columns": dict(read.columns),
        "event": seen.event,
        "place": seen.place,
        "skip_refused": skip_refused,
    }
    topics = {Topic.PRODUCTION, Topic.STOCK, Topic.CATALOGUE, Topic.PLACES}
    try:
        done = perform(
            desk, KIND, op_id, request, work, lambda said: Taken(**said), topics, note=read.file
        )
    except _NothingToWrite as nothing:
        done = _counted(nothing.outcome, None)
    yield Progress(total, total, read.file)
    return done


def _try(
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


def _rehearse(
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
    ground = _ground(desk, read, event_id, place)
    entered: list[Entered] = []
    troubles = list(read.troubles)
    for row in read.rows:
        point, forget = writer.connection.begin_nested(), ground.forgetting()
        try:
            entered.append(_ENTER[read.kind](writer, ground, row))
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


@contextmanager
def _or_refused() -> Iterator[None]:
    """What is wrong with a row that was good a moment ago stops all of it."""
    try:
        yield
    except Wrong as wrong:
        raise wrong.refused from wrong


def _trouble(read: TableList, row: TableRow, wrong: Wrong) -> Trouble:
    value = row.said.get(wrong.name)
    text = "" if value is None else str(value)
    column = read.columns.get(wrong.name, "")
    return Trouble(row.row, column, text, wrong.refused.code, wrong.refused.data())


def _ground(desk: Desk, read: TableList, event_id: int | None, place: int | None) -> Ground:
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


def _event(desk: Desk, stem: str, event_id: int | None) -> tuple[int | None, str]:
    """The event that is said, else the one whose name stands in the file's name."""
    with desk.database.reading() as connection:
        every = events.events(connection)
    if event_id is not None:
        for one in every:
            if one.id == event_id:
                return event_id, one.name
        raise NotFound("event", str(event_id))
    title = _plain(stem)
    named = [one for one in every if _plain(one.name) and _plain(one.name) in title]
    if not named:
        return None, ""
    best = max(named, key=lambda one: len(_plain(one.name)))
    return best.id, best.name


def _plain(text: str) -> str:
    return "".join(sign for sign in narrow(text).casefold() if sign.isalnum())


def _counted(outcome: Outcome, batch: str | None) -> Taken:
    refused: Any = outcome.refused
    return Taken(
        batch=batch,
        rows=len(outcome.rows) + refused,
        new=outcome.count(Fate.NEW),
        changed=outcome.count(Fate.CHANGED),
        same=outcome.count(Fate.SAME),
        refused=refused,
    )
