"""The board by stage, the time line against an event's days, budget against actual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.production import (
    BOARD,
    Board,
    Budget,
    Column,
    Milestone,
    Production,
    Span,
    Stage,
    Timeline,
    plan,
)
from desktop.domain.production import budget as add_up
from desktop.services.changes import Desk
from desktop.services.production.acting import today
from desktop.store.booth import events
from desktop.store.production import listing, matching

_OWN_DAYS = ("ordered_on", "sent_on", "promised_on", "arrived_on", "needed_on")
_ALL = 10**9


@dataclass(frozen=True)
class Words:
    """What was typed before, for fields that complete what is typed."""

    categories: tuple[str, ...]
    people: tuple[str, ...]
    carriers: tuple[str, ...]
    contracts: tuple[str, ...]
    pay_states: tuple[str, ...]
    invoice_states: tuple[str, ...]


def board(desk: Desk, event: int | None = None) -> Board:
    """Everything that is had made for an event (None: for all), by stage; what is late first."""
    things = _things(desk, event)
    columns = []
    for stage in BOARD:
        cards = [thing for thing in things if thing.draft.stage is stage]
        cards.sort(key=lambda thing: (-thing.late, _due_day(thing), thing.id))
        columns.append(Column(stage, tuple(cards), sum(thing.late > 0 for thing in cards)))
    whole = add_up(things).total
    return Board(
        columns=tuple(columns),
        late=sum(column.late for column in columns),
        total=sum(len(column.cards) for column in columns),
        budget_fen=whole.budget_fen,
        actual_fen=whole.actual_fen,
    )


def timeline(desk: Desk, event: int | None = None) -> Timeline:
    """What is had made day by day, against the plan of an event where one is said."""
    things = [t for t in _things(desk, event) if t.draft.stage is not Stage.BUDGET]
    marks: tuple[tuple[str, date], ...] = ()
    name = ""
    if event is not None:
        with desk.database.reading() as connection:
            one = events.get(connection, event)
        name, days = one.name, plan(one.starts_on, one.ends_on)
        marks = tuple((milestone.value, days.day(milestone)) for milestone in Milestone)
    spans = [Span(thing, _marks(thing)) for thing in things]
    spans.sort(key=lambda span: (min(day for _, day in span.marks), span.production.id))
    now = today(desk)
    known = [now, *(day for _, day in marks), *(day for span in spans for _, day in span.marks)]
    week = timedelta(weeks=1)
    return Timeline(name, now, min(known) - week, max(known) + week, marks, tuple(spans))


def _marks(thing: Production) -> tuple[tuple[str, date], ...]:
    said = [(name, getattr(thing.draft, name)) for name in _OWN_DAYS]
    found = [(name, day) for name, day in said if day is not None]
    if thing.due is not None:
        found.append(("due", thing.due.on))
    if not found:
        found.append(("since", thing.since.date()))
    return tuple(sorted(found, key=lambda mark: mark[1]))


def budget(desk: Desk, event: int | None = None) -> Budget:
    """Budget against actual by category, for an event (None: for all)."""
    return add_up(_things(desk, event))


def words(desk: Desk) -> Words:
    """What was typed before, each word once, in order."""
    with desk.database.reading() as connection:
        return Words(**matching.typed(connection))


def _things(desk: Desk, event: int | None) -> Sequence[Production]:
    with desk.database.reading() as connection:
        page = listing.things(connection, today(desk), event_id=event, sort="added", limit=_ALL)
    return page.rows


def _due_day(thing: Production) -> date:
    return thing.due.on if thing.due else date.max
