"""A table is previewed by trying it, and taken in as one act: all or nothing, one undo."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.domain.errors import Ambiguous, NotFound, RowsRefused
from desktop.domain.imports import Fate
from desktop.domain.money import narrow
from desktop.domain.production.lists import (
    Outcome,
    TableKind,
    TableList,
)
from desktop.domain.progress import Progress
from desktop.exchange.production import read_table
from desktop.services.changes import Desk, Topic, perform
from desktop.services.production.lists.ground import Wrong
from desktop.services.production.lists.trying import ENTER, KIND, ground_of, rehearse, try_all
from desktop.store.booth import events
from desktop.store.imports import booking
from desktop.store.imports.known import Heads, View
from desktop.store.writing import Writer


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
        outcome, heads = try_all(desk, read, chosen, place)
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
            outcome = rehearse(desk, writer, read, seen.event, seen.place)
        if outcome.refused and not skip_refused:
            raise RowsRefused(outcome.refused)
        if all(row.fate is Fate.SAME for row in outcome.rows):
            raise _NothingToWrite(outcome)
        good = {row.row for row in outcome.rows}
        ground = ground_of(desk, read, seen.event, seen.place)
        for row in read.rows:
            if row.row in good:
                with _or_refused():
                    ENTER[read.kind](writer, ground, row)
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


@contextmanager
def _or_refused() -> Iterator[None]:
    """What is wrong with a row that was good a moment ago stops all of it."""
    try:
        yield
    except Wrong as wrong:
        raise wrong.refused from wrong


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
