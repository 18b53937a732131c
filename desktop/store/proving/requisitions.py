"""Requests stand where their rows, lines and threads say, decided by somebody who may."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from desktop.domain.people import name_key
from desktop.domain.requisitions import ENDED, Act, Source, State
from desktop.domain.safekeeping import Problem
from desktop.store.requisitions.notes import APPLICANT
from desktop.store.standing import taken_back
from desktop.store.tables import (
    person,
    private,
    requisition,
    requisition_line,
    requisition_note,
)

r, line, note = requisition.c, requisition_line.c, requisition_note.c
_OPEN = frozenset({State.DRAFT, State.SUBMITTED, State.ASKED})  # nothing is decided yet
_DECIDED = frozenset(
    {State.SECOND, State.APPROVED, State.SENT, State.RECEIVED, State.CLOSED, State.REJECTED}
)
# What stands in the thread of a request that is in this state.
_TOLD: dict[State, Act] = {
    State.ASKED: Act.ASK,
    State.SECOND: Act.APPROVE,
    State.REJECTED: Act.REJECT,
    State.CANCELLED: Act.CANCEL,
}
# What nobody asked us for needs no answer of somebody else.
_ANSWERED = frozenset({Source.FORM, Source.APP, Source.MESSAGE, Source.TEMPLATE})


def prove(connection: Connection) -> Iterator[Problem]:
    """All that must be true of requests, of their lines and of what is told of them."""
    told, former = _told(connection), _former(connection)
    keys = {one.id: name_key(one.name) for one in connection.execute(select(person))}
    states: dict[int, tuple[str, State]] = {}
    for row in connection.execute(select(requisition).where(r.retired_at.is_(None))):
        if row.state not in list(State) or not _fits(row, State(row.state)):
            yield Problem("requisition_state", {"request": row.code})
            continue
        state = State(row.state)
        states[row.id] = row.code, state
        if state in (State.SECOND, State.REJECTED) and row.decided_by is None:
            yield Problem("requisition_decided", {"request": row.code})
        if row.decided_by is not None and row.source in list(_ANSWERED):
            looked = (row.asked_by, row.seconded_by)
            own = row.decided_by in looked or row.asked_by == (row.seconded_by or 0)
            if own or not former[row.id].isdisjoint(
                map(keys.get, (row.decided_by, row.seconded_by))
            ):
                yield Problem("requisition_own", {"request": row.code})
        if state in _TOLD and _TOLD[state].value not in told[row.id]:
            yield Problem("requisition_untold", {"request": row.code})
    yield from _lines(connection, states)


def _fits(row: Row[Any], state: State) -> bool:
    paused = (row.paused_at is not None) is (state is State.ASKED)
    asked = state in (State.DRAFT, State.CANCELLED) or row.submitted_at is not None
    left = state not in (State.SENT, State.RECEIVED) or row.sent_at is not None
    ended = state not in ENDED or row.closed_at is not None
    return paused and asked and left and ended and row.paused_days >= 0 and row.value_fen >= 0


def _lines(connection: Connection, states: dict[int, tuple[str, State]]) -> Iterator[Problem]:
    rows = connection.execute(
        select(requisition_line).where(line.retired_at.is_(None)).order_by(line.id)
    )
    for row in rows:
        if row.requisition not in states:
            continue
        code, state = states[row.requisition]
        known = row.variant is not None or row.substitute is not None
        wrong = (
            row.lacking < 0
            or (state in _OPEN and row.approved is not None)
            or (state in _DECIDED and row.approved is None)
            or (bool(row.approved) and not known)
        )
        if wrong:
            yield Problem("requisition_line", {"request": code, "n": row.position})


def _told(connection: Connection) -> defaultdict[int, set[str]]:
    """The acts that stand in each thread."""
    wanted = [act.value for act in _TOLD.values()]
    rows = connection.execute(
        select(note.requisition, note.what)
        .where(note.what.in_(wanted), note.op_id.not_in(taken_back()))
        .distinct()
    )
    found: defaultdict[int, set[str]] = defaultdict(set)
    for key, what in rows:
        found[key].add(what)
    return found


def _former(connection: Connection) -> defaultdict[int, set[str]]:
    """Who stood as the applicant of each request before another one was entered, by their keys."""
    rows = connection.execute(
        select(note.requisition, private.c.value)
        .join(private, private.c.id == note.text)
        .where(note.what == APPLICANT, note.op_id.not_in(taken_back()))
    )
    found: defaultdict[int, set[str]] = defaultdict(set)
    for key, name in rows:
        if name:
            found[key].add(name_key(name))
    return found
