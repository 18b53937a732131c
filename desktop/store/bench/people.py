"""Participants as rows: names, kits, whose boards."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from desktop.domain.bench.sessions import Participant
from desktop.domain.errors import HasKit, Missing, NotFound
from desktop.domain.stock import Move, PlaceKind
from desktop.store import owners, places, private, stock
from desktop.store.bench import boards, sessions
from desktop.store.tables import attempt, board, board_holder, kit_handed, operation, participant
from desktop.store.tables import private as values
from desktop.store.writing import Writer

p, k = participant.c, kit_handed.c
HANDED, SOLD = "handed", "sold"


def participants(connection: Connection, session_id: int) -> list[Participant]:
    """Everybody of a session, by number."""
    rows = connection.execute(
        select(p.id, p.number, values.c.value)
        .outerjoin(values, values.c.id == p.name)
        .where(p.session == session_id, p.retired_at.is_(None))
        .order_by(p.number, p.id)
    ).all()
    kits = _kits(connection, p.session == session_id)
    mine: defaultdict[int, list[Any]] = defaultdict(list)
    b = board.c
    theirs = select(b.participant, b.serial, b.tag).join(participant, p.id == b.participant)
    for row in connection.execute(theirs.where(p.session == session_id).order_by(b.key)):
        mine[row.participant].append(row)
    return [
        Participant(
            id=row.id,
            name=row.value or "",
            number=row.number,
            kit=kits.get(row.id, ""),
            serials=tuple(one.serial for one in mine[row.id] if one.serial),
            tags=tuple(one.tag for one in mine[row.id] if not one.serial),
        )
        for row in rows
    ]


def _kits(connection: Connection, *where: Any) -> dict[int, str]:
    """Who has a kit, and how they came by it."""
    rows = connection.execute(
        select(k.participant, k.how)
        .join(participant, p.id == k.participant)
        .where(*where)
        .group_by(k.participant, k.how)
        .having(func.sum(k.qty) > 0)
    )
    return {row.participant: row.how for row in rows}


def add(writer: Writer, session_id: int, names: Sequence[tuple[str, str]]) -> list[int]:
    """Adds people: (name, what a search looks into). Raises NotFound and SessionClosed."""
    sessions.lock(writer.connection, session_id)
    last = select(func.max(p.number)).where(p.session == session_id)
    first = int(writer.connection.execute(last).scalar() or 0) + 1
    rows = [{"value": name, "search": search} for name, search in names]
    kept = private.keep_many(writer, rows)
    born = [
        {"session": session_id, "number": first + i, "name": name, "retired_at": None}
        for i, name in enumerate(kept)
    ]
    return writer.born_many(participant, born)


def added_by(connection: Connection, op_id: bytes) -> frozenset[int]:
    """Whom an act of `add` added; nobody, where there is no such act yet."""
    o = operation.c
    asked = select(o.result).where(o.op_id == op_id, o.kind == "add_participants")
    said = connection.execute(asked).scalar()
    return frozenset(json.loads(said)) if said else frozenset()


def get(connection: Connection, participant_id: int) -> Row[Any]:
    """A participant's row, locked until the commit. Raises NotFound."""
    held = select(participant).where(p.id == participant_id).with_for_update()
    row = connection.execute(held).first()
    if row is None or row.retired_at is not None:
        raise NotFound("participant", str(participant_id))
    return row


def hand_kit(writer: Writer, participant_id: int) -> None:
    """One kit of the session goes from its place to this person.

    Raises NotFound, SessionClosed, HasKit, Missing, OutOfStock and Reserved.
    """
    connection = writer.connection
    session = _kit_for(writer, participant_id)
    if session.kit is None:
        raise Missing("kit")
    if session.place is None:
        raise Missing("place")
    whose = session.owner or owners.usual(connection, session.kit, session.place)
    goal = places.outside(connection, PlaceKind.GIVEN)
    stock.post(writer, [Move(session.kit, whose, 1, session.place, goal)])
    say_kit(writer, participant_id, HANDED, 1)


def sold_kit(writer: Writer, participant_id: int, sale: str) -> None:
    """The till sold this person a kit. Raises NotFound, SessionClosed and HasKit."""
    _kit_for(writer, participant_id)
    say_kit(writer, participant_id, SOLD, 1, sale)


def _kit_for(writer: Writer, participant_id: int) -> Row[Any]:
    row = get(writer.connection, participant_id)
    session = sessions.lock(writer.connection, row.session)
    if how := _kits(writer.connection, p.id == participant_id).get(participant_id):
        raise HasKit(row.number, how)
    return session


def say_kit(writer: Writer, participant_id: int, how: str, qty: int, sale: str = "") -> None:
    """A person came by a kit, or (-1) did not after all."""
    row = {"line": writer.next_line(kit_handed), "participant": participant_id}
    writer.add(kit_handed, [row | {"how": how, "qty": qty, "sale": sale}])


def assign(writer: Writer, participant_id: int, text: str) -> str:
    """A board by its serial or paper number is this person's; its key. Raises NotFound."""
    connection = writer.connection
    row = get(connection, participant_id)
    key = boards.find(connection, text, row.session)
    hold(writer, key, participant_id)
    return key


def hold(writer: Writer, key: str, participant_id: int | None) -> None:
    """Whose a board is from now on; None: nobody's."""
    a = attempt.c
    first = select(a.op_id).where(a.board == key).order_by(a.at, a.recorded_at, a.op_id).limit(1)
    of_op = writer.connection.execute(first).scalar_one()
    row = {"line": writer.next_line(board_holder), "of_op": of_op, "participant": participant_id}
    writer.add(board_holder, [row])
    boards.recount(writer.connection, [key])


def tied(connection: Connection, participant_id: int) -> bool:
    """Whether a person has a kit or a board."""
    if _kits(connection, p.id == participant_id):
        return True
    b = board.c
    theirs = select(b.key).where(b.participant == participant_id).limit(1)
    return connection.execute(theirs).first() is not None


def passed(connection: Connection, session_id: int) -> dict[int, tuple[str, ...]]:
    """Who of a session has a board that passed, and its serial numbers."""
    b = board.c
    rows = connection.execute(
        select(b.participant, b.serial)
        .join(participant, p.id == b.participant)
        .where(p.session == session_id, b.ok.is_(True))
        .order_by(b.key)
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for who, serial in rows:
        found[who].append(serial)
    return {who: tuple(serials) for who, serials in found.items()}
