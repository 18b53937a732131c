"""What follows of a request: the days it promises and the text a search looks into.

Working days change when the State Council speaks and the promise when the group settles another
one: these columns are never journalled, and derived again whenever something of that changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, bindparam, select, update

from desktop.domain.catalogue import search_text
from desktop.domain.moments import HOME, moment
from desktop.domain.requisitions.promise import Promise, promise
from desktop.domain.requisitions.rules import Rules
from desktop.domain.requisitions.states import OPEN, State
from desktop.domain.workdays import Calendar
from desktop.store import rules as rule_rows
from desktop.store import workdays
from desktop.store.prepared import Prepared
from desktop.store.tables import event, requisition, requisition_line, variant

_CHUNK = 500  # ids a statement
_SAID = 2000  # characters of a request's lines that a search looks into
_DAYS = Prepared(
    update(requisition)
    .where(requisition.c.id == bindparam("key"))
    .values(
        due_on=bindparam("due_on"), post_by=bindparam("post_by"), urgent_on=bindparam("urgent_on")
    )
)
_WORDS = Prepared(
    update(requisition)
    .where(requisition.c.id == bindparam("key"))
    .values(search=bindparam("search"))
)


def derive(connection: Connection, ids: Sequence[int] | None = None) -> None:
    """Fills `due_on`, `post_by`, `urgent_on` and `search` of these requests (None: of all)."""
    days(connection, ids)
    words(connection, ids)


def days(
    connection: Connection, ids: Sequence[int] | None = None, *, only_open: bool = False
) -> int:
    """Fills what these requests promise; returns how many changed. The cheap half of `derive`.

    `only_open`: of all whose clock may run, when a rule or a year changed.
    """
    hold(connection)
    calendar, rules = workdays.calendar(connection), rule_rows.rules(connection)
    changed = []
    for row in _rows(connection, _columns(), ids, only_open):
        now = _said(promised(calendar, rules, row))
        if now != (row.due_on, row.post_by, row.urgent_on):
            due, post, urgent = now
            changed.append({"key": row.id, "due_on": due, "post_by": post, "urgent_on": urgent})
    if changed:
        _DAYS.many(connection, changed)
    return len(changed)


def hold(connection: Connection, *, alone: bool = False) -> None:
    """Keeps rules and years as they are until the transaction ends; `alone` is who changes them,
    so that no request is counted by rules of before while all others are counted again.
    """
    if connection.dialect.name == "postgresql":  # SQLite has one writer at a time anyway
        mode = "EXCLUSIVE" if alone else "ROW SHARE"
        connection.exec_driver_sql(f"LOCK TABLE rule IN {mode} MODE")


def unlike(connection: Connection, *, only_open: bool = False) -> Iterator[str]:
    """The codes of requests whose days do not follow from the rules and the calendar."""
    calendar, rules = workdays.calendar(connection), rule_rows.rules(connection)
    for row in _rows(connection, _columns(), None, only_open):
        if _said(promised(calendar, rules, row)) != (row.due_on, row.post_by, row.urgent_on):
            yield row.code


def promised(calendar: Calendar, rules: Rules, row: Any) -> Promise:
    """What the row of a request promises; one that was taken back promises nothing."""
    if row.retired_at is not None:
        return Promise()
    return promise(
        calendar,
        rules,
        state=State(row.state),
        submitted_on=_on(row.submitted_at),
        needed_on=None if row.needed_on is None else date.fromisoformat(row.needed_on),
        paused_days=row.paused_days,
        answered=row.answered_at is not None,
        sent=row.sent_at is not None,
    )


def words(connection: Connection, ids: Sequence[int] | None = None) -> None:
    """Fills the text that a search looks into. No private value is in it: who asks for a name asks
    the private values.
    """
    said: defaultdict[int, list[str]] = defaultdict(list)
    for row in _lines(connection, ids):
        said[row.requisition] += [row.said[:_SAID], row.search or ""]
    changed = []
    for row in _rows(connection, _named(), ids, False):
        asked = " ".join(dict.fromkeys(" ".join(said[row.id]).split()))[:_SAID]
        own = (row.code, row.number, row.title, row.kind, row.city, row.team, row.event_name or "")
        text = search_text(*own, asked)
        if text != row.search:
            changed.append({"key": row.id, "search": text})
    if changed:
        _WORDS.many(connection, changed)


def _rows(
    connection: Connection, chosen: Select[Any], ids: Sequence[int] | None, only_open: bool
) -> Iterator[Any]:
    if only_open:
        chosen = chosen.where(requisition.c.state.in_([state.value for state in OPEN]))
    if ids is None:
        yield from connection.execute(chosen)
        return
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        yield from connection.execute(chosen.where(requisition.c.id.in_(some))).all()


def _lines(connection: Connection, ids: Sequence[int] | None) -> Iterator[Any]:
    line = requisition_line.c
    chosen = (
        select(line.requisition, line.said, variant.c.search)
        .outerjoin_from(requisition_line, variant, variant.c.id == line.variant)
        .where(line.retired_at.is_(None))
        .order_by(line.requisition, line.position, line.id)
    )
    if ids is None:
        yield from connection.execute(chosen)
        return
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        yield from connection.execute(chosen.where(line.requisition.in_(some))).all()


@cache
def _columns() -> Select[Any]:
    r = requisition.c
    return select(
        r.id, r.code, r.state, r.retired_at, r.submitted_at, r.needed_on, r.paused_days,
        r.answered_at, r.sent_at, r.due_on, r.post_by, r.urgent_on,
    )  # fmt: skip


@cache
def _named() -> Select[Any]:
    r = requisition.c
    return select(
        r.id, r.code, r.number, r.title, r.kind, r.city, r.team, r.search,
        event.c.name.label("event_name"),
    ).outerjoin_from(requisition, event, event.c.id == r.event)  # fmt: skip


def _said(one: Promise) -> tuple[str | None, str | None, str | None]:
    due, post, urgent = (
        None if day is None else day.isoformat() for day in (one.due_on, one.post_by, one.urgent_on)
    )
    return due, post, urgent


def _on(at: int | None) -> date | None:
    """The day of a moment by the community's clock."""
    return None if at is None else moment(at, ZoneInfo(HOME)).date()
