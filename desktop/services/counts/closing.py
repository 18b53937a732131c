"""A count is closed, or taken whole from a file: one act with one undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from desktop.domain.counts import (
    CountDraft,
    EntryDraft,
    Finding,
    State,
    Verdict,
    Verdicts,
)
from desktop.domain.errors import NoReason, NothingCounted
from desktop.domain.moments import micros
from desktop.domain.people import Right
from desktop.domain.stock import Key
from desktop.services.changes import Desk, Topic, perform
from desktop.services.counts.entering import resolved
from desktop.services.counts.looking import due, found
from desktop.store import rights, stock
from desktop.store.counts import books, closing, entries, naming, rows
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Difference:
    """One line that differs; pieces."""

    code: str
    title: str
    place: str
    owner: str
    expected: int
    counted: int
    booked: bool
    reason: str


@dataclass(frozen=True)
class Closed:
    """What closing a count did: its act in hex, how many lines it settled or left, what differed,
    what fell below zero, and whose promises were given free (place, item, purpose, pieces).
    """

    op: str
    count: int
    lines: int
    differences: tuple[Difference, ...]
    disputed: tuple[str, ...]
    freed: tuple[tuple[str, str, str, int], ...]


def close(desk: Desk, op_id: UUID, count_id: int, verdicts: Verdicts | None = None) -> Closed:
    """Closes a count: results are kept, differences moved as of the moment they were counted at.

    What moved since is not touched. Estimates book nothing unless adopted line by line. Raises
    NotFound, CountNotOpen, NothingCounted, NoReason, PeriodSettled, NotYours.
    """
    said = verdicts or Verdicts()

    def work(writer: Writer) -> Closed:
        books.hold(writer)
        return _close(writer, op_id, rows.lock(writer, count_id), said)

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
        entries.add(writer, count_id, 1, resolved(desk, writer, count, lines))
        return _close(writer, op_id, count, verdicts, begun=True)

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


def _close(
    writer: Writer, op_id: UUID, count: Row[Any], verdicts: Verdicts, *, begun: bool = False
) -> Closed:
    rights.need(writer, Right.COUNT, count.place)
    connection = writer.connection
    said = entries.standing(connection, count.id)
    findings = found(connection, said)
    findings += _zeros(writer, count, findings, said, verdicts)
    if not findings:
        raise NothingCounted(count.name)
    by_key = {one.key: one for one in verdicts.lines}
    bookings = [_booking(one, by_key.get(one.key), verdicts) for one in findings]
    _reasoned(writer, bookings)
    closing.at_moment(writer, findings, begun=begun)
    left = closing.book(writer, count.id, bookings)
    rows.set_state(writer, count, State.CLOSED)
    known = naming.variants(connection, {one.key.variant for one in findings})

    def where(key: Key) -> str:
        return stock.names(connection, key)["place"]

    differing = [one for one in bookings if one.finding.difference]
    return Closed(
        op=op_id.hex,
        count=count.id,
        lines=len(bookings),
        differences=tuple(
            Difference(
                code=known[one.finding.key.variant].code,
                title=known[one.finding.key.variant].title,
                place=where(one.finding.key),
                owner=stock.names(connection, one.finding.key)["owner"],
                expected=one.finding.expected,
                counted=one.finding.counted,
                booked=one.booked,
                reason=one.reason,
            )
            for one in differing
        ),
        disputed=tuple(f"{known[key.variant].title} · {where(key)}" for key in left.disputed),
        freed=tuple(
            (where(key), known[key.variant].title, purpose, qty) for key, purpose, qty in left.freed
        ),
    )


def _zeros(
    writer: Writer,
    count: Row[Any],
    findings: Sequence[Finding],
    said: Sequence[Row[Any]],
    verdicts: Verdicts,
) -> list[Finding]:
    """What nobody counted and of which somebody says that none is there."""
    counted = {one.key for one in findings}
    none = {one.key for one in verdicts.lines if one.zero}
    keys = [
        key
        for key in due(writer.connection, count)
        if key not in counted and (verdicts.rest_is_zero or key in none)
    ]
    if not keys:
        return []
    last = max((int(row.counted_at) for row in said), default=writer.recorded_at)
    told = books.books(writer.connection, {(key.variant, key.place) for key in keys}, last)
    return [
        Finding(
            key=key,
            expected=told.at(key, last),
            counted=0,
            counted_at=last,
            settled=told.asserted.get(key, last) > last,
        )
        for key in sorted(keys)
    ]


def _booking(one: Finding, verdict: Verdict | None, verdicts: Verdicts) -> closing.Booking:
    adopted = verdict is not None and verdict.adopt
    reason = verdict.reason.strip() if verdict is not None else ""
    if one.difference and not reason:
        reason = (verdicts.less if one.difference < 0 else verdicts.more).strip()
    return closing.Booking(
        finding=one,
        booked=not one.settled and (adopted or not one.estimate),
        reason=reason if one.difference else "",
    )


def _reasoned(writer: Writer, bookings: Sequence[closing.Booking]) -> None:
    lacking = [b for b in bookings if b.booked and b.finding.difference and not b.reason]
    if lacking:
        first = lacking[0].finding
        names = stock.names(writer.connection, first.key)
        raise NoReason(names["item"], names["place"], first.difference, len(lacking) - 1)
