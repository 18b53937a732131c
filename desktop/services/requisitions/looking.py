"""Requests as a person looks at them: a list, a board, one request's whole story."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from desktop.domain.listing import Page
from desktop.domain.moments import at_home
from desktop.domain.requisitions import (
    Act,
    Line,
    LineDraft,
    Requisition,
    RequisitionDraft,
    Side,
    Source,
    State,
    Told,
    Verdict,
    judge,
)
from desktop.domain.requisitions.lists import Board, Chip
from desktop.services.changes import Desk
from desktop.store import private
from desktop.store.requisitions import lines as line_rows
from desktop.store.requisitions import listing, notes, rows, seeing
from desktop.store.requisitions.sides import sides as sides_of

SORTS = listing.SORTS
_CARDS = 30


def requisitions(
    desk: Desk,
    query: str = "",
    *,
    chips: Collection[str] = (),
    states: Collection[State] = (),
    sources: Collection[Source] = (),
    event: int | None = None,
    giveaway: int | None = None,
    sort: str = "urgent",
    descending: bool = False,
    offset: int = 0,
    limit: int = 200,
) -> Page[Requisition]:
    """Requests that fit: all words of the query, one of the chips that say where it stands, all
    other chips, one of the states, one of the sources (none: any).

    `chips` are words of `Chip`; `sort` is one of SORTS: by default the most urgent first.
    """
    with desk.database.reading() as connection:
        known = [Chip(chip) for chip in chips]
        return listing.page(
            connection,
            _today(desk),
            query,
            chips=known,
            states=states,
            sources=sources,
            event=event,
            giveaway=giveaway,
            looker=listing.who(connection, desk.person) if Chip.MINE in known else None,
            sort=sort,
            descending=descending,
            offset=offset,
            limit=limit,
        )


def number(
    desk: Desk,
    id: int,
    query: str = "",
    *,
    chips: Collection[str] = (),
    sort: str = "urgent",
    descending: bool = False,
) -> int | None:
    """Where a request (local id) stands in the list that `requisitions` gives, from 0; None where
    it is left out.
    """
    with desk.database.reading() as connection:
        known = [Chip(chip) for chip in chips]
        return listing.number(
            connection,
            _today(desk),
            id,
            query,
            chips=known,
            looker=listing.who(connection, desk.person) if Chip.MINE in known else None,
            sort=sort,
            descending=descending,
        )


def requisition(desk: Desk, id: int | str) -> Requisition:
    """One request by its local id or its code. Raises NotFound."""
    with desk.database.reading() as connection:
        row = rows.get(connection, id)
        return seeing.one(connection, row.id, _today(desk))


def lines(desk: Desk, id: int | str) -> tuple[Line, ...]:
    """The lines of a request, in their order. Raises NotFound."""
    with desk.database.reading() as connection:
        return tuple(line_rows.of(connection, rows.get(connection, id).id))


def story(desk: Desk, id: int | str) -> tuple[Told, ...]:
    """All that was done with a request and said about it, its parcels' acts too, the oldest first.

    Raises NotFound.
    """
    with desk.database.reading() as connection:
        return tuple(notes.story(connection, rows.get(connection, id).id))


def board(desk: Desk, first: int = _CARDS) -> Board:
    """The states with their counts and the `first` most urgent requests of each."""
    with desk.database.reading() as connection:
        return listing.board(connection, _today(desk), first)


def sides(desk: Desk, id: int | str) -> frozenset[Side]:
    """Who the person at work is to a request. Raises NotFound."""
    with desk.database.reading() as connection:
        return sides_of(connection, desk.person, rows.get(connection, id))


def verdicts(desk: Desk, id: int | str) -> Mapping[Act, Verdict]:
    """Of every act whether the person at work may do it with a request now. Raises NotFound."""
    with desk.database.reading() as connection:
        row = rows.get(connection, id)
        stands = sides_of(connection, desk.person, row)
    return {act: judge(State(row.state), act, stands) for act in Act}


def may(desk: Desk, id: int | str) -> frozenset[Act]:
    """What the person at work may do with a request now. Raises NotFound."""
    found = verdicts(desk, id)
    return frozenset(act for act, verdict in found.items() if verdict is Verdict.YES)


def remark(desk: Desk, id: int | str) -> str:
    """What the asker remarked, for who answers, packs or asked; "" for others and after a purge.

    Raises NotFound.
    """
    with desk.database.reading() as connection:
        row = rows.get(connection, id)
        stands = sides_of(connection, desk.person, row)
        if row.remark is None or stands.isdisjoint({Side.MANAGER, Side.HOME, Side.ASKER}):
            return ""
        return private.reveal(connection, bytes(row.remark)) or ""


def draft(desk: Desk, id: int | str) -> tuple[RequisitionDraft, tuple[LineDraft, ...]]:
    """A request as a form begins with it; its contact is never read back. Raises NotFound."""
    one = requisition(desk, id)
    said = RequisitionDraft(
        title=one.title,
        applicant=one.applicant,
        kind=one.kind,
        city=one.city,
        team=one.team,
        headcount=one.headcount,
        needed_on=one.needed_on,
        event=one.event,
        remark=remark(desk, one.id) or None,
        number=one.number,
        source=one.source,
        goal=one.goal,
        submitted_at=one.submitted_at,
    )
    asked = [
        LineDraft(
            code=line.code or None,
            qty=line.qty,
            said=line.said,
            qty_said=line.qty_said,
            sure=line.sure,
            loan=line.loan,
            back_on=line.back_on,
        )
        for line in lines(desk, one.id)
    ]
    return said, tuple(asked)


def _today(desk: Desk) -> date:
    return at_home(desk.now()).date()
