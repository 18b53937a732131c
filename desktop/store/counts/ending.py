"""Closing a count, from its entries to its results."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from desktop.domain.counts import Closed, Difference, Finding, State, Verdict, Verdicts
from desktop.domain.errors import NoReason, NothingCounted
from desktop.domain.people import Right
from desktop.store import rights, stock
from desktop.store.counts import books, closing, entries, naming, rows
from desktop.store.counts.sheet import due, found
from desktop.store.holdings import paths
from desktop.store.owners import owners
from desktop.store.writing import Writer


def end(writer: Writer, count: Row[Any], verdicts: Verdicts, *, begun: bool = False) -> Closed:
    """Closes a locked count; `begun` where its act has said facts of its moment before. Raises
    NothingCounted, NoReason, PeriodSettled, NotYours.
    """
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
    where = paths(connection)
    whose = {owner.id: owner.name for owner in owners(connection)}
    differing = [one for one in bookings if one.finding.difference]
    return Closed(
        op=writer.op_id.hex(),
        count=count.id,
        lines=len(bookings),
        differences=tuple(
            Difference(
                code=known[one.finding.key.variant].code,
                title=known[one.finding.key.variant].title,
                place=where[one.finding.key.place],
                owner=whose[one.finding.key.owner],
                expected=one.finding.expected,
                counted=one.finding.counted,
                booked=one.booked,
                reason=one.reason,
            )
            for one in differing
        ),
        disputed=tuple(f"{known[key.variant].title} · {where[key.place]}" for key in left.disputed),
        freed=tuple(
            (where[key.place], known[key.variant].title, purpose, qty)
            for key, purpose, qty in left.freed
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
