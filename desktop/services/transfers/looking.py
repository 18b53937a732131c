"""Transfers as a person looks at them: a list, one card, what waits for whom."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from desktop.domain.listing import Page
from desktop.domain.stock import Act as Done
from desktop.domain.transfers import MAY, Act, Line, Side, State, Transfer
from desktop.services.changes import Desk
from desktop.store import keeping
from desktop.store.transfers import listing, rows
from desktop.store.transfers.sides import sides_of


@dataclass(frozen=True)
class Card:
    """One transfer with its lines and its story; `may` is what the person at work may do now."""

    transfer: Transfer
    lines: tuple[Line, ...]
    story: tuple[Done, ...]
    sides: frozenset[Side]
    may: frozenset[Act]


@dataclass(frozen=True)
class Waiting:
    """What waits: transfers on their way, the oldest first, those that this person shall confirm,
    and drafts that hold goods. All of them are few.
    """

    aged: tuple[Transfer, ...]
    mine: tuple[Transfer, ...]
    idle: tuple[Transfer, ...]


def transfers(
    desk: Desk,
    *,
    states: Collection[State] = (),
    query: str = "",
    mine: bool = False,
    from_place: int | None = None,
    sort: str = "sent",
    descending: bool = True,
    offset: int = 0,
    limit: int = 200,
) -> Page[Transfer]:
    """Transfers in these states (none: all); words of the query are looked for in codes, waybills,
    couriers, notes and the names of both ends. `mine`: those on their way to places that the
    person at work keeps (to all places, for who keeps none). `from_place`: only from there.

    `sort` is code, from, to, state, made, sent or needed.
    """
    with desk.database.reading() as connection:
        # Who keeps nothing sees all of them.
        goals = (keeping.kept_by(connection, desk.person) or None) if mine else None
        wanted = [State.SENT] if mine else states
        starts = None if from_place is None else {from_place}
        return listing.page(
            connection,
            states=wanted,
            query=query,
            to_places=goals,
            from_places=starts,
            sort=sort,
            descending=descending,
            offset=offset,
            limit=limit,
        )


def transfer(desk: Desk, code: str) -> Transfer:
    """One transfer by its code. Raises NotFound."""
    with desk.database.reading() as connection:
        return listing.values(connection, [rows.get(connection, code)])[0]


def card(desk: Desk, code: str) -> Card:
    """One transfer with all that a person wants to know of it. Raises NotFound."""
    with desk.database.reading() as connection:
        row = rows.get(connection, code)
        found = listing.values(connection, [row])[0]
        here = sides_of(connection, desk.person, row)
        return Card(
            found,
            tuple(listing.lines(connection, row)),
            tuple(listing.story(connection, row)),
            here.of,
            frozenset(act for state, act in MAY if state is found.state and here.may(act)),
        )


def sides(desk: Desk, code: str) -> frozenset[Side]:
    """The sides of a transfer the person at work stands on. Raises NotFound."""
    with desk.database.reading() as connection:
        return sides_of(connection, desk.person, rows.get(connection, code)).of


def story(desk: Desk, code: str) -> list[Done]:
    """What was done with a transfer, the newest first. Raises NotFound."""
    with desk.database.reading() as connection:
        return listing.story(connection, rows.get(connection, code))


def waiting(desk: Desk) -> Waiting:
    """What waits for somebody; see `Waiting`."""
    now = desk.now()
    sent = transfers(desk, states=[State.SENT], sort="sent", descending=False).rows
    with desk.database.reading() as connection:
        goals = keeping.kept_by(connection, desk.person)
    mine = tuple(one for one in sent if one.to_id in goals)
    drafts = transfers(desk, states=[State.DRAFT], sort="made", descending=False).rows
    return Waiting(
        tuple(one for one in sent if one.aged(now)),
        mine,
        tuple(one for one in drafts if one.pieces and one.aged(now)),
    )
