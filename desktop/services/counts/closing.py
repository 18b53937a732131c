"""A count is closed, or taken whole from a file: one act with one undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from desktop.domain.counts import Closed, CountDraft, Difference, EntryDraft, Verdicts
from desktop.domain.moments import micros
from desktop.services.changes import Desk, Topic, perform
from desktop.store.counts import books, entries, rows
from desktop.store.counts.ending import end
from desktop.store.counts.saying import resolved
from desktop.store.writing import Writer


def close(desk: Desk, op_id: UUID, count_id: int, verdicts: Verdicts | None = None) -> Closed:
    """Closes a count: results are kept, differences moved as of the moment they were counted at.

    What moved since is not touched. Estimates book nothing unless adopted line by line. Raises
    NotFound, CountNotOpen, NothingCounted, NoReason, PeriodSettled, NotYours.
    """
    said = verdicts or Verdicts()

    def work(writer: Writer) -> Closed:
        books.hold(writer)
        return end(writer, rows.lock(writer, count_id), said)

    with desk.database.reading() as connection:
        name = rows.row(connection, count_id).name
    request = {"count": count_id, "verdicts": asdict(said)}
    return perform(desk, books.CLOSE, op_id, request, work, _told, _TOPICS, note=name)


def take(
    desk: Desk,
    op_id: UUID,
    draft: CountDraft,
    lines: Sequence[EntryDraft],
    verdicts: Verdicts,
) -> Closed:
    """A whole count in one act: opened, entered and closed, with one undo. Raises as `enter` and
    `close` do.
    """

    def work(writer: Writer) -> Closed:
        books.hold(writer)
        at = [micros(line.counted_at) for line in lines if line.counted_at is not None]
        if len(at) == len(lines) and at:
            writer.at = min(max(at), writer.recorded_at)
        count_id = rows.add(writer, draft, ())
        count = rows.lock(writer, count_id)
        entries.add(writer, count_id, 1, resolved(writer, count, lines, desk.person))
        return end(writer, count, verdicts, begun=True)

    request = {
        "draft": asdict(draft) | {"codes": list(draft.codes)},
        "lines": [
            asdict(one) | {"counted_at": None if one.counted_at is None else micros(one.counted_at)}
            for one in lines
        ],
        "verdicts": asdict(verdicts),
    }
    return perform(desk, books.FILE, op_id, request, work, _told, _TOPICS, note=draft.name)


_TOPICS = {Topic.COUNTS, Topic.STOCK}


def _told(said: dict[str, Any]) -> Closed:
    return Closed(
        op=said["op"],
        count=said["count"],
        lines=said["lines"],
        differences=tuple(Difference(**one) for one in said["differences"]),
        disputed=tuple(said["disputed"]),
        freed=tuple((p, i, w, q) for p, i, w, q in said["freed"]),
    )
