"""Counts looked at: the list, one count, its lines, its entries, what it comes to."""

from __future__ import annotations

from collections.abc import Collection

from desktop.domain.counts import Count, Expected, Result, Review, Said, State
from desktop.services.changes import Desk
from desktop.store.counts import books, entries, reading, rows
from desktop.store.counts.sheet import Sheet


def counts(desk: Desk, states: Collection[State] = frozenset(State)) -> list[Count]:
    """Counts of these states, open ones first, then the newest first."""
    with desk.database.reading() as connection:
        return reading.counts(connection, states)


def count(desk: Desk, count_id: int) -> Count:
    """One count; `others` names open counts over some of the same. Raises NotFound."""
    with desk.database.reading() as connection:
        return reading.count(connection, count_id)


def said(desk: Desk, count_id: int, limit: int = 50) -> list[Said]:
    """The last entries of a count, the newest first. Raises NotFound."""
    with desk.database.reading() as connection:
        rows.row(connection, count_id)
        return entries.said(connection, count_id, limit)


def results(desk: Desk, count_id: int) -> list[Result]:
    """What came of a closed count; what differs most first."""
    with desk.database.reading() as connection:
        return reading.results(connection, count_id)


def categories(desk: Desk, place: int, *, tree: bool = True) -> list[str]:
    """The categories of what lies at a place, to choose a scope from."""
    with desk.database.reading() as connection:
        where = rows.inside(connection, place, tree=tree)
        return books.categories(connection, where)


def expected(desk: Desk, count_id: int) -> list[Expected]:
    """Every line of a count: what should lie there, what was found besides, things that are no
    article yet; place by place. Blind counts tell no figures of the books. Raises NotFound.
    """
    with desk.database.reading() as connection:
        return Sheet(connection, rows.row(connection, count_id), who=desk.person).lines()


def review(desk: Desk, count_id: int) -> Review:
    """What closing a count now would say. Raises NotFound."""
    with desk.database.reading() as connection:
        known = reading.count(connection, count_id)
        sheet = Sheet(connection, rows.row(connection, count_id), sighted=True)
        return Review(
            count=known,
            lines=tuple(sheet.review()),
            uncounted=tuple(
                line for line in sheet.lines() if line.counted is None and line.code is not None
            ),
            nameless=tuple(sheet.nameless()),
        )
