"""What there is at the stand: events, tiles, shifts, sales, payments not heard of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop.domain.booth.event import Account, Event, Method, Sale, Shift, StandTile
from desktop.domain.listing import Page
from desktop.domain.moments import moment
from desktop.services.changes import Desk
from desktop.store.booth import events as rows
from desktop.store.booth import sales as sale_rows
from desktop.store.booth import takings, tills
from desktop.store.booth import tiles as tile_rows


@dataclass(frozen=True)
class Claim:
    """A payment nobody has heard of yet; `op` and `line` are what `hear` wants."""

    op: str
    line: int
    sale_op: str
    number: str
    at: datetime
    account: Account
    amount_fen: int


def events(desk: Desk) -> list[Event]:
    """All events, the latest first."""
    with desk.database.reading() as connection:
        return rows.events(connection)


def event(desk: Desk, name: str) -> Event:
    """An event by its name. Raises NotFound with the names there are."""
    with desk.database.reading() as connection:
        return rows.find(connection, name)


def methods(desk: Desk) -> list[Method]:
    """All ways to pay, in their usual order."""
    with desk.database.reading() as connection:
        return rows.methods(connection)


def accounts(desk: Desk, event_id: int) -> list[Account]:
    """The accounts an event offers, in the order of their keys."""
    with desk.database.reading() as connection:
        return rows.accounts(connection, event_id)


def open_shift(desk: Desk, event_id: int, letter: str) -> Shift | None:
    """The shift this station has open at a till, None if there is none."""
    with desk.database.reading() as connection:
        row = tills.open_shift(connection, event_id, letter, desk.station.bytes)
        return None if row is None else tills.get(connection, row.id)


def shifts(desk: Desk, event_id: int) -> list[Shift]:
    """All shifts of an event, the first one first."""
    with desk.database.reading() as connection:
        return tills.shifts(connection, event_id)


def tiles(desk: Desk, event_id: int) -> list[StandTile]:
    """What the till shows: items brought here first, then all others that have a price."""
    with desk.database.reading() as connection:
        return tile_rows.tiles(connection, rows.get(connection, event_id).place)


def sale(desk: Desk, op: UUID) -> Sale:
    """A sale as it stands now. Raises NotFound."""
    with desk.database.reading() as connection:
        return sale_rows.get(connection, op.bytes)


def find_sale(desk: Desk, number: str, event_id: int | None = None) -> Sale:
    """A sale by its number (`A-0017`, `a17`, `17`). Raises NotFound or Ambiguous."""
    with desk.database.reading() as connection:
        return sale_rows.get(connection, sale_rows.find(connection, event_id, number))


def last_sale(desk: Desk, event_id: int, letter: str) -> Sale | None:
    """The newest entry of this station's till at an event."""
    with desk.database.reading() as connection:
        op_id = sale_rows.last(connection, event_id, letter, desk.station.bytes)
        return None if op_id is None else sale_rows.get(connection, op_id)


def sales(
    desk: Desk, event_id: int, *, query: str = "", offset: int = 0, limit: int = 50
) -> Page[Sale]:
    """An event's entries, the newest first; the query is a number or an article."""
    with desk.database.reading() as connection:
        ops, total = sale_rows.listed(connection, event_id, query=query, offset=offset, limit=limit)
        return Page(tuple(sale_rows.get(connection, op) for op in ops), total)


def claims(desk: Desk, event_id: int) -> list[Claim]:
    """待到账: payments nobody has heard of, the oldest first."""
    with desk.database.reading() as connection:
        found = takings.open_claims(connection, event_id)
        known = rows.accounts_by_id(connection, [row.account for row in found])
        shared = tills.shared_letters(connection)
        return [
            Claim(
                op=row.op_id.hex(),
                line=row.line,
                sale_op=row.sale_op.hex(),
                number=sale_rows.number(row, shared),
                at=moment(row.at),
                account=known[row.account],
                amount_fen=row.amount_fen,
            )
            for row in found
        ]
