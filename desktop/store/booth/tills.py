"""Till letters, their numbers, and the shifts worked at them, as rows."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, insert, select, update

from desktop.domain.booth.event import Shift
from desktop.domain.errors import NoShift, TillElsewhere
from desktop.domain.moments import moment
from desktop.store.prepared import Prepared
from desktop.store.tables import (
    account,
    event,
    method,
    payment,
    person,
    sale,
    shift,
    shift_close,
    till,
    till_claim,
)
from desktop.store.writing import Writer

_TILL = select(till).where(till.c.letter == bindparam("letter")).with_for_update()
_NUMBER = Prepared(
    update(till)
    .where(till.c.letter == bindparam("key"), till.c.station == bindparam("mine"))
    .values(last_n=till.c.last_n + 1)
    .returning(till.c.last_n)
)
_OPEN = Prepared(
    select(
        shift.c.id,
        shift.c.uid,
        shift.c.event,
        event.c.uid.label("event_uid"),
        event.c.place,
        event.c.strict,
    )
    .join_from(shift, event, event.c.id == shift.c.event)
    .outerjoin(shift_close, shift_close.c.shift == shift.c.id)
    .where(
        shift.c.event == bindparam("event"),
        shift.c.letter == bindparam("letter"),
        shift.c.station == bindparam("station"),
        shift_close.c.op_id.is_(None),
    )
    .order_by(shift.c.id.desc())
    .limit(1)
)
_SHIFTS: Select[Any] = (
    select(
        shift,
        person.c.name,
        shift_close.c.at.label("closed_at"),
        shift_close.c.counted_fen,
        shift_close.c.expected_fen,
        shift_close.c.keeper,
        shift_close.c.note,
    )
    .join_from(shift, person, person.c.id == shift.c.opened_by)
    .outerjoin(shift_close, shift_close.c.shift == shift.c.id)
)


def claim(writer: Writer, letter: str, *, take_over: bool) -> None:
    """Makes a letter this station's. Raises TillElsewhere unless it may be taken over."""
    row = writer.connection.execute(_TILL, {"letter": letter}).first()
    if row is not None and bytes(row.station) == writer.station:
        return
    if row is not None and not take_over:
        raise TillElsewhere(letter, bytes(row.station).hex()[:4])
    first = 1 if row is None else row.last_n + 1
    said = {"letter": letter, "station": writer.station, "first_n": first}
    writer.add(till_claim, [said])
    if row is None:
        values = {"letter": letter, "station": writer.station, "last_n": 0}
        writer.connection.execute(insert(till).values(values))
    else:
        moved = update(till).where(till.c.letter == letter).values(station=writer.station)
        writer.connection.execute(moved)


def lock(connection: Connection, letter: str) -> None:
    """Waits until nobody else sells at this till; holds it until the commit."""
    connection.execute(_TILL, {"letter": letter})


def next_number(writer: Writer, letter: str) -> int:
    """The letter's next number; its row stays locked until the commit, so none is left out."""
    rows = _NUMBER(writer.connection, {"key": letter, "mine": writer.station})
    if not rows:
        row = writer.connection.execute(_TILL, {"letter": letter}).first()
        raise TillElsewhere(letter, "" if row is None else bytes(row.station).hex()[:4])
    return int(rows[0].last_n)


def open_shift(connection: Connection, event_id: int, letter: str, station: bytes) -> Any | None:
    """The shift this station has open at a till: id, event, place (the stand), strict."""
    values = {"event": event_id, "letter": letter, "station": station}
    rows = _OPEN(connection, values)
    return rows[0] if rows else None


def need_shift(writer: Writer, event_id: int, letter: str) -> Any:
    """As `open_shift`; raises NoShift where there is none."""
    row = open_shift(writer.connection, event_id, letter, writer.station)
    if row is None:
        name = select(event.c.name).where(event.c.id == event_id)
        raise NoShift(writer.connection.execute(name).scalar() or str(event_id), letter)
    writer.know(shift, row.id, row.uid)
    writer.know(event, row.event, row.event_uid)
    return row


def start(writer: Writer, event_id: int, letter: str, float_fen: int) -> int:
    """Opens a shift; its local id."""
    return writer.born(
        shift,
        {
            "event": event_id,
            "letter": letter,
            "station": writer.station,
            "float_fen": float_fen,
            "opened_by": writer.actor,
        },
    )


def close(
    writer: Writer, shift_id: int, counted_fen: int, expected_fen: int, keeper: str, note: str
) -> None:
    """Closes a shift with what was counted and who keeps the cash."""
    writer.add(
        shift_close,
        [
            {
                "shift": shift_id,
                "counted_fen": counted_fen,
                "expected_fen": expected_fen,
                "keeper": keeper,
                "note": note,
                "closed_by": writer.actor,
            }
        ],
    )


def expected_cash(connection: Connection, shift_id: int) -> int:
    """Float + Σ(paid − change) − cash refunds of a shift, in fen."""
    begun = connection.execute(select(shift.c.float_fen).where(shift.c.id == shift_id)).scalar_one()
    taken = connection.execute(
        select(func.coalesce(func.sum(payment.c.amount_fen), 0))
        .join_from(payment, account, account.c.id == payment.c.account)
        .join(method, method.c.id == account.c.method)
        .where(payment.c.shift == shift_id, method.c.cash)
    ).scalar_one()
    return int(begun) + int(taken)


def shifts(connection: Connection, event_id: int) -> list[Shift]:
    """All shifts of an event, the first one first."""
    rows = connection.execute(_SHIFTS.where(shift.c.event == event_id).order_by(shift.c.id))
    return [_shift(row) for row in rows]


def get(connection: Connection, shift_id: int) -> Shift:
    """A shift by its local id."""
    return _shift(connection.execute(_SHIFTS.where(shift.c.id == shift_id)).one())


def last(connection: Connection, station: bytes) -> Shift | None:
    """The shift that this station opened last."""
    mine = _SHIFTS.where(shift.c.station == station).order_by(shift.c.id.desc()).limit(1)
    row = connection.execute(mine).first()
    return None if row is None else _shift(row)


def _shift(row: Row[Any]) -> Shift:
    return Shift(
        id=row.id,
        uid=row.uid.hex(),
        event=row.event,
        letter=row.letter,
        station=bytes(row.station).hex(),
        opened_at=moment(row.at),
        opened_by=row.name,
        float_fen=row.float_fen,
        closed_at=None if row.closed_at is None else moment(row.closed_at),
        counted_fen=row.counted_fen,
        expected_fen=row.expected_fen,
        keeper=row.keeper or "",
        note=row.note or "",
    )


def shared_letters(connection: Connection) -> frozenset[str]:
    """Letters under which two stations gave out the same numbers before they were merged."""
    claims = select(till_claim.c.letter).group_by(till_claim.c.letter)
    several = claims.having(func.count(func.distinct(till_claim.c.station)) > 1)
    suspects = connection.execute(several).scalars().all()
    shared = set()
    for letter in suspects:
        rows = connection.execute(
            select(func.min(sale.c.n).label("first"), func.max(sale.c.n).label("final"))
            .where(sale.c.letter == letter)
            .group_by(sale.c.station)
        ).all()
        spans = sorted((row.first, row.final) for row in rows)
        if any(a[1] >= b[0] for a, b in pairwise(spans)):
            shared.add(letter)
    return frozenset(shared)
