"""Attempts being recorded."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, func, select

from desktop.domain.bench.card import StepRow, Trouble
from desktop.domain.bench.sessions import Kind
from desktop.store.bench import boards, booking, sessions
from desktop.store.bench.standing import STANDING
from desktop.store.journal import canonical
from desktop.store.tables import attempt, board
from desktop.store.writing import Writer

a = attempt.c


@dataclass(frozen=True)
class Entry:
    """How a board's way ended, about to be recorded. `ms` of work."""

    project: str
    serial: str
    tag: int | None
    participant: int | None
    trouble: Trouble | None
    steps: tuple[StepRow, ...]
    firmware: str
    location: str
    ms: int
    returned: bool


@dataclass(frozen=True)
class Added:
    """What it became: the board's paper number and key, which try it was, and its stock."""

    tag: int | None
    key: str
    number: int
    booked: bool
    notice: Trouble | None


def add(writer: Writer, session_id: int, entry: Entry) -> Added:
    """Records an attempt, whatever became of the session meanwhile. Raises NotFound."""
    connection = writer.connection
    session = sessions.lock(connection, session_id, open_only=False)
    tag = entry.tag
    if tag is None and not entry.returned:
        tag = _open_tag(connection, session_id, entry.participant)
    if tag is None and not entry.serial:  # it must be known when it comes back
        tag = _next_tag(connection, session_id)
    row = {
        "session": session_id,
        "project": entry.project,
        "serial": entry.serial,
        "tag": tag,
        "participant": entry.participant,
        "ok": entry.trouble is None,
        "code": "" if entry.trouble is None else entry.trouble.code,
        "data": canonical({} if entry.trouble is None else dict(entry.trouble.data)),
        "steps": canonical([asdict(step) for step in entry.steps]),
        "firmware": entry.firmware,
        "location": entry.location,
        "ms": entry.ms,
        "returned": entry.returned,
        "board": boards.key_of(session_id, tag, entry.serial),
    }
    writer.add(attempt, [row])
    key = boards.settle(connection, session_id, tag, entry.serial)
    notice = None
    due = entry.trouble is None and session.kind == Kind.PRODUCTION
    if due and booking.of_board(connection, key) == 0:
        notice = booking.book(writer, session, writer.op_id)
    number = select(func.count()).where(a.board == key, STANDING)
    tries = int(connection.execute(number).scalar_one())
    return Added(tag, key, tries, booking.standing(connection, writer.op_id) > 0, notice)


def _next_tag(connection: Connection, session_id: int) -> int:
    last = select(func.max(a.tag)).where(a.session == session_id)
    return int(connection.execute(last).scalar() or 0) + 1


def _open_tag(connection: Connection, session_id: int, participant: int | None) -> int | None:
    """The paper number of the one board that this person has failed with so far: that is the
    board they come back with.
    """
    if participant is None:
        return None
    b = board.c
    mine = (b.participant == participant, b.session == session_id, b.serial == "", b.ok.is_(False))
    keys = connection.execute(select(b.key).where(*mine)).scalars().all()
    if len(keys) != 1:
        return None
    tagged = select(a.tag).where(a.board == keys[0], a.tag.is_not(None)).limit(1)
    found = connection.execute(tagged).scalar()
    return None if found is None else int(found)
