"""A history kept elsewhere becomes part of the ledger: previewed, then entered in bulk."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop.domain.errors import NotFound, NotYet, RowsRefused
from desktop.domain.history import Happened, History, Replayed, once
from desktop.domain.imports import Trouble
from desktop.domain.moments import HOME, micros, moment
from desktop.domain.people import Right
from desktop.domain.progress import Progress
from desktop.exchange.history import read_history
from desktop.services.changes import Desk, OpId, Topic, perform
from desktop.store import replaying, rights
from desktop.store.tables import person
from desktop.store.writing import Writer

AT_ONCE = 2_000  # rows a transaction: others wait for less than a second


def preview(desk: Desk, path: Path) -> History:
    """The history in a file, with what of it cannot be taken; writes nothing.

    An item that nobody knows needs a name in its row, and what is still to come is no history.
    Raises BadFile, Ambiguous.
    """
    history = read_history(path)
    codes = {row.code for row in history.rows if row.code}
    with desk.database.reading() as connection:
        known = replaying.known_codes(connection, codes)
    named = {row.code for row in history.rows if row.name}
    lost = codes - known.keys() - named
    troubles = [
        Trouble(row.row, "", row.code, NotFound.code, NotFound("item", row.code).data())
        for row in history.rows
        if row.code in lost
    ]
    now = micros(desk.now())
    for row in history.rows:
        if row.at > now and row.code not in lost:
            said = moment(row.at, ZoneInfo(HOME)).isoformat()
            troubles.append(Trouble(row.row, "", said[:10], NotYet.code, NotYet(said).data()))
    rows = tuple(row for row in history.rows if row.code not in lost and row.at <= now)
    told = sorted([*history.troubles, *troubles], key=lambda trouble: trouble.row)
    return replace(history, rows=rows, troubles=tuple(told))


def replay(
    desk: Desk, history: History, *, skip_refused: bool = False
) -> Generator[Progress, None, Replayed]:
    """Enters what is not in yet, in the order of time; the generator returns Replayed.

    Some thousand rows are a transaction; given up between two of them, what is in stays in, and
    the next time goes on from there. Raises RowsRefused (unless they may be left out), NotYours.
    """
    if history.troubles and not skip_refused:
        raise RowsRefused(len({trouble.row for trouble in history.troubles}))
    rows, odd = once(history.rows)
    total = len(rows)
    parts = [Replayed(len(odd), 0, 0, 0, 0, 0, tuple(odd))]
    for start in range(0, total, AT_ONCE):
        yield Progress(start, total, history.file)
        parts.append(_enter(desk, OpId.new(), history.file, rows[start : start + AT_ONCE]))
    yield Progress(total, total, history.file)
    return _sum(parts)


class _NothingNew(Exception):
    """All of it is in already: the transaction is given up, nothing is recorded."""


def _enter(desk: Desk, op_id: UUID, file: str, rows: Sequence[Happened]) -> Replayed:
    entered = Replayed(len(rows), 0, 0, len(rows), 0, 0)

    def work(writer: Writer) -> dict[str, int]:
        nonlocal entered
        rights.need(writer, Right.ENTRUST, None)  # it moves goods and boxes of every place
        actor = writer.uid(person, writer.actor)
        entered = replaying.Replay(writer, actor).enter(rows)
        if not entered.moves and not entered.box_moves:
            raise _NothingNew
        return {"moves": entered.moves, "box_moves": entered.box_moves}

    topics = {Topic.CATALOGUE, Topic.STOCK, Topic.PLACES}
    with suppress(_NothingNew):
        perform(desk, "take_history", op_id, None, work, dict, topics, note=file)
    return entered


def _sum(parts: list[Replayed]) -> Replayed:
    return Replayed(
        rows=sum(part.rows for part in parts),
        moves=sum(part.moves for part in parts),
        box_moves=sum(part.box_moves for part in parts),
        same=sum(part.same for part in parts),
        places=sum(part.places for part in parts),
        items=sum(part.items for part in parts),
        anomalies=tuple(anomaly for part in parts for anomaly in part.anomalies),
    )
